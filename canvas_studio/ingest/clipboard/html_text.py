"""The text of an HTML element as a person sees it: white space collapsed, blocks on their own lines."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Spacing = Literal["collapse", "keep", "spaces"]
"""What happens to white space: collapsed as usual, kept (`pre`), or kept with no-break spaces
standing for spaces, as Office writes them (`mso-spacerun`)."""

_PIECE = re.compile(r"(?P<space>[ \t\r\n\f]+)|(?P<hard>\xa0+)|(?P<word>[^ \t\r\n\f\xa0]+)")
_SOURCE_SPACE = re.compile(r"[\t\r\n\f]")


class RunningText:
    """Collects text and breaks in document order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._space = ""
        """White space that counts only if a word follows on the same line."""
        self._collapsing = False
        self._wrapped = False
        """`_space` is nothing but a line break in the source."""
        self._block_ended = False
        self._after_break = False

    def add(self, text: str, spacing: Spacing = "collapse") -> None:
        if spacing == "collapse":
            for piece in _PIECE.finditer(text):
                if piece["word"]:
                    self._word(piece["word"])
                elif piece["hard"]:
                    self._space += " " * len(piece["hard"])
                    self._collapsing = self._wrapped = False
                elif not self._collapsing:
                    self._wrapped = not self._space and "\n" in piece["space"]
                    self._space += " "
                    self._collapsing = True
        elif text:
            if spacing == "spaces":
                text = _SOURCE_SPACE.sub(" ", text.replace("\xa0", " "))
            self._begin_word(text[0])
            self._parts.append(text)

    def line_break(self) -> None:
        """A line break that somebody typed (`br`)."""
        self._end_block()
        self._forget_space()
        self._parts.append("\n")
        self._after_break = True

    def block_break(self) -> None:
        """A block begins or ends: what follows stands on a line of its own."""
        self._forget_space()
        self._block_ended = bool(self._parts)

    def text(self) -> str:
        """Everything so far; a line break at the very end shows nothing and is left out."""
        parts = self._parts[:-1] if self._after_break else self._parts
        return "".join(parts)

    def _word(self, word: str) -> None:
        self._begin_word(word[0])
        self._parts.append(word)

    def _begin_word(self, first: str) -> None:
        self._end_block()
        if self._space and self._parts and not self._parts[-1].endswith("\n"):
            joined = self._wrapped and _is_wide(first) and _is_wide(self._parts[-1][-1])
            if not joined:
                self._parts.append(self._space)
        self._forget_space()
        self._after_break = False

    def _end_block(self) -> None:
        if self._block_ended and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")
        self._block_ended = False

    def _forget_space(self) -> None:
        self._space = ""
        self._collapsing = self._wrapped = False


def _is_wide(character: str) -> bool:
    """Whether no space is put where a source line ends after or before it (CSS Text 3, 4.1.3)."""
    return unicodedata.east_asian_width(character) in "WF"
