"""Reading pasted rows into a `PastePlan`: cells at an anchor, a list, a table, a whole matrix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from canvas_studio.messages import message
from canvas_studio.model.commands import headings
from canvas_studio.model.commands.canvas import is_mark
from canvas_studio.model.commands.paste import PastePlan, module_named
from canvas_studio.model.commands.paste_reading import Reader, Rows, says_nothing
from canvas_studio.model.commands.paste_tables import plan_table
from canvas_studio.model.content import Content
from canvas_studio.model.notation import parse_cell
from canvas_studio.model.records import Function, Goal, Module
from canvas_studio.model.records.text import clean

_BULLET = re.compile(r"^\s*(?:[-–—•·*▪◦●■➢➤✓√]\s*|[（(]?\d{1,3}[)）.、．:：](?!\d)\s*|[①-⑳]\s*)")

_SENDER = re.compile(
    r"(?:.*\s)?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+)?\d{1,2}:\d{2}(?::\d{2})?|.*[:：]"
)
"""Who wrote what follows, and when, as chats are copied; or a heading. No name ends like that."""


def plan_paste(
    content: Content,
    rows: Rows,
    goals: Sequence[str] = (),
    functions: Sequence[str] = (),
    *,
    onto: type[Function] | type[Goal] | None = None,
    goal: str | None = None,
    module: str | None = None,
    goals_down: bool = False,
) -> PastePlan:
    """What pasting `rows` means, by their own look.

    A table with a heading row gives functions, a block with goals above and functions on the
    left (or the other way round) gives both and their cells; a single column pasted `onto` the
    names of functions or goals gives those (functions in `module`, supporting `goal`); anything
    else goes onto the cells from an anchor on, which `goals` and `functions` begin with, in the
    order shown. With `goals_down` the canvas is turned: goals stand below one another.
    """
    if headings.is_table(rows):
        return plan_table(content, rows, goal)
    if is_matrix(content, rows):
        return plan_matrix(content, rows, goals_down=goals_down)
    if onto is not None:
        return plan_list(content, rows, onto, goal, module=module)
    return plan_cells(content, rows, goals, functions, goals_down=goals_down)


def plan_cells(
    content: Content,
    rows: Rows,
    goals: Sequence[str],
    functions: Sequence[str],
    *,
    goals_down: bool = False,
) -> PastePlan:
    """Rows onto the cells of `functions` (down) and `goals` (across), ids in the order shown.

    ○ √ x 1 mark; names and notation are added to what the cell holds; an empty text, - 0 × 无
    leave it alone.
    """
    reader = Reader(content, turned=goals_down)
    for r, row in enumerate(_turned(rows) if goals_down else rows):
        for c, text in enumerate(row):
            if says_nothing(text):
                continue
            if r >= len(functions) or c >= len(goals):
                reader.problem(
                    r,
                    c,
                    message("“{text}”超出画布范围", "“{text}” is outside the canvas", text=text),
                )
            else:
                reader.cell(r, c, goals[c], functions[r], text)
    return reader.plan("cells")


def plan_list(
    content: Content,
    rows: Rows,
    type: type[Function] | type[Goal],
    goal: str | None = None,
    position: int | None = None,
    *,
    module: str | None = None,
) -> PastePlan:
    """The first column as names of functions or goals; bullets and numbers in front are dropped.

    So are the lines of a chat that say who wrote something and when. A name that is there already
    is not doubled. With a `goal`, all the functions support it; new functions go into `module`.
    """
    reader = Reader(content)
    attributes = {"module": module} if module is not None and type is Function else {}
    for r, row in enumerate(rows):
        name = clean(_BULLET.sub("", row[0]) if row else "")
        is_sender = _SENDER.fullmatch(name) is not None
        for c, text in enumerate(row):
            if clean(text) and (c or is_sender):
                reader.problem(r, c, message("未采用：“{text}”", "Not used: “{text}”", text=text))
        if not name or is_sender:
            continue
        at = reader.element(type, " ".join(name.split()), **attributes)
        if goal is not None and type is Function:
            reader.mark(goal, at)
    return reader.plan("list", position)


def is_matrix(content: Content, rows: Rows) -> bool:
    """Whether names stand above and on the left: the corner is empty or says so.

    Headings that name roles rather than goals and functions of the canvas are cells.
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    reader = Reader(content)
    corner, *across = map(clean, rows[0])
    while across and not across[-1]:
        across.pop()
    on_the_left = [clean(row[0]) for row in rows[1:] if any(map(clean, row))]
    corner_fits = not corner or "name" in headings.recognised(
        [corner, *re.split(r"[\\/|]", corner)]
    )
    names = [*across, *on_the_left]
    if not corner_fits or not across or not on_the_left or not all(names):
        return False
    if any(is_mark(name, reader.names) for name in names):
        return False
    known = sum(_knows(reader, name) for name in names)
    roles = sum(any(e.role for e in parse_cell(name, reader.names).entries) for name in names)
    return known > roles or roles * 2 <= len(names)


def plan_matrix(content: Content, rows: Rows, *, goals_down: bool = False) -> PastePlan:
    """A block with goals in its first row and functions in its first column, or the other way round.

    Which it is tell the names that are known, and otherwise `goals_down`. A line whose only text
    is a module's name heads the new functions below it.
    """
    turned = _goals_are_down(Reader(content), rows, goals_down)
    reader = Reader(content, turned=turned)
    first, *lines = _turned(rows) if turned else rows
    goals = {c: reader.element(Goal, _line(name)) for c, name in enumerate(first) if c and name}
    module: Module | None = None
    for r, line in enumerate(lines, start=1):
        name, *texts = line
        if not any(map(clean, line)):
            continue
        heading = None if any(map(clean, texts)) else _module(reader, _line(name))
        if heading is not None:
            module = heading
            continue
        attributes = {"module": module.id} if module is not None else {}
        function = reader.element(Function, _line(name), **attributes)
        for c, text in enumerate(texts, start=1):
            if c in goals:
                reader.cell(r, c, goals[c], function, text)
            elif not says_nothing(text):
                reader.problem(
                    r,
                    c,
                    message("“{text}”上方没有目标", "There is no goal above “{text}”", text=text),
                )
    return reader.plan("matrix")


def _goals_are_down(reader: Reader, rows: Rows, by_default: bool) -> bool:
    above, left = rows[0][1:], [row[0] for row in rows[1:] if row]
    upright = _known(reader, Goal, above) + _known(reader, Function, left)
    turned = _known(reader, Function, above) + _known(reader, Goal, left)
    return by_default if upright == turned else turned > upright


def _known(reader: Reader, type: type[Function] | type[Goal], names: Iterable[str]) -> int:
    return sum(reader.existing(type, line) is not None for n in names if (line := _line(n)))


def _knows(reader: Reader, name: str) -> bool:
    return any(_known(reader, type, [name]) for type in (Goal, Function))


def _module(reader: Reader, name: str) -> Module | None:
    """The module of this name that can hold functions; names of functions go first."""
    content = reader.content
    if reader.existing(Function, name) is not None:
        return None
    parents = [None, *(module.id for module in content.of(Module) if module.parent is None)]
    found = (module_named(content, name, parent) for parent in parents)
    return next((m for m in found if m and not content.referrers(m.id, Module)), None)


def _line(name: str) -> str:
    """A name on one line."""
    return " ".join(clean(name).split())


def _turned(rows: Rows) -> list[list[str]]:
    """Rows as columns, short ones filled up."""
    width = max(map(len, rows), default=0)
    return [[row[c] if c < len(row) else "" for row in rows] for c in range(width)]
