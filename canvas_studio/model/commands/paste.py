"""Pasting text: onto cells, as a list of names, or as a table with a heading row.

A plan says what a paste would do before it does anything: what is new, what changes, which
names nobody knows, what could not be understood. `apply_plan` does it in one step. Unknown
roles, modules and releases are made only where the plan says so (`plan.wanting(…)`); without,
a cell is marked but not staffed with them, and a function is left without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from canvas_studio.messages import Message, counted, message
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.naming import name_keys
from canvas_studio.model.commands.placing import order_keys
from canvas_studio.model.commands.staffing import Cell, append, staffing_of
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction
from canvas_studio.model.notation import ParsedEntry, RoleNames
from canvas_studio.model.records import Function, Goal, LText, Module, Release, Role
from canvas_studio.model.records.value import Side
from canvas_studio.model.records.wording import count_words

Unknown = Literal["role", "module", "release", "goal"]


PasteKind = Literal["cells", "list", "table", "matrix"]


class PasteRemark(NamedTuple):
    """Something about one of the pasted texts, by its row and column from 0."""

    row: int
    column: int
    message: Message


class PlannedElement(NamedTuple):
    """A function or goal in the pasted text: an existing one, or one to be added."""

    type: type[Function] | type[Goal]
    id: str | None
    attributes: Mapping[str, Any]
    """What it gets: for an existing one only what differs."""
    module: tuple[str, ...] = ()
    """Names of its module and sub-module where they are not known yet."""
    release: str = ""
    """The name of its release where it is not known yet."""
    dimension: str = "business"
    """Where an unknown module would go."""

    @property
    def state(self) -> Literal["new", "changed", "known"]:
        if self.id is None:
            return "new"
        return "changed" if self.attributes or self.module or self.release else "known"


class PlannedCell(NamedTuple):
    """What is added to a cell. Its ends are ids, or places in the plan's `elements`."""

    goal: str | int
    function: str | int
    entries: tuple[ParsedEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a paste would do."""

    kind: PasteKind = "cells"
    elements: tuple[PlannedElement, ...] = ()
    cells: tuple[PlannedCell, ...] = ()
    unknown: Mapping[Unknown, tuple[str, ...]] = field(default_factory=dict)
    """Names that nobody knows; sub-modules as `module / sub-module`."""
    problems: tuple[PasteRemark, ...] = ()
    """What was not understood or has no place: it is left out."""
    guesses: tuple[PasteRemark, ...] = ()
    """What was understood, but may have been meant in another way."""
    repeated: tuple[str, ...] = ()
    """Names that stand there several times; they are one element."""
    wanted: Mapping[Unknown, frozenset[str]] = field(default_factory=dict)
    """Those of the unknown names that shall be made."""
    sides: Mapping[str, Side] = field(default_factory=dict)
    """The ends of wanted roles; platform where nothing is said."""
    position: int | None = None
    """Where new elements go among their like; None for the end."""

    @property
    def is_clear(self) -> bool:
        """Whether nobody has to look at it before it is done.

        A list is nothing but new names, and cells are only added to; a table or a matrix with
        anything new, and whatever is unknown, doubtful or left out, is looked at first.
        """
        if self.problems or self.guesses or any(self.unknown.values()):
            return False
        return self.kind in ("cells", "list") or all(e.state == "known" for e in self.elements)

    def with_state(self, state: Literal["new", "changed", "known"]) -> list[PlannedElement]:
        return [element for element in self.elements if element.state == state]

    def wanting(
        self, kind: Unknown, names: Iterable[str], sides: Mapping[str, Side] | None = None
    ) -> PastePlan:
        """The same plan, making these of the unknown names."""
        wanted = {**self.wanted, kind: frozenset(names)}
        return replace(self, wanted=wanted, sides={**self.sides, **(sides or {})})

    def wanting_everything(self) -> PastePlan:
        """The same plan, making all that is unknown."""
        return replace(self, wanted={kind: frozenset(n) for kind, n in self.unknown.items()})


def apply_plan(tx: Transaction, plan: PastePlan) -> None:
    """Do what a plan says, in one step. Full cells are added to, never overwritten."""
    for name in _in_order(plan, "role"):
        elements.add(tx, Role, name=name, side=plan.sides.get(name, "platform"))
    for name in _in_order(plan, "release"):
        elements.add(tx, Release, name=name)
    goals = {name: elements.add(tx, Goal, name=name).id for name in _in_order(plan, "goal")}
    ids = _make_elements(tx, plan)
    names = RoleNames(tx.content.every(Role))
    for cell in plan.cells:
        goal = ids[cell.goal] if isinstance(cell.goal, int) else goals.get(cell.goal, cell.goal)
        function = ids[cell.function] if isinstance(cell.function, int) else cell.function
        if goal not in tx.content:
            continue  # an unknown goal that was not wanted
        known = [e for entry in cell.entries if (e := _resolved(entry, names)).role is not None]
        append(tx, Cell(goal, function), staffing_of(known))
    tx.label = message("粘贴 {what}", "Paste {what}", what=_what(plan))


def _in_order(plan: PastePlan, kind: Unknown) -> list[str]:
    """The wanted names of a kind as they came in the text."""
    wanted = plan.wanted.get(kind, frozenset())
    return [name for name in plan.unknown.get(kind, ()) if name in wanted]


def _resolved(entry: ParsedEntry, names: RoleNames) -> ParsedEntry:
    if entry.role is not None:
        return entry
    found = names.find(entry.role_text)
    return entry._replace(role=found[0] if len(found) == 1 else None)


def _make_elements(tx: Transaction, plan: PastePlan) -> list[str]:
    """Add or change the elements of a plan; their ids in its order."""
    ids: list[str] = []
    prepared = [(element, _attributes(tx, plan, element)) for element in plan.elements]
    for _, attributes in prepared:  # a module that got sub-modules on the way takes no functions
        if attributes.get("module") and tx.content.referrers(attributes["module"], Module):
            del attributes["module"]
    orders = _orders(tx, plan, prepared)
    for at, (element, attributes) in enumerate(prepared):
        if element.id is None:
            ids.append(elements.add(tx, element.type, order=orders[at], **attributes).id)
        else:
            ids.append(element.id)
            if attributes:
                tx.change(tx.content.get(element.type, element.id), **attributes)
    return ids


def _orders(
    tx: Transaction, plan: PastePlan, prepared: Sequence[tuple[PlannedElement, Mapping[str, Any]]]
) -> dict[int, str]:
    """Order keys of the new elements, those of one list made at once."""
    lists: dict[tuple[Any, Any], list[int]] = {}
    for at, (element, attributes) in enumerate(prepared):
        if element.id is None:
            lists.setdefault((element.type, attributes.get("module")), []).append(at)
    orders: dict[int, str] = {}
    for (type_, module), places in lists.items():
        keys = order_keys(tx, type_, {"module": module}, plan.position, len(places))
        orders |= dict(zip(places, keys, strict=True))
    return orders


def _attributes(tx: Transaction, plan: PastePlan, element: PlannedElement) -> dict[str, Any]:
    """The attributes of an element with the ids of modules and releases that were wanted."""
    attributes = dict(element.attributes)
    if element.module:
        module = _module(tx, plan, element)
        if module is not None:
            attributes["module"] = module
    if element.release:
        wanted = {key: r.id for r in tx.content.of(Release) for key in name_keys(r.name)}
        release = next(
            (wanted[k] for k in name_keys(LText(zh=element.release)) if k in wanted), None
        )
        if release is not None:
            attributes["release"] = release
    return attributes


def _module(tx: Transaction, plan: PastePlan, element: PlannedElement) -> str | None:
    """The module that an element names, made where it is wanted and not there yet."""
    parent: str | None = None
    for depth, name in enumerate(element.module, start=1):
        found = module_named(tx.content, name, parent)
        if found is None:
            if " / ".join(element.module[:depth]) not in plan.wanted.get("module", ()):
                return None
            dimension = element.dimension
            if parent is not None:
                dimension = tx.content.get(Module, parent).dimension
            found = elements.add(tx, Module, name=name, parent=parent, dimension=dimension)
        parent = found.id
    return parent


def module_named(content: Content, name: str, parent: str | None) -> Module | None:
    """The module under `parent` that is called so by name, code, or both (`M01 专家中心`)."""
    keys = name_keys(LText(zh=name))
    code = name.split(maxsplit=1)[0] if name.split() else ""
    for module in content.of(Module):
        if module.parent == parent and (module.code == code or keys & name_keys(module.name)):
            return module
    return None


def _what(plan: PastePlan) -> Message:
    functions = sum(element.type is Function for element in plan.elements)
    if plan.elements:
        return count_words(Function if functions else Goal, functions or len(plan.elements))
    return counted("{n} 个交叉格", "{n} cell", "{n} cells", len(plan.cells))
