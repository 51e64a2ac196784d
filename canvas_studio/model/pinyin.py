"""How names are spelled with Latin letters: pinyin of Chinese characters, Latin words as they are.

One implementation for whatever people type instead of a name: roles in a cell (`notation`), and
the finder of roles, functions and commands (`finder`). The dictionaries take a quarter of a second
to load, so nothing is loaded before somebody types letters for a Chinese name.
"""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_DIGITS = 36
_SYMBOL = {character: bit for bit, character in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}


class Unit(NamedTuple):
    """A Chinese character or a Latin word of a name, `start` to `end` in its text."""

    start: int
    end: int
    readings: tuple[str, ...]
    """How it may be spelled in a-z and 0-9, what fits its neighbours first; ü is v, or u."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a name is spelled, and what tells quickly that letters cannot mean it."""

    units: tuple[Unit, ...]
    initials: str
    """The first letter of each unit as it is read here: zj for 专家."""
    neighbours: int
    """A bit for each two characters that may follow one another in a spelling of it."""

    def may_be(self, neighbours: int) -> bool:
        """Whether letters with these `neighbours_in` them could spell a part of it."""
        return not neighbours & ~self.neighbours

    def spell(self, letters: str, start: int, *, any_reading: bool) -> tuple[int, ...] | None:
        """How many of `letters` each unit from `start` on takes, or None where they do not fit.

        A unit takes one letter, its whole reading, or what lies between; none is left out.
        Without `any_reading` only the readings that fit their neighbours count.
        """
        failed: set[tuple[int, int]] = set()

        def taken(unit: int, at: int) -> tuple[int, ...] | None:
            if unit == len(self.units) or (unit, at) in failed:
                return None
            readings = self.units[unit].readings
            for reading in readings if any_reading else readings[:1]:
                for length in range(_common_length(reading, letters, at), 0, -1):
                    if at + length == len(letters):
                        return (length,)
                    rest = taken(unit + 1, at + length)
                    if rest is not None:
                        return (length, *rest)
            failed.add((unit, at))
            return None

        return taken(start, 0)


def neighbours_in(letters: str) -> int:
    """A bit for each two characters that follow one another in `letters`."""
    mask = 0
    for first, second in itertools.pairwise(letters):
        mask |= _pair(first, second)
    return mask


@lru_cache(maxsize=65_536)
def spelling(text: str) -> Spelling:
    """How `text` is spelled; without units where it has no letter, digit or Chinese character."""
    units = tuple(_units(text))
    mask = 0
    for unit in units:
        for reading in unit.readings:
            mask |= neighbours_in(reading)
    for unit, following in itertools.pairwise(units):
        for second in {reading[0] for reading in following.readings}:
            for first in set("".join(unit.readings)):
                mask |= _pair(first, second)
    return Spelling(units, "".join(unit.readings[0][0] for unit in units), mask)


@lru_cache(maxsize=65_536)
def pinyin_keys(name: str) -> frozenset[str]:
    """The initials and the full pinyin of a Chinese name in lower case: zj and zhuanjia for 专家.

    Latin words in it count as themselves or by their first letter; empty where it has no Chinese
    character.
    """
    if name.isascii():
        return frozenset()
    units = spelling(name).units
    chinese = [_is_chinese(name[unit.start]) for unit in units]
    if not any(chinese):
        return frozenset()
    full = [unit.readings[0] for unit in units]
    initials = [reading[0] for reading in full]
    latin_kept = [
        initial if is_chinese else reading
        for initial, reading, is_chinese in zip(initials, full, chinese, strict=True)
    ]
    return frozenset("".join(parts) for parts in (full, initials, latin_kept))


def folded(text: str) -> str:
    """`text` as letters are compared: half width, lower case; as long as it is but for ligatures."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKC", character).casefold() for character in text)


def warm_up() -> None:
    """Load the dictionaries now; for a thread in the background, so that nobody waits for them."""
    pinyin_keys("预热")


def _units(text: str) -> list[Unit]:
    units: list[Unit] = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and _is_chinese(text[end]):
            end += 1
        if end > at:
            units += _chinese_units(text[at:end], at)
        else:
            word = ""
            while end < len(text) and (letters := _latin(text[end])):
                word += letters
                end += 1
            if word:
                units.append(Unit(at, end, (word,)))
            else:
                end += 1
        at = end
    return units


def _chinese_units(characters: str, start: int) -> list[Unit]:
    from pypinyin import lazy_pinyin

    in_context = lazy_pinyin(characters)
    if len(in_context) != len(characters):  # a phrase of the dictionary read as one
        in_context = [_readings(character)[0] for character in characters]
    return [
        Unit(start + i, start + i + 1, tuple(dict.fromkeys((fitting, *_readings(character)))))
        for i, (character, fitting) in enumerate(zip(characters, in_context, strict=True))
    ]


@lru_cache(maxsize=32_768)
def _readings(character: str) -> tuple[str, ...]:
    """All toneless readings of a Chinese character; none of anything else."""
    if character.isascii() or not character.isalpha():
        return ()
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    readings = [reading for reading in found[0] if reading.isascii()] if found else []
    readings += [reading.replace("v", "u") for reading in readings if "v" in reading]
    return tuple(dict.fromkeys(filter(None, readings)))


def _is_chinese(character: str) -> bool:
    return bool(_readings(character))


def _latin(character: str) -> str:
    """The character in a-z and 0-9, without accents; empty for anything else."""
    if character in _SYMBOL:
        return character
    kept = unicodedata.normalize("NFKD", character).casefold()
    return "".join(c for c in kept if c in _SYMBOL) if kept else ""


def _common_length(reading: str, letters: str, at: int) -> int:
    length = 0
    most = min(len(reading), len(letters) - at)
    while length < most and reading[length] == letters[at + length]:
        length += 1
    return length


def _pair(first: str, second: str) -> int:
    return 1 << (_SYMBOL[first] * _DIGITS + _SYMBOL[second])
