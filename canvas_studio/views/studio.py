"""What the parts of a window share: the session, the language, the looks, and how to tell a person something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from canvas_studio.errors import UserError
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.locale import Locale
from canvas_studio.views.session import Session
from canvas_studio.views.settings import Settings

if TYPE_CHECKING:
    from canvas_studio.views.canvas.page import CanvasPage
    from canvas_studio.views.document_files import DocumentFiles
    from canvas_studio.views.inquiries import Inquiries
    from canvas_studio.views.overlays import Overlays
    from canvas_studio.views.room.room import Room
    from canvas_studio.views.window_parts import WindowParts

Tone = Literal["info", "ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that appears at the edge of the window and asks for nothing."""

    text: str
    tone: Tone = "info"
    path: Path | None = None
    """A file that was written: the notice offers to open it."""


class Studio(QObject):
    """Made once per window. The parts that a window adds are set by it before anything runs."""

    state_changed = Signal()
    """Something on which actions depend: cursor, selection, document, findings."""
    noticed = Signal(object)
    """A Notice."""

    canvas: CanvasPage
    files: DocumentFiles
    parts: WindowParts
    inquiries: Inquiries
    overlays: Overlays
    room: Room

    def __init__(
        self, session: Session, locale: Locale, appearance: Appearance, settings: Settings
    ) -> None:
        super().__init__()
        self.session = session
        self.locale = locale
        self.appearance = appearance
        self.settings = settings
        self.is_presenting = False
        """Whether the window is before an audience: nothing pops up then."""
        self._typing: list[Callable[[], bool]] = []
        for signal in (
            session.opened,
            session.changed,
            session.findings_changed,
            session.saved_changed,
            session.closed,
        ):
            signal.connect(self.state_changed)

    def notice(self, text: str, tone: Tone = "info", path: Path | None = None) -> None:
        self.noticed.emit(Notice(text, tone, path))

    def add_typing(self, finish: Callable[[], bool]) -> None:
        """Ask `finish` to take what is typed in a part before anything leaves the program.

        It says False, and shows the place, where a text cannot be taken as it is.
        """
        self._typing.append(finish)

    def finish_typing(self) -> bool:
        """Take what is being typed anywhere, so that no file misses it; False where that fails."""
        return all(finish() for finish in self._typing)

    def attempt(self, job: Callable[[], object]) -> bool:
        """Do it; where it cannot be done, say why and return False."""
        try:
            job()
        except UserError as error:
            self.notice(error.text(self.locale.language), "error")
            return False
        return True
