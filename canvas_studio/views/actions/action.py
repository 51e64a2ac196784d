"""What an action is: one thing a person can do, with its words, its keys and when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from canvas_studio.i18n import Translator

if TYPE_CHECKING:
    from canvas_studio.views.studio import Studio


def always(_studio: Studio) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the list from which menus, the toolbar, context menus and key sheets are made."""

    id: str
    text: str
    """In English, marked for the catalogue; `{…}` is filled in by `words`."""
    run: Callable[[Studio], object]
    icon: str = ""
    keys: tuple[str, ...] = ()
    """As Qt writes them: "Ctrl+Shift+S". The first one is shown."""
    enabled: Callable[[Studio], bool] = always
    checked: Callable[[Studio], bool] | None = None
    """Given for what is switched on and off."""
    words: Callable[[Studio, Translator], str] | None = None
    """The text where it depends on the moment, such as what Undo takes back."""
    tip: str = ""
    """What the tool tip says beyond the text."""
    at_once: bool = False
    """Whether it follows each step of the document before anything else happens, so that its key
    counts however quickly it is pressed. Others follow a moment later; their state may be costly."""
    takes_typing: bool = False
    """Whether it changes the document or what is in sight of it, so that what is being typed is taken
    first, as a step of its own."""
    needs: str = ""
    """What is missing where it cannot be done, for the palette."""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of actions by id; "-" separates. `fill` makes the entries of a changing menu."""

    text: str
    entries: tuple[str | Menu, ...] = ()
    fill: str = ""
    """The name of what fills it each time it opens, such as "recent"."""
    icon: str = ""
