"""Reads the exchange YAML, as a new project or into an existing one.

Into an existing project, elements are matched by type and code. What the file does not mention
stays; nothing is deleted.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path
from typing import Any, cast

from canvas_studio.ingest.proposal import Proposal, Reader
from canvas_studio.messages import Message, message
from canvas_studio.model import storage
from canvas_studio.model.changes import Change, ChangeSet, difference
from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    RECORD_TYPES,
    CodedRecord,
    Crossing,
    Participation,
    Project,
    Record,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.references import map_references
from canvas_studio.model.records.wording import type_words


def propose(path: Path, into: Content | None) -> Proposal:
    """The proposal to take over everything in the YAML file at `path`."""
    read = storage.load(path)
    label = message("导入 {name}", "Import {name}", name=path.name)
    if into is None:
        changes = difference({}, read.records, label)
        return Proposal(changes, understood=_counted(changes))
    changes = ChangeSet(_matched(read, into), label, "import")
    left_out = (
        message(
            "项目信息未导入：保留现有项目“{name}”",
            'The project data was not imported: "{name}" is kept',
            name=into.project.name,
        ),
    )
    return Proposal(changes, understood=_counted(changes), left_out=left_out)


def _matched(read: Content, into: Content) -> dict[str, Change]:
    """The changes that put the records read into `into`, under the ids used there."""
    ids = _ids_there(read, into)
    changes: dict[str, Change] = {}
    for record in read.records.values():
        if isinstance(record, Project):
            continue
        moved = map_references(record, lambda _, target: ids.get(target, target))
        assert moved is not None, "every target keeps an id"
        there = into.find(ids[record.id])
        after = _with(moved, id=ids[record.id])
        if there is not None and hasattr(there, "order"):
            after = _with(after, order=there.order)
        if after != there:
            changes[after.id] = Change(there, after)
    return changes


def _ids_there(read: Content, into: Content) -> dict[str, str]:
    """For each record read, the id of its counterpart in `into`, or an id that is free there."""
    ids: dict[str, str] = {}
    for cls in RECORD_TYPES.values():
        for record in read.of(cls):
            ids[record.id] = _id_there(record, ids, into)
    return ids


def _id_there(record: Record, ids: dict[str, str], into: Content) -> str:
    if isinstance(record, Project):
        return record.id
    if isinstance(record, Crossing):
        return crossing_id(ids[record.goal], ids[record.function])
    if isinstance(record, Participation):
        return participation_id(ids[record.crossing], ids[record.role])
    if isinstance(record, CodedRecord):
        there = into.by_code(type(record), record.code)
        if there is not None:
            return there.id
    else:
        for other in into.every(type(record)):
            if _with(other, id="", order="") == _with(record, id="", order=""):
                return other.id
    taken = set(ids.values())
    id, number = record.id, 2
    while id in into or id in taken:
        id, number = f"{record.id}_{number}", number + 1
    return id


def _with(record: Record, **values: Any) -> Record:
    return cast(Record, dataclasses.replace(cast(Any, record), **values))


def _counted(changes: ChangeSet) -> tuple[Message, ...]:
    new = Counter(c.record.type for c in changes if c.before is None)
    changed = Counter(c.record.type for c in changes if c.before is not None)
    return tuple(
        message(
            "{type}：新增 {new}，修改 {changed}",
            "{type}: {new} new, {changed} changed",
            type=type_words(tag),
            new=new[tag],
            changed=changed[tag],
        )
        for tag in RECORD_TYPES
        if new[tag] or changed[tag]
    )


EXCHANGE_YAML = Reader(
    id="yaml",
    title=message("交换格式 YAML", "Exchange YAML"),
    suffixes=(".yaml", ".yml"),
    propose=propose,
)
