"""What a person does to a window, as the events that Qt would get: keys, compositions, the mouse."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QThreadPool,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QInputMethodEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from canvas_studio.views.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
Left = Qt.MouseButton.LeftButton


class Witness:
    """Hears of every exception in a slot and every warning of Qt at the step that brought it about."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._errors: list[BaseException] = []
        self._hook = sys.excepthook
        sys.excepthook = self._raised
        self._handler = qInstallMessageHandler(self._said)

    def _raised(
        self, _type: type[BaseException], error: BaseException, _at: TracebackType | None
    ) -> None:
        self._errors.append(error)

    def _said(self, kind: QtMsgType, context: Any, text: str) -> None:
        is_bad = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if is_bad and not text.startswith("This plugin does not support"):
            self._heard.append(text)

    def check(self) -> None:
        if self._errors:
            error, self._errors = self._errors[0], []
            raise error
        heard, self._heard = self._heard, []
        assert not heard, heard

    def leave(self) -> None:
        sys.excepthook = self._hook
        qInstallMessageHandler(self._handler)


def settle(window: MainWindow) -> None:
    """Let everything happen that is to happen at once, in the background too."""
    session = window.studio.session
    is_settled = False
    while not is_settled:
        QThreadPool.globalInstance().waitForDone()
        for _ in range(6):
            QApplication.processEvents()
        is_settled = not session.is_open or session.checks.is_settled


def focus(window: QWidget) -> QWidget:
    """What has the focus, or the window itself."""
    return QApplication.focusWidget() or window


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focus(window), key, held)


def type_text(window: QWidget, text: str, *, composed: bool) -> None:
    """Keys for ASCII, an input method for the rest or, `composed`, for everything."""
    for character in text:
        target = focus(window)
        if character.isprintable() and character.isascii() and not composed:
            QTest.keyClicks(target, character)
        else:
            QApplication.sendEvent(target, QInputMethodEvent(character, []))
            committed = QInputMethodEvent("", [])
            committed.setCommitString(character)
            QApplication.sendEvent(focus(window), committed)


def compose(window: QWidget, letters: str) -> None:
    """Begin a composition and leave it as it is."""
    QApplication.sendEvent(focus(window), QInputMethodEvent(letters, []))


def point(widget: QWidget, x: int, y: int) -> QPoint:
    """A point in a widget, in thousandths of its width and height."""
    return QPoint(x * (widget.width() - 1) // 1000, y * (widget.height() - 1) // 1000)


def drag(port: QWidget, start: QPoint, way: list[QPoint], held: Qt.KeyboardModifier = NONE) -> None:
    """Press, move with the button held, and leave it held."""
    QTest.mousePress(port, Left, held, start)
    for spot in (start + QPoint(6, 6), *way):
        move(port, spot)


def move(port: QWidget, spot: QPoint) -> None:
    """With the button held, which QTest.mouseMove does not do."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(spot), QPointF(port.mapToGlobal(spot)), Left, Left, NONE
    )
    QApplication.sendEvent(port, event)


def wheel(port: QWidget, spot: QPoint, turn: QPoint, held: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(spot), QPointF(port.mapToGlobal(spot)), QPoint(), turn, Qt.MouseButton.NoButton,
        held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def fill_clipboard(text: str | None, markup: str | None) -> None:
    """As another program does."""
    mime = QMimeData()
    if text is not None:
        mime.setText(text)
    if markup is not None:
        mime.setHtml(markup)
    QApplication.clipboard().setMimeData(mime)
