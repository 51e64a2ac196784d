"""A frame of the grid: which lines are in sight and where, and what lies over them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QTableView

from canvas_studio.views.canvas.axes import Axis, Line
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.table_model import CanvasTableModel


class Strip(NamedTuple):
    """A visible row or column: its number, where it starts, how far it reaches, what it shows."""

    number: int
    start: int
    size: int
    line: Line


@dataclass(slots=True)
class Frame:
    """What is to be seen: the visible lines, the cursor and the selection."""

    width: int
    height: int
    names_width: int
    header: int
    rows: list[Strip]
    columns: list[Strip]
    cursor: tuple[int, int] | None = None
    selection: list[QRect] = field(default_factory=list)
    """In rows and columns: left and right are columns, top and bottom rows."""
    has_focus: bool = False
    collapsed: Collection[str] = ()
    blink: tuple[int, int] | None = None
    is_transposed: bool = False
    first_group: str = ""
    """The group to which the first column belongs, where functions stand side by side."""
    is_presenting: bool = False
    """Whether the cursor's row and column are to be followed from the back of the room."""
    focus: str = ""
    """The goal that is worked on; the others are dimmed."""
    found: Collection[Place] = ()
    """Cells that hold what is looked for."""
    found_names: Collection[str] = ()
    """The ids of goals, functions and modules whose names do."""

    @property
    def body(self) -> QRect:
        """Where the cells are."""
        return QRect(
            self.names_width,
            self.header,
            self.width - self.names_width,
            self.height - self.header,
        )


def frame_of(view: QTableView, canvas: CanvasTableModel) -> Frame:
    """What a view of a canvas shows now, apart from what only the view itself knows."""
    width, height = view.viewport().width(), view.viewport().height()
    current, selection = view.currentIndex(), view.selectionModel().selection()
    names_width, header = view.columnWidth(0), view.rowHeight(0)
    first_column = view.columnAt(names_width)
    return Frame(
        width=width,
        height=height,
        names_width=names_width,
        header=header,
        rows=_strips(
            canvas.rows, view.rowAt(header), view.rowViewportPosition, view.rowHeight, height
        ),
        columns=_strips(
            canvas.columns, first_column, view.columnViewportPosition, view.columnWidth, width
        ),
        cursor=(current.row(), current.column()) if current.isValid() else None,
        selection=[
            QRect(QPoint(r.left(), r.top()), QPoint(r.right(), r.bottom()))
            for r in map(selection.at, range(selection.count()))
        ],
        collapsed=canvas.collapsed,
        is_transposed=canvas.is_transposed,
        focus=canvas.focus,
        first_group=canvas.group_before(first_column) if canvas.is_transposed else "",
    )


def _strips(
    lines: Axis,
    first: int,
    position: Callable[[int], int],
    size: Callable[[int], int],
    end: int,
) -> list[Strip]:
    """The lines in sight from line number `first` on, up to the pixel `end`."""
    number = first
    seen: list[Strip] = []
    while 0 < number < len(lines):
        place = position(number)
        if place >= end:
            break
        seen.append(Strip(number, place, size(number), lines[number]))
        number += 1
    return seen
