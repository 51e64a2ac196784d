"""Actions that go from one region of the window to the next."""

from __future__ import annotations

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import NEEDS_DOCUMENT, has_document

REGION_ACTIONS = (
    Action(
        "next_region", N_("Next region"), lambda s: s.parts.cycle_regions(1), "",
        ("F6",), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("The canvas, the panel beside it, the bars: one after the other"),
    ),
    Action(
        "previous_region", N_("Previous region"), lambda s: s.parts.cycle_regions(-1), "",
        ("Shift+F6",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
)  # fmt: skip
