"""Scrolling the grid below and beside its names: to a cell, and back to where a cell was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from canvas_studio.views.canvas.frozen_table import FrozenTable

_CENTRE = QAbstractItemView.ScrollHint.PositionAtCenter
EDGE: Final = 32
"""Pixels from the end of what is in sight to where scrolling is fastest."""
_FASTEST, _TICK = 28, 30
"""Pixels and milliseconds of a step."""


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


class EdgeScroll(QObject):
    """Brings the grid towards a pointer that is held at its edge, faster the farther it is."""

    scrolled = Signal()

    def __init__(self, view: FrozenTable) -> None:
        super().__init__(view)
        self._view = view
        self._across = self._down = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._scroll_on)

    def pull(self, across: int, down: int) -> None:
        """Scroll by so many pixels in each step from now on, until it is told otherwise."""
        self._across, self._down = across, down
        if not across and not down:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        self.pull(0, 0)

    def _scroll_on(self) -> None:
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        before = across.value(), down.value()
        across.setValue(before[0] + self._across)
        down.setValue(before[1] + self._down)
        if (across.value(), down.value()) != before:
            self.scrolled.emit()


def pull_at(at: int, first: int, end: int) -> int:
    """By how many pixels to scroll in a step, with the pointer this near to an end of first..end."""
    if at < first + EDGE:
        return -max(2, min(_FASTEST, (first + EDGE - at) * _FASTEST // EDGE))
    if at > end - EDGE:
        return max(2, min(_FASTEST, (at - end + EDGE) * _FASTEST // EDGE))
    return 0


class WheelSteps:
    """Counts the steps of a wheel. A touch pad sends many small parts of one."""

    _STEP = 120  # what Qt calls one notch: 15 degrees in eighths

    def __init__(self) -> None:
        self._turned = 0

    def steps(self, delta: int) -> int:
        """The whole steps that a turn completes, negative towards the person."""
        if self._turned * delta < 0:
            self._turned = 0
        self._turned += delta
        steps = int(self._turned / self._STEP)
        self._turned -= steps * self._STEP
        return steps


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


def hold(view: FrozenTable, at: QPoint | None = None) -> Held:
    """Hold the cell at a point where it is, else that of the cursor, else the first one in sight."""
    index = view.indexAt(at) if at is not None else view.currentIndex()
    if not index.isValid() or not (at or _is_beside_names(view, index)):
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
