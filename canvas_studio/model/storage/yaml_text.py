"""YAML text to nodes that know their line, and plain data to YAML text. Knows nothing of canvases.

Scalars stay text until somebody knows what is expected there, so `no`, `on` and `09:00` are
what was typed. Reading is safe for files from anywhere: no tags, and limits on nesting and on
what aliases expand to.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import yaml

from canvas_studio.messages import Localised, Message, message
from canvas_studio.model.storage.problems import PlacedError, Problem, brief

MAX_DEPTH = 40
MAX_NODES = 5_000_000
MAX_EXPANDED = 100_000
"""How many nodes aliases may stand for, all together."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAG = "tag:yaml.org,2002:str"


class Scalar:
    """A value as it was typed; `plain` where it stood without quotation marks."""

    __slots__ = ("line", "plain", "text")

    def __init__(self, text: str, line: int, plain: bool) -> None:
        self.text, self.line, self.plain = text, line, plain

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


class ListNode(list[Any]):
    """A list of nodes, with the line on which it starts."""

    __slots__ = ("line",)

    def __init__(self, line: int) -> None:
        self.line = line


class GroupNode(dict[str, Any]):
    """Nodes by key, with the line on which the first one starts."""

    __slots__ = ("line",)

    def __init__(self, line: int) -> None:
        self.line = line


Node: TypeAlias = Scalar | ListNode | GroupNode


def at_line(line: int, path: str = "") -> Message:
    """A place in a text file, for a Problem."""
    if path:
        return message("第 {line} 行 {path}", "line {line}, {path}", line=line, path=path)
    return message("第 {line} 行", "line {line}", line=line)


def parse(text: str) -> Node:
    """The only document in `text`; PlacedError where it is not YAML that we read."""
    try:
        return _Composer().compose(text)
    except yaml.YAMLError as error:
        raise PlacedError(_syntax_problem(error, text)) from None


class _Composer:
    """Builds nodes from the parser's events, without recursion."""

    def __init__(self) -> None:
        self._open: list[tuple[ListNode | GroupNode, str | None, int]] = []
        self._key: Scalar | None = None
        self._root: Node | None = None
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._nodes = 0
        self._expanded = 0

    def compose(self, text: str) -> Node:
        events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        for event in events:
            line = event.start_mark.line + 1
            if isinstance(event, yaml.ScalarEvent):
                self._tag(event, line)
                plain = event.implicit[0] and event.tag is None
                self._add(Scalar(event.value, line, plain), event.anchor, 1)
            elif isinstance(event, yaml.MappingStartEvent):
                self._begin(GroupNode(line), event)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._begin(ListNode(line), event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                node, anchor, nodes_before = self._open.pop()
                if anchor is not None:
                    self._anchors[anchor] = (node, self._nodes - nodes_before)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event.anchor or "", line)
            elif isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
                raise _refused(
                    line, "只能有一个 YAML 文档", "only one YAML document per file is allowed"
                )
        if self._root is None:
            raise _refused(1, "文件没有内容", "the file has no content")
        return self._root

    def _begin(self, node: ListNode | GroupNode, event: Any) -> None:
        self._tag(event, node.line)
        if len(self._open) >= MAX_DEPTH:
            raise _refused(
                node.line, "嵌套超过 {limit} 层", "nested more than {limit} deep", limit=MAX_DEPTH
            )
        self._add(node, None, 1)
        self._open.append((node, event.anchor, self._nodes - 1))

    def _add(self, node: Node, anchor: str | None, size: int) -> None:
        self._nodes += size
        if self._nodes > MAX_NODES:
            raise _refused(
                node.line, "条目超过 {limit} 个", "more than {limit} entries", limit=MAX_NODES
            )
        if anchor is not None:
            self._anchors[anchor] = (node, size)
        if not self._open:
            self._root = node
            return
        parent = self._open[-1][0]
        if isinstance(parent, ListNode):
            parent.append(node)
        elif self._key is None:
            self._begin_pair(parent, node)
        else:
            parent[self._key.text] = node
            self._key = None

    def _begin_pair(self, parent: GroupNode, key: Node) -> None:
        if not isinstance(key, Scalar):
            raise _refused(key.line, "键必须是文字", "a key must be text")
        if key.text in parent:
            raise _refused(
                key.line, "键“{key}”重复", "the key “{key}” is given twice", key=brief(key.text)
            )
        self._key = key

    def _alias(self, anchor: str, line: int) -> None:
        if anchor not in self._anchors:
            raise _refused(
                line,
                "别名 *{name} 指向不存在或包含它自身的锚点",
                "the alias *{name} points nowhere, or at what contains it",
                name=brief(anchor),
            )
        node, size = self._anchors[anchor]
        self._expanded += size
        if self._expanded > MAX_EXPANDED:
            raise _refused(
                line,
                "别名展开后超过 {limit} 个条目",
                "the aliases expand to more than {limit} entries",
                limit=MAX_EXPANDED,
            )
        self._add(node, None, size)

    def _tag(self, event: Any, line: int) -> None:
        if event.tag not in (None, "!", _TEXT_TAG):
            raise _refused(
                line,
                "不接受 YAML 标签“{tag}”",
                "the YAML tag “{tag}” is not accepted",
                tag=brief(event.tag),
            )


