"""Actions on the document: undo, and what can be done with the selected cells, goals and functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from canvas_studio.i18n import N_, Translator
from canvas_studio.model.records import Function, Goal
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.file_actions import has_document
from canvas_studio.views.studio import Studio

KINDS = ("business", "operations", "data")
PRIORITIES = ("must", "should", "could", "wont")
STAGES = ("S1", "S2", "S3", "S4", "S5")


# -- undo ----------------------------------------------------------------------------------------


def _undo_words(studio: Studio, _: Translator) -> str:
    label = studio.session.history.undo_label if studio.session.is_open else None
    return _("&Undo: {step}", step=studio.locale.text(label)) if label else _("&Undo")


def _redo_words(studio: Studio, _: Translator) -> str:
    label = studio.session.history.redo_label if studio.session.is_open else None
    return _("&Redo: {step}", step=studio.locale.text(label)) if label else _("&Redo")


def _can_undo(studio: Studio) -> bool:
    return studio.session.is_open and studio.session.history.undo_label is not None


def _can_redo(studio: Studio) -> bool:
    return studio.session.is_open and studio.session.history.redo_label is not None


# -- what is selected ----------------------------------------------------------------------------


def _cells(studio: Studio) -> list[tuple[str, str]]:
    return studio.canvas.cells() if studio.session.is_open else []


def _functions(studio: Studio) -> list[str]:
    return studio.canvas.functions() if studio.session.is_open else []


def _goals(studio: Studio) -> list[str]:
    return studio.canvas.goals() if studio.session.is_open else []


def _named(studio: Studio) -> list[str]:
    """The goals and functions whose names are selected."""
    if not studio.session.is_open:
        return []
    return studio.canvas.names(Goal) + studio.canvas.names(Function)


def _one_name(studio: Studio) -> str | None:
    """The goal, function or module under the cursor, by its name or by its line."""
    if not studio.session.is_open:
        return None
    record = studio.canvas.place.record
    return record if record in studio.session.content else None


def _clear(studio: Studio) -> None:
    """What Delete does: names delete what they name, cells lose their roles, then their marks."""
    if names := _named(studio):
        studio.parts.delete(names)
    elif cells := _cells(studio):
        studio.session.edits.clear(cells)


def _rename(studio: Studio) -> None:
    if studio.canvas.place.is_crossing:
        studio.canvas.editing.start()
    elif record := _one_name(studio):
        studio.canvas.rename(record)


def _can_type(studio: Studio) -> bool:
    if not studio.session.is_open:
        return False
    return studio.canvas.place.is_crossing or _one_name(studio) is not None


def _setter(
    what: Callable[[Studio], list[str]], path: str, value: Any
) -> tuple[Callable[[Studio], None], Callable[[Studio], bool], Callable[[Studio], bool]]:
    """How to give what is selected a value, when that can be done, and whether all have it."""

    def run(studio: Studio) -> None:
        studio.session.edits.set(what(studio), path, value)

    def enabled(studio: Studio) -> bool:
        return bool(what(studio))

    def checked(studio: Studio) -> bool:
        ids = what(studio)
        records = studio.session.content.records if ids else {}
        return bool(ids) and all(getattr(records[id], path) == value for id in ids)

    return run, enabled, checked


def _choice(
    id: str, what: Callable[[Studio], list[str]], path: str, value: Any, keys: tuple[str, ...] = ()
) -> Action:
    run, enabled, checked = _setter(what, path, value)

    def words(studio: Studio, _: Translator) -> str:
        word = value_words(path, value).text(studio.locale.language)
        return word[:1].upper() + word[1:]

    return Action(id, id, run, keys=keys, enabled=enabled, checked=checked, words=words)


def _stage(stage: str) -> Action:
    run, enabled, checked = _setter(_goals, "stage", stage)

    def words(studio: Studio, _: Translator) -> str:
        record = studio.session.content.find(stage) if studio.session.is_open else None
        name = record.name.text(studio.locale.language) if record else ""
        return f"{stage} {name}"

    return Action(f"stage_{stage}", stage, run, enabled=enabled, checked=checked, words=words)


def _mover(
    what: Callable[[Studio], list[str]], type: type[Goal] | type[Function], by: int
) -> Callable[[Studio], None]:
    """Moves what is selected one place along its list."""

    def run(studio: Studio) -> None:
        content = studio.session.content
        chosen = set(what(studio))
        listed = content.of(type)
        if type is Function:
            module = content.get(Function, next(iter(chosen))).module
            listed = [f for f in listed if getattr(f, "module", None) == module]
        moving = [record.id for record in listed if record.id in chosen]
        others = [record.id for record in listed if record.id not in chosen]
        first = next(n for n, record in enumerate(listed) if record.id in chosen)
        at = max(0, min(first + by, len(others)))
        studio.session.edits.move(moving, at)

    return run


def _some(what: Callable[[Studio], list[str]]) -> Callable[[Studio], bool]:
    return lambda studio: bool(what(studio))


EDIT_ACTIONS = (
    Action(
        "undo", N_("&Undo"), lambda s: s.session.history.undo() and None, "undo-2", ("Ctrl+Z",),
        enabled=_can_undo, words=_undo_words, at_once=True,
    ),
    Action(
        "redo", N_("&Redo"), lambda s: s.session.history.redo() and None, "redo-2",
        ("Ctrl+Y", "Ctrl+Shift+Z"), enabled=_can_redo, words=_redo_words, at_once=True,
    ),
    Action(
        "edit", N_("Edit"), _rename, "pencil", enabled=_can_type,
        tip=N_("Change the text under the cursor (F2), or simply type"),
    ),
    Action(
        "clear", N_("Clear or delete"), _clear, "trash-2", ("Del",),
        enabled=lambda s: bool(_cells(s) or _named(s)),
        tip=N_("Cells lose their roles, then their mark; goals and functions are deleted"),
    ),
    Action(
        "mark", N_("Mark the crossing"), lambda s: s.session.edits.toggle_marks(_cells(s)),
        "circle", enabled=lambda s: bool(_cells(s)),
        tip=N_("The function supports the goal; who takes part comes later (Space)"),
    ),
    Action(
        "new_goal", N_("Add &goal"), lambda s: s.canvas.start_new("goal"), "target",
        ("Ctrl+G",), enabled=has_document,
    ),
    Action(
        "new_function", N_("Add &function"), lambda s: s.canvas.start_new("function"), "component",
        ("Ctrl+F",), enabled=has_document,
    ),
    Action(
        "new_role", N_("Add &role"), lambda s: s.parts.start_new_role(), "user-plus",
        ("Ctrl+R",), enabled=has_document,
    ),
    Action(
        "new_module", N_("Add &module…"), lambda s: s.parts.new_module(_functions(s)), "boxes",
        ("Ctrl+M",), enabled=has_document,
        tip=N_("The selected functions go into it"),
    ),
    Action(
        "delete_goals", N_("Delete goal"), lambda s: s.parts.delete(_goals(s)), "trash-2",
        enabled=_some(_goals),
    ),
    Action(
        "delete_functions", N_("Delete function"), lambda s: s.parts.delete(_functions(s)),
        "trash-2", enabled=_some(_functions),
    ),
    Action(
        "rename", N_("Rename"), _rename, "pencil", enabled=lambda s: _one_name(s) is not None
    ),
    Action(
        "delete_module", N_("Delete module"), lambda s: s.parts.delete([str(_one_name(s))]),
        "trash-2", enabled=lambda s: _one_name(s) is not None,
        tip=N_("Its functions stay, in no module"),
    ),
    Action(
        "goal_left", N_("Move goal left"), _mover(_goals, Goal, -1), "arrow-left",
        ("Ctrl+Shift+Left",), enabled=_some(_goals),
    ),
    Action(
        "goal_right", N_("Move goal right"), _mover(_goals, Goal, 1), "arrow-right",
        ("Ctrl+Shift+Right",), enabled=_some(_goals),
    ),
    Action(
        "function_up", N_("Move function up"), _mover(_functions, Function, -1), "arrow-up",
        ("Ctrl+Shift+Up",), enabled=_some(_functions),
    ),
    Action(
        "function_down", N_("Move function down"), _mover(_functions, Function, 1), "arrow-down",
        ("Ctrl+Shift+Down",), enabled=_some(_functions),
    ),
    *(_choice(f"kind_{kind}", _functions, "kind", kind) for kind in KINDS),
    *(_choice(f"priority_{each}", _functions, "priority", each) for each in PRIORITIES),
    *(_stage(stage) for stage in STAGES),
    Action(
        "stage_none", N_("No stage"), _setter(_goals, "stage", None)[0], enabled=_some(_goals),
        checked=_setter(_goals, "stage", None)[2],
    ),
    Action(
        "unplace", N_("In no module"), lambda s: s.session.edits.place(_functions(s), None),
        enabled=_some(_functions),
    ),
)  # fmt: skip
