"""The exporter for CSV: the flat function table for machines, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from canvas_studio.export.exporter import Exporter, Progress, Rendered
from canvas_studio.export.figures import figures
from canvas_studio.export.function_table import TableOptions, function_table
from canvas_studio.messages import message
from canvas_studio.model.content import Content

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula; some take the full-width signs, too."""


class CsvExporter(Exporter[TableOptions]):
    """The function table as text that a spreadsheet opens, with nothing that it would calculate."""

    id = "csv"
    title = message("CSV 表格", "CSV table")
    suffix = ".csv"
    Options = TableOptions

    def render(self, snapshot: Content, options: TableOptions, progress: Progress) -> Rendered:
        table = function_table(snapshot, figures(snapshot), options, flat=True)
        rows = [row.cells for row in table.rows()]
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(neutralised(header) for header in table.headers)
        for done, cells in enumerate(rows, start=1):
            writer.writerow(neutralised(cell) for cell in cells)
            progress(done, len(rows))
        return Rendered(text.getvalue().encode("utf-8-sig"))


def neutralised(text: str) -> str:
    """`text`, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
