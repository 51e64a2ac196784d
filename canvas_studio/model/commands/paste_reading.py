"""Collects what a plan of a paste is made of, text by text, against what the canvas holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from canvas_studio.messages import Message, message
from canvas_studio.model.commands.canvas import is_mark
from canvas_studio.model.commands.naming import name_keys
from canvas_studio.model.commands.paste import (
    PasteKind,
    PastePlan,
    PasteRemark,
    PlannedCell,
    PlannedElement,
    Unknown,
)
from canvas_studio.model.content import Content
from canvas_studio.model.notation import ParsedEntry, RoleNames, parse_cell
from canvas_studio.model.records import Function, Goal, LText, Role

N = TypeVar("N", bound=Function | Goal)
Rows = Sequence[Sequence[str]]

_NOTHING = frozenset({"", "-", "–", "—", "/", "×", "✗", "✘", "0", "无", "否", "n", "no", "n/a"})


class Reader:
    """What was found so far. With `turned`, rows and columns of the pasted block are exchanged."""

    def __init__(self, content: Content, *, turned: bool = False) -> None:
        self.content = content
        self.names = RoleNames(content.every(Role))
        self.elements: list[PlannedElement] = []
        self.cells: list[PlannedCell] = []
        self._turned = turned
        self._unknown: dict[Unknown, dict[frozenset[str] | str, str]] = {}
        self._problems: list[PasteRemark] = []
        self._guesses: list[PasteRemark] = []
        self._repeated: dict[str, None] = {}
        self._places: dict[tuple[object, frozenset[str]], int] = {}
        self._by_key: dict[object, dict[str, Function | Goal]] = {}

    def plan(self, kind: PasteKind, position: int | None = None) -> PastePlan:
        return PastePlan(
            kind=kind,
            elements=tuple(self.elements),
            cells=tuple(self.cells),
            unknown={kind: tuple(names.values()) for kind, names in self._unknown.items()},
            problems=tuple(self._problems),
            guesses=tuple(self._guesses),
            repeated=tuple(self._repeated),
            position=position,
        )

    def problem(self, row: int, column: int, what: Message) -> None:
        """Something that is left out."""
        self._problems.append(self._remark(row, column, what))

    def guess(self, row: int, column: int, what: Message) -> None:
        """Something that may have been meant in another way."""
        self._guesses.append(self._remark(row, column, what))

    def _remark(self, row: int, column: int, what: Message) -> PasteRemark:
        return PasteRemark(*((column, row) if self._turned else (row, column)), what)

    def unknown(self, kind: Unknown, name: str) -> str:
        """Note a name that nobody knows; how it was written when it came first."""
        same = name if kind == "module" else name_keys(LText(zh=name))
        return self._unknown.setdefault(kind, {}).setdefault(same, name)

    def add(self, element: PlannedElement) -> int:
        self.elements.append(element)
        return len(self.elements) - 1

    def element(self, type: type[Function] | type[Goal], name: str, **attributes: Any) -> int:
        """The function or goal of this name, or a new one with attributes; its place in the plan."""
        key = (type, name_keys(LText(zh=name)))
        if key in self._places:
            self._repeated[name] = None
        else:
            held = self.existing(type, name)
            language = self.content.project.primary_language
            new = {} if held else {"name": LText().with_text(language, name), **attributes}
            self._places[key] = self.add(PlannedElement(type, held.id if held else None, new))
        return self._places[key]

    def existing(self, type: type[N], name: str) -> N | None:
        """The first element of this name, in either language, of this code, or both (F01 邀请码)."""
        if type not in self._by_key:
            by_key = self._by_key[type] = {}
            for record in self.content.of(type):
                for key in name_keys(record.name):
                    by_key.setdefault(key, record)
        found = (self._by_key[type].get(key) for key in name_keys(LText(zh=name)))
        named = next((record for record in found if record is not None), None)
        if named is not None:
            return cast(N, named)
        code, _, rest = name.replace("\n", " ").partition(" ")
        coded = self.content.by_code(type, code)
        if coded is not None and rest.strip():
            keys = name_keys(LText(zh=rest))
            return coded if keys & name_keys(coded.name) else None
        return coded

    def cell(self, row: int, column: int, goal: str | int, function: str | int, text: str) -> None:
        """Read the text of a cell; one that says that there is nothing adds nothing."""
        if says_nothing(text):
            return
        entries: tuple[ParsedEntry, ...] = ()
        if not is_mark(text, self.names):
            parsed = parse_cell(text, self.names)
            for error in parsed.errors:
                self.problem(row, column, _in_text(error.message, text))
            entries = tuple(self._entry(row, column, entry) for entry in parsed.entries)
        self.cells.append(PlannedCell(goal, function, entries))

    def mark(self, goal: str | int, function: str | int) -> None:
        """Say that a function supports a goal."""
        self.cells.append(PlannedCell(goal, function))

    def _entry(self, row: int, column: int, entry: ParsedEntry) -> ParsedEntry:
        if entry.role is not None:
            if self.names.is_spelled(entry.role_text):
                role = self.content.get(Role, entry.role)
                self.guess(
                    row,
                    column,
                    message(
                        "“{typed}”按拼音读作 {role}",
                        "“{typed}” was read as pinyin of {role}",
                        typed=entry.role_text,
                        role=role.name,
                    ),
                )
            return entry
        if entry.role_text and not self.names.find(entry.role_text):
            return entry._replace(role_text=self.unknown("role", entry.role_text))
        return entry


def _in_text(what: Message, text: str) -> Message:
    """A problem with the text in which it is."""
    return message("“{text}”：{what}", "“{text}”: {what}", text=text, what=what)


def says_nothing(text: str) -> bool:
    """Whether a text in a matrix is empty or says that there is nothing: - 0 × 无 no."""
    return unicodedata.normalize("NFKC", text).strip().casefold() in _NOTHING
