"""The function table with 5,000 rows, to Excel and to PDF."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from benchmarks.large import LARGE, Size, records
from benchmarks.measure import Result, side_by_side
from canvas_studio import resources
from canvas_studio.export import EXPORTERS
from canvas_studio.export.csv_table import CsvExporter
from canvas_studio.model.content import Content

FUNCTION_TABLE = Size(LARGE.functions, 40, 20, crossings=10_000)


def measure() -> Iterator[Result]:
    content = Content(records(FUNCTION_TABLE))
    rows = _rows(content)
    with tempfile.TemporaryDirectory() as folder:
        references = {"xlsx": _write_only_workbook, "pdf": _long_table}
        names = {
            "xlsx": "openpyxl write-only, same values, no styles",
            "pdf": "reportlab LongTable with the same paragraphs",
        }
        budgets = {"xlsx": 3, "pdf": 0.25}
        for exporter in EXPORTERS:
            if exporter.id not in references:
                continue
            path = Path(folder) / f"table{exporter.suffix}"
            options = exporter.Options.model_validate({"language": "zh"})
            reference = references[exporter.id]
            yield Result(
                f"function table to {exporter.id}, 5,000 rows",
                *side_by_side(
                    lambda e=exporter, o=options, p=path: e.export(content, o, p),
                    lambda r=reference, p=path: r(rows, p.with_name("reference")),
                    runs=2,
                ),
                "s",
                budgets[exporter.id],
                names[exporter.id],
            )


def _rows(content: Content) -> list[list[str]]:
    """The cells of the table as the CSV has them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        exporter = CsvExporter()
        exporter.export(content, exporter.Options.model_validate({"language": "zh"}), path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))


def _write_only_workbook(rows: list[list[str]], path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(path)


def _long_table(rows: list[list[str]], path: Path) -> None:
    pdfmetrics.registerFont(TTFont("Reference", str(resources.font("NotoSansSC-Regular.ttf"))))
    style = ParagraphStyle("cell", fontName="Reference", fontSize=8, leading=10, wordWrap="CJK")
    cells = [[Paragraph(_escaped(text), style) for text in row] for row in rows]
    width, _ = landscape(A4)
    columns = len(rows[0])
    table = LongTable(
        cells,
        colWidths=[(width - 60) / columns] * columns,
        repeatRows=1,
        splitInRow=1,
        style=TableStyle([("GRID", (0, 0), (-1, -1), 0.25, "#999999")]),
    )
    SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=30, rightMargin=30).build(
        [table]
    )


def _escaped(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br/>")
