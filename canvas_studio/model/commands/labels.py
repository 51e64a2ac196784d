"""The words of the Undo menu: how a step names what it was done to."""

from __future__ import annotations

from collections.abc import Collection

from canvas_studio.messages import Localised, Message, message
from canvas_studio.model.records import LText, Record
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.wording import count_words, type_words

NAME_ATTRIBUTES = ("name", "statement", "item", "text", "title", "question")


def name_attribute(type: type[Record]) -> str | None:
    """Which attribute people call records of this type by; None where they have no name."""
    known = type.__dataclass_fields__
    return next((name for name in NAME_ATTRIBUTES if name in known), None)


def called(record: Record) -> Localised:
    """How a label names a record: by its name, else by what messages call it."""
    attribute = name_attribute(type(record))
    name = getattr(record, attribute) if attribute else None
    return name if isinstance(name, LText) and name else shown(record)


def label(zh: str, en: str, records: Collection[Record]) -> Message:
    """`删除功能 邀请码`, `删除 3 个功能` or `删除 3 个元素` for the verb 删除 / Delete."""
    tags = {record.type for record in records}
    if len(records) == 1:
        (record,) = records
        return message(
            zh + "{type} {name}",
            en + " {type} {name}",
            type=type_words(record.type),
            name=called(record),
        )
    if len(tags) == 1:
        return message(zh + " {many}", en + " {many}", many=count_words(tags.pop(), len(records)))
    return message(zh + " {n} 个元素", en + " {n} elements", n=len(records))


def which(records: Collection[Record]) -> Localised:
    """`邀请码` for one record, `3 个功能` for several: the subject of a label."""
    if len(records) == 1:
        (record,) = records
        return called(record)
    tags = {record.type for record in records}
    if len(tags) == 1:
        return count_words(tags.pop(), len(records))
    return message("{n} 个元素", "{n} elements", n=len(records))
