"""Renumbering: the one way in which a code changes, on record in the revision list."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any, cast

from canvas_studio.messages import Language, message
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.naming import NUMBERED_WITHIN, PREFIXES, as_text
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction, code_number
from canvas_studio.model.records import (
    NO_TEXT,
    CodedRecord,
    Dimension,
    Function,
    LText,
    Module,
    Revision,
)
from canvas_studio.model.records.wording import type_words


def renumber(
    tx: Transaction,
    on: datetime.date,
    author: str | LText = NO_TEXT,
    types: Collection[type[CodedRecord]] = tuple(PREFIXES),
) -> None:
    """Number records anew in the order in which people see them, without gaps.

    Functions go by the rows of the canvas: dimension, module, then their own order. Steps and
    points follow their owner. The revision list gets an entry that names every code that was
    changed; codes of deleted records may be used again afterwards.
    """
    renamed: list[tuple[CodedRecord, str]] = []
    for type_ in types:
        prefix, digits = PREFIXES[type_]
        for n, record in enumerate(in_sight(tx.content, type_), start=1):
            renamed += _named(tx, record, f"{prefix}{n:0{digits}d}")
    for type_, (owner, sign) in NUMBERED_WITHIN.items():
        numbers: dict[str, int] = {}
        for record in tx.content.of(type_):
            owned_by = cast(CodedRecord, tx.content.records[getattr(record, owner)])
            if type(owned_by) in types:
                n = numbers[owned_by.id] = numbers.get(owned_by.id, 0) + 1
                renamed += _named(tx, record, f"{owned_by.code}{sign}{n}")
    if renamed:
        _forget_retired(tx, types)
        elements.add(
            tx,
            Revision,
            version=tx.content.project.version,
            date=on,
            author=as_text(tx, author),
            change=LText(zh=_told(renamed, "zh"), en=_told(renamed, "en")),
        )
    tx.label = message("重新编号", "Renumber")


def in_sight(content: Content, type: type[CodedRecord]) -> list[CodedRecord]:
    """Records in the order in which people see them: modules by dimension, functions by module."""
    records: list[Any] = list(content.of(type))
    if type is Module:
        records.sort(key=lambda module: _module_place(content, module.id))
    elif type is Function:
        records.sort(key=lambda function: _module_place(content, function.module))
    return records


def _module_place(content: Content, id: str | None) -> tuple[str, ...]:
    """Sorts by dimension, module, sub-module; functions in no module come last."""
    module = content.find(id)
    if not isinstance(module, Module):
        return ("~",)
    dimension = content.get(Dimension, module.dimension)
    path: tuple[str, ...] = (module.order, module.id)
    parent = content.find(module.parent)
    if isinstance(parent, Module):
        path = (parent.order, parent.id, *path)
    return (dimension.order, dimension.id, *path)


def _named(tx: Transaction, record: CodedRecord, code: str) -> list[tuple[CodedRecord, str]]:
    if record.code == code:
        return []
    tx.change(record, code=code)
    return [(record, code)]


def _told(renamed: list[tuple[CodedRecord, str]], language: Language) -> str:
    """`重新编号：功能 F03→F02、F05→F03；目标 …`"""
    by_type: dict[str, list[str]] = {}
    for record, code in renamed:
        by_type.setdefault(record.type, []).append(f"{record.code}→{code}")
    comma, semicolon = ("、", "；") if language == "zh" else (", ", "; ")
    changes = (f"{type_words(tag).text(language)} {comma.join(c)}" for tag, c in by_type.items())
    return message(
        "重新编号：{changes}", "Renumbered: {changes}", changes=semicolon.join(changes)
    ).text(language)


def _forget_retired(tx: Transaction, types: Collection[type[CodedRecord]]) -> None:
    prefixes = [PREFIXES[type_][0] for type_ in types]
    tx.change(
        tx.content.project,
        retired_codes=tuple(
            code
            for code in tx.content.project.retired_codes
            if not any(_counts_under(code, prefix) for prefix in prefixes)
        ),
    )


def _counts_under(code: str, prefix: str) -> bool:
    """Whether a code is one of this prefix, or continues one: F07, F07.2."""
    owner = code.partition(".")[0].partition("-")[0]
    return code_number(owner, prefix) > 0
