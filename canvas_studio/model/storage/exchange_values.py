"""Single values of the exchange form: what stands at a node, or an error with its place."""

from __future__ import annotations

import datetime
import re

from canvas_studio.messages import Message, message
from canvas_studio.model.records import LText
from canvas_studio.model.storage.problems import PlacedError, Problem, brief
from canvas_studio.model.storage.yaml_text import GroupNode, ListNode, Node, Scalar, at_line

_WHOLE = re.compile(r"[-+]?[0-9]{1,40}")
_NUMBER = re.compile(
    r"[-+]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][-+]?[0-9]{1,4})?"
)
_TRUTH = {
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"), False),
}


def error_at(node: Node, path: str, what: Message, code: str = "") -> PlacedError:
    """What is wrong with a node, with its line and its path."""
    return PlacedError(Problem(what, at_line(node.line, path), code=code))


def unknown_key(node: Node, name: str, path: str) -> PlacedError:
    what = message("不认识的键“{key}”", "unknown key “{key}”", key=brief(name))
    return error_at(node, path, what)


def none_of(chosen: str, choices: tuple[str, ...]) -> Message:
    return message(
        "“{value}”不在允许的取值之内：{expected}",
        "“{value}” is none of {expected}",
        value=brief(chosen),
        expected=", ".join(choices),
    )


def known_keys(group: GroupNode, known: set[str], path: str) -> None:
    """PlacedError where a group has any other key."""
    for name, value in group.items():
        if name not in known:
            raise unknown_key(value, name, path)


def is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def group_at(node: Node, path: str) -> GroupNode:
    if not isinstance(node, GroupNode):
        raise error_at(node, path, message("应为一组键和值", "must be keys with values"))
    return node


def list_at(node: Node, path: str) -> ListNode:
    if not isinstance(node, ListNode):
        raise error_at(node, path, message("应为列表", "must be a list"))
    return node


def plain_at(node: Node, path: str) -> str:
    if not isinstance(node, Scalar) or node.is_null:
        raise error_at(node, path, message("应为文字", "must be text"))
    return node.text


def text_at(node: Node, path: str) -> LText:
    if is_null(node):
        return LText()
    if not isinstance(node, GroupNode):
        what = message("应写作 {{zh: …, en: …}}", "must be written as {{zh: …, en: …}}")
        raise error_at(node, path, what)
    known_keys(node, {"zh", "en"}, path)
    return LText(
        **{
            language: "" if is_null(value) else plain_at(value, f"{path}.{language}")
            for language, value in node.items()
        }
    )


def reason_at(node: Node, path: str) -> LText:
    """Text inside a group of its own, `{reason: {zh: …}}`; bare text is understood as well."""
    if isinstance(node, GroupNode) and "reason" in node:
        known_keys(node, {"reason"}, path)
        return text_at(node["reason"], f"{path}.reason")
    return text_at(node, path)


def _bare(node: Node) -> str:
    """The text of an unquoted scalar, in which alone numbers, dates and flags are recognised."""
    return node.text if isinstance(node, Scalar) and node.plain else ""


def flag_at(node: Node, path: str) -> bool:
    value = _TRUTH.get(_bare(node))
    if value is None:
        raise error_at(node, path, message("应为 true 或 false", "must be true or false"))
    return value


def whole_at(node: Node, path: str) -> int:
    text = _bare(node)
    if not _WHOLE.fullmatch(text):
        raise error_at(node, path, message("应为整数", "must be a whole number"))
    return int(text)


def number_at(node: Node, path: str) -> int | float:
    text = _bare(node)
    if _WHOLE.fullmatch(text):
        return int(text)
    if not _NUMBER.fullmatch(text):
        raise error_at(node, path, message("应为数字", "must be a number"))
    return float(text)


def date_at(node: Node, path: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(plain_at(node, path))
    except ValueError:
        what = message("应为日期，例如 2026-03-20", "must be a date such as 2026-03-20")
        raise error_at(node, path, what) from None


def moment_at(node: Node, path: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(plain_at(node, path))
    except ValueError:
        what = message(
            "应为时间，例如 2026-03-20T09:00:00+08:00",
            "must be a time such as 2026-03-20T09:00:00+08:00",
        )
        raise error_at(node, path, what) from None
