"""The two flavours of one clipboard, text and HTML, read together into one block.

Neither is enough. Of the HTML of Excel a narrow column leaves `####`; of the text of LibreOffice
line breaks within cells become spaces, tabs within cells new columns, and empty rows at the edge
nothing; of the text of Word every paragraph in a cell becomes a row.
"""

from __future__ import annotations

from collections import Counter

from canvas_studio.ingest.clipboard.block import Block, block_of, cell_text
from canvas_studio.ingest.clipboard.html_reading import HtmlContent, read_html
from canvas_studio.ingest.clipboard.html_tables import (
    Grid,
    grid_of,
    has_hidden_rows,
    has_table,
    lines_of,
)
from canvas_studio.ingest.clipboard.limits import LIMITS, Allowance, Limits, TooMuchError
from canvas_studio.ingest.clipboard.tab_separated import read_tab_separated


def read_clipboard(text: str | None, html: str | None, limits: Limits = LIMITS) -> Block:
    """The cells on the clipboard, from its plain text and its HTML, either of which may be missing.

    A list or paragraphs are a block of one column. Raises UserError where it is too large.
    """
    block = _read(text, html, limits)
    longest = max((len(cell) for row in block.rows for cell in row), default=0)
    Allowance(limits).check_cell(longest)
    return block


def _read(text: str | None, html: str | None, limits: Limits) -> Block:
    content = None
    if html:
        try:
            content = read_html(html, Allowance(limits))
            if has_table(content):
                return _from_table(text, content, limits)
        except TooMuchError:
            if not text:
                raise
            content = None  # HTML is many times as long as the text of the same cells
    rows = read_tab_separated(text or "", Allowance(limits))
    lines = lines_of(content) if content is not None else []
    if content is not None and lines and _is_same_list(lines, content, rows, text or ""):
        return block_of([line] for line in lines)
    return block_of(rows)


def _is_same_list(lines: list[str], content: HtmlContent, rows: list[list[str]], text: str) -> bool:
    """Whether the lines of the HTML are the better account of the text flavour.

    They are for lists, because numbers and bullets stand in the text but not in the HTML, and for
    paragraphs, because empty lines between them stand in the text.
    """
    if not rows:
        return True
    one_column = max(map(len, rows)) == 1
    return (content.has_list or one_column) and _share_held("".join(lines), text) >= 0.5


def _from_table(text: str | None, content: HtmlContent, limits: Limits) -> Block:
    grid = grid_of(content, Allowance(limits))
    if not text:
        return block_of(_padded(grid), grid.spans)
    try:
        rows = read_tab_separated(text, Allowance(limits))
    except TooMuchError:
        return block_of(_padded(grid), grid.spans)
    shape = (len(rows), max(map(len, rows), default=0))
    if shape != (len(grid.rows), grid.width) and has_hidden_rows(content):
        whole = grid_of(content, Allowance(limits), hidden_rows=True)
        if shape == (len(whole.rows), whole.width):
            grid = whole
    if shape == (len(grid.rows), grid.width):
        padded = _padded(grid)
        for y, row in enumerate(rows):
            for x, told in enumerate(row):
                padded[y][x] = _better(told, padded[y][x])
        return block_of(padded, grid.spans)
    held = "".join(map("".join, grid.rows))
    if _share_held(held, text) >= 0.5:
        return block_of(_padded(grid), grid.spans)
    return block_of(rows)  # the HTML is about something else, or only a frame


def _padded(grid: Grid) -> list[list[str]]:
    return [row + [""] * (grid.width - len(row)) for row in grid.rows]


def _better(told: str, shown: str) -> str:
    """Of one cell's text flavour and HTML flavour the one that says what the cell holds."""
    told, shown = cell_text(told), cell_text(shown)
    if _essence(told) != _essence(shown):
        return told  # hidden parts, a column too narrow for its number, a wrong encoding
    if told.count('"') != shown.count('"'):
        return shown  # quotes that belong to the cell, or to the way of writing it
    return shown if _breaks(shown) > _breaks(told) else told


def _breaks(text: str) -> int:
    return text.count("\n") + text.count("\t")


def _share_held(held: str, text: str) -> float:
    """How much of the characters of `text`, 0 to 1, are also in `held`."""
    wanted = Counter(_essence(text))
    total = wanted.total()
    return (wanted & Counter(_essence(held))).total() / total if total else 1.0


def _essence(text: str) -> str:
    """`text` without white space and quotes, which the flavours treat differently."""
    return "".join(text.split()).replace('"', "")
