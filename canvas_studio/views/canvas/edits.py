"""What the grid asks of the document: each method is one command, one step to undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, message
from canvas_studio.model.commands import axes, canvas, copying, elements, paste
from canvas_studio.model.commands.paste import PastePlan
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, Transaction
from canvas_studio.model.notation import RoleNames, parse_cell
from canvas_studio.model.records import Goal, Module, Record, Role
from canvas_studio.model.records.value import Side
from canvas_studio.views.canvas.places import Place

Cells = Sequence[tuple[str, str]]
"""Pairs of goal and function."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a typed text: it was taken, or it says what is missing."""

    problem: str = ""
    """Why the text cannot be taken, for the person who typed it."""
    new_roles: tuple[str, ...] = ()
    """Names that are not roles yet; the text can be taken once it is known at which ends."""
    made: str = ""
    """The id of the goal or function that the text made."""

    @property
    def is_taken(self) -> bool:
        return not (self.problem or self.new_roles)


@dataclass(frozen=True, slots=True)
class Typed:
    """A text typed at a place of the grid, and the ends of the roles that it may add."""

    place: Place
    text: str
    new_roles: Mapping[str, Side] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What else is known of the goal or function that the text makes, such as its kind."""
    goal: str | None = None
    """The goal for which a new function is thought of: their crossing is marked."""


_GONE = message(
    "正在输入的位置已不存在；请先复制文字，再按 Esc",
    "The place of this text is gone; copy the text, then press Esc",
)


class CanvasEdits:
    """Edits of one document from the grid, the panels and the menus."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def content(self) -> Content:
        return self.document.content

    # -- typed texts -------------------------------------------------------------------------------

    def type_text(self, typed: Typed, language: Language, reader: Language) -> Outcome:
        """Take what was typed. `language` is that of the content shown, `reader` the interface's."""
        place = typed.place
        ends = (place.goal.id, place.function.id) if place.is_crossing else (place.record,)
        if any(id is not None and id not in self.content for id in ends):
            return Outcome(problem=_GONE.text(reader))
        try:
            if typed.place.is_crossing:
                return self._type_cell(typed)
            return self._type_name(typed, language)
        except UserError as error:
            return Outcome(problem=error.text(reader))

    def _type_cell(self, typed: Typed) -> Outcome:
        goal, function = typed.place.goal.id, typed.place.function.id
        names = RoleNames(self.content.every(Role))
        if not canvas.is_mark(typed.text, names):
            parsed = parse_cell(typed.text, names)
            unknown = tuple(name for name in parsed.proposals if name not in typed.new_roles)
            if unknown and not parsed.errors:
                return Outcome(new_roles=unknown)
        self.document.run(canvas.write_cell, goal, function, typed.text, typed.new_roles)
        return Outcome()

    def _type_name(self, typed: Typed, language: Language) -> Outcome:
        name, place = " ".join(typed.text.split()), typed.place
        if not name:
            return Outcome()
        if place.makes == "goal":
            return Outcome(made=self.add(Goal, name=name, **typed.attributes))
        if place.makes == "function":
            return Outcome(made=self.add_function(name, typed.goal, **typed.attributes))
        if place.record is not None:
            self.document.run(elements.rename, place.record, name, language)
        return Outcome()

    # -- cells -------------------------------------------------------------------------------------

    def toggle_marks(self, cells: Cells) -> None:
        self.document.run(canvas.toggle_marks, cells)

    def mark(self, goal: str, function: str) -> bool:
        """Say that a function supports a goal; False where it did already."""
        return bool(self.document.run(canvas.mark, [(goal, function)]))

    def clear(self, cells: Cells) -> None:
        """What Delete does: take out the roles, or where there are none, the marks."""
        self.document.run(canvas.clear_cells, cells)

    def cycle_role(self, cells: Cells, role: str) -> None:
        self.document.run(canvas.cycle_role, cells, role)

    # -- copying -----------------------------------------------------------------------------------

    def cut(self, cells: Cells) -> None:
        self.document.run(copying.cut_cells, cells)

    def paste(self, held: Mapping[tuple[str, str], copying.Held]) -> None:
        """Add to each cell what was copied for it."""
        self.document.run(copying.paste_cells, held)

    def fill(self, copies: Mapping[tuple[str, str], tuple[str, str]]) -> None:
        """Add to each cell (key) what another one (value) holds."""
        self.document.run(copying.fill_cells, copies)

    def apply_plan(self, plan: PastePlan) -> None:
        self.document.run(paste.apply_plan, plan)

    # -- goals, functions, roles, modules ----------------------------------------------------------

    def add(self, type: type[Record], position: int | None = None, **attributes: Any) -> str:
        """Add a record and say its id."""
        made: list[str] = []

        def add(tx: Transaction) -> None:
            made.append(elements.add(tx, type, position, **attributes).id)

        self.document.run(add)
        return made[0]

    def add_function(self, name: str, goal: str | None = None, **attributes: Any) -> str:
        """Add a function and say its id; with a goal, one that supports it."""
        made: list[str] = []

        def add_function(tx: Transaction) -> None:
            made.append(axes.add_function(tx, name, goal, **attributes).id)

        self.document.run(add_function)
        return made[0]

    def add_role(self, name: str, side: Side) -> str:
        return self.add(Role, name=name, side=side)

    def add_module(self, name: str, dimension: str, functions: Sequence[str] = ()) -> str:
        """Add a module and put functions into it."""
        made: list[str] = []

        def add_module(tx: Transaction) -> None:
            module = elements.add(tx, Module, name=name, dimension=dimension)
            made.append(module.id)
            label = tx.label
            if functions:
                axes.place_functions(tx, functions, module.id)
            tx.label = label

        self.document.run(add_module)
        return made[0]

    def set(self, ids: Sequence[str], path: str, value: Any) -> None:
        """Give an attribute of several records one value."""
        if ids:
            self.document.run(elements.set_attribute, ids, path, value)

    def place(self, functions: Sequence[str], module: str | None) -> None:
        """Put functions into a module, or out of all."""
        if functions:
            self.document.run(axes.place_functions, functions, module)

    def place_in_dimension(self, functions: Sequence[str], dimension: str) -> None:
        """Put functions into the first module of a dimension; one is made where there is none."""
        if functions:
            self.document.run(axes.place_in_dimension, functions, dimension)

    def move(self, ids: Sequence[str], position: int | None, **into: Any) -> None:
        self.document.run(elements.move, tuple(ids), position, **into)

    def rename(self, id: str, name: str, language: Language) -> None:
        self.document.run(elements.rename, id, name, language)

    def delete(self, ids: Sequence[str]) -> None:
        if ids:
            self.document.run(elements.delete, *ids)
