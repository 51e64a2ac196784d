"""The five verbs that every type of record has: add, rename, change, move, delete.

`delete` and `consequences` live in `deletion.py` and are named here too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, message
from canvas_studio.model.commands.attributes import value_at, with_value
from canvas_studio.model.commands.deletion import consequences, delete
from canvas_studio.model.commands.naming import (
    NUMBERED_WITHIN,
    as_text,
    called,
    check_name,
    name_attribute,
    new_code,
    new_id,
    retire,
    text_attributes,
)
from canvas_studio.model.commands.option_labels import label_for_new, settle_labels
from canvas_studio.model.commands.placing import SCOPES, order_keys, scope_of
from canvas_studio.model.document import Transaction
from canvas_studio.model.integrity import shown
from canvas_studio.model.records import (
    Baseline,
    CodedRecord,
    Dimension,
    Function,
    LText,
    Module,
    Option,
    OrderedRecord,
    Project,
    Record,
    Release,
    Role,
    Stage,
    ValueProposition,
)
from canvas_studio.model.records.value import PLATFORM_VALUE_TYPES
from canvas_studio.model.records.wording import (
    VALUE_WORDS,
    attribute_words,
    type_words,
    value_words,
)

__all__ = ["add", "consequences", "delete", "move", "rename", "set_attribute", "set_text"]

R = TypeVar("R", bound=Record)


def add(tx: Transaction, type: type[R], position: int | None = None, **attributes: Any) -> R:
    """Add a record with the next code at `position` of its list (None: at the end).

    Texts may be given as plain strings in the primary language. UserError where the name is
    empty, or taken by another goal, role or module.
    """
    if type in (Project, Stage, Dimension, Baseline):
        raise UserError(
            message("不能再添加{type}。", "There cannot be another {type}.", type=type_words(type))
        )
    filled = {**_defaults(tx, type, attributes), **attributes}
    for name in text_attributes(cast(Any, type)) & filled.keys():
        filled[name] = as_text(tx, filled[name])
    filled.setdefault("id", new_id(tx, type, filled))
    if issubclass(type, OrderedRecord):
        filled.setdefault("order", order_keys(tx, type, filled, position)[0])
    if issubclass(type, CodedRecord):
        filled.setdefault("code", new_code(tx, type, filled))
    if type is Option:
        filled["label"] = label_for_new(tx, filled["option_set"])
    record = tx.put(_made(type, filled))
    check_name(tx.content, record)
    if isinstance(record, Module) and record.parent:
        _take_functions_of_parent(tx, record)
    if isinstance(record, Option):
        settle_labels(tx, record.option_set)
    tx.label = message(
        "添加{type} {name}", "Add {type} {name}", type=type_words(type), name=called(record)
    )
    return record


def rename(tx: Transaction, id: str, name: str | LText, language: Language | None = None) -> None:
    """Give a record another name (or statement, question, title…), in one language or in both."""
    record = tx.content.records[id]
    attribute = name_attribute(type(record))
    if attribute is None:
        raise UserError(message("{it} 没有名称。", "{it} has no name.", it=shown(record)))
    before: LText = getattr(record, attribute)
    if isinstance(name, str) and language is not None:
        name = before.with_text(language, name)
    after = as_text(tx, name, before)
    check_name(tx.content, tx.change(record, **{attribute: after}))
    tx.label = message(
        "重命名{type} {before} → {after}",
        "Rename {type} {before} to {after}",
        type=type_words(record.type),
        before=before,
        after=after,
    )


def set_attribute(tx: Transaction, id: str, path: str, value: Any) -> None:
    """Give an attribute another value; `path` may lead into a part, as "indicator.target" does.

    A part that is missing is made, and one from which the last value is taken goes. What must
    follow does: a role moved to another end is no longer internal, sub-modules go to the
    dimension of their module. UserError where the value does not fit.
    """
    record = tx.content.records[id]
    _refuse_fixed(record, path)
    held = value_at(record, path)
    if isinstance(held, LText) and isinstance(value, str):
        value = as_text(tx, value, held)
    changed = with_value(record, path, value)
    tx.change(record, **(_difference(record, changed) | _entailed(tx, changed, path)))
    _follow(tx, record, path)
    if path == name_attribute(type(record)):
        check_name(tx.content, tx.content.records[id])
    _label_change(tx, record, path, value)


def set_text(tx: Transaction, id: str, path: str, language: Language, text: str) -> None:
    """Give a bilingual text another wording in one language."""
    held: LText = value_at(tx.content.records[id], path)
    set_attribute(tx, id, path, held.with_text(language, text))


def move(tx: Transaction, id: str, position: int | None = None, **into: Any) -> None:
    """Move a record to `position` of its list (None: the end), or of the list named by `into`.

    `move(tx, function, 0, module=…)`, `move(tx, step, 2, route=…)`. A step or point that gets
    another owner gets another code.
    """
    record = tx.content.records[id]
    if not isinstance(record, OrderedRecord) or isinstance(record, Stage | Dimension):
        raise UserError(message("{it} 不能移动。", "{it} cannot be moved.", it=shown(record)))
    owners = {name: getattr(record, name) for name in SCOPES.get(type(record), ())}
    if not into.keys() <= owners.keys():
        raise TypeError(f"a {record.type} is not moved by {sorted(into.keys() - owners.keys())}")
    for name, value in into.items():
        if value != owners[name]:
            record = _into_another_list(tx, record, name, value)
    (key,) = order_keys(tx, type(record), scope_of(record), position, moving=(id,))
    tx.change(record, order=key)
    check_name(tx.content, tx.content.records[id])
    if isinstance(record, Option):
        for option_set in {record.option_set, owners["option_set"]}:
            settle_labels(tx, option_set)
    tx.label = message(
        "移动{type} {name}", "Move {type} {name}", type=type_words(record.type), name=called(record)
    )


def _into_another_list(tx: Transaction, record: OrderedRecord, name: str, value: Any) -> Any:
    changed: dict[str, Any] = {name: value}
    within = NUMBERED_WITHIN.get(cast(Any, type(record)))
    if within is not None and isinstance(record, CodedRecord):
        changed["code"] = new_code(tx, type(record), changed)
        retire_after: list[CodedRecord] = [record]
    else:
        retire_after = []
    if isinstance(record, Option):
        changed["label"] = label_for_new(tx, value)
    tx.change(record, **changed)
    _follow(tx, record, name)
    retire(tx, retire_after)
    return tx.content.records[record.id]


def _made(type: type[R], attributes: Mapping[str, Any]) -> R:
    try:
        return type(**attributes)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise UserError(
            message(
                "“{value}”不能作为{attribute}。",
                "“{value}” cannot be the {attribute}.",
                value=attributes.get(name),
                attribute=attribute_words(name),
            )
        ) from error


def _defaults(tx: Transaction, type: type[Record], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is assumed where a record needs something that the user was not asked for."""
    if type is Function:
        return {"kind": "business"}
    if type is Role:
        return {"side": "platform"}
    if type is ValueProposition:
        role = tx.content.find(given.get("role"))
        side = given.get("side") or (role.side if isinstance(role, Role) else "demand")
        return {"side": side, "value_type": _fitting_value_type(side)}
    if type is Module:
        parent = tx.content.find(given.get("parent"))
        return {"dimension": parent.dimension if isinstance(parent, Module) else "business"}
    return {}


