"""The mouse in the grid: choosing cells, opening groups, dragging borders and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.line_drag import LineDrag

if TYPE_CHECKING:
    from canvas_studio.views.canvas.view import CanvasView

_REACH = 4
"""How near to a border the pointer must be to drag it, in pixels."""
_MOVABLE = ("goal", "function", "group")


class GridMouse:
    """What the buttons and the pointer mean; the view hands its events on."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.drag = LineDrag(view)
        self._resizing: tuple[int, int] | None = None
        """The column whose border is dragged, and where its left edge is."""
        self._waiting: tuple[int, int] | None = None
        """A selected name that is pressed: it alone is selected if it is let go undragged."""

    def press(self, event: QMouseEvent) -> None:
        view, canvas = self._view, self._view.canvas
        point = event.position().toPoint()
        border = self._border_at(point)
        if border is not None and event.button() == Qt.MouseButton.LeftButton:
            self._resizing = (border, point.x() - view.columnWidth(border))
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
            index = view.indexAt(point)
            if index.isValid():
                self._go((index.row(), index.column()), extend=True)
        else:
            over_border = self._border_at(point) is not None
            view.viewport().setCursor(
                Qt.CursorShape.SplitHCursor if over_border else Qt.CursorShape.ArrowCursor
            )

    def release(self) -> None:
        waiting, self._waiting = self._waiting, None
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
