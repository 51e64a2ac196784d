"""Menus whose entries depend on the document: recent files, modules, roles."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QMenu

from canvas_studio.model.records import Function, Module, Role, crossing_id, participation_id
from canvas_studio.views.actions.action_set import ActionSet, Filler
from canvas_studio.views.canvas.axes import modules_in_order
from canvas_studio.views.canvas.signs import end_icon
from canvas_studio.views.plain_text import no_key, no_markup
from canvas_studio.views.studio import Studio


def fillers(studio: Studio, actions: list[ActionSet]) -> Mapping[str, Filler]:
    """What fills each changing menu; `actions` holds the set of the window once it is made."""
    return {
        "recent": lambda menu: _recent(studio, menu),
        "modules": lambda menu: _modules(studio, menu, actions[0]),
        "roles": lambda menu: _roles(studio, menu),
        "brush": lambda menu: _brush(studio, menu, actions[0]),
        "fixes": lambda menu: _fixes(studio, menu),
    }


def _recent(studio: Studio, menu: QMenu) -> None:
    paths = [path for path in studio.settings.recent_files if path.exists()]
    for path in paths:
        action = menu.addAction(no_key(path.name))
        action.setToolTip(no_markup(str(path)))
        action.triggered.connect(lambda _checked=False, path=path: studio.files.open(path))
    if not paths:
        _ = studio.locale.translator
        menu.addAction(_("No recent files")).setEnabled(False)


def _modules(studio: Studio, menu: QMenu, actions: ActionSet) -> None:
    """The modules that hold functions; the one of the selected functions is ticked."""
    content, shown = studio.session.content, studio.canvas.model.language
    functions = studio.canvas.functions()
    held = {content.get(Function, id).module for id in functions}
    for module in modules_in_order(content):
        if content.referrers(module.id, Module):
            continue
        action = menu.addAction(no_key(f"{module.code} {module.name.text(shown)}"))
        action.setCheckable(True)
        action.setChecked(held == {module.id})
        action.setEnabled(bool(functions))
        action.triggered.connect(
            lambda _checked=False, id=module.id: studio.attempt(
                lambda: studio.session.edits.place(functions, id)
            )
        )
    menu.addSeparator()
    menu.addAction(actions["unplace"])
    menu.addAction(actions["new_module"])


def _fixes(studio: Studio, menu: QMenu) -> None:
    """What can be done about the findings under the cursor."""
    from canvas_studio.views import fix_menu

    fix_menu.fill(studio, menu, fix_menu.findings_at(studio, studio.canvas.place))


def _roles(studio: Studio, menu: QMenu) -> None:
    """The roles; those in all selected cells are ticked, and a choice takes them in or out."""
    content, shown = studio.session.content, studio.canvas.model.language
    cells = studio.canvas.cells()
    for role in content.of(Role):
        tone = studio.appearance.theme.tone(role.side)
        action = menu.addAction(end_icon(role.side, 16, tone), no_key(role.name.text(shown)))
        action.setCheckable(True)
        taken = (participation_id(crossing_id(*cell), role.id) in content for cell in cells)
        action.setChecked(bool(cells) and all(taken))
        action.triggered.connect(
            lambda _checked=False, id=role.id: studio.attempt(
                lambda: studio.session.edits.cycle_role(cells, id)
            )
        )
    if not content.count(Role):
        _ = studio.locale.translator
        menu.addAction(_("No roles yet")).setEnabled(False)


def _brush(studio: Studio, menu: QMenu, actions: ActionSet) -> None:
    """The roles that can be taken up; the one in hand is ticked."""
    content, shown = studio.session.content, studio.canvas.model.language
    held = studio.canvas.brush.role
    for role in content.of(Role):
        tone = studio.appearance.theme.tone(role.side)
        action = menu.addAction(end_icon(role.side, 16, tone), no_key(role.name.text(shown)))
        action.setCheckable(True)
        action.setChecked(held is not None and held.id == role.id)
        action.triggered.connect(lambda _checked=False, id=role.id: studio.canvas.brush.take(id))
    menu.addSeparator()
    menu.addAction(actions["put_down_role"])