def _fitting_value_type(side: str) -> str:
    return "internal_efficiency" if side == "platform" else "other"


def _refuse_fixed(record: Record, path: str) -> None:
    """What other verbs change, or nobody may."""
    derived = record.type in ("crossing", "participation") and path in ("goal", "function", "role")
    code = path == "code" and not isinstance(record, Release | Project)
    if code or derived or path in ("id", "type", "order", "label", "retired_codes"):
        raise UserError(
            message(
                "{attribute}不能直接修改。",
                "The {attribute} cannot be changed directly.",
                attribute=attribute_words(path),
            )
        )


def _difference(before: Record, after: Record) -> dict[str, Any]:
    names = (f.name for f in dataclasses.fields(cast(Any, before)))
    return {n: getattr(after, n) for n in names if getattr(after, n) != getattr(before, n)}


def _entailed(tx: Transaction, record: Record, path: str) -> dict[str, Any]:
    """What else must change in the record itself."""
    match record, path:
        case Role(side="demand" | "resource"), "side":
            return {"internal": False, "frontline": False}
        case Role(frontline=True), "frontline":
            return {"internal": True}
        case Role(internal=False), "internal":
            return {"frontline": False}
        case ValueProposition(), "side":
            role = tx.content.find(record.role)
            keeps_role = isinstance(role, Role) and role.side == record.side
            fits = (record.value_type in PLATFORM_VALUE_TYPES) == (record.side == "platform")
            return ({} if keeps_role else {"role": None}) | (
                {} if fits else {"value_type": _fitting_value_type(record.side)}
            )
    if record.type == "option_set" and path == "chosen" and getattr(record, path) is None:
        return {"status": "open"}
    return {}


def _follow(tx: Transaction, record: Record, path: str) -> None:
    """What must change in other records, and in a module that gets another parent."""
    if not isinstance(record, Module):
        return
    module = tx.content.get(Module, record.id)
    if path == "parent" and module.parent is not None:
        parent = tx.content.get(Module, module.parent)
        module = tx.change(module, dimension=parent.dimension)
        _take_functions_of_parent(tx, module)
    if path in ("dimension", "parent"):
        for child in tx.content.referrers(module.id, Module):
            tx.change(child, dimension=module.dimension)


def _take_functions_of_parent(tx: Transaction, module: Module) -> None:
    """Functions sit on leaves: those of a module go to its first sub-module."""
    for function in tx.content.referrers(cast(str, module.parent), Function):
        tx.change(function, module=module.id)


def _label_change(tx: Transaction, record: Record, path: str, value: Any) -> None:
    if isinstance(value, str):
        meant = tx.content.find(value)
        known = (path.rpartition(".")[2], value) in VALUE_WORDS or meant is None
        tx.label = message(
            "{name}：{attribute}改为{value}",
            "{name}: {attribute} set to {value}",
            name=called(record),
            attribute=attribute_words(path),
            value=value_words(path, value) if known else called(cast(Record, meant)),
        )
    else:
        tx.label = message(
            "修改{type} {name} 的{attribute}",
            "Change the {attribute} of {type} {name}",
            type=type_words(record.type),
            name=called(record),
            attribute=attribute_words(path),
        )