def _refused(line: int, zh: str, en: str, **parameters: Any) -> PlacedError:
    return PlacedError(Problem(Message(zh, en, parameters), at_line(line)))


def _syntax_problem(error: yaml.YAMLError, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
    place: Localised | None = None
    if mark is not None:
        place = at_line(mark.line + 1)
    elif (character := getattr(error, "character", None)) is not None:
        shown_character = f"{character:#x}" if isinstance(character, int) else repr(character)
        detail = f"{detail} ({shown_character})"
        place = at_line(_first_line_of(character, text))
    what = message("不是有效的 YAML（{detail}）", "not valid YAML ({detail})", detail=detail)
    return Problem(what, place)


def _first_line_of(character: int | str, text: str) -> int:
    wanted = chr(character) if isinstance(character, int) else str(character)
    return text.count("\n", 0, max(0, text.find(wanted))) + 1


# -- writing -----------------------------------------------------------------------------------

_FLOW_WIDTH = 110
_PLAIN = re.compile(
    r"[^\W\d_](?:[\w ./+%&=、，。：；（）！？《》【】—…·-]*[\w、，。：；（）！？《》【】—…·%])?"
)
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write(data: Mapping[str, Any]) -> str:
    """`data` (nested mappings, sequences and scalars) as YAML in blocks, short parts in one line."""
    parts: list[str] = []
    for key, value in data.items():
        parts.append("\n".join(_pair(key, value, 0)))
    return "\n\n".join(parts) + "\n"


def _pair(key: str, value: Any, indent: int) -> Iterator[str]:
    margin = " " * indent
    one_line = _fitting(value, indent + len(key) + 2)
    if one_line is not None:
        yield f"{margin}{key}: {one_line}"
    else:
        yield f"{margin}{key}:"
        yield from _block(value, indent + 2)


def _block(value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _pair(key, item, indent)
        return
    margin = " " * indent
    for item in value:
        one_line = _fitting(item, indent + 2)
        if one_line is not None:
            yield f"{margin}- {one_line}"
        else:
            lines = _block(item, indent + 2)
            yield f"{margin}- {next(lines).lstrip()}"
            yield from lines


def _fitting(value: Any, indent: int) -> str | None:
    """`value` in one line; None where it is better broken up."""
    if isinstance(value, Mapping | list | tuple):
        if len(value) > _FLOW_WIDTH // 3:
            return None
        text = _flow(value)
        return text if indent + len(text) <= _FLOW_WIDTH or not value else None
    return _scalar(value)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        digits = repr(value)
        mantissa, e, exponent = digits.partition("e")
        return f"{mantissa}.0e{exponent}" if e and "." not in mantissa else digits
    if isinstance(value, int | datetime.date):
        return value.isoformat() if isinstance(value, datetime.date) else str(value)
    return _text(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and not _means_something_else(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _means_something_else(text: str) -> bool:
    """Whether a YAML reader takes the bare text for a truth value, a number or the like."""
    if text in ("y", "Y", "n", "N"):  # truth values to other readers of YAML 1.1
        return True
    resolvers: Any = yaml.SafeLoader.yaml_implicit_resolvers
    return any(pattern.match(text) for _, pattern in resolvers.get(text[0], ()))
