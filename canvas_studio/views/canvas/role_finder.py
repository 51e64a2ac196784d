"""Finds the roles that a few typed letters may mean: by name, part of a name, code or pinyin."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from canvas_studio.model.notation import pinyin_keys
from canvas_studio.model.records import Role


class RoleToken(NamedTuple):
    """The part of a cell's text in which a role is being typed."""

    start: int
    end: int
    text: str


_ROLE_ENDS = "；;\n、，,"
_ACTIVITY_STARTS = "（(/／：:"
_CLOSING = "）)"


def role_token(text: str, position: int) -> RoleToken | None:
    """The role being typed at `position`; None where an activity is typed, or nothing yet."""
    start, in_activities, depth = 0, False, 0
    for at, character in enumerate(text[:position]):
        if character in "（(":
            depth += 1
            in_activities = True
        elif character in _CLOSING:
            depth = max(0, depth - 1)
            in_activities = depth > 0
            start = at + 1
        elif character in _ACTIVITY_STARTS:
            in_activities = True
        elif character == "\n" and not depth:
            start, in_activities = at + 1, False
        elif character in _ROLE_ENDS and not in_activities:
            start = at + 1
    if in_activities:
        return None
    end = position
    while end < len(text) and text[end] not in _ROLE_ENDS + _ACTIVITY_STARTS:
        end += 1
    typed = text[start:end]
    stripped = typed.strip()
    if not stripped:
        return None
    start += len(typed) - len(typed.lstrip())
    return RoleToken(start, start + len(stripped), stripped)


class RoleFinder:
    """Ranks roles by how well they fit what was typed."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._roles = list(roles)

    def find(self, typed: str) -> list[Role]:
        """The roles that fit, best first: whole names, beginnings, then anything that contains it."""
        wanted = unicodedata.normalize("NFKC", typed).casefold().strip()
        if not wanted:
            return list(self._roles)
        ranked = [
            (rank, place, role)
            for place, role in enumerate(self._roles)
            if (rank := _rank(role, wanted)) is not None
        ]
        return [role for _, _, role in sorted(ranked, key=lambda found: found[:2])]


def _rank(role: Role, wanted: str) -> int | None:
    names = [
        unicodedata.normalize("NFKC", name).casefold()
        for name in (role.name.zh, role.name.en)
        if name
    ]
    if wanted in names or wanted == role.code.casefold():
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    letters = wanted.replace(" ", "").replace("'", "")
    keys = pinyin_keys(role.name.zh) if letters.isascii() and letters.isalnum() else frozenset()
    if letters in keys:
        return 1
    if any(key.startswith(letters) for key in keys):
        return 2
    if any(wanted in name for name in names) or role.code.casefold().startswith(wanted):
        return 3
    if any(letters in key for key in keys):
        return 4
    return None
