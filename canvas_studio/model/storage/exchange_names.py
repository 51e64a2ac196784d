"""What the exchange form calls each record: its code, or what stands in for one."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from typing import Any

from canvas_studio.messages import message
from canvas_studio.model.records import (
    RECORD_TYPES,
    Deliverable,
    FunctionPoint,
    Option,
    Record,
    RouteStep,
    StoryStep,
)
from canvas_studio.model.storage.exchange_form import FIXED, TAGS, Form
from canvas_studio.model.storage.exchange_values import error_at, plain_at
from canvas_studio.model.storage.problems import brief
from canvas_studio.model.storage.yaml_text import Node


class Names:
    """Gives every record the name by which the exchange form refers to it, and its id.

    Both directions number what has no code in the same way, so that a file means the same
    after it has been read and written.
    """

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, str]] = {tag: {} for tag in RECORD_TYPES}
        """Ids by type tag and name."""
        self._plain: dict[str, list[str]] = {}
        self._taken: set[str] = set()

    def add(self, cls: type[Record], name: str, id: str | None = None) -> tuple[str, str]:
        """Name a record; returns its name, made unique where necessary, and its id."""
        tag = TAGS[cls]
        held = self.ids[tag]
        name = _unused(name, held)
        if id is None:
            bare = name.replace("*", "_")  # "*" joins the ends in the ids of crossings
            id = name if cls in FIXED else _unused(f"{tag}_{bare}", self._taken)
        self._taken.add(id)
        held[name] = id
        if cls not in UNCODED:
            self._plain.setdefault(name, []).append(id)
        return name, id

    def find(self, tag: str | None, name: str) -> str | None:
        """The id of the record with this name; without a type, of any (`goal:G01` where unclear)."""
        if tag is not None:
            return self.ids[tag].get(name)
        qualifier, colon, rest = name.partition(":")
        if colon and qualifier in self.ids:
            return self.ids[qualifier].get(rest)
        found = self._plain.get(name, ())
        return found[0] if len(found) == 1 else None

    def is_unclear(self, name: str) -> bool:
        """Whether several records of different types have this code."""
        return len(self._plain.get(name, ())) > 1

    def in_full(self, tag: str, name: str) -> str:
        """The name as it is written where a record of any type may stand."""
        is_clear = ":" not in name and len(self._plain.get(name, ())) == 1
        return name if is_clear and RECORD_TYPES[tag] not in UNCODED else f"{tag}:{name}"


def _unused(wish: str, taken: typing.Container[str]) -> str:
    name, number = wish, 1
    while name in taken:
        number += 1
        name = f"{wish}_{number}"
    return name


UNCODED: frozenset[type[Record]] = frozenset(
    cls for cls in RECORD_TYPES.values() if "code" not in {f.name for f in dataclasses.fields(cls)}
)


def default_name(cls: type[Record], values: Mapping[str, Any], position: int, parent: str) -> str:
    """The name of a record that has no code of its own, or none in the file.

    `values` holds the attributes by which some are told apart; `position` counts from 1.
    """
    if cls is Deliverable:
        return str(values["document"])
    if cls is Option:
        return f"{parent}_{values['label']}"
    if cls is FunctionPoint:
        return f"{parent}.{position}"
    if cls in (RouteStep, StoryStep):
        return f"{parent}-{position}"
    return str(position)


def reference_at(node: Node, form: Form, path: str, names: Names) -> str:
    """The id of the record that `node` names."""
    name = plain_at(node, path)
    found = names.find(form.target, name)
    if found is not None:
        return found
    is_unclear = form.target is None and names.is_unclear(name)
    if form.may_dangle and not is_unclear:
        return f"{form.target}_{name.replace('*', '_')}" if form.target else name
    if is_unclear:
        what = message(
            "{name} 指代不明，请写明类型，例如 function:{name}",
            "{name} may be several things; say which, such as function:{name}",
            name=brief(name),
        )
    else:
        what = message(
            "指向不存在的 {name}", "refers to {name}, which does not exist", name=brief(name)
        )
    raise error_at(node, path, what, "MOD003")
