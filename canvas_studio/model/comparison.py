"""What differs between two canvases: which records, and in words what of them."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from canvas_studio.messages import Language, Localised, Message, message
from canvas_studio.model.changes import Change, difference
from canvas_studio.model.content import Content
from canvas_studio.model.notation import print_participations
from canvas_studio.model.records import (
    RECORD_TYPES,
    Crossing,
    LText,
    OrderedRecord,
    Participation,
    Record,
)
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.references import references_of
from canvas_studio.model.records.wording import VALUE_WORDS, attribute_words, value_words

Kind = Literal["added", "removed", "changed"]

NOTHING = message("（空）", "(empty)")
BLANK_CELL = message("（空白）", "(blank)")
_BOOKKEEPING = frozenset({"id", "type", "order", "source", "retired_codes", "updated_at"})


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """An attribute and what it was and is, for people."""

    attribute: Localised
    before: Localised
    after: Localised


@dataclass(frozen=True, slots=True)
class Difference:
    """An element that is there in one canvas only, or says something else in the other."""

    kind: Kind
    type: str
    """The tag of its type; a cell with all that is in it counts as a crossing."""
    id: str
    name: Localised
    values: tuple[ChangedValue, ...] = ()
    """What was changed; of a cell that was added or removed, what is or was in it."""


def compared(before: Content, after: Content) -> list[Change]:
    """The records that differ; an order key that puts a record where it was is no difference."""
    changes = difference(before.records, after.records).changes
    moved = {
        type(c.after)
        for c in changes.values()
        if isinstance(c.before, OrderedRecord)
        and isinstance(c.after, OrderedRecord)
        and c.before.order != c.after.order
    }
    places_before, places_after = _places(before, after, moved), _places(after, before, moved)
    found = []
    for id, change in changes.items():
        if (
            isinstance(change.before, OrderedRecord)
            and isinstance(change.after, OrderedRecord)
            and places_before.get(id) == places_after.get(id)
        ):
            change = Change(
                change.before, dataclasses.replace(change.after, order=change.before.order)
            )
        if change.before != change.after:
            found.append(change)
    return found


def kind_of(change: Change) -> Kind:
    """What became of the record."""
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def changed_attributes(change: Change) -> list[str]:
    """The names of the attributes in which a record differs; none where one side is missing."""
    if change.before is None or change.after is None:
        return []
    return [
        field.name
        for field in dataclasses.fields(cast(Any, change.after))
        if getattr(change.before, field.name) != getattr(change.after, field.name)
    ]


def differences(before: Content, after: Content) -> list[Difference]:
    """What differs, by type in the order of the schema and then in that of the canvas.

    What is kept for the program's sake, such as codes not to be used again, is left out.
    """
    return _Reader(before, after).differences()


class _Reader:
    """Puts the differences of two canvases into words."""

    def __init__(self, before: Content, after: Content) -> None:
        self._before = before
        self._after = after

    def differences(self) -> list[Difference]:
        changes = compared(self._before, self._after)
        moved = {type(c.record) for c in changes if "order" in changed_attributes(c)}
        self._places_before = _places(self._before, self._after, moved)
        self._places_after = _places(self._after, self._before, moved)
        cells: dict[str, None] = {}
        found: dict[str, list[Difference]] = {tag: [] for tag in RECORD_TYPES}
        for change in sorted(changes, key=self._place):
            record = change.record
            if isinstance(record, Crossing):
                cells[record.id] = None
            elif isinstance(record, Participation):
                cells[record.crossing] = None
            else:
                values = tuple(self._values(change))
                if values or kind_of(change) != "changed":
                    found[record.type].append(
                        Difference(kind_of(change), record.type, record.id, shown(record), values)
                    )
        found["crossing"] = [each for cell in cells if (each := self._cell(cell)) is not None]
        return [each for of_type in found.values() for each in of_type]

    def _place(self, change: Change) -> tuple[str, str]:
        return getattr(change.record, "order", ""), change.record.id

    # -- cells ---------------------------------------------------------------------------------

    def _cell(self, id: str) -> Difference | None:
        was, now = self._before.find(id), self._after.find(id)
        crossing = cast(Crossing, now or was)
        text_before, text_after = _cell_text(self._before, id), _cell_text(self._after, id)
        values: list[ChangedValue] = []
        if text_before != text_after:
            values.append(ChangedValue(attribute_words("role"), text_before, text_after))
        values += self._of_roles(id)
        if not values and (was is None) == (now is None):
            return None
        name = message(
            "{goal} × {function}",
            "{goal} × {function}",
            goal=self._named(crossing.goal),
            function=self._named(crossing.function),
        )
        return Difference(kind_of(Change(was, now)), "crossing", id, name, tuple(values))

    def _of_roles(self, crossing: str) -> Iterator[ChangedValue]:
        """What else is said of roles that stayed: letters and notes."""
        for now in self._after.participations(crossing):
            was = self._before.find(now.id)
            if isinstance(was, Participation):
                for attribute in ("raci", "note"):
                    one, other = getattr(was, attribute), getattr(now, attribute)
                    if one != other:
                        words = message(
                            "{role}：{attribute}",
                            "{role}: {attribute}",
                            role=self._named(now.role),
                            attribute=attribute_words(attribute),
                        )
                        yield self._changed(words, attribute, one, other)

    # -- records -------------------------------------------------------------------------------

    def _values(self, change: Change) -> Iterator[ChangedValue]:
        for name in changed_attributes(change):
            one, other = getattr(change.before, name), getattr(change.after, name)
            if name == "order":
                id = change.record.id
                yield ChangedValue(
                    attribute_words(name),
                    message("{n}", "{n}", n=self._places_before[id] + 1),
                    message("{n}", "{n}", n=self._places_after[id] + 1),
                )
            elif name not in _BOOKKEEPING:
                yield from self._parts(name, one, other)

    def _parts(self, path: str, one: Any, other: Any) -> Iterator[ChangedValue]:
        """An attribute as it is, or the parts of it that differ."""
        whole = one if one is not None else other
        if dataclasses.is_dataclass(whole) and not isinstance(whole, LText):
            for field in dataclasses.fields(whole):
                # What a part that is missing would say by itself is not worth a line.
                usual = None if field.default is dataclasses.MISSING else field.default
                was, now = getattr(one, field.name, usual), getattr(other, field.name, usual)
                if was != now and field.name not in _BOOKKEEPING:
                    yield from self._parts(f"{path}.{field.name}", was, now)
        else:
            yield self._changed(attribute_words(path), path, one, other)

    def _changed(self, words: Message, path: str, one: Any, other: Any) -> ChangedValue:
        if isinstance(one, LText) and isinstance(other, LText):
            if one.en == other.en:
                called = _IN_CHINESE if one.en else _PLAIN
                return _one_language(called, words, one.zh, other.zh)
            if one.zh == other.zh:
                return _one_language(_IN_ENGLISH if one.zh else _PLAIN, words, one.en, other.en)
        return ChangedValue(words, self._worded(path, one), self._worded(path, other))

    def _worded(self, path: str, value: Any) -> Localised:
        if value is None or value in ("", ()) or value == LText():
            return NOTHING
        if isinstance(value, LText):
            return value
        if isinstance(value, tuple):
            return _Row(tuple(self._worded(path, item) for item in value))
        if dataclasses.is_dataclass(value):
            parts = (
                self._worded(field.name, getattr(value, field.name))
                for field in dataclasses.fields(value)
                if field.name not in _BOOKKEEPING
            )
            return _Row(tuple(part for part in parts if part is not NOTHING))
        if isinstance(value, str) and (path.rpartition(".")[2], value) not in VALUE_WORDS:
            return self._named(value)
        if isinstance(value, (datetime.date, datetime.datetime)):
            return _literally(value.isoformat())
        if isinstance(value, float):
            return _literally(f"{value:g}")
        return value_words(path, value)

    def _named(self, id: str) -> Localised:
        record = self._after.find(id) or self._before.find(id)
        return shown(record) if record is not None else _literally(id)


_PLAIN = message("{attribute}", "{attribute}")
_IN_CHINESE = message("{attribute}（中文）", "{attribute} (Chinese)")
_IN_ENGLISH = message("{attribute}（英文）", "{attribute} (English)")


def _one_language(called: Message, words: Message, one: str, other: str) -> ChangedValue:
    """A text of which one language changed, shown in that language to every reader."""
    return ChangedValue(
        message(called.zh, called.en, attribute=words), _literally(one), _literally(other)
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """Several things one after another."""

    items: tuple[Localised, ...]

    def text(self, language: Language) -> str:
        separator = "、" if language == "zh" else ", "
        return separator.join(item.text(language) for item in self.items)


@dataclass(frozen=True, slots=True)
class _CellText:
    """What stands in a cell, in the notation in which it is typed."""

    parts: tuple[tuple[LText, tuple[LText, ...]], ...]

    def text(self, language: Language) -> str:
        parts = [
            (role.text(language), [activity.text(language) for activity in activities])
            for role, activities in self.parts
        ]
        return print_participations(parts, language) if parts else "○"


def _cell_text(content: Content, crossing: str) -> Localised:
    if crossing not in content:
        return BLANK_CELL
    parts = content.participations(crossing)
    return _CellText(tuple((content.ends_of(p)[2].name, p.activities) for p in parts))


def _literally(text: str) -> Localised:
    return message("{text}", "{text}", text=text) if text else NOTHING


def _places(content: Content, other: Content, types: Iterable[type[Record]]) -> Mapping[str, int]:
    """For each record of the types that both have, its place among its like that both have.

    Records are of a like when they are of one type and belong to the same record.
    """
    counters: Counter[tuple[str, ...]] = Counter()
    places: dict[str, int] = {}
    for cls in types:
        for record in content.of(cls):
            if record.id in other:
                holders = (t for r, t in references_of(record) if r.arity == "required")
                like = (record.type, *holders)
                places[record.id] = counters[like]
                counters[like] += 1
    return places
