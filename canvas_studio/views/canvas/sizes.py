"""How wide the columns and how high the rows of the grid are.

Rows are as high as what is in them asks for. To work that out for fifty thousand cells takes
seconds, so the rows in sight come first and at once, and the others follow in small portions
whenever there is nothing else to do; until then they are as high as those known are on average.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from statistics import fmean
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QTimer

from canvas_studio.views.canvas.arrangement import arranged, function_head, goal_head
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.canvas.column_widths import ChosenWidths
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.style import GridStyle

if TYPE_CHECKING:
    from canvas_studio.views.canvas.view import CanvasView

_HIGH: Final = ("goal", "function")
_FEW: Final = 60
_AT_ONCE: Final = 400
"""So many cells may be measured before a change of the grid is seen: some 20 ms. As many fill a screen."""
_PORTION: Final = 150
"""So many cells are measured between two events: some 5 ms."""


class LineSizes:
    """Fits rows to their cells, and keeps the widths that the user gave to columns."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.chosen = ChosenWidths()
        self._display: CanvasDisplay | None = None
        self._style: GridStyle | None = None
        self._names_width = 0
        self._widths: dict[str, int] = {}
        """Of goals or functions, whichever are the columns, by id."""
        self._heights: dict[Line, int] = {}
        """Of the rows that were measured, in this display and style, with columns this wide."""
        self._heads: dict[str, int] = {}
        """Of the heads of goals in columns, by id."""
        self._unknown: list[int] = []
        """Rows that are still to be measured, the next one last; some of them may be known by now."""
        self._later = QTimer(view, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)

    @property
    def is_settled(self) -> bool:
        """Whether every row is as high as it has to be."""
        return not self._unknown

    def set_width(self, column: int, width: int, style: GridStyle) -> None:
        """Give a column a width, in pixels at the zoom of now."""
        width = self.chosen.choose(self._view.canvas.columns[column], width, style)
        self._view.setColumnWidth(column, width)

    def fit(self, style: GridStyle) -> None:
        """Size every line anew; what is known of rows stays known where nothing about it changed."""
        view, canvas = self._view, self._view.canvas
        header = view.horizontalHeader()
        changed = [
            (column, width)
            for column, line in enumerate(canvas.columns)
            if header.sectionSize(column) != (width := self.chosen.width(line, style))
        ]
        if changed:
            with QSignalBlocker(header):
                for column, width in changed:
                    header.resizeSection(column, width)
            view.updateGeometries()  # of the scroll bar, so that what is new can be scrolled to
        widths = {
            line.id: view.columnWidth(column)
            for column, line in enumerate(canvas.columns)
            if line.kind in ("goal", "function")
        }
        names = view.names_width
        if (style, canvas.display, names, widths) == (
            self._style,
            self._display,
            self._names_width,
            self._widths,
        ):
            # What happens to a row out of the grid is not told, so it has to be measured again.
            known = self._heights
            self._heights = {line: known[line] for line in canvas.rows[1:] if line in known}
        else:
            self._style, self._display, self._widths = style, canvas.display, widths
            self._names_width = names
            self._heights, self._heads = {}, {}
        self._settle()

    def refit(self, first: int, last: int, columns: range) -> None:
        """Measure the rows from `first` to `last` again: something in `columns` has changed."""
        canvas = self._view.canvas
        if self._display is not canvas.display and self._style is not None:
            self.fit(self._style)  # another language: every text is another
            return
        for line in canvas.rows[first : last + 1]:
            self._heights.pop(line, None)
        if first == 0:
            for line in canvas.columns[columns.start : columns.stop]:
                self._heads.pop(line.id, None)
        if last - first < _FEW:
            rows = range(first, last + 1)
            self._measure(rows, _AT_ONCE)
            self._apply(row for row in rows if canvas.rows[row] in self._heights)
            self._wait_for([row for row in rows if canvas.rows[row] not in self._heights])
        else:
            self._settle()

    def see(self) -> None:
        """Other rows have come into sight: measure those that nobody has measured yet."""
        if self._unknown:
            self._fit_in_sight(_AT_ONCE)

    # -- which rows, and when ------------------------------------------------------------------------

    def _settle(self) -> None:
        """Measure rows as far as there is time, those in sight first; the others later."""
        rows = self._view.canvas.rows
        looked_at = self._measure((0, *self._in_sight()), _AT_ONCE)
        self._measure(range(len(rows)), _AT_ONCE - looked_at)
        self._apply(range(len(rows)))
        self._fit_in_sight(_AT_ONCE)
        self._unknown.clear()
        self._wait_for([row for row, line in enumerate(rows) if line not in self._heights])

    def _wait_for(self, rows: Sequence[int]) -> None:
        self._unknown += reversed(rows)
        if self._unknown:
            self._later.start()
        else:
            self._later.stop()

    def _fit_in_sight(self, most: int) -> None:
        """Measure and size the rows in sight; they turn out to be more, or fewer, while it is done."""
        looked_at = 0
        for row in self._in_sight():
            if self._view.canvas.rows[row] not in self._heights:
                looked_at += self._measure((row,), 1)
                self._apply((row,))
                if looked_at >= most:
                    break

    def _go_on(self) -> None:
        """Measure a portion of the rows, while the topmost in sight stays where it is."""
        view, measured, left = self._view, list[int](), _PORTION
        self._fit_in_sight(_PORTION)
        top = view.rowAt(view.header_height)
        place = view.rowViewportPosition(top)
        while self._unknown and left > 0:
            measured.append(self._unknown.pop())
            left -= self._measure(measured[-1:], 1)
        self._apply(measured)
        if top > 0 and (moved := view.rowViewportPosition(top) - place):
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + moved)
        self._wait_for(())

    def _in_sight(self) -> Iterator[int]:
        view, bottom = self._view, self._view.viewport().height()
        row = max(1, view.rowAt(view.header_height))
        while row < len(view.canvas.rows) and view.rowViewportPosition(row) < bottom:
            yield row
            row += 1

    def _measure(self, rows: Iterable[int], most: int) -> int:
        """Measure rows not known yet until `most` cells were looked at; how many were."""
        lines, looked_at = self._view.canvas.rows, 0
        for row in rows:
            if looked_at >= most:
                break
            if lines[row] not in self._heights:
                self._heights[lines[row]], cells = self._height(lines[row])
                looked_at += cells
        return looked_at

    def _apply(self, rows: Iterable[int]) -> None:
        """Give rows of the view the heights that are known, and the others the usual one."""
        view, heights, usual = self._view, self._heights, self._usual()
        lines, header = view.canvas.rows, view.verticalHeader()
        changed = [
            (row, height)
            for row in rows
            if header.sectionSize(row) != (height := heights.get(lines[row], usual))
        ]
        if not changed:
            return
        header.setUpdatesEnabled(False)  # else every section works out the places of all
        with QSignalBlocker(header):
            for row, height in changed:
                header.resizeSection(row, height)
        header.setUpdatesEnabled(True)
        view.updateGeometries()

    def _usual(self) -> int:
        """How high a row may be taken to be: the average of some that are known."""
        assert self._style is not None
        known = (height for line, height in self._heights.items() if line.kind in _HIGH)
        return round(fmean([*islice(known, _FEW)] or [self._style.row]))

    # -- sizes ---------------------------------------------------------------------------------------

    def _height(self, line: Line) -> tuple[int, int]:
        """The height of a row, and how many cells had to be looked at for it."""
        style = self._style
        assert style is not None
        match line.kind:
            case "names":
                return self._header(style), 1
            case "group":
                return style.group_row, 1
            case "new":
                return style.row, 1
        display, widths = self._view.canvas.display, self._widths
        if line.kind == "goal":
            cells = display.cells_of_goal(line.id)
            least = goal_head(display.goal(line.id), self._names_width, style).height
        else:
            cells = display.cells(line.id)
            least = function_head(display.function(line.id), self._names_width, style).height
        heights = (
            arranged(cell, widths[other], style).height
            for other, cell in cells.items()
            if cell.parts and other in widths
        )
        return max(least, *heights, 0), 1 + len(cells)

    def _header(self, style: GridStyle) -> int:
        """As high as the head of any goal, so that it does not jump while scrolling."""
        canvas = self._view.canvas
        if canvas.is_transposed:
            for function, width in self._widths.items():
                if function not in self._heads:
                    shown = canvas.display.function(function)
                    self._heads[function] = function_head(shown, width, style).height
            return style.stage + max(style.row, *(self._heads[f] for f in self._widths), 0)
        heads = self._heads
        for goal, width in self._widths.items():
            if goal not in heads:
                heads[goal] = goal_head(canvas.display.goal(goal), width, style).height
        least = style.line + style.badge + 3 * style.gap
        return style.stage + max(least, *(heads[goal] for goal in self._widths), 0)
