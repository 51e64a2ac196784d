"""Where the chips of a cell go, and how high the cell is. Arithmetic only; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from canvas_studio.views.canvas.display import CellDisplay, FunctionDisplay, GoalDisplay, Part
from canvas_studio.views.canvas.style import GridStyle
from canvas_studio.views.words import PRIORITY_SHORT

MOST_LINES = 2
"""Lines that one role's activities may take before they end in …; the tool tip has all."""

_FEW_LETTERS = 3
"""With fewer letters left a name says nothing."""


class Block(NamedTuple):
    """One role in a cell: its chip, and its activities beside and below it.

    Everything that its picture depends on, so that it is the key of the picture too.
    """

    name: str
    side: str
    chip_width: int
    lines: tuple[str, ...]
    """Activities: the first line beside the chip, the others below."""
    width: int
    height: int
    colour: int | None = None


class Arrangement(NamedTuple):
    style: GridStyle
    width: int
    height: int
    blocks: tuple[tuple[int, int, Block], ...]
    """Left, top (from the corner of the cell) and what stands there."""


def arranged(cell: CellDisplay, width: int, style: GridStyle) -> Arrangement:
    """The arrangement of a cell in a column of this width and in this style.

    The last two are kept, so that two views with styles of their own can show one canvas.
    """
    known = cell.arrangement
    if known is not None and known.width == width and known.style is style:
        return known
    other = cell.other_arrangement
    if other is not None and other.width == width and other.style is style:
        return other
    room = width - 2 * style.pad
    blocks = [block(part, room, style) for part in cell.parts]
    placed = _stacked(blocks, style) if style.activities else _flowing(blocks, room, style)
    bottom = max((top + b.height for _, top, b in placed), default=style.pad + style.chip)
    made = Arrangement(style, width, bottom + style.pad, tuple(placed))
    cell.arrangement, cell.other_arrangement = made, known
    return made


def block(part: Part, room: int, style: GridStyle) -> Block:
    """One role with its activities in `room` pixels."""
    measure = style.small_strong_text
    shape = style.chip + style.gap // 2  # the shape of the end, with the space around it
    name = measure.elided(part.name, room - shape - style.pad)
    chip_width = round(shape + measure.width(name) + style.pad)
    if not style.activities or not part.activities:
        return Block(name, part.side, chip_width, (), chip_width, style.chip, part.colour)
    text = style.small_text
    beside = room - chip_width - style.gap * 2
    count = text.fitting(part.activities, beside)
    first = text.lines(part.activities, beside, 2)[0] if count >= 3 else ""
    if count >= len(part.activities):
        lines: tuple[str, ...] = (part.activities,)
    elif text.width(part.activities) <= room:  # better whole below than broken after a word
        lines = ("", part.activities)
    elif not first or _is_in_word(part.activities, len(first)):  # too little room to be read
        lines = ("", *text.lines(part.activities, room, MOST_LINES - 1))
    else:
        rest = part.activities[len(first) :].lstrip()
        lines = (first, *text.lines(rest, room, MOST_LINES - 1))
    height = style.chip + (len(lines) - 1) * style.line
    return Block(name, part.side, chip_width, lines, room, height, part.colour)


def _is_in_word(text: str, place: int) -> bool:
    """Whether a line that breaks here breaks a word of Latin letters."""
    return all(c.isascii() and c.isalnum() for c in text[place - 1 : place + 1])


def natural_width(part: Part, style: GridStyle) -> int:
    """The width in which a role and its activities stand in one line, uncut."""
    width = style.chip + style.gap // 2 + style.small_strong_text.width(part.name) + style.pad
    if style.activities and part.activities:
        width += 2 * style.gap + style.small_text.width(part.activities)
    return round(width) + 1


def _stacked(blocks: Sequence[Block], style: GridStyle) -> list[tuple[int, int, Block]]:
    placed, top = [], style.pad
    for each in blocks:
        placed.append((style.pad, top, each))
        top += each.height + style.gap
    return placed


def _flowing(blocks: Sequence[Block], room: int, style: GridStyle) -> list[tuple[int, int, Block]]:
    placed, left, top = [], 0, style.pad
    for each in blocks:
        if left and left + each.width > room:
            left, top = 0, top + style.chip + style.gap
        placed.append((style.pad + left, top, each))
        left += each.width + style.gap
    return placed


class FunctionHead(NamedTuple):
    """The lines of a function's name, where they begin, and the height of it all."""

    style: GridStyle
    width: int
    lines: tuple[str, ...]
    left: int
    room: int
    height: int


def function_head(
    shown: FunctionDisplay, width: int, style: GridStyle, *, is_marked: bool = False
) -> FunctionHead:
    """How the name of a function is laid out between its code and its priority."""
    known = shown.head
    if not is_marked and known is not None and known.width == width and known.style is style:
        return known
    small = style.small_text
    left = round(style.pad + style.badge + style.gap * 4 + small.width(shown.code))
    words = PRIORITY_SHORT[shown.priority]
    priority = max(small.width(words.text("zh")), small.width(words.text("en")))
    room = round(width - left - priority - 2 * style.pad - style.gap)
    if is_marked:
        room -= style.sign + style.gap
    lines = tuple(style.strong_text.lines(shown.name, room, 2))
    height = style.row if len(lines) < 2 else max(style.row, 2 * style.line + 2 * style.gap)
    made = FunctionHead(style, width, lines, left, room, height)
    if not is_marked:
        shown.head = made
    return made


class GoalHead(NamedTuple):
    """The lines of a goal's name, the first one beside the code, and the height of it all."""

    lines: tuple[str, ...]
    code_width: int
    height: int


def goal_head(shown: GoalDisplay, width: int, style: GridStyle) -> GoalHead:
    """How the head of a goal is laid out in a column of this width, below the band of its stage."""
    room = width - 2 * style.pad
    code_width = round(style.small_text.width(shown.code) + style.gap * 2)
    measure = style.strong_text
    if measure.width(shown.name) <= room - code_width:
        lines: tuple[str, ...] = (shown.name,)
    else:
        first = measure.lines(shown.name, room - code_width, 2)[0]
        rest = shown.name[len(first) :].lstrip()
        lines = (first, measure.elided(rest, room)) if rest else (first,)
    height = len(lines) * style.line + style.badge + 3 * style.gap
    if shown.indicator:
        height += style.indicator + style.gap
    return GoalHead(lines, code_width, height)


def indicator_words(shown: GoalDisplay, room: float, style: GridStyle) -> str:
    """The indicator in one line: of what does not fit, its name gives way before its numbers."""
    measure = style.small_text
    if not shown.figures or measure.width(shown.indicator) <= room:
        return measure.elided(shown.indicator, room)
    name = shown.indicator.removesuffix(shown.figures).rstrip()
    left = room - measure.width(" " + shown.figures)
    if measure.fitting(name, left - measure.width("…")) < _FEW_LETTERS:
        return measure.elided(shown.figures, room)
    return f"{measure.elided(name, left)} {shown.figures}"
