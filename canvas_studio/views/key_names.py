"""The names of keys: how a pressed key is looked up, and how a key is shown to people."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MODIFIERS: Final = _COMMANDS | Qt.KeyboardModifier.ShiftModifier
_SHOWN: Final = {
    "Return": "Enter",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "PgUp": "PageUp",
    "PgDown": "PageDown",
    "Del": "Delete",
}


def is_command(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta is held, so that the key types nothing."""
    return bool(event.modifiers() & _COMMANDS)


def typed_text(event: QKeyEvent) -> str:
    """The character that a key types by itself; "" for keys that type none, such as arrows."""
    text = unicodedata.normalize("NFKC", event.text())
    is_text = len(text) == 1 and text.isprintable() and not text.isspace()
    return text if is_text and not is_command(event) else ""


def key_name(event: QKeyEvent) -> str:
    """The name under which a key stands in the tables: "Ctrl+Shift+Left", "F2", "B", "1".

    What types a character goes by the character, so that it is found on every keyboard, and in
    capitals. Both Enter keys are "Return".
    """
    if text := typed_text(event):
        return text.upper()
    key, modifiers = event.key(), event.modifiers() & _MODIFIERS
    if key == Qt.Key.Key_Backtab:
        key, modifiers = Qt.Key.Key_Tab, modifiers | Qt.KeyboardModifier.ShiftModifier
    elif key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    sequence = QKeySequence(int(modifiers.value) | int(key))
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def shown_key(name: str) -> str:
    """A key as it is printed on keyboards: "Ctrl+Shift+←", "Enter"; on a Mac with its own signs."""
    if sys.platform == "darwin":
        return QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText)
    held, last = _parted(name)
    return held + _SHOWN.get(last, last)


def shown_keys(names: Sequence[str]) -> str:
    """Several keys in one line; what is held for all of them is said once: "Ctrl+←/→/↑/↓"."""
    line, before = "", ""
    for name in names:
        held, last = _parted(name)
        if held and held == before and sys.platform != "darwin":
            line += "/" + _SHOWN.get(last, last)
        else:
            line += ("  " if line else "") + shown_key(name)
        before = held
    return line


def _parted(name: str) -> tuple[str, str]:
    """ "Ctrl+Shift+" and "Left"; the plus itself is a key too."""
    at = name.rfind("+", 0, -1) + 1
    return name[:at], name[at:]
