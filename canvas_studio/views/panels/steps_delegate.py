"""Draws a step as its time and its name on a line with a dot; undone ones step back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.style import TextMeasure
from canvas_studio.views.panels.steps_model import StateRole, TimeRole

_LINE = 20
"""Where the line of dots stands, from the left."""


class StepsDelegate(QStyledItemDelegate):
    """Paints from the model's data only."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._font = parent.font()
        self._strong = QFont(self._font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._measure, self._strong_measure = TextMeasure(self._font), TextMeasure(self._strong)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, round(self._measure.height) + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._appearance.theme
        state, time = str(index.data(StateRole)), str(index.data(TimeRole))
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        if hovered or option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 6, 6)
        self._paint_dot(painter, box, state)
        measure = self._strong_measure if state == "current" else self._measure
        painter.setFont(self._strong if state == "current" else self._font)
        painter.setPen(QColor(theme.text if state == "current" else theme.text_muted))
        if state == "done":
            painter.setPen(QColor(theme.text))
        room = round(self._measure.width(time)) + 4 if time else 0
        words = QRect(
            box.left() + _LINE + 16, box.top(), box.width() - _LINE - 30 - room, box.height()
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle, measure.elided(str(index.data()), words.width()))
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text_muted))
        at = QRect(box.right() - room - 10, box.top(), room, box.height())
        painter.drawText(at, middle | Qt.AlignmentFlag.AlignRight, time)
        painter.restore()

    def _paint_dot(self, painter: QPainter, box: QRect, state: str) -> None:
        """A full dot for what is done, a ring for what is undone, a large one for here."""
        theme = self._appearance.theme
        centre = QPointF(box.left() + _LINE, box.center().y())
        painter.setPen(QPen(QColor(theme.border_strong), 1.5))
        painter.drawLine(QPointF(centre.x(), box.top()), QPointF(centre.x(), box.bottom() + 1))
        accent = QColor(theme.accent)
        if state == "undone":
            painter.setBrush(QColor(theme.surface))
            painter.setPen(QPen(QColor(theme.border_strong), 1.5))
        else:
            painter.setBrush(accent if state == "current" else QColor(theme.text_muted))
            painter.setPen(Qt.PenStyle.NoPen)
        size = 6.0 if state == "current" else 4.0
        painter.drawEllipse(centre, size, size)
