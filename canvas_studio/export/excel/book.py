"""The workbook in the making: its sheets, and how texts get into their cells."""

from __future__ import annotations

import datetime

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from canvas_studio.export.excel.file import workbook_bytes
from canvas_studio.export.excel.grid import Grid, letter
from canvas_studio.export.excel.styles import Look, Styles
from canvas_studio.export.excel.text import LineCounter, excel_text
from canvas_studio.export.exporter import Progress
from canvas_studio.export.function_table import FunctionTable
from canvas_studio.messages import Message
from canvas_studio.model.content import Content

_EPOCH = datetime.date(1980, 1, 1)
"""The first day that a zip archive knows, for canvases without a date."""

_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class Book:
    """What the sheets are written to and made from."""

    def __init__(self, content: Content, table: FunctionTable) -> None:
        self.content = content
        self.table = table
        self.figures = table.figures
        self.words = table.words
        self.workbook = Workbook()
        self.lines = LineCounter()
        self.warnings: list[Message] = []
        self._styles = Styles(self.workbook)
        self._grids: dict[str, Grid] = {}
        self._first: Worksheet | None = self.workbook.worksheets[0]

    def sheet(self, title: Message, widths: list[float]) -> Worksheet:
        """A new last sheet with its columns."""
        name = sheet_name(self.words.line(title))
        if self._first is not None:
            sheet, self._first = self._first, None
            sheet.title = name
        else:
            sheet = self.workbook.create_sheet(name)
        self._grids[sheet.title] = Grid()
        sheet.sheet_view.showGridLines = False
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[letter(number)].width = width
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: str | int, look: Look) -> None:
        """Write a cell; a text stays a text whatever it begins with."""
        if isinstance(value, str):
            value = excel_text(value, self.words)
        self._grids[sheet.title].put(row, column, value, self._styles.number(look))

    def band(
        self, sheet: Worksheet, row: int, columns: tuple[int, int], text: str, look: Look
    ) -> None:
        """One text over neighbouring columns of a row."""
        first, last = columns
        self.merge(sheet, (row, first), (row, last), text, look)

    def merge(
        self,
        sheet: Worksheet,
        top_left: tuple[int, int],
        bottom_right: tuple[int, int],
        value: str,
        look: Look,
    ) -> None:
        """One text over a block of cells; each carries the look, as not every program merges it."""
        (top, left), (bottom, right) = top_left, bottom_right
        if top_left != bottom_right:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self.put(sheet, row, column, "", look)
            sheet.merged_cells.add(f"{letter(left)}{top}:{letter(right)}{bottom}")
        self.put(sheet, top, left, value, look)

    def link(self, sheet: Worksheet, row: int, column: int, location: str) -> None:
        """Make a cell lead to a place in the workbook."""
        link = Hyperlink(ref=f"{letter(column)}{row}", location=location)
        self._grids[sheet.title].links.append(link)

    def last_row(self, sheet: Worksheet) -> int:
        """The last row with a cell."""
        return self._grids[sheet.title].last_row

    def data(self) -> bytes:
        """The file, with the date of the version in place of the clock."""
        day = self.figures.date or _EPOCH
        moment = datetime.datetime.combine(day, datetime.time())
        project = self.figures.project
        self.workbook.properties = DocumentProperties(
            title=" ".join(self.table.title.split("\n")),
            creator=self.words.line(project.consultant) or "Canvas Studio",
            keywords=self.figures.fingerprint,
            version=project.version,
            created=moment,
            modified=moment,
        )
        return workbook_bytes(self.workbook, self._grids, max(day, _EPOCH))


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 characters, none that Excel forbids."""
    return " ".join(title.translate(_FORBIDDEN_IN_NAMES).split())[:31].strip("' ") or "Sheet"


def step(progress: Progress, done: int, total: int, every: int = 200) -> None:
    """Report progress now and then, not for each row."""
    if done % every == 0 or done == total:
        progress(done, total)
