"""A place of the grid: where a line of goals meets a line of functions."""

from __future__ import annotations

from typing import NamedTuple

from canvas_studio.views.canvas.axes import NAMES, Line


class Place(NamedTuple):
    """What a cell of the grid stands for, whichever way round the grid is turned."""

    goal: Line
    function: Line

    @property
    def is_crossing(self) -> bool:
        return self.goal.kind == "goal" and self.function.kind == "function"

    @property
    def record(self) -> str | None:
        """The id of the goal, function or module whose name stands here."""
        if self.function == NAMES and self.goal.kind == "goal":
            return self.goal.id
        if self.goal == NAMES and self.function.kind in ("function", "group"):
            return self.function.id
        return None

    @property
    def makes(self) -> str | None:
        """ "goal" or "function" where typing here makes a new one."""
        if self.function == NAMES and self.goal.kind == "new":
            return "goal"
        if self.goal == NAMES and self.function.kind == "new":
            return "function"
        return None
