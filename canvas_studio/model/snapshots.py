"""Snapshots: named moments of a canvas, to compare with what became of it and to return to.

A snapshot is no copy. It is a place in the row of steps, and between one snapshot and the next
lies what changed in between; so taking one costs nothing, however large the canvas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from canvas_studio.messages import Message
from canvas_studio.model.changes import NO_LABEL, Change, ChangeSet, squash

MOST = 60
"""So many snapshots are kept; the oldest goes for one more."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A named moment."""

    number: int
    """Higher than that of every earlier one."""
    name: str
    at: float
    """Seconds since the epoch."""


@dataclass(slots=True)
class _Held:
    snapshot: Snapshot
    after: dict[str, Change] = field(default_factory=dict)
    """What changed between it and the next one, or the present."""


class Snapshots:
    """The snapshots of one document, which they follow step by step."""

    def __init__(self, held: Iterable[tuple[Snapshot, ChangeSet]] = ()) -> None:
        """`held` are those of an earlier session, each with what changed until the next one."""
        self._held = [_Held(snapshot, dict(after.changes)) for snapshot, after in held]
        self._next = self._held[-1].snapshot.number + 1 if self._held else 1

    def __iter__(self) -> Iterator[Snapshot]:
        """The oldest comes first."""
        return (held.snapshot for held in self._held)

    def __len__(self) -> int:
        return len(self._held)

    def stretches(self) -> list[tuple[Snapshot, ChangeSet]]:
        """Each snapshot with what changed until the next one, or the present: to be kept."""
        return [(held.snapshot, ChangeSet(held.after)) for held in self._held]

    def take(self, name: str, at: float) -> Snapshot:
        """Name the present moment."""
        snapshot = Snapshot(self._next, name, at)
        self._next += 1
        self._held.append(_Held(snapshot))
        del self._held[:-MOST]
        return snapshot

    def forget(self, snapshot: Snapshot) -> None:
        """Give one up; what changed after it is then what changed after the one before."""
        at = self._place(snapshot)
        gone = self._held.pop(at)
        if at > 0:
            _add(self._held[at - 1].after, gone.after)

    def follow(self, changes: ChangeSet) -> None:
        """A step was made, undone or redone."""
        if self._held:
            _add(self._held[-1].after, changes.changes)

    def changes_since(self, snapshot: Snapshot, label: Message = NO_LABEL) -> ChangeSet:
        """What turns the canvas of the snapshot into that of now; KeyError where it is not held."""
        later = self._held[self._place(snapshot) :]
        return squash((ChangeSet(held.after) for held in later), label)

    def _place(self, snapshot: Snapshot) -> int:
        for at, held in enumerate(self._held):
            if held.snapshot.number == snapshot.number:
                return at
        raise KeyError(snapshot)


def _add(net: dict[str, Change], more: Mapping[str, Change]) -> None:
    """Let `net` say what it and then `more` come to."""
    for id, change in more.items():
        earlier = net.get(id)
        if earlier is None:
            net[id] = change
        elif earlier.before == change.after:
            del net[id]
        else:
            net[id] = Change(earlier.before, change.after)
