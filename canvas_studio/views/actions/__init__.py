"""Everything a person can do, as one list; menus, toolbar and context menus only name its entries."""

from __future__ import annotations

from dataclasses import replace

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action, Menu
from canvas_studio.views.actions.clipboard_actions import CLIPBOARD_ACTIONS
from canvas_studio.views.actions.edit_actions import EDIT_ACTIONS
from canvas_studio.views.actions.file_actions import FILE_ACTIONS
from canvas_studio.views.actions.finding_actions import FINDING_ACTIONS
from canvas_studio.views.actions.grid_actions import ARRANGING_ACTIONS, GRID_ACTIONS
from canvas_studio.views.actions.help_actions import HELP_ACTIONS
from canvas_studio.views.actions.inspector_actions import INSPECTOR_ACTIONS
from canvas_studio.views.actions.moving_actions import MOVING_ACTIONS
from canvas_studio.views.actions.parking_actions import PARKING_ACTIONS
from canvas_studio.views.actions.region_actions import REGION_ACTIONS
from canvas_studio.views.actions.room_actions import ROOM_ACTIONS
from canvas_studio.views.actions.value_actions import (
    DIMENSIONS,
    KINDS,
    PRIORITIES,
    STAGES,
    VALUE_ACTIONS,
)
from canvas_studio.views.actions.view_actions import VIEW_ACTIONS
from canvas_studio.views.actions.walking_actions import WALKING_ACTIONS

ACTIONS: tuple[Action, ...] = (
    *FILE_ACTIONS,
    *(replace(action, takes_typing=True) for action in (*EDIT_ACTIONS, *VALUE_ACTIONS)),
    *CLIPBOARD_ACTIONS,
    *GRID_ACTIONS,
    *(replace(action, takes_typing=True) for action in ARRANGING_ACTIONS),
    *MOVING_ACTIONS,
    *WALKING_ACTIONS,
    *VIEW_ACTIONS,
    *REGION_ACTIONS,
    *INSPECTOR_ACTIONS,
    *PARKING_ACTIONS,
    *ROOM_ACTIONS,
    *FINDING_ACTIONS,
    *HELP_ACTIONS,
)

_KIND_MENU = Menu(N_("Kind"), tuple(f"kind_{kind}" for kind in KINDS), icon="tag")
_PRIORITY_MENU = Menu(
    N_("Priority"), (*(f"priority_{each}" for each in PRIORITIES), "-", "priority_next")
)
_DIMENSION_MENU = Menu(N_("Dimension"), tuple(f"dimension_{each}" for each in DIMENSIONS))
_SELECT_MENU = Menu(N_("Select"), ("select_all", "select_column", "select_row"))
_MOVE_MENU = Menu(N_("Move"), ("line_left", "line_right", "line_up", "line_down"))
_STAGE_MENU = Menu(
    N_("Operating stage"), (*(f"stage_{stage}" for stage in STAGES), "-", "stage_none")
)
_MODULE_MENU = Menu(N_("Module"), fill="modules", icon="boxes")
_ROLE_MENU = Menu(N_("Take part"), fill="roles", icon="users")
_BRUSH_MENU = Menu(N_("Click a role into cells"), fill="brush", icon="paintbrush")
_FIX_MENU = Menu(N_("What helps here"), fill="fixes", icon="check")

