"""Edits to the plain data of an exchange file, written as in the sample's `mutations`.

A path is collection/selector/attribute/...; a selector is the id, the place in a list (seq),
the label, the type or the role of an element, or goal+function for a crossing.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from tests.model.rules.oracle_facts import Plain

SELECTORS = ("id", "seq", "label", "type", "role")


def mutated(model: Plain, ops: Iterable[Plain]) -> Plain:
    """A copy of `model` after the edits."""
    model = copy.deepcopy(model)
    for op in ops:
        _apply(model, op)
    return model


def _apply(model: Plain, op: Plain) -> None:
    *way, last = op["path"].split("/")
    place: Any = model
    for part in way:
        place = place[_key(place, part)]
    if op["op"] == "add":
        place.setdefault(last, []).append(copy.deepcopy(op["value"]))
    elif op["op"] == "remove":
        del place[_key(place, last)]
    elif op["op"] == "set":
        place[_key(place, last)] = copy.deepcopy(op["value"])
    else:
        raise ValueError(op["op"])


def _key(place: Any, part: str) -> Any:
    """The key or index under which `part` is found in `place`."""
    if isinstance(place, dict):
        return part
    for index, element in enumerate(place):
        if element == part or part in _names(element):
            return index
    raise KeyError(part)


def _names(element: Any) -> list[str]:
    if not isinstance(element, dict):
        return []
    crossing = f"{element.get('goal')}+{element.get('function')}"
    return [*(str(element[name]) for name in SELECTORS if name in element), crossing]
