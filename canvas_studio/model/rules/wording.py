"""How rules name things in their messages: by code and name, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from canvas_studio.messages import Language, Localised, Message, message
from canvas_studio.model.content import Content
from canvas_studio.model.metrics import percent
from canvas_studio.model.records.names import shown

__all__ = ["END_NAMES", "NAMED_AT_MOST", "Listed", "named", "names", "percent", "shown"]

END_NAMES: dict[str, Message] = {
    "demand": message("需求方", "demand"),
    "resource": message("资源方", "resource"),
    "platform": message("平台方", "platform"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things in a row, shown up to a limit."""

    items: tuple[Localised, ...]
    more: int = 0
    """How many there are beyond the items."""

    def text(self, language: Language) -> str:
        separator = "、" if language == "zh" else ", "
        row = separator.join(item.text(language) for item in self.items)
        if not self.more:
            return row
        total = len(self.items) + self.more
        return f"{row}等 {total} 项" if language == "zh" else f"{row} and {self.more} more"


NAMED_AT_MOST = 12
"""Of very many things, so many are named in a message."""


def named(content: Content, id: str) -> Localised:
    """The record with this id by code and name; the id itself where there is no such record."""
    record = content.find(id)
    return shown(record) if record is not None else message("{id}", "{id}", id=id)


def names(content: Content, ids: Sequence[str], count: int | None = None) -> Listed:
    """Several records by code and name; of very many, the first ones.

    `count` says how many there are where `ids` are but the first of them.
    """
    first = ids[:NAMED_AT_MOST]
    more = (len(ids) if count is None else count) - len(first)
    return Listed(tuple(named(content, id) for id in first), more)
