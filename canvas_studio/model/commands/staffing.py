"""What a cell holds, and making it hold something else: the inside of the canvas commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from canvas_studio.errors import UserError
from canvas_studio.messages import Localised, message
from canvas_studio.model.commands.deletion import delete_quietly
from canvas_studio.model.commands.labels import called
from canvas_studio.model.commands.placing import order_keys
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction
from canvas_studio.model.notation import ParsedEntry
from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    LText,
    Participation,
    Role,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.base import CrossingId, FunctionId, GoalId, RoleId
from canvas_studio.model.records.ordering import first_keys
from canvas_studio.model.records.text import clean


class Cell(NamedTuple):
    """Where a goal and a function meet, whether they do or not."""

    goal: str
    function: str


Staffing = Mapping[str, Sequence[str | LText]]
"""What each role (by id) does in a cell, in the order of the cell."""


class Part(NamedTuple):
    """One role of a cell with all that is said of it there."""

    role: str
    attributes: Mapping[str, Any]


def held_by(content: Content, cell: Cell) -> list[Part] | None:
    """What a cell holds, to be put into others; None where it is blank."""
    if content.crossing(*cell) is None:
        return None
    return [
        Part(p.role, {"activities": p.activities, "raci": p.raci, "note": p.note})
        for p in content.participations(crossing_id(*cell))
    ]


def become(tx: Transaction, cell: Cell, parts: list[Part] | None) -> None:
    """Make a cell hold what another one held."""
    if parts is None:
        blank(tx, [cell])
        return
    staff(tx, cell, {part.role: () for part in parts})
    for part in parts:
        held = tx.content.get(Participation, participation_id(crossing_id(*cell), part.role))
        tx.change(held, **part.attributes)


def unite(tx: Transaction, cell: Cell, parts: Iterable[Part]) -> None:
    """Add to a cell what another one holds: roles, activities, RACI letters and notes."""
    crossing = cross(tx, cell)
    for part in parts:
        id = participation_id(crossing, part.role)
        is_new = id not in tx.content
        given = part.attributes
        append(tx, cell, {part.role: given["activities"]})
        held = tx.content.get(Participation, id)
        tx.change(
            held,
            raci=tuple(dict.fromkeys((*held.raci, *given["raci"]))),
            note=given["note"] if is_new or not held.note else _joined(held.note, given["note"]),
        )


def _joined(first: LText, second: LText) -> LText:
    """Both notes, a line each; the same one once."""
    return LText(
        zh="\n".join(dict.fromkeys(t for t in (first.zh, second.zh) if t)),
        en="\n".join(dict.fromkeys(t for t in (first.en, second.en) if t)),
    )


def staffing_of(entries: Sequence[ParsedEntry]) -> dict[str, list[str | LText]]:
    """Entries by role; a role named twice does everything that is said of it."""
    staffing: dict[str, list[str | LText]] = {}
    for entry in entries:
        if entry.role is None:
            raise UserError(
                message(
                    "没有这样的角色：{name}。",
                    "There is no such role: {name}.",
                    name=entry.role_text,
                )
            )
        staffing.setdefault(entry.role, []).extend(entry.activities)
    return staffing


def cross(tx: Transaction, cell: Cell) -> str:
    """Mark a cell if it is blank; the id of its crossing."""
    id = crossing_id(*cell)
    if id not in tx.content:
        goal, function = tx.content.get(Goal, cell.goal), tx.content.get(Function, cell.function)
        tx.put(Crossing(id=id, goal=GoalId(goal.id), function=FunctionId(function.id)))
    return id


def blank(tx: Transaction, cells: Iterable[Cell]) -> None:
    """Take cells out of the canvas with all that they hold."""
    held = [crossing for cell in cells if (crossing := tx.content.crossing(*cell))]
    delete_quietly(tx, {crossing.id: crossing for crossing in held})


def staff(tx: Transaction, cell: Cell, staffing: Staffing) -> None:
    """Make the roles of a cell exactly these, in this order."""
    crossing = cross(tx, cell)
    held: dict[str, Participation] = {p.role: p for p in tx.content.participations(crossing)}
    delete_quietly(tx, {p.id: p for role, p in held.items() if role not in staffing})
    staying = [role for role in held if role in staffing]
    orders: dict[str, str] = {}
    if staying != list(staffing)[: len(staying)]:  # otherwise nobody has to move
        orders = dict(zip(staffing, first_keys(len(staffing)), strict=True))
    for role, activities in staffing.items():
        if role in held:
            before = held[role]
            kept = activities_of(tx, activities, before.activities)
            tx.change(before, activities=kept, order=orders.get(role, before.order))
        else:
            _take_part(tx, crossing, role, activities, orders.get(role))


def append(tx: Transaction, cell: Cell, staffing: Staffing) -> None:
    """Add roles and activities to what a cell holds already."""
    crossing = cross(tx, cell)
    for role, activities in staffing.items():
        held = tx.content.find(participation_id(crossing, role))
        if isinstance(held, Participation):
            more = activities_of(tx, activities, held.activities)
            tx.change(held, activities=_each_once((*held.activities, *more)))
        else:
            _take_part(tx, crossing, role, activities, None)


def _take_part(
    tx: Transaction,
    crossing: str,
    role: str,
    activities: Sequence[str | LText],
    order: str | None,
) -> None:
    if order is None:
        (order,) = order_keys(tx, Participation, {"crossing": crossing}, None)
    tx.put(
        Participation(
            id=participation_id(crossing, role),
            crossing=CrossingId(crossing),
            role=RoleId(tx.content.get(Role, role).id),
            order=order,
            activities=activities_of(tx, activities, ()),
        )
    )


def activities_of(
    tx: Transaction, given: Sequence[str | LText], held: Sequence[LText]
) -> tuple[LText, ...]:
    """Texts as activities, each once; one that was there before keeps its translation."""
    language = tx.content.project.primary_language
    known = {a.text(language): a for a in held} | {a.zh: a for a in held if a.zh}
    known |= {a.en: a for a in held if a.en and a.en not in known}
    made = (
        text
        if isinstance(text, LText)
        else known.get(clean(text)) or LText().with_text(language, text)
        for text in given
    )
    return tuple(dict.fromkeys(text for text in made if text))


def _each_once(activities: Iterable[LText]) -> tuple[LText, ...]:
    """Activities without repeats; the same words keep whichever translation there is of them."""
    found: list[LText] = []
    for activity in activities:
        at = next((n for n, held in enumerate(found) if _says_the_same(held, activity)), None)
        if at is None:
            found.append(activity)
        else:
            held = found[at]
            found[at] = LText(zh=held.zh or activity.zh, en=held.en or activity.en)
    return tuple(found)


def _says_the_same(first: LText, second: LText) -> bool:
    """Whether two texts agree in a language and contradict each other in none."""
    pairs = [(a, b) for a, b in ((first.zh, second.zh), (first.en, second.en)) if a and b]
    return bool(pairs) and all(a == b for a, b in pairs)


def each_once(cells: Iterable[tuple[str, str]]) -> list[Cell]:
    """Cells in the order given, without repeats."""
    return list(dict.fromkeys(Cell(*cell) for cell in cells))


def where(content: Content, cells: Sequence[Cell]) -> Localised:
    """How a label names cells: by goal and function, or by their number."""
    if len(cells) == 1:
        (cell,) = cells
        return message(
            "{goal} × {function}",
            "{goal} × {function}",
            goal=called(content.get(Goal, cell.goal)),
            function=called(content.get(Function, cell.function)),
        )
    return message("{n} 个交叉格", "{n} cells", n=len(cells))
