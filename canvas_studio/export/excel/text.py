"""How text goes into a cell: always as text, without what a workbook cannot hold, and how tall it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from canvas_studio.export.line_breaking import break_lines
from canvas_studio.export.wording import CUT, Words

LONGEST = 32_767
"""Characters in a cell, a limit of Excel's."""
LINE_HEIGHT, LOWEST_ROW, HIGHEST_ROW = 14.5, 18.0, 409.0
"""In points, for body text (domain 4.5); Excel has no row above 409 points."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def excel_text(text: str, words: Words) -> str:
    """`text` as a cell can hold it: without control characters, and cut visibly where too long."""
    if not text.isprintable():
        text = _UNWRITABLE.sub("", text)
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)  # Excel reads _x0041_ as an A
    if len(text) <= LONGEST // 2 or utf16_length(text) <= LONGEST:
        return text
    mark = words.line(CUT)
    room = LONGEST - utf16_length(mark)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + mark


def utf16_length(text: str) -> int:
    """Characters as Excel counts them: what lies beyond U+FFFF is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


class _Columns(dict[str, float]):
    """How many character columns a character takes: two in East Asian scripts."""

    def __missing__(self, character: str) -> float:
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            columns = 0.0
        else:
            columns = 2.0 if unicodedata.east_asian_width(character) in "WFA" else 1.0
        self[character] = columns
        return columns


_COLUMNS = _Columns()


class LineCounter:
    """Counts the lines of wrapped cells, each different text in a width once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, float], int] = {}

    def lines(self, text: str, width: float) -> int:
        """Lines of `text` in a column of `width` characters, less one for the margins."""
        if 2 * len(text) < width and "\n" not in text:
            return 1
        key = (text, width)
        known = self._known.get(key)
        if known is None:
            known = len(break_lines(text, max(width - 1, 1), _COLUMNS))
            self._known[key] = known
        return known

    def height(self, texts: Iterable[tuple[str, float]], line_height: float = LINE_HEIGHT) -> float:
        """The height in points of a row of texts with their column widths; not limited to 409."""
        most = max((self.lines(text, width) for text, width in texts), default=1)
        return max(LOWEST_ROW, most * line_height)
