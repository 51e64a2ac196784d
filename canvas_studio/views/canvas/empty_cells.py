"""Finds the crossings that are marked but not staffed, one after the other, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_studio.model.content import Content
from canvas_studio.model.records import Crossing, Participation
from canvas_studio.views.canvas.axes import Axis, Line, function_axis, goal_axis
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.table_model import CanvasTableModel


def empty_crossings(model: CanvasTableModel, here: Place, by: int) -> Iterator[Place]:
    """The unstaffed crossings after `here` (`by` = 1) or before it (-1), around the end, each once.

    Row by row as the grid is grouped and turned, those in closed groups too.
    """
    goals = goal_axis(model.content)
    functions = function_axis(model.content, model.grouping)
    rows, columns = (goals, functions) if model.is_transposed else (functions, goals)
    row_of, column_of = _numbered(rows), _numbered(columns)
    width = max(1, len(column_of))
    found: dict[int, Place] = {}
    for crossing in _unstaffed(model.content):
        goal, function = Line("goal", crossing.goal), Line("function", crossing.function)
        down, across = (goal, function) if model.is_transposed else (function, goal)
        found[row_of[down] * width + column_of[across]] = Place(goal, function)
    down, across = (here.goal, here.function) if model.is_transposed else (here.function, here.goal)
    if down in row_of:
        start = row_of[down] * width + _position(across, columns, column_of)
    else:
        start = (_position(down, rows, row_of) + 0.5) * width - 0.5
    order = sorted(found, reverse=by < 0)
    ahead = [at for at in order if (at - start) * by > 0]
    for at in (*ahead, *order[: len(order) - len(ahead)]):
        yield found[at]


def is_unstaffed(content: Content, place: Place) -> bool:
    """Whether a place is a crossing that is marked and that nobody takes part in."""
    crossing = content.crossing(place.goal.id, place.function.id) if place.is_crossing else None
    return crossing is not None and not _is_staffed(content, crossing)


def _is_staffed(content: Content, crossing: Crossing) -> bool:
    referrers = content.referrer_ids(crossing.id)
    return any(type(content.find(id)) is Participation for id in referrers)


def _unstaffed(content: Content) -> Iterator[Crossing]:
    return (each for each in content.every(Crossing) if not _is_staffed(content, each))


def _numbered(axis: Axis) -> dict[Line, int]:
    """The goals or functions of an axis, numbered."""
    lines = [line for line in axis if line.kind in ("goal", "function")]
    return {line: number for number, line in enumerate(lines)}


def _position(line: Line, axis: Axis, numbers: dict[Line, int]) -> float:
    """The number of a line; half-way between its neighbours for names, groups and the new line."""
    if line in numbers:
        return numbers[line]
    before = axis[: axis.index(line)]
    return sum(each in numbers for each in before) - 0.5
