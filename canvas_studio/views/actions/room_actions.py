"""Actions of the workshop: before an audience, on a second screen, by the agenda, into the parking lot."""

from __future__ import annotations

from canvas_studio.i18n import N_, Translator
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import NEEDS_DOCUMENT, has_document
from canvas_studio.views.studio import Studio


def _is_under_way(studio: Studio) -> bool:
    return has_document(studio) and studio.room.workshop.agenda.step is not None


def _run_words(studio: Studio, _: Translator) -> str:
    agenda = studio.room.workshop.agenda
    if agenda.step is None:
        return _("Start the workshop")
    return _("Pause the workshop") if agenda.is_running else _("Go on with the workshop")


def _next_words(studio: Studio, _: Translator) -> str:
    agenda = studio.room.workshop.agenda
    if agenda.following is None:
        return _("End of the workshop") if agenda.step else _("Next step of the workshop")
    return _("Next: {step}", step=agenda.following.title.text(_.language))


def _has_window(studio: Studio) -> bool:
    return studio.room.window is not None


ROOM_ACTIONS = (
    Action(
        "presentation", N_("Presentation"), lambda s: s.room.presentation.toggle(), "presentation",
        ("F11",), enabled=has_document, needs=NEEDS_DOCUMENT, checked=lambda s: s.is_presenting,
        tip=N_("Full screen, light and large, with the cell under the cursor in words; F11 or Esc leaves"),
    ),
    Action(
        "room_window", N_("Window for the room"), lambda s: s.room.toggle_window(), "monitor",
        ("Shift+F11",), enabled=has_document, needs=NEEDS_DOCUMENT, checked=_has_window,
        tip=N_("On the second screen; it follows the cursor while you work here"),
    ),
    Action(
        "room_larger", N_("Larger in the room"), lambda s: s.room.zoom_window(1), "zoom-in",
        ("F12",), enabled=_has_window, needs=N_("Open the window for the room first"),
    ),
    Action(
        "room_smaller", N_("Smaller in the room"), lambda s: s.room.zoom_window(-1), "zoom-out",
        ("Shift+F12",), enabled=_has_window, needs=N_("Open the window for the room first"),
    ),
    Action(
        "agenda", N_("Agenda"), lambda s: s.room.toggle_agenda(), "timer",
        ("Ctrl+F9",), enabled=has_document, needs=NEEDS_DOCUMENT,
        checked=lambda s: has_document(s) and not s.room.strip.isHidden(),
        tip=N_("The steps of a two-hour workshop with their minutes"),
    ),
    Action(
        "agenda_run", N_("Start the workshop"), lambda s: s.room.workshop.start_or_pause(), "play",
        ("F9",), enabled=has_document, needs=NEEDS_DOCUMENT, words=_run_words,
    ),
    Action(
        "agenda_next", N_("Next step of the workshop"), lambda s: s.room.workshop.advance(),
        "skip-forward", ("Shift+F9",), enabled=_is_under_way, words=_next_words,
        needs=N_("Start the workshop first"),
        tip=N_("Keeps a snapshot of the step that ends, and sets the progress of the project"),
    ),
    Action(
        "agenda_stop", N_("Stop the workshop"), lambda s: s.room.workshop.stop(), "",
        enabled=_is_under_way, needs=N_("Start the workshop first"),
    ),
)  # fmt: skip
