"""The text of a cell and of column J: `专家（入驻、产出内容）；用户（消费内容）`, read and printed.

Reading is generous, printing is strict, and what is printed is read back as exactly what it was.

    cell       roles, separated by ； ; line breaks, or 、 ， ,
    role       name（activity、activity）   the printed form; activities end at 、 ， , ； ; or a line break
               name/activity;activity      the quick form, also with a colon
               name                        takes part, nobody has said how
    name       in either language, the code (R01), pinyin initials (zj) or full pinyin (zhuanjia)
    quoted     「any text」, "any text" or “any text”, its closing quote doubled where it occurs in it

In the quick form `;` separates activities, so `zj/入驻;产出内容` is one role. It ends at a line
break, or where a *known* role with a bracket or slash of its own follows: `zj/入驻;用户（消费）`
and `zj/入驻;yh/消费` are two roles. Brackets in pairs may stand in an activity as they are.

A role that nobody knows is a proposal: it is listed, never created here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from canvas_studio.messages import Language, Message, message
from canvas_studio.model.pinyin import pinyin_keys
from canvas_studio.model.records import Role
from canvas_studio.model.records.text import clean, normalised_name

_OPEN, _CLOSE = "（(", "）)"
_SEPARATORS = "；;\n、，,"
_SLASHES = "/／：:"
_QUOTES = {"「": "」", '"': '"', "“": "”"}
_ROLE_STOPS = _OPEN + _CLOSE + _SEPARATORS + _SLASHES


class ParsedEntry(NamedTuple):
    """One role of a cell: its id where it is known, the text that names it, what it does."""

    role: str | None
    role_text: str
    activities: tuple[str, ...]


class CellProblem(NamedTuple):
    """Where (in characters from the start) a text could not be understood for sure, and why."""

    position: int
    message: Message


@dataclass(frozen=True, slots=True)
class ParsedCell:
    """What a cell says. With `errors`, `entries` are the best guess."""

    entries: tuple[ParsedEntry, ...]
    proposals: tuple[str, ...]
    """Names of roles that are not known yet, each once, as they were typed."""
    errors: tuple[CellProblem, ...]


class RoleNames:
    """Finds roles by whatever people call them."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._exact: dict[str, list[str]] = {}
        self._codes: dict[str, list[str]] = {}
        self._names: list[tuple[str, str]] = []
        for role in roles:
            _remember(self._codes, role.code.casefold(), role.id)
            for name in (role.name.zh, role.name.en):
                if name:
                    self._names.append((role.id, name))
                    _remember(self._exact, name, role.id)

    @cached_property
    def _normalised(self) -> dict[str, list[str]]:
        """Made when the first name is typed that is no role's exactly: that takes the time."""
        index: dict[str, list[str]] = {}
        for id, name in self._names:
            _remember(index, normalised_name(name), id)
        return index

    def find(self, text: str) -> tuple[str, ...]:
        """The ids of the roles that `text` may mean: one if it is clear, none if it is unknown.

        A full name goes before a code, a code before pinyin.
        """
        return self._called(text) or self._spelled(text)

    def is_spelled(self, text: str) -> bool:
        """Whether `text` means roles only as letters of pinyin, which somebody may not have meant."""
        return not self._called(text) and bool(self._spelled(text))

    def _called(self, text: str) -> tuple[str, ...]:
        text = clean(text)
        if (found := self._exact.get(text)) is not None:
            return tuple(found)
        normalised = normalised_name(text)
        found = self._normalised.get(normalised) if normalised else None
        return tuple(found or self._codes.get(_folded(text)) or ())

    def _spelled(self, text: str) -> tuple[str, ...]:
        letters = _folded(clean(text)).replace(" ", "")
        if not (letters.isascii() and letters.isalnum()) or letters.isdigit():
            return ()
        return tuple(dict.fromkeys(id for id, name in self._names if letters in pinyin_keys(name)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _remember(index: dict[str, list[str]], key: str, id: str) -> None:
    ids = index.setdefault(key, [])
    if id not in ids:
        ids.append(id)


def parse_cell(text: str, names: RoleNames) -> ParsedCell:
    """Read a cell: who takes part and what they do. Never raises; see `ParsedCell.errors`."""
    return _Reader(text, names).read()


def print_participations(parts: Sequence[tuple[str, Sequence[str]]], language: Language) -> str:
    """Print roles with their activities in the style of `language`; `parse_cell` reads it back.

    `专家（入驻、产出内容）；用户` in Chinese, `Expert (onboard, produce content); User` in English.
    """
    between, opening, comma, closing = (
        ("；", "（", "、", "）") if language == "zh" else ("; ", " (", ", ", ")")
    )
    printed = []
    for role, activities in parts:
        acts = comma.join(_shown(a, language, in_brackets=True) for a in activities)
        name = _shown(role, language, in_brackets=False)
        printed.append(f"{name}{opening}{acts}{closing}" if activities else name)
    return between.join(printed)


def print_name(name: str, language: Language) -> str:
    """A role's name as it must be typed in a cell: in quotes where it would be misread."""
    return _shown(name, language, in_brackets=False)


def _shown(text: str, language: Language, *, in_brackets: bool) -> str:
    plain = text and text == text.strip() and text[0] not in _QUOTES
    if plain and in_brackets:
        end, unclosed = _activity_end(text, 0, in_brackets=True)
        plain = end == len(text) and unclosed is None
    elif plain:
        plain = not any(c in _ROLE_STOPS for c in text)
    if plain:
        return text
    opening = "「" if language == "zh" else '"'
    closing = _QUOTES[opening]
    return opening + text.replace(closing, closing * 2) + closing


def _activity_end(text: str, start: int, *, in_brackets: bool) -> tuple[int, int | None]:
    """Where the unquoted activity at `start` ends, and where a bracket in it was left open."""
    opened: list[int] = []
    at = start
    while at < len(text):
        c = text[at]
        if c in _OPEN:
            opened.append(at)
        elif c in _CLOSE and opened:
            opened.pop()
        elif not opened and (c in _SEPARATORS or (in_brackets and c in _CLOSE)):
            break
        at += 1
    return at, opened[0] if opened else None


class _Reader:
    """One pass over the text of one cell."""

    def __init__(self, text: str, names: RoleNames) -> None:
        self._text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._names = names
        self._at = 0
        self._entries: list[ParsedEntry] = []
        self._proposals: dict[str, None] = {}
        self._errors: list[CellProblem] = []

    def read(self) -> ParsedCell:
        while True:
            self._skip(" \t\u3000" + _SEPARATORS)
            if self._at >= len(self._text):
                break
            self._entry()
        return ParsedCell(tuple(self._entries), tuple(self._proposals), tuple(self._errors))

    def _entry(self) -> None:
        start = self._at
        role, quoted = self._role()
        if not role and not quoted:
            if self._peek(_CLOSE):
                self._error(start, "多余的右括号", "A closing bracket without an opening one")
                self._at += 1
                return
            self._error(start, "括号或斜线前缺少角色", "No role before the bracket or slash")
        if self._peek(_OPEN):
            activities = self._in_brackets()
        elif self._peek(_SLASHES):
            activities = self._after_slash()
        else:
            activities = ()
        if role or quoted:
            self._entries.append(ParsedEntry(self._known(role, start), role, activities))

    def _known(self, role: str, position: int) -> str | None:
        found = self._names.find(role)
        if len(found) == 1:
            return found[0]
        if found:
            self._error(
                position,
                "“{role}”可能指多个角色，请写全名或编号",
                "“{role}” may mean several roles; give the full name or the code",
                role=role,
            )
        elif role:
            self._proposals[role] = None
        return None

    def _role(self) -> tuple[str, bool]:
        quoted = self._quoted(_ROLE_STOPS)
        if quoted is not None:
            return quoted, True
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in _ROLE_STOPS:
            self._at += 1
        return clean(self._text[start : self._at]), False

    def _in_brackets(self) -> tuple[str, ...]:
        opened_at = self._at
        self._at += 1
        activities: list[str] = []
        nested = False
        while True:
            self._skip(" \t\u3000" + _SEPARATORS)
            if self._at >= len(self._text):
                if nested:  # otherwise there is nothing else that it could mean
                    self._error(opened_at, "左括号没有对应的右括号", "This bracket is not closed")
                break
            if self._peek(_CLOSE):
                self._at += 1
                self._end_of_entry()
                break
            nested |= self._activity(activities, in_brackets=True)
        return tuple(activities)

    def _end_of_entry(self) -> None:
        self._skip(" \t\u3000")
        if self._at < len(self._text) and not self._peek(_SEPARATORS):
            self._error(
                self._at, "右括号后应为分号或换行", "Expected ; or a line break after the bracket"
            )

    def _after_slash(self) -> tuple[str, ...]:
        self._at += 1
        activities: list[str] = []
        while True:
            self._skip(" \t\u3000")
            if self._at >= len(self._text) or self._peek("\n"):
                break
            if self._peek(_SEPARATORS):
                self._at += 1
            elif activities and self._starts_known_role():
                break
            else:
                self._activity(activities, in_brackets=False)
        return tuple(activities)

    def _starts_known_role(self) -> bool:
        start = self._at
        role, _ = self._role()
        follows = self._peek(_OPEN + _SLASHES)
        self._at = start
        return follows and bool(self._names.find(role))

    def _activity(self, activities: list[str], *, in_brackets: bool) -> bool:
        """Read one activity; whether a pair of brackets stands in it."""
        quoted = self._quoted(_SEPARATORS + (_CLOSE if in_brackets else ""))
        if quoted is not None:
            activities.append(quoted)
            return False
        start = self._at
        self._at, unclosed = _activity_end(self._text, start, in_brackets=in_brackets)
        if unclosed is not None:
            self._error(unclosed, "左括号没有对应的右括号", "This bracket is not closed")
        activity = self._text[start : self._at]
        if clean(activity):
            activities.append(clean(activity))
        return unclosed is None and any(c in activity for c in _OPEN)

    def _quoted(self, followers: str) -> str | None:
        """The text in quotes that starts here and is followed by one of `followers` or the end.

        Anything else that starts with a quote is an ordinary text, such as “我的”页面.
        """
        text, closing = self._text, _QUOTES.get(self._text[self._at])
        if closing is None:
            return None
        at, held = self._at + 1, ""
        while True:
            end = text.find(closing, at)
            if end < 0:
                return None
            held += text[at:end]
            at = end + 1
            if not text.startswith(closing, at):
                break
            held += closing
            at += 1
        while at < len(text) and text[at] in " \t\u3000":
            at += 1
        if at < len(text) and text[at] not in followers:
            return None
        self._at = at
        return clean(held)

    def _peek(self, characters: str) -> bool:
        return self._at < len(self._text) and self._text[self._at] in characters

    def _skip(self, characters: str) -> None:
        while self._peek(characters):
            self._at += 1

    def _error(self, position: int, zh: str, en: str, **parameters: str) -> None:
        self._errors.append(CellProblem(position, message(zh, en, **parameters)))
