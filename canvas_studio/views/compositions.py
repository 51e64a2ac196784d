"""Keeps what an input method composes in a field from getting lost when the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QWidget


class Composition:
    """The word that is being composed in one field.

    Asked to commit it, some input methods drop it (IBus with libpinyin does), and Qt asks them
    before a field hears that it loses the focus. What stood there becomes text then, as it was
    shown. What a person gives up with Escape is gone by the time that anything else happens.
    """

    def __init__(self, field: QWidget, text: Callable[[], str]) -> None:
        """`text` gives what stands in the field without the composition."""
        self._field = field
        self._text = text
        self._preedit = ""
        self._dropped = ""
        """What was there a moment ago and became no text."""
        self._moment = QTimer(field, singleShot=True, interval=0)
        self._moment.timeout.connect(self._forget)

    @property
    def is_active(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return bool(self._preedit)

    def follow(self, event: QInputMethodEvent) -> None:
        """Take note of an event of the input method, before the field acts on it."""
        if self._preedit and not event.preeditString() and not event.commitString():
            self._dropped = self._preedit
            self._moment.start()
        else:
            self._dropped = ""
        self._preedit = event.preeditString()

    def end(self) -> None:
        """Make the composition text."""
        preedit, before = self._preedit, self._text()
        if not preedit:
            return
        method = QGuiApplication.inputMethod()
        method.commit()
        if self._text() == before:
            self._insert(preedit)
            method.reset()

    def leave(self) -> None:
        """Make text what was composed until the focus went elsewhere, just now."""
        dropped = self._dropped or self._preedit
        self._forget()
        if dropped:
            self._insert(dropped)

    def forget(self) -> None:
        """There is no composition any more, and none to be kept."""
        self._preedit = ""
        self._forget()

    def _forget(self) -> None:
        self._dropped = ""

    def _insert(self, words: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QGuiApplication.sendEvent(self._field, event)
