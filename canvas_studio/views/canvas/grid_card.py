"""A card in the middle of the grid that says why nothing stands there, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from canvas_studio.views.canvas.view import CanvasView

_LETTERS = 62
"""Of a line, at most: longer ones are hard to read."""
_NARROWEST = 120
"""Pixels of the words."""


class GridCard(QFrame):
    """Centred over the cells, whatever the size of the window."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setObjectName("card")
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title.setObjectName("heading")
        self._more = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._more.setObjectName("muted")
        self._more.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(10)
        self.column.addWidget(self._title)
        self.column.addWidget(self._more)
        view.viewport().installEventFilter(self)
        self.hide()

    def say(self, title: str, more: str) -> None:
        self._title.setText(title)
        self._more.setText(more)
        self.place()

    def place(self) -> None:
        """Put it into the middle, as large as its words want it."""
        view, metrics = self._view, self._more.fontMetrics()
        area = view.viewport().rect().adjusted(view.names_width, view.header_height, 0, 0)
        around = self.column.contentsMargins().left() * 3
        most = min(metrics.horizontalAdvance("n") * _LETTERS, area.width() - around)
        wanted = metrics.horizontalAdvance(self._more.text()) + 8
        self._more.setFixedWidth(max(_NARROWEST, min(most, wanted)))
        self.adjustSize()
        self.move(area.center() - self.rect().center())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)
