"""Workbooks of canvases, read back with openpyxl and as raw parts."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from canvas_studio.export.excel import ExcelExporter
from canvas_studio.export.exporter import Rendered, no_progress
from canvas_studio.export.function_table import TableOptions
from canvas_studio.model.content import Content


class Workbook:
    """A rendered workbook as its reader sees it."""

    def __init__(self, rendered: Rendered) -> None:
        self.data = rendered.data
        self.warnings = [warning.text("en") for warning in rendered.warnings]
        self.book = openpyxl.load_workbook(io.BytesIO(rendered.data))
        self.sheets = self.book.sheetnames

    def __getitem__(self, title: str) -> Worksheet:
        sheet = self.book[title]
        assert isinstance(sheet, Worksheet)
        return sheet

    def values(self, title: str) -> list[list[Any]]:
        return [list(row) for row in self[title].iter_rows(values_only=True)]

    def parts(self) -> dict[str, bytes]:
        """What the archive is made of."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist()}

    def trees(self) -> dict[str, ElementTree.Element]:
        """The parts that are XML: all of them."""
        return {name: ElementTree.fromstring(part) for name, part in self.parts().items()}

    def header(self, title: str) -> str:
        """Header and footer of a printed sheet, as the file has them."""
        sheet = self[title]
        return re.sub(r"\s+", " ", f"{sheet.oddHeader} | {sheet.oddFooter}")


def workbook_of(content: Content, **options: Any) -> Workbook:
    chosen = TableOptions.model_validate(options)
    return Workbook(ExcelExporter().render(content, chosen, no_progress))


@pytest.fixture(scope="session")
def sample_book(sample: Content) -> Workbook:
    return workbook_of(sample)
