"""Draws a finding as its code and two lines of its sentence, a group as a word and a count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.style import TextMeasure
from canvas_studio.views.panels.findings_model import WAIVED, FindingRole, GroupRole

_PAD = 10


class FindingsDelegate(QStyledItemDelegate):
    """Paints from the model's data only."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._font = parent.font()
        self._small = QFont(self._font)
        self._small.setPointSizeF(self._font.pointSizeF() * 0.9)
        self._small.setWeight(QFont.Weight.DemiBold)
        self._measure = TextMeasure(self._font)
        self._small_measure = TextMeasure(self._small)

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = round(self._measure.height)
        if index.data(GroupRole) is not None:
            return QSize(100, line + 14)
        return QSize(100, 2 * line + round(self._small_measure.height) + 18)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if (group := index.data(GroupRole)) is not None:
            self._paint_group(painter, option.rect, group, index.data())
        else:
            self._paint_finding(painter, option, index)
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRect, group: str, words: str) -> None:
        theme = self._appearance.theme
        name, _, count = words.rpartition(" ")
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text))
        inner = box.adjusted(_PAD, 4, -_PAD, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
        width = max(22.0, self._small_measure.width(count) + 14)
        left = inner.left() + self._small_measure.width(name) + 8
        badge = QRectF(left, inner.center().y() - 9, width, 19)
        tone = theme.tone(group if group != WAIVED else "info")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.fill))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(QColor(tone.ink))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, count)

    def _paint_finding(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._appearance.theme
        finding = index.data(FindingRole)
        box = option.rect.adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        tone = theme.tone(finding.severity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ink))
        painter.drawRoundedRect(
            QRectF(box.left() + 6, box.top() + 8, 3, box.height() - 16), 1.5, 1.5
        )
        inner = box.adjusted(_PAD + 8, 6, -_PAD, -6)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text_muted))
        small = round(self._small_measure.height)
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), small), 0, finding.code)
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text_muted if finding.waived else theme.text))
        line = round(self._measure.height)
        top = inner.top() + small + 2
        for text in self._measure.lines(str(index.data()), inner.width(), 2):
            painter.drawText(QRect(inner.left(), top, inner.width() + 4, line), 0, text)
            top += line
