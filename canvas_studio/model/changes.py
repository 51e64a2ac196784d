"""ChangeSet: what a step changed, as the record before and after it, per id.

The one value behind undo, redo, listeners, the journal, incremental findings, comparison of
two versions and merging.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from canvas_studio.messages import Message, message
from canvas_studio.model.records import Record

NO_LABEL = message("", "")


class Change(NamedTuple):
    """One record before and after; None where it did not or does not exist."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is now, or as it last was."""
        record = self.after or self.before
        assert record is not None
        return record


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The changes of one step by record id, with the step's name, who made it and when."""

    changes: Mapping[str, Change] = field(default_factory=dict)
    label: Message = NO_LABEL
    origin: str = "user"
    at: float = field(default=0.0, compare=False)
    """When it was made, in seconds since the epoch; 0 for what is no step of a document."""

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes.values())

    def __len__(self) -> int:
        return len(self.changes)

    def inverse(self, origin: str | None = None) -> ChangeSet:
        """The change-set that takes this one back, under the same label."""
        swapped = {id: Change(c.after, c.before) for id, c in self.changes.items()}
        return ChangeSet(swapped, self.label, self.origin if origin is None else origin, self.at)


def squash(
    steps: Iterable[ChangeSet], label: Message = NO_LABEL, origin: str = "user"
) -> ChangeSet:
    """Consecutive steps as one; what they changed and changed back falls out."""
    net: dict[str, Change] = {}
    for step in steps:
        for id, change in step.changes.items():
            earlier = net.get(id)
            net[id] = change if earlier is None else Change(earlier.before, change.after)
    return ChangeSet({i: c for i, c in net.items() if c.before != c.after}, label, origin)


def difference(
    before: Mapping[str, Record], after: Mapping[str, Record], label: Message = NO_LABEL
) -> ChangeSet:
    """What turns the records of `before` into those of `after`."""
    changes: dict[str, Change] = {}
    new = dict(after)
    for id, one in before.items():
        other = new.pop(id, None)
        if one is not other and one != other:  # most are the same object, which is quick to see
            changes[id] = Change(one, other)
    changes |= {id: Change(None, other) for id, other in new.items()}
    return ChangeSet(changes, label, "difference")
