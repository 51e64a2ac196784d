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

_CHARACTER = 0.525
"""The width that domain 4.3 counts as one character, as a part of the size of the text."""
_WIDEST = 90.0
"""Centred columns do not grow further, in points: what is longer is broken."""
_PIECE = re.compile("[!-~]+|[^!-~\\s]+")


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
    shares = [room * width / sum(table.widths) for width in table.widths]
    needed = [
        _needed(column, header, _texts(table, number), continued, size, fonts)
        for number, (column, header) in enumerate(zip(table.columns, table.headers, strict=True))
    ]
    widths = _spread(shares, needed, room)
    return Arrangement(
        size=size,
        lefts=tuple(accumulate(widths[:-1], initial=frame.left)),
        widths=tuple(widths),
        least_size=natural,
    )


def _texts(table: FunctionTable, number: int) -> Iterable[str]:
    return {row.cells[number] for row in table.rows()} if table.columns[number].centred else ()


def _needed(
    column: Column,
    header: str,
    texts: Iterable[str],
    continued: str,
    size: float,
    fonts: Fonts,
) -> float:
    """The least width at which nothing short is broken: words of the header, codes, states."""
    needed = [_header_width(piece, fonts.bold, size) for piece in _PIECE.findall(header)]
    if column.id in LABELS:
        needed.append(fonts.bold.width(continued.strip(), size))
    face = fonts.bold if column.group in ("dimension", "module", "submodule") else fonts.regular
    lines = {line for text in texts for line in text.split("\n")}
    needed += [min(_WIDEST, face.width(fonts.printable(line), size)) for line in lines]
    return max(needed, default=0.0) + 2 * PADDING + 0.1


def _header_width(piece: str, face: Typeface, size: float) -> float:
    """A Latin word stays whole; more than three Chinese characters go on two lines."""
    whole = face.width(piece, size)
    return whole if piece.isascii() or len(piece) <= 3 else whole * -(-len(piece) // 2) / len(piece)


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
