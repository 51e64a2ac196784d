"""The overview of a canvas: tiles that are the warmer the more crossings they stand for.

Nothing is shrunk: a tile says how many crossings there are and how many have roles, in letters of
the usual size. A click, or Enter, leads to the cells behind it.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from canvas_studio.model.records import Function
from canvas_studio.model.records.wording import count_words
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.blocks import Block, BlockLine
from canvas_studio.views.canvas.overview_model import BlockRole, Index, OverviewModel
from canvas_studio.views.canvas.scrolling import WheelSteps
from canvas_studio.views.canvas.style import TextMeasure, default_text
from canvas_studio.views.locale import Locale
from canvas_studio.views.theme import Theme
from canvas_studio.views.words import KIND_LETTER

_WARMEST = 0.34
"""How much of the accent the warmest tile has; more would make its text hard to read."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class OverviewView(QTableView):
    """Shows the blocks and tells which one was chosen."""

    block_chosen = Signal(QModelIndex)
    current_moved = Signal()
    zoom_wanted = Signal(int)
    """Steps in or out, with the wheel."""
    left = Signal()
    """Esc: back to the cells."""

    def __init__(
        self,
        model: OverviewModel,
        appearance: Appearance,
        locale: Locale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setModel(model)
        self.setItemDelegate(_TileDelegate(self, model, appearance))
        self.setHorizontalHeader(_BlockHeader(Qt.Orientation.Horizontal, self, appearance, locale))
        self.setVerticalHeader(_BlockHeader(Qt.Orientation.Vertical, self, appearance, locale))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._wheel = WheelSteps()
        self._locale = locale
        self.legend = QLabel(self)
        self.legend.setObjectName("muted")
        self.legend.setWordWrap(True)
        self.legend.setContentsMargins(14, 4, 8, 4)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        model.modelReset.connect(self.fit)
        appearance.changed.connect(self.fit)
        locale.bind(self, lambda _: self._reword())
        self.fit()

    def _reword(self) -> None:
        _ = self._locale.translator
        self.legend.setText(
            _("Crossings of a module and a stage: ● with roles, ○ without. Enter looks into them.")
            .replace("● ", "●\N{NO-BREAK SPACE}")
            .replace("○ ", "○\N{NO-BREAK SPACE}")
        )
        self.viewport().update()

    def fit(self) -> None:
        """Size the tiles: as many as fit across the window, but never too small to be read."""
        size = default_text(self.font())
        model = self.model()
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setFixedHeight(round(size * 5.6))
        down.setFixedWidth(round(size * 19))
        narrowest, widest = round(size * 8.5), round(size * 20)
        columns = max(1, model.columnCount())
        room = (self.width() - down.width() - size) // columns
        across.setDefaultSectionSize(max(narrowest, min(widest, room)))
        down.setDefaultSectionSize(round(size * 3.6))
        self.legend.setGeometry(0, 0, down.width() - 4, across.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        self.current_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.block_chosen.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.block_chosen.emit(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            index = self.indexAt(event.position().toPoint())
            if index.isValid():
                self.setCurrentIndex(index)
            if steps := self._wheel.steps(event.angleDelta().y()):
                self.zoom_wanted.emit(steps)
            event.accept()
        else:
            super().wheelEvent(event)


class _TileDelegate(QStyledItemDelegate):
    def __init__(self, view: QTableView, model: OverviewModel, appearance: Appearance) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._appearance = appearance

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._appearance.theme
        block: Block = index.data(BlockRole)
        size = default_text(self._view.font())
        tile = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = theme.accent if chosen or hovered else theme.border
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1))
        most = self._model.blocks.most
        painter.setBrush(warmth(theme, block.crossings / most if most else 0.0))
        painter.drawRoundedRect(tile, 6, 6)
        if block.crossings:
            self._paint_counts(painter, tile, block, theme, size)
        painter.restore()

    def _paint_counts(
        self, painter: QPainter, tile: QRectF, block: Block, theme: Theme, size: int
    ) -> None:
        """The crossings, and in smaller letters those with roles and those without."""
        pad = size * 0.6
        strong = QFont(self._view.font())
        strong.setPixelSize(round(size * 1.25))
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(theme.text))
        inner = tile.adjusted(pad, 0, -pad, 0)
        painter.drawText(inner, _LEFT, f"{block.crossings}")
        small = QFont(self._view.font())
        small.setPixelSize(round(size * 0.9))
        painter.setFont(small)
        half = inner.height() / 2
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if not block.marked:
            painter.drawText(inner, right, f"● {block.staffed}")
            return
        upper, lower = QRectF(inner), QRectF(inner)
        upper.setHeight(half)
        upper.translate(0, size * 0.15)
        lower.setTop(inner.top() + half)
        lower.translate(0, -size * 0.15)
        painter.drawText(upper, right, f"● {block.staffed}")
        tone = theme.tone("warning")
        words = f"○ {block.marked}"
        width = TextMeasure(small).width(words) + size * 0.8
        badge = QRectF(lower.right() - width + size * 0.3, lower.top(), width, size * 1.4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.fill))
        painter.drawRoundedRect(badge, size * 0.4, size * 0.4)
        painter.setPen(QColor(tone.ink))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)


