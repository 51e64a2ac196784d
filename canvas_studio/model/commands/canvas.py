"""The cells of the canvas: which function supports which goal, and who does what there.

What happens to a cell follows a spreadsheet, with the middle state in between:

    typing      replaces the cell; committing an empty editor takes the roles out but never
                decides whether the function supports the goal: staffed → marked, marked and
                blank stay
    Delete      the first time takes out the roles of all chosen cells (staffed → marked), and
                where there are none any more, the marks (marked → blank)
    Space       marks blank cells, and blanks marked ones where none is blank; it never takes
                out roles
    append      adds to what is there (picking a role)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.deletion import delete_quietly
from canvas_studio.model.commands.labels import called
from canvas_studio.model.commands.staffing import (
    Cell,
    activities_of,
    append,
    blank,
    cross,
    each_once,
    staff,
    staffing_of,
    where,
)
from canvas_studio.model.document import Transaction
from canvas_studio.model.notation import ParsedEntry, RoleNames, parse_cell
from canvas_studio.model.records import LText, Participation, Role, crossing_id, participation_id
from canvas_studio.model.records.text import clean
from canvas_studio.model.records.value import Side
from canvas_studio.model.records.wording import attribute_words

MARKS = frozenset("○◯〇●◎oO0√✓✔☑vVxX1yY是")
"""What people type into a matrix to say "here", instead of naming a role."""


# -- the whole cell --------------------------------------------------------------------------


def write_cell(
    tx: Transaction,
    goal: str,
    function: str,
    text: str,
    new_roles: Mapping[str, Side] | None = None,
) -> None:
    """Make a cell what was typed into it, in the notation of `notation.parse_cell`.

    `new_roles` are the unknown roles that the user wants, each with its end; UserError where
    other unknown roles are named or the text cannot be understood.
    """
    names = RoleNames(tx.content.every(Role))
    if is_mark(text, names):
        mark(tx, [(goal, function)])
        clear_roles(tx, [(goal, function)])
    else:
        set_cell(tx, goal, function, _understood(tx, text, names, new_roles or {}))
    tx.label = message(
        "填写 {where}", "Fill in {where}", where=where(tx.content, [Cell(goal, function)])
    )


def set_cell(tx: Transaction, goal: str, function: str, entries: Sequence[ParsedEntry]) -> None:
    """Make a cell what the entries say; without entries its roles go and a mark stays.

    Roles that stay keep their RACI letters and notes, activities that stay their translation.
    """
    cell = Cell(goal, function)
    staffing = staffing_of(entries)
    if staffing:
        staff(tx, cell, staffing)
    else:
        clear_roles(tx, [cell])
    tx.label = message("填写 {where}", "Fill in {where}", where=where(tx.content, [cell]))


# -- marks -----------------------------------------------------------------------------------


def mark(tx: Transaction, cells: Iterable[tuple[str, str]]) -> None:
    """Say that the functions support the goals; cells that say so already stay as they are."""
    chosen = each_once(cells)
    for cell in chosen:
        cross(tx, cell)
    tx.label = message("标记 {where}", "Mark {where}", where=where(tx.content, chosen))


def toggle_marks(tx: Transaction, cells: Iterable[tuple[str, str]]) -> None:
    """Mark the blank cells; where none is blank, blank those that hold no role."""
    chosen = each_once(cells)
    if any(tx.content.crossing(*cell) is None for cell in chosen):
        mark(tx, chosen)
        return
    unstaffed = [c for c in chosen if not tx.content.participations(crossing_id(*c))]
    if not unstaffed:
        raise UserError(
            message(
                "已填写角色，按 Delete 清空。",
                "There are roles in it; press Delete to clear them.",
            )
        )
    blank(tx, unstaffed)
    tx.label = message("取消标记 {where}", "Unmark {where}", where=where(tx.content, unstaffed))


def clear_cells(tx: Transaction, cells: Iterable[tuple[str, str]]) -> None:
    """What Delete does: take out all roles, or where there are none, the marks."""
    chosen = each_once(cells)
    if any(tx.content.participations(crossing_id(*cell)) for cell in chosen):
        clear_roles(tx, chosen)
    else:
        blank_cells(tx, chosen)


def clear_roles(tx: Transaction, cells: Iterable[tuple[str, str]]) -> None:
    """Take the roles out of cells; the marks stay."""
    chosen = each_once(cells)
    held = (p for cell in chosen for p in tx.content.participations(crossing_id(*cell)))
    delete_quietly(tx, {p.id: p for p in held})
    tx.label = message(
        "清空角色 {where}", "Clear the roles of {where}", where=where(tx.content, chosen)
    )


def blank_cells(tx: Transaction, cells: Iterable[tuple[str, str]]) -> None:
    """Make cells blank at once, whatever they hold."""
    chosen = each_once(cells)
    blank(tx, chosen)
    tx.label = message("清除 {where}", "Blank {where}", where=where(tx.content, chosen))


# -- roles in cells --------------------------------------------------------------------------


def assign_role(
    tx: Transaction,
    cells: Iterable[tuple[str, str]],
    role: str,
    activities: Sequence[str | LText] = (),
) -> None:
    """Let a role take part in cells; blank ones are marked, what it does already stays."""
    chosen = each_once(cells)
    for cell in chosen:
        append(tx, cell, {role: activities})
    tx.label = message(
        "{role} 参与 {where}",
        "{role} takes part in {where}",
        role=called(tx.content.get(Role, role)),
        where=where(tx.content, chosen),
    )


def remove_role(tx: Transaction, cells: Iterable[tuple[str, str]], role: str) -> None:
    """Take a role out of cells; the marks stay."""
    chosen = each_once(cells)
    ids = [participation_id(crossing_id(*cell), role) for cell in chosen]
    delete_quietly(tx, {id: record for id in ids if (record := tx.content.find(id))})
    tx.label = message(
        "{role} 退出 {where}",
        "{role} leaves {where}",
        role=called(tx.content.get(Role, role)),
        where=where(tx.content, chosen),
    )


def cycle_role(tx: Transaction, cells: Iterable[tuple[str, str]], role: str) -> None:
    """Assign a role to the cells where it is missing; where it is in all of them, take it out."""
    chosen = each_once(cells)
    missing = [
        cell for cell in chosen if participation_id(crossing_id(*cell), role) not in tx.content
    ]
    if missing:
        assign_role(tx, missing, role)
    else:
        remove_role(tx, chosen, role)


def set_activities(
    tx: Transaction, goal: str, function: str, role: str, activities: Sequence[str | LText]
) -> None:
    """Say what a role does in a cell; it is assigned where it does not take part yet."""
    cell = Cell(goal, function)
    append(tx, cell, {role: ()})
    held = tx.content.get(Participation, participation_id(crossing_id(*cell), role))
    tx.change(held, activities=activities_of(tx, activities, held.activities))
    tx.label = message(
        "{role} 在 {where} 的动作",
        "What {role} does in {where}",
        role=called(tx.content.get(Role, role)),
        where=where(tx.content, [cell]),
    )


def describe_participation(
    tx: Transaction, goal: str, function: str, role: str, path: str, value: Any
) -> None:
    """Give the letters (raci) or the note of a role's part in a cell another value."""
    cell = Cell(goal, function)
    held = tx.content.get(Participation, participation_id(crossing_id(*cell), role))
    elements.set_attribute(tx, held.id, path, value)
    tx.label = message(
        "{role} 在 {where} 的{attribute}",
        "{attribute} of {role} in {where}",
        role=called(tx.content.get(Role, role)),
        where=where(tx.content, [cell]),
        attribute=attribute_words(path),
    )


