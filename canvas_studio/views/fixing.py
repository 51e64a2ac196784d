"""Does about findings what people decide: a fix, a waiver, a cell to be opened."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QObject, Qt

from canvas_studio.model.checker import Finding
from canvas_studio.model.commands import waivers
from canvas_studio.model.fixes import Fix, Offer, OpenCell, carry_out, offers
from canvas_studio.model.records import crossing_id
from canvas_studio.views.studio import Studio


class Fixing(QObject):
    """Acts on the document of the session."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio

    def offers(self, finding: Finding) -> tuple[Offer, ...]:
        """What there is to offer for a finding."""
        return offers(self._studio.session.checks.checker.facts, finding)

    def carry_out(self, fix: Fix) -> None:
        """Do it as one step, and say how to take it back. UserError where it cannot be done."""
        studio, _ = self._studio, self._studio.locale.translator
        changes = studio.session.document.run(carry_out, fix)
        if changes:
            what = studio.locale.text(fix.label or fix.title)
            studio.notice(_("Done: {what}. Ctrl+Z takes it back.", what=what), "ok")

    def waive(self, finding: Finding, reason: str, author: str) -> None:
        """Let a finding stand from today on."""
        today = datetime.date.today()
        self._studio.session.document.run(
            waivers.waive, finding.code, finding.targets, reason, author, today
        )

    def unwaive(self, finding: Finding) -> None:
        self._studio.session.document.run(waivers.unwaive, finding.code, finding.targets)

    def open_cell(self, offer: OpenCell) -> None:
        """Put the cursor on a cell and begin to type in it."""
        canvas = self._studio.canvas
        if canvas.show_element(crossing_id(offer.goal, offer.function), blink=False):
            canvas.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            canvas.editing.start()
