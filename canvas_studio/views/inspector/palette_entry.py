"""The editor of a role's colour: none, or one of a few."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from canvas_studio.views.inspector.entry import MIXED, Desk, Entry
from canvas_studio.views.words import ROLE_COLOURS

_COUNT = len(ROLE_COLOURS) + 1
"""No colour comes first."""
_IN = QPointF(5, -5)
_TICK = (QPointF(-4, 0), QPointF(-1, 3), QPointF(4, -3))


class PaletteEntry(Entry, QWidget):
    """A click or Space takes a colour; arrows move the ring over them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.attach(desk)
        self._held: Any = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        desk.studio.appearance.changed.connect(self.update)

    def typed(self) -> Any:
        return self._held

    def put(self, typed: Any) -> None:
        self._held = typed
        if isinstance(typed, int) or typed is None:
            self._at = self._at_of(typed)
        self._describe()

    def choose(self, number: int | None) -> None:
        self.put(number)
        self.commit()

    @staticmethod
    def _at_of(number: int | None) -> int:
        return 0 if number is None else number % len(ROLE_COLOURS) + 1

    def _word(self, at: int) -> str:
        locale, _ = self.desk.studio.locale, self.desk.studio.locale.translator
        return locale.text(ROLE_COLOURS[at - 1]) if at else _("None")

    def set_label(self, words: str) -> None:
        self.label = words
        self._describe()

    def _describe(self) -> None:
        _ = self.desk.studio.locale.translator
        word = _("Different values") if self._held is MIXED else self._word(self._at)
        self.setAccessibleName(f"{self.label} {word}".strip())
        self.setToolTip(word)
        self.update()

    # -- keys and mouse ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.press(event):
            return
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._at = (self._at + (1 if key == Qt.Key.Key_Right else -1)) % _COUNT
            self.setToolTip(self._word(self._at))
            self.setAccessibleDescription(self._word(self._at))
            self.update()
        elif key == Qt.Key.Key_Space:
            self.choose(self._at - 1 if self._at else None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = min(int(event.position().x() // self._step()), _COUNT - 1)
        self.choose(at - 1 if at else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.lose_focus(event)

    # -- looks -------------------------------------------------------------------------------------

    def _side(self) -> int:
        return self.fontMetrics().height() + 4

    def _step(self) -> int:
        return self._side() + 6

    def _box(self, at: int) -> QRectF:
        return QRectF(at * self._step() + 2, 2, self._side() - 2, self._side() - 2)

    def sizeHint(self) -> QSize:
        return QSize(self._step() * _COUNT, self._side() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.desk.studio.appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = None if self._held is MIXED else self._at_of(self._held)
        for at in range(_COUNT):
            box = self._box(at)
            colour = theme.role_colour(at - 1) if at else None
            painter.setPen(QPen(QColor(colour or theme.border_strong), 1))
            painter.setBrush(QColor(colour or theme.surface))
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))
            if not at:
                painter.drawLine(box.bottomLeft() + _IN, box.topRight() - _IN)
            if at == held or (at == self._at and self.hasFocus()):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.accent), 2))
                painter.drawEllipse(box)
            if at == held:
                painter.setPen(QPen(QColor(theme.surface if colour else theme.text), 2))
                middle = box.center()
                painter.drawPolyline([middle + each for each in _TICK])
