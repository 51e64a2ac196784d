"""Bilingual text and how names are cleaned and compared."""

import re
import unicodedata
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict
from pydantic.dataclasses import dataclass

from canvas_studio.messages import Language

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINE_BREAK = re.compile(r"\r\n?|\u2028|\u2029")
_NOISE_WORDS = re.compile("管理|功能|模块|系统|平台|的|与|和|及")


def clean(text: str) -> str:
    """`text` stripped and in NFC, with no control characters except line feed (domain 2.1)."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = _LINE_BREAK.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


CleanStr = Annotated[str, AfterValidator(clean)]


@dataclass(frozen=True, slots=True, config=ConfigDict(strict=True, extra="forbid"))
class LText:
    """Text that people read, in Chinese and English; either may be empty, an empty one is false."""

    zh: CleanStr = ""
    en: CleanStr = ""

    def text(self, language: Language) -> str:
        """The wording in `language`, or in the other language where that one is missing."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def has(self, language: Language) -> bool:
        return bool(self.zh if language == "zh" else self.en)

    def with_text(self, language: Language, text: str) -> Self:
        """A copy with `text` in `language` and the other language untouched."""
        zh, en = (text, self.en) if language == "zh" else (self.zh, text)
        return type(self)(zh=zh, en=en)

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def __str__(self) -> str:
        return self.zh or self.en


NO_TEXT = LText()


def normalised_name(name: str) -> str:
    """`name` reduced to what makes it different from other names (domain 2.4).

    NFKC, lower case, no white space or punctuation, no filler words.
    """
    folded = unicodedata.normalize("NFKC", name).lower()
    kept = "".join(c for c in folded if not c.isspace() and unicodedata.category(c)[0] not in "PS")
    return _NOISE_WORDS.sub("", kept)


def bigrams(normalised: str) -> frozenset[str]:
    """The character pairs of a normalised name; the whole string when it has one character."""
    if len(normalised) < 2:
        return frozenset([normalised]) if normalised else frozenset()
    return frozenset(normalised[i : i + 2] for i in range(len(normalised) - 1))


def similarity(a: str, b: str) -> float:
    """Jaccard similarity, 0 to 1, of the character pairs of two normalised names (domain 2.4)."""
    left, right = bigrams(a), bigrams(b)
    union = len(left | right)
    return len(left & right) / union if union else 0.0
