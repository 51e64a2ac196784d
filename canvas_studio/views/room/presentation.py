"""Presentation mode: the window before an audience, while editing goes on in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from canvas_studio.views.canvas.style import DEFAULT_PRESENTED
from canvas_studio.views.room.agenda_strip import AgendaStrip
from canvas_studio.views.room.caption_bar import CaptionBar
from canvas_studio.views.studio import Notice, Studio

if TYPE_CHECKING:
    from canvas_studio.views.main_window import MainWindow


class Presentation(QObject):
    """Hides what is not the canvas, and brings everything back as it was. It never ends by itself."""

    def __init__(
        self, studio: Studio, window: MainWindow, caption: CaptionBar, strip: AgendaStrip
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._caption = caption
        self._strip = strip
        self._hidden: list[QWidget] = []
        self._state = Qt.WindowState.WindowNoState
        self._panels_shown = True
        caption.hide()
        studio.canvas.keys.escaped.connect(self.leave)
        studio.noticed.connect(self._whisper)
        studio.session.closed.connect(self.leave)

    def toggle(self) -> None:
        if self._studio.is_presenting:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Full screen, light, large, with nothing on it that is not for the room."""
        studio, window, view = self._studio, self._window, self._studio.canvas.view
        size = studio.settings.number("room/text", DEFAULT_PRESENTED)
        studio.is_presenting = True
        self._state = window.windowState()
        self._panels_shown = window.panels.are_shown
        self._hidden = [
            part
            for part in (
                window.menuBar(), window.toolbar, window.statusBar(), studio.canvas.header,
                window.notices,
            )
            if not part.isHidden()
        ]  # fmt: skip
        for part in self._hidden:
            part.hide()
        window.panels.set_shown(False)
        studio.appearance.set_theme("light")
        view.set_presenting(True)
        view.set_text_size(size)
        self._strip.set_large(True)
        self._caption.show()
        self._caption.resize_text()
        window.retitle()
        window.showFullScreen()
        view.setFocus()
        studio.state_changed.emit()

    def leave(self) -> None:
        """The window as it was before."""
        studio, window, view = self._studio, self._window, self._studio.canvas.view
        if not studio.is_presenting:
            return
        studio.is_presenting = False
        self._caption.hide()
        self._strip.set_large(False)
        view.set_presenting(False)
        for part in self._hidden:
            if part is not window.notices:  # its time is over
                part.show()
        window.panels.set_shown(self._panels_shown)
        studio.appearance.set_theme(studio.settings.theme)
        window.setWindowState(self._state)
        window.retitle()
        view.setFocus()
        studio.state_changed.emit()

    def _whisper(self, notice: Notice) -> None:
        """In the room nothing pops up; what went wrong is said in the caption, without folders."""
        if not self._studio.is_presenting or notice.tone not in ("warning", "error"):
            return
        path, text = self._studio.session.path, notice.text
        if path is not None:
            text = text.replace(str(path.parent), "…")
        self._caption.say(text)
