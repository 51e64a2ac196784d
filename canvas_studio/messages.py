"""Sentences for people in both languages; the language is chosen when they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, runtime_checkable

Language = Literal["zh", "en"]


@runtime_checkable
class Localised(Protocol):
    """Anything that has a wording in each language: a text, a name, another message."""

    def text(self, language: Language) -> str: ...


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named placeholders, kept as data until somebody reads it.

    Parameters may be plain values or anything `Localised`, which is then shown in the
    reader's language too.
    """

    zh: str
    en: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        template = self.zh if language == "zh" else self.en
        shown = {
            name: value.text(language) if isinstance(value, Localised) else value
            for name, value in self.parameters.items()
        }
        return template.format_map(shown)

    def __str__(self) -> str:
        return self.text("en")


def message(zh: str, en: str, **parameters: Any) -> Message:
    """Shorthand: `message("删除 {name}", "Delete {name}", name=goal.name)`."""
    return Message(zh, en, parameters)


def counted(zh: str, one: str, many: str, n: int, **parameters: Any) -> Message:
    """A message about so many, which fills in `{n}`: `counted("{n} 格", "{n} cell", "{n} cells", n)`."""
    return Message(zh, one if n == 1 else many, {**parameters, "n": n})
