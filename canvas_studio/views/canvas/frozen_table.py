"""A table view with its first row and column held in place: they are the names of the others."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from canvas_studio.views.canvas.scrolling import scroll_to


class FrozenTable(QTableView):
    """Geometry and scrolling. What is drawn, and what the mouse and keys do, is left to others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setMinimumSectionSize(16)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def names_width(self) -> int:
        return self.columnWidth(0)

    @property
    def header_height(self) -> int:
        return self.rowHeight(0)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        if not index.isValid():
            return QRect()
        return self.cell_rect(index.row(), index.column())

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is in the viewport, whether in sight or not."""
        x = 0 if column == 0 else self.columnViewportPosition(column)
        y = 0 if row == 0 else self.rowViewportPosition(row)
        return QRect(x, y, self.columnWidth(column), self.rowHeight(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = 0 if point.y() < self.header_height else self.rowAt(point.y())
        column = 0 if point.x() < self.names_width else self.columnAt(point.x())
        return QModelIndex() if row < 0 or column < 0 else self.model().index(row, column)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight beside and below the names."""
        if not index.isValid():
            return
        scroll_to(self, index, hint)

    def scroll_to_start(self) -> None:
        """Show the first line of both axes, groups and all."""
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)
