"""How records refer to one another, read from the annotations of the record types.

A reference that is required falls with its target; an optional one is cleared; one in a list
is taken out of the list. Everything that follows references (the index, integrity, deletion,
merging two elements) uses this one description.
"""

from __future__ import annotations

import dataclasses
import operator
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from canvas_studio.model.records import RECORD_TYPES, base
from canvas_studio.model.records.base import MayDangle, OutlivesTarget, Record

TARGETS: Mapping[Any, str | None] = {
    base.ReleaseId: "release",
    base.RoleId: "role",
    base.ValueId: "value",
    base.StageId: "stage",
    base.GrowthStepId: "growth_step",
    base.GoalId: "goal",
    base.FunctionId: "function",
    base.CrossingId: "crossing",
    base.DimensionId: "dimension",
    base.ModuleId: "module",
    base.OptionSetId: "option_set",
    base.RouteId: "route",
    base.BusinessLineId: "business_line",
    base.TaskItemId: "task_item",
    base.ObservationId: "observation",
    base.StoryId: "story",
    base.StoryStepId: "story_step",
    base.DataViewId: "data_view",
    base.BaselineId: "baseline",
    base.RecordId: None,
}
"""The type tag that each id type points at; None for any type."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place in a record type that holds an id, or a list of ids."""

    path: str
    target: str | None
    arity: Literal["required", "optional", "many"]
    may_dangle: bool
    outlives_target: bool = False
    """Whether, once a baseline is signed, deleting the target leaves it as it is."""


@dataclass(frozen=True, slots=True)
class _Nested:
    """An attribute that holds a value (or a tuple of values) with references inside."""

    many: bool
    parts: tuple[tuple[str, Reference | _Nested], ...]


_Parts = tuple[tuple[str, Reference | _Nested], ...]


def _describe(path: str, annotation: Any) -> Reference | _Nested | None:
    may_dangle = outlives_target = False
    many = False
    optional = False
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            may_dangle |= MayDangle in annotation.__metadata__
            outlives_target |= OutlivesTarget in annotation.__metadata__
            annotation = annotation.__origin__
        elif origin in (typing.Union, types.UnionType):
            members = [a for a in typing.get_args(annotation) if a is not type(None)]
            if len(members) != 1:
                return None
            optional, annotation = True, members[0]
        elif origin is tuple:
            many, annotation = True, typing.get_args(annotation)[0]
        else:
            break
    if annotation in TARGETS:
        arity: Literal["required", "optional", "many"] = (
            "many" if many else "optional" if optional else "required"
        )
        return Reference(path, TARGETS[annotation], arity, may_dangle, outlives_target)
    if dataclasses.is_dataclass(annotation):
        parts = _parts(annotation, f"{path}.")
        return _Nested(many, parts) if parts else None
    return None


def _parts(cls: Any, prefix: str = "") -> _Parts:
    described = (
        (field.name, _describe(prefix + field.name, field.type))
        for field in dataclasses.fields(cls)
    )
    return tuple((name, part) for name, part in described if part is not None)


_PARTS: Mapping[str, _Parts] = {tag: _parts(cls) for tag, cls in RECORD_TYPES.items()}


_FLAT: Mapping[str, tuple[tuple[str, Reference], ...]] = {
    tag: tuple(flat)
    for tag, parts in _PARTS.items()
    if len(flat := [(n, p) for n, p in parts if isinstance(p, Reference) and p.arity != "many"])
    == len(parts)
}
"""The types whose references are plain attributes; crossings and participations are, in masses."""


def references_of(record: Record) -> Iterable[tuple[Reference, str]]:
    """Each reference in `record` with the id that it holds, in the order of the attributes."""
    flat = _FLAT.get(record.type)
    if flat is None:
        return _walk(record, _PARTS[record.type])
    return [(part, held) for name, part in flat if (held := getattr(record, name))]


def _walk(value: Any, parts: _Parts) -> Iterator[tuple[Reference, str]]:
    for name, part in parts:
        held = getattr(value, name)
        if not held:
            continue
        if isinstance(part, Reference):
            if part.arity == "many":
                for target in held:
                    yield part, target
            else:
                yield part, held
        elif part.many:
            for item in held:
                yield from _walk(item, part.parts)
        else:
            yield from _walk(held, part.parts)


_PLAIN: Mapping[str, Callable[[Record], tuple[str, ...]]] = {
    tag: operator.attrgetter(*(name for name, _ in flat))
    for tag, flat in _FLAT.items()
    if len(flat) > 1 and all(reference.arity == "required" for _, reference in flat)
}


def target_ids(record: Record) -> Sequence[str]:
    """The ids that `record` refers to, repeats included."""
    plain = _PLAIN.get(record.type)
    return plain(record) if plain else [target for _, target in references_of(record)]


def map_references(record: Record, change: Callable[[Reference, str], str | None]) -> Record | None:
    """`record` with every held id replaced by what `change` returns for it.

    None takes the id out; where the reference is required, the record cannot stay and the
    result is None. In lists, repeats that arise are dropped.
    """
    try:
        return typing.cast(Record, _map(record, _PARTS[record.type], change))
    except _RequiredReferenceGoneError:
        return None


class _RequiredReferenceGoneError(Exception):
    pass


def _map(value: Any, parts: _Parts, change: Callable[[Reference, str], str | None]) -> Any:
    replaced: dict[str, Any] = {}
    for name, part in parts:
        held = getattr(value, name)
        if not held:
            continue
        if isinstance(part, _Nested):
            new: Any = (
                tuple(_map(item, part.parts, change) for item in held)
                if part.many
                else _map(held, part.parts, change)
            )
        elif part.arity == "many":
            mapped = (change(part, target) for target in held)
            new = tuple(dict.fromkeys(target for target in mapped if target is not None))
        else:
            new = change(part, held)
            if new is None and part.arity == "required":
                raise _RequiredReferenceGoneError
        if new != held:
            replaced[name] = new
    return dataclasses.replace(value, **replaced) if replaced else value
