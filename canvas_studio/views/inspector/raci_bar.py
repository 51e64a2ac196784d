"""The editor of the letters R, A, C and I of a role in a crossing."""

from __future__ import annotations

from typing import Any, get_args

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from canvas_studio.model.records.canvas import Raci
from canvas_studio.views.inspector.entry import Desk, Entry

_LETTERS = get_args(Raci)


class RaciBar(Entry, QWidget):
    """Four letters; each is switched by a click, by typing it, or by Space where the ring stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.attach(desk)
        self._held: tuple[str, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        desk.studio.appearance.changed.connect(self.update)

    def as_typed(self, value: Any) -> tuple[str, ...]:
        return tuple(value)

    def typed(self) -> tuple[str, ...]:
        return self._held

    def put(self, typed: tuple[str, ...]) -> None:
        self._held = typed
        self._describe()

    def toggle(self, letter: str) -> None:
        held = set(self._held) ^ {letter}
        self._held = tuple(each for each in _LETTERS if each in held)
        self._describe()
        self.commit()

    def set_label(self, words: str) -> None:
        self.label = words
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleName(f"{self.label} {' '.join(self._held)}".strip())
        self.update()

    # -- keys and mouse ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.press(event):
            return
        letter = event.text().upper()
        if letter in _LETTERS:
            self.toggle(letter)
        elif event.key() == Qt.Key.Key_Space:
            self.toggle(_LETTERS[self._at])
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._at = (self._at + (1 if event.key() == Qt.Key.Key_Right else -1)) % len(_LETTERS)
            self.update()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._at = min(int(event.position().x() // self._step()), len(_LETTERS) - 1)
        self.toggle(_LETTERS[self._at])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.lose_focus(event)

    # -- looks -------------------------------------------------------------------------------------

    def _side(self) -> int:
        return self.fontMetrics().height() + 6

    def _step(self) -> int:
        return self._side() + 4

    def sizeHint(self) -> QSize:
        return QSize(self._step() * len(_LETTERS), self._side())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.desk.studio.appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, strong = self._side(), QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for number, letter in enumerate(_LETTERS):
            box = QRectF(number * self._step() + 1, 1, side - 2, side - 2)
            is_held = letter in self._held
            ring = self.hasFocus() and number == self._at
            edge = theme.accent if ring or is_held else theme.border_strong
            painter.setPen(QPen(QColor(edge), 2 if ring else 1))
            painter.setBrush(QColor(theme.accent_soft if is_held else theme.surface))
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(strong if is_held else self.font())
            painter.setPen(QColor(theme.on_accent_soft if is_held else theme.text_muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
