"""Actions on findings, impact, history and comparison: what people ask about the canvas."""

from __future__ import annotations

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import NEEDS_DOCUMENT, has_document
from canvas_studio.views.studio import Studio

NEEDS_ELEMENT = N_("Put the cursor on a goal, a function, a module or a cell first")
NEEDS_SAVED = N_("Save the canvas first")
NEEDS_SNAPSHOT = N_("Take a snapshot first")


def _elements(studio: Studio) -> list[str]:
    """The goal, function or module under the cursor; of a cell both its goal and its function."""
    if not studio.session.is_open or not studio.canvas.shows_cells:
        return []
    place = studio.canvas.place
    ids = [place.goal.id, place.function.id] if place.is_crossing else [place.record or ""]
    return [id for id in ids if id in studio.session.content]


def _has_saved_file(studio: Studio) -> bool:
    return studio.session.is_open and studio.session.path is not None


def _has_snapshots(studio: Studio) -> bool:
    return studio.session.is_open and bool(studio.session.snapshots())


FINDING_ACTIONS = (
    Action(
        "fixes", N_("What helps here…"), lambda s: s.inquiries.show_fixes(), "check",
        ("Ctrl+.", "Ctrl+F8"),  # input methods take Ctrl+. for their punctuation
        enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("What can be done about the findings under the cursor"),
    ),
    Action(
        "waive", N_("Waive the finding…"), lambda s: s.inquiries.waive_here(), "shield-check",
        ("Alt+W",), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("Let it stand for a reason (W in the list of findings)"),
    ),
    Action(
        "impact", N_("Impact"), lambda s: s.inquiries.show_impact(_elements(s)), "target",
        ("Ctrl+Shift+I",), enabled=lambda s: bool(_elements(s)), needs=NEEDS_ELEMENT,
        tip=N_("What a remark about this may touch"),
    ),
    Action(
        "history", N_("History"), lambda s: s.parts.show_panel("history"), "history",
        ("Ctrl+Alt+Z",), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("Every step, to go back to, and the snapshots"),
    ),
    Action(
        "take_snapshot", N_("Take a snapshot…"), lambda s: s.inquiries.start_snapshot(), "clock",
        ("Ctrl+Alt+S",), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("Name this moment, to compare with it later"),
    ),
    Action(
        "compare_snapshot", N_("Compare with the last snapshot"),
        lambda s: s.inquiries.compare_with(s.session.snapshots()[-1]), "",
        ("Ctrl+Alt+C",), enabled=_has_snapshots, needs=NEEDS_SNAPSHOT,
    ),
    Action(
        "compare_saved", N_("Compare with the saved file"),
        lambda s: s.inquiries.compare_with("saved"), enabled=_has_saved_file, needs=NEEDS_SAVED,
    ),
    Action(
        "compare_file", N_("Compare with another file…"),
        lambda s: s.inquiries.compare_with("file"), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
)  # fmt: skip
