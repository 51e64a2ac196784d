"""Names close to an existing one, so that people link instead of making a twin."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeVar

from canvas_studio.model.content import Content
from canvas_studio.model.finder import Entry, Finder, Fit
from canvas_studio.model.pinyin import spelling
from canvas_studio.model.records import Function, Goal, Module, Role
from canvas_studio.model.records.text import bigrams, normalised_name

N = TypeVar("N", Function, Goal, Role, Module)

CLOSE = 0.4
"""From this similarity of names on (domain 2.4), an existing element is offered."""
_SOUNDS_THE_SAME = 0.9
_FEW_DIFFER = 0.6
"""From this share of characters on that two Chinese names have in common, in the same order."""
_SPELLED: dict[Fit, float] = {
    Fit.EXACT: 1.0,
    Fit.PREFIX: 0.5,
    Fit.SPELLED: 0.8,
    Fit.SPELLED_START: 0.5,
}
"""How close an element is whose code or pinyin was typed."""


class Suggestion(NamedTuple):
    """An existing element, and how close its name is: 1 for the same name."""

    id: str
    closeness: float


def suggestions(content: Content, type: type[N], name: str, limit: int = 5) -> list[Suggestion]:
    """Elements whose name, in either language, is close to `name`, the closest first.

    Close are names that share many pairs of characters, of which one is a part of the other, which
    sound the same, or which differ in few Chinese characters (邀请码 and 邀约码); and, of letters,
    the code and the pinyin of a name.
    """
    wanted = _known(name)
    if not wanted.normalised:
        return []
    records = content.of(type)
    found: dict[str, float] = {}
    for record in records:
        names = (record.name.zh, record.name.en)
        found[record.id] = max(_closeness(wanted, _known(n)) for n in names if n)
    if name.isascii() and len(wanted.normalised) > 1:
        finder = Finder(Entry(r.id, (r.name.zh, r.name.en), r.code) for r in records)
        for match in finder.find(name, limit):
            id, closeness = match.entry.id, _SPELLED.get(match.fit, 0.0)
            found[id] = max(found[id], closeness)
    close = [Suggestion(id, value) for id, value in found.items() if value >= CLOSE]
    return sorted(close, key=lambda suggestion: -suggestion.closeness)[:limit]


class _Known(NamedTuple):
    """What of a name is compared."""

    name: str
    normalised: str
    pairs: frozenset[str]
    characters: frozenset[str]
    """Of a Chinese name that is long enough to be told apart by single characters, else none."""


@lru_cache(maxsize=65_536)
def _known(name: str) -> _Known:
    normalised = normalised_name(name)
    is_long = len(normalised) > 2 and not normalised.isascii()
    characters = frozenset(normalised if is_long else "")
    return _Known(name, normalised, bigrams(normalised), characters)


def _closeness(wanted: _Known, known: _Known) -> float:
    if not known.normalised:
        return 0.0
    shared = len(wanted.pairs & known.pairs)
    alike = shared / (len(wanted.pairs) + len(known.pairs) - shared)
    first, second = wanted.normalised, known.normalised
    if min(len(first), len(second)) > 1 and (first in second or second in first):
        return max(alike, CLOSE)
    if alike < CLOSE and len(first) == len(second) > 1 and _sound_the_same(first, second):
        return _SOUNDS_THE_SAME
    longest = max(len(first), len(second))
    if len(wanted.characters & known.characters) >= _FEW_DIFFER * longest:
        return max(alike, _kept(first, second))
    return alike


def _kept(first: str, second: str) -> float:
    """The share of characters that need not be changed, put in or left out; 0 where they are few."""
    distances = list(range(len(second) + 1))
    for row, one in enumerate(first, start=1):
        before, distances[0] = distances[0], row
        for column, other in enumerate(second, start=1):
            changed = before + (one != other)
            before = distances[column]
            distances[column] = min(changed, before + 1, distances[column - 1] + 1)
    share = 1 - distances[-1] / max(len(first), len(second))
    return share if share >= _FEW_DIFFER else 0.0


def _sound_the_same(first: str, second: str) -> bool:
    """Whether an input method may have given one for the other: 邀请码 and 邀清码."""
    if first.isascii() or second.isascii():
        return False
    one, other = spelling(first), spelling(second)
    return one.initials == other.initials and [u.readings[0] for u in one.units] == [
        u.readings[0] for u in other.units
    ]
