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

    Close are names that share many pairs of characters, of which one is a part of the other, or
    which sound the same; and, of letters, the code and the pinyin of a name.
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


@lru_cache(maxsize=65_536)
def _known(name: str) -> _Known:
    normalised = normalised_name(name)
    return _Known(name, normalised, bigrams(normalised))


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
    return alike


def _sound_the_same(first: str, second: str) -> bool:
    """Whether an input method may have given one for the other: 邀请码 and 邀清码."""
    if first.isascii() or second.isascii():
        return False
    one, other = spelling(first), spelling(second)
    return one.initials == other.initials and [u.readings[0] for u in one.units] == [
        u.readings[0] for u in other.units
    ]
