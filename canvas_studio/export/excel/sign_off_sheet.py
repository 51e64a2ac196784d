"""The sheet 确认签字: statement, decision, signatures, seals (domain 4.6); one page, in one piece."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from canvas_studio.export.excel.book import Book
from canvas_studio.export.excel.page import PRINTABLE_HEIGHT, page_scale, set_page
from canvas_studio.export.excel.styles import HEADING_FONT, Look
from canvas_studio.export.palette import DRAFT_RED, INK, MUTED, NAVY, PALE, STRONG_RULE, WHITE
from canvas_studio.export.sign_off import TITLE, SignatureParty, SignOff, sign_off

_PARTY_WIDTHS = [13.0, 12.0, 16.0, 10.0, 21.6]
"""Position, name, signature, date, seal: 21.6 characters are 40 mm at full size."""
_GAP = 3.0
_WIDTHS = [*_PARTY_WIDTHS, _GAP, *_PARTY_WIDTHS]
_LAST = len(_WIDTHS)
_SEAL_HEIGHT = 136.0
"""In points: 40 mm even where another font makes the page shrink to 84%."""
_SIGNATURE_HEIGHT = 42.0
_OPINION_LINES = 3

_TITLE = Look(size=18, bold=True, colour=NAVY, font=HEADING_FONT)
_STATEMENT = Look(size=12, colour=INK)
_VERSION = Look(size=9, colour=MUTED, vertical="top")
_DECISION = Look(size=13, bold=True, colour=INK)
_LABEL = Look(bold=True, colour=NAVY, vertical="bottom")
_LINED = Look(borders="under", rule=STRONG_RULE)
_PARTY = Look(size=12, bold=True, colour=NAVY, font=HEADING_FONT, fill=PALE)
_HEADER = Look(
    bold=True, colour=WHITE, font=HEADING_FONT, fill=NAVY, borders="all", horizontal="center"
)
_CELL = Look(size=11, borders="all", rule=STRONG_RULE)
_SEAL = Look(
    size=9, colour=MUTED, borders="box", rule=STRONG_RULE, horizontal="center", vertical="top"
)
_REFUSAL = Look(
    size=16,
    bold=True,
    colour=DRAFT_RED,
    font=HEADING_FONT,
    borders="all",
    rule=DRAFT_RED,
    horizontal="center",
)
_NOTE = Look(size=7, colour=MUTED)


def write_sign_off_sheet(book: Book) -> Worksheet:
    """Write the whole sheet; while errors stand, it says why nobody may sign."""
    return _SignOffSheet(book, sign_off(book.content, book.figures, book.words)).write()


class _SignOffSheet:
    def __init__(self, book: Book, block: SignOff) -> None:
        self._book = book
        self._block = block
        self._sheet = book.sheet(TITLE, _WIDTHS)
        self._row = 0

    def write(self) -> Worksheet:
        block, sheet = self._block, self._sheet
        self._band(block.title, _TITLE, 36)
        self._band(block.statement, _STATEMENT, self._height(block.statement, 12) + 8)
        self._band(block.version, _VERSION, 14.0 * (1 + block.version.count("\n")) + 6)
        self._band("　　　".join(block.decisions), _DECISION, 34)
        self._band(block.opinion, _LABEL, 20)
        for _ in range(_OPINION_LINES):
            self._band("", _LINED, 22)
        self._band("", Look(), 12)
        if block.refusal:
            self._band(block.refusal, _REFUSAL, 60 + 20.0 * block.refusal.count("\n"))
        else:
            self._write_parties()
        self._band("", Look(), 10)
        last = self._row
        for note in block.notes:
            self._band(note, _NOTE, self._height(note, 7))
        set_page(sheet, self._book.figures, self._book.words)
        heights = (sheet.row_dimensions[row].height or 0 for row in range(1, last + 1))
        if sum(heights) > PRINTABLE_HEIGHT / page_scale(_WIDTHS):
            sheet.page_setup.fitToHeight = 1
        return sheet

    def _band(self, text: str, look: Look, height: float) -> None:
        self._row += 1
        self._book.band(self._sheet, self._row, (1, _LAST), text, look)
        self._sheet.row_dimensions[self._row].height = min(height, 409)

    def _height(self, text: str, size: float) -> float:
        lines = self._book.lines.lines(text, sum(_WIDTHS) * 10 / size)
        return lines * size * 1.5

    def _write_parties(self) -> None:
        heading = self._row + 1
        rows = max(len(party.signatories) for party in self._block.parties)
        first, last = heading + 2, heading + 1 + rows
        height = max(_SIGNATURE_HEIGHT, (_SEAL_HEIGHT - 24) / rows)
        for row in range(first, last + 1):
            self._sheet.row_dimensions[row].height = height
        lines = self._book.lines
        names = [
            lines.lines(party.heading, sum(_PARTY_WIDTHS) * 10 / 12)
            for party in self._block.parties
        ]
        headings = zip(self._block.columns, _PARTY_WIDTHS, strict=False)
        self._sheet.row_dimensions[heading].height = min(8 + 18.0 * max(names), 409)
        self._sheet.row_dimensions[heading + 1].height = lines.height(headings) + 8
        for party, left in zip(self._block.parties, (1, len(_PARTY_WIDTHS) + 2), strict=True):
            self._write_party(party, left, heading, last)
        self._row = last

    def _write_party(self, party: SignatureParty, left: int, heading: int, last: int) -> None:
        book, sheet = self._book, self._sheet
        right = left + len(_PARTY_WIDTHS) - 1
        book.band(sheet, heading, (left, right), party.heading, _PARTY)
        for offset, header in enumerate(self._block.columns):
            book.put(sheet, heading + 1, left + offset, header, _HEADER)
        for row in range(heading + 2, last + 1):
            number = row - heading - 2
            known = party.signatories[number] if number < len(party.signatories) else ("", "")
            for offset, text in enumerate([*known, "", ""]):
                look = replace(_CELL, horizontal="center") if offset else _CELL
                book.put(sheet, row, left + offset, text, look)
        book.merge(sheet, (heading + 1, right), (last, right), f"{self._block.seal}", _SEAL)
