"""The agenda at work on the open document: progress, snapshots, and the clock kept over a crash."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from canvas_studio.model.commands import project as project_commands
from canvas_studio.views.room.agenda import Agenda
from canvas_studio.views.studio import Studio

_SETTINGS = "agenda"
_KEPT = 12 * 3600
"""Seconds after which a workshop that was not ended is over."""


class Workshop(QObject):
    """Follows the session; every step is one step to undo and leaves a snapshot behind."""

    changed = Signal()

    def __init__(self, studio: Studio, now: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._studio = studio
        self._now = now
        self.agenda = Agenda(now)
        self._kept_for = ""
        """What the document was known by when the agenda was kept last."""
        studio.session.opened.connect(self._take_up)
        studio.session.closed.connect(self._leave)
        studio.session.saved_changed.connect(self._follow_file)

    def start_or_pause(self) -> None:
        """Start the workshop, or stop its clock, or let it go on."""
        if self.agenda.step is None:
            self.agenda.start()
            self._set_progress()
        elif self.agenda.is_running:
            self.agenda.pause()
        else:
            self.agenda.resume()
        self._keep()

    def advance(self) -> None:
        """Name the moment, and go to the next step."""
        studio, agenda = self._studio, self.agenda
        if agenda.step is None:
            return
        name = agenda.done_name().text(studio.locale.language)
        studio.attempt(lambda: studio.session.take_snapshot(name))
        agenda.advance()
        self._set_progress()
        self._keep()

    def stop(self) -> None:
        """End the workshop without another step."""
        self.agenda.stop()
        self._keep()

    def _set_progress(self) -> None:
        step = self.agenda.step
        if step is not None:
            document = self._studio.session.document
            self._studio.attempt(lambda: document.run(project_commands.set_progress, step.progress))

    # -- over a crash ------------------------------------------------------------------------------

    def _keep(self) -> None:
        self._kept_for = self._document()
        values = {**self.agenda.values(), "document": self._kept_for, "at_time": self._now()}
        self._studio.settings.set_values(_SETTINGS, values)
        self.changed.emit()

    def _follow_file(self) -> None:
        """A document saved for the first time, or as another file, takes its workshop along."""
        if self.agenda.step is not None and self._kept_for != self._document():
            self._keep()

    def _take_up(self) -> None:
        held = self._studio.settings.values(_SETTINGS)
        self.agenda.stop()
        try:
            is_recent = self._now() - float(held.get("at_time", 0)) < _KEPT
        except (TypeError, ValueError):
            is_recent = False
        if is_recent and held.get("document") == self._document():
            self.agenda.restore(held)
        self._kept_for = self._document()
        self.changed.emit()

    def _leave(self) -> None:
        if self.agenda.step is not None:
            self._keep()
        self.agenda.stop()
        self.changed.emit()

    def _document(self) -> str:
        """What the open document is known by: its file, or before the first save its name."""
        session = self._studio.session
        return str(session.path) if session.path else session.suggested_name
