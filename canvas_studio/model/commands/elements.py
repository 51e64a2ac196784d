"""The five verbs that every type of record has: add, rename, change, move, delete.

`delete` and `consequences` live in `deletion.py` and are named here too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, Message, message
from canvas_studio.model.commands.attributes import value_at, with_value
from canvas_studio.model.commands.deletion import consequences, delete
from canvas_studio.model.commands.labels import called, label, name_attribute, which
from canvas_studio.model.commands.naming import (
    NUMBERED_WITHIN,
    as_text,
    check_name,
    new_code,
    new_id,
    retire,
    text_attributes,
)
from canvas_studio.model.commands.option_labels import label_for_new, settle_labels
from canvas_studio.model.commands.placing import SCOPES, order_keys, scope_of
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import (
    NO_TEXT,
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
from canvas_studio.model.records.names import shown
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
    if isinstance(record, Role):
        _settle_values(tx, record)
    if isinstance(record, Option):
        settle_labels(tx, record.option_set)
    tx.label = label("添加", "Add", [record])
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


def set_attribute(tx: Transaction, ids: str | Iterable[str], path: str, value: Any) -> None:
    """Give an attribute another value, of one record or of several.

    `path` may lead into a part, as "indicator.target" does. A part that is missing is made, and
    one from which the last value is taken goes. What must follow does: a role moved to another
    end is no longer internal, sub-modules go to the dimension of their module. UserError where
    the value does not fit.
    """
    chosen = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
    records = [tx.content.records[id] for id in chosen]
    for record in records:
        _set(tx, record, path, value)
    tx.label = _changed(tx, records, path, value)


def _set(tx: Transaction, record: Record, path: str, value: Any) -> None:
    _refuse_fixed(record, path)
    held = value_at(record, path)
    if isinstance(held, LText) and isinstance(value, str):
        value = as_text(tx, value, held)
    changed = with_value(record, path, value)
    tx.change(record, **(_difference(record, changed) | _entailed(tx, changed, path)))
    _follow(tx, record, path)
    if path == name_attribute(type(record)):
        check_name(tx.content, tx.content.records[record.id])


def set_text(
    tx: Transaction, ids: str | Iterable[str], path: str, language: Language, text: str
) -> None:
    """Give a bilingual text another wording in one language, of one record or of several."""
    chosen = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
    records = [tx.content.records[id] for id in chosen]
    for record in records:
        held: LText = value_at(record, path)
        _set(tx, record, path, held.with_text(language, text))
    tx.label = _changed(tx, records, path, NO_TEXT)


def move(
    tx: Transaction, /, ids: str | Sequence[str], position: int | None = None, **into: Any
) -> None:
    """Move records of one type to `position` of their list (None: the end), or of another list.

    `move(tx, function, 0, module=…)`, `move(tx, steps, 2, route=…)`. They stay in the order
    given. A step or point that gets another owner gets another code.
    """
    chosen = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
    records = [_movable(tx.content.records[id], into) for id in chosen]
    for record in records:
        for name, value in into.items():
            if value != getattr(record, name):
                _into_another_list(tx, record, name, value)
    lists: dict[tuple[Any, ...], list[OrderedRecord]] = {}
    for record in _now(tx, records):
        lists.setdefault((type(record), *scope_of(record).values()), []).append(record)
    for together in lists.values():
        scope = scope_of(together[0])
        keys = order_keys(tx, type(together[0]), scope, position, len(together), chosen)
        for record, key in zip(together, keys, strict=True):
            check_name(tx.content, tx.change(record, order=key))
    for option_set in {
        r.option_set for r in (*records, *_now(tx, records)) if isinstance(r, Option)
    }:
        settle_labels(tx, option_set)
    tx.label = label("移动", "Move", records)


def _now(tx: Transaction, records: Iterable[OrderedRecord]) -> list[OrderedRecord]:
    return [tx.content.get(type(record), record.id) for record in records]


def _movable(record: Record, into: Mapping[str, Any]) -> OrderedRecord:
    if not isinstance(record, OrderedRecord) or isinstance(record, Stage | Dimension):
        raise UserError(message("{it} 不能移动。", "{it} cannot be moved.", it=shown(record)))
    unexpected = into.keys() - set(SCOPES.get(type(record), ()))
    if unexpected:
        raise TypeError(f"a {record.type} is not moved by {sorted(unexpected)}")
    return record


def _into_another_list(tx: Transaction, record: OrderedRecord, name: str, value: Any) -> None:
    changed: dict[str, Any] = {name: value}
    numbered = isinstance(record, CodedRecord) and type(record) in NUMBERED_WITHIN
    if numbered:
        changed["code"] = new_code(tx, cast(Any, type(record)), changed)
    if isinstance(record, Option):
        changed["label"] = label_for_new(tx, value)
    tx.change(record, **changed)
    _follow(tx, record, name)
    if numbered:
        retire(tx, [cast(CodedRecord, record)])


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
    if isinstance(record, Role) and path == "side":
        _settle_values(tx, tx.content.get(Role, record.id))
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


def _settle_values(tx: Transaction, role: Role) -> None:
    """An end that has a role: its values no longer name the one they had before it left."""
    if sum(other.side == role.side for other in tx.content.every(Role)) > 1:
        return
    for value in list(tx.content.every(ValueProposition)):
        if value.side == role.side and value.role not in (None, role.id):
            tx.change(value, role=None)


def _take_functions_of_parent(tx: Transaction, module: Module) -> None:
    """Functions sit on leaves: those of a module go to its first sub-module."""
    for function in tx.content.referrers(cast(str, module.parent), Function):
        tx.change(function, module=module.id)


def _changed(tx: Transaction, records: Sequence[Record], path: str, value: Any) -> Message:
    words = {"which": which(records), "attribute": attribute_words(path)}
    if value is None or value in ("", ()):
        return message("{which}：清空{attribute}", "{which}: clear {attribute}", **words)
    if isinstance(value, LText | tuple) or isinstance(value_at(records[0], path), LText):
        return message("{which}：修改{attribute}", "{which}: change {attribute}", **words)
    meant = tx.content.find(value) if isinstance(value, str) else None
    known = meant is None or (path.rpartition(".")[2], value) in VALUE_WORDS
    words["value"] = value_words(path, value) if known else called(cast(Record, meant))
    return message(
        "{which}：{attribute}改为{value}", "{which}: {attribute} set to {value}", **words
    )
