"""Every type, attribute and enumerated value has a name in both languages."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from typing import Any

import pytest

from canvas_studio.model.records import RECORD_TYPES, Function, LText
from canvas_studio.model.records.canvas import RESERVED_TAGS
from canvas_studio.model.records.wording import (
    ATTRIBUTE_WORDS,
    TYPE_WORDS,
    VALUE_WORDS,
    attribute_words,
    type_words,
    value_words,
)

NOT_TRANSLATED = {"type", "label", "recommended", "chosen", "raci"}  # tags, A B C, R A C I


def attributes(cls: Any) -> Iterator[tuple[str, Any]]:
    """All attributes of a record type and of the values inside it."""
    for name, hint in typing.get_type_hints(cls).items():
        yield name, hint
        for part in parts(hint):
            if dataclasses.is_dataclass(part) and part is not LText:
                yield from attributes(part)


def parts(hint: Any) -> Iterator[Any]:
    yield hint
    if typing.get_origin(hint) is not typing.Literal:
        for argument in typing.get_args(hint):
            yield from parts(argument)


def enumerated(hint: Any) -> list[str]:
    return [
        value
        for part in parts(hint)
        if typing.get_origin(part) is typing.Literal
        for value in typing.get_args(part)
    ]


def test_every_type_has_a_name() -> None:
    assert list(TYPE_WORDS) == list(RECORD_TYPES)
    assert type_words(Function).text("zh") == "功能"
    assert type_words("function").text("en") == "function"


@pytest.mark.parametrize("cls", RECORD_TYPES.values(), ids=RECORD_TYPES)
def test_every_attribute_and_every_choice_has_a_name(cls: Any) -> None:
    for name, hint in attributes(cls):
        assert name in ATTRIBUTE_WORDS
        if name not in NOT_TRANSLATED:
            for value in enumerated(hint):
                assert (name, value) in VALUE_WORDS


def test_every_reserved_tag_has_a_name() -> None:
    assert all(("tags", tag) in VALUE_WORDS for tag in RESERVED_TAGS)


def test_nothing_is_named_that_does_not_exist() -> None:
    known = [(n, h) for cls in RECORD_TYPES.values() for n, h in attributes(cls)]
    assert set(ATTRIBUTE_WORDS) == {name for name, _ in known}
    choices = {(name, value) for name, hint in known for value in enumerated(hint)}
    assert set(VALUE_WORDS) - choices == {("tags", tag) for tag in RESERVED_TAGS}


def test_names_differ_between_the_languages() -> None:
    everything = [*TYPE_WORDS.values(), *ATTRIBUTE_WORDS.values(), *VALUE_WORDS.values()]
    same = {words.text("zh") for words in everything if words.text("zh") == words.text("en")}
    assert same == {"RACI", "KPI"}


def test_a_path_is_called_by_its_last_part() -> None:
    assert attribute_words("indicator.target").text("zh") == "目标值"
    assert attribute_words("persona.pain_points.1").text("en") == "pain points"
    assert value_words("priority", "must").text("zh") == "P0 必须"
    assert value_words("colour", 3).text("en") == "3"
