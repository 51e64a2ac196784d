"""Breaks text into lines of a given width, in Chinese and Latin script, for any measure of width.

Chinese breaks between any two characters, but never before a closing mark nor after an opening
one. Latin words stay whole where they fit on a line. Excel heights and PDF lines use it alike.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

_TOLERANCE = 1e-6  # sums of fractions

_OTHER, _IDEOGRAPH, _OPENING, _CLOSING, _SPACE, _HYPHEN, _ASCII_OPENING, _ASCII_CLOSING = range(8)

_OPENINGS = "（［｛〔【〖《〈「『“‘￥$£€#№§□"
_CLOSINGS = "）］｝〕】〗》〉」』”’，。、；：？！％‰°℃…—～·々ーァィゥェォッャュョ"
_HYPHENS = "-/–"
_ASCII_OPENINGS = "([{<"
_ASCII_CLOSINGS = ")]}>,.;:?!%"


class _Classes(dict[str, int]):
    """The class of each character, looked up once."""

    def __missing__(self, character: str) -> int:
        if unicodedata.combining(character):
            found = _CLOSING
        elif unicodedata.east_asian_width(character) in "WF":
            found = _IDEOGRAPH
        else:
            found = _SPACE if character.isspace() else _OTHER
        self[character] = found
        return found


_CLASS = _Classes(
    dict.fromkeys(_OPENINGS, _OPENING)
    | dict.fromkeys(_CLOSINGS, _CLOSING)
    | dict.fromkeys(_HYPHENS, _HYPHEN)
    | dict.fromkeys(_ASCII_OPENINGS, _ASCII_OPENING)
    | dict.fromkeys(_ASCII_CLOSINGS, _ASCII_CLOSING)
    | {"\u00a0": _OTHER, "\u202f": _OTHER}
)


def _may_break(before: int, after: int) -> bool:
    if after in (_CLOSING, _ASCII_CLOSING, _SPACE) or before in (_OPENING, _ASCII_OPENING):
        return False
    if before in (_SPACE, _CLOSING) or after == _OPENING:
        return True
    if before == _ASCII_CLOSING:
        return after == _IDEOGRAPH
    if before == _HYPHEN:
        return after != _HYPHEN
    return _IDEOGRAPH in (before, after)


_MAY_BREAK = [[_may_break(before, after) for after in range(8)] for before in range(8)]


def break_lines(text: str, width: float, widths: Mapping[str, float]) -> list[str]:
    """`text` in lines of at most `width`; its own line breaks stay, and one line at least.

    Spaces at which a line was broken are left out. What cannot be broken and does not fit is
    broken anywhere; a character wider than `width` gets a line to itself.
    """
    if "\n" not in text:
        return _break_paragraph(text, width, widths)
    return [
        line
        for paragraph in text.split("\n")
        for line in _break_paragraph(paragraph, width, widths)
    ]


def _break_paragraph(text: str, width: float, widths: Mapping[str, float]) -> list[str]:
    reach = list(accumulate((widths[character] for character in text), initial=0.0))
    limit = width + _TOLERANCE
    if reach[-1] <= limit:
        return [text]
    lines: list[str] = []
    start, length = 0, len(text)
    while True:
        fits = bisect_right(reach, reach[start] + limit, start) - 1
        while fits < length and _CLASS[text[fits]] == _SPACE:
            fits += 1  # spaces may stand beyond the edge: nobody sees them
        if fits == length:
            return [*lines, text[start:].rstrip(" ")]
        end = fits
        while end > start and not _MAY_BREAK[_CLASS[text[end - 1]]][_CLASS[text[end]]]:
            end -= 1
        if end == start:
            end = max(fits, start + 1)
        lines.append(text[start:end].rstrip(" "))
        start = end
