"""Actions of the inspector: into the details of what is selected, and through what they lack."""

from __future__ import annotations

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.file_actions import has_document

INSPECTOR_ACTIONS = (
    Action(
        "inspector", N_("Details"), lambda s: s.parts.toggle_inspector(), "sliders-horizontal",
        ("F4", "Ctrl+I"), enabled=has_document,
        tip=N_("Everything about the selected element; again, or Esc, leads back to the canvas"),
    ),
)  # fmt: skip
