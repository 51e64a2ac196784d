"""The two weights of the shipped font: what they can show, how wide it is, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from canvas_studio import resources
from canvas_studio.export.line_breaking import break_lines

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
"""Joiners, marks of direction, choices of a variant: they have no look of their own."""
_TAB = "    "
_BEYOND = re.compile("(?<=<)[0-9A-F]{5,6}(?=>)")

ASCENT = 0.88
"""How far above the base line the body of a character reaches, as a part of its size."""
LEADING = 1.3
"""From one line to the next, as a part of the size."""


class _Widths(dict[str, float]):
    """The width of each character, as a part of the size."""

    def __init__(self, face: TTFontFace) -> None:
        self._face = face

    def __missing__(self, character: str) -> float:
        width = float(self._face.charWidths.get(ord(character), self._face.defaultWidth)) / 1000
        self[character] = width
        return width


class _Font(TTFont):
    """A font whose text can be found and copied, rare Chinese characters included."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 (reportlab's name)
        super().addObjects(doc)
        # WORKAROUND reportlab 5.1.0 writes what lies beyond U+FFFF as one number of five digits;
        # it has to be two, as in UTF-16 (ISO 32000-1, 9.10.3)
        streams: dict[str, Any] = doc.idToObject
        for key, stream in streams.items():
            if key.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND.sub(_as_utf16, stream.content)


@cache
def _read(name: str) -> tuple[_Font, frozenset[str]]:
    """A font as its file has it, and its characters: reading takes longer than a whole small table."""
    font = _Font(name, str(resources.font(f"{name}.ttf")))
    return font, frozenset(map(chr, font.face.charToGlyph))


def _font(name: str) -> _Font:
    """A font for one document: the tables are shared, the place in the file and the state are not."""
    font = copy(_read(name)[0])
    font.face = copy(font.face)
    font.state = WeakKeyDictionary()
    return font


def _as_utf16(code: re.Match[str]) -> str:
    return chr(int(code[0], 16)).encode("utf-16-be").hex().upper()


class Typeface:
    """One weight within one document, which gets the characters that are written and no others."""

    def __init__(self, name: str, document: PDFDocument) -> None:
        self._font = _font(name)
        self._document = document
        self._codes: dict[tuple[str, float], str] = {}
        self._lines: dict[tuple[str, float], list[str]] = {}
        self.widths = _Widths(self._font.face)
        self.shows = _read(name)[1]

    def width(self, line: str, size: float) -> float:
        """The width of a line in points."""
        return sum(self.widths[character] for character in line) * size

    def lines(self, text: str, width: float, size: float) -> list[str]:
        """`text` in lines of `width` points."""
        key = (text, width / size)
        known = self._lines.get(key)
        if known is None:
            known = self._lines[key] = break_lines(text, width / size, self.widths)
        return known

    def fitted(self, text: str, width: float, size: float) -> str:
        """`text` on one line of at most `width` points, with … where it is cut."""
        line = " ".join(text.split())
        if self.width(line, size) <= width:
            return line
        room, kept = width - self.width("…", size), 0.0
        for position, character in enumerate(line):
            kept += self.widths[character] * size
            if kept > room:
                return f"{line[:position].rstrip()}…"
        return line

    def code(self, line: str, size: float) -> str:
        """The operators that show a line: the file knows a font by parts of 256 characters."""
        key = (line, size)
        known = self._codes.get(key)
        if known is None:
            name = self._font.getSubsetInternalName
            known = self._codes[key] = " ".join(
                f"{name(part, self._document)} {size:g} Tf <{characters.hex()}> Tj"
                for part, characters in self._font.splitString(line, self._document)
            )
        return known


class Fonts:
    """Both weights, and what nobody could show."""

    def __init__(self, document: PDFDocument) -> None:
        self.regular = Typeface("NotoSansSC-Regular", document)
        self.bold = Typeface("NotoSansSC-Bold", document)
        self.missing: dict[str, None] = {}
        """Characters that were printed as code points, in the order in which they came."""
        self._shows = self.regular.shows & self.bold.shows

    def printable(self, text: str) -> str:
        """`text` in characters that the fonts have; any other becomes its code point: [U+1F600]."""
        if self._shows.issuperset(text):
            return text
        text = _INVISIBLE.sub("", _LINE_BREAK.sub("\n", text)).replace("\t", _TAB)
        return "".join(map(self._printable, text))

    def _printable(self, character: str) -> str:
        if character in self._shows or character == "\n":
            return character
        if character.isspace():
            return " "
        self.missing[character] = None
        return f"[U+{ord(character):04X}]"


def printable_line(parts: Iterable[str]) -> str:
    """Parts of a heading on one line, for titles that a viewer shows."""
    return " ".join(" ".join(parts).split())
