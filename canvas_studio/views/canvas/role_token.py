"""Which part of a cell's text is the role that is being typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


_IN_QUICK_FORM = re.compile(r"[;；]\s*([A-Za-z][A-Za-z0-9]*)$")
_QUICK_LATER = re.compile(r"[;；]\s*([A-Za-z][A-Za-z0-9]*)\s*[（(/／：:]")


def letters_among_activities(text: str, position: int) -> RoleToken | None:
    """Letters just typed after `;` among activities, as in `zj/入驻;yw`: they may begin another role.

    The token begins with the `;`.
    """
    found = _IN_QUICK_FORM.search(text[:position])
    if found is None or text[position : position + 1].isalnum():
        return None
    opened = sum(c in "（(" for c in text[:position]) - sum(c in _CLOSING for c in text[:position])
    if opened > 0 or role_token(text, position) is not None:
        return None
    return RoleToken(found.start(), position, found[1])


def letters_before_activities(text: str) -> Iterator[RoleToken]:
    """The same where a slash or a bracket follows, as in `zj/入驻;yw/邀约`: they mean another role."""
    for found in _QUICK_LATER.finditer(text):
        token = letters_among_activities(text, found.end(1))
        if token is not None:
            yield token
