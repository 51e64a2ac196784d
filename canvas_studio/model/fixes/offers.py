"""What can be offered for a finding: steps that the program can do, and what it has to be told first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import Localised, Message, message
from canvas_studio.model.document import Transaction
from canvas_studio.model.facts import Facts
from canvas_studio.model.records import Function
from canvas_studio.model.rules import Finding

_NO_WORDS: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Fix:
    """One step that can be done at once: a command and its arguments."""

    title: Localised
    command: Callable[..., object]
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)
    settles: bool = True
    """Whether the finding is gone after it. Otherwise it only comes closer to that."""
    label: Localised | None = None
    """What the step is called where the title alone does not say it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Steps of which a person picks one; each is titled by what is picked."""

    title: Message
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person has to type, and the step that it makes."""

    title: Message
    prompt: Message
    """What is to be typed."""
    answered: Callable[[str], Fix]
    """The step for a text that is not empty; UserError where the text will not do."""


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell to be opened and filled in by hand."""

    title: Message
    goal: str
    function: str


Offer = Fix | Choice | Question | OpenCell
Fixer = Callable[[Facts, Finding], Iterator[Offer]]


def carry_out(tx: Transaction, fix: Fix) -> None:
    """Do what a fix offers, as a step that is called after it."""
    fix.command(tx, *fix.arguments, **fix.keywords)
    tx.label = message("修正：{fix}", "Fix: {fix}", fix=fix.label or fix.title)


def choice(title: Message, fixes: Iterable[Fix]) -> Iterator[Choice]:
    """The choice of these steps, each called after the choice and itself; none of none."""
    options = tuple(
        Fix(
            each.title,
            each.command,
            each.arguments,
            each.keywords,
            each.settles,
            message("{choice}：{option}", "{choice}: {option}", choice=title, option=each.title),
        )
        for each in fixes
    )
    if options:
        yield Choice(title, options)


def number(text: str) -> int | float:
    """A number that was typed; UserError where it is none."""
    try:
        value = float(text.replace(",", "").replace("，", ""))
    except ValueError:
        raise UserError(
            message("“{text}”不是数字。", "“{text}” is no number.", text=text)
        ) from None
    if value != value or value in (float("inf"), float("-inf")):
        raise UserError(message("“{text}”不是数字。", "“{text}” is no number.", text=text))
    return int(value) if value.is_integer() else value


def unplaced(facts: Facts) -> list[Function]:
    """The functions in scope that are in no module, in order."""
    return [function for function in facts.functions if function.module is None]
