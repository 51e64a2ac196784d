"""Finds names, roles and activities all over a canvas, in reading order. No Qt.

What a filter hides is not looked through; what is in a closed group is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from canvas_studio.model.content import Content
from canvas_studio.model.finder import Entry, Finder
from canvas_studio.model.records import Function, Goal, Module, Role
from canvas_studio.views.canvas.axes import NAMES, Grouping, Line, groups
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.places import Place


@dataclass(frozen=True)
class Found:
    """Where something was found: every place once, in reading order, and by what it is."""

    places: tuple[Place, ...] = ()
    ranks: Mapping[Line, int] = field(default_factory=dict)
    """Where each line of the canvas stands on its axis, whether in sight or not."""

    @cached_property
    def cells(self) -> frozenset[Place]:
        return frozenset(place for place in self.places if place.is_crossing)

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of goals, functions and modules whose names were found."""
        return frozenset(place.record for place in self.places if place.record is not None)

    def at(self, place: Place) -> int | None:
        """Which of the places found this is, from 0."""
        return (
            self.places.index(place) if place in self.cells or place.record in self.names else None
        )

    def following(self, place: Place, by: int) -> Place | None:
        """The next place found after this one (`by` 1), or the one before (-1), round and round."""
        if not self.places:
            return None
        at = (bisect_right if by > 0 else bisect_left)(self.places, self._key(place), key=self._key)
        at -= by < 0
        return self.places[at % len(self.places)]

    def _key(self, place: Place) -> tuple[int, int]:
        last = len(self.ranks)
        return self.ranks.get(place.function, last), self.ranks.get(place.goal, last)


def find_places(
    content: Content,
    display: CanvasDisplay,
    grouping: Grouping,
    query: str,
    hidden: Collection[str] = (),
) -> Found:
    """All places whose text has the query in it, or what its letters spell."""
    if not query.strip():
        return Found()
    search = _Search(content, display, query, hidden)
    lines = [NAMES, *(Line("goal", goal.id) for goal in content.of(Goal))]
    for group, functions in groups(content, grouping):
        lines.append(Line("group", group))
        lines += [Line("function", function.id) for function in functions]
    ranks = {line: rank for rank, line in enumerate(lines)}
    return Found(tuple(search.places(grouping)), ranks)


class _Search:
    def __init__(
        self, content: Content, display: CanvasDisplay, query: str, hidden: Collection[str]
    ) -> None:
        self._content = content
        self._display = display
        self._query = query
        self._hidden = hidden
        named: list[Goal | Function | Module] = [
            *content.every(Goal),
            *content.every(Function),
            *content.every(Module),
        ]
        self._names = self._fitting(Entry(r.id, (r.name.zh, r.name.en), r.code) for r in named)
        self._roles = self._fitting(
            Entry(role.id, (role.name.zh, role.name.en), role.code) for role in content.every(Role)
        )
        texts = {
            part.activities
            for function in content.every(Function)
            for cell in display.cells(function.id).values()
            for part in cell.parts
        }
        self._activities = self._fitting(Entry(text, (text,)) for text in texts if text)

    def places(self, grouping: Grouping) -> Iterator[Place]:
        shown_goals = (goal.id for goal in self._content.of(Goal) if goal.id not in self._hidden)
        goals = {goal: (rank, Line("goal", goal)) for rank, goal in enumerate(shown_goals)}
        for goal, (_, line) in goals.items():
            if goal in self._names:
                yield Place(line, NAMES)
        for group, functions in groups(self._content, grouping):
            shown = [function.id for function in functions if function.id not in self._hidden]
            if group in self._names and (shown or not self._hidden):
                yield Place(NAMES, Line("group", group))
            for function in shown:
                yield from self._places_of(function, goals)

    def _places_of(self, function: str, goals: Mapping[str, tuple[int, Line]]) -> Iterator[Place]:
        """`goals` are those that are shown, by id, with where they stand."""
        line = Line("function", function)
        if function in self._names:
            yield Place(NAMES, line)
        found = {
            goals[goal]
            for goal, cell in self._display.cells(function).items()
            if goal in goals
            for part in cell.parts
            if part.role in self._roles or part.activities in self._activities
        }
        yield from (Place(goal, line) for _, goal in sorted(found))

    def _fitting(self, entries: Iterable[Entry]) -> set[str]:
        return Finder(entries).ids(self._query)
