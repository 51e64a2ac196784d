"""How wide the columns and how high the rows of the grid are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from canvas_studio.views.canvas.arrangement import arranged, goal_head
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.canvas.style import GridStyle

if TYPE_CHECKING:
    from canvas_studio.views.canvas.view import CanvasView


class LineSizes:
    """Fits rows to their cells, and keeps the widths that the user gave to columns."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._chosen: dict[Line, float] = {}
        """Widths the user chose, in heights of the text, so that they grow with the zoom."""

    def set_width(self, column: int, width: int, style: GridStyle) -> None:
        """Give a column a width, in pixels at the zoom of now."""
        width = max(style.pixels * 4, min(width, style.pixels * 60))
        self._chosen[self._view.canvas.columns[column]] = width / style.pixels
        self._view.setColumnWidth(column, width)

    def fit(self, style: GridStyle) -> None:
        """Size every line anew."""
        view = self._view
        header = view.horizontalHeader()
        with QSignalBlocker(header):
            for column, line in enumerate(view.canvas.columns):
                width = self._width(line, style)
                if header.sectionSize(column) != width:
                    header.resizeSection(column, width)
        self.fit_rows(style, 0, len(view.canvas.rows) - 1)

    def fit_rows(self, style: GridStyle, first: int, last: int) -> None:
        """Size the rows from `first` to `last` to what is in them."""
        view, canvas = self._view, self._view.canvas
        header = view.verticalHeader()
        widths = {
            line.id: view.columnWidth(column)
            for column, line in enumerate(canvas.columns)
            if line.kind in ("goal", "function")
        }
        with QSignalBlocker(header):
            for row in range(first, last + 1):
                height = self._height(canvas.rows[row], widths, style)
                if header.sectionSize(row) != height:
                    header.resizeSection(row, height)
        view.updateGeometries()

    def _width(self, line: Line, style: GridStyle) -> int:
        if (chosen := self._chosen.get(line)) is not None:
            return round(chosen * style.pixels)
        match line.kind:
            case "names":
                return style.names_width
            case "new":
                return style.new_column
            case "group":
                return style.group_row
        return style.cell_width

    def _height(self, line: Line, widths: Mapping[str, int], style: GridStyle) -> int:
        match line.kind:
            case "names":
                return self._header(widths, style)
            case "group":
                return style.group_row
            case "new":
                return style.row
        display = self._view.canvas.display
        if line.kind == "goal":
            cells = {f: cell for f in widths if (cell := display.cell(line.id, f)) is not None}
            least = goal_head(display.goal(line.id), style.names_width, style).height
        else:
            cells, least = dict(display.cells(line.id)), style.row
        return max(
            least,
            *(
                arranged(cell, widths[other], style).height
                for other, cell in cells.items()
                if cell.parts and other in widths
            ),
            0,
        )

    def _header(self, widths: Mapping[str, int], style: GridStyle) -> int:
        """As high as the head of any goal, so that it does not jump while scrolling."""
        canvas = self._view.canvas
        if canvas.is_transposed:
            return style.row + style.line
        heads = (goal_head(canvas.display.goal(g), w, style).height for g, w in widths.items())
        least = style.line + style.badge + 3 * style.gap
        return style.stage + max(least, *heads, 0)
