"""Finds names while somebody types: roles, functions, commands, by whatever they type for them.

A Chinese part of the name, pinyin in full, by initials or any mixture of both (`zhuanjia`, `zj`,
`zhuanj`), every reading of a character, the code, the English name; full-width letters and upper
case count as plain ones. What is found is ranked and says which characters matched.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from canvas_studio.model.pinyin import Spelling, folded, neighbours_in, spelling

Ranges = tuple[tuple[int, int], ...]


class Fit(IntEnum):
    """How well a name fits what was typed, best first."""

    EXACT = 0
    PREFIX = 1
    WORD_START = 2
    PART = 3
    """Somewhere among Chinese characters, where every character may begin a word."""
    SPELLED = 4
    """The letters spell the whole name."""
    SPELLED_START = 5
    """The letters spell its beginning."""
    INSIDE_WORD = 6
    """Within a Latin word or a code."""
    SPELLED_PART = 7
    WORDS = 8
    """Each of the words typed is somewhere in it."""
    SCATTERED = 9
    """The characters, or the first letters, are in it in this order with others between them."""


LOOSE: Final = (Fit.WORDS, Fit.SCATTERED)
"""Fits by which a thing is proposed but never meant without being chosen: 专心 may be a new name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found: its texts (Chinese, English, more), and its code if it has one."""

    id: str
    texts: tuple[str, ...]
    code: str = ""


class Match(NamedTuple):
    """An entry that fits, and what of it does."""

    entry: Entry
    text: str
    """The one of its texts, or its code, that fits best; its first text where nothing was typed."""
    ranges: Ranges
    """The characters of `text` that were matched, as (start, end)."""
    fit: Fit


class _Key(NamedTuple):
    """By what matches are ranked: then earlier in the text, shorter, first text, first entry."""

    fit: Fit
    unusual: bool
    """Whether a character is read in a way that does not fit its neighbours."""
    position: int
    length: int
    field: int
    entry: int


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as it is compared, and where its characters stand in the text."""

    text: str
    places: tuple[int, ...] | None
    """None where they stand at the same places."""


