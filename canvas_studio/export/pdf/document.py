"""The file made of pages: header and footer with the number of pages, bookmarks, metadata (domain 4.7)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from canvas_studio.export.figures import Figures
from canvas_studio.export.palette import DRAFT_RED, MUTED, RULE
from canvas_studio.export.pdf.fonts import Fonts, printable_line
from canvas_studio.export.pdf.pages import HEADER_MARGIN, Frame, Page, Pages
from canvas_studio.export.running_texts import RunningTexts, running_texts
from canvas_studio.export.wording import Words

_RUNNING_SIZE = 8.0
_DRAFT_SIZE = 13.0
_WATERMARK_SIZE = 150.0
_WATERMARK = "F6E3E1"
_EPOCH = datetime.date(1980, 1, 1)
"""For canvases without a date."""


class _File(Canvas):
    """A canvas that takes whole pages, and no font but ours."""

    _doc: pdfdoc.PDFDocument
    _pagesize: tuple[float, float]

    def __init__(self, frame: Frame, language: str) -> None:
        self._buffer = BytesIO()
        super().__init__(
            self._buffer,
            pagesize=(frame.width, frame.height),
            pageCompression=1,
            invariant=1,
            lang=language,
        )

    @property
    def document(self) -> pdfdoc.PDFDocument:
        return self._doc

    def _make_preamble(self) -> None:
        # the original begins each page in Helvetica, which would be a font that is not embedded
        self._preamble = "1 0 0 1 0 0 cm"

    def add(self, page: Page) -> None:
        """The next page."""
        made = pdfdoc.PDFPage()
        made.MediaBox = pdfdoc.PDFArray([0, 0, *self._pagesize])
        made.Resources = pdfdoc.PDFResourceDictionary()
        made.Resources.basicFonts()
        # the original would write compressed pages as text, which takes long and a quarter more
        made.Contents = pdfdoc.PDFStream(content=page.content(), filters=[pdfdoc.PDFZCompress])
        self._doc.addPage(made)
        self._startPage()  # type: ignore[attr-defined]


class Paper:
    """A PDF in the making: the pages it will have, and how they become a file."""

    def __init__(self, figures: Figures, words: Words, frame: Frame) -> None:
        self._figures = figures
        self._words = words
        self._frame = frame
        self._file = _File(frame, "en" if words.leading == "en" else "zh-CN")
        self.fonts = Fonts(self._file.document)
        self.pages = Pages(self.fonts, frame)

    def data(self, title: str, progress: Callable[[int, int], None]) -> bytes:
        """The file, with the date of the version in place of the clock."""
        texts = running_texts(self._figures, self._words)
        pages = self.pages.pages
        bookmarks = 0
        for number, page in enumerate(pages, start=1):
            self._write_margins(page, texts, number, len(pages))
            for mark in page.marks:
                bookmarks += 1
                key = f"mark{bookmarks}"
                self._file.bookmarkPage(key, fit="XYZ", left=0, top=mark.y + 6)
                self._file.addOutlineEntry(self._title(mark.title), key, mark.level)
            self._file.add(page)
            progress(number, len(pages))
        self._describe(title)
        data: bytes = self._file.getpdfdata()  # type: ignore[no-untyped-call]
        return data

    def _title(self, text: str) -> str:
        return printable_line([self.fonts.printable(text)])

    def _describe(self, title: str) -> None:
        file, figures, line = self._file, self._figures, self._words.line
        project = figures.project
        day = figures.date or _EPOCH
        file.setTitle(self._title(title))
        file.setAuthor(self._title(line(project.consultant)) or "Canvas Studio")
        file.setSubject(self._title(f"{project.code} · {project.version}"))
        file.setKeywords(figures.fingerprint)
        file.setCreator("Canvas Studio")
        file.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000Z")
        file.setViewerPreference("DisplayDocTitle", "true")
        if any(page.marks for page in self.pages.pages):
            file.showOutline()

    def _write_margins(self, page: Page, texts: RunningTexts, number: int, total: int) -> None:
        frame, fonts, size = self._frame, self.fonts, _RUNNING_SIZE
        head, foot = frame.height - HEADER_MARGIN - size, HEADER_MARGIN
        third = (frame.right - frame.left) / 3
        if texts.draft:
            page.across(frame.width / 2, frame.height / 2, texts.draft, _WATERMARK_SIZE, _WATERMARK)
            x = (frame.width - fonts.bold.width(texts.draft, _DRAFT_SIZE)) / 2
            page.text(x, head, texts.draft, _DRAFT_SIZE, bold=True, colour=DRAFT_RED, place=0)
        rows = (
            (head, texts.project, "", texts.state),
            (foot, texts.confidentiality, texts.page(number, total), texts.number),
        )
        for place, (y, *row) in zip((0, None), rows, strict=True):
            left, centre, right = (
                fonts.regular.fitted(fonts.printable(text), third - 6, size) for text in row
            )
            page.text(frame.left, y, left, size, colour=MUTED, place=place)
            middle = (frame.width - fonts.regular.width(centre, size)) / 2
            page.text(middle, y, centre, size, colour=MUTED, place=place)
            edge = frame.right - fonts.regular.width(right, size)
            page.text(edge, y, right, size, colour=MUTED, place=place)
        for y in (head - 6, foot + 12):
            page.rule((frame.left, y), (frame.right, y), RULE)
