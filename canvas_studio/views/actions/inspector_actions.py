"""Actions of the inspector: into the details of what is selected, and through what they lack."""

from __future__ import annotations

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import NEEDS_DOCUMENT, has_document

INSPECTOR_ACTIONS = (
    Action(
        "inspector", N_("Details"), lambda s: s.parts.toggle_inspector(), "sliders-horizontal",
        ("F4", "Ctrl+I"), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("Everything about the selected element; again, or Esc, leads back to the canvas"),
    ),
    Action(
        "next_element", N_("Next element"), lambda s: s.parts.inspect_next(1), "",
        ("Ctrl+PgDown",), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("The one below or beside the selected one; a field of the details keeps the focus"),
    ),
    Action(
        "previous_element", N_("Previous element"), lambda s: s.parts.inspect_next(-1), "",
        ("Ctrl+PgUp",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
)  # fmt: skip
