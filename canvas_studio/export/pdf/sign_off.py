"""The sign-off block: in one piece on one page wherever it fits on one (domain 4.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from canvas_studio.export.palette import (
    DRAFT_RED,
    INK,
    MUTED,
    NAVY,
    PALE,
    STRONG_RULE,
    WHITE,
)
from canvas_studio.export.pdf.fonts import LEADING
from canvas_studio.export.pdf.pages import Page, Pages, first_base
from canvas_studio.export.sign_off import SignOff

_MILLIMETRE = 72 / 25.4
_SEAL = 40 * _MILLIMETRE
_WIDEST = 785.0
"""The width of the block on larger paper than A4."""
_GAP = 18.0
_PADDING = 4.0
_GAP_ABOVE = 16.0
_LONGEST_PIECE = 12
"""Lines of text that stay together where the block does not fit on one page."""
_LONGEST_HEADING = 4

_TITLE, _STATEMENT, _DECISION, _TEXT, _SMALL, _NOTE = 15.0, 10.5, 11.5, 9.0, 8.0, 7.0
"""Sizes in points."""
_SHARES = (0.23, 0.25, 0.3, 0.22)
"""Of the width beside the seal: position, name, signature, date."""

Draw = Callable[[Page, float], None]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that is never split: its height, and how it is drawn below a given y."""

    height: float
    draw: Draw


@dataclass(frozen=True, slots=True)
class _Spacing:
    """How generous the block is: lines for opinions, and the height of a signature."""

    opinions: int
    signature: float


_SPACINGS = (_Spacing(3, 34.0), _Spacing(2, 26.0), _Spacing(1, 20.0))


