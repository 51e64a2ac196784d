"""The text of a canvas file: one record per line in canonical order, and quick ways both ways.

Only what is exactly of this form is read here; `canvas_diagnosis` reads everything else.
"""

from __future__ import annotations

import contextlib
import gc
import operator
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from pydantic import TypeAdapter, ValidationError

from canvas_studio.model.canonical import ADAPTERS
from canvas_studio.model.content import Content
from canvas_studio.model.records import RECORD_TYPES, Record

FORMAT = "canvas-studio"
VERSION = 1

_HEAD = b'{"format": "%s", "version": %d, "records": [\n' % (FORMAT.encode(), VERSION)
_FOOT = b"\n]}\n"
_BETWEEN = b",\n"
_TAG_START = len(b'{"type":"')
_VALIDATE: Mapping[bytes, Any] = {
    tag.encode(): ADAPTERS[cls].validator.validate_json for tag, cls in RECORD_TYPES.items()
}
_DUMP: Mapping[type[Record], Any] = {
    cls: TypeAdapter(list[cls]).serializer.to_json  # type: ignore[valid-type]
    for cls in RECORD_TYPES.values()
}
_CHUNK = 512
_PIECE = 1 << 20


@contextlib.contextmanager
def without_gc() -> Iterator[None]:
    """Making 100,000 objects sets off collections that find nothing and take half of the time.

    What was made is frozen, so that later collections do not walk through it either; records hold
    no cycles and still go when nobody refers to them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.enable()


def read_quickly(data: bytes) -> list[Record] | None:
    """The records of a file as this program writes it; None where it is anything else."""
    if not (data.startswith(_HEAD) and data.endswith(_FOOT)):
        return None
    records: list[Record] = []
    append = records.append
    try:
        for line in _lines_between(data, len(_HEAD), len(data) - len(_FOOT)):
            tag = line[_TAG_START : line.index(b'"', _TAG_START)]
            append(_VALIDATE[tag](line))
    except (ValidationError, ValueError, KeyError):
        return None
    return records


def _lines_between(data: bytes, start: int, end: int) -> Iterator[bytes]:
    """The lines of records, split a piece at a time: nothing else can run while one is split."""
    while start < end:
        stop = data.find(_BETWEEN, start + _PIECE, end)
        stop = end if stop < 0 else stop
        yield from data[start:stop].split(_BETWEEN)
        start = stop + len(_BETWEEN)


def record_of_line(line: bytes) -> Record:
    """The record of one canonical line; ValueError where it is none."""
    validate = _VALIDATE.get(line[_TAG_START : line.index(b'"', _TAG_START)])
    if validate is None:
        raise ValueError("unknown type of record")
    record: Record = validate(line)
    return record


def line_of(position: int) -> int:
    """The line of the record at `position`, from 0, in a file as this program writes it."""
    return position + 2


class _Chunk:
    """Consecutive records of one type with their lines, joined."""

    __slots__ = ("first_id", "records", "text")

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.first_id = records[0].id
        self.text = lines(records)


class _Written:
    """All records of one type as they were written last."""

    __slots__ = ("chunks", "records")

    def __init__(self, records: list[Record], known: Sequence[_Chunk]) -> None:
        self.records = records
        """In the order in which the content held them, for the question whether anything changed."""
        self.chunks = _chunks(records, known)


_WRITTEN: WeakKeyDictionary[Content, dict[type[Record], _Written]] = WeakKeyDictionary()
"""The lines of contents that were written or read before. A chunk is used again only for the very
records it was made of, which cannot change; so a save costs what was edited, not the whole."""


def chunks(content: Content) -> Iterator[bytes]:
    """The text of the file in pieces."""
    prepare(content)
    yield _HEAD
    first = True
    for written in _WRITTEN[content].values():
        for chunk in written.chunks:
            if not first:
                yield _BETWEEN
            first = False
            yield chunk.text
    yield _FOOT


def prepare(content: Content) -> None:
    """Make the lines of all records that have none yet, so that the next save need not."""
    known = _WRITTEN.get(content, {})
    made: dict[type[Record], _Written] = {}
    with without_gc():
        for cls in RECORD_TYPES.values():
            records = list(content.every(cls))
            written = known.get(cls)
            if written is None or not _are_same(records, written.records):
                written = _Written(records, written.chunks if written else ())
            made[cls] = written
    _WRITTEN[content] = made


def _are_same(some: Sequence[Record], others: Sequence[Record]) -> bool:
    return len(some) == len(others) and all(map(operator.is_, some, others))


def _chunks(held: Sequence[Record], known: Sequence[_Chunk]) -> list[_Chunk]:
    """Chunks of these records in order of id, those already known where nothing changed."""
    by_id = {record.id: record for record in held}
    ids = sorted(by_id)
    records = [by_id[id] for id in ids]
    borders = [bisect_left(ids, chunk.first_id) for chunk in known]
    made: list[_Chunk] = []
    position = 0
    for n, chunk in enumerate(known):
        made += _fresh(records[position : borders[n]])
        position = borders[n + 1] if n + 1 < len(known) else len(records)
        run = records[borders[n] : position]
        made += [chunk] if _are_same(run, chunk.records) else _fresh(run)
    return [*made, *_fresh(records[position:])]


def _fresh(records: Sequence[Record]) -> Iterator[_Chunk]:
    for start in range(0, len(records), _CHUNK):
        yield _Chunk(records[start : start + _CHUNK])


_OPENINGS: Mapping[type[Record], bytes] = {
    cls: b'{"type":"%s","id":' % tag.encode() for tag, cls in RECORD_TYPES.items()
}


def lines(records: Sequence[Record]) -> bytes:
    """The canonical lines of records of one type, with commas between them.

    They are written in one go, which takes a third of the time. Quotation marks inside a text
    are escaped, and `id` comes first in records only: so `},{"id":` stands between two records
    and nowhere else.
    """
    cls = type(records[0])
    opening = _OPENINGS[cls]
    listed: bytes = _DUMP[cls](list(records), exclude_defaults=True)
    joined = listed[1:-1].replace(b'},{"id":', b"},\n" + opening)
    return opening + joined[len(b'{"id":') :]