class Finder:
    """Finds entries; the order of the entries decides between equals. Make a new one for others.

    What is known about a text is kept for all finders, so a new one costs little.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._fields: list[tuple[int, int, str, _Folded]] = [
            (place, field, text, _fold(text))
            for place, entry in enumerate(self._entries)
            for field, text in enumerate((*entry.texts, entry.code))
            if text
        ]

    def find(self, query: str, limit: int = 20) -> list[Match]:
        """The best matches for what was typed, best first; the first entries for nothing."""
        wanted = " ".join(folded(query).split())
        if not wanted:
            return [
                Match(entry, entry.texts[0] if entry.texts else entry.code, (), Fit.EXACT)
                for entry in self._entries[:limit]
            ]
        search = _Search(wanted)
        best: dict[int, _Key] = {}
        for place, field, text, fold in self._fields:
            found = search.fit(text, fold, is_code=field == len(self._entries[place].texts))
            if found is not None:
                key = _Key(*found, len(fold.text), field, place)
                if place not in best or key < best[place]:
                    best[place] = key
        return [self._match(search, key) for key in heapq.nsmallest(limit, best.values())]

    def ids(self, query: str) -> set[str]:
        """The ids of all entries that have the query in them, or what its letters spell.

        Characters that are only scattered over a text do not count. Nothing typed is in none.
        """
        wanted = " ".join(folded(query).split())
        if not wanted:
            return set()
        search, codes = _Search(wanted), [len(entry.texts) for entry in self._entries]
        return {
            self._entries[place].id
            for place, field, text, fold in self._fields
            if (found := search.fit(text, fold, is_code=field == codes[place])) is not None
            and found[0] is not Fit.SCATTERED
        }

    def warm_up(self) -> None:
        """Work out all spellings now; for a thread in the background."""
        for _, _, text, _ in self._fields:
            spelling(text)

    def _match(self, search: _Search, key: _Key) -> Match:
        entry = self._entries[key.entry]
        text = (*entry.texts, entry.code)[key.field]
        return Match(entry, text, search.ranges(text, _fold(text), key), key.fit)


_Found = tuple[Fit, bool, int]
"""Fit, whether read unusually, and the place of the first character or unit."""


class _Search:
    """What was typed, prepared for being looked for in many texts."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self._words = wanted.split(" ")
        self._characters = wanted.replace(" ", "")
        plain = self._characters.replace("'", "")
        self._letters = plain if plain.isascii() and plain.isalnum() else ""
        """What may be a spelling; empty where something else was typed."""
        self._neighbours = neighbours_in(self._letters)

    def fit(self, text: str, fold: _Folded, *, is_code: bool) -> _Found | None:
        """How `text` fits, or None."""
        found = self._literally(fold.text, is_code)
        if found is not None and found[0] < Fit.SPELLED:
            return found
        if self._letters and not is_code:
            spelled = self._spelled(spelling(text))
            if spelled is not None and (found is None or spelled < found):
                return spelled
        if found is not None or is_code:
            return found
        return self._loosely(text, fold.text)

    def _literally(self, text: str, is_code: bool) -> _Found | None:
        wanted = self._wanted
        at = text.find(wanted)
        if at < 0:
            same = is_code and _without_zeros(wanted) == _without_zeros(text)
            return (Fit.PREFIX, False, 0) if same else None
        if at == 0:
            return (Fit.EXACT if len(text) == len(wanted) else Fit.PREFIX), False, 0
        first = at
        while at > 0:
            if _begins_word(text, at):
                return Fit.WORD_START, False, at
            at = text.find(wanted, at + 1)
        return (Fit.INSIDE_WORD if text[first].isascii() else Fit.PART), False, first

    def _spelled(self, spelled: Spelling) -> _Found | None:
        at = spelled.initials.find(self._letters)
        if at == 0:
            whole = len(spelled.initials) == len(self._letters)
            return (Fit.SPELLED if whole else Fit.SPELLED_START), False, 0
        if len(self._letters) > 1 and spelled.may_be(self._neighbours):
            for any_reading in (False, True):
                found = self._spelled_from(spelled, any_reading, at)
                if found is not None:
                    return found
        elif len(self._letters) == 1 and at < 0:
            for place, unit in enumerate(spelled.units):
                if any(reading[0] == self._letters for reading in unit.readings):
                    return (Fit.SPELLED_PART if place else Fit.SPELLED_START), True, place
        return (Fit.SPELLED_PART, False, at) if at > 0 else None

    def _spelled_from(self, spelled: Spelling, any_reading: bool, known: int) -> _Found | None:
        """The first place from which the letters spell units; `known` is one where they do."""
        last = known if known > 0 else len(spelled.units) - 1
        for place in range(last + 1):
            taken = spelled.spell(self._letters, place, any_reading=any_reading)
            if taken is not None:
                if place:
                    return Fit.SPELLED_PART, any_reading, place
                whole = len(taken) == len(spelled.units)
                return (Fit.SPELLED if whole else Fit.SPELLED_START), any_reading, 0
        return None

    def _loosely(self, text: str, fold: str) -> _Found | None:
        if len(self._words) > 1 and all(word in fold for word in self._words):
            return Fit.WORDS, False, min(fold.index(word) for word in self._words)
        if len(self._characters) < 2:
            return None
        if self._letters:
            steps = _steps(spelling(text).initials, self._letters)
        else:
            steps = _steps(fold, self._characters)
        return (Fit.SCATTERED, False, steps[0]) if steps else None

    def ranges(self, text: str, fold: _Folded, key: _Key) -> Ranges:
        """The characters of `text` that were matched in the way that `key` says."""
        if key.fit in (Fit.SPELLED, Fit.SPELLED_START, Fit.SPELLED_PART):
            return self._spelled_ranges(spelling(text), key)
        if key.fit is Fit.WORDS:
            found = [(fold.text.index(word), len(word)) for word in self._words]
            return _joined(_in_text(fold, at, at + length) for at, length in found)
        if key.fit is not Fit.SCATTERED:
            length = len(self._wanted)
            if not fold.text.startswith(self._wanted, key.position):
                length = len(fold.text)  # a code typed without its zeros
            return (_in_text(fold, key.position, key.position + length),)
        if not self._letters:
            steps = _steps(fold.text, self._characters)
            return _joined(_in_text(fold, at, at + 1) for at in steps)
        spelled = spelling(text)
        steps = _steps(spelled.initials, self._letters)
        return _joined(_unit_range(spelled, place, 1) for place in steps)

    def _spelled_ranges(self, spelled: Spelling, key: _Key) -> Ranges:
        taken = spelled.spell(self._letters, key.position, any_reading=key.unusual)
        assert taken is not None, "it fitted a moment ago"
        return _joined(
            _unit_range(spelled, key.position + i, letters) for i, letters in enumerate(taken)
        )


@lru_cache(maxsize=65_536)
def _fold(text: str) -> _Folded:
    parts = [folded(character) for character in text]
    joined = "".join(parts)
    if all(len(part) == 1 for part in parts):
        return _Folded(joined, None)
    return _Folded(joined, tuple(i for i, part in enumerate(parts) for _ in part))


def _in_text(fold: _Folded, start: int, end: int) -> tuple[int, int]:
    if fold.places is None:
        return start, end
    return fold.places[start], fold.places[end - 1] + 1


def _unit_range(spelled: Spelling, place: int, letters: int) -> tuple[int, int]:
    """The whole of a Chinese character, as many letters of a Latin word as were typed."""
    unit = spelled.units[place]
    return unit.start, min(unit.end, unit.start + letters)


def _joined(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """`ranges` in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _begins_word(text: str, at: int) -> bool:
    before, first = text[at - 1], text[at]
    return not before.isalnum() or (first.isascii() and first.isalnum() and not before.isascii())


def _without_zeros(code: str) -> tuple[str, str]:
    """A code as its letters and its number: F1 is F01."""
    letters = code.rstrip("0123456789")
    return letters, code[len(letters) :].lstrip("0") or "0"


def _steps(text: str, characters: Sequence[str]) -> list[int]:
    """Where the characters stand in `text` one after the other; nothing where they do not."""
    steps: list[int] = []
    at = -1
    for character in characters:
        at = text.find(character, at + 1)
        if at < 0:
            return []
        steps.append(at)
    return steps
