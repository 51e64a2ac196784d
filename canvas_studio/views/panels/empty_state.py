"""What a panel shows when it has nothing to show: a picture, a sentence, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from canvas_studio.views.appearance import Appearance


class EmptyState(QWidget):
    """Centred, quiet, and never a blank area."""

    def __init__(self, appearance: Appearance, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icon_name = icon
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title.setObjectName("heading")
        self._title.setWordWrap(True)
        self._more = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._more.setObjectName("muted")
        self._more.setWordWrap(True)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addWidget(self._title)
        layout.addWidget(self._more)
        layout.addStretch(3)
        appearance.changed.connect(self._dress)
        self._dress()

    def add_button(self, button: QPushButton) -> None:
        """Offer what to do next, below the sentence."""
        at = Qt.AlignmentFlag.AlignHCenter
        self._layout.insertWidget(self._layout.count() - 1, button, 0, at)

    def set_texts(self, title: str, more: str) -> None:
        self._title.setText(title)
        self._more.setText(more)

    def _dress(self) -> None:
        icon = self._appearance.icon(self._icon_name)
        self._icon.setPixmap(icon.pixmap(QSize(32, 32) * self._appearance.scale))
