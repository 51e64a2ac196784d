"""How new records get their ids, codes and names, and which names are taken."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.commands.labels import name_attribute
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction, code_number
from canvas_studio.model.records import (
    BusinessLine,
    BusinessStory,
    ChangeRequest,
    CodedRecord,
    Crossing,
    DataView,
    Function,
    FunctionPoint,
    Goal,
    GrowthStep,
    LText,
    Module,
    Observation,
    OpenQuestion,
    OptionSet,
    Participation,
    ReadinessItem,
    Record,
    Release,
    Risk,
    Role,
    Route,
    RouteStep,
    StoryStep,
    TaskItem,
    Training,
    ValueProposition,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.text import normalised_name
from canvas_studio.model.records.wording import type_words

PREFIXES: Mapping[type[CodedRecord], tuple[str, int]] = {
    Role: ("R", 2),
    ValueProposition: ("V", 2),
    Goal: ("G", 2),
    Function: ("F", 2),
    Module: ("M", 2),
    Route: ("RT", 2),
    BusinessStory: ("ST", 2),
    DataView: ("DV", 2),
    OptionSet: ("DT", 2),
    OpenQuestion: ("Q", 2),
    BusinessLine: ("BL", 2),
    Observation: ("OB", 2),
    TaskItem: ("TI", 2),
    Risk: ("RK", 2),
    ChangeRequest: ("CR", 2),
    Training: ("TR", 2),
    ReadinessItem: ("PRE", 1),
    GrowthStep: ("GS", 1),
}
"""What the codes of a type begin with, and how many digits follow at least."""

NUMBERED_WITHIN: Mapping[type[CodedRecord], tuple[str, str]] = {
    FunctionPoint: ("function", "."),
    RouteStep: ("route", "-"),
    StoryStep: ("story", "-"),
}
"""Types whose codes continue their owner's, such as F01.2: the owner's attribute, the sign."""

_RELEASE = re.compile(r"V(\d+)\.(\d+)")


def new_id(tx: Transaction, type: type[Record], attributes: Mapping[str, Any]) -> str:
    """The id of a new record: derived from its ends for a crossing or a participation."""
    if type is Crossing:
        return crossing_id(attributes["goal"], attributes["function"])
    if type is Participation:
        return participation_id(attributes["crossing"], attributes["role"])
    tag: str = type.__dataclass_fields__["type"].default
    return tx.new_id(tag)


def code_prefix(
    content: Content, type: type[CodedRecord], attributes: Mapping[str, Any]
) -> tuple[str, int]:
    """What the code of a record with these attributes begins with, and its digits."""
    within = NUMBERED_WITHIN.get(type)
    if within is None:
        return PREFIXES[type]
    attribute, sign = within
    owner = content.find(attributes[attribute])
    assert isinstance(owner, CodedRecord)
    return owner.code + sign, 1


def new_code(tx: Transaction, type: type[CodedRecord], attributes: Mapping[str, Any]) -> str:
    """The next free code for a record with these attributes: G07, RT01-4, V2.0."""
    if type is Release:
        used = (*tx.content.codes(Release), *tx.content.project.retired_codes)
        majors = (int(found[1]) for code in used if (found := _RELEASE.fullmatch(code)))
        return f"V{max(majors, default=0) + 1}.0"
    prefix, digits = code_prefix(tx.content, type, attributes)
    return tx.next_code(type, prefix, digits)


def retire(tx: Transaction, deleted: Iterable[CodedRecord]) -> None:
    """Remember the highest codes of deleted records, so that nobody else gets them."""
    content = tx.content
    highest: dict[tuple[type[CodedRecord], str], int] = {}
    for record in deleted:
        prefix = re.sub(r"[0-9]+$", "", record.code)
        key = type(record), prefix
        highest[key] = max(highest.get(key, 0), code_number(record.code, prefix))
    owners = {type: attribute for type, (attribute, _) in NUMBERED_WITHIN.items()}
    gone = {record.id for record in deleted}
    kept = list(content.project.retired_codes)
    for (type_, prefix), number in highest.items():
        records = [r for r in deleted if type(r) is type_ and r.code.startswith(prefix)]
        owner = owners.get(type_)
        if owner and all(getattr(r, owner) in gone for r in records):
            continue  # the owner's code is never used again, so neither are these
        held = (code_number(code, prefix) for code in (*content.codes(type_), *kept))
        if number <= max(held, default=0):
            continue
        kept = [code for code in kept if not code_number(code, prefix)]
        kept.append(next(r.code for r in records if code_number(r.code, prefix) == number))
    tx.change(content.project, retired_codes=tuple(kept))


@cache
def text_attributes(type: type[Record]) -> frozenset[str]:
    """The attributes of a type that are bilingual text."""
    return frozenset(n for n, hint in typing.get_type_hints(type).items() if hint is LText)


def as_text(tx: Transaction, value: str | LText, held: LText | None = None) -> LText:
    """`value` as bilingual text: a plain string is in the primary language."""
    if isinstance(value, LText):
        return value
    return (held or LText()).with_text(tx.content.project.primary_language, value)


def check_name(content: Content, record: Record) -> None:
    """UserError where a record may not be called so: the name is empty, or taken."""
    attribute = name_attribute(type(record))
    if attribute is not None and attribute in _required(cast(Any, type(record))):
        _refuse_empty(content, getattr(record, attribute))
    _refuse_taken(content, record)


@cache
def _required(type: type[Record]) -> frozenset[str]:
    fields = dataclasses.fields(cast(Any, type))
    return frozenset(field.name for field in fields if field.default is dataclasses.MISSING)


def _refuse_empty(content: Content, name: LText) -> None:
    if not name.has(content.project.primary_language):
        raise UserError(message("名称不能为空。", "The name must not be empty."))


def _refuse_taken(content: Content, record: Record) -> None:
    if not isinstance(record, Goal | Role | Module):
        return
    keys = name_keys(record.name)
    for other in content.every(type(record)):
        if other.id == record.id or keys.isdisjoint(name_keys(other.name)):
            continue
        if isinstance(record, Module) and record.parent != getattr(other, "parent", None):
            continue
        raise UserError(
            message(
                "已有同名的{type}：{other}。",
                "There is already a {type} of that name: {other}.",
                type=type_words(type(record)),
                other=shown(other),
            )
        )


def name_keys(name: LText) -> frozenset[str]:
    """What a name is compared by: normalised, or as it is where nothing would be left."""
    return frozenset(normalised_name(text) or text for text in (name.zh, name.en) if text)
