"""Actions on which part of the canvas is in sight: filters, groups, which way round it is."""

from __future__ import annotations

from collections.abc import Callable

from canvas_studio.i18n import N_
from canvas_studio.model.records import Function
from canvas_studio.views.actions.action import Action
from canvas_studio.views.actions.chosen import (
    NEEDS_CELLS,
    NEEDS_DOCUMENT,
    NEEDS_FUNCTIONS,
    NEEDS_GOALS,
    has_document,
)
from canvas_studio.views.canvas.axes import UNPLACED, Grouping
from canvas_studio.views.canvas.filter_bar import FUNCTION_GAPS, GOAL_GAPS
from canvas_studio.views.canvas.filters import EVERYTHING, Criterion
from canvas_studio.views.studio import Studio

_NO_FILTER = N_("Nothing is filtered")


def _is_filtered(studio: Studio) -> bool:
    return has_document(studio) and bool(studio.canvas.model.filter)


def _toggle_function_gaps(studio: Studio) -> None:
    model = studio.canvas.model
    model.set_filter(model.filter.with_gaps(functions=not model.filter.function_gaps))


def _toggle_goal_gaps(studio: Studio) -> None:
    model = studio.canvas.model
    model.set_filter(model.filter.with_gaps(goals=not model.filter.goal_gaps))


def _roles(studio: Studio) -> set[str]:
    """The roles that take part in the selected crossings."""
    goals, display = set(studio.canvas.goals()), studio.canvas.model.display
    # By what there is in the rows: of a whole canvas that is far less than all its cells.
    cells = (
        cell
        for function in studio.canvas.functions()
        for goal, cell in display.cells(function).items()
        if goal in goals
    )
    return {part.role for cell in cells for part in cell.parts}


def _modules(studio: Studio) -> set[str]:
    content = studio.session.content
    return {content.get(Function, id).module or UNPLACED for id in studio.canvas.functions()}


def _only(
    id: str,
    text: str,
    criterion: Criterion,
    values: Callable[[Studio], set[str]],
    needs: str,
) -> Action:

    def run(studio: Studio) -> None:
        wanted = EVERYTHING
        for value in values(studio):
            wanted = wanted.toggled(criterion, value)
        studio.canvas.model.set_filter(wanted)

    return Action(
        id, text, run, "funnel", needs=needs, enabled=lambda s: has_document(s) and bool(values(s))
    )


def _grouping(id: str, text: str, grouping: Grouping) -> Action:
    return Action(
        id,
        text,
        lambda studio: studio.canvas.model.set_grouping(grouping),
        enabled=has_document,
        needs=NEEDS_DOCUMENT,
        checked=lambda studio: studio.canvas.model.grouping == grouping,
    )


def _has_groups(studio: Studio) -> bool:
    model = studio.canvas.model
    lines = model.columns if model.is_transposed else model.rows
    return has_document(studio) and any(line.kind == "group" for line in lines)


def _focusable(studio: Studio) -> list[str]:
    """The goal that would be worked on, or the one that is."""
    if not has_document(studio):
        return []
    return (
        studio.canvas.goals()[:1] or [studio.canvas.model.focus][: bool(studio.canvas.model.focus)]
    )


ARRANGING_ACTIONS = (
    Action(
        "function_gaps", N_("Only functions with gaps"), _toggle_function_gaps, "circle-dashed",
        ("Ctrl+F7",), enabled=has_document, needs=NEEDS_DOCUMENT,
        checked=lambda s: _is_filtered(s) and s.canvas.model.filter.function_gaps,
        tip=FUNCTION_GAPS,
    ),
    Action(
        "goal_gaps", N_("Only goals with gaps"), _toggle_goal_gaps, "target",
        ("Ctrl+Shift+F7",), enabled=has_document, needs=NEEDS_DOCUMENT,
        checked=lambda s: _is_filtered(s) and s.canvas.model.filter.goal_gaps,
        tip=GOAL_GAPS,
    ),
    Action(
        "filter_again", N_("Filter again"),
        lambda s: s.canvas.model.set_filter(s.canvas.model.filter), "refresh-cw", ("F5",),
        enabled=lambda s: _is_filtered(s) and s.canvas.model.outdated > 0,
        needs=_NO_FILTER,
        tip=N_("Lines that no longer pass stay in sight until the filter is applied again"),
    ),
    Action(
        "show_all", N_("Show everything"), lambda s: s.canvas.filter_bar.close_bar(), "funnel-x",
        enabled=_is_filtered, needs=_NO_FILTER,
    ),
    _only("only_goals", N_("Only this goal"), "goal", lambda s: set(s.canvas.goals()),
          NEEDS_GOALS),
    _only("only_modules", N_("Only this module"), "module", _modules, NEEDS_FUNCTIONS),
    _only("only_roles", N_("Only these roles"), "role", _roles, NEEDS_CELLS),
    _grouping("group_module", N_("Group by module"), "module"),
    _grouping("group_kind", N_("Group by kind"), "kind"),
    _grouping("group_none", N_("No groups"), "none"),
    Action(
        "collapse_all", N_("Close all groups"),
        lambda s: s.canvas.model.set_all_collapsed(True), "fold-vertical", enabled=_has_groups, needs=N_("There are no groups"),
    ),
    Action(
        "expand_all", N_("Open all groups"),
        lambda s: s.canvas.model.set_all_collapsed(False), "unfold-vertical", enabled=_has_groups, needs=N_("There are no groups"),
    ),
    Action(
        "transpose", N_("Goals as rows"),
        lambda s: s.canvas.model.set_transposed(not s.canvas.model.is_transposed),
        "arrow-left-right", enabled=has_document, needs=NEEDS_DOCUMENT,
        checked=lambda s: s.canvas.model.is_transposed,
        tip=N_("Turn the canvas around: goals down the side, functions across"),
    ),
    Action(
        "focus_goal", N_("Work on one goal"), lambda s: s.canvas.toggle_focus(), "focus",
        ("Ctrl+Shift+G",), enabled=lambda s: bool(_focusable(s)), needs=NEEDS_GOALS,
        checked=lambda s: has_document(s) and bool(s.canvas.model.focus),
        tip=N_("The other goals are dimmed; new functions support this one. Esc ends it"),
    ),
)  # fmt: skip
"""They move, hide or turn lines of the grid, the one in which somebody types among them."""

GRID_ACTIONS = (
    Action(
        "filter", N_("Filter…"), lambda s: s.canvas.filter_bar.open_bar(), "funnel",
        ("Ctrl+Shift+L",), enabled=has_document, needs=NEEDS_DOCUMENT, checked=_is_filtered,
        tip=N_("Show only some functions and goals: by name, role, module, kind, priority…"),
    ),
    Action(
        "usual_widths", N_("Usual column widths"), lambda s: s.canvas.forget_widths(),
        enabled=lambda s: has_document(s) and bool(s.canvas.view.sizes.chosen),
        needs=N_("No column was given another width"),
    ),
    Action(
        "find", N_("Find…"), lambda s: s.canvas.find_bar.open_bar(), "search",
        ("Ctrl+Shift+F",), enabled=has_document, needs=NEEDS_DOCUMENT,
        tip=N_("Names, roles and activities, also by pinyin and initials"),
    ),
    Action(
        "find_next", N_("Find next"), lambda s: s.canvas.find_bar.step(1), "chevron-down",
        ("F3",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
    Action(
        "find_previous", N_("Find previous"), lambda s: s.canvas.find_bar.step(-1), "chevron-up",
        ("Shift+F3",), enabled=has_document, needs=NEEDS_DOCUMENT,
    ),
)  # fmt: skip
