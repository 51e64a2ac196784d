"""Draws the load of a role as its figure and a bar below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.panels.roles_model import LOAD, OverloadRole, ShareRole
from canvas_studio.views.typing_field import TypingDelegate

_BAR = 3


class RolesDelegate(TypingDelegate):
    """Paints from the model's data only; too heavy a load is bold as well as coloured."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() == LOAD and index.data(OverloadRole):
            option.font.setBold(True)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.column() != LOAD:
            return
        theme, share = self._appearance.theme, float(index.data(ShareRole))
        box = option.rect
        bar = QRectF(box.left() + 6, box.bottom() - _BAR - 1, box.width() - 12, _BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        filled = QRectF(bar)
        filled.setWidth(bar.width() * min(1.0, share))
        too_much = index.data(OverloadRole)
        painter.setBrush(QColor(theme.tone("warning").ink if too_much else theme.accent))
        painter.drawRoundedRect(filled, 1.5, 1.5)
        painter.restore()
