"""Marks of findings in the margin of the grid: which line and cell has one, and how bad it is.

Who finds is somebody else; the grid gets the worst severity of each record by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from canvas_studio.model.content import Content
from canvas_studio.model.records import Crossing
from canvas_studio.model.rules.framework import SEVERITIES, Severity

_NO_CELLS: Mapping[str, Severity] = {}


class Marks:
    """Severities by line and by cell, ready for the painter to read."""

    def __init__(
        self,
        content: Content,
        severities: Mapping[str, Severity],
        told: Callable[[str], str] | None = None,
    ) -> None:
        """`severities` has the ids of goals, functions, modules and crossings as its keys.

        `told` says in words what there is at one of them.
        """
        self._told = told
        self.lines: Mapping[str, Severity] = severities
        self._cells: dict[str, dict[str, Severity]] = {}
        for id, severity in severities.items():
            record = content.find(id)
            if type(record) is Crossing:
                self._cells.setdefault(record.function, {})[record.goal] = severity

    def line(self, id: str) -> Severity | None:
        """The mark of a goal, a function or a module."""
        return self.lines.get(id)

    def cells(self, function: str) -> Mapping[str, Severity]:
        """The marked crossings of a function, by the id of their goal."""
        return self._cells.get(function, _NO_CELLS)

    def cell(self, goal: str, function: str) -> Severity | None:
        return self.cells(function).get(goal)

    def told(self, id: str) -> str:
        """What there is to say about an id, for its tool tip; empty where there is nothing."""
        return self._told(id) if self._told is not None else ""

    def __bool__(self) -> bool:
        return bool(self.lines)


def worst(*severities: Severity | None) -> Severity | None:
    """The most serious one; None where there is none."""
    held = [severity for severity in severities if severity is not None]
    return min(held, key=SEVERITIES.index) if held else None
