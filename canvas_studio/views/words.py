"""Short forms in which the windows show what records hold as keys; whole words are `records.wording`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from canvas_studio.messages import Message, message

KIND_LETTER: Final[Mapping[str, Message]] = {
    "business": message("业", "B"),
    "operations": message("运", "O"),
    "data": message("数", "D"),
}
PRIORITY_SHORT: Final[Mapping[str, Message]] = {
    "must": message("P0", "P0"),
    "should": message("P1", "P1"),
    "could": message("P2", "P2"),
    "wont": message("不做", "Won’t"),
}
DIMENSION: Final[Mapping[str, Message]] = {
    "business": message("业务", "Business"),
    "operations": message("运营", "Operations"),
    "data": message("数据", "Data"),
    "monetisation": message("变现", "Monetisation"),
    "content": message("内容", "Content"),
}
SEVERITY: Final[Mapping[str, Message]] = {
    "error": message("错误", "Errors"),
    "warning": message("警告", "Warnings"),
    "info": message("提示", "Hints"),
}
ONE_SEVERITY: Final[Mapping[str, Message]] = {
    "error": message("错误", "Error"),
    "warning": message("警告", "Warning"),
    "info": message("提示", "Hint"),
}
RULE_FAMILY: Final[Mapping[str, Message]] = {
    "CAN": message("画布", "Canvas"),
    "ROL": message("角色", "Roles"),
    "ARC": message("产品架构", "Architecture"),
    "VAL": message("价值", "Value"),
    "STO": message("业务调研", "Research"),
    "ROU": message("关键路线", "Routes"),
    "OPS": message("运营阶段", "Stages"),
    "DAT": message("数据体系", "Data"),
    "DEL": message("确认与交付", "Delivery"),
}
"""What rules are about, by the letters that their codes begin with."""
UNPLACED_FUNCTIONS: Final = message("未归模块", "In no module")
NO_STAGE: Final = message("未定阶段", "No stage")
NO_RELEASE_YET: Final = message("未排期次", "No release")
ROLE_COLOURS: Final = (
    message("红", "Red"),
    message("橙", "Orange"),
    message("黄", "Yellow"),
    message("绿", "Green"),
    message("青", "Teal"),
    message("蓝", "Blue"),
    message("紫", "Purple"),
    message("粉", "Pink"),
)
"""What the numbers of `Role.colour` stand for, as `Theme.role_colours` draws them."""
ALL_FUNCTIONS: Final = message("全部功能", "All functions")


def capital(words: str) -> str:
    """With a capital where the language has them; the wording of the model begins small."""
    return words[:1].upper() + words[1:]
