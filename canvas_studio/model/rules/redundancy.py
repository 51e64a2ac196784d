"""Functions that look alike, found without comparing every pair: what rule CAN107 stands on.

Two names whose Jaccard similarity reaches a bound share a bigram among the rarest few of each
(prefix filtering: Chaudhuri, Ganti, Kaushik, "A Primitive Operator for Similarity Joins", 2006).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from canvas_studio.model.facts import Facts
from canvas_studio.model.records import Function
from canvas_studio.model.records.text import bigrams, normalised_name

_ALIKE = (4, 5)
"""From this similarity on, two names look redundant whatever the functions are for."""
_ALIKE_IN_USE = (2, 5)
"""From this one on, they do when the functions are also used alike."""


class Pair(NamedTuple):
    """Two functions in list order."""

    first: Function
    second: Function
    similarity: float
    same_use: bool


def redundant_pairs(facts: Facts) -> Iterator[Pair]:
    """Every pair of functions in scope that looks redundant, once."""
    functions = facts.functions
    language = facts.content.project.primary_language
    grams = {f.id: _grams(f.name.zh if language == "zh" else f.name.en) for f in functions}
    known: set[tuple[str, str]] = set()
    for a, b, similarity in _similar([f.id for f in functions], grams, *_ALIKE):
        known.add((a, b))
        yield _pair(facts, a, b, similarity)
    for group in _used_alike(facts, functions):
        for a, b, similarity in _similar(group, grams, *_ALIKE_IN_USE):
            if (a, b) not in known and _same_roles(facts, a, b):
                yield _pair(facts, a, b, similarity)


def _pair(facts: Facts, a: str, b: str, similarity: float) -> Pair:
    first, second = facts.content.get(Function, a), facts.content.get(Function, b)
    alike = first.kind == second.kind and first.module == second.module
    goals = set(facts.goals_of(a))
    alike = alike and bool(goals) and goals == set(facts.goals_of(b))
    return Pair(first, second, similarity, alike and _same_roles(facts, a, b))


@lru_cache(maxsize=16_384)
def _grams(name: str) -> frozenset[str]:
    return bigrams(normalised_name(name))


def _used_alike(facts: Facts, functions: Sequence[Function]) -> Iterator[list[str]]:
    """Functions of one kind and module that support the same goals, in groups of two or more."""
    groups: dict[object, list[str]] = {}
    for function in functions:
        if goals := facts.goals_of(function.id):
            use = function.kind, function.module, frozenset(goals)
            groups.setdefault(use, []).append(function.id)
    return (group for group in groups.values() if len(group) > 1)


def _same_roles(facts: Facts, a: str, b: str) -> bool:
    return all(
        set(facts.roles_in(goal, a)) == set(facts.roles_in(goal, b)) for goal in facts.goals_of(a)
    )


def _similar(
    ids: Sequence[str], grams: Mapping[str, frozenset[str]], over: int, under: int
) -> Iterator[tuple[str, str, float]]:
    """The pairs, in the order of `ids`, of similarity `over` / `under` or more."""
    common = Counter(gram for id in ids for gram in grams[id])
    with_gram: dict[str, list[str]] = {}
    for id in ids:
        own = grams[id]
        rarest = sorted(own, key=lambda gram: (common[gram], gram))
        prefix = rarest[: len(own) - -(-over * len(own) // under) + 1]
        for other in dict.fromkeys(o for gram in prefix for o in with_gram.get(gram, ())):
            shared = len(own & grams[other])
            together = len(own) + len(grams[other]) - shared
            if shared * under >= over * together:
                yield other, id, shared / together
        for gram in prefix:
            with_gram.setdefault(gram, []).append(id)
