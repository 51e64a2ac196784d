"""Marks the findings on the canvas, and says in tool tips how many there are and which."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject

from canvas_studio.model.rules import SEVERITIES, Severity
from canvas_studio.views.studio import Studio
from canvas_studio.views.words import SEVERITY

_NAMED = 4
"""So many findings are named in a tool tip; of more it says how many."""


class CanvasMarks(QObject):
    """Feeds the canvas of a window; made after it, so that a document is shown before its marks."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        studio.session.opened.connect(self._mark)
        studio.session.findings_changed.connect(self._mark)

    def _mark(self) -> None:
        if self._studio.session.is_open:
            severities = self._studio.session.checks.marks.severities
            self._studio.canvas.model.set_marks(severities, self.told)

    def told(self, id: str) -> str:
        """What there is to say about the findings at a goal, a function, a module or a crossing."""
        marks = self._studio.session.checks.marks
        found, inside = marks.at(id), marks.in_cells_of(id)
        _, language = self._studio.locale.translator, self._studio.locale.language
        lines = [f"{f.code} {f.message.text(language)}" for f in found[:_NAMED]]
        if len(found) > _NAMED:
            lines.append(_("and {count} more", count=len(found) - _NAMED))
        if found:
            lines.insert(0, self._counts(Counter(finding.severity for finding in found)))
        if inside:
            lines.append(_("In its cells: {counts}", counts=self._counts(inside)))
        return "\n".join(lines)

    def _counts(self, counts: Counter[Severity]) -> str:
        """`Errors 1 · Warnings 2`"""
        language = self._studio.locale.language
        return " · ".join(
            f"{SEVERITY[severity].text(language)} {counts[severity]}"
            for severity in SEVERITIES
            if counts[severity]
        )
