"""The menu of what can be done about the findings at one place, for a right click and for Ctrl+."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QMenu

from canvas_studio.model.checker import Finding
from canvas_studio.model.fixes import Choice, Fix, Offer, OpenCell
from canvas_studio.model.records import crossing_id
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.fixing import Fixing
from canvas_studio.views.plain_text import no_key, no_markup
from canvas_studio.views.studio import Studio

_FINDINGS = 5
_CHOICES = 12
"""Up to so many steps to choose from are a menu; more are looked for by typing."""
_WORDS = 60
"""Characters of a finding's sentence that a menu shows."""


def findings_at(studio: Studio, place: Place) -> list[Finding]:
    """The findings that show at a place of the canvas, the worst first."""
    if not studio.session.is_open:
        return []
    marks = studio.session.checks.marks
    if place.is_crossing:
        return marks.at(crossing_id(place.goal.id, place.function.id))
    return marks.at(place.record) if place.record else []


def fill(studio: Studio, menu: QMenu, findings: Sequence[Finding]) -> None:
    """Put in a section per finding: its sentence, what is offered, and a way to let it stand."""
    _, language = studio.locale.translator, studio.locale.language
    fixing = Fixing(studio)
    for finding in findings[:_FINDINGS]:
        sentence = f"{finding.code}  {finding.message.text(language)}"
        short = sentence if len(sentence) <= _WORDS else sentence[: _WORDS - 1] + "…"
        title = menu.addAction(studio.appearance.icon(_ICON[finding.severity]), no_key(short))
        title.setToolTip(no_markup(sentence))
        title.triggered.connect(_calling(_explain, studio, finding, None))
        for offer in fixing.offers(finding):
            _add(studio, fixing, menu, finding, offer)
        waive = menu.addAction(_("Waive…"))
        waive.triggered.connect(_calling(studio.inquiries.waive, finding))
        menu.addSeparator()
    if not findings:
        menu.addAction(_("Nothing is found here")).setEnabled(False)


_ICON = {"error": "circle-x", "warning": "triangle-alert", "info": "info"}


def _add(studio: Studio, fixing: Fixing, menu: QMenu, finding: Finding, offer: Offer) -> None:
    _, language = studio.locale.translator, studio.locale.language
    words = offer.title.text(language).rstrip("…")
    match offer:
        case Fix():
            action = menu.addAction(no_key(_("Fix: {fix}", fix=words)))
            action.triggered.connect(_calling(_do, studio, fixing, offer))
        case Choice(fixes=fixes) if len(fixes) <= _CHOICES:
            inner = menu.addMenu(no_key(_("Fix: {fix}", fix=words)))
            for fix in fixes:
                action = inner.addAction(no_key(fix.title.text(language)))
                action.triggered.connect(_calling(_do, studio, fixing, fix))
        case OpenCell():
            action = menu.addAction(no_key(words))
            action.triggered.connect(_calling(fixing.open_cell, offer))
        case _:
            action = menu.addAction(no_key(_("Fix: {fix}", fix=words)) + "…")
            action.triggered.connect(_calling(_explain, studio, finding, offer))


def _do(studio: Studio, fixing: Fixing, fix: Fix) -> None:
    studio.attempt(lambda: fixing.carry_out(fix))


def _explain(studio: Studio, finding: Finding, offer: Offer | None) -> None:
    studio.inquiries.show_finding(finding, offer)


def _calling(do: Callable[..., object], *arguments: Any) -> Callable[..., None]:
    """A slot for `triggered` that leaves out whether the action is ticked."""

    def run(_checked: bool = False) -> None:
        do(*arguments)

    return run
