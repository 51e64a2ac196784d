"""Actions that go somewhere or select something, and change nothing."""

from __future__ import annotations

from collections.abc import Callable

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import NEEDS_DOCUMENT, has_document
from canvas_studio.views.studio import Studio


def _next_empty(by: int) -> Callable[[Studio], None]:
    def run(studio: Studio) -> None:
        if not studio.canvas.next_empty(by):
            _ = studio.locale.translator
            studio.notice(_("Somebody takes part in every crossing that is marked."), "ok")

    return run


WALKING_ACTIONS = (
    Action(
        "next_empty", N_("Next empty crossing"), _next_empty(1), "circle-dashed", ("F7",),
        enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("Marked, and nobody takes part yet"),
    ),
    Action(
        "previous_empty", N_("Previous empty crossing"), _next_empty(-1), "", ("Shift+F7",),
        enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "select_all", N_("Select all crossings"), lambda s: s.canvas.keys.select_all(),
        enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "select_column", N_("Select the column"), lambda s: s.canvas.keys.select_columns(),
        enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "select_row", N_("Select the row"), lambda s: s.canvas.keys.select_rows(),
        enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
)  # fmt: skip
