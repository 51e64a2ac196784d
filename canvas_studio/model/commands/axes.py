"""The two axes of the canvas: functions by goal, kind, priority and module; goals by stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.labels import called, label, which
from canvas_studio.model.commands.staffing import Cell, cross
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import Dimension, Function, LText, Module
from canvas_studio.model.records.canvas import Kind, Priority
from canvas_studio.model.records.wording import value_words


def add_function(
    tx: Transaction,
    name: str | LText,
    goal: str | None = None,
    position: int | None = None,
    **attributes: Any,
) -> Function:
    """Add a function, and mark its crossing with the goal in whose column it was thought of."""
    function = elements.add(tx, Function, position, name=name, **attributes)
    added = tx.label
    if goal is not None:
        cross(tx, Cell(goal, function.id))
    tx.label = added
    return function


def set_kind(tx: Transaction, functions: str | Iterable[str], kind: Kind) -> None:
    """Say whether functions are business, operations or data."""
    elements.set_attribute(tx, functions, "kind", kind)


def set_priority(tx: Transaction, functions: str | Iterable[str], priority: Priority) -> None:
    """Say how much functions matter; "wont" puts them out of scope."""
    elements.set_attribute(tx, functions, "priority", priority)


def set_release(tx: Transaction, functions: str | Iterable[str], release: str | None) -> None:
    """Plan functions for a release, or for none yet."""
    elements.set_attribute(tx, functions, "release", release)


def set_stage(tx: Transaction, goals: str | Iterable[str], stage: str | None) -> None:
    """Put goals into an operating stage, or into none yet."""
    elements.set_attribute(tx, goals, "stage", stage)


def toggle_tag(tx: Transaction, functions: str | Iterable[str], tag: str) -> None:
    """Tag the functions that lack a tag such as "incentive"; where all have it, take it off."""
    chosen = _functions(tx, functions)
    lacking = [function for function in chosen if tag not in function.tags]
    for function in lacking or chosen:
        tags = (t for t in function.tags if t != tag)
        tx.change(function, tags=(*tags, tag) if lacking else tuple(tags))
    verb = ("添加标签", "tag") if lacking else ("取消标签", "untag")
    tx.label = message(
        "{which}：" + verb[0] + " {tag}",
        "{which}: " + verb[1] + " {tag}",
        which=which(lacking or chosen),
        tag=value_words("tags", tag),
    )


def place_functions(
    tx: Transaction,
    functions: str | Iterable[str],
    module: str | None,
    position: int | None = None,
) -> None:
    """Put functions into a module (None: out of all) at `position` among its functions."""
    chosen = _functions(tx, functions)
    target = None if module is None else tx.content.get(Module, module)
    elements.move(tx, [function.id for function in chosen], position, module=module)
    tx.label = (
        label("移出模块：", "Take out of their module:", chosen)
        if target is None
        else message(
            "{which} 归入模块 {module}",
            "Place {which} in module {module}",
            which=which(chosen),
            module=called(target),
        )
    )


def place_in_dimension(tx: Transaction, functions: str | Iterable[str], dimension: str) -> None:
    """Put functions into the first module of a dimension that can take them.

    A dimension without modules gets one of its own name, to be named properly later.
    """
    chosen = _functions(tx, functions)
    lane = tx.content.get(Dimension, dimension)
    leaves = leaf_modules(tx.content, dimension)
    module = leaves[0] if leaves else elements.add(tx, Module, name=lane.name, dimension=dimension)
    place_functions(tx, [function.id for function in chosen], module.id)
    tx.label = message(
        "{which} 归入维度 {dimension}",
        "Place {which} in dimension {dimension}",
        which=which(chosen),
        dimension=called(lane),
    )


def leaf_modules(content: Content, dimension: str) -> list[Module]:
    """The modules of a dimension that hold functions: those without sub-modules, in order."""
    modules = [module for module in content.of(Module) if module.dimension == dimension]
    return [module for module in modules if not content.referrers(module.id, Module)]


def _functions(tx: Transaction, ids: str | Iterable[str]) -> Sequence[Function]:
    chosen = [tx.content.get(Function, id) for id in ([ids] if isinstance(ids, str) else ids)]
    if not chosen:
        raise UserError(message("没有选中功能。", "No function is selected."))
    return chosen