def warmth(theme: Theme, share: float) -> QColor:
    """The ground of a tile with this share of the most crossings, 0 to 1."""
    if share <= 0:
        return QColor(theme.surface)
    cold, warm = QColor(theme.surface), QColor(theme.accent)
    part = _WARMEST * (0.25 + 0.75 * share)
    return QColor(
        *(
            round(a + (b - a) * part)
            for a, b in (
                (cold.red(), warm.red()),
                (cold.green(), warm.green()),
                (cold.blue(), warm.blue()),
            )
        )
    )


class _BlockHeader(QHeaderView):
    """The names of the rows or columns, with what they hold below."""

    def __init__(
        self,
        orientation: Qt.Orientation,
        view: QTableView,
        appearance: Appearance,
        locale: Locale,
    ) -> None:
        super().__init__(orientation, view)
        self._view = view
        self._appearance = appearance
        self._locale = locale
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.minimumHeight())

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        theme, size = self._appearance.theme, default_text(self.font())
        is_column = self.orientation() == Qt.Orientation.Horizontal
        line = self.model().headerData(section, self.orientation(), Qt.ItemDataRole.UserRole)
        painter.save()
        painter.fillRect(box, QColor(theme.surface))
        current = self._view.currentIndex()
        if current.isValid() and section == (current.column() if is_column else current.row()):
            painter.fillRect(box, QColor(theme.crosshair))
        strong, small = QFont(self.font()), QFont(self.font())
        strong.setPixelSize(size)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(round(size * 0.88))
        left = size // 2 if is_column else 14  # as far in as the name of the project above
        inner = box.adjusted(left, size // 3, -size // 2, -size // 3)
        measure = TextMeasure(strong)
        name = f"{line.code} {line.name}".strip()
        names = measure.lines(name, inner.width(), 2)
        painter.setFont(strong)
        painter.setPen(QColor(theme.text))
        top = inner.top()
        for text in names:
            painter.drawText(
                QRect(inner.left(), top, inner.width() + 4, inner.height()), _TOP, text
            )
            top += round(measure.height)
        painter.setFont(small)
        painter.setPen(QColor(theme.text_muted))
        words = self._words(line, is_column)
        foot = QRect(inner.left(), top, inner.width() + 4, inner.bottom() - top)
        if foot.height() >= size:
            painter.drawText(foot, _TOP, TextMeasure(small).elided(words, inner.width()))
        painter.restore()

    def _words(self, line: BlockLine, is_column: bool) -> str:
        language = self._locale.language
        if not is_column:
            return count_words(Function, line.count).text(language)
        counts = zip(KIND_LETTER.values(), line.kinds, strict=True)
        return "  ".join(f"{letter.text(language)} {count}" for letter, count in counts)
