"""The part of the grid that is selected: what a copy takes from it, and where a paste goes."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_studio.ingest.clipboard import Block, block_of
from canvas_studio.model.records import Function, Goal, Module
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.selection import selected_bounds
from canvas_studio.views.canvas.view import CanvasView

Cell = tuple[str, str]
"""A goal and a function."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the grid by its rows and columns, names and headings of groups included."""

    view: CanvasView
    rows: range
    columns: range

    def _lines(self, numbers: range, lines: tuple[Line, ...]) -> list[int]:
        return [n for n in numbers if lines[n].kind in ("goal", "function")]

    @property
    def has_names(self) -> bool:
        return 0 in self.rows or 0 in self.columns

    def cells(self) -> list[list[Cell]]:
        """The crossings, row by row; groups between the rows are left out."""
        canvas = self.view.canvas
        rows = self._lines(self.rows, canvas.rows)
        columns = self._lines(self.columns, canvas.columns)
        if not columns:
            return []
        return [[_cell(canvas.place(row, column)) for column in columns] for row in rows]

    def block(self) -> Block:
        """The texts as they are copied; with names, a table with names above and on the left."""
        canvas = self.view.canvas
        rows = self._lines(self.rows, canvas.rows)
        columns = self._lines(self.columns, canvas.columns)
        if not rows and not columns:  # the name of a module, or nothing
            return block_of([[canvas.text(canvas.place(self.rows[0], self.columns[0]))]])
        if not columns:
            return block_of([[canvas.text(canvas.place(row, 0))] for row in rows])
        if not rows:
            return block_of([[canvas.text(canvas.place(0, column)) for column in columns]])
        if self.has_names:
            rows, columns = [0, *rows], [0, *columns]
        return block_of(
            [canvas.text(canvas.place(row, column)) for column in columns] for row in rows
        )


def selected_area(view: CanvasView) -> Area:
    """What is selected, as one rectangle."""
    top, left, bottom, right = selected_bounds(view)
    return Area(view, range(top, bottom + 1), range(left, right + 1))


@dataclass(frozen=True, slots=True)
class Target:
    """Where a paste goes: onto cells from an anchor on, or onto names."""

    anchor: tuple[int, int]
    goals: tuple[str, ...]
    """The goals from the anchor on, in the order shown."""
    functions: tuple[str, ...]
    onto: type[Function] | type[Goal] | None
    """Whose names the anchor is among; None on cells."""
    module: str | None
    """The module into which new functions go."""
    size: tuple[int, int]
    """How many rows and columns of cells are selected."""
    goals_down: bool


def target_of(area: Area) -> Target:
    """Where a paste into the selection goes: it begins at its first cell."""
    canvas = area.view.canvas
    row, column = area.rows[0], area.columns[0]
    place = canvas.place(row, column)
    down = _ids(canvas.rows[row:])
    across = _ids(canvas.columns[column:])
    selected = area.cells()
    onto: type[Function] | type[Goal] | None = None
    if not place.is_crossing:
        onto = Goal if place.goal.kind in ("goal", "new") else Function
    goals, functions = (down, across) if canvas.is_transposed else (across, down)
    return Target(
        (row, column),
        goals,
        functions,
        onto,
        _module(area.view, place),
        (len(selected), len(selected[0]) if selected else 0),
        canvas.is_transposed,
    )


def _module(view: CanvasView, place: Place) -> str | None:
    """The module on whose heading the cursor is, if functions can stand in it."""
    content = view.canvas.content
    module = content.find(place.function.id) if place.function.kind == "group" else None
    if isinstance(module, Module) and not content.referrers(module.id, Module):
        return module.id
    return None


def _ids(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.id for line in lines if line.kind in ("goal", "function"))


def _cell(place: Place) -> Cell:
    return place.goal.id, place.function.id
