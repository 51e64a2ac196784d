"""The line in which a question is parked, from anywhere, without losing one's place."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from canvas_studio.model.commands import questions
from canvas_studio.views.canvas.choices import Choice
from canvas_studio.views.element_names import element_name
from canvas_studio.views.palette.finder_panel import FinderPanel
from canvas_studio.views.studio import Studio


class ParkingLine(FinderPanel):
    """Enter keeps the question with the element under the cursor and gives the focus back.

    A question that was given up is there the next time: somebody in the room said it.
    """

    keeps_text = True

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(studio, window)
        self._about: Sequence[str] = ()
        """What the question will be about: the focus was there when the line opened."""
        studio.session.closed.connect(self.field.clear)

    def open(self) -> None:
        if not self.isVisible():
            self._about = self._meant()
        super().open()

    def words(self) -> tuple[str, str]:
        _ = self._studio.locale.translator
        if not self._about:
            return _("An open question for later"), _("Enter parks it, Esc gives up")
        content, read = self._studio.session.content, self._studio.canvas.model.language
        names = " × ".join(element_name(content, id, read) for id in self._about)
        return _("An open question for later"), _("Enter parks it with {element}", element=names)

    def choices(self, typed: str) -> list[Choice]:
        return []  # what stands below says what the question will be about

    def _meant(self) -> list[str]:
        """What is chosen in the panel with the focus, else what is under the cursor of the grid."""
        in_panel = self._studio.parts.focused_element()
        if in_panel is not None:
            return [in_panel]
        if not self._studio.canvas.shows_cells:
            return []
        place, content = self._studio.canvas.place, self._studio.session.content
        if place.is_crossing:
            return [place.goal.id, place.function.id]
        return [place.record] if place.record is not None and place.record in content else []

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super()._press(event)
        text = " ".join(self.field.text().split())
        if not text or self._park(text):
            self.field.clear()
            self.dismiss()
        return True

    def _park(self, text: str) -> bool:
        session = self._studio.session
        about = [id for id in self._about if id in session.content]
        return self._studio.attempt(
            lambda: session.document.run(questions.park, text, about, on=datetime.date.today())
        )
