"""The editor of the letters R, A, C and I of a role in a crossing."""

from __future__ import annotations

from typing import Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen

from canvas_studio.model.records.canvas import Raci
from canvas_studio.views.inspector.entry import Desk
from canvas_studio.views.inspector.row_entry import RowEntry

_LETTERS = get_args(Raci)


class RaciBar(RowEntry):
    """Four letters; each is switched by a click, by typing it, or by Space where the ring stands."""

    COUNT = len(_LETTERS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held: tuple[str, ...] = ()

    def as_typed(self, value: Any) -> tuple[str, ...]:
        return tuple(value)

    def typed(self) -> tuple[str, ...]:
        return self._held

    def put(self, typed: tuple[str, ...]) -> None:
        self._held = typed
        self.describe()

    def take(self, at: int) -> None:
        held = set(self._held) ^ {_LETTERS[at]}
        self.put(tuple(each for each in _LETTERS if each in held))
        self.commit()

    def describe(self) -> None:
        self.setAccessibleName(f"{self.label} {' '.join(self._held)}".strip())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter in _LETTERS:
            self.take(_LETTERS.index(letter))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.desk.studio.appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for at, letter in enumerate(_LETTERS):
            box, is_held, ring = self.box(at), letter in self._held, self.has_ring(at)
            edge = theme.accent if ring or is_held else theme.border_strong
            painter.setPen(QPen(QColor(edge), 2 if ring else 1))
            painter.setBrush(QColor(theme.accent_soft if is_held else theme.surface))
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(strong if is_held else self.font())
            painter.setPen(QColor(theme.on_accent_soft if is_held else theme.text_muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
