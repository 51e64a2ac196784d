"""The editor of a text in one language: as high as its text, with its own undo while it is typed in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit

from canvas_studio.views.compositions import Composition
from canvas_studio.views.inspector.entry import ENTER, MIXED, Desk, Entry

_MOST_LINES = 14


class TextEntry(Entry, QPlainTextEdit):
    """Enter keeps the text, Alt+Enter breaks the line where there may be several."""

    _composition: Composition

    def __init__(self, desk: Desk, lines: int = 1) -> None:
        super().__init__()
        self.attach(desk)
        self._lines = lines
        self._composition = Composition(self, self.toPlainText)
        self._mixed = ""
        self._hint = ""
        self.beside: TextEntry | None = None
        """An editor that is to be as high as this one: that of the other language."""
        self._own_lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._follow_typing)

    # -- the text ----------------------------------------------------------------------------------

    def as_typed(self, value: Any) -> Any:
        return "" if value is MIXED else value

    def show_value(self, target: Any, value: Any) -> None:
        _ = self.desk.studio.locale.translator
        self._mixed = _("Different values") if value is MIXED else ""
        super().show_value(target, value)
        self._show_hint()

    def typed(self) -> str:
        return self.toPlainText()

    def put(self, typed: str) -> None:
        place = self.textCursor().position()
        self.setPlainText(typed)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(typed)) if self.hasFocus() else 0)
        self.setTextCursor(cursor)

    def read(self, typed: str) -> str:
        return typed if self._lines > 1 else " ".join(typed.split())

    @property
    def is_mixed(self) -> bool:
        return bool(self._mixed) and not self.is_touched

    def set_hint(self, text: str, *, is_missing: bool = False) -> None:
        """What stands in it in grey while it is empty; `is_missing` dashes the edge as well."""
        self._hint = text
        self._show_hint()
        if bool(self.property("missing")) != is_missing:
            self.setProperty("missing", is_missing)
            self.style().unpolish(self)
            self.style().polish(self)

    def _show_hint(self) -> None:
        hint = self._mixed or self._hint
        if hint != self.placeholderText():
            self.setPlaceholderText(hint)
            self._fit()

    def _follow_typing(self) -> None:
        self._fit()
        self.on_change()
        if self.hasFocus():
            self.desk.typed.emit()

    # -- its height --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        """As high as the text, or as the hint in its place."""
        room, line = self.viewport().width(), self.fontMetrics().lineSpacing()
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines < _MOST_LINES:
            self.blockBoundingRect(block)  # lays the block out
            lines += max(1, block.layout().lineCount())
            block = block.next()
        if not self.toPlainText() and self.placeholderText() and room > 0:
            asked = self.fontMetrics().boundingRect(
                QRect(0, 0, room - 4, 10_000), Qt.TextFlag.TextWordWrap, self.placeholderText()
            )
            lines = max(lines, -(-asked.height() // line))
        lines = max(self._lines, min(lines, _MOST_LINES))
        if lines != self._own_lines:
            self._own_lines = lines
            if self.beside is not None:
                self.beside._fit()
        if self.beside is not None:
            lines = max(lines, self.beside._own_lines)
        overflows = self.document().size().height() > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if overflows
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom()
        height = lines * line + around + 2 * round(self.document().documentMargin())
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    # -- keys and compositions ---------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        return False if self.leaves_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.press(event):
            return
        if event.key() in ENTER and not self.is_composing:
            if self._lines > 1:
                self.insertPlainText("\n")
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composition.follow(event)
        super().inputMethodEvent(event)
        self._show_hint()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(text if self._lines > 1 else " ".join(text.split()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composition.leave()
        super().focusOutEvent(event)
        self.lose_focus(event)
