"""The sheets 封面 and 修订记录: what the paper is, and how it came about (domain 4.4)."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from canvas_studio.export.excel.book import Book
from canvas_studio.export.excel.page import set_page
from canvas_studio.export.excel.styles import HEADING_FONT, Look
from canvas_studio.export.palette import BAND, DRAFT_RED, INK, MUTED, NAVY, WHITE
from canvas_studio.export.wording import DRAFT, STATUSES, TABLE
from canvas_studio.messages import Message, message
from canvas_studio.model.records import Revision

COVER = message("封面", "Cover")
REVISIONS = message("修订记录", "Revisions")
_CONTENTS = message("目录", "Contents")

_COVER_WIDTHS = [10.0, 22.0, 62.0, 10.0]
_REVISION_WIDTHS = [12.0, 14.0, 22.0, 72.0]
_BANNER = Look(fill=NAVY)
_NAME = Look(size=28, bold=True, colour=WHITE, font=HEADING_FONT, fill=NAVY)
_SUBTITLE = Look(size=16, colour=WHITE, font=HEADING_FONT, fill=NAVY)
_LABEL = Look(colour=MUTED, borders="under")
_VALUE = Look(size=11, colour=INK, borders="under")
_SECTION = Look(size=12, bold=True, colour=NAVY, font=HEADING_FONT)
_LINK = Look(size=11, colour="1F4E9E", underline=True)
_DRAFT = Look(size=28, bold=True, colour=DRAFT_RED, font=HEADING_FONT, horizontal="right")
_HEADER = Look(bold=True, colour=WHITE, font=HEADING_FONT, fill=NAVY, borders="all")


def write_cover(book: Book) -> Worksheet:
    """Who, for whom, which version. `link_contents` adds what the workbook holds."""
    words, figures = book.words, book.figures
    project = figures.project
    sheet = book.sheet(COVER, _COVER_WIDTHS)
    for row, height in ((1, 30), (2, _name_height(book)), (3, 30 * _lines(book)), (4, 24)):
        for column in range(1, len(_COVER_WIDTHS) + 1):
            book.put(sheet, row, column, "", _BANNER)
        sheet.row_dimensions[row].height = height
    book.band(sheet, 2, (2, 3), words(project.name), _NAME)
    book.band(sheet, 3, (2, 3), words(TABLE), _SUBTITLE)
    facts: list[tuple[Message, str]] = [
        (message("客户", "Client"), words(project.client)),
        (message("咨询方", "Consultant"), words(project.consultant)),
        (message("项目编号", "Document number"), project.code),
        (message("版本", "Version"), project.version),
        (message("状态", "Status"), words.line(STATUSES[project.status])),
        (message("日期", "Date"), figures.day),
        (message("密级", "Confidentiality"), words(project.confidentiality)),
        (message("指纹", "Fingerprint"), figures.fingerprint),
    ]
    row = 5
    sheet.row_dimensions[row].height = 24
    if figures.is_draft:
        book.band(sheet, row, (2, 3), words.line(DRAFT), _DRAFT)
        sheet.row_dimensions[row].height = 44
    for row, (label, value) in enumerate(facts, start=6):
        book.put(sheet, row, 2, words.line(label), _LABEL)
        book.put(sheet, row, 3, value, _VALUE)
        texts = [(words.line(label), _COVER_WIDTHS[1]), (value, _COVER_WIDTHS[2] * 0.9)]
        sheet.row_dimensions[row].height = book.lines.height(texts) + 4
    set_page(sheet, figures, words)
    sheet.page_setup.fitToHeight = 1
    return sheet


def link_contents(book: Book, cover: Worksheet, sheets: Sequence[Worksheet]) -> None:
    """The list of sheets under the facts, each a link."""
    row = book.last_row(cover) + 2
    book.put(cover, row, 2, book.words.line(_CONTENTS), _SECTION)
    cover.row_dimensions[row].height = 24
    for number, sheet in enumerate(sheets, start=1):
        book.band(cover, row + number, (2, 3), f"{number}　{sheet.title}", _LINK)
        quoted = sheet.title.replace("'", "''")
        book.link(cover, row + number, 2, f"'{quoted}'!A1")
        cover.row_dimensions[row + number].height = 20


def write_revisions(book: Book) -> Worksheet:
    """One row per revision, oldest first."""
    words = book.words
    sheet = book.sheet(REVISIONS, _REVISION_WIDTHS)
    book.band(sheet, 1, (1, len(_REVISION_WIDTHS)), words.line(REVISIONS), _TITLE)
    sheet.row_dimensions[1].height = 34
    headers = [
        message("版本", "Version"),
        message("日期", "Date"),
        message("修订人", "Author"),
        message("修订内容", "What changed"),
    ]
    for column, header in enumerate(headers, start=1):
        book.put(sheet, 2, column, words.line(header), _HEADER)
    sheet.row_dimensions[2].height = 24
    for row, revision in enumerate(book.content.of(Revision), start=3):
        look = Look(borders="all", fill=BAND if row % 2 == 0 else "")
        texts = [
            revision.version,
            revision.date.isoformat(),
            words(revision.author),
            words(revision.change),
        ]
        for column, text in enumerate(texts, start=1):
            book.put(sheet, row, column, text, look)
        height = book.lines.height(zip(texts, _REVISION_WIDTHS, strict=True))
        sheet.row_dimensions[row].height = height + 4
    sheet.freeze_panes = "A3"
    set_page(sheet, book.figures, words, title_rows="1:2")
    return sheet


_TITLE = Look(size=16, bold=True, colour=NAVY, font=HEADING_FONT)


def _lines(book: Book) -> int:
    return len(book.words.languages)


def _name_height(book: Book) -> float:
    # the name is set almost three times as large as the text in which columns are measured
    lines = book.lines.lines(book.words(book.figures.project.name), sum(_COVER_WIDTHS[1:3]) / 2.8)
    return min(42.0 * lines, 400)
