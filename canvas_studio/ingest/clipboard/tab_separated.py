r"""The text flavour: cells between tabs, rows between line breaks, as spreadsheets write and read it.

Excel, WPS and web sheets put a cell in quotes where it has a tab or a line break, and double the
quotes in it. They end every row, the last one too, with a line break; LibreOffice leaves the last
one away for a single cell. A text that merely begins with a quote stays as it is.
"""

from __future__ import annotations

import re

from canvas_studio.ingest.clipboard.block import Block
from canvas_studio.ingest.clipboard.limits import Allowance

_ROW_END = re.compile(r"\r\n|\n|\r")
_FIELD_END = re.compile(r"[\t\r\n]")
_NEEDS_QUOTES = re.compile(r'"|[^\t\n]*[\t\n]')


def read_tab_separated(text: str, allowance: Allowance) -> list[list[str]]:
    """The cells of `text`, rows as long as they are; no row where there is no text."""
    allowance.check_characters(text)
    text = text.removeprefix("\ufeff").rstrip("\0")
    return _without_blank_edges(_rows(text, allowance), allowance) if text else []


def to_tsv(block: Block) -> str:
    r"""`block` as tab-separated text, to be offered beside `to_html`.

    Rows end with CR LF, the last one too, but a single cell is without it, as people paste that
    into sentences. Text that looks like a formula stays text in Excel only by way of the HTML.
    """
    lines = ["\t".join(map(_quoted, row)) for row in block.rows]
    if block.height == block.width == 1 and lines[0]:
        return lines[0]
    return "".join(line + "\r\n" for line in lines)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.match(text) else text


def _rows(text: str, allowance: Allowance) -> list[list[str]]:
    rows: list[list[str]] = []
    row: list[str] = []
    needless: list[tuple[int, int]] = []  # cells in quotes that need none: part of the text…
    bare = False  # …unless there is no cell without them
    at, end = 0, len(text)
    no_closing_quote = False
    while True:
        field = None
        if not no_closing_quote and text.startswith('"', at):
            closing = _closing_quote(text, at)
            if closing is None:
                no_closing_quote = True
            else:
                field, after = _unquoted(text, at, closing)
        if field is None:
            stop = _FIELD_END.search(text, at)
            after = stop.start() if stop else end
            field = text[at:after]
            if len(field) > 2 and field[0] == field[-1] == '"' and '"' not in field[1:-1]:
                needless.append((len(rows), len(row)))
            elif field:
                bare = True
        allowance.count_cell()
        row.append(field)
        if after < end and text[after] == "\t":
            at = after + 1
            continue
        rows.append(row)
        row = []
        row_end = _ROW_END.match(text, after)
        if row_end is None or row_end.end() == end:
            break
        at = row_end.end()
    if needless and not bare and sum(map(bool, (cell for row in rows for cell in row))) > 1:
        for y, x in needless:
            rows[y][x] = rows[y][x][1:-1]
    return rows


def _closing_quote(text: str, opening: int) -> int | None:
    """Where the field that opens with a quote ends with one; None where no single quote follows."""
    at = opening + 1
    while True:
        at = text.find('"', at)
        if at < 0:
            return None
        if not text.startswith('"', at + 1):
            return at
        at += 2


def _unquoted(text: str, opening: int, closing: int) -> tuple[str | None, int]:
    """The text between the quotes and where it ends, or None where they are part of the text.

    They are where more text follows, and where nothing between them needed quotes.
    """
    after = closing + 1
    if after < len(text) and text[after] not in "\t\r\n":
        return None, opening
    held = text[opening + 1 : closing]
    if held and '""' not in held and not _FIELD_END.search(held):
        return None, opening
    return held.replace('""', '"'), after


def _without_blank_edges(rows: list[list[str]], allowance: Allowance) -> list[list[str]]:
    """`rows` within the limits; empty rows and columns at the end fall only where they break them."""
    most = allowance.limits
    while len(rows) > most.rows and not any(rows[-1]):
        rows.pop()
    if any(len(row) > most.columns for row in rows):
        for row in rows:
            while len(row) > most.columns and not row[-1]:
                row.pop()
    allowance.check_shape(len(rows), max(map(len, rows), default=0))
    return rows
