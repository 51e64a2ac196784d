"""The workbook in the making, and how it becomes a file that is the same every time."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

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
        self._first: Worksheet | None = self.workbook.worksheets[0]

    def sheet(self, title: Message, widths: list[float]) -> Worksheet:
        """A new last sheet with its columns."""
        name = sheet_name(self.words.line(title))
        if self._first is not None:
            sheet, self._first = self._first, None
            sheet.title = name
        else:
            sheet = self.workbook.create_sheet(name)
        sheet.sheet_view.showGridLines = False
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: str | int, look: Look) -> Cell:
        """Write a cell; a text stays a text whatever it begins with."""
        cell: Any = sheet.cell(row, column)
        if isinstance(value, str):
            if value:
                cell.value = excel_text(value, self.words)
                cell.data_type = "s"
        else:
            cell.value = value
        cell._style = self._styles.of(look)
        found: Cell = cell
        return found

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
        self.put(sheet, top, left, value, look)
        if top_left == bottom_right:
            return
        style = self._styles.of(look)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                cell: Any = sheet.cell(row, column)
                cell._style = style
        sheet.merged_cells.add(f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}")

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
        file = BytesIO()
        with _SteadyZip(file, max(day, _EPOCH)) as archive:
            ExcelWriter(self.workbook, archive).save()
        return file.getvalue()


class _SteadyZip(ZipFile):
    """An archive whose parts all bear one date, so that equal parts make equal archives."""

    def __init__(self, file: BytesIO, day: datetime.date) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._date = (day.year, day.month, day.day, 0, 0, 0)

    def writestr(
        self,
        zinfo_or_arcname: ZipInfo | str,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        named = zinfo_or_arcname
        info = ZipInfo(named if isinstance(named, str) else named.filename, self._date)
        info.compress_type = ZIP_DEFLATED
        super().writestr(info, data, compress_type, compresslevel)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 characters, none that Excel forbids."""
    return " ".join(title.translate(_FORBIDDEN_IN_NAMES).split())[:31].strip("' ") or "Sheet"


def step(progress: Progress, done: int, total: int, every: int = 200) -> None:
    """Report progress now and then, not for each row."""
    if done % every == 0 or done == total:
        progress(done, total)
