"""The canonical form of records: one JSON line each, always the same bytes for the same record.

Files are written in it, and fingerprints are made of it.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from pydantic import TypeAdapter

from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    RECORD_TYPES,
    CodedRecord,
    OrderedRecord,
    Project,
    Record,
    Waiver,
)

ADAPTERS: Mapping[type[Record], TypeAdapter[Any]] = {
    cls: TypeAdapter(cls) for cls in RECORD_TYPES.values()
}
_PREFIXES = {cls: b'{"type":"' + tag.encode() + b'",' for tag, cls in RECORD_TYPES.items()}

FINGERPRINT_DIGITS = 12


def canonical_line(record: Record) -> bytes:
    """`record` as one line of UTF-8 JSON without its line feed; defaults are left out.

    Keys come in schema order, so equal records give equal bytes.
    """
    cls = type(record)
    return _PREFIXES[cls] + ADAPTERS[cls].dump_json(record, exclude_defaults=True)[1:]


def canonical_order(content: Content) -> Iterator[Record]:
    """All records by type in schema order, then by id."""
    for cls in RECORD_TYPES.values():
        held = content.every(cls)
        yield from sorted(held, key=_id)


def _id(record: Record) -> str:
    return record.id


def fingerprint(content: Content) -> str:
    """The first 12 hex digits of the SHA-256 of the content, by which paper and file are matched.

    Waivers and the time of the last change do not count (domain 2.1).
    """
    digest = hashlib.sha256()
    for record in canonical_order(content):
        if isinstance(record, Waiver):
            continue
        if isinstance(record, Project):
            digest.update(ADAPTERS[Project].dump_json(record, exclude={"updated_at"}))
        else:
            digest.update(canonical_line(record))
        digest.update(b"\n")
    return digest.hexdigest()[:FINGERPRINT_DIGITS]


def targets_fingerprint(content: Content, targets: Sequence[str]) -> str:
    """What a waiver remembers of the targets of its finding; the waiver lapses when it differs.

    Targets are ids, or symbols such as "demand". Book-keeping does not count: codes, places in a
    list, the version and progress of the project.
    """
    digest = hashlib.sha256()
    for target in targets:
        record = content.find(target)
        if record is not None:
            record = cast(Record, dataclasses.replace(cast(Any, record), **_bookkeeping(record)))
        digest.update(target.encode() if record is None else canonical_line(record))
        digest.update(b"\n")
    return digest.hexdigest()[:FINGERPRINT_DIGITS]


def _bookkeeping(record: Record) -> Mapping[str, Any]:
    if isinstance(record, Project):
        return {
            "version": "V0.0",
            "status": "draft",
            "progress": "value",
            "retired_codes": (),
            "updated_at": None,
        }
    if isinstance(record, CodedRecord):
        return {"code": "", "order": ""}
    return {"order": ""} if isinstance(record, OrderedRecord) else {}
