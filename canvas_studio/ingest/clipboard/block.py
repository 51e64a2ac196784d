"""A rectangle of cell texts, as it was copied from a spreadsheet or is going to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_LINE_BREAK = re.compile("\r\n?|[\x0b\u2028\u2029]")  # \x0b is the manual line break of Word
_NOT_TEXT = re.compile("[\x00-\x08\x0c-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")


class Span(NamedTuple):
    """A merged cell: its first cell and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every cell of it as (row, column), the first one included."""
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + self.columns):
                yield row, column


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cell texts; no rows at all where nothing was copied.

    A merged cell has its text in the first cell, the others are empty and `covered`. Spans are in
    reading order and do not overlap. Texts have line feeds and tabs but no other control
    characters. Make one with `block_of`, which sees to all of that.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def covered(self) -> frozenset[tuple[int, int]]:
        """The cells, as (row, column), that stand under a merged cell without being its first."""
        return frozenset(
            cell for span in self.spans for cell in span.cells() if cell != (span.row, span.column)
        )


def block_of(rows: Iterable[Sequence[str]], spans: Iterable[Span] = ()) -> Block:
    """A block of `rows`, short ones filled up with empty cells, texts cleaned.

    A span that leaves the rectangle is cut, one that overlaps an earlier one is left out, and so
    is what stands under a merged cell.
    """
    cleaned = [[cell_text(text) for text in row] for row in rows]
    width = max(map(len, cleaned), default=0)
    if not width:
        return Block()
    for row in cleaned:
        row += [""] * (width - len(row))
    taken: set[tuple[int, int]] = set()
    kept = []
    for span in sorted(spans):
        if not (0 <= span.row < len(cleaned) and 0 <= span.column < width):
            continue
        cut = span._replace(
            rows=min(span.rows, len(cleaned) - span.row),
            columns=min(span.columns, width - span.column),
        )
        first, *under = cut.cells()
        if not under or not taken.isdisjoint([first, *under]):
            continue
        taken.update([first, *under])
        kept.append(cut)
        for row_index, column in under:
            cleaned[row_index][column] = ""
    return Block(tuple(map(tuple, cleaned)), tuple(kept))


def cell_text(text: str) -> str:
    """`text` with line feeds for every kind of line break and without other control characters."""
    if text.isprintable():
        return text
    return _NOT_TEXT.sub("", _LINE_BREAK.sub("\n", text))
