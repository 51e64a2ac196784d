"""Waits for work in another thread: the window goes on answering, and a sign says what it is about."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from canvas_studio.views.background import undisturbing
from canvas_studio.views.session import Task
from canvas_studio.views.studio import Studio

T = TypeVar("T")

_PATIENCE: Final = 300
"""Milliseconds of waiting without a sign: for less, it would only flash up."""
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
        QEvent.Type.Close,
    }
)


class Waiting(QObject):
    """Runs work for one window, one at a time."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window

    def run(self, work: Callable[[], T], *, is_long: bool, task: Task = "opening") -> T:
        """What `work` returns or raises. Where it is long, in another thread.

        Until then the window paints, moves and tells the time, but takes no input: what is open
        is about to be replaced, or must stay as it is until it is written.
        """
        if not is_long:
            return work()
        _, runnable, loop = self._studio.locale.translator, _Runnable(work), QEventLoop()
        runnable.signals.done.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        words = _("Opening…") if task == "opening" else _("Saving…")
        sign = WaitingSign(words, self._window)
        QTimer.singleShot(_PATIENCE, sign, sign.appear)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        QThreadPool.globalInstance().start(runnable)
        try:
            loop.exec()
            runnable.done.wait()  # also where the program is told to end meanwhile
        finally:
            application.removeEventFilter(self)
            sign.hide()
            sign.deleteLater()
        if runnable.error is not None:
            raise runnable.error
        result: T = runnable.result
        return result

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() in _INPUT


class WaitingSign(QFrame):
    """Stands in the middle of the window while something takes long."""

    def __init__(self, text: str, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("popup")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(240)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(QLabel(text))
        layout.addWidget(bar)
        self.setAccessibleName(text)
        self.hide()

    def appear(self) -> None:
        self.adjustSize()
        self.move(self._window.rect().center() - self.rect().center())
        self.raise_()
        self.show()


class _Signals(QObject):
    done = Signal()


class _Runnable(QRunnable):
    """Keeps what the work returned, or raised."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self.result: Any = None
        self.error: BaseException | None = None
        self.done = threading.Event()
        self._work = work

    def run(self) -> None:
        with undisturbing():
            try:
                self.result = self._work()
            except BaseException as error:
                self.error = error
            gc.freeze()  # what was made stays for long; later no search goes through it
        self.done.set()
        self.signals.done.emit()
