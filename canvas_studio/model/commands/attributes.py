"""Reading and changing one attribute of a record by its path, such as "indicator.target"."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.records import (
    NO_TEXT,
    BuildCost,
    BuildDecision,
    Indicator,
    LText,
    Persona,
    Record,
    Touchpoint,
)
from canvas_studio.model.records.wording import attribute_words

R = TypeVar("R", bound=Record)

_BLANKS: dict[type[Any], Any] = {
    Indicator: Indicator(),
    Persona: Persona(),
    BuildDecision: BuildDecision(),
    Touchpoint: Touchpoint(direction="downstream"),
    BuildCost: BuildCost(
        on_demand_first=0,
        on_demand_per_variant=0,
        configurable_first=0,
        configurable_per_variant=0,
    ),
}
"""What an optional part is before anything is filled in."""


def value_at(record: Record, path: str) -> Any:
    """The value of an attribute; of a part that is not there, what it would be if it were."""
    value: Any = record
    for name in path.split("."):
        value = _step(value, name)
    return value


def with_value(record: R, path: str, value: Any) -> R:
    """`record` with another value at `path`; a number in a path is a place in a list.

    A missing part is made, and one from which the last value is taken goes. None gives an
    attribute of a part its value in an empty one. UserError where the value does not fit.
    """
    try:
        return cast(R, _replaced(record, path.split("."), value))
    except ValidationError as error:
        raise UserError(
            message(
                "“{value}”不能作为{attribute}。",
                "“{value}” cannot be the {attribute}.",
                value=value,
                attribute=attribute_words(path),
            )
        ) from error


def _step(value: Any, name: str) -> Any:
    if isinstance(value, tuple):
        at = int(name)
        return value[at] if at < len(value) else LText()
    held = getattr(value, name)
    return _blank(cast(Any, type(value)), name) if held is None else held


def _replaced(holder: Any, path: list[str], value: Any) -> Any:
    name, *rest = path
    emptied = value is None or value in ("", (), NO_TEXT)
    if rest:
        value = _replaced(_step(holder, name), rest, value)
    elif value is None and type(holder) in _BLANKS:
        value = getattr(_BLANKS[type(holder)], name)  # a number that it cannot be without
    if isinstance(holder, tuple):
        at = int(name)
        kept = (*holder[:at], value, *holder[at + 1 :])
        return tuple(item for item in kept if item)
    if rest and emptied and value == _blank(cast(Any, type(holder)), name):
        value = None  # nothing is left of it
    return dataclasses.replace(holder, **{name: value})


@cache
def _blank(holder: Any, name: str) -> Any:
    """What an optional part is before anything is filled in; None for a simple attribute."""
    hint = typing.get_type_hints(holder)[name]
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        for member in typing.get_args(hint):
            if member in _BLANKS:
                return _BLANKS[member]
    return None
