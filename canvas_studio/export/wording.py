"""The words that exports print, in Chinese, in English, or in both with English underneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from canvas_studio.messages import Language, Localised, Message, message
from canvas_studio.model.records.architecture import Build
from canvas_studio.model.records.canvas import Kind, Priority
from canvas_studio.model.records.project import Status

PrintLanguage = Literal["zh", "en", "zh+en"]

LANGUAGES: Mapping[str, Message] = {
    "zh": message("中文", "Chinese"),
    "en": message("英文", "English"),
    "zh+en": message("中英对照", "Chinese and English"),
}

_SPOKEN: Mapping[PrintLanguage, tuple[Language, ...]] = {
    "zh": ("zh",),
    "en": ("en",),
    "zh+en": ("zh", "en"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Chooses the wording for one print language."""

    language: PrintLanguage
    stack: str = "\n"
    """Between what stands one above the other in a cell: two languages, a code and its name."""
    items: str = "\n"
    """Between the entries of a list in a cell."""

    @property
    def languages(self) -> tuple[Language, ...]:
        return _SPOKEN[self.language]

    @property
    def leading(self) -> Language:
        """The language that decides where only one fits."""
        return "en" if self.language == "en" else "zh"

    def __call__(self, text: Localised, between: str | None = None) -> str:
        """`text` in this language; in both, English follows Chinese after `between` or a new line.

        What reads the same in both languages is printed once.
        """
        if self.language != "zh+en":
            return text.text(self.language)
        return self.together([text.text("zh"), text.text("en")], between)

    def line(self, text: Localised) -> str:
        """The same on one line."""
        return self(text, " / ")

    def together(self, wordings: list[str], between: str | None = None) -> str:
        """Wordings of one thing, each once, none of them empty."""
        joint = self.stack if between is None else between
        return joint.join(dict.fromkeys(wording for wording in wordings if wording))


# Dimensions are fixed, and so are their ids (domain 2.2).
DIMENSIONS: Mapping[str, Message] = {
    "business": message("业务", "Business"),
    "operations": message("运营", "Operations"),
    "data": message("数据", "Data"),
    "monetisation": message("变现", "Monetisation"),
    "content": message("内容", "Content"),
}

KINDS: Mapping[Kind, Message] = {
    "business": message("业务", "Business"),
    "operations": message("运营", "Operations"),
    "data": message("数据", "Data"),
}

PRIORITY_CODES: Mapping[Priority, str] = {"must": "P0", "should": "P1", "could": "P2", "wont": ""}
PRIORITIES: Mapping[Priority, Message] = {
    "must": message("必须", "Must"),
    "should": message("重要", "Should"),
    "could": message("可选", "Could"),
    "wont": message("本期不做", "Not this time"),
}

BUILDS: Mapping[Build, Message] = {
    "on_demand": message("按需开发", "On demand"),
    "configurable": message("可配置", "Configurable"),
}

STATUSES: Mapping[Status, Message] = {
    "draft": message("草稿", "Draft"),
    "in_review": message("评审中", "In review"),
    "signed_off": message("已签字", "Signed off"),
    "superseded": message("已作废", "Superseded"),
}

AGREE = message("同意", "Agree")
CHANGE = message("修改", "Change")
TABLE = message("业务功能表", "Function table")
NOT_THIS_TIME = message("本期不做（仅记录）", "Not this time (for the record)")
NOT_IN_A_MODULE = message("未归模块", "Not in a module")
CONTINUED = message("（续）", " (cont.)")
DRAFT = message("草稿", "DRAFT")
CUT = message(" …【内容过长，已截断】", " … [too long, cut here]")


def table_title(project: Localised) -> Message:
    return message("{project} 业务功能表", "{project}: Business Function Table", project=project)


def fingerprint_label(fingerprint: str) -> Message:
    return message("指纹 {fingerprint}", "Fingerprint {fingerprint}", fingerprint=fingerprint)


def page_of(page: object, pages: object) -> Message:
    return message("第 {page} 页 / 共 {pages} 页", "Page {page} of {pages}", page=page, pages=pages)
