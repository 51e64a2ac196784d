"""The actions as the palette finds them: by their words in both languages, with the menu they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from canvas_studio.i18n import Translator
from canvas_studio.messages import Language
from canvas_studio.views.actions import MENUS, Action, Menu
from canvas_studio.views.actions.action_set import keys_of_action, plain, text_of
from canvas_studio.views.studio import Studio

_OTHER: Mapping[Language, Language] = {"zh": "en", "en": "zh"}


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action at this moment."""

    id: str
    text: str
    """With the submenu that gives it its sense: "Kind: Operations"."""
    other: str
    """The same in the other language of the program."""
    keys: str
    reason: str | None
    """None where it can be done now; else what is missing, or ""."""
    icon: str


def action_entries(studio: Studio, actions: Iterable[Action]) -> list[ActionEntry]:
    """All actions, in the order of the list."""
    _ = studio.locale.translator
    other = Translator(_OTHER[_.language])
    context = dict(_contexts(MENUS, ()))
    made = []
    for action in actions:
        menus = context.get(action.id, ())
        made.append(
            ActionEntry(
                action.id,
                _phrase(menus, text_of(action, studio, _), _),
                _phrase(menus, text_of(action, studio, other), other),
                "  ".join(keys_of_action(action)),
                None if action.enabled(studio) else (_(action.needs) if action.needs else ""),
                action.icon,
            )
        )
    return made


def _contexts(
    entries: Iterable[str | Menu], menus: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The menus that each action is in, from the outermost."""
    for entry in entries:
        if isinstance(entry, Menu):
            yield from _contexts(entry.entries, (*menus, entry.text))
        elif entry != "-":
            yield entry, menus


def _phrase(menus: tuple[str, ...], text: str, _: Translator) -> str:
    """An action by itself: with its submenu, without the marks of menus."""
    if len(menus) < 2:
        return plain(text)
    return _("{menu}: {entry}", menu=plain(_(menus[-1])), entry=plain(text))
