"""Steps at random: any attribute of any record, cells, deletions, undo, all as real steps.

A step that breaks integrity is refused by the document, which is fine: it changes nothing.
"""

from __future__ import annotations

import dataclasses
import datetime
import random
import types
import typing
from collections.abc import Callable
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.deletion import delete
from canvas_studio.model.document import Document, Transaction
from canvas_studio.model.history import History
from canvas_studio.model.records import (
    NO_TEXT,
    Crossing,
    Function,
    Goal,
    LText,
    Participation,
    Project,
    Record,
    Role,
    Waiver,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.base import MayDangle
from canvas_studio.model.records.references import TARGETS

_IDENTITY = ("id", "type", "code", "source", "crossing", "retired_codes", "snapshot")
_TEXTS = (NO_TEXT, LText(zh="说明", en="Text"), LText(zh="说明"), LText(zh="渠道统计"))
_NUMBERS = (0, 1, 2, 6, 0.5)
_SHARES = (0.0, 0.3, 0.6, 1.0)


def take_step(document: Document, history: History, seed: int) -> None:
    """One step, the same one for the same document and seed."""
    chance = random.Random(seed)
    action = chance.choice(_ACTIONS)
    try:
        if action is None:
            history.undo() if chance.random() < 0.7 else history.redo()
        else:
            document.run(_several, [action] * chance.choice((1, 1, 1, 3)), chance)
    except (UserError, ValueError, LookupError, TypeError):
        pass  # refused, by integrity or by a record's own validation; or nothing to do it to is left


def _several(tx: Transaction, actions: list[Action], chance: random.Random) -> None:
    for action in actions:
        action(tx, chance)


Action = Callable[[Transaction, random.Random], None]


def _change_anything(tx: Transaction, chance: random.Random) -> None:
    types_held = sorted({record.type for record in tx.content.records.values()})
    wanted = chance.choice(types_held)
    record = chance.choice([r for r in _sorted(tx) if r.type == wanted])
    hints = typing.get_type_hints(type(record), include_extras=True)
    name = chance.choice([f.name for f in dataclasses.fields(record) if f.name not in _IDENTITY])  # type: ignore[arg-type]
    tx.change(record, **{name: _value(tx, chance, name, hints[name])})


def _value(tx: Transaction, chance: random.Random, name: str, annotation: Any) -> Any:
    dangling = False
    if typing.get_origin(annotation) is typing.Annotated:
        dangling = MayDangle in annotation.__metadata__
        annotation = annotation.__origin__
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        members = [a for a in typing.get_args(annotation) if a is not type(None)]
        if len(members) < len(typing.get_args(annotation)) and chance.random() < 0.4:
            return None
        if dangling and chance.random() < 0.2:
            return "nowhere"
        annotation = members[0]
        origin = typing.get_origin(annotation)
    if origin is typing.Literal:
        return chance.choice(typing.get_args(annotation))
    if origin is tuple:
        item = typing.get_args(annotation)[0]
        return tuple(_value(tx, chance, name, item) for _ in range(chance.randrange(4)))
    if annotation in TARGETS:
        ids = [r.id for r in _sorted(tx) if TARGETS[annotation] in (r.type, None)]
        return chance.choice(ids) if ids else None
    if annotation is LText:
        return chance.choice(_TEXTS)
    if annotation is bool:
        return chance.random() < 0.5
    if annotation is float:
        return chance.choice(_SHARES)
    if annotation is int:
        return chance.randrange(4)
    if annotation is datetime.date:
        return datetime.date(2026, 1, chance.randrange(1, 28))
    if name == "order":
        return chance.choice("ABCDEFGHabcdefgh") + chance.choice("123456789")
    if annotation is str:
        return chance.choice(("", "09:00", "incentive", "performance"))
    if dataclasses.is_dataclass(annotation):
        hints = typing.get_type_hints(annotation, include_extras=True)
        return annotation(
            **{
                field.name: _value(tx, chance, field.name, hints[field.name])
                for field in dataclasses.fields(annotation)
                if field.default is dataclasses.MISSING or chance.random() < 0.6
            }
        )
    return chance.choice(_NUMBERS)


def _toggle_crossing(tx: Transaction, chance: random.Random) -> None:
    goal, function = _any(tx, chance, Goal), _any(tx, chance, Function)
    id = crossing_id(goal.id, function.id)
    if id in tx.content:
        delete(tx, id)
    else:
        tx.put(Crossing(id=id, goal=goal.id, function=function.id))  # type: ignore[arg-type]
        for _ in range(chance.randrange(3)):
            _take_part(tx, id, _any(tx, chance, Role).id)


def _toggle_participation(tx: Transaction, chance: random.Random) -> None:
    crossing, role = _any(tx, chance, Crossing), _any(tx, chance, Role)
    if participation_id(crossing.id, role.id) in tx.content:
        tx.remove(participation_id(crossing.id, role.id))  # type: ignore[arg-type]
    else:
        _take_part(tx, crossing.id, role.id)


def _take_part(tx: Transaction, crossing: str, role: str) -> None:
    id = participation_id(crossing, role)  # type: ignore[arg-type]
    tx.put(Participation(id=id, crossing=crossing, role=role, order="V"))  # type: ignore[arg-type]


def _retag(tx: Transaction, chance: random.Random) -> None:
    tags = ("incentive", "performance", "finance")
    tx.change(_any(tx, chance, Function), tags=tuple(t for t in tags if chance.random() < 0.4))


def _reschedule(tx: Transaction, chance: random.Random) -> None:
    function = _any(tx, chance, Function)
    tx.change(function, priority=chance.choice(("must", "should", "wont", "wont")))


def _delete_something(tx: Transaction, chance: random.Random) -> None:
    types_held = sorted({record.type for record in tx.content.records.values()})
    wanted = chance.choice(types_held)
    delete(tx, chance.choice([r.id for r in _sorted(tx) if r.type == wanted]))


def _add_something(tx: Transaction, chance: random.Random) -> None:
    original = chance.choice(_sorted(tx))
    if isinstance(original, (Project, Crossing, Participation)):
        return
    given = {
        field.name: getattr(original, field.name)
        for field in dataclasses.fields(original)  # type: ignore[arg-type]
        if field.name not in ("id", "type", "code", "order")
    }
    elements.add(tx, type(original), **given)


def _waive(tx: Transaction, chance: random.Random) -> None:
    code, cls = chance.choice((("CAN106", Goal), ("ROL203", Role), ("ROL204", Role)))
    target = _any(tx, chance, cls).id
    tx.put(
        Waiver(
            id=f"waiver_{code}_{target}",
            rule=code,
            targets=(target,),
            reason=LText(zh="接受"),
            fingerprint_of_target=targets_fingerprint(tx.content, (target,)),
        )
    )


def _any(tx: Transaction, chance: random.Random, cls: type[Any]) -> Any:
    return chance.choice([r for r in _sorted(tx) if isinstance(r, cls)])


def _sorted(tx: Transaction) -> list[Record]:
    return sorted(tx.content.records.values(), key=lambda record: record.id)


_ACTIONS: list[Action | None] = [
    *[_change_anything] * 8,
    *[_toggle_crossing] * 3,
    *[_toggle_participation] * 3,
    _retag,
    *[_reschedule] * 2,
    *[_delete_something] * 2,
    *[_add_something] * 2,
    _waive,
    *[None] * 3,
]
