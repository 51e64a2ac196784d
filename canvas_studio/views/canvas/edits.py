"""What the grid asks of the document: each method is one command, or a few as one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, message
from canvas_studio.model.commands import elements
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, Transaction
from canvas_studio.model.integrity import shown
from canvas_studio.model.notation import ParsedCell, RoleNames, parse_cell
from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    LText,
    Module,
    Participation,
    Role,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.ordering import first_keys
from canvas_studio.views.canvas.table_model import Place

MARK = "○"
_MARKS = (MARK, "o", "O", "〇", "◯")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a typed text: it was taken, or it says what is missing."""

    problem: str = ""
    """Why the text cannot be taken, for the person who typed it."""
    new_role: str = ""
    """A name that is not a role yet; the text can be taken once it is one."""
    made: str = ""
    """The id of the goal or function that the text made."""

    @property
    def is_taken(self) -> bool:
        return not (self.problem or self.new_role)


class CanvasEdits:
    """Edits of one document from the grid, the panels and the menus."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def content(self) -> Content:
        return self.document.content

    # -- typed texts -------------------------------------------------------------------------------

    def type_text(self, place: Place, text: str, language: Language, reader: Language) -> Outcome:
        """Take what was typed at a place. `language` is the content's, `reader` the interface's."""
        try:
            if place.is_crossing:
                return self._type_cell(place.goal.id, place.function.id, text, language, reader)
            name = " ".join(text.split())
            if place.makes:
                return self._add_named(Goal if place.makes == "goal" else Function, name)
            if place.record is not None and name:
                self.document.run(elements.rename, place.record, name, language)
        except UserError as error:
            return Outcome(problem=error.text(reader))
        return Outcome()

    def _add_named(self, type: type[Goal] | type[Function], name: str) -> Outcome:
        if not name:
            return Outcome()
        made: list[str] = []

        def add_named(tx: Transaction) -> None:
            made.append(elements.add(tx, type, name=name).id)

        self.document.run(add_named)
        return Outcome(made=made[0])

    def _type_cell(
        self, goal: str, function: str, text: str, language: Language, reader: Language
    ) -> Outcome:
        stripped = text.strip()
        if not stripped:
            self.document.run(clear_cells, [(goal, function)])
            return Outcome()
        if stripped in _MARKS:
            self.document.run(write_cell, goal, function, ParsedCell((), (), ()), language)
            return Outcome()
        parsed = parse_cell(text, RoleNames(self.content.of(Role)))
        if parsed.errors:
            return Outcome(problem=parsed.errors[0].message.text(reader))
        if parsed.proposals:
            return Outcome(new_role=parsed.proposals[0])
        self.document.run(write_cell, goal, function, parsed, language)
        return Outcome()

    # -- cells -------------------------------------------------------------------------------------

    def toggle_marks(self, cells: Sequence[tuple[str, str]]) -> None:
        """Mark blank cells; where all are marked already, blank those without roles."""
        blank = [cell for cell in cells if self.content.crossing(*cell) is None]
        unstaffed = [
            cell
            for cell in cells
            if (held := self.content.crossing(*cell)) and not self.content.participations(held.id)
        ]
        if blank:
            self.document.run(mark_cells, blank)
        elif unstaffed:
            self.document.run(clear_cells, unstaffed)

    def clear(self, cells: Iterable[tuple[str, str]]) -> None:
        held = [cell for cell in cells if self.content.crossing(*cell) is not None]
        if held:
            self.document.run(clear_cells, held)

    # -- goals, functions, roles, modules -------------------------------------------------------------

    def add_goal(self, name: str, position: int | None = None) -> str:
        return self._add(Goal, position, name=name)

    def add_function(self, name: str, position: int | None = None, **attributes: Any) -> str:
        return self._add(Function, position, name=name, **attributes)

    def add_role(self, name: str, side: str) -> str:
        return self._add(Role, None, name=name, side=side, internal=side == "platform")

    def add_module(self, name: str, dimension: str) -> str:
        return self._add(Module, None, name=name, dimension=dimension)

    def _add(self, type: Any, position: int | None, **attributes: Any) -> str:
        made: list[str] = []

        def add(tx: Transaction) -> None:
            made.append(elements.add(tx, type, position, **attributes).id)

        self.document.run(add)
        return made[0]

    def set(self, ids: Sequence[str], path: str, value: Any) -> None:
        """Give an attribute of several records one value, as one step."""

        def set_attribute(tx: Transaction) -> None:
            for id in ids:
                elements.set_attribute(tx, id, path, value)
            if len(ids) > 1:
                tx.label = message(
                    "{step} 等 {n} 项", "{step} and {n} more", step=tx.label, n=len(ids) - 1
                )

        if ids:
            self.document.run(set_attribute)

    def move(self, id: str, position: int | None, **into: Any) -> None:
        self.document.run(elements.move, id, position, **into)

    def delete(self, ids: Sequence[str]) -> None:
        if ids:
            self.document.run(elements.delete, *ids)


def write_cell(
    tx: Transaction, goal: str, function: str, cell: ParsedCell, language: Language
) -> None:
    crossing = crossing_id(goal, function)
    if crossing not in tx.content:
        tx.put(Crossing(id=crossing, goal=goal, function=function))
    wanted = {entry.role: entry for entry in cell.entries}
    held = {p.role: p for p in tx.content.participations(crossing)}
    for role, participation in held.items():
        if role not in wanted:
            tx.remove(participation.id)
    for (role, entry), order in zip(wanted.items(), first_keys(len(wanted)), strict=True):
        before = held.get(role)
        known = {a.text(language): a for a in before.activities} if before else {}
        activities = tuple(
            known.get(text) or LText().with_text(language, text) for text in entry.activities
        )
        if before is None:
            tx.put(
                Participation(
                    id=participation_id(crossing, role),
                    crossing=crossing,
                    role=role,
                    order=order,
                    activities=activities,
                )
            )
        else:
            tx.change(before, order=order, activities=activities)
    tx.label = message("填写 {cell}", "Fill in {cell}", cell=shown(tx.content.records[crossing]))


def mark_cells(tx: Transaction, cells: Sequence[tuple[str, str]]) -> None:
    for goal, function in cells:
        tx.put(Crossing(id=crossing_id(goal, function), goal=goal, function=function))
    tx.label = message("标记 {n} 个交叉格", "Mark {n} crossings", n=len(cells))


def clear_cells(tx: Transaction, cells: Sequence[tuple[str, str]]) -> None:
    held = [id for cell in cells if (id := crossing_id(*cell)) in tx.content]
    elements.delete(tx, *held)
    tx.label = message("清空 {n} 个交叉格", "Clear {n} crossings", n=len(held))
