"""Attributes that are lists, such as tags and beneficiaries: one thing more or less in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from canvas_studio.messages import Localised, message
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.attributes import value_at
from canvas_studio.model.commands.labels import called, which
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import Record
from canvas_studio.model.records.wording import attribute_words, value_words


def include(tx: Transaction, ids: str | Iterable[str], path: str, item: str) -> None:
    """Put a reference or a tag at the end of a list, of every record that lacks it there."""
    records = _chosen(tx, ids)
    for record in records:
        held = value_at(record, path)
        if item not in held:
            elements.set_attribute(tx, record.id, path, (*held, item))
    tx.label = message(
        "{which}：{attribute}加入 {item}",
        "{which}: add {item} to the {attribute}",
        **_words(tx, records, path, item),
    )


def exclude(tx: Transaction, ids: str | Iterable[str], path: str, item: str) -> None:
    """Take a reference or a tag out of a list, of every record that has it there."""
    records = _chosen(tx, ids)
    for record in records:
        held = value_at(record, path)
        if item in held:
            kept = tuple(other for other in held if other != item)
            elements.set_attribute(tx, record.id, path, kept)
    tx.label = message(
        "{which}：{attribute}去掉 {item}",
        "{which}: take {item} out of the {attribute}",
        **_words(tx, records, path, item),
    )


def _chosen(tx: Transaction, ids: str | Iterable[str]) -> Sequence[Record]:
    chosen = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
    return [tx.content.records[id] for id in chosen]


def _words(
    tx: Transaction, records: Sequence[Record], path: str, item: str
) -> dict[str, Localised]:
    meant = tx.content.find(item)
    return {
        "which": which(records),
        "attribute": attribute_words(path),
        "item": value_words(path, item) if meant is None else called(meant),
    }
