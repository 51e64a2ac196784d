"""What somebody typed, for places where Qt reads more into a text than its letters."""

from __future__ import annotations

from PySide6.QtGui import Qt


def no_key(text: str) -> str:
    """For buttons and menus: the & of "R&D" is no hint at a key."""
    return text.replace("&", "&&")


def no_markup(text: str) -> str:
    """For tool tips: what looks like markup is shown as it is."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
