"""Sizes, fonts and pens of the grid at one zoom, in one theme. Made anew when either changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPen

from canvas_studio.views.theme import Theme

SMALLEST_TEXT, DEFAULT_TEXT, LARGEST_TEXT = 10, 13, 32
"""Height of the text in cells, in device-independent pixels."""
_SMALLEST_PRINT = 9
"""Height of what is written smaller than the text in cells, at least."""
SMALLEST_PRESENTED, DEFAULT_PRESENTED = 16, 20
"""The same where it is read from three to six metres (domain 6.3)."""


def default_text(font: QFont) -> int:
    """The usual height of text in cells: larger where the system asks for larger text."""
    return max(DEFAULT_TEXT, min(QFontInfo(font).pixelSize(), LARGEST_TEXT))


class TextMeasure:
    """Widths of texts in one font, by adding up characters: some hundred times faster than Qt.

    Kerning is left out, which makes Latin text at most a pixel or two too wide.
    """

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._advance: dict[str, float] = {}
        self.height = self._metrics.height()

    def width(self, text: str) -> float:
        advance = self._advance
        try:
            return sum([advance[character] for character in text])
        except KeyError:
            for character in text:
                if character not in advance:
                    advance[character] = self._metrics.horizontalAdvance(character)
            return sum([advance[character] for character in text])

    def fitting(self, text: str, width: float) -> int:
        """How many characters from the start fit into `width`."""
        self.width(text)  # makes every character known
        left = width
        for count, character in enumerate(text):
            left -= self._advance[character]
            if left < 0:
                return count
        return len(text)

    def elided(self, text: str, width: float) -> str:
        """`text`, ending in … where it does not fit."""
        if self.width(text) <= width:
            return text
        return text[: self.fitting(text, width - self.width("…"))].rstrip() + "…"

    def lines(self, text: str, width: float, most: int) -> list[str]:
        """`text` in at most `most` lines; breaks after a space where there is one near the end."""
        lines: list[str] = []
        while text and len(lines) < most - 1:
            count = self.fitting(text, width)
            if count >= len(text):
                break
            space = text.rfind(" ", 0, count + 1)
            if space > count // 2 or (space > 0 and text[:count].isascii()):
                count = space + 1
            count = max(count, 1)
            lines.append(text[:count].rstrip())
            text = text[count:].lstrip()
        if text:
            lines.append(self.elided(text, width))
        return lines


class GridStyle:
    """Everything a painter of the grid needs, ready to use."""

    def __init__(
        self, theme: Theme, font: QFont, pixels: int = DEFAULT_TEXT, *, activities: bool = True
    ) -> None:
        self.theme = theme
        self.pixels = pixels
        self.activities = activities
        """Whether cells say what a role does, or only which roles take part."""
        self.font = _sized(font, pixels)
        self.strong = _sized(font, pixels, QFont.Weight.DemiBold)
        self.small = _sized(font, max(_SMALLEST_PRINT, round(pixels * 0.85)))
        self.small_strong = _sized(
            font, max(_SMALLEST_PRINT, round(pixels * 0.85)), QFont.Weight.DemiBold
        )
        self.text = TextMeasure(self.font)
        self.strong_text = TextMeasure(self.strong)
        self.small_text = TextMeasure(self.small)
        self.small_strong_text = TextMeasure(self.small_strong)

        self.pad = round(pixels * 0.55)
        self.gap = max(2, round(pixels * 0.3))
        self.line = round(self.text.height * 1.08)
        self.chip = round(pixels * 1.65)
        self.badge = round(pixels * 1.4)
        self.cell_width = round(pixels * 14.5)
        self.names_width = round(pixels * 20)
        self.row = self.chip + 2 * self.pad
        self.group_row = round(pixels * 2.3)
        self.new_column = round(pixels * 9)
        self.stage = round(pixels * 1.9)
        self.indicator = round(self.small_text.height)
        self.sign = round(pixels * 1.1)

        self.ink = QColor(theme.text)
        self.muted = QColor(theme.text_muted)
        self.surface = QColor(theme.surface)
        self.sunken = QColor(theme.sunken)
        self.group = QColor(theme.group)
        self.crosshair = QColor(theme.crosshair)
        self.crosshair_strong = QColor(theme.accent_soft)
        self.accent = QColor(theme.accent)
        self.selection = QColor(theme.accent)
        self.selection.setAlpha(38 if theme.name == "light" else 60)
        self.blink = QColor(theme.blink)
        self.found = QColor(theme.found)
        self.shadow = QColor(theme.shadow)
        self.shadow.setAlpha(24 if theme.name == "light" else 110)
        self.veil = QColor(theme.surface)
        self.veil.setAlpha(175)
        self.grid_pen = QPen(QColor(theme.grid), 1)
        self.edge_pen = QPen(QColor(theme.border_strong), 1)
        self.cursor_pen = QPen(self.accent, 2)
        self.cursor_pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)


def _sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    sized.setWeight(weight)
    return sized
