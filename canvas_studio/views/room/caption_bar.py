"""The bar at the foot of the screen in which the room reads the cell under the cursor."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from canvas_studio.views.canvas.cell_editing import CellEditing
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.locale import Locale
from canvas_studio.views.room.caption import caption

_LARGER = 1.3
"""How much larger than the cells."""
_LINES = 2
"""Lines for who does what; what does not fit is in the cell."""


class CaptionBar(QFrame):
    """Follows a view, and what is typed in it. It has a fixed height, so that the grid stands still."""

    def __init__(
        self, view: CanvasView, editing: CellEditing, locale: Locale, parent: QWidget | None = None
    ) -> None:
        """`view` gives the text size and the theme, `editing` belongs to the view with the cursor."""
        super().__init__(parent)
        self._view = view
        self._editing = editing
        self._locale = locale
        self._aside = ""
        self.setObjectName("roomCaption")
        self.title, self.body = QLabel(), QLabel()
        self.body.setTextFormat(Qt.TextFormat.RichText)
        self.body.setWordWrap(True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.body, 1)
        view.zoomed.connect(lambda _size: self.resize_text())
        view.selectionModel().currentChanged.connect(self._follow_cursor)
        view.canvas.dataChanged.connect(self.refresh)
        view.canvas.modelReset.connect(self.refresh)
        editing.editor.textChanged.connect(self.refresh)
        locale.bind(self, lambda _: self.refresh())
        self.resize_text()

    def resize_text(self) -> None:
        """Take the size that belongs to the cells."""
        pixels = round(self._view.text_size * _LARGER)
        for label, weight in ((self.title, 600), (self.body, 400)):
            label.setStyleSheet(f"font-size: {pixels}px; font-weight: {weight};")
        self.setFixedHeight(round(pixels * 1.5) * (1 + _LINES) + 28)
        self.refresh()

    def say(self, text: str) -> None:
        """Say something besides, until the cursor moves on."""
        self._aside = text
        self.refresh()

    def _follow_cursor(self) -> None:
        self._aside = ""
        self.refresh()

    def refresh(self) -> None:
        if not self.isVisible():
            return
        view = self._view
        shown = caption(
            view.canvas, view.cursor_place(), view.style_of_grid.theme, self._locale.translator
        )
        body = shown.body
        if self._editing.is_editing and (typed := self._editing.editor.toPlainText()):
            body = html.escape(typed)
        if self._aside:
            body = html.escape(self._aside)
        self.title.setText(shown.title)
        if self.body.text() != body:
            self.body.setText(body)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
