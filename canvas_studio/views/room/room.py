"""The room of one window: presentation, second screen, agenda, parking lot, wired together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from canvas_studio.model.checker import Finding
from canvas_studio.views.room.agenda_strip import AgendaStrip
from canvas_studio.views.room.awake_screen import AwakeScreen
from canvas_studio.views.room.caption_bar import CaptionBar
from canvas_studio.views.room.presentation import Presentation
from canvas_studio.views.room.room_window import RoomWindow
from canvas_studio.views.room.workshop import Workshop
from canvas_studio.views.studio import Studio

if TYPE_CHECKING:
    from canvas_studio.views.main_window import MainWindow


class Room(QObject):
    """What the actions of the workshop menu act on."""

    workshop: Workshop
    strip: AgendaStrip
    presentation: Presentation

    def __init__(self, studio: Studio, window: MainWindow) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self.workshop = Workshop(studio)
        self.workshop.setParent(self)
        self.strip = AgendaStrip(studio, self.workshop)
        self.caption = CaptionBar(studio.canvas.view, studio.canvas.editing, studio.locale)
        studio.canvas.add_bars(self.strip, self.caption)
        self.presentation = Presentation(studio, window, self.caption, self.strip)
        self.awake = AwakeScreen(parent=self)
        studio.state_changed.connect(self._keep_awake)
        self.window: RoomWindow | None = None
        """The window on the second screen, while it is open."""
        self.workshop.changed.connect(self._show_running)
        self.workshop.changed.connect(studio.state_changed)

    # -- the agenda --------------------------------------------------------------------------------

    def toggle_agenda(self) -> None:
        self.strip.set_wanted(self.strip.isHidden())
        self._studio.state_changed.emit()

    def _show_running(self) -> None:
        """A workshop that goes on is in sight, after a crash too."""
        if self.workshop.agenda.step is not None:
            self.strip.set_wanted(True)

    # -- the second screen -------------------------------------------------------------------------

    def toggle_window(self) -> None:
        """Open or close the window on the second screen; the focus stays where it is."""
        if self.window is not None:
            self.close_window()
            return
        self.window = RoomWindow(self._studio, self._window)
        self.window.closed.connect(self._forget_window)
        self.window.open()
        self._studio.state_changed.emit()

    def close_window(self) -> None:
        if self.window is not None:
            self.window.close()

    def _forget_window(self) -> None:
        self.window = None
        self._studio.state_changed.emit()

    def zoom_window(self, by: int) -> None:
        if self.window is not None:
            self.window.zoom(by)

    def _keep_awake(self) -> None:
        self.awake.set_wanted("presentation", self._studio.is_presenting)
        self.awake.set_wanted("window", self.window is not None)

    # -- findings in the room ----------------------------------------------------------------------

    def say_finding(self, finding: Finding) -> None:
        """With the panels hidden, the sentence of a finding is read in the caption."""
        if self._studio.is_presenting:
            self.caption.say(finding.message.text(self._studio.locale.language))
