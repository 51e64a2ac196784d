"""Who refers to whom: the index behind `Content.referrers`, with copies that cost next to nothing."""

from __future__ import annotations

from collections.abc import Set

from canvas_studio.model.records import RECORD_TYPES, Record
from canvas_studio.model.records.references import target_ids

_NOBODY: frozenset[str] = frozenset()


class Referrers:
    """The ids of referrers by their type and by whom they refer to.

    By type, so that the few trainings of a role are not sought among its thousands of
    participations. A copy shares the sets with its original; whoever changes one of them first
    takes a copy of that one.
    """

    def __init__(self) -> None:
        self._held: dict[type[Record], dict[str, set[str]]] = {
            cls: {} for cls in RECORD_TYPES.values()
        }
        self._own: set[tuple[type[Record], str]] | None = None
        """Which sets no copy shares; None while there is no copy."""

    def of(self, id: str, type: type[Record]) -> Set[str]:
        """The ids of all records of a type that refer to `id`. Not to be kept: it may change."""
        return self._held[type].get(id, _NOBODY)

    def of_any_type(self, id: str) -> Set[str]:
        """The ids of all records that refer to `id`."""
        return _NOBODY.union(*(held[id] for held in self._held.values() if id in held))

    def copy(self) -> Referrers:
        """The same index, independent of later changes."""
        twin = Referrers()
        twin._held = {cls: held.copy() for cls, held in self._held.items()}
        self._own, twin._own = set(), set()
        return twin

    def add(self, record: Record) -> None:
        """Note whom `record` refers to."""
        cls, id = type(record), record.id
        held = self._held[cls]
        for target in target_ids(record):
            if target not in held:
                held[target] = {id}
                if self._own is not None:
                    self._own.add((cls, target))
            else:
                self._to_change(cls, target).add(id)

    def remove(self, record: Record) -> None:
        """Forget whom `record` refers to."""
        cls = type(record)
        held = self._held[cls]
        for target in target_ids(record):
            if target in held:
                known = self._to_change(cls, target)
                known.discard(record.id)
                if not known:
                    del held[target]

    def _to_change(self, cls: type[Record], target: str) -> set[str]:
        held = self._held[cls]
        if self._own is not None and (cls, target) not in self._own:
            self._own.add((cls, target))
            held[target] = held[target].copy()
        return held[target]
