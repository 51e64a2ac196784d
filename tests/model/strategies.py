"""Random canvases for property tests: every type, every attribute, and texts that look for trouble."""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from functools import cache
from typing import Any, Literal

from hypothesis import strategies as st

from canvas_studio.model.content import Content
from canvas_studio.model.integrity import repaired
from canvas_studio.model.records import (
    RECORD_TYPES,
    CodedRecord,
    Crossing,
    Dimension,
    LText,
    Participation,
    Project,
    Record,
    Stage,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.fixed import FIXED_DIMENSIONS, FIXED_STAGES, UNNAMED_PROJECT
from canvas_studio.model.records.references import TARGETS
from canvas_studio.model.records.text import clean

TROUBLE = (
    "专家（入驻、产出内容）；用户", "a/b;c", "=1+1", "<b>&amp;", "no", "on", "null", "~", "y", "09:00",
    "1e3", "0x1F", "2026-03-20", "- a", "a: b", "a #b", "{zh: x}", "[x]", "*a", "&a", "!!str x", "%x",
    "'", '"', "\\", "\\n", "line one\nline two", "🙂👩‍👩‍👧", "𠮷", "e\u0301", "　", "},{\"id\":", "},\n{",
    "{name}", "x" * 300, "", "\ufeff", "\u2028", "#", "?", "|", ">", "symbol:x", "goal:G01",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(TROUBLE),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
)
"""Text as a record may hold it: anything that UTF-8 can say."""

ltexts = st.builds(LText, zh=texts, en=texts)
_codes = texts.filter(lambda code: clean(code) and len(code) <= 32)

_TAGS = {cls: tag for tag, cls in RECORD_TYPES.items()}
_ANY_TYPE = tuple(cls for cls in RECORD_TYPES.values() if cls not in (Project, Stage, Dimension))


@st.composite
def contents(draw: st.DrawFn, max_records: int = 14) -> Content:
    """A valid canvas of some random elements."""
    chosen = draw(st.lists(st.sampled_from(_ANY_TYPE), max_size=max_records))
    for cls in chosen:  # grows while it is gone through
        chosen += [other for other in _needed(cls) if other not in chosen]
    order = list(RECORD_TYPES.values())
    ids: dict[str, list[str]] = {tag: [] for tag in RECORD_TYPES}
    records: list[Record] = [*FIXED_STAGES, *FIXED_DIMENSIONS]
    for fixed in records:
        ids[fixed.type].append(fixed.id)
    for cls in [Project, *sorted(chosen, key=order.index)]:
        record = draw(_record(cls, ids, len(records)))
        if record is not None:
            ids[record.type].append(record.id)
            records.append(record)
    content, _ = repaired(Content(records))
    return content


@st.composite
def _record(
    draw: st.DrawFn, cls: type[Record], ids: dict[str, list[str]], number: int
) -> Record | None:
    attributes: dict[str, Any] = {"id": f"{_TAGS[cls]}_{number:02d}"}
    for name, (annotation, required) in _attributes(cls).items():
        if not required and draw(st.booleans()):
            continue
        value = _value(annotation, ids)
        if value is None:
            if required:
                return None
            continue
        attributes[name] = draw(value)
    if issubclass(cls, CodedRecord) or cls is Project:
        attributes["code"] = draw(_codes)
    if cls is Project:
        attributes |= {"id": "project", "version": draw(st.sampled_from(["V0.1", "V12.30"]))}
        attributes["client"] = UNNAMED_PROJECT.client
    elif cls is Crossing:
        attributes["id"] = crossing_id(attributes["goal"], attributes["function"])
    elif cls is Participation:
        attributes["id"] = participation_id(attributes["crossing"], attributes["role"])
    return cls(**attributes)


@cache
def _needed(cls: type[Record]) -> tuple[type[Record], ...]:
    """The types that a record of this type must refer to."""
    targets = [TARGETS.get(hint) for hint, required in _attributes(cls).values() if required]
    return tuple(RECORD_TYPES[tag] for tag in targets if tag is not None)


@cache
def _attributes(cls: Any) -> dict[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return {
        field.name: (hints[field.name], field.default is dataclasses.MISSING)
        for field in dataclasses.fields(cls)
        if field.name not in ("id", "type", "code")
    }


def _value(annotation: Any, ids: dict[str, list[str]]) -> st.SearchStrategy[Any] | None:
    """Values of an attribute; None where it must refer to something and there is nothing."""
    low: float | None = None
    high: float | None = None
    while typing.get_origin(annotation) is typing.Annotated:
        for mark in annotation.__metadata__:
            for limit in getattr(mark, "metadata", ()):
                low = getattr(limit, "ge", getattr(limit, "gt", low))
                high = getattr(limit, "le", high)
        annotation = annotation.__origin__
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in TARGETS:
        tag = TARGETS[annotation]
        known = ids[tag] if tag else [id for held in ids.values() for id in held]
        return st.sampled_from(known) if known else None
    if origin in (typing.Union, types.UnionType):
        members = [_value(a, ids) for a in arguments if a is not type(None)]
        usable = [m for m in members if m is not None]
        if type(None) in arguments:
            usable.append(st.none())
        return st.one_of(usable) if usable else None
    if origin is tuple:
        item = _value(arguments[0], ids)
        return st.just(()) if item is None else st.lists(item, max_size=3, unique=True).map(tuple)
    if origin is Literal:
        return st.sampled_from(arguments)
    if dataclasses.is_dataclass(annotation) and annotation is not LText:
        return _part(annotation, ids)
    return _simple(annotation, low, high)


def _simple(annotation: Any, low: float | None, high: float | None) -> st.SearchStrategy[Any]:
    if annotation is LText:
        return ltexts
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return st.integers(1 if low is not None else -(10**6), 10 if high is not None else 10**6)
    if annotation is float:
        return st.floats(low if low is not None else -1e9, high if high is not None else 1e9)
    if annotation is datetime.date:
        return st.dates()
    if annotation is datetime.datetime:
        moments = st.datetimes(timezones=st.sampled_from([None, datetime.UTC]))
        return moments.map(lambda moment: moment.replace(fold=0))
    assert annotation is str, annotation
    return texts


@st.composite
def _part(draw: st.DrawFn, cls: Any, ids: dict[str, list[str]]) -> Any:
    attributes = {}
    for name, (annotation, required) in _attributes(cls).items():
        if name.startswith(("on_demand_", "configurable_", "horizon", "variants_per")):
            attributes[name] = draw(st.one_of(st.integers(1, 999), st.floats(0.25, 1e17)))
        elif required or draw(st.booleans()):
            value = _value(annotation, ids)
            if value is not None:
                attributes[name] = draw(value)
    return cls(**attributes)
