"""What a canvas can be filtered by: every kind, priority, release, role, module and goal, findable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from canvas_studio.messages import Language, Message
from canvas_studio.model.content import Content
from canvas_studio.model.finder import Entry, Finder, Fit
from canvas_studio.model.records import Goal, LText, Module, Release, Role
from canvas_studio.model.records.canvas import Kind, Priority
from canvas_studio.model.records.wording import attribute_words, value_words
from canvas_studio.views.canvas.axes import UNPLACED, modules_in_order
from canvas_studio.views.canvas.filters import NO_RELEASE, Criterion
from canvas_studio.views.words import NO_RELEASE_YET, UNPLACED_FUNCTIONS


class FilterValue(NamedTuple):
    """One value of one criterion, with its name as shown and in the other language."""

    criterion: Criterion
    value: str
    name: str
    other_name: str = ""
    code: str = ""

    @property
    def id(self) -> str:
        return f"{self.criterion} {self.value}"


class FoundValue(NamedTuple):
    """A value that fits what was typed, and the characters of its name that do."""

    value: FilterValue
    ranges: tuple[tuple[int, int], ...]


def filter_values(content: Content, shown: Language, reader: Language) -> list[FilterValue]:
    """All there is to filter by, by criterion; `shown` is the language of the content."""
    return list(_values(content, shown, reader))


def _values(content: Content, shown: Language, reader: Language) -> Iterator[FilterValue]:
    def named(criterion: Criterion, record: Role | Module | Goal) -> FilterValue:
        return FilterValue(criterion, record.id, *_names(record.name, shown), record.code)

    for kind in get_args(Kind):
        yield FilterValue("kind", kind, *_names(value_words("kind", kind), reader))
    for priority in get_args(Priority):
        words = _names(value_words("priority", priority), reader)
        yield FilterValue("priority", priority, *words)
    for release in content.of(Release):
        yield FilterValue("release", release.id, *_names(release.name, shown))
    yield FilterValue("release", NO_RELEASE, *_names(NO_RELEASE_YET, reader))
    for role in content.of(Role):
        yield named("role", role)
    if content.count(Module):
        for module in modules_in_order(content):
            yield named("module", module)
        yield FilterValue("module", UNPLACED, *_names(UNPLACED_FUNCTIONS, reader))
    for goal in content.of(Goal):
        yield named("goal", goal)


def _names(text: LText | Message, language: Language) -> tuple[str, str]:
    return text.text(language), text.text("en" if language == "zh" else "zh")


def criterion_word(criterion: Criterion, language: Language) -> str:
    """What people call a criterion: 角色, role."""
    return attribute_words(criterion).text(language)


def find_values(values: Iterable[FilterValue], query: str) -> list[FoundValue]:
    """The values whose names or codes fit what was typed, best first; all for nothing."""
    by_id = {value.id: value for value in values}
    if not query.strip():
        return [FoundValue(value, ()) for value in by_id.values()]
    entries = [Entry(id, (v.name, v.other_name), v.code) for id, v in by_id.items()]
    found = []
    for match in Finder(entries).find(query, len(entries)):
        if match.fit is not Fit.SCATTERED:
            value = by_id[match.entry.id]
            found.append(FoundValue(value, match.ranges if match.text == value.name else ()))
    return found
