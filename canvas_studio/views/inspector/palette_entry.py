"""The editor of a role's colour: none, or one of a few."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from canvas_studio.views.inspector.entry import MIXED, Desk
from canvas_studio.views.inspector.row_entry import RowEntry
from canvas_studio.views.words import ROLE_COLOURS

_IN = QPointF(5, -5)
_TICK = (QPointF(-4, 0), QPointF(-1, 3), QPointF(4, -3))


class PaletteEntry(RowEntry):
    """A click or Space takes a colour; no colour comes first."""

    COUNT = len(ROLE_COLOURS) + 1

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held: Any = None

    def typed(self) -> Any:
        return self._held

    def put(self, typed: Any) -> None:
        self._held = typed
        if isinstance(typed, int) or typed is None:
            self._at = self._at_of(typed)
        self.describe()

    def choose(self, number: int | None) -> None:
        self.put(number)
        self.commit()

    def take(self, at: int) -> None:
        self.choose(at - 1 if at else None)

    @staticmethod
    def _at_of(number: int | None) -> int:
        return 0 if number is None else number % len(ROLE_COLOURS) + 1

    def _word(self, at: int) -> str:
        locale, _ = self.desk.studio.locale, self.desk.studio.locale.translator
        return locale.text(ROLE_COLOURS[at - 1]) if at else _("None")

    def describe(self) -> None:
        _ = self.desk.studio.locale.translator
        word = _("Different values") if self._held is MIXED else self._word(self._at)
        self.setAccessibleName(f"{self.label} {word}".strip())
        self.setToolTip(word)
        self.update()

    def ring_moved(self) -> None:
        self.setToolTip(self._word(self._at))
        self.setAccessibleDescription(self._word(self._at))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.desk.studio.appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = None if self._held is MIXED else self._at_of(self._held)
        for at in range(self.COUNT):
            box = self.box(at)
            colour = theme.role_colour(at - 1) if at else None
            painter.setPen(QPen(QColor(colour or theme.border_strong), 1))
            painter.setBrush(QColor(colour or theme.surface))
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))
            if not at:
                painter.drawLine(box.bottomLeft() + _IN, box.topRight() - _IN)
            if at == held or self.has_ring(at):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.accent), 2))
                painter.drawEllipse(box)
            if at == held:
                painter.setPen(QPen(QColor(theme.surface if colour else theme.text), 2))
                middle = box.center()
                painter.drawPolyline([middle + each for each in _TICK])
