"""A list of things to choose from that shows which characters were matched; keys come from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from canvas_studio.views.announce import announce
from canvas_studio.views.appearance import Appearance

_RANGES = Qt.ItemDataRole.UserRole + 1
_DETAIL = Qt.ItemDataRole.UserRole + 2
_DIMMED = Qt.ItemDataRole.UserRole + 3
_GAP = 16
"""Pixels between a text and its detail, at least."""
_AFTER_ICON = 6
"""Pixels between an icon and its text, besides those that the style leaves."""


class Choice(NamedTuple):
    """One line of the list."""

    id: str
    text: str
    detail: str = ""
    """What is said of it at the right, less loudly."""
    ranges: tuple[tuple[int, int], ...] = ()
    """The characters of the text that are set off, as (start, end)."""
    icon: QIcon | None = None
    is_dimmed: bool = False
    """Whether it cannot be taken now."""


class ChoiceList(QListWidget):
    """Never has the focus. Nothing may be highlighted, and then nothing is chosen."""

    taken = Signal(str)
    """The id of a choice that was clicked."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proposals")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(14, 14) * appearance.scale)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_ChoiceDelegate(appearance, self))
        self.currentItemChanged.connect(self._say)
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_choices(self, choices: Sequence[Choice], *, highlighted: bool) -> None:
        """List `choices`, the first one highlighted or none."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.icon or QIcon(), choice.text)
            item.setData(Qt.ItemDataRole.UserRole, choice.id)
            item.setData(_RANGES, choice.ranges)
            item.setData(_DETAIL, choice.detail)
            item.setData(_DIMMED, choice.is_dimmed)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.text} {choice.detail}")
            self.addItem(item)
        self.setCurrentRow(0 if highlighted and choices else -1)
        row = self.sizeHintForRow(0) if choices else 0
        self.setFixedHeight(len(choices) * row + 10)

    def _say(self, item: QListWidgetItem | None) -> None:
        """The field has the focus; whoever cannot see the list is told what is highlighted."""
        if item is not None:
            announce(self, str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def chosen(self) -> str | None:
        """The id of the highlighted choice."""
        item = self.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def step(self, by: int) -> None:
        """Highlight the next or the previous one, round and round."""
        row = self.currentRow()
        if row < 0:
            row = -1 if by > 0 else 0
        self.setCurrentRow((row + by) % self.count())

    def wanted_width(self) -> int:
        """The width in which nothing is cut off, in pixels."""
        metrics = QFontMetrics(_bold(self.font()))
        texts = (self.item(row) for row in range(self.count()))
        widths = (
            metrics.horizontalAdvance(item.text()) + metrics.horizontalAdvance(item.data(_DETAIL))
            for item in texts
        )
        return max(widths, default=0) + self.iconSize().width() + _AFTER_ICON + _GAP + 40


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        widget = option.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget)
        if not option.icon.isNull():
            area.setLeft(area.left() + _AFTER_ICON)
        painter.save()
        theme = self._appearance.theme
        detail = index.data(_DETAIL)
        room = area
        if detail:
            metrics = QFontMetrics(option.font)
            painter.setFont(option.font)
            painter.setPen(QColor(theme.text_muted))
            painter.drawText(area, _RIGHT, detail)
            room = area.adjusted(0, 0, -metrics.horizontalAdvance(detail) - _GAP, 0)
        painter.setPen(QColor(theme.text_muted if index.data(_DIMMED) else theme.text))
        _draw_marked(painter, room, text, index.data(_RANGES) or (), option.font)
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _draw_marked(
    painter: QPainter, area: QRect, text: str, ranges: Sequence[tuple[int, int]], font: QFont
) -> None:
    """`text` with the characters of `ranges` in bold, cut off with … where there is no room."""
    at, left = 0, area.left()
    for start, end in (*ranges, (len(text), len(text))):
        for piece, weight in ((text[at:start], font), (text[start:end], _bold(font))):
            room = QRect(left, area.top(), area.right() - left, area.height())
            if not piece or room.width() <= 0:
                continue
            metrics = QFontMetrics(weight)
            painter.setFont(weight)
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LEFT, shown)
            left += metrics.horizontalAdvance(piece)
        at = end


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
