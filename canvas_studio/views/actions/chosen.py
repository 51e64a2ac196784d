"""What the selection means for the actions: which cells, goals, functions, names."""

from __future__ import annotations

from collections.abc import Callable

from canvas_studio.i18n import N_
from canvas_studio.model.records import Function, Goal, Module
from canvas_studio.views.studio import Studio

NEEDS_DOCUMENT = N_("Open a canvas first")
NEEDS_CELLS = N_("Select cells first")
NEEDS_FUNCTIONS = N_("Select functions first")
NEEDS_GOALS = N_("Select goals first")
NEEDS_NAME = N_("Put the cursor on a name first")


def has_document(studio: Studio) -> bool:
    return studio.session.is_open


def cells(studio: Studio) -> list[tuple[str, str]]:
    """The selected crossings, as pairs of goal and function."""
    return studio.canvas.cells() if studio.session.is_open else []


def has_cells(studio: Studio) -> bool:
    return studio.session.is_open and studio.canvas.has_cells


def functions(studio: Studio) -> list[str]:
    """The functions in whose rows something is selected."""
    return studio.canvas.functions() if studio.session.is_open else []


def goals(studio: Studio) -> list[str]:
    """The goals in whose columns something is selected."""
    return studio.canvas.goals() if studio.session.is_open else []


def functions_meant(studio: Studio) -> list[str]:
    """The selected functions, or on the line for a new one the function typed last."""
    if not studio.session.is_open:
        return []
    return studio.canvas.functions() or studio.canvas.last_made(Function)


def goals_meant(studio: Studio) -> list[str]:
    """The selected goals, or on the line for a new one the goal typed last."""
    if not studio.session.is_open:
        return []
    return studio.canvas.goals() or studio.canvas.last_made(Goal)


def named(studio: Studio) -> list[str]:
    """The goals and functions whose names are selected."""
    if not studio.session.is_open:
        return []
    return studio.canvas.names(Goal) + studio.canvas.names(Function)


def one_name(studio: Studio) -> str | None:
    """The goal, function or module whose name is under the cursor."""
    if not studio.session.is_open or not studio.canvas.shows_cells:
        return None
    record = studio.canvas.place.record
    return record if record in studio.session.content else None


def one_module(studio: Studio) -> str | None:
    """The module whose name is under the cursor."""
    record = one_name(studio)
    return record if record and isinstance(studio.session.content.find(record), Module) else None


def some(what: Callable[[Studio], list[str]]) -> Callable[[Studio], bool]:
    """Whether there is any of what is meant."""
    return lambda studio: bool(what(studio))
