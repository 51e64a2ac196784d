"""Where records stand among their like: the order keys of what is added or moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import (
    Function,
    FunctionPoint,
    Module,
    Option,
    OrderedRecord,
    Participation,
    RouteStep,
    StoryStep,
)
from canvas_studio.model.records.ordering import first_keys, key_between

O = TypeVar("O", bound=OrderedRecord)  # noqa: E741

SCOPES: Mapping[type[OrderedRecord], tuple[str, ...]] = {
    Function: ("module",),
    FunctionPoint: ("function",),
    Module: ("parent", "dimension"),
    Option: ("option_set",),
    Participation: ("crossing",),
    RouteStep: ("route",),
    StoryStep: ("story",),
}
"""The attributes that say among whom a record is ordered; types not named form one list."""

_MOVE_BETWEEN_LISTS = (Function, Module)


def siblings(content: Content, type: type[O], attributes: Mapping[str, Any]) -> list[O]:
    """The records of `type` that stand in one list with a record of these attributes."""
    scope = SCOPES.get(type, ())
    if not scope:
        return content.of(type)
    owner = attributes.get(scope[0])
    held = content.of(type) if owner is None else content.referrers(owner, type)
    return [r for r in held if all(getattr(r, name) == attributes.get(name) for name in scope)]


def scope_of(record: OrderedRecord) -> dict[str, Any]:
    """The attributes of a record that say in which list it stands."""
    return {name: getattr(record, name) for name in SCOPES.get(type(record), ())}


def order_keys(
    tx: Transaction,
    type: type[O],
    attributes: Mapping[str, Any],
    position: int | None,
    count: int = 1,
    moving: Collection[str] = (),
) -> list[str]:
    """`count` keys in a row that put records at `position` of their list; None for the end.

    `moving` are the ids of records that are on their way and do not count. No other record of
    the type gets the same key, so that lists can be joined.
    """
    others = [s for s in siblings(tx.content, type, attributes) if s.id not in moving]
    at = len(others) if position is None else max(0, min(position, len(others)))
    if 0 < at < len(others) and others[at - 1].order >= others[at].order:
        others = _told_apart(tx, others)
    before = others[at - 1].order if at > 0 else ""
    after = others[at].order if at < len(others) else ""
    if type in _MOVE_BETWEEN_LISTS:
        before, after = _between_all(tx.content, type, before, after, moving)
    return _spread(before, after, count)


def _told_apart(tx: Transaction, records: list[O]) -> list[O]:
    """New keys for records of which some have the same, as two people's additions may."""
    keys = first_keys(len(records))
    return [tx.change(r, order=key) for r, key in zip(records, keys, strict=True)]


def _between_all(
    content: Content, type: type[O], before: str, after: str, moving: Collection[str]
) -> tuple[str, str]:
    keys = [r.order for r in content.of(type) if r.id not in moving]
    if before or not after:
        before = before or (keys[-1] if keys else "")
        next_up = bisect_right(keys, before)
        return before, keys[next_up] if next_up < len(keys) else ""
    next_down = bisect_left(keys, after) - 1
    return keys[next_down] if next_down >= 0 else "", after


def _spread(before: str, after: str, count: int) -> list[str]:
    if count <= 0:
        return []
    if not after:
        keys = []
        for _ in range(count):
            before = key_between(before, "")
            keys.append(before)
        return keys
    middle = key_between(before, after)
    left = _spread(before, middle, count // 2)
    return [*left, middle, *_spread(middle, after, count - len(left) - 1)]
