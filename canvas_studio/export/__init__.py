"""A snapshot goes out as a file. A new exporter is a module here and a line in `EXPORTERS`."""

from __future__ import annotations

from typing import Any

from canvas_studio.export.csv_table import CsvExporter
from canvas_studio.export.excel import ExcelExporter
from canvas_studio.export.exchange_yaml import YamlExporter
from canvas_studio.export.exporter import (
    Cancelled,
    Exporter,
    ExportOptions,
    ExportReport,
    Label,
    Progress,
    no_progress,
)
from canvas_studio.export.pdf import PdfExporter

EXPORTERS: tuple[Exporter[Any], ...] = (
    ExcelExporter(),
    PdfExporter(),
    CsvExporter(),
    YamlExporter(),
)
"""All formats, in the order of menus."""

__all__ = [
    "EXPORTERS",
    "Cancelled",
    "ExportOptions",
    "ExportReport",
    "Exporter",
    "Label",
    "Progress",
    "exporter",
    "no_progress",
]


def exporter(id: str) -> Exporter[Any]:
    """The exporter with this id; KeyError where there is none."""
    return {each.id: each for each in EXPORTERS}[id]
