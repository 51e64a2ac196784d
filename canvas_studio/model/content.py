"""Content: the records of a canvas at one moment, with the look-ups that everything reads by.

A `Document` changes its content in place through `apply`; a snapshot is a copy that nobody
changes, safe to hand to another thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set, ValuesView
from types import MappingProxyType
from typing import Any, TypeVar, cast

from canvas_studio.model.changes import Change
from canvas_studio.model.records import (
    RECORD_TYPES,
    CodedRecord,
    Crossing,
    Function,
    Goal,
    Participation,
    Project,
    Record,
    Role,
    crossing_id,
)
from canvas_studio.model.records.references import target_ids
from canvas_studio.model.referrers import Referrers

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=CodedRecord)


class Content:
    """Records by id, by type, by code and by who refers to them."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {}
        self._by_type: dict[type[Record], dict[str, Record]] = {
            cls: {} for cls in RECORD_TYPES.values()
        }
        self._referrers = Referrers()
        self._codes: dict[type[Record], dict[str, tuple[str, ...]]] = {}
        self._ordered_ids: dict[type[Record], list[str]] = {}
        for record in records:
            self._insert(record)

    # -- reading -----------------------------------------------------------------------------

    @property
    def records(self) -> Mapping[str, Record]:
        return MappingProxyType(self._records)

    @property
    def project(self) -> Project:
        return cast(Project, self._records["project"])

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def find(self, id: str | None) -> Record | None:
        """The record with this id, or None."""
        return self._records.get(id) if id is not None else None

    def get(self, type: type[R], id: str) -> R:
        """The record of this type with this id; KeyError where there is none."""
        record = self._records[id]
        if not isinstance(record, type):
            raise KeyError(id)
        return record

    def every(self, type: type[R]) -> ValuesView[R]:
        """All records of a type in no particular order, without a copy."""
        return cast("ValuesView[R]", self._by_type[type].values())

    def of(self, type: type[R]) -> list[R]:
        """All records of a type in the user's order (or by id where the type has none)."""
        held = self._by_type[type]
        return cast("list[R]", [held[id] for id in self.ids(type)])

    def ids(self, type: type[Record]) -> Sequence[str]:
        """The ids of all records of a type in the order of `of`, without a copy."""
        ids = self._ordered_ids.get(type)
        if ids is None:
            held = self._by_type[type].values()
            ids = self._ordered_ids[type] = [r.id for r in sorted(held, key=_order)]
        return ids

    def count(self, type: type[Record]) -> int:
        return len(self._by_type[type])

    def by_code(self, type: type[C], code: str) -> C | None:
        """The record of this type that people call by `code`."""
        ids = self._codes.get(type, {}).get(code)
        return cast("C", self._records[ids[0]]) if ids else None

    def ids_with_code(self, type: type[Record], code: str) -> tuple[str, ...]:
        """The ids of all records of a type with this code; more than one breaks MOD002."""
        return self._codes.get(type, {}).get(code, ())

    def codes(self, type: type[Record]) -> Iterable[str]:
        return self._codes.get(type, {}).keys()

    def referrer_ids(self, id: str, type: type[Record] | None = None) -> Set[str]:
        """The ids of all records, or of those of one type, that refer to `id`."""
        referrers = self._referrers
        return referrers.of_any_type(id) if type is None else referrers.of(id, type)

    def referrers(self, id: str, type: type[R]) -> list[R]:
        """The records of one type that refer to `id`, in the user's order."""
        held = self._by_type[type]
        found = [held[r] for r in self._referrers.of(id, type)]
        return cast("list[R]", sorted(found, key=_order) if len(found) > 1 else found)

    def crossing(self, goal: str, function: str) -> Crossing | None:
        """The crossing of a goal and a function, or None where the cell is blank."""
        return cast("Crossing | None", self._records.get(crossing_id(goal, function)))

    def participations(self, crossing: str) -> list[Participation]:
        """Who takes part in a crossing, in the order of the cell."""
        return self.referrers(crossing, Participation)

    def ends_of(self, participation: Participation) -> tuple[Goal, Function, Role]:
        """The goal, the function and the role that a participation joins."""
        crossing = self.get(Crossing, participation.crossing)
        return (
            self.get(Goal, crossing.goal),
            self.get(Function, crossing.function),
            self.get(Role, participation.role),
        )

    # -- copies and changes ------------------------------------------------------------------

    def copy(self) -> Content:
        """A snapshot: the same records, independent of later changes.

        A matter of milliseconds for 150,000 records: what is shared is copied when it changes.
        """
        twin = Content()
        twin._records = self._records.copy()
        twin._by_type = {cls: held.copy() for cls, held in self._by_type.items()}
        twin._referrers = self._referrers.copy()
        twin._codes = {cls: held.copy() for cls, held in self._codes.items()}
        twin._ordered_ids = self._ordered_ids.copy()
        return twin

    def apply(self, changes: Iterable[Change]) -> None:
        """Put every `after` in the place of its `before`. For Document only: checks nothing."""
        for before, after in changes:
            if before is None:
                if after is not None:
                    self._insert(after)
            elif after is None:
                self._remove(before)
            else:
                self._replace(before, after)

    def _insert(self, record: Record) -> None:
        id, cls = record.id, type(record)
        self._records[id] = record
        self._by_type[cls][id] = record
        self._referrers.add(record)
        if isinstance(record, CodedRecord):
            self._note_code(record)
        self._ordered_ids.pop(cls, None)

    def _remove(self, record: Record) -> None:
        id, cls = record.id, type(record)
        del self._records[id]
        del self._by_type[cls][id]
        self._referrers.remove(record)
        if isinstance(record, CodedRecord):
            self._forget_code(record)
        self._ordered_ids.pop(cls, None)

    def _replace(self, before: Record, after: Record) -> None:
        if type(before) is not type(after) or _order(before) != _order(after):
            self._ordered_ids.pop(type(before), None)
        if target_ids(before) != target_ids(after):
            self._referrers.remove(before)
            self._referrers.add(after)
        if isinstance(before, CodedRecord):
            self._forget_code(before)
        if isinstance(after, CodedRecord):
            self._note_code(after)
        self._records[after.id] = after
        self._by_type[type(after)][after.id] = after

    def _note_code(self, record: CodedRecord) -> None:
        held = self._codes.setdefault(type(record), {})
        held[record.code] = (*held.get(record.code, ()), record.id)

    def _forget_code(self, record: CodedRecord) -> None:
        held = self._codes[type(record)]
        ids = tuple(id for id in held[record.code] if id != record.id)
        if ids:
            held[record.code] = ids
        else:
            del held[record.code]


def _order(record: Any) -> tuple[str, str]:
    return (getattr(record, "order", ""), record.id)
