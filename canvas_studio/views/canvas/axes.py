"""The two axes of the grid: which lines there are, in which order, and how an axis becomes another.

A line is a goal, a function, a group of functions, the line of names, or the empty line in which
the next goal or function is typed. The grid turns around by exchanging the axes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, Literal, NamedTuple, get_args

from canvas_studio.model.content import Content
from canvas_studio.model.records import Dimension, Function, Goal, Module

LineKind = Literal["names", "group", "goal", "function", "new"]
Grouping = Literal["module", "kind", "none"]
LINE_KINDS: Final[tuple[LineKind, ...]] = get_args(LineKind)
KINDS: Final = ("business", "operations", "data")
UNPLACED: Final = "unplaced"
"""The id of the group of functions in no module."""


class Line(NamedTuple):
    """One row or column: what it shows, by record id (or by the name of a group)."""

    kind: LineKind
    id: str = ""


NAMES: Final = Line("names")
NEW: Final = Line("new")

Axis = tuple[Line, ...]


def goal_axis(content: Content, hidden: Collection[str] = ()) -> Axis:
    """The names, every goal in the user's order but the hidden ones, and room for a new one."""
    shown = (Line("goal", goal.id) for goal in content.of(Goal) if goal.id not in hidden)
    return (NAMES, *shown, NEW)


def function_axis(
    content: Content,
    grouping: Grouping = "module",
    collapsed: Collection[str] = (),
    hidden: Collection[str] = (),
) -> Axis:
    """The names, the functions in their groups but the hidden ones, and room for a new one.

    A collapsed group keeps its own line. There are no groups while there are no modules. While
    lines are hidden, a group without any line in sight is left out.
    """
    lines = [NAMES]
    for group, functions in groups(content, grouping):
        shown = [Line("function", f.id) for f in functions if f.id not in hidden]
        if group and (shown or not hidden):
            lines.append(Line("group", group))
        if group not in collapsed:
            lines += shown
    lines.append(NEW)
    return tuple(lines)


def groups(content: Content, grouping: Grouping) -> Iterator[tuple[str, list[Function]]]:
    """The groups of functions in the order of the rows; "" is the group that has no line.

    Whatever the grouping, functions stand by their modules and then in the user's order.
    """
    if not content.count(Module):
        by_module = [("", content.of(Function))]
    else:
        by_module = list(_by_module(content))
    if grouping == "module":
        yield from by_module
        return
    functions = [function for _, held in by_module for function in held]
    if grouping == "none":
        yield "", functions
        return
    for kind in KINDS:
        held = [function for function in functions if function.kind == kind]
        if held:
            yield kind, held


def _by_module(content: Content) -> Iterator[tuple[str, list[Function]]]:
    held: dict[str, list[Function]] = {}
    for function in content.of(Function):
        held.setdefault(function.module or UNPLACED, []).append(function)
    for module in modules_in_order(content):
        is_leaf = not content.referrers(module.id, Module)
        if is_leaf or module.id in held:
            yield module.id, held.get(module.id, [])
    if UNPLACED in held:
        yield UNPLACED, held[UNPLACED]


def modules_in_order(content: Content) -> Iterator[Module]:
    """Every module by dimension, then in the user's order, each before its sub-modules (4.2)."""
    rank = {dimension.id: n for n, dimension in enumerate(content.of(Dimension))}
    tops = [module for module in content.of(Module) if module.parent is None]
    for module in sorted(tops, key=lambda m: rank.get(m.dimension, len(rank))):
        yield module
        yield from content.referrers(module.id, Module)


# -- from one axis to another --------------------------------------------------------------------

Step = tuple[Literal["remove", "insert", "move"], int, int]
"""Remove lines first..last, insert lines so that they are first..last, or move one from..to."""

MOST_STEPS: Final = 40


def steps(before: Sequence[Line], after: Sequence[Line]) -> list[Step] | None:
    """The steps that turn `before` into `after`, one after the other; None where they are many.

    Each line stands in an axis once. A move names the place of the line before and after it.
    """
    found: list[Step] = []
    staying = set(after)
    current = list(before)
    for first, last in reversed(list(_runs(current, lambda line: line not in staying))):
        del current[first : last + 1]
        found.append(("remove", first, last))
    kept = set(current)
    target = [line for line in after if line in kept]
    for at, line in enumerate(target):
        if current[at] == line:
            continue
        # A line that went down is moved down, rather than all lines below it up.
        if at + 1 < len(current) and current[at + 1] == line:
            leaving = current.pop(at)
            to = target.index(leaving)
            current.insert(to, leaving)
            found.append(("move", at, to))
            if current[at] == line:
                continue
        source = current.index(line, at)
        current.insert(at, current.pop(source))
        found.append(("move", source, at))
        if len(found) > MOST_STEPS:
            return None
    for first, last in _runs(after, lambda line: line not in kept):
        found.append(("insert", first, last))
    return found if len(found) <= MOST_STEPS else None


def _runs(lines: Sequence[Line], wanted: Callable[[Line], bool]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for at, line in enumerate(lines):
        if wanted(line):
            start = at if start is None else start
        elif start is not None:
            yield start, at - 1
            start = None
    if start is not None:
        yield start, len(lines) - 1