MENUS: tuple[Menu, ...] = (
    Menu(
        N_("&File"),
        (
            "new", "open", Menu(N_("Open recent"), fill="recent", icon="clock"), "open_sample", "-",
            "save", "save_as", "-", "export", "export_again", "-", "close_document", "quit",
        ),
    ),
    Menu(
        N_("&Edit"),
        (
            "undo", "redo", "history", "-", "take_snapshot",
            Menu(N_("Compare"), ("compare_snapshot", "compare_saved", "compare_file")), "-",
            "cut", "copy", "paste", "-",
            "edit", "mark", "clear", "fill_down", "fill_row", _BRUSH_MENU, "-",
            "new_goal", "new_function", "new_role", "new_module", "-",
            Menu(
                N_("Attributes"),
                (_KIND_MENU, _PRIORITY_MENU, _MODULE_MENU, _DIMENSION_MENU, _STAGE_MENU),
                icon="tag",
            ),
            _SELECT_MENU, _MOVE_MENU,
        ),
    ),
    Menu(
        N_("&View"),
        (
            "zoom_in", "zoom_out", "zoom_reset", "overview", "-", "activities",
            Menu(
                N_("Rows"),
                (
                    "group_module", "group_kind", "group_none", "-", "collapse_all", "expand_all",
                    "-", "transpose",
                ),
                icon="rows-3",
            ),
            "focus_goal", "usual_widths", "-", "find", "find_next", "find_previous", "-",
            Menu(
                N_("Filter"),
                ("filter", "function_gaps", "goal_gaps", "-", "filter_again", "show_all"),
                icon="funnel",
            ),
            Menu(
                N_("Panels"),
                (
                    "panels", "-", "inspector", "findings", "coverage", "roles", "questions",
                    "history", "-", "next_element", "previous_element",
                ),
                icon="panel-right",
            ),
            "to_canvas", "next_region", "previous_region", "-",
            Menu(N_("Language of the program"), ("interface_zh", "interface_en"), icon="languages"),
            Menu(N_("Language of the canvas"), ("content_zh", "content_en"), icon="languages"),
            Menu(N_("Theme"), ("theme_light", "theme_dark"), icon="sun"),
        ),
    ),
    Menu(
        N_("&Check"),
        (
            "next_empty", "previous_empty", "next_finding", "previous_finding", "-",
            "fixes", "waive", "impact", "-", "findings", "coverage",
        ),
    ),
    Menu(
        N_("Wor&kshop"),
        (
            "park", "questions", "-", "agenda", "agenda_run", "agenda_next", "agenda_stop", "-",
            "presentation", "room_window", "room_larger", "room_smaller",
        ),
    ),
    Menu(N_("&Help"), ("key_sheet", "palette", "-", "open_sample", "log_folder", "-", "about")),
)  # fmt: skip

TOOLBAR = (
    "new", "open", "save", "-", "undo", "redo", "-", "new_goal", "new_function", "new_role", "-",
    "mark", "activities", "filter", "function_gaps", "zoom_out", "zoom_in", "-", "next_finding",
    "panels",
)  # fmt: skip

TOOLBAR_WITH_TEXT = ("new_goal", "new_function", "new_role")

CROSSING_MENU = Menu(
    "",
    (
        "edit", "mark", "clear", "-", "cut", "copy", "paste", "fill_down", "fill_row", "-",
        _ROLE_MENU, _BRUSH_MENU, "-", _KIND_MENU, _PRIORITY_MENU, _STAGE_MENU, "-",
        _FIX_MENU, "impact", "-", "only_roles",
    ),
)  # fmt: skip
GOAL_MENU = Menu(
    "",
    (
        "rename", _STAGE_MENU, "-", "copy", "paste", "-",
        "line_left", "line_right", "line_up", "line_down", "-", _FIX_MENU, "impact", "-",
        "focus_goal", "only_goals", "-", "new_goal", "delete_goals",
    ),
)  # fmt: skip
FUNCTION_MENU = Menu(
    "",
    (
        "rename", _KIND_MENU, _PRIORITY_MENU, _MODULE_MENU, _DIMENSION_MENU, "-",
        "copy", "paste", "-", "line_up", "line_down", "line_left", "line_right", "-",
        _FIX_MENU, "impact", "-", "only_modules", "-", "new_function", "delete_functions",
    ),
)  # fmt: skip
GROUP_MENU = Menu(
    "",
    (
        "rename", "-", "copy", "paste", "-", _FIX_MENU, "impact", "-", "new_module",
        "delete_module", "-", "collapse_all", "expand_all",
    ),
)  # fmt: skip
EMPTY_MENU = Menu("", ("paste", "-", "new_goal", "new_function", "new_module"))

__all__ = [
    "ACTIONS", "CROSSING_MENU", "EMPTY_MENU", "FUNCTION_MENU", "GOAL_MENU", "GROUP_MENU", "MENUS",
    "TOOLBAR", "TOOLBAR_WITH_TEXT", "Action", "Menu",
]  # fmt: skip
