"""The text field in which a cell is typed.

It always sits on the cursor cell and has the focus, asleep and invisible, so that the first key
or the first letter of a composition is its own. An editor that is made when the first key comes
loses that letter to the change of focus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from canvas_studio.views.compositions import Composition

_NOT_TEXT = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MOVES: Mapping[int, str] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_MOST_LINES = 12
_WIDE_SPACE = "\u3000"
"""What an input method types for the space bar while letters are full width."""


class CellEditor(QPlainTextEdit):
    """Asleep it hands every key to the grid; awake it edits the text of one cell."""

    woken = Signal()
    """A first letter came while it was asleep."""
    finished = Signal(str)
    """The text is to be kept; the cursor goes "down", "up", "right", "left" or, for "", nowhere."""
    _cell_font: QFont | None = None

    def __init__(
        self,
        parent: QWidget,
        grid_key: Callable[[QKeyEvent], bool],
        typing_key: Callable[[QKeyEvent], bool],
    ) -> None:
        """`grid_key` takes keys while asleep, `typing_key` sees them first while awake."""
        super().__init__(parent)
        self._grid_key = grid_key
        self._typing_key = typing_key
        self._is_awake = False
        self._moves_out = False
        self._composition = Composition(self, self.toPlainText)
        self._accepts_text = True
        self._cell = QRect()
        self.takes_over_mark: Callable[[str], bool] | None = None
        """Asked first where an input method puts in what it did not compose, such as a punctuation
        mark; True where it was no text."""
        self.takes_over_paste: Callable[[QMimeData], bool] | None = None
        """Asked first where something is pasted; True where it was more than text."""
        self.setObjectName("cellEditor")
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._grow)
        self._show_asleep()

    # -- asleep and awake --------------------------------------------------------------------------

    @property
    def is_awake(self) -> bool:
        return self._is_awake

    @property
    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return self._composition.is_active

    def sleep(self) -> None:
        """Become invisible, with an empty text, ready for the first letter."""
        self._is_awake = False
        self._composition.forget()
        self._show_asleep()
        self.set_accepts_text(self._accepts_text)
        self.clear()
        self._place()

    def wake(self, text: str, *, moves_out: bool = False) -> None:
        """Show `text` for editing. With `moves_out`, arrow keys keep the text and leave the cell."""
        self._is_awake = True
        self._moves_out = moves_out
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.setProperty("awake", True)
        self.setCursorWidth(1)
        self._restyle()
        if self.toPlainText() != text:
            self.setPlainText(text)
            self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._place()
        self.raise_()

    def _show_asleep(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self.setProperty("awake", False)
        self.setCursorWidth(0)
        self._restyle()

    def _restyle(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)
        # The frame that the style sheet draws; setting it makes Qt measure its width again.
        self.setFrameShape(QFrame.Shape.StyledPanel if self._is_awake else QFrame.Shape.NoFrame)

    # -- where it is -------------------------------------------------------------------------------

    def set_cell(self, cell: QRect, font: QFont) -> None:
        """Sit on this rectangle of the grid, with the font of its cells."""
        self._cell, self._cell_font = cell, font
        self._keep_font()
        self._place()

    def set_accepts_text(self, accepts: bool) -> None:
        """Whether a letter wakes it; where it does not, no composition can begin in its sleep."""
        self._accepts_text = accepts
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, accepts)

    def _place(self) -> None:
        """On the cell; awake, grown over its neighbours as the text needs."""
        cell, parent = self._cell, self.parentWidget()
        if not self._is_awake or parent is None:
            self.setGeometry(cell)
            return
        room = parent.rect()
        width = max(cell.width() + 1, min(self.fontMetrics().height() * 14, room.width()))
        line = self.fontMetrics().lineSpacing()
        self.resize(width, self.height())
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            self.blockBoundingRect(block)  # lays the block out
            lines += max(1, block.layout().lineCount())
            block = block.next()
        height = max(cell.height() + 1, min(lines, _MOST_LINES) * line + 12)
        left = max(0, min(cell.left() - 1, room.right() - width))
        top = max(0, min(cell.top() - 1, room.bottom() - height))
        self.setGeometry(left, top, width, height)

    def _keep_font(self) -> None:
        """In the font of the cells, which every new style takes away, that of waking up too."""
        if self._cell_font is not None and self.font() != self._cell_font:
            self.setFont(self._cell_font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_font()

    def _grow(self) -> None:
        if self._is_awake:
            self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    # -- keys and compositions ---------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self._is_awake:
            # Undo, copy and delete mean the grid as long as nothing is typed.
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as text: without formatting, of a copied cell what stands in it."""
        if self.takes_over_paste is not None and self.takes_over_paste(source):
            return
        from canvas_studio.views.clipboard.mime import plain_text

        self.insertPlainText(plain_text(source))

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False  # Tab goes to the next cell

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_awake:
            if self._grid_key(event):
                event.accept()
            elif self._accepts_text and _is_text(event):
                self.wake("", moves_out=True)
                self.woken.emit()
                super().keyPressEvent(event)
            else:
                event.ignore()
            return
        if self.is_composing and not _is_text(event):
            event.accept()  # it meant the input method
        elif self.is_composing or not (self._leave(event) or _is_stray_command(event)):
            super().keyPressEvent(event)

    def _leave(self, event: QKeyEvent) -> bool:
        """Handle a key that does not belong to the text; False for all others."""
        if self._typing_key(event):
            return True
        held = event.modifiers() & (_NOT_TEXT | Qt.KeyboardModifier.ShiftModifier)
        if self._moves_out and event.key() in _MOVES and not held:
            self.finished.emit(_MOVES[event.key()])
            return True
        return False

    def keep_arrows(self) -> None:
        """From now on arrow keys move in the text."""
        self._moves_out = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._is_awake:
            if not self._accepts_text:  # a name is not overwritten by what a composition leaves
                event.ignore()
                return
            if not event.preeditString() and not event.commitString():
                super().inputMethodEvent(event)
                return
            if event.commitString() == _WIDE_SPACE and self._grid_key(_space()):
                return
            self.wake("", moves_out=True)
            self.woken.emit()
        is_mark = event.commitString() and not self.is_composing and not event.replacementLength()
        if is_mark and self.takes_over_mark and self.takes_over_mark(event.commitString()):
            return
        self._composition.follow(event)
        super().inputMethodEvent(event)

    def commit_composition(self) -> None:
        """End a composition, so that nothing of it is lost: what stands there becomes text."""
        self._composition.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composition.leave()
        super().focusOutEvent(event)
        if self._is_awake and event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.finished.emit("")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_awake:
            painter = QPainter(self.viewport())
            painter.fillRect(self.viewport().rect(), self.palette().base())
            painter.end()
            super().paintEvent(event)


def _space() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")


def _is_stray_command(event: QKeyEvent) -> bool:
    """Whether Alt makes a command of a letter, and of none that there is; it types nothing then.

    On a Mac, Option and a letter type a character of their own.
    """
    held = event.modifiers() & _NOT_TEXT
    return held == Qt.KeyboardModifier.AltModifier and event.text().isascii() and bool(event.text())


def _is_text(event: QKeyEvent) -> bool:
    """Whether a key types something. AltGr types, and looks like Ctrl+Alt on Windows."""
    text = event.text()
    if not text or not text.isprintable():
        return False
    held = event.modifiers() & _NOT_TEXT
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return held in (Qt.KeyboardModifier.NoModifier, alt_gr)
