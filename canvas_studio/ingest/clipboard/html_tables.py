"""Tables and texts of an HTML flavour as one grid of rows and merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from canvas_studio.ingest.clipboard.block import Span
from canvas_studio.ingest.clipboard.html_reading import Flow, HtmlContent, HtmlRow, HtmlTable
from canvas_studio.ingest.clipboard.limits import Allowance


@dataclass(slots=True)
class Grid:
    """Rows of texts, as long as they are, and the merged cells in them."""

    rows: list[list[str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    width: int = 0
    """How many columns the rows and merged cells need."""


def has_table(content: HtmlContent) -> bool:
    return any(isinstance(piece, HtmlTable) for piece in _pieces(content))


def has_hidden_rows(content: HtmlContent) -> bool:
    return any(
        row.hidden
        for piece in _pieces(content)
        if isinstance(piece, HtmlTable)
        for row in piece.rows
    )


def lines_of(content: HtmlContent) -> list[str]:
    """The lines of text in `content` that are not blank."""
    return [line for piece in _pieces(content) for line in _lines(_piece_text(piece))]


def grid_of(content: HtmlContent, allowance: Allowance, *, hidden_rows: bool = False) -> Grid:
    """All tables of `content` below one another, a line of text between them as a row of one cell.

    What a spreadsheet has outside its table is not in its cells and stays out.
    """
    grid = Grid()
    for piece in _pieces(content):
        if isinstance(piece, HtmlTable):
            _add_table(grid, piece, allowance, hidden_rows)
        elif not content.from_spreadsheet:
            grid.rows += ([line] for line in _lines(piece))
    grid.width = max(grid.width, max(map(len, grid.rows), default=0))
    allowance.check_shape(len(grid.rows), grid.width)
    return grid


def _pieces(content: HtmlContent) -> Iterator[str | HtmlTable]:
    for piece in content.flow.pieces:
        yield from _unwrapped(piece, content.from_spreadsheet)


def _unwrapped(piece: str | HtmlTable, from_spreadsheet: bool) -> Iterator[str | HtmlTable]:
    """The table itself, or what is in it where it only arranges other things on a page."""
    if not isinstance(piece, HtmlTable) or from_spreadsheet:
        yield piece
        return
    flows = [cell.flow for row in piece.rows for cell in row.cells]
    filled = [flow for flow in flows if flow.pieces]
    inner = [table for flow in flows for table in flow.pieces if isinstance(table, HtmlTable)]
    frames_a_table = any(_cell_count(table) > len(flows) for table in inner)
    frames_a_text = len(filled) == 1 and filled[0].paragraphs > 1
    if frames_a_table or frames_a_text or (len(filled) == 1 and inner):
        for flow in filled:
            for each in flow.pieces:
                yield from _unwrapped(each, from_spreadsheet)
    else:
        yield piece


def _cell_count(table: HtmlTable) -> int:
    return sum(len(row.cells) for row in table.rows)


def _add_table(grid: Grid, table: HtmlTable, allowance: Allowance, hidden_rows: bool) -> None:
    start = len(grid.rows)
    widest = allowance.limits.columns
    taken_until: list[int] = []  # for each column the first row that no cell above reaches into
    rows = list(_real_rows(table))
    hidden = []
    for index, row in enumerate(rows):
        allowance.check_time()
        texts: list[str] = []
        column = 0
        for cell in row.cells:
            while column < len(taken_until) and taken_until[column] > index:
                column += 1
            wanted = min(cell.columns, widest + 1)
            columns = _free(taken_until, index, column, wanted) if cell.merged else wanted
            height = min(cell.rows or len(rows), len(rows) - index) if cell.merged else 1
            texts += [""] * (column - len(texts))
            texts.append(_flow_text(cell.flow))
            if columns * height > 1 and cell.merged:
                grid.spans.append(Span(start + index, column, height, columns))
            taken_until += [0] * (column + columns - len(taken_until))
            taken_until[column : column + columns] = [index + height] * columns
            column += columns
            if column <= widest:
                grid.width = max(grid.width, column)
        grid.rows.append(texts)
        if row.hidden and not hidden_rows:
            hidden.append(start + index)
    if hidden:
        _remove_rows(grid, hidden)


def _real_rows(table: HtmlTable) -> Iterator[HtmlRow]:
    """The rows of `table` but those without cells, unless cells above reach through them."""
    reach = 0
    for index, row in enumerate(table.rows):
        if row.cells or index < reach:
            yield row
        for cell in row.cells:
            reach = max(reach, index + (cell.rows or len(table.rows)))


def _free(taken_until: list[int], row: int, start: int, wanted: int) -> int:
    """How many of the `wanted` columns from `start` on are free in `row`, the first one being so."""
    for column in range(start + 1, min(start + wanted, len(taken_until))):
        if taken_until[column] > row:
            return column - start
    return wanted


def _remove_rows(grid: Grid, removed: Iterable[int]) -> None:
    gone = set(removed)
    kept = [index for index in range(len(grid.rows)) if index not in gone]
    place = {index: new for new, index in enumerate(kept)}
    spans = []
    for span in grid.spans:
        left = [place[row] for row in range(span.row, span.row + span.rows) if row in place]
        if left and len(left) * span.columns > 1:
            spans.append(Span(left[0], span.column, len(left), span.columns))
        if left and span.row in gone:
            first = grid.rows[kept[left[0]]]
            first += [""] * (span.column + 1 - len(first))
            first[span.column] = grid.rows[span.row][span.column]
    grid.rows = [grid.rows[index] for index in kept]
    grid.spans = spans


def _flow_text(flow: Flow) -> str:
    """The text of a cell; tables in it are written out line by line."""
    if len(flow.pieces) == 1 and isinstance(flow.pieces[0], str):
        return flow.pieces[0]
    return "\n".join(_piece_text(piece) for piece in flow.pieces)


def _piece_text(piece: str | HtmlTable) -> str:
    if isinstance(piece, str):
        return piece
    rows = (
        " ".join(filter(None, (_flow_text(cell.flow) for cell in row.cells)))
        for row in piece.rows
        if not row.hidden
    )
    return "\n".join(filter(None, rows))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
