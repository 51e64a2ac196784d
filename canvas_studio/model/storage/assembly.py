"""Records of a file to a valid content: what two of them say about one thing, and integrity.

Nothing is repaired unasked; the report says what is wrong and what a repair would do.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from canvas_studio.errors import UserError
from canvas_studio.messages import Localised, message
from canvas_studio.model.content import Content
from canvas_studio.model.integrity import repaired, violations
from canvas_studio.model.records import (
    Crossing,
    Participation,
    Record,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.base import CrossingId
from canvas_studio.model.records.names import shown
from canvas_studio.model.storage.problems import LoadReport, Problem, from_violation

Place = Callable[[int], Localised | None]


def report(
    path: Path,
    records: Sequence[Record],
    problems: Iterable[Problem] = (),
    place: Place = lambda position: None,
) -> LoadReport:
    """What these records amount to; `place` says where the one at a position stands in the file.

    `problems` were found before and have their repair in `records` already.
    """
    content = Content(records)
    found = list(problems)
    if not found and len(content) == len(records) and not any(violations(content)):
        return LoadReport(path, content)
    positions = {record.id: position for position, record in enumerate(records)}
    unique, doubles = _without_doubles(records, place)
    found += doubles
    try:
        sound, done = repaired(Content(unique))
    except UserError as error:
        found.append(Problem(cast(Any, error)))
        return LoadReport(path, None, tuple(found))
    for violation in done:
        position = positions.get(violation.record.id)
        found.append(from_violation(violation, None if position is None else place(position)))
    return LoadReport(path, None, tuple(found), sound)


def _without_doubles(
    records: Sequence[Record], place_of: Place
) -> tuple[list[Record], list[Problem]]:
    """One record per id: what is said twice about a crossing is merged (MOD004)."""
    kept: dict[str, Record] = {}
    problems: list[Problem] = []
    new_ids: dict[str, str] = {}
    for n, given in enumerate(records):
        record = _with_derived_id(given, new_ids)
        earlier = kept.get(record.id)
        if earlier is None:
            if record.id != given.id:
                problems.append(_wrong_id(given, record, place_of(n)))
            kept[record.id] = record
        elif isinstance(earlier, Crossing) and isinstance(record, Crossing):
            problems.append(_double(record, place_of(n), "MOD004"))
            kept[record.id] = dataclasses.replace(earlier, source=earlier.source or record.source)
        elif isinstance(earlier, Participation) and isinstance(record, Participation):
            problems.append(_double(record, place_of(n), "MOD004"))
            kept[record.id] = _merged(earlier, record)
        elif earlier == record:
            problems.append(_double(record, place_of(n), "MOD002"))
        else:
            number = 2
            while (id := f"{record.id}_{number}") in kept:
                number += 1
            kept[id] = dataclasses.replace(cast(Any, record), id=id)
            what = message(
                "标识 {id} 重复：{record}",
                "the id {id} is used twice: {record}",
                id=record.id,
                record=shown(record),
            )
            repair = message(
                "{record} 改用标识 {id}", "Give {record} the id {id}", record=shown(record), id=id
            )
            problems.append(Problem(what, place_of(n), repair, "MOD002"))
    return list(kept.values()), problems


def _with_derived_id(record: Record, new_ids: dict[str, str]) -> Record:
    """A crossing or participation under the id that follows from its ends."""
    if isinstance(record, Crossing):
        derived: str = crossing_id(record.goal, record.function)
    elif isinstance(record, Participation):
        crossing = CrossingId(new_ids.get(record.crossing, record.crossing))
        derived = participation_id(crossing, record.role)
        record = dataclasses.replace(record, crossing=crossing)
    else:
        return record
    if derived != record.id:
        new_ids[record.id] = derived
    return dataclasses.replace(record, id=derived)


def _merged(first: Participation, second: Participation) -> Participation:
    return dataclasses.replace(
        first,
        activities=tuple(dict.fromkeys((*first.activities, *second.activities))),
        raci=tuple(dict.fromkeys((*first.raci, *second.raci))),
        note=first.note or second.note,
        source=first.source or second.source,
    )


def _double(record: Record, place: Localised | None, code: str) -> Problem:
    what = message("{record} 重复出现", "{record} is given twice", record=record.id)
    return Problem(what, place, message("合并 {record}", "Merge {record}", record=record.id), code)


def _wrong_id(given: Record, record: Record, place: Localised | None) -> Problem:
    what = message(
        "{record} 的标识应为 {expected}",
        "{record} must have the id {expected}",
        record=given.id,
        expected=record.id,
    )
    repair = message("改用标识 {id}", "Use the id {id}", id=record.id)
    return Problem(what, place, repair, "MOD004")
