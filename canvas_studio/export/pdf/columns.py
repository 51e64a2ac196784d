"""How wide each column is and how large its text, so that words stay whole (domain 4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from canvas_studio.export.columns import COLUMNS, LEAVE_OUT_FIRST, Column
from canvas_studio.export.function_table import FunctionTable
from canvas_studio.export.pdf.fonts import Fonts, Typeface
from canvas_studio.export.pdf.pages import Frame
from canvas_studio.messages import Message, message

BODY_SIZE, LEAST_BODY_SIZE = 8.0, 7.0
"""In points."""
PADDING = 3.0
"""Between a text and the rules around it, in points."""

LABELS = ("dimension", "module", "submodule", "name")
"""Columns whose text is repeated where its rows go on on the next page."""

_NAMES = (*LABELS, "goals")

_CHARACTER = 0.525
"""The width that domain 4.3 counts as one character, as a part of the size of the text."""
_WIDEST = 76.0
"""In points. For the sake of longer words no column grows: they are broken."""
_WORD = re.compile("[!-\u024f]+")
_PIECE = re.compile("□?[!-\u024f]+|[^!-\u024f\\s]+")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Columns on paper: their left edges and widths in points, and the size of the text."""

    size: float
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    least_size: float
    """What the size would be if columns kept their width in characters."""

    @property
    def is_too_narrow(self) -> bool:
        return self.least_size < LEAST_BODY_SIZE


def arrange(table: FunctionTable, continued: str, frame: Frame, fonts: Fonts) -> Arrangement:
    """Columns over the whole width of the paper; `continued` must fit into those with labels."""
    room = frame.right - frame.left
    natural = room / (sum(table.widths) * _CHARACTER)
    size = max(LEAST_BODY_SIZE, min(BODY_SIZE, natural))
    needed, shares = [], []
    for number, (column, header) in enumerate(zip(table.columns, table.headers, strict=True)):
        texts = {fonts.printable(row.cells[number]) for row in table.rows()} - {""}
        least = _header_width(header, fonts.bold, size)
        if column.id in LABELS:
            least = max(least, fonts.bold.width(continued.strip(), size))
        face = fonts.bold if is_bold(column) else fonts.regular
        least = max(least, _text_width(column, texts, face, size)) + 2 * PADDING + 0.1
        needed.append(least)
        share = room * table.widths[number] / sum(table.widths)
        if not texts and column.id != "remark":  # where somebody may write by hand
            share = min(share, fonts.bold.width(_longest_piece(header), size) + 2 * PADDING + 0.1)
        shares.append(share)
    widths = _spread(shares, needed, room)
    return Arrangement(
        size=size,
        lefts=tuple(accumulate(widths[:-1], initial=frame.left)),
        widths=tuple(widths),
        least_size=natural,
    )


def is_bold(column: Column) -> bool:
    """Whether the texts of a column are labels of groups."""
    return column.group in ("dimension", "module", "submodule")


def _text_width(column: Column, texts: Iterable[str], face: Typeface, size: float) -> float:
    """The width at which no word is broken, nor a state or a name in Chinese; long ones are."""
    if column.id == "routes":
        whole = {line for text in texts for line in text.split("\n")}
    else:
        pieces = _PIECE if column.centred or column.id in _NAMES else _WORD
        whole = {piece for text in texts for piece in pieces.findall(text)}
    widths = (face.width(piece, size) for piece in whole)
    return max((width for width in widths if width <= _WIDEST), default=0.0)


def _longest_piece(header: str) -> str:
    return max(_PIECE.findall(header), key=len, default="")


def _header_width(header: str, face: Typeface, size: float) -> float:
    """A Latin word stays whole; more than three Chinese characters go on two lines."""
    widths = [0.0]
    for piece in _PIECE.findall(header):
        whole = face.width(piece, size)
        short = piece.isascii() or len(piece) <= 3
        widths.append(whole if short else whole * -(-len(piece) // 2) / len(piece))
    return max(widths)


def header_lines(header: str, face: Typeface, width: float, size: float) -> list[str]:
    """A header in as few lines as possible, which are about equally long."""
    lines = []
    for line in header.split("\n"):
        broken = face.lines(line, width, size)
        narrower = width
        while narrower > size:
            narrower -= size / 4
            shorter = face.lines(line, narrower, size)
            if len(shorter) > len(broken) or _breaks_words(line, shorter):
                break
            broken = shorter
        lines += broken
    return lines


def _breaks_words(line: str, lines: Sequence[str]) -> bool:
    return not set(_WORD.findall(line)) <= set(_WORD.findall("\n".join(lines)))


def _spread(shares: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """Widths that fill the room: at least what is needed, the rest in the proportion of shares."""
    if sum(needed) >= room:
        return [width * room / sum(needed) for width in needed]
    fixed: set[int] = set()
    while True:
        free = [n for n in range(len(shares)) if n not in fixed]
        left = room - sum(needed[n] for n in fixed)
        scale = left / sum(shares[n] for n in free)
        short = {n for n in free if shares[n] * scale < needed[n]}
        if not short:
            return [needed[n] if n in fixed else share * scale for n, share in enumerate(shares)]
        fixed |= short


def too_narrow(table: FunctionTable) -> Message:
    """That the columns are too many for the paper, and what would help (domain 4.3)."""
    shown = [column.id for column in table.columns]
    spare = [COLUMNS[id].header for id in LEAVE_OUT_FIRST if id in shown]
    return message(
        "A4 横向放不下这些列：正文已缩至 {least} 磅，列宽偏窄。请改用 A3，或去掉列：{columns_zh}。",
        "These columns are too many for A4 landscape: the body is set in {least} pt, and columns"
        " are narrow. Choose A3, or leave out columns: {columns_en}.",
        least=f"{LEAST_BODY_SIZE:.0f}",
        columns_zh="、".join(header.text("zh") for header in spare) or "—",
        columns_en=", ".join(header.text("en") for header in spare) or "—",
    )
