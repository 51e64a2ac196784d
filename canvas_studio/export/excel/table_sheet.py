"""The sheet 业务功能表: the function table as people print and sign it (domain 4.3, 4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from canvas_studio.export.columns import COLUMNS, LEAVE_OUT_FIRST, Column
from canvas_studio.export.excel.book import Book, step
from canvas_studio.export.excel.page import (
    break_pages,
    least_body_size,
    set_page,
    stretched,
)
from canvas_studio.export.excel.styles import BODY_SIZE, HEADING_FONT, Look
from canvas_studio.export.excel.text import HIGHEST_ROW, LINE_HEIGHT
from canvas_studio.export.exporter import Progress
from canvas_studio.export.function_table import Block, Row, reach, runs
from canvas_studio.export.palette import (
    AMBER,
    BAND,
    DIMENSION_FILLS,
    DRAFT_RED,
    MUTED,
    NAVY,
    PALE,
    WHITE,
)
from canvas_studio.export.wording import DRAFT, TABLE
from canvas_studio.messages import Message, message

FIRST_ROW = 4
"""Below title, figures and column headers."""
LEAST_BODY_SIZE = 7.0

_TITLE = Look(size=16, bold=True, colour=NAVY, font=HEADING_FONT, vertical="center")
_DRAFT_TITLE = Look(size=16, bold=True, colour=DRAFT_RED, font=HEADING_FONT, vertical="center")
_FIGURES = Look(size=9, colour=MUTED)
_HEADER = Look(
    bold=True, colour=WHITE, font=HEADING_FONT, fill=NAVY, borders="all", horizontal="center"
)
_TITLE_HEIGHT, _FIGURES_HEIGHT, _BANNER_HEIGHT = 22.0, 14.0, 22.0


def write_table_sheet(book: Book, progress: Progress) -> Worksheet:
    """Write the whole sheet, tell `progress` about its rows."""
    return _TableSheet(book).write(progress)


class _TableSheet:
    def __init__(self, book: Book) -> None:
        self._book = book
        self._table = book.table
        self._columns = book.table.columns
        self._widths = stretched(book.table.widths, [not c.centred for c in self._columns])
        self._sheet = book.sheet(TABLE, self._widths)
        self._heights: list[float] = []
        self._modules: list[tuple[int, int]] = []
        self._too_tall: list[str] = []
        self._done = 0

    def write(self, progress: Progress) -> Worksheet:
        self._write_head()
        total = sum(len(block.rows) for block in self._table.blocks)
        row = FIRST_ROW
        for block in self._table.blocks:
            row = self._write_block(block, row, progress, total)
        sheet = self._sheet
        set_page(sheet, self._book.figures, self._book.words, title_rows="1:3")
        names = [column.id for column in self._columns]
        frozen = names.index("name") + 2 if "name" in names else 1
        sheet.freeze_panes = f"{get_column_letter(frozen)}{FIRST_ROW}"
        sheet.print_area = f"A1:{get_column_letter(len(names))}{row - 1}"
        break_pages(sheet, range(1, FIRST_ROW), self._widths, self._heights, self._modules)
        self._warn()
        return sheet

    def _write_head(self) -> None:
        book, sheet, table = self._book, self._sheet, self._table
        last = len(self._columns)
        title = table.title
        if book.figures.is_draft:
            title = f"{title}　【{book.words.line(DRAFT)}】"
        look = _DRAFT_TITLE if book.figures.is_draft else _TITLE
        book.band(sheet, 1, (1, last), title, look)
        sheet.row_dimensions[1].height = _TITLE_HEIGHT * (1 + title.count("\n"))
        book.band(sheet, 2, (1, last), table.figures_line, _FIGURES)
        lines = book.lines.lines(table.figures_line, sum(self._widths) * BODY_SIZE / 9)
        sheet.row_dimensions[2].height = _FIGURES_HEIGHT * lines
        for number, header in enumerate(table.headers, start=1):
            book.put(sheet, 3, number, header, _HEADER)
        headers = zip(table.headers, self._widths, strict=True)
        sheet.row_dimensions[3].height = book.lines.height(headers) + 2

    def _write_block(self, block: Block, row: int, progress: Progress, total: int) -> int:
        """Write a block from `row` on; the first row below it."""
        first = row
        if block.banner:
            self._write_banner(block, row)
            first += 1
        ends = [reach(block.rows, column) for column in self._columns]
        for offset, line in enumerate(block.rows):
            for number, column in enumerate(self._columns):
                end = ends[number][offset]
                if end < offset:
                    continue
                look = _look(column, line.place.dimension, offset % 2 == 1, end > offset)
                text = line.cells[number]
                at = first + offset
                if end > offset:
                    corner = (first + end, number + 1)
                    self._book.merge(self._sheet, (at, number + 1), corner, text, look)
                else:
                    value = int(text) if text and column.id == "number" else text
                    self._book.put(self._sheet, at, number + 1, value, look)
            self._done += 1
            step(progress, self._done, total)
        modules = [
            (first + a - FIRST_ROW, first + b - FIRST_ROW) for a, b in runs(block.rows, "module")
        ]
        if block.banner:
            modules[0] = (row - FIRST_ROW, modules[0][1])
        self._modules += modules
        self._set_heights(block.rows, first, ends)
        return first + len(block.rows)

    def _write_banner(self, block: Block, row: int) -> None:
        fill = AMBER if block.part == "unplaced" else PALE
        look = Look(bold=True, colour=NAVY, fill=fill, borders="all", font=HEADING_FONT)
        self._book.band(self._sheet, row, (1, len(self._columns)), block.banner, look)
        self._set_height(row, _BANNER_HEIGHT)

    def _set_heights(self, rows: Sequence[Row], first: int, ends: list[list[int]]) -> None:
        """Tall enough for every cell, and for merged cells over all their rows."""
        lines, widths = self._book.lines, self._widths
        heights = [
            lines.height(
                (text, widths[number])
                for number, text in enumerate(line.cells)
                if ends[number][offset] == offset
            )
            for offset, line in enumerate(rows)
        ]
        for number, lasts in enumerate(ends):
            for start, end in enumerate(lasts):
                if end > start:
                    needed = lines.lines(rows[start].cells[number], widths[number]) * LINE_HEIGHT
                    heights[end] += max(0.0, needed - sum(heights[start : end + 1]))
        for offset, height in enumerate(heights):
            if height > HIGHEST_ROW:
                self._too_tall.append(rows[offset].code)
            self._set_height(first + offset, min(height, HIGHEST_ROW))

    def _set_height(self, row: int, height: float) -> None:
        self._sheet.row_dimensions[row].height = height
        self._heights.append(height)

    def _warn(self) -> None:
        warnings = self._book.warnings
        if self._too_tall:
            shown = "、".join(self._too_tall[:10]) + ("…" if len(self._too_tall) > 10 else "")
            warnings.append(
                message(
                    "{codes} 的文字超过 Excel 的最大行高，打印时显示不全；单元格内容完整。",
                    "The text of {codes} is taller than a row of Excel can be: the cell holds all"
                    " of it, but print shows only the beginning.",
                    codes=shown,
                )
            )
        size = least_body_size(self._widths, BODY_SIZE)
        if size < LEAST_BODY_SIZE:
            shown_columns = [column.id for column in self._columns]
            spare = [COLUMNS[id].header for id in LEAVE_OUT_FIRST if id in shown_columns]
            warnings.append(too_small(size, spare))


def too_small(size: float, spare: Sequence[Message]) -> Message:
    """That the print is too small to read, and what would help (domain 4.3)."""
    return message(
        "A4 横向打印时正文约 {size} 磅，小于 {least} 磅：请用 A3 打印，或去掉列：{columns_zh}。",
        "On A4 landscape the body prints at about {size} pt, below {least} pt: print on A3, or"
        " leave out columns: {columns_en}.",
        size=f"{size:.1f}",
        least=f"{LEAST_BODY_SIZE:.0f}",
        columns_zh="、".join(header.text("zh") for header in spare) or "—",
        columns_en=", ".join(header.text("en") for header in spare) or "—",
    )


@cache
def _look(column: Column, dimension: str, banded: bool, merged: bool) -> Look:
    in_architecture = column.group in ("dimension", "module", "submodule")
    return Look(
        bold=in_architecture,
        borders="all",
        fill=DIMENSION_FILLS[dimension]
        if in_architecture
        else BAND
        if banded and not merged
        else "",
        horizontal="center" if column.centred else "left",
        vertical="top" if merged else "center",
    )
