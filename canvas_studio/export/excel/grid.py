"""The cells of one sheet, already as they stand in its file.

openpyxl makes an object of each cell and three XML elements of each object, which takes longer than
everything else in an export; it gets finished rows instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

letter = cache(get_column_letter)


class Grid:
    """Cells by row and column, and the links that lie on them."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, str]] = {}
        self.links: list[Hyperlink] = []

    def put(self, row: int, column: int, value: str | int, style: int) -> None:
        """Write a cell: a string is a text whatever it begins with, "" leaves the cell empty."""
        place = f'<c r="{letter(column)}{row}" s="{style}"'
        if value == "":
            cell = f"{place}/>"
        elif isinstance(value, str):
            # spaces at either end must be said to be meant
            space = "" if value == value.strip() else ' xml:space="preserve"'
            cell = f'{place} t="inlineStr"><is><t{space}>{escape(value)}</t></is></c>'
        else:
            cell = f"{place}><v>{value}</v></c>"
        self._rows.setdefault(row, {})[column] = cell

    @property
    def last_row(self) -> int:
        """The last row with a cell, 0 where there is none."""
        return max(self._rows, default=0)

    @property
    def area(self) -> str:
        """The corners of what is written: A1:D20."""
        last = max((max(cells) for cells in self._rows.values()), default=1)
        return f"A1:{letter(last)}{max(self.last_row, 1)}"

    def xml(self, heights: Mapping[int, float]) -> Iterator[str]:
        """All rows in order, with the heights in points of those that have one."""
        for row in sorted(self._rows.keys() | heights.keys()):
            cells = self._rows.get(row, {})
            height = heights.get(row)
            tall = f' ht="{height:g}" customHeight="1"' if height is not None else ""
            written = "".join([cells[column] for column in sorted(cells)])
            yield f'<row r="{row}"{tall}>{written}</row>'
