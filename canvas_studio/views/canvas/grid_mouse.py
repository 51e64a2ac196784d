"""The mouse in the grid: choosing cells, opening groups, dragging the borders of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from canvas_studio.views.canvas.view import CanvasView

_REACH = 4
"""How near to a border the pointer must be to drag it, in pixels."""


class GridMouse:
    """What the buttons and the pointer mean; the view hands its events on."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._resizing: tuple[int, int] | None = None
        """The column whose border is dragged, and where its left edge is."""

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
            self._go(cell, extend=extend and group.kind != "group")
            if group.kind == "group" and point.x() < 3 * view.style_of_grid.pixels:
                view.group_toggled.emit(group.id)

    def move(self, event: QMouseEvent) -> None:
        view = self._view
        point = event.position().toPoint()
        if self._resizing is not None:
            column, left = self._resizing
            view.set_column_width(column, point.x() - left)
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
        if self._resizing is not None:
            self._resizing = None
            self._view.fit()

    def double_click(self, event: QMouseEvent) -> None:
        view, canvas = self._view, self._view.canvas
        index = view.indexAt(event.position().toPoint())
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
