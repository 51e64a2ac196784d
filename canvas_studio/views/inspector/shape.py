"""What the annotations of the record types say of an attribute: its values, its target, its default."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from canvas_studio.model.records import RECORD_TYPES
from canvas_studio.model.records.references import TARGETS


@dataclass(frozen=True, slots=True)
class Shape:
    """One attribute of a record type, or of a part of it."""

    annotation: Any
    """Without None, limits and the tuple around it."""
    is_optional: bool
    is_list: bool
    is_required: bool
    """Whether a record cannot be made without it."""

    @property
    def choices(self) -> Sequence[str]:
        """The values of a fixed set, in order."""
        found = typing.get_args(self.annotation)
        return found if typing.get_origin(self.annotation) is typing.Literal else ()

    @property
    def target(self) -> str | None:
        """The type of the records that it refers to."""
        return TARGETS.get(self.annotation)


@cache
def shape(kind: str, path: str) -> Shape:
    """The shape of the attribute at `path`, such as "indicator.target", of a kind of records."""
    holder: Any = RECORD_TYPES[kind]
    *parts, last = [part for part in path.split(".") if not part.isdigit()]
    for part in parts:
        holder = _plain(typing.get_type_hints(holder, include_extras=True)[part])[0]
    annotation, is_optional, is_list = _plain(
        typing.get_type_hints(holder, include_extras=True)[last]
    )
    (field,) = (f for f in dataclasses.fields(holder) if f.name == last)
    required = field.default is dataclasses.MISSING and not parts
    return Shape(annotation, is_optional, is_list, required)


def _plain(annotation: Any) -> tuple[Any, bool, bool]:
    is_optional = is_list = False
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = annotation.__origin__
        elif origin in (typing.Union, types.UnionType):
            members = [a for a in typing.get_args(annotation) if a is not type(None)]
            is_optional |= len(members) < len(typing.get_args(annotation))
            if len(members) > 1:  # int | float
                return float, is_optional, is_list
            annotation = members[0]
        elif origin is tuple:
            is_list, annotation = True, typing.get_args(annotation)[0]
        else:
            return annotation, is_optional, is_list
