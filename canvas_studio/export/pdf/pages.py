"""Pages in the making: fills, rules and texts in layers, bookmarks, and the way to the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from canvas_studio.export.palette import INK
from canvas_studio.export.pdf.fonts import ASCENT, LEADING, Fonts

Paper = Literal["a4", "a3"]
_MILLIMETRE = 72 / 25.4
_INCH = 72.0
_SIZES: dict[Paper, tuple[float, float]] = {
    "a4": (297 * _MILLIMETRE, 210 * _MILLIMETRE),
    "a3": (420 * _MILLIMETRE, 297 * _MILLIMETRE),
}
SIDE_MARGIN, END_MARGIN, HEADER_MARGIN = 0.4 * _INCH, 0.75 * _INCH, 0.3 * _INCH


@dataclass(frozen=True, slots=True)
class Frame:
    """Where on the paper there may be content, in points from the lower left corner."""

    width: float
    height: float

    @classmethod
    def of(cls, paper: Paper) -> Frame:
        return cls(*_SIZES[paper])

    left: float = SIDE_MARGIN
    bottom: float = END_MARGIN

    @property
    def right(self) -> float:
        return self.width - SIDE_MARGIN

    @property
    def top(self) -> float:
        return self.height - END_MARGIN

    @property
    def room(self) -> float:
        """The height of the content of a page."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: where it leads to on its page."""

    title: str
    level: int
    y: float


class Page:
    """One page as the operators that draw it."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._under: list[str] = []
        self._fills: list[str] = []
        self._rules: dict[tuple[str, float], list[str]] = {}
        self._texts: list[tuple[int, str, str]] = []
        self._places = 0
        self.marks: list[Mark] = []

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._fills.append(f"{_colour(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 0.5
    ) -> None:
        """A straight line."""
        self._rules.setdefault((colour, width), []).append(
            f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"
        )

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, line: float = 0.5
    ) -> None:
        """An empty rectangle."""
        self._rules.setdefault((colour, line), []).append(
            f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        )

    def next_place(self) -> int:
        """The place in reading order of what is written next; to be kept for what follows later."""
        self._places += 1
        return self._places

    def text(
        self,
        x: float,
        y: float,
        line: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        place: int | None = None,
    ) -> None:
        """A line whose characters begin at `x` and stand on `y`."""
        if line:
            face = self._fonts.bold if bold else self._fonts.regular
            shown = f"BT {x:.2f} {y:.2f} Td {face.code(line, size)} ET"
            self._texts.append((self.next_place() if place is None else place, colour, shown))

    def lines(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
    ) -> None:
        """Lines below each other, the first of which has its upper edge at `top`."""
        leading = size * LEADING
        y = first_base(top, size)
        for line in lines:
            self.text(x, y, line, size, bold=bold, colour=colour)
            y -= leading

    def across(self, x: float, y: float, line: str, size: float, colour: str) -> None:
        """A rising bold line around the point, below everything else on the page."""
        self._under.append(
            f"q {_colour(colour)} rg 0.866 0.5 -0.5 0.866 {x:.2f} {y:.2f} cm BT"
            f" {-self._fonts.bold.width(line, size) / 2:.2f} {-size * 0.35:.2f} Td"
            f" {self._fonts.bold.code(line, size)} ET Q"
        )

    def mark(self, title: str, level: int, y: float) -> None:
        self.marks.append(Mark(title, level, y))

    def content(self) -> str:
        """All operators, from what lies below to what lies above, texts in reading order."""
        parts = [*self._under, *self._fills]
        for (colour, width), rules in self._rules.items():
            parts += [f"{_colour(colour)} RG {width:g} w", *rules]
        last = ""
        for _, colour, shown in sorted(self._texts, key=itemgetter(0)):
            if colour != last:
                parts.append(f"{_colour(colour)} rg")
                last = colour
            parts.append(shown)
        return "\n".join(parts)


def first_base(top: float, size: float) -> float:
    """The base line of the first of some lines that begin at `top`."""
    return top - (LEADING - 1) / 2 * size - ASCENT * size


def _colour(colour: str) -> str:
    """Six hexadecimal digits as three numbers up to 1."""
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.3g}" for n in (0, 2, 4))


class Pages:
    """All pages of a paper, filled from top to bottom."""

    def __init__(self, fonts: Fonts, frame: Frame) -> None:
        self.fonts = fonts
        self.frame = frame
        self.pages: list[Page] = []
        self.y = frame.bottom
        """Where on the current page the free room begins."""
        self.add()

    def add(self) -> Page:
        """Begin a page."""
        self.pages.append(Page(self.fonts))
        self.y = self.frame.top
        return self.current

    @property
    def current(self) -> Page:
        return self.pages[-1]

    @property
    def room(self) -> float:
        """What is left of the current page, in points."""
        return self.y - self.frame.bottom

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the current page."""
        return self.y >= self.frame.top

    def flow(
        self, text: str, size: float, *, bold: bool = False, colour: str = INK, gap: float = 0.0
    ) -> None:
        """Text over the whole width, onto as many pages as it takes; `gap` points below it."""
        frame, leading = self.frame, size * LEADING
        face = self.fonts.bold if bold else self.fonts.regular
        lines = face.lines(self.fonts.printable(text), frame.right - frame.left, size)
        while lines:
            fits = int(self.room / leading + 1e-6)
            if fits:
                here, lines = lines[:fits], lines[fits:]
                self.current.lines(frame.left, self.y, here, size, bold=bold, colour=colour)
                self.y -= len(here) * leading
            if lines:
                self.add()
        self.y -= gap
