"""The editor of values that lie side by side: what the colours of a role and R, A, C, I share."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from canvas_studio.views.inspector.entry import Desk, Entry

_PADDING = 6
"""By how many pixels a place is higher than a line of text."""
_GAP = 4
"""Pixels between two places."""


class RowEntry(Entry, QWidget):
    """Places in a row: arrows move a ring over them, Space or a click takes the one under it."""

    COUNT: ClassVar[int]
    """How many places there are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.attach(desk)
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        desk.studio.appearance.changed.connect(self.update)

    # -- what each says ----------------------------------------------------------------------------

    @abstractmethod
    def take(self, at: int) -> None:
        """Choose the place, or switch it."""

    @abstractmethod
    def describe(self) -> None:
        """Say in words what is chosen, and paint it."""

    def ring_moved(self) -> None:
        """The ring stands at another place, which is not taken yet."""
        self.update()

    # -- keys and mouse ----------------------------------------------------------------------------

    def set_label(self, words: str) -> None:
        self.label = words
        self.describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.press(event):
            return
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._at = (self._at + (1 if key == Qt.Key.Key_Right else -1)) % self.COUNT
            self.ring_moved()
        elif key == Qt.Key.Key_Space:
            self.take(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._at = min(int(event.position().x() // self._step()), self.COUNT - 1)
        self.take(self._at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.lose_focus(event)

    # -- sizes -------------------------------------------------------------------------------------

    def box(self, at: int) -> QRectF:
        """Where the place is drawn."""
        side = self._side()
        return QRectF(at * self._step() + 1, 1, side - 2, side - 2)

    def has_ring(self, at: int) -> bool:
        return at == self._at and self.hasFocus()

    def sizeHint(self) -> QSize:
        return QSize(self._step() * self.COUNT, self._side())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _side(self) -> int:
        return self.fontMetrics().height() + _PADDING

    def _step(self) -> int:
        return self._side() + _GAP
