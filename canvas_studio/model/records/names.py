"""How messages name a record, whatever its type: by its code and name."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_studio.messages import Language, Localised
from canvas_studio.model.records.base import Record
from canvas_studio.model.records.text import LText

_NAMES = ("name", "statement", "item", "text", "title", "question")
"""The attributes that may hold the name, the first of them that a record has."""


@dataclass(frozen=True, slots=True)
class _Shown:
    code: str
    name: LText

    def text(self, language: Language) -> str:
        return f"{self.code} {self.name.text(language)}".strip()


def shown(record: Record) -> Localised:
    """A record by its code and name, or by its id where it has neither."""
    code = getattr(record, "code", "") or record.id
    for attribute in _NAMES:
        value = getattr(record, attribute, None)
        if isinstance(value, LText):
            return _Shown(code, value)
    return _Shown(code, LText())
