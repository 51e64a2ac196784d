"""Which part of a cell's text is the role that is being typed."""

from __future__ import annotations

from typing import NamedTuple


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