def move_role(tx: Transaction, goal: str, function: str, role: str, position: int) -> None:
    """Put a role at another position among those of a cell."""
    cell = Cell(goal, function)
    elements.move(tx, participation_id(crossing_id(*cell), role), position)
    tx.label = message(
        "移动 {where} 中的 {role}",
        "Move {role} in {where}",
        role=called(tx.content.get(Role, role)),
        where=where(tx.content, [cell]),
    )


# -- understanding text ----------------------------------------------------------------------


def is_mark(text: str, names: RoleNames) -> bool:
    """Whether a text says "here" (○, √, x, 1…) rather than who."""
    return clean(text) in MARKS and not names.find(text)


def _understood(
    tx: Transaction, text: str, names: RoleNames, new_roles: Mapping[str, Side]
) -> tuple[ParsedEntry, ...]:
    """The entries of a typed text, all with roles: `new_roles` are added. UserError otherwise."""
    cell = parse_cell(text, names)
    if cell.errors:
        raise UserError(cell.errors[0].message)
    unknown = [name for name in cell.proposals if name not in new_roles]
    if unknown:
        raise UserError(
            message(
                "没有这样的角色：{names}。",
                "There is no such role: {names}.",
                names="、".join(unknown),
            )
        )
    if not cell.proposals:
        return cell.entries
    for name in cell.proposals:
        elements.add(tx, Role, name=name, side=new_roles[name])
    return parse_cell(text, RoleNames(tx.content.every(Role))).entries
