"""The mouse in the grid: choosing cells, opening groups, dragging borders and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.line_drag import LineDrag
from canvas_studio.views.canvas.scrolling import EDGE, EdgeScroll, pull_at

if TYPE_CHECKING:
    from canvas_studio.views.canvas.view import CanvasView

_REACH = 4
"""How near to a border the pointer must be to drag it, in pixels."""
_NEAR = ((0, 0), (1, 0), (0, 1), (1, 1))
_MOVABLE = ("goal", "function", "group")


class GridMouse:
    """What the buttons and the pointer mean; the view hands its events on."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.drag = LineDrag(view)
        self._resizing: tuple[int, int] | None = None
        """The column whose border is dragged, and where its left edge is."""
        self._width_before: float | None = None
        self._pointer = QPoint()
        """Where cells are being selected to."""
        self._edge = EdgeScroll(view)
        self._edge.scrolled.connect(lambda: self._select_to(self._pointer))
        self._waiting: tuple[int, int] | None = None
        """A selected name that is pressed: it alone is selected if it is let go undragged."""

    def press(self, event: QMouseEvent) -> None:
        view, canvas = self._view, self._view.canvas
        point = event.position().toPoint()
        border = self._border_at(point)
        if border is not None and event.button() == Qt.MouseButton.LeftButton:
            self._resizing = (border, point.x() - view.columnWidth(border))
            self._width_before = view.sizes.chosen.chosen(canvas.columns[border])
            return
        index = view.indexAt(point)
        if not index.isValid():
            return
        cell = index.row(), index.column()
        group = canvas.place(*cell).function
        if group.kind == "group":
            cell = (0, cell[1]) if canvas.is_transposed else (cell[0], 0)
        if event.button() == Qt.MouseButton.RightButton:
            if not view.selectionModel().isSelected(canvas.index(*cell)):
                self._go(cell)
            view.menu_requested.emit(event.globalPosition().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if group.kind == "group" and self._is_arrow(point, cell):
                self._go(cell)
                view.group_toggled.emit(group.id)
            elif self._name_at(cell) is not None and not extend:
                self._press_name(cell, point)
            else:
                self._go(cell, extend=extend and group.kind != "group")

    def _is_arrow(self, point: QPoint, cell: tuple[int, int]) -> bool:
        view = self._view
        reach = 3 * view.style_of_grid.pixels
        if view.canvas.is_transposed:
            return point.y() < view.style_of_grid.stage or cell[1] == view.columnAt(point.x())
        return point.x() < reach

    def _press_name(self, cell: tuple[int, int], point: QPoint) -> None:
        """A name that is selected may be about to be dragged with the others."""
        view = self._view
        name = self._name_at(cell)
        assert name is not None
        selected = self._selected_names(name.kind)
        if name in selected and len(selected) > 1:
            self._waiting = cell
        else:
            self._go(cell)
            selected = [name]
        self.drag.press(point, selected)
        view.viewport().update()

    def move(self, event: QMouseEvent) -> None:
        view = self._view
        point = event.position().toPoint()
        if self._resizing is not None:
            column, left = self._resizing
            view.set_column_width(column, point.x() - left)
        elif self.drag.is_pressed and event.buttons() & Qt.MouseButton.LeftButton:
            self.drag.move(point)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._select_to(point)
        else:
            over_border = self._border_at(point) is not None
            view.viewport().setCursor(
                Qt.CursorShape.SplitHCursor if over_border else Qt.CursorShape.ArrowCursor
            )

    def _select_to(self, point: QPoint) -> None:
        """Select up to the pointer; beyond the edge of the grid more cells come towards it."""
        view, self._pointer = self._view, QPoint(point)
        width, height = view.viewport().width(), view.viewport().height()
        self._edge.pull(
            pull_at(point.x(), -EDGE, width + EDGE), pull_at(point.y(), -EDGE, height + EDGE)
        )
        x = view.names_width if point.x() < 0 else min(point.x(), width - 1)
        y = view.header_height if point.y() < 0 else min(point.y(), height - 1)
        index, can_stand = view.indexAt(QPoint(x, y)), view.navigator().can_stand
        row, column = index.row(), index.column()
        # Beside a heading or the line for a new one, on the side from which the pointer came.
        here = view.cursor_cell()
        back = 1 if here[0] > row else -1, 1 if here[1] > column else -1
        near = [(row + d * back[0], column + a * back[1]) for d, a in _NEAR]
        cell = next((each for each in near if can_stand(*each)), None) if index.isValid() else None
        if cell is not None:
            self._go(cell, extend=True)

    def release(self) -> None:
        waiting, self._waiting = self._waiting, None
        self._edge.stop()
        if self._resizing is not None:
            self._resizing = None
            self._view.fit()
            self._view.widths_changed.emit()
        elif not self.drag.release() and waiting is not None:
            self._go(waiting)

    def cancel(self) -> bool:
        """Esc: a drag ends where it began; False where there is none."""
        was_active = self.drag.is_active
        self.drag.cancel()
        if self._resizing is not None:
            view, (column, _left) = self._view, self._resizing
            view.sizes.chosen.put_back(view.canvas.columns[column], self._width_before)
            view.fit()
            self._resizing, was_active = None, True
        return was_active

    def double_click(self, event: QMouseEvent) -> None:
        view, canvas = self._view, self._view.canvas
        point = event.position().toPoint()
        border = self._border_at(point)
        if border is not None and event.button() == Qt.MouseButton.LeftButton:
            view.fit_column(border)
            return
        index = view.indexAt(point)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        place = canvas.place(index.row(), index.column())
        if place.function.kind == "group" and place.function.id not in canvas.content:
            view.group_toggled.emit(place.function.id)
        elif view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            view.edit_requested.emit(True)

    def _go(self, cell: tuple[int, int], *, extend: bool = False) -> None:
        canvas = self._view.canvas
        if canvas.flags(canvas.index(*cell)) != Qt.ItemFlag.NoItemFlags:
            self._view.set_cursor(*cell, extend=extend)

    def _name_at(self, cell: tuple[int, int]) -> Line | None:
        """The goal, function or module whose name is in a cell."""
        place = self._view.canvas.place(*cell)
        if NAMES not in place:
            return None
        line = place.function if place.goal == NAMES else place.goal
        return line if line.kind in _MOVABLE and line.id in self._view.canvas.content else None

    def _selected_names(self, kind: str) -> list[Line]:
        """The names of that kind that are selected, in the order of the lines."""
        names = (self._name_at((i.row(), i.column())) for i in self._view.selectedIndexes())
        chosen = {name for name in names if name is not None and name.kind == kind}
        canvas = self._view.canvas
        return [line for line in (*canvas.rows, *canvas.columns) if line in chosen]

    def _border_at(self, point: QPoint) -> int | None:
        """The column whose right border is under the pointer, in the line of names."""
        view = self._view
        if point.y() >= view.header_height:
            return None
        if abs(point.x() - view.names_width) <= _REACH:
            return 0
        column = view.columnAt(max(point.x() - _REACH, view.names_width))
        if column < 1:
            return None
        right = view.columnViewportPosition(column) + view.columnWidth(column)
        return column if abs(point.x() - right) <= _REACH else None
