"""What the selected cells of the grid stand for, worked out from its blocks and not cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange

from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.view import CanvasView

Block = tuple[tuple[Line, ...], tuple[Line, ...]]
"""The lines that meet in a block of cells: those of goals and those of functions."""


def selected_ranges(view: CanvasView) -> list[QItemSelectionRange]:
    """The selected rectangles of cells."""
    selection = view.selectionModel().selection()
    return [selection.at(number) for number in range(selection.count())]


def selected_bounds(view: CanvasView) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of what is selected; of the cursor where nothing is."""
    ranges = selected_ranges(view)
    row, column = view.cursor_cell()
    return (
        min((r.top() for r in ranges), default=row),
        min((r.left() for r in ranges), default=column),
        max((r.bottom() for r in ranges), default=row),
        max((r.right() for r in ranges), default=column),
    )


def selected_blocks(view: CanvasView) -> Iterator[Block]:
    """The lines of every selected block, in reading order within it."""
    canvas = view.canvas
    for block in selected_ranges(view):
        rows = canvas.rows[block.top() : block.bottom() + 1]
        columns = canvas.columns[block.left() : block.right() + 1]
        yield (rows, columns) if canvas.is_transposed else (columns, rows)


def selected_cells(view: CanvasView) -> list[tuple[str, str]]:
    """The selected crossings as pairs of goal and function, each once, row by row."""
    found: dict[tuple[str, str], None] = {}
    for goals, functions in selected_blocks(view):
        across, down = _ids(goals, "goal"), _ids(functions, "function")
        pairs = (
            product(across, down)
            if view.canvas.is_transposed
            else ((goal, function) for function, goal in product(down, across))
        )
        found.update(dict.fromkeys(pairs))
    return list(found)


def has_selected_cells(view: CanvasView) -> bool:
    """Whether a crossing is selected."""
    return any(
        _ids(goals, "goal") and _ids(functions, "function")
        for goals, functions in selected_blocks(view)
    )


def selected_goals(view: CanvasView) -> list[str]:
    """The goals in whose lines something is selected."""
    return list(
        dict.fromkeys(id for goals, _ in selected_blocks(view) for id in _ids(goals, "goal"))
    )


def selected_functions(view: CanvasView) -> list[str]:
    """The functions in whose lines something is selected."""
    blocks = selected_blocks(view)
    return list(dict.fromkeys(id for _, lines in blocks for id in _ids(lines, "function")))


def selected_goal_names(view: CanvasView) -> list[str]:
    """The goals whose names are selected."""
    blocks = selected_blocks(view)
    return [id for goals, lines in blocks if NAMES in lines for id in _ids(goals, "goal")]


def selected_function_names(view: CanvasView) -> list[str]:
    """The functions whose names are selected."""
    blocks = selected_blocks(view)
    return [id for goals, lines in blocks if NAMES in goals for id in _ids(lines, "function")]


def select_block(view: CanvasView, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Select the cells between two corners and leave the cursor where it is."""
    block = QItemSelection(view.canvas.index(*first), view.canvas.index(*last))
    view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    view.viewport().update()
    view.cursor_moved.emit()


def _ids(lines: tuple[Line, ...], kind: str) -> list[str]:
    return [line.id for line in lines if line.kind == kind]
