"""The light theme for what a room looks at, whichever theme the facilitator works in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.theme import LIGHT, Theme


class RoomAppearance(QObject):
    """Stands in for `Appearance` where a view paints by itself; it never changes."""

    changed = Signal()

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.theme: Theme = LIGHT

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        return self._appearance.icon(name, colour or self.theme.text_muted)
