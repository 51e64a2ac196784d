"""The very hidden sheet _meta, by which the program knows a workbook that comes back (domain 4.4)."""

from __future__ import annotations

import dataclasses

from openpyxl.worksheet.worksheet import Worksheet

import canvas_studio
from canvas_studio.export.excel.book import Book
from canvas_studio.export.excel.styles import Look
from canvas_studio.export.excel.table_sheet import FIRST_ROW
from canvas_studio.export.function_table import TableOptions
from canvas_studio.messages import message

META = message("_meta", "_meta")
LAYOUT_VERSION = 1
"""Counts the layouts of the function table that a returned workbook may have."""


def write_meta_sheet(book: Book, options: TableOptions, table_sheet: Worksheet) -> Worksheet:
    """Names and values, a row each; what the sheet is made of, and where its columns are."""
    project, figures = book.figures.project, book.figures
    entries: list[tuple[str, str]] = [
        ("schema_version", str(LAYOUT_VERSION)),
        ("program_version", canvas_studio.__version__),
        ("document", project.code),
        ("version", project.version),
        ("fingerprint", figures.fingerprint),
        ("profile", options.profile),
        ("language", options.language),
        ("time", figures.day),
        ("table_sheet", table_sheet.title),
        ("table_first_row", str(FIRST_ROW)),
        *((f"column.{c.id}", str(n)) for n, c in enumerate(book.table.columns, start=1)),
        *(
            (f"threshold.{name}", f"{value:g}")
            for name, value in dataclasses.asdict(project.thresholds).items()
        ),
    ]
    sheet = book.sheet(META, [28.0, 40.0])
    for row, (name, value) in enumerate(entries, start=1):
        book.put(sheet, row, 1, name, Look())
        book.put(sheet, row, 2, value, Look())
    sheet.sheet_state = "veryHidden"
    return sheet
