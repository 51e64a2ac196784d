"""What findings are about: ids of records, or symbols for what has no record of its own."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    FunctionPoint,
    Option,
    OrderedRecord,
    Record,
    RouteStep,
    StoryStep,
)

TargetKey = tuple[tuple[str, ...], ...]

SYMBOLS: tuple[str, ...] = (
    "project",
    "demand", "resource", "platform",
    "internal_efficiency", "commercial_efficiency", "ecosystem_extension",
    "sustainable", "profitable",
    "must_share", "core_values", "key_goals",
    "kickoff", "confirmation", "risk", "deliverable", "training",
    "audience", "sponsor", "executor",
    "product_requirements", "ux", "research", "reporting", "technical", "database",
    "architecture", "deployment", "test",
)  # fmt: skip
"""What a target may be instead of an id, in the order in which findings are listed."""

_RANKS = {symbol: f"{rank:02}" for rank, symbol in enumerate(SYMBOLS)}


def target_codes(content: Content, targets: Sequence[str]) -> tuple[str, ...]:
    """The targets of a finding as people call them: codes, or symbols as they are."""
    return tuple(_code(content, target) for target in targets)


def _code(content: Content, target: str) -> str:
    record = None if target in _RANKS else content.find(target)
    return getattr(record, "code", target)


def target_key(content: Content, targets: Sequence[str]) -> TargetKey:
    """By this key, findings of one rule come in the order that their targets have in the model."""
    return tuple(_place(content, target) for target in targets)


def _place(content: Content, target: str) -> tuple[str, ...]:
    record = None if target in _RANKS else content.find(target)
    if record is None:
        return _RANKS.get(target, "99"), target
    return *_parent_place(content, record), getattr(record, "order", ""), target


def _parent_place(content: Content, record: Record) -> tuple[str, ...]:
    """Steps, points and options are ordered within what they belong to."""
    parent: str
    match record:
        case RouteStep():
            parent = record.route
        case StoryStep():
            parent = record.story
        case Option():
            parent = record.option_set
        case FunctionPoint():
            parent = record.function
        case _:
            return ()
    holder = content.find(parent)
    return (holder.order if isinstance(holder, OrderedRecord) else "", parent)
