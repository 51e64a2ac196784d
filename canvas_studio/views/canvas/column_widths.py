"""How wide columns are: as usual, as the user chose, or as what is in them asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from canvas_studio.views.canvas.arrangement import natural_width
from canvas_studio.views.canvas.axes import LINE_KINDS, Line
from canvas_studio.views.canvas.display import FunctionDisplay, GoalDisplay
from canvas_studio.views.canvas.style import GridStyle
from canvas_studio.views.canvas.table_model import CanvasTableModel

_NARROWEST: Final = 4.0
_WIDEST: Final = 60.0
"""Widths that a user may choose, in heights of the text."""


class ChosenWidths:
    """The widths that the user chose, in heights of the text, so that they grow with the zoom."""

    def __init__(self) -> None:
        self._chosen: dict[Line, float] = {}

    def choose(self, line: Line, pixels: int, style: GridStyle) -> int:
        """Choose a width at the zoom of now; returns what it came to, within reason."""
        width = max(_NARROWEST, min(pixels / style.pixels, _WIDEST))
        self._chosen[line] = width
        return round(width * style.pixels)

    def chosen(self, line: Line) -> float | None:
        """The width that was chosen for a column, in heights of the text; None for the usual one."""
        return self._chosen.get(line)

    def put_back(self, line: Line, width: float | None) -> None:
        """Give a column the width that it had before."""
        self._chosen.pop(line, None)
        if width is not None:
            self._chosen[line] = width

    def width(self, line: Line, style: GridStyle) -> int:
        """The width of a column at the zoom of now."""
        if (chosen := self._chosen.get(line)) is not None:
            return round(chosen * style.pixels)
        match line.kind:
            case "names":
                return style.names_width
            case "new":
                return style.new_column
            case "group":
                return style.group_row
        return style.cell_width

    def __bool__(self) -> bool:
        return bool(self._chosen)

    def as_data(self) -> dict[str, float]:
        """What was chosen, by kind and id of the line, to be remembered."""
        return {f"{line.kind} {line.id}".strip(): round(w, 3) for line, w in self._chosen.items()}

    def take(self, data: Mapping[str, Any]) -> None:
        """Take over what was chosen before, and nothing else."""
        self._chosen = {}
        for name, width in data.items():
            known, _, id = name.partition(" ")
            kind = next((kind for kind in LINE_KINDS if kind == known), None)
            if kind is not None:
                self._chosen[Line(kind, id)] = max(_NARROWEST, min(float(width), _WIDEST))


def wanted_width(canvas: CanvasTableModel, column: int, style: GridStyle) -> int:
    """The width in which nothing in a column is cut off or broken, in pixels, in reason."""
    line, display = canvas.columns[column], canvas.display
    lines = canvas.rows if line.kind == "names" else (line,)
    wanted = [_name_width(canvas, each, style) for each in lines]
    for row in canvas.rows if line.kind in ("goal", "function") else ():
        goal, function = (line, row) if line.kind == "goal" else (row, line)
        if goal.kind == "goal" and function.kind == "function":
            cell = display.cell(goal.id, function.id)
            parts = cell.parts if cell is not None else ()
            wanted += [natural_width(part, style) + 2 * style.pad for part in parts]
    return max(round(max(wanted)) + 2, style.pixels * 6)


def _name_width(canvas: CanvasTableModel, line: Line, style: GridStyle) -> float:
    """The width of the name of a goal or function in one line, with what stands beside it."""
    display = canvas.display
    if line.kind == "goal":
        shown: GoalDisplay | FunctionDisplay = display.goal(line.id)
        beside = 3 * style.pad
    elif line.kind == "function":
        shown = display.function(line.id)
        beside = 2 * style.badge + 4 * style.pad + 4 * style.gap + style.sign
    else:
        return 0.0
    return style.strong_text.width(shown.name) + style.small_text.width(shown.code) + beside
