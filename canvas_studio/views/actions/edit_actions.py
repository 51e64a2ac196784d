"""Actions on the document: undo, and what can be done with the selected cells, goals and functions."""

from __future__ import annotations

from collections.abc import Callable

from canvas_studio.i18n import N_, Translator
from canvas_studio.model.records import Function, Goal
from canvas_studio.views.actions import chosen
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import NEEDS_DOCUMENT, has_document
from canvas_studio.views.plain_text import no_key
from canvas_studio.views.studio import Studio

# -- undo ----------------------------------------------------------------------------------------


def _undo_words(studio: Studio, _: Translator) -> str:
    label = studio.session.history.undo_label if studio.session.is_open else None
    return _("&Undo: {step}", step=no_key(label.text(_.language))) if label else _("&Undo")


def _redo_words(studio: Studio, _: Translator) -> str:
    label = studio.session.history.redo_label if studio.session.is_open else None
    return _("&Redo: {step}", step=no_key(label.text(_.language))) if label else _("&Redo")


def _can_undo(studio: Studio) -> bool:
    return studio.session.is_open and studio.session.history.undo_label is not None


def _can_redo(studio: Studio) -> bool:
    return studio.session.is_open and studio.session.history.redo_label is not None


# -- names and cells ----------------------------------------------------------------------------


def _clear(studio: Studio) -> None:
    """What Delete does: names delete what they name, cells lose their roles, then their marks."""
    if names := chosen.named(studio):
        studio.parts.delete(names)
    elif cells := chosen.cells(studio):
        studio.session.edits.clear(cells)


def _rename(studio: Studio) -> None:
    if studio.canvas.place.is_crossing:
        studio.canvas.editing.start()
    elif record := chosen.one_name(studio):
        studio.canvas.rename(record)


def _can_type(studio: Studio) -> bool:
    if not studio.session.is_open or not studio.canvas.shows_cells:
        return False
    return studio.canvas.place.is_crossing or chosen.one_name(studio) is not None


def _mover(
    what: Callable[[Studio], list[str]], type: type[Goal] | type[Function], by: int
) -> Callable[[Studio], None]:
    """Moves what is selected one place along its list."""

    def run(studio: Studio) -> None:
        content = studio.session.content
        moved = set(what(studio))
        listed = content.of(type)
        if type is Function:
            module = content.get(Function, next(iter(moved))).module
            listed = [f for f in listed if getattr(f, "module", None) == module]
        moving = [record.id for record in listed if record.id in moved]
        others = [record.id for record in listed if record.id not in moved]
        first = next(n for n, record in enumerate(listed) if record.id in moved)
        at = max(0, min(first + by, len(others)))
        studio.session.edits.move(moving, at)

    return run


EDIT_ACTIONS = (
    Action(
        "undo", N_("&Undo"), lambda s: s.session.history.undo(), "undo-2", ("Ctrl+Z",),
        enabled=_can_undo, needs=N_("There is no step to take back"), words=_undo_words, at_once=True,
    ),
    Action(
        "redo", N_("&Redo"), lambda s: s.session.history.redo(), "redo-2",
        ("Ctrl+Y", "Ctrl+Shift+Z"), enabled=_can_redo, needs=N_("There is no step to bring back"), words=_redo_words, at_once=True,
    ),
    Action(
        "edit", N_("Edit"), _rename, "pencil", enabled=_can_type, needs=chosen.NEEDS_NAME,
        tip=N_("Change the text under the cursor (F2), or simply type"),
    ),
    Action(
        "clear", N_("Clear or delete"), _clear, "trash-2",
        enabled=lambda s: chosen.has_cells(s) or bool(chosen.named(s)), needs=chosen.NEEDS_CELLS,
        tip=N_("Cells lose their roles, then their mark; goals and functions are deleted"),
    ),
    Action(
        "mark", N_("Mark the crossing"), lambda s: s.session.edits.toggle_marks(chosen.cells(s)),
        "circle", enabled=chosen.has_cells, needs=chosen.NEEDS_CELLS,
        tip=N_("The function supports the goal; who takes part comes later (Space)"),
    ),
    Action(
        "new_goal", N_("Add &goal"), lambda s: s.canvas.start_new("goal"), "target",
        ("Ctrl+G",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "new_function", N_("Add &function"), lambda s: s.canvas.start_new("function"), "component",
        ("Ctrl+F",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "new_role", N_("Add &role"), lambda s: s.parts.start_new_role(), "user-plus",
        ("Ctrl+R",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "new_module", N_("Add &module…"), lambda s: s.overlays.modules.open_for(chosen.functions(s)), "boxes",
        ("Ctrl+M",), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("The selected functions go into it"),
    ),
    Action(
        "delete_goals", N_("Delete goal"), lambda s: s.parts.delete(chosen.goals(s)), "trash-2",
        enabled=chosen.some(chosen.goals), needs=chosen.NEEDS_GOALS,
    ),
    Action(
        "delete_functions", N_("Delete function"), lambda s: s.parts.delete(chosen.functions(s)),
        "trash-2", enabled=chosen.some(chosen.functions), needs=chosen.NEEDS_FUNCTIONS,
    ),
    Action(
        "rename", N_("Rename"), _rename, "pencil", needs=chosen.NEEDS_NAME,
        enabled=lambda s: chosen.one_name(s) is not None,
    ),
    Action(
        "delete_module", N_("Delete module"), lambda s: s.parts.delete([str(chosen.one_module(s))]),
        "trash-2", enabled=lambda s: chosen.one_module(s) is not None,
        needs=chosen.NEEDS_NAME, tip=N_("Its functions stay, in no module"),
    ),
)  # fmt: skip
