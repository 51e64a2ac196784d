"""Keeps what a widget shows up to date only while somebody can see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_COMES_INTO_SIGHT = (QEvent.Type.Show, QEvent.Type.Paint)
"""A dock behind another one is not hidden but out of sight, and first heard of when painted."""


class WhenSeen(QObject):
    """Connect `follow` to every change: a widget out of sight catches up once, when it is seen.

    A panel behind another one's tab is out of sight, although Qt calls it visible.
    """

    def __init__(self, widget: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._refresh = refresh
        self._is_behind = True
        self._catching_up = QTimer(self, singleShot=True, interval=0)
        self._catching_up.timeout.connect(self._catch_up_if_seen)
        widget.installEventFilter(self)

    def follow(self) -> None:
        """Something to be shown is not what it was; seen in the next turn of the event loop."""
        self._is_behind = True
        self._catching_up.start()

    def catch_up(self) -> None:
        """Be up to date when this returns, although nobody may see it."""
        self._catching_up.stop()
        if self._is_behind:
            self._is_behind = False
            self._refresh()

    @property
    def is_seen(self) -> bool:
        """Whether any of the widget is in sight."""
        return not self._widget.visibleRegion().isEmpty()

    def _catch_up_if_seen(self) -> None:
        if self.is_seen:
            self.catch_up()

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if self._is_behind and event.type() in _COMES_INTO_SIGHT:
            self._catching_up.start()  # painting is no time to change what is shown
        return False
