"""PDFs of canvases, read back by a reader that shares no code with the writer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import pypdf
import pytest

from canvas_studio.export.exporter import Rendered, no_progress
from canvas_studio.export.pdf import PdfExporter, PdfOptions
from canvas_studio.model.content import Content


@dataclass(frozen=True)
class Bookmark:
    title: str
    level: int
    page: int


class Pdf:
    """A rendered PDF as its reader sees it."""

    def __init__(self, rendered: Rendered) -> None:
        self.data = rendered.data
        self.warnings = [warning.text("en") for warning in rendered.warnings]
        self.reader = pypdf.PdfReader(io.BytesIO(rendered.data), strict=True)
        self.pages = [page.extract_text() for page in self.reader.pages]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def run_on(self) -> str:
        """All text without white space: words that were broken are whole again."""
        return "".join(self.text.split())

    def pages_with(self, text: str) -> list[int]:
        """The pages, from 1, on which a text stands."""
        wanted = "".join(text.split())
        return [n for n, page in enumerate(self.pages, 1) if wanted in "".join(page.split())]

    def bookmarks(self) -> list[Bookmark]:
        return list(self._bookmarks(self.reader.outline, 0))

    def _bookmarks(self, entries: Any, level: int) -> Iterator[Bookmark]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, level + 1)
            else:
                page = cast(int, self.reader.get_destination_page_number(entry))
                yield Bookmark(str(entry.title), level, page + 1)


def pdf_of(content: Content, **options: Any) -> Pdf:
    rendered = PdfExporter().render(content, PdfOptions.model_validate(options), no_progress)
    return Pdf(rendered)


@pytest.fixture(scope="session")
def sample_pdf(sample: Content) -> Pdf:
    return pdf_of(sample)
