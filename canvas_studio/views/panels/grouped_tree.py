"""Shows a grouped model: always open, walked with the arrow keys, opened with Enter or a click."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.style import TextMeasure
from canvas_studio.views.panels.grouped_model import (
    GroupedModel,
    GroupRole,
    HeadingRole,
    QuietRole,
    ToneRole,
)

_PAD = 10
_REMEMBERED = 4_000
"""Texts of which it is remembered how many lines they take."""


class GroupedTree(QTreeView):
    """Keeps its place by what stands there, whatever comes and goes around it."""

    opened = Signal(object)
    """An entry is to be gone to."""
    left = Signal()
    """An entry was gone to with Enter, and the focus is still here: it may go along."""
    chosen = Signal(object)
    """Another entry is the current one; None for none."""

    def __init__(
        self,
        model: GroupedModel[Any],
        appearance: Appearance,
        parent: QWidget | None = None,
        lines: int = 2,
    ) -> None:
        """`lines` is how much of an entry's text is seen."""
        super().__init__(parent)
        self._grouped = model
        self._key: Hashable | None = None
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setItemsExpandable(False)
        self.setMinimumSize(QSize(160, 80))
        self.setModel(model)
        self.setItemDelegate(GroupedDelegate(appearance, self, lines))
        self.clicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._follow)
        model.rowsInserted.connect(self._expand)
        model.modelReset.connect(self._read_anew)
        appearance.changed.connect(self.viewport().update)

    @property
    def current(self) -> Any:
        """The current entry; None at a heading or where there is none."""
        return self._grouped.item(self.currentIndex())

    def choose(self, key: Hashable) -> bool:
        """Make the entry with this key the current one; False where it is not shown."""
        index = self._grouped.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return index.isValid()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # texts break elsewhere now

    def choose_none(self) -> None:
        """Let no entry be the current one."""
        self._key = None
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            if self.current is not None and self.hasFocus():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are commands here, and no search."""

    def _open(self, index: QModelIndex) -> None:
        item = self._grouped.item(index)
        if item is not None:
            self.opened.emit(item)

    def _follow(self, index: QModelIndex) -> None:
        item = self._grouped.item(index)
        self._key = self._grouped.key(item) if item is not None else None
        self.chosen.emit(item)

    def _expand(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self._grouped.index(row, 0))

    def _read_anew(self) -> None:
        key = self._key
        self.expandAll()
        if key is not None and not self.choose(key):
            self._key = None
            self.chosen.emit(None)


class GroupedDelegate(QStyledItemDelegate):
    """Draws a heading as a word and a count, an entry as a small line and two of its text."""

    def __init__(self, appearance: Appearance, parent: QWidget, lines: int) -> None:
        super().__init__(parent)
        self._lines = lines
        self._appearance = appearance
        self._font = parent.font()
        self._small = QFont(self._font)
        self._small.setPointSizeF(self._font.pointSizeF() * 0.9)
        self._small.setWeight(QFont.Weight.DemiBold)
        self._measure = TextMeasure(self._font)
        self._counts: dict[tuple[str, int], int] = {}
        self._small_measure = TextMeasure(self._small)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = round(self._measure.height)
        if index.data(GroupRole) is not None:
            return QSize(100, line + 14)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 300
        lines = self._line_count(str(index.data()), self._text_width(width))
        small = round(self._small_measure.height) + 6 if index.data(HeadingRole) else 0
        return QSize(100, lines * line + small + 12)

    def _line_count(self, text: str, room: int) -> int:
        """How many lines a text takes; a tree asks for all of its entries whenever one comes."""
        key = text, room
        count = self._counts.get(key)
        if count is None:
            if len(self._counts) >= _REMEMBERED:
                self._counts.clear()
            count = self._counts[key] = (
                len(self._measure.lines(text, room, self._lines)) if text else 0
            )
        return count

    @staticmethod
    def _text_width(width: int) -> int:
        """What `_paint_item` leaves for the text."""
        return width - 8 - 2 * _PAD - 8

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(GroupRole) is not None:
            self._paint_group(painter, option.rect, index)
        else:
            self._paint_item(painter, option, index)
        painter.restore()

    def _paint_group(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._appearance.theme
        name = str(index.data(HeadingRole))
        count = str(index.data())[len(name) :].strip()
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text))
        inner = box.adjusted(_PAD, 4, -_PAD, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
        width = max(22.0, self._small_measure.width(count) + 14)
        left = inner.left() + self._small_measure.width(name) + 8
        badge = QRectF(left, inner.center().y() - 9, width, 19)
        tone = theme.tone(index.data(ToneRole))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.fill))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(QColor(tone.ink))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, count)

    def _paint_item(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._appearance.theme
        box = option.rect.adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        if tone := index.data(ToneRole):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tone(tone).ink))
            bar = QRectF(box.left() + 6, box.top() + 8, 3, box.height() - 16)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        inner = box.adjusted(_PAD + 8, 6, -_PAD, -6)
        ink = QColor(theme.on_accent_soft if chosen else theme.text_muted)
        top = inner.top()
        if heading := str(index.data(HeadingRole)):
            small = round(self._small_measure.height)
            painter.setFont(self._small)
            painter.setPen(ink)
            painter.drawText(
                QRect(inner.left(), top, inner.width(), small),
                0,
                self._small_measure.elided(heading, inner.width()),
            )
            top += small + 2
        painter.setFont(self._font)
        painter.setPen(ink if index.data(QuietRole) else QColor(theme.text))
        line = round(self._measure.height)
        for text in self._measure.lines(str(index.data()), inner.width(), self._lines):
            painter.drawText(QRect(inner.left(), top, inner.width() + 4, line), 0, text)
            top += line
