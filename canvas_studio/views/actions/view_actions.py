"""Actions on what is shown and how: zoom, density, groups, languages, themes, panels, help."""

from __future__ import annotations

from collections.abc import Callable

from canvas_studio.i18n import N_
from canvas_studio.messages import Language
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import NEEDS_DOCUMENT, has_document
from canvas_studio.views.studio import Studio
from canvas_studio.views.theme import ThemeName


def _zoom(by: int) -> Callable[[Studio], None]:
    return lambda studio: studio.canvas.zoom.step(by)


def _toggle_activities(studio: Studio) -> None:
    shown = not studio.canvas.view.shows_activities
    studio.canvas.view.set_activities(shown)
    studio.settings.set_number("grid/activities", shown)


def _interface(id: str, text: str, language: Language) -> Action:
    return Action(
        id,
        text,
        lambda studio: studio.parts.set_language(language),
        checked=lambda studio: studio.locale.language == language,
    )


def _content(id: str, text: str, language: Language) -> Action:
    return Action(
        id,
        text,
        lambda studio: studio.canvas.set_language(language),
        enabled=has_document,
        needs=NEEDS_DOCUMENT,
        checked=lambda studio: studio.canvas.model.language == language,
    )


def _theme(id: str, text: str, name: ThemeName, icon: str) -> Action:
    return Action(
        id,
        text,
        lambda studio: studio.parts.set_theme(name),
        icon,
        checked=lambda studio: studio.appearance.theme.name == name,
    )


VIEW_ACTIONS = (
    Action(
        "zoom_in", N_("Larger"), _zoom(1), "zoom-in", ("Ctrl++", "Ctrl+="), enabled=has_document
    ),
    Action("zoom_out", N_("Smaller"), _zoom(-1), "zoom-out", ("Ctrl+-",), enabled=has_document, needs=NEEDS_DOCUMENT),
    Action(
        "zoom_reset", N_("Normal size"),
        lambda s: s.canvas.zoom.reset(), "", ("Ctrl+0",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "overview", N_("Overview"), lambda s: s.canvas.zoom.toggle(), "layout-grid", ("Alt+0",),
        enabled=has_document, needs=NEEDS_DOCUMENT, checked=lambda s: s.canvas.zoom.is_overview,
        tip=N_("Every module and stage as one tile: how many crossings, how many without roles"),
    ),
    Action(
        "activities", N_("Show activities"), _toggle_activities, "rows-3",
        enabled=has_document, needs=NEEDS_DOCUMENT, checked=lambda s: s.canvas.view.shows_activities,
        tip=N_("What each role does, or only which roles take part"),
    ),
    Action(
        "next_finding", N_("Next finding"), lambda s: s.inquiries.next_finding(1), "arrow-down",
        ("F8",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "previous_finding", N_("Previous finding"), lambda s: s.inquiries.next_finding(-1), "arrow-up",
        ("Shift+F8",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action("findings", N_("Findings"), lambda s: s.parts.show_panel("findings"), "list-checks",
           ("Alt+Shift+1",), enabled=has_document, needs=NEEDS_DOCUMENT),
    Action("coverage", N_("Coverage"), lambda s: s.parts.show_panel("coverage"), "gauge",
           ("Alt+Shift+2",), enabled=has_document, needs=NEEDS_DOCUMENT),
    Action("roles", N_("Roles"), lambda s: s.parts.show_panel("roles"), "users",
           ("Alt+Shift+3",), enabled=has_document, needs=NEEDS_DOCUMENT),
    Action("panels", N_("Side panels"), lambda s: s.parts.toggle_panels(), "panel-right",
           ("Ctrl+\\",), enabled=has_document, needs=NEEDS_DOCUMENT, checked=lambda s: s.parts.panels_shown),
    Action("to_canvas", N_("Go to the canvas"), lambda s: s.canvas.focus_grid(), "table-2",
           ("Ctrl+2",), enabled=has_document, needs=NEEDS_DOCUMENT),
    _interface("interface_zh", "中文", "zh"),
    _interface("interface_en", "English", "en"),
    _content("content_zh", "中文", "zh"),
    _content("content_en", "English", "en"),
    _theme("theme_light", N_("Light"), "light", "sun"),
    _theme("theme_dark", N_("Dark"), "dark", "moon"),
)  # fmt: skip
