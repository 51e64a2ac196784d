"""How cells look, as values, and the styles of a workbook made of them (domain 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList

from canvas_studio.export.palette import INK, RULE

HEADING_FONT = "微软雅黑"
BODY_FONT = "等线"
"""Lower lines than 微软雅黑: text set in it fits the row heights of domain 4.5 in Excel, too."""
BODY_SIZE = 10.0

Horizontal = Literal["left", "center", "right"]
Vertical = Literal["top", "center", "bottom"]
Borders = Literal["none", "all", "under", "box"]


@dataclass(frozen=True, slots=True)
class Look:
    """The whole look of a cell as a value; equal looks are one style in the file."""

    size: float = BODY_SIZE
    bold: bool = False
    colour: str = INK
    font: str = BODY_FONT
    fill: str = ""
    borders: Borders = "none"
    rule: str = RULE
    horizontal: Horizontal = "left"
    vertical: Vertical = "center"
    wrap: bool = True
    indent: int = 0
    underline: bool = False


class Styles:
    """The styles of one workbook, made when they are first needed."""

    def __init__(self, workbook: Workbook) -> None:
        # the first font is that of the style Normal, in whose digits Excel measures columns
        book: Any = workbook  # openpyxl shares styles between cells by attributes without stubs
        book._fonts = IndexedList([Font(name=BODY_FONT, size=BODY_SIZE, family=2, charset=134)])
        self._workbook = workbook
        self._made: dict[Look, int] = {}
        self._known: dict[int, tuple[Look, int]] = {}

    def number(self, look: Look) -> int:
        """The number of the style for a look, which all cells that have it share."""
        known = self._known.get(id(look))
        if known is None:
            made = self._made.get(look)
            if made is None:
                made = self._made[look] = self._make(look)
            known = self._known[id(look)] = (look, made)
        return known[1]

    def _make(self, look: Look) -> int:
        pattern: Any = Cell(self._workbook.worksheets[0], row=1, column=1)
        pattern.font = Font(
            name=look.font,
            size=look.size,
            bold=look.bold,
            color=look.colour,
            underline="single" if look.underline else None,
            family=2,
            charset=134,
        )
        pattern.alignment = Alignment(
            horizontal=look.horizontal,
            vertical=look.vertical,
            wrap_text=look.wrap,
            indent=look.indent,
        )
        if look.fill:
            pattern.fill = PatternFill("solid", start_color=look.fill)
        pattern.border = border(look.borders, look.rule)
        number: int = pattern.style_id
        return number


def border(borders: Borders, rule: str = RULE) -> Border:
    """Thin lines in the colour `rule`, six hex digits, on these sides of a cell."""
    thin = Side("thin", color=rule)
    if borders == "all":
        return Border(left=thin, right=thin, top=thin, bottom=thin)
    if borders == "under":
        return Border(bottom=thin)
    if borders == "box":
        dashed = Side("dashed", color=rule)
        return Border(left=dashed, right=dashed, top=dashed, bottom=dashed)
    return Border()
