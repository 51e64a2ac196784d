"""The function table on pages: rows of any height, groups that go on, headers that repeat (domain 4.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from canvas_studio.export.exporter import Progress
from canvas_studio.export.function_table import Block, FunctionTable, Row, reach
from canvas_studio.export.palette import AMBER, DIMENSION_FILLS, NAVY, PALE, RULE, WHITE
from canvas_studio.export.pdf.columns import LABELS, PADDING, Arrangement, header_lines, is_bold
from canvas_studio.export.pdf.fonts import LEADING, printable_line
from canvas_studio.export.pdf.pages import Pages, first_base

_BANNER_HEIGHT = 18.0
_LONGEST_LABEL = 6
"""Lines of a group's label that stay with the first row of the group."""
_LEAST_SPLIT = 5
"""Lines that must fit on a page before a row that is taller than a page begins there."""
_TOLERANCE = 1e-6


@dataclass(slots=True)
class _Cell:
    """A cell whose end is not reached yet: what of it is still to be written, and from where."""

    lines: list[str]
    label: str
    """What to repeat on the next page; empty where nothing is repeated."""
    top: float
    last: int
    """The last row that it reaches over."""
    fill: str
    place: int
    """Where it is read on its page: before the cells that begin later, however late it ends."""


class TableWriter:
    """Writes a function table from the free room of the current page on."""

    def __init__(
        self, pages: Pages, table: FunctionTable, arrangement: Arrangement, continued: str
    ) -> None:
        self._pages = pages
        self._table = table
        self._columns = table.columns
        self._arrangement = arrangement
        self._continued = continued
        self._size = arrangement.size
        self._leading = self._size * LEADING
        fonts = pages.fonts
        self._faces = [fonts.bold if is_bold(c) else fonts.regular for c in self._columns]
        self._inner = [width - 2 * PADDING for width in arrangement.widths]
        self._cells: list[_Cell] = []
        self._grid_top = 0.0
        self._body_top = 0.0
        self._body_room = 0.0

    def write(self, progress: Progress) -> None:
        """Write all blocks, tell `progress` about their rows."""
        self._open_page()
        total = sum(len(block.rows) for block in self._table.blocks)
        done = 0
        for block in self._table.blocks:
            if block.banner:
                self._write_banner(block)
            ends = [reach(block.rows, column) for column in self._columns]
            self._cells = [_Cell([], "", self._pages.y, -1, "", 0) for _ in self._columns]
            for index, row in enumerate(block.rows):
                self._begin(row, index, ends)
                previous = block.rows[index - 1] if index else None
                self._place(index, _marks(block, previous, row))
                done += 1
                progress(done, total)
        self._close_grid()

    # Header and grid

    def _open_page(self) -> None:
        """Write the header row, on the next page where this one has no room for rows below it."""
        headers = [
            header_lines(header, self._pages.fonts.bold, width, self._size)
            for header, width in zip(self._table.headers, self._inner, strict=True)
        ]
        height = max(map(len, headers)) * self._leading + 2 * PADDING
        least = height + _BANNER_HEIGHT + self._row_height(_LEAST_SPLIT)
        if self._pages.room < least and not self._pages.is_fresh:
            self._pages.add()
        top, page = self._pages.y, self._pages.current
        arrangement = self._arrangement
        page.fill(arrangement.lefts[0], top - height, sum(arrangement.widths), height, NAVY)
        for left, width, lines in zip(arrangement.lefts, arrangement.widths, headers, strict=True):
            y = first_base(top - (height - len(lines) * self._leading) / 2, self._size)
            for line in lines:
                x = left + (width - self._pages.fonts.bold.width(line, self._size)) / 2
                page.text(x, y, line, self._size, bold=True, colour=WHITE)
                y -= self._leading
        self._pages.y = self._grid_top = self._body_top = top - height
        self._body_room = self._pages.frame.room - height

    def _close_grid(self) -> None:
        """The vertical rules down to here."""
        page, bottom = self._pages.current, self._pages.y
        if bottom < self._grid_top:
            lefts, widths = self._arrangement.lefts, self._arrangement.widths
            for x in (*lefts, lefts[-1] + widths[-1]):
                page.rule((x, self._grid_top), (x, bottom), RULE)
        self._grid_top = bottom

    def _write_banner(self, block: Block) -> None:
        """Write a banner on the page on which its first row begins."""
        self._close_grid()
        pages = self._pages
        needed = _BANNER_HEIGHT + self._row_height(
            max(len(self._lines(number, text)) for number, text in enumerate(block.rows[0].cells))
        )
        if needed > self._body_room:
            needed = _BANNER_HEIGHT + self._row_height(_LEAST_SPLIT)
        if pages.room < needed and pages.y < self._body_top:
            pages.add()
            self._open_page()
        is_first = pages.y >= self._body_top
        page, left = pages.current, self._arrangement.lefts[0]
        width = sum(self._arrangement.widths)
        bottom = pages.y - _BANNER_HEIGHT
        page.mark(block.banner, 0, pages.y)
        fill = AMBER if block.part == "unplaced" else PALE
        page.fill(left, bottom, width, _BANNER_HEIGHT, fill)
        page.box(left, bottom, width, _BANNER_HEIGHT, RULE)
        base = first_base(pages.y - (_BANNER_HEIGHT - self._leading) / 2, self._size)
        page.text(left + PADDING, base, block.banner, self._size, bold=True, colour=NAVY)
        pages.y = self._grid_top = bottom
        if is_first:
            self._body_top = bottom

    # Rows

    def _begin(self, row: Row, index: int, ends: Sequence[Sequence[int]]) -> None:
        """Open the cells that begin in a row."""
        y, page = self._pages.y, self._pages.current
        for number, column in enumerate(self._columns):
            end = ends[number][index]
            if end < index:
                continue
            text = row.cells[number]
            label = text if column.id in LABELS else ""
            fill = DIMENSION_FILLS[row.place.dimension] if is_bold(column) else ""
            self._cells[number] = _Cell(
                self._lines(number, text), label, y, end, fill, page.next_place()
            )

    def _place(self, index: int, marks: Sequence[tuple[str, int]]) -> None:
        """Give the row its room, and write the cells that end with it."""
        pages = self._pages
        while True:
            height = self._height(index)
            fits = height <= pages.room + _TOLERANCE
            is_first = pages.y >= self._body_top - _TOLERANCE
            if not fits and not is_first:
                whole = height <= self._body_room
                if whole or pages.room < self._row_height(_LEAST_SPLIT):
                    self._break_page()
                    continue
            for title, level in marks:
                pages.current.mark(title, level, pages.y)
            marks = ()
            if fits:
                break
            pages.y = pages.frame.bottom
            self._break_page()
        pages.y -= height
        self._write_cells(index)

    def _lines(self, number: int, text: str) -> list[str]:
        """A text as the lines of a column."""
        shown = self._pages.fonts.printable(text)
        return self._faces[number].lines(shown, self._inner[number], self._size)

    def _height(self, index: int) -> float:
        """What the row needs here: for its own cells, and for those over more rows that end."""
        y, lines_height, most = self._pages.y, self._row_height, 0.0
        for cell in self._cells:
            if cell.last == index:
                most = max(most, lines_height(len(cell.lines)) - (cell.top - y))
            elif cell.label and cell.top == y and len(cell.lines) <= _LONGEST_LABEL:
                most = max(most, lines_height(len(cell.lines)))
        return max(most, lines_height(1))

    def _row_height(self, lines: int) -> float:
        return lines * self._leading + 2 * PADDING

    def _write_cells(self, index: int) -> None:
        """Write the cells that end with a row, and the rule below them."""
        y, page = self._pages.y, self._pages.current
        lefts, widths = self._arrangement.lefts, self._arrangement.widths
        start: float | None = None
        for number, cell in enumerate(self._cells):
            if cell.last == index:
                self._write_segment(number, cell, y)
                start = lefts[number] if start is None else start
            elif start is not None:
                page.rule((start, y), (lefts[number], y), RULE)
                start = None
        if start is not None:
            page.rule((start, y), (lefts[-1] + widths[-1], y), RULE)

    def _break_page(self) -> None:
        """Write what stands on this page of cells that go on, and go on with them on the next."""
        y, page = self._pages.y, self._pages.current
        lefts, widths = self._arrangement.lefts, self._arrangement.widths
        going_on = [cell.top > y for cell in self._cells]
        for number, cell in enumerate(self._cells):
            if going_on[number]:
                self._write_segment(number, cell, y)
        page.rule((lefts[0], y), (lefts[-1] + widths[-1], y), RULE)
        self._close_grid()
        self._pages.add()
        self._open_page()
        for number, cell in enumerate(self._cells):
            cell.top, cell.place = self._pages.y, self._pages.current.next_place()
            if going_on[number] and cell.label and not cell.lines:
                cell.lines = self._continuation(number, cell.label)

    def _continuation(self, number: int, label: str) -> list[str]:
        lines = self._lines(number, f"{label}{self._continued}")
        if len(lines) <= _LONGEST_LABEL:
            return lines
        return [*lines[: _LONGEST_LABEL - 2], "…", self._continued.strip()]

    def _write_segment(self, number: int, cell: _Cell, bottom: float) -> None:
        """Write as much of a cell as there is room for above `bottom`; it keeps the rest."""
        left, width = self._arrangement.lefts[number], self._arrangement.widths[number]
        if cell.fill:
            self._pages.current.fill(left, bottom, width, cell.top - bottom, cell.fill)
        if not cell.lines:
            return
        fits = int((cell.top - bottom - 2 * PADDING) / self._leading + _TOLERANCE)
        lines, cell.lines = cell.lines[:fits], cell.lines[fits:]
        self._write_lines(number, cell.top - PADDING, lines, cell.place)

    def _write_lines(self, number: int, top: float, lines: Sequence[str], place: int) -> None:
        column, size, page = self._columns[number], self._size, self._pages.current
        left, inner = self._arrangement.lefts[number] + PADDING, self._inner[number]
        face, bold = self._faces[number], is_bold(column)
        y = first_base(top, size)
        for line in lines:
            x = left + (inner - face.width(line, size)) / 2 if column.centred else left
            page.text(x, y, line, size, bold=bold, place=place)
            y -= self._leading


def _marks(block: Block, previous: Row | None, row: Row) -> list[tuple[str, int]]:
    """The bookmarks of a row: its dimension and its module, where they begin."""
    if block.part != "in_scope":
        return []
    marks = []
    place, before = row.place, previous.place if previous else None
    if before is None or before.dimension != place.dimension:
        marks.append((printable_line([place.dimension_name]), 0))
    if before is None or before.module != place.module:
        marks.append((printable_line([place.module_name]), 1))
    return marks
