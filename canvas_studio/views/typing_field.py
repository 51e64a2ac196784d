"""Fields in which names are typed, also with an input method: its keys are its own while it composes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from canvas_studio.views.compositions import Composition

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class TypingField(QLineEdit):
    """A line of text. Enter and Escape mean the word that is being composed, as long as there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composition = Composition(self, self.text)

    @property
    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return self._composition.is_active

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composition.follow(event)
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composition.leave()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing and event.key() in _ENDS:
            event.accept()
        else:
            super().keyPressEvent(event)


class TypingDelegate(QStyledItemDelegate):
    """Edits the texts of a list or a table in such a field."""

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        return TypingField(parent)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(editor, TypingField)
            and editor.is_composing
            and event.type() == QEvent.Type.KeyPress
        ):
            return False  # not the end of the editing: the field itself gets the key
        return super().eventFilter(editor, event)
