"""The regions of the window, between which F6 goes in reading order, and back to where one was in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from canvas_studio.views.main_window import MainWindow


class Regions(QObject):
    """Those of one window. A region that is hidden, or in which nothing takes the focus, is passed over."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._last: dict[QWidget, QWidget] = {}
        """What had the focus last in each region."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._remember)

    def areas(self) -> list[QWidget]:
        """The regions in reading order, those out of sight too."""
        page = self._window.canvas
        areas = (
            page.header, page.filter_bar, page.find_bar, page.zoom.shown, page.preview,
            self._window.notices, self._window.panels.front,
        )  # fmt: skip
        return [area for area in areas if area is not None]

    def cycle(self, by: int) -> None:
        """Give the focus to the next region (`by` = 1) or the one before."""
        areas = [area for area in self.areas() if self._stop(area) is not None]
        if not areas:
            return
        here = self._area_of(QApplication.focusWidget())
        at = areas.index(here) + by if here in areas else 0
        area = areas[at % len(areas)]
        stop = self._stop(area)
        assert stop is not None
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _stop(self, area: QWidget) -> QWidget | None:
        """What takes the focus in a region: what had it last, or the first that can."""
        if not area.isVisible() or area.visibleRegion().isEmpty():
            return None
        last = self._last.get(area)
        if last is not None and shiboken6.isValid(last) and _can_focus(last):
            return last
        proxy = area.focusProxy()
        if proxy is not None and _can_focus(proxy):
            return proxy
        if _can_focus(area):
            return area
        widget = area.nextInFocusChain()
        while widget is not None and widget is not area:
            if area.isAncestorOf(widget) and _can_focus(widget):
                return widget
            widget = widget.nextInFocusChain()
        return None

    def _area_of(self, widget: QWidget | None) -> QWidget | None:
        return next(
            (
                a
                for a in self.areas()
                if widget is not None and (a is widget or a.isAncestorOf(widget))
            ),
            None,
        )

    def _remember(self, _old: QWidget | None, now: QWidget | None) -> None:
        area = self._area_of(now)
        if area is not None and now is not None:
            self._last[area] = now


def _can_focus(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )
