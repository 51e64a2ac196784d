"""Typing as a person does it, for tests of fields and windows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def press(
    key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, seen: bool = False
) -> None:
    """Press a key in whatever has the focus; `seen` gives the window time to follow."""
    QTest.keyClick(QApplication.focusWidget(), key, held)
    if seen:
        QApplication.processEvents()


def type_text(text: str) -> None:
    """Type into whatever has the focus: keys for ASCII, an input method for the rest."""
    for character in text:
        focus = QApplication.focusWidget()
        if character.isascii():
            QTest.keyClicks(focus, character)
        else:
            event = QInputMethodEvent("", [])
            event.setCommitString(character)
            QApplication.sendEvent(focus, event)
