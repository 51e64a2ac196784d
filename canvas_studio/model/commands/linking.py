"""Names close to an existing one, so that people link instead of making a twin."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from canvas_studio.model.content import Content
from canvas_studio.model.records import Function, Goal, Module, Role
from canvas_studio.model.records.text import normalised_name, similarity

N = TypeVar("N", Function, Goal, Role, Module)

CLOSE = 0.4
"""From this similarity of names on (domain 2.4), an existing element is offered."""


class Suggestion(NamedTuple):
    """An existing element, and how close its name is: 1 for the same name."""

    id: str
    closeness: float


def suggestions(content: Content, type: type[N], name: str, limit: int = 5) -> list[Suggestion]:
    """Elements whose name, in either language, is close to `name` or one part of the other.

    The closest come first, then in the user's order.
    """
    wanted = normalised_name(name)
    if not wanted:
        return []
    found = (
        Suggestion(record.id, max(_closeness(wanted, n) for n in (record.name.zh, record.name.en)))
        for record in content.of(type)
    )
    close = [suggestion for suggestion in found if suggestion.closeness >= CLOSE]
    return sorted(close, key=lambda suggestion: -suggestion.closeness)[:limit]


def _closeness(wanted: str, name: str) -> float:
    known = normalised_name(name)
    if not known:
        return 0.0
    alike = similarity(wanted, known)
    if min(len(wanted), len(known)) > 1 and (wanted in known or known in wanted):
        return max(alike, CLOSE)
    return alike
