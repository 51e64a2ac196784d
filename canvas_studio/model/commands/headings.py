"""What people write above the columns of a function list, and into its columns of fixed choices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import get_args

from canvas_studio.model.records.canvas import RESERVED_TAGS, Kind, Priority
from canvas_studio.model.records.fixed import FIXED_DIMENSIONS
from canvas_studio.model.records.wording import value_words

_HEADINGS = {
    "code": "功能编号 编号 序号编号 id code functionid functioncode no.id",
    "name": "功能名称 功能 名称 功能名 功能点名称 需求名称 function functionname feature name",
    "name.en": "英文名称 英文名 功能英文名 英文 english nameen englishname",
    "description": "功能描述 描述 说明 功能说明 简介 description details",
    "kind": "功能类型 类型 类别 kind type category",
    "priority": "优先级 重要性 重要程度 priority moscow",
    "dimension": "架构维度 维度 dimension",
    "module": "一级模块 模块 所属模块 模块名称 module",
    "submodule": "二级模块 子模块 submodule sub-module",
    "release": "期次 版本 上线期次 release phase milestone",
    "tags": "标签 tags tag labels",
    "goals": "支撑目标 目标 关键运营目标 运营目标 goals goal",
    "roles": "参与角色 参与角色及动作 角色 roles role",
    "remark": "备注 remark remarks note notes comment comments",
}
_BY_HEADING = {word: column for column, words in _HEADINGS.items() for word in words.split()}

_CHOICES: Mapping[str, Mapping[str, str]] = {
    "kind": {"业务功能": "business", "运营功能": "operations", "数据功能": "data"},
    "priority": {
        "p0": "must",
        "musthave": "must",
        "高": "must",
        "high": "must",
        "p1": "should",
        "shouldhave": "should",
        "应该": "should",
        "中": "should",
        "medium": "should",
        "p2": "could",
        "couldhave": "could",
        "可以": "could",
        "低": "could",
        "low": "could",
        "不做": "wont",
        "won't": "wont",
        "won'thave": "wont",
    },
    "tags": {"对外": "integration", "赋能": "enablement"},
    "dimension": {"业务": "business", "运营": "operations", "数据": "data", "变现": "monetisation", "内容": "content"},
}  # fmt: skip
"""Words for a choice besides its own names in both languages."""


def recognised(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the first row of a table; the first of two alike counts."""
    columns: dict[str, int] = {}
    for at, heading in enumerate(headings):
        parts = (heading, *re.split(r"[\n/|]", heading))  # 功能名称 / Function
        found = next(
            (_BY_HEADING[f] for part in parts if (f := _folded(part)) in _BY_HEADING), None
        )
        if found is not None:
            columns.setdefault(found, at)
    return columns


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns of a function list."""
    columns = recognised(rows[0]) if rows else {}
    written = sum(bool(cell.strip()) for cell in rows[0]) if rows else 0
    return "name" in columns and (len(columns) > 1 or (written == 1 and len(rows) > 1))


def choice(column: str, text: str) -> str | None:
    """The value that a text means in a column of choices; None where it means none."""
    folded = _folded(text)
    return _WORDS[column].get(folded) or next(
        (_WORDS[column][f] for part in text.split() if (f := _folded(part)) in _WORDS[column]), None
    )


def _folded(text: str) -> str:
    """A word as it is compared: no case, width, spaces, stars, or remarks in brackets."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub(r"\(.*?\)", "", folded)
    return re.sub(r"[\s*:_]", "", folded)


def _words(column: str, values: Sequence[str]) -> dict[str, str]:
    own: dict[str, str] = {}
    for value in values:
        words = value_words(column, value)
        named = (value, words.text("zh"), words.text("en"), *words.text("zh").split())
        own |= {_folded(word): value for word in named}
    return own | {_folded(word): value for word, value in _CHOICES.get(column, {}).items()}


_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": _words("kind", get_args(Kind)),
    "priority": _words("priority", get_args(Priority)),
    "tags": _words("tags", RESERVED_TAGS),
    "dimension": _words("dimension", ())
    | {
        _folded(word): dimension.id
        for dimension in FIXED_DIMENSIONS
        for word in (dimension.id, dimension.name.zh, dimension.name.en)
    },
}
