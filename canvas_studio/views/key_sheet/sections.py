"""What stands in the key sheet: the keys of the grid by where they work, those of the window by menu."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from canvas_studio.i18n import N_, Translator
from canvas_studio.views.actions import ACTIONS, MENUS, Action, Menu
from canvas_studio.views.actions.action_set import plain
from canvas_studio.views.canvas.key_table import (
    ASKING,
    MOVES,
    OF_THE_FUNCTION,
    ON_CROSSINGS,
    ON_FUNCTIONS,
    ON_GOALS,
    ON_NEW_LINES,
    PROPOSING,
    SELECTING,
    TYPING,
    WHILE_TYPING,
    GridKey,
)
from canvas_studio.views.key_names import shown_keys

Words = Callable[[Action], str]
"""The words of an action at this moment."""


class Row(NamedTuple):
    keys: str
    text: str


class Section(NamedTuple):
    title: str
    rows: tuple[Row, ...]


_SHOWN_ABOVE = (*ON_NEW_LINES, *OF_THE_FUNCTION)
_IN_GRID: tuple[tuple[str, tuple[GridKey, ...]], ...] = (
    (N_("Moving and selecting"), (*MOVES, *SELECTING)),
    (N_("In the grid"), (*TYPING, *ON_CROSSINGS)),
    (N_("On functions"), ON_FUNCTIONS),
    (N_("On goals"), ON_GOALS),
    (N_("On the line for a new one"), ON_NEW_LINES),
    (
        N_("While a text is typed"),
        (*(key for key in WHILE_TYPING if key not in _SHOWN_ABOVE), *PROPOSING, *ASKING),
    ),
)


def sections(_: Translator, words: Words) -> list[Section]:
    """The sheet in the language of the translator. An action stands in the first of its menus."""
    actions = {action.id: action for action in ACTIONS}
    made = [
        Section(_(title), tuple(_grid_rows(entries, actions, _, words)))
        for title, entries in _IN_GRID
    ]
    listed: set[str] = set()
    for menu in MENUS:
        ids = [id for id in _ids(menu) if actions[id].keys and id not in listed]
        listed.update(ids)
        rows = tuple(Row(shown_keys(actions[id].keys), plain(words(actions[id]))) for id in ids)
        if rows:
            made.append(Section(plain(_(menu.text)), rows))
    return made


def _grid_rows(
    entries: Iterable[GridKey], actions: dict[str, Action], _: Translator, words: Words
) -> Iterator[Row]:
    """One row per meaning; entries with one text are one."""
    rows: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for entry in entries:
        text = _(entry.text) if entry.text else plain(words(actions[entry.does]))
        held = rows.setdefault(text, [])
        held += [key for key in entry.keys if key not in held]
        if entry.shown:
            shown[text] = _(entry.shown)
    for text, keys in rows.items():
        yield Row(shown.get(text) or shown_keys(keys), text)


def _ids(menu: Menu) -> Iterator[str]:
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield from _ids(entry)
        elif entry != "-":
            yield entry


def as_text(title: str, sheet: Iterable[Section]) -> str:
    """The sheet as plain text to be printed, its columns aligned where Chinese is two wide."""
    lines = [title, ""]
    for section in sheet:
        lines.append(section.title)
        width = max(text_width(row.keys) for row in section.rows)
        lines += [
            f"  {row.keys}{' ' * (width - text_width(row.keys))}  {row.text}"
            for row in section.rows
        ]
        lines.append("")
    return "\n".join(lines)


def text_width(text: str) -> int:
    """The width of a text in Latin letters; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
