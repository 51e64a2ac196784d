"""Actions that help to find one's way: the palette, the key sheet, what the program is."""

from __future__ import annotations

from canvas_studio.i18n import N_
from canvas_studio.views.actions.action import Action

HELP_ACTIONS = (
    Action(
        "palette", N_("Find an action or an element…"), lambda s: s.overlays.commands.open(),
        "search", ("Ctrl+K",), tip=N_("By a few letters of its name, in pinyin too"),
    ),
    Action("key_sheet", N_("Keys"), lambda s: s.overlays.keys.toggle(), "keyboard", ("F1",)),
    Action("about", N_("About Canvas Studio"), lambda s: s.parts.show_about(), "info"),
    Action("log_folder", N_("Show the log folder"), lambda s: s.parts.show_log(), "folder"),
)  # fmt: skip
