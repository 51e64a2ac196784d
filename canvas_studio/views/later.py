"""What can wait until a window is seen: done piece by piece, with what people do in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_PAUSE = 5
"""Milliseconds between two jobs, for what people do meanwhile."""


class Later(QObject):
    """Begins when a widget was painted. A job that takes long keeps people waiting: make it two."""

    def __init__(self, widget: QWidget, jobs: Iterable[Callable[[], object]]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._jobs = deque(jobs)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._do)
        widget.installEventFilter(self)
        widget.update()  # it may have been painted already

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:  # what is inside is painted before the timer runs
            self._widget.removeEventFilter(self)
            self._next.start()
        return False

    def _do(self) -> None:
        self._jobs.popleft()()
        if self._jobs:
            self._next.start(_PAUSE)
