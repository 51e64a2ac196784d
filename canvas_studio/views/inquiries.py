"""What people ask about the canvas: what is missing and what helps, what is touched, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from canvas_studio.model.checker import Finding
from canvas_studio.model.marks import place_of, places_of
from canvas_studio.model.snapshots import Snapshot
from canvas_studio.views.inspector.subject import subject_of
from canvas_studio.views.studio import Studio

if TYPE_CHECKING:
    from canvas_studio.model.fixes import Offer
    from canvas_studio.views.main_window import MainWindow


class Inquiries(QObject):
    """Answers in the panels of one window, without a dialog."""

    def __init__(self, studio: Studio, window: MainWindow) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        studio.session.checks_failed.connect(self._tell_failed_checks)

    # -- going somewhere ---------------------------------------------------------------------------

    def go_to(self, *ids: str) -> bool:
        """Go to the first of these that stands on the canvas, or can be looked at beside it."""
        content, canvas = self._studio.session.content, self._studio.canvas
        if any(canvas.show_element(id) for id in ids):
            return True
        for id in ids:
            if (subject := subject_of(content, id)) is not None:
                self._studio.parts.inspect(subject)
                return True
        places = [place for id in ids if (place := place_of(content, id)) is not None]
        if any(canvas.show_element(place) for place in places):
            return True
        _ = self._studio.locale.translator
        self._studio.notice(_("What this is about has no place on the canvas."))
        return False

    # -- findings ----------------------------------------------------------------------------------

    def _tell_failed_checks(self) -> None:
        _ = self._studio.locale.translator
        text = _(
            "The canvas could not be checked as a whole: what is shown about it may be out of date."
            " The log file says why."
        )
        self._studio.notice(text, "error")

    def open_finding(self, finding: Finding) -> None:
        """Go to what a finding is about."""
        content = self._studio.session.content
        here = (target for target in finding.targets if target in content)
        self.go_to(*places_of(content, finding), *here)

    def next_finding(self, by: int) -> None:
        self._window.panels.findings.step(by)

    def show_finding(self, finding: Finding, offer: Offer | None = None) -> None:
        """Choose a finding in its panel, where the why and the way out are told.

        `offer` is what is to be done about it: it begins there.
        """
        came_from = QApplication.focusWidget()
        self._studio.parts.show_panel("findings")
        self._window.panels.findings.explain(finding, offer, came_from)

    def waive(self, finding: Finding) -> None:
        """Ask in the panel why a finding may stand."""
        came_from = QApplication.focusWidget()
        self._studio.parts.show_panel("findings")
        self._window.panels.findings.explain(finding, None, came_from)
        self._window.panels.findings.start_waiving()

    def waive_here(self) -> None:
        """Let the finding that is being read stand, or else the worst one under the cursor."""
        if (finding := self._meant()) is not None:
            self.waive(finding)
        else:
            _ = self._studio.locale.translator
            self._studio.notice(_("Nothing is found here"))

    def show_fixes(self) -> None:
        """Offer what can be done about what is found under the cursor, or is being read."""
        from canvas_studio.views import fix_menu

        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._is_in_panel and (finding := self._reading) is not None:
            fix_menu.fill(self._studio, menu, [finding])
        else:
            fix_menu.fill(self._studio, menu, self._here)
        menu.popup(self._below_cursor)

    @property
    def _here(self) -> list[Finding]:
        from canvas_studio.views import fix_menu

        canvas = self._studio.canvas
        return fix_menu.findings_at(self._studio, canvas.place) if canvas.shows_cells else []

    @property
    def _reading(self) -> Finding | None:
        panel = self._window.panels.findings
        panel.catch_up()
        return panel.page.finding

    @property
    def _is_in_panel(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._window.panels.findings.isAncestorOf(focus)

    def _meant(self) -> Finding | None:
        """The finding that is read, where it is one under the cursor or the panel has the focus."""
        reading, here = self._reading, self._here
        known = {finding.identity for finding in here}
        if reading is not None and (self._is_in_panel or not here or reading.identity in known):
            return reading
        return here[0] if here else None

    @property
    def _below_cursor(self) -> QPoint:
        panel, view = self._window.panels.findings, self._studio.canvas.view
        shown = panel.tree if self._is_in_panel else view
        box = shown.visualRect(shown.currentIndex())
        return shown.viewport().mapToGlobal(box.bottomLeft())

    # -- impact ------------------------------------------------------------------------------------

    def show_impact(self, ids: Sequence[str]) -> None:
        """Show what a remark about these elements may touch."""
        self._studio.parts.show_panel("impact")
        self._window.panels.impact.ask(ids)

    # -- history -----------------------------------------------------------------------------------

    def start_snapshot(self) -> None:
        """Name the present moment, in the panel of the history."""
        self._studio.parts.show_panel("history")
        self._window.panels.history.start_snapshot()

    def compare_with(self, chosen: Snapshot | Literal["saved", "file"]) -> None:
        """Compare the canvas with a snapshot, its file as it was saved last, or a file to be chosen."""
        self._studio.parts.show_panel("comparison")
        self._studio.attempt(lambda: self._window.panels.comparison.compare(chosen))
