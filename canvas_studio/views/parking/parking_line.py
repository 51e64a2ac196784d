"""The line in which a question is parked, from anywhere, without losing one's place."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from canvas_studio.model.commands import questions
from canvas_studio.model.integrity import shown
from canvas_studio.views.canvas.choices import Choice
from canvas_studio.views.palette.finder_panel import FinderPanel


class ParkingLine(FinderPanel):
    """Enter keeps the question with the element under the cursor and gives the focus back."""

    def words(self) -> tuple[str, str]:
        _ = self._studio.locale.translator
        about = self._about()
        if not about:
            return _("An open question for later"), _("Enter parks it, Esc gives up")
        records, language = self._studio.session.content.records, self._studio.locale.language
        names = " × ".join(shown(records[id]).text(language) for id in about)
        return _("An open question for later"), _("Enter parks it with {element}", element=names)

    def find(self, typed: str) -> list[Choice]:
        return []  # what stands below says what the question will be about

    def _about(self) -> list[str]:
        """The goal and the function, or the one element, under the cursor of the grid."""
        place = self._studio.canvas.place
        if place.is_crossing:
            return [place.goal.id, place.function.id]
        content = self._studio.session.content
        return [place.record] if place.record is not None and place.record in content else []

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super()._press(event)
        text = " ".join(self.field.text().split())
        about = self._about()
        if not text or self._park(text, about):
            self.dismiss()
        return True

    def _park(self, text: str, about: list[str]) -> bool:
        document = self._studio.session.document
        return self._studio.attempt(
            lambda: document.run(questions.park, text, about, on=datetime.date.today())
        )