class SignOffWriter:
    """Writes the block below what stands on the current page, or on a page of its own."""

    def __init__(self, pages: Pages, block: SignOff) -> None:
        self._pages = pages
        self._block = block
        self._fonts = pages.fonts
        frame = pages.frame
        self._left = frame.left
        self._width = min(frame.right - frame.left, _WIDEST)

    def write(self) -> None:
        pages = self._pages
        pieces = self._fitting(pages.frame.room)
        height = _height(pieces)
        if not pages.is_fresh:
            if _GAP_ABOVE + height <= pages.room:
                pages.y -= _GAP_ABOVE
            else:
                pages.add()
        pages.current.mark(self._block.title, 0, pages.y)
        for piece in pieces:
            if piece.height > pages.room and not pages.is_fresh:
                pages.add()
                self._repeat_head()
            piece.draw(pages.current, pages.y)
            pages.y -= piece.height

    def _fitting(self, room: float) -> list[_Piece]:
        """The pieces, as generously spaced as one page allows for all of them, or else for all but notes."""
        notes = [_Piece(6.0, lambda page, y: None)]
        for note in self._block.notes:
            notes += self._text(note, _NOTE, colour=MUTED)
        cores = [list(self._core(spacing)) for spacing in _SPACINGS]
        for extra in (_height(notes), 0.0):
            for core in cores:
                if _height(core) + extra <= room:
                    return [*core, *notes]
        return [*cores[-1], *notes]

    def _repeat_head(self) -> None:
        """Title and version again, so that no signature stands on a page without them."""
        pages, face = self._pages, self._fonts.regular
        for piece in self._text(self._block.title, _TITLE, bold=True, colour=NAVY, below=4):
            piece.draw(pages.current, pages.y)
            pages.y -= piece.height
        for text in (self._block.statement, self._block.version):
            line = face.fitted(self._fonts.printable(text), self._width, _SMALL)
            pages.current.lines(self._left, pages.y, [line], _SMALL, colour=MUTED)
            pages.y -= _SMALL * LEADING
        pages.y -= 6

    def _core(self, spacing: _Spacing) -> Iterator[_Piece]:
        block = self._block
        yield from self._text(block.title, _TITLE, bold=True, colour=NAVY, below=6)
        yield from self._text(block.statement, _STATEMENT, below=4)
        yield from self._text(block.version, _SMALL, colour=MUTED, below=8)
        yield from self._text("　　　".join(block.decisions), _DECISION, bold=True, below=6)
        yield self._opinions(spacing)
        if block.refusal:
            yield self._refusal()
        else:
            yield from self._parties(spacing)

    def _text(
        self, text: str, size: float, *, bold: bool = False, colour: str = INK, below: float = 0.0
    ) -> Iterator[_Piece]:
        face = self._fonts.bold if bold else self._fonts.regular
        lines = face.lines(self._fonts.printable(text), self._width, size)
        for start in range(0, len(lines), _LONGEST_PIECE):
            part = lines[start : start + _LONGEST_PIECE]
            is_last = start + _LONGEST_PIECE >= len(lines)

            def draw(page: Page, y: float, part: list[str] = part) -> None:
                page.lines(self._left, y, part, size, bold=bold, colour=colour)

            yield _Piece(len(part) * size * LEADING + (below if is_last else 0.0), draw)

    def _opinions(self, spacing: _Spacing) -> _Piece:
        label, line = _TEXT * LEADING, 20.0

        def draw(page: Page, y: float) -> None:
            page.lines(self._left, y, [self._block.opinion], _TEXT, bold=True, colour=NAVY)
            for number in range(1, spacing.opinions + 1):
                at = y - label - number * line + 4
                page.rule((self._left, at), (self._left + self._width, at), STRONG_RULE)

        return _Piece(label + spacing.opinions * line + 8, draw)

    def _refusal(self) -> _Piece:
        size, face = 15.0, self._fonts.bold
        lines = face.lines(self._fonts.printable(self._block.refusal), self._width - 20, size)
        height = len(lines) * size * LEADING + 32

        def draw(page: Page, y: float) -> None:
            page.box(self._left, y - height, self._width, height, DRAFT_RED, 1.0)
            for number, line in enumerate(lines):
                x = self._left + (self._width - face.width(line, size)) / 2
                base = first_base(y - 16 - number * size * LEADING, size)
                page.text(x, base, line, size, bold=True, colour=DRAFT_RED)

        return _Piece(height, draw)

    # The table of signatures

    def _parties(self, spacing: _Spacing) -> Iterator[_Piece]:
        """Heading, columns and the rows beside the seals in one piece, then the other rows."""
        each = (self._width - _GAP) / 2
        columns = [share * (each - _SEAL) for share in _SHARES]
        yield from self._long_headings(each)
        head = self._heads(each, columns)
        rows = list(self._rows(columns, self._signature_height(spacing, head[1].height)))
        beside: list[_Piece] = []
        while rows and sum(piece.height for piece in beside) + head[1].height < _SEAL:
            beside.append(rows.pop(0))
        table = head[1].height + sum(piece.height for piece in beside)
        # the seal needs its 40 mm even beside one signature
        beside_height = max(_SEAL, table)

        def draw(page: Page, y: float) -> None:
            head[0].draw(page, y)
            top = y - head[0].height
            at = top
            for piece in (head[1], *beside):
                piece.draw(page, at)
                at -= piece.height
            for left in self._lefts(each):
                self._draw_seal(page, left + each - _SEAL, top, beside_height)

        yield _Piece(head[0].height + beside_height, draw)
        yield from rows

    def _signature_height(self, spacing: _Spacing, head: float) -> float:
        """As tall as the seals allow where signatories are few."""
        count = max(len(party.signatories) for party in self._block.parties)
        return max(spacing.signature, (_SEAL - head) / count)

    def _lefts(self, each: float) -> tuple[float, float]:
        return self._left, self._left + each + _GAP

    def _long_headings(self, each: float) -> Iterator[_Piece]:
        """Names of parties that do not fit above their table, in full."""
        for party in self._block.parties:
            text = self._fonts.printable(party.heading)
            if len(self._fonts.bold.lines(text, each - 2 * _PADDING, 10)) > _LONGEST_HEADING:
                yield from self._text(party.heading, _TEXT, bold=True, below=6)

    def _heads(self, each: float, columns: list[float]) -> tuple[_Piece, _Piece]:
        """The names of the parties, and the headings of their columns."""
        bold, printable = self._fonts.bold, self._fonts.printable
        names = [
            bold.lines(printable(party.heading), each - 2 * _PADDING, 10)
            for party in self._block.parties
        ]
        names = [
            [*lines[: _LONGEST_HEADING - 1], "…"] if len(lines) > _LONGEST_HEADING else lines
            for lines in names
        ]
        headings = [
            bold.lines(text, width - 2 * _PADDING, _SMALL)
            for text, width in zip(self._block.columns, columns, strict=True)
        ]
        name_height = max(map(len, names)) * 10 * LEADING + 8
        head_height = max(map(len, headings)) * _SMALL * LEADING + 6

        def draw_names(page: Page, y: float) -> None:
            for left, lines in zip(self._lefts(each), names, strict=True):
                page.fill(left, y - name_height, each, name_height, PALE)
                page.lines(left + _PADDING, y - 4, lines, 10, bold=True, colour=NAVY)

        def draw_headings(page: Page, y: float) -> None:
            for left in self._lefts(each):
                page.fill(left, y - head_height, sum(columns), head_height, NAVY)
                x = left
                for width, lines in zip(columns, headings, strict=True):
                    page.lines(x + _PADDING, y - 3, lines, _SMALL, bold=True, colour=WHITE)
                    x += width

        return _Piece(name_height, draw_names), _Piece(head_height, draw_headings)

    def _rows(self, columns: list[float], signature: float) -> Iterator[_Piece]:
        """One piece per row of signatories; a row with very much text is several."""
        face, printable = self._fonts.regular, self._fonts.printable
        parties = self._block.parties
        each = sum(columns) + _SEAL
        for number in range(max(len(party.signatories) for party in parties)):
            cells = [
                [
                    face.lines(printable(text), columns[n] - 2 * _PADDING, _TEXT)
                    for n, text in enumerate(party.signatories[number])
                ]
                if number < len(party.signatories)
                else []
                for party in parties
            ]
            most = max(len(lines) for party_cells in cells for lines in party_cells)
            for start in range(0, most, _LONGEST_PIECE):
                shown = [
                    [lines[start : start + _LONGEST_PIECE] for lines in party_cells]
                    for party_cells in cells
                ]
                lines = min(_LONGEST_PIECE, most - start)
                height = max(signature, lines * _TEXT * LEADING + 2 * _PADDING)
                yield self._row(shown, columns, each, height)

    def _row(
        self, cells: list[list[list[str]]], columns: list[float], each: float, height: float
    ) -> _Piece:
        def draw(page: Page, y: float) -> None:
            for left, party_cells in zip(self._lefts(each), cells, strict=True):
                x = left
                for width, lines in zip(columns, [*party_cells, [], [], [], []], strict=False):
                    page.box(x, y - height, width, height, STRONG_RULE)
                    above = (height - len(lines) * _TEXT * LEADING) / 2
                    page.lines(x + _PADDING, y - above, lines, _TEXT)
                    x += width

        return _Piece(height, draw)

    def _draw_seal(self, page: Page, left: float, top: float, height: float) -> None:
        page.box(left, top - height, _SEAL, height, STRONG_RULE)
        line = self._block.seal
        x = left + (_SEAL - self._fonts.regular.width(line, _SMALL)) / 2
        page.text(x, first_base(top - 6, _SMALL), line, _SMALL, colour=MUTED)


def _height(pieces: list[_Piece]) -> float:
    return sum(piece.height for piece in pieces)
