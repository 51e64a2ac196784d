"""Scrolling the grid below and beside its names: to a cell, and back to where a cell was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from canvas_studio.views.canvas.frozen_table import FrozenTable

_CENTRE = QAbstractItemView.ScrollHint.PositionAtCenter


def scroll_to(
    view: FrozenTable,
    index: QModelIndex | QPersistentModelIndex,
    hint: QAbstractItemView.ScrollHint,
) -> None:
    """Bring a cell into sight; names are always."""
    row, column = index.row(), index.column()
    size, centred = view.viewport().size(), hint == _CENTRE
    if column > 0:
        bar, area = view.horizontalScrollBar(), view.cell_rect(row, column)
        by = _shift(area.left(), area.width(), view.names_width, size.width(), centred)
        bar.setValue(bar.value() + by)
    for _ in range(2):  # rows that are measured on the way may push it out of sight again
        if row > 0:
            bar, area = view.verticalScrollBar(), view.cell_rect(row, column)
            by = _shift(area.top(), area.height(), view.header_height, size.height(), centred)
            bar.setValue(bar.value() + by)


def _shift(start: int, size: int, first: int, end: int, centred: bool) -> int:
    """By how much to scroll so that start..start+size lies in first..end."""
    if centred and not first <= start <= end - size:
        return start - first - max(0, (end - first - size) // 2)
    if start < first:
        return start - first
    return max(0, min(start + size - end, start - first))


@dataclass(frozen=True, slots=True)
class Held:
    """A cell and where it is, while sizes change."""

    view: FrozenTable
    index: QPersistentModelIndex
    corner: QPoint

    def release(self) -> None:
        """Scroll so that the cell is where it was; the cursor's never slips behind the names."""
        if not self.index.isValid():
            return
        moved = self.view.visualRect(self.index).topLeft() - self.corner
        across, down = self.view.horizontalScrollBar(), self.view.verticalScrollBar()
        if self.index.column() > 0:
            across.setValue(across.value() + moved.x())
        if self.index.row() > 0:
            down.setValue(down.value() + moved.y())
        is_cursor = self.index == self.view.currentIndex()
        if is_cursor and not _is_beside_names(self.view, self.view.currentIndex()):
            self.view.scrollTo(self.view.currentIndex())


def hold(view: FrozenTable) -> Held:
    """Hold the cursor's cell where it is, or the first cell in sight where the cursor is not."""
    index = view.currentIndex()
    if not index.isValid() or not _is_beside_names(view, index):
        index = view.indexAt(_body(view).topLeft())
    return Held(view, QPersistentModelIndex(index), view.visualRect(index).topLeft())


def _body(view: FrozenTable) -> QRect:
    """Where the cells are, beside and below their names."""
    return view.viewport().rect().adjusted(view.names_width, view.header_height, 0, 0)


def _is_beside_names(view: FrozenTable, index: QModelIndex) -> bool:
    """Whether a cell begins in sight; the names always do."""
    corner, body = view.visualRect(index).topLeft(), _body(view)
    across = index.column() == 0 or body.left() <= corner.x() <= body.right()
    return across and (index.row() == 0 or body.top() <= corner.y() <= body.bottom())
