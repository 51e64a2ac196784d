"""Actions of the parking lot."""

from __future__ import annotations

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import has_document

PARKING_ACTIONS = (
    Action(
        "park", N_("Park an open question…"), lambda s: s.overlays.parking.open(), "circle-help",
        ("Ctrl+P",), has_document, tip=N_("Kept with the element under the cursor, to be answered later"),
    ),
    Action(
        "questions", N_("Open questions"), lambda s: s.parts.show_panel("questions"), "circle-help",
        enabled=has_document,
    ),
)  # fmt: skip
