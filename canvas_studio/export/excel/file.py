"""How a workbook becomes a file: its rows are ours, its bytes the same every time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import RelationshipList
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from canvas_studio.export.excel.grid import Grid

_NO_ROWS = re.compile(b"<sheetData */>|<sheetData></sheetData>")


def workbook_bytes(workbook: Workbook, grids: Mapping[str, Grid], day: datetime.date) -> bytes:
    """The file with the grid of each sheet, by title; every part of the archive bears the date."""
    file = BytesIO()
    with _SteadyZip(file, day) as archive:
        _BookWriter(workbook, grids, archive).save()
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


class _BookWriter(ExcelWriter):
    """Writes each sheet in memory, with the rows of its grid."""

    _archive: ZipFile

    def __init__(self, workbook: Workbook, grids: Mapping[str, Grid], archive: ZipFile) -> None:
        super().__init__(workbook, archive)
        self._grids = grids

    def write_worksheet(self, ws: Worksheet) -> None:
        sheet: Any = ws
        sheet._drawing = SpreadsheetDrawing()  # none of our sheets has one, but openpyxl asks
        writer = _SheetWriter(ws, self._grids[ws.title])
        self._archive.writestr(sheet.path[1:], writer.data())
        sheet._rels = writer.relations
        self.manifest.append(sheet)


class _SheetWriter(WorksheetWriter):
    """A sheet around a grid."""

    _rels: RelationshipList

    def __init__(self, sheet: Worksheet, grid: Grid) -> None:
        self._buffer = BytesIO()
        super().__init__(sheet, self._buffer)
        self._grid = grid
        inside: Any = sheet
        inside._hyperlinks = grid.links
        self._heights = {
            row: dimension.height
            for row, dimension in sheet.row_dimensions.items()
            if dimension.height is not None
        }

    @property
    def relations(self) -> RelationshipList:
        return self._rels

    def write_dimensions(self) -> None:
        self.xf.send(SheetDimension(self._grid.area).to_tree())

    def write_rows(self) -> None:
        stream: Any = self.xf.send(True)
        with stream.element("sheetData"):
            pass
        self.xf.send(None)

    def data(self) -> bytes:
        """The whole sheet."""
        self.write()
        before, after = _NO_ROWS.split(self._buffer.getvalue(), maxsplit=1)
        rows = "".join(self._grid.xml(self._heights)).encode()
        return b"".join((before, b"<sheetData>", rows, b"</sheetData>", after))
