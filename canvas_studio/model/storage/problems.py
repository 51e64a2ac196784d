"""What can be wrong with a file, said in one sentence with its place, and what a repair would do."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, Localised, Message, message
from canvas_studio.model.content import Content
from canvas_studio.model.integrity import Violation
from canvas_studio.model.records.names import shown


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what the offered repair does about it."""

    what: Localised
    place: Localised | None = None
    repair: Localised | None = None
    code: str = ""
    """The MODnnn code of domain 2.4, where one applies."""

    def text(self, language: Language) -> str:
        what = f"{self.code} {self.what.text(language)}".strip()
        if self.place is None:
            return what
        return f"{self.place.text(language)}{'：' if language == 'zh' else ': '}{what}"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a file holds: its content, or what is wrong with it and the content after a repair."""

    path: Path
    content: Content | None
    problems: tuple[Problem, ...] = ()
    repaired: Content | None = None
    """The content after a repair."""
    read_only: Content | None = None
    """What this program understands of a file of a newer version; not to be saved."""

    @property
    def repairs(self) -> tuple[Localised, ...]:
        """What the repair would do, in the order in which it would be done."""
        return tuple(p.repair for p in self.problems if p.repair is not None)

    def error(self) -> UnusableFileError:
        """The refusal to open the file as it is."""
        return (NewerVersionError if self.read_only is not None else UnusableFileError)(self)


class PlacedError(UserError):
    """Something unusable at a place in a file; whoever knows the file's name adds it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class UnusableFileError(UserError):
    """A file that is not a valid canvas; `report` says everything and may offer a repair."""

    def __init__(self, report: LoadReport) -> None:
        super().__init__(_Opening(report))
        self.report = report

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.report.problems

    @property
    def repaired(self) -> Content | None:
        """The content after the offered repair; None where there is nothing to rescue."""
        return self.report.repaired


class NewerVersionError(UnusableFileError):
    """A file of another format version, of which `read_only` can be shown but not saved."""

    @property
    def read_only(self) -> Content | None:
        return self.report.read_only


@dataclass(frozen=True, slots=True)
class _Opening:
    """The one sentence about a file that cannot be opened."""

    report: LoadReport

    def text(self, language: Language) -> str:
        first, others = self.report.problems[0], len(self.report.problems) - 1
        sentence = message(
            "无法打开 {file}：{first}",
            "Cannot open {file}: {first}",
            file=self.report.path.name or self.report.path,
            first=first,
        ).text(language)
        if others:
            more = message("（另有 {n} 处问题）", " (and {n} more)", n=others)
            sentence += more.text(language)
        return sentence


def unusable(path: Path, problem: Problem) -> UnusableFileError:
    """The error for a file of which nothing can be used."""
    return UnusableFileError(LoadReport(path, None, (problem,)))


def from_violation(violation: Violation, place: Localised | None = None) -> Problem:
    """An integrity violation as a problem, with its repair in words."""
    return Problem(violation.message, place, _repair(violation), violation.code)


def _repair(violation: Violation) -> Message:
    before, after = violation.repair
    if after is None:
        return message("删除 {record}", "Remove {record}", record=shown(violation.record))
    if before is None:
        return message("补上 {record}", "Add {record}", record=shown(after))
    fields = dataclasses.fields(after)
    changed = [f.name for f in fields if getattr(before, f.name) != getattr(after, f.name)]
    return message(
        "更正 {record} 的 {attributes}",
        "Correct {attributes} of {record}",
        record=shown(before),
        attributes=", ".join(changed),
    )


_REASONS: Mapping[str, tuple[str, str]] = {
    "unknown_column": ("没有列 {unknown}，可用：{columns}", "there is no column {unknown}; these exist: {columns}"),
    "missing": ("缺少必填项", "is missing"),
    "unexpected_keyword_argument": ("不是认识的属性", "is not a known attribute"),
    "literal_error": ("“{value}”不在允许的取值之内：{expected}", "“{value}” is none of {expected}"),
    "string_type": ("应为文字", "must be text"),
    "string_unicode": ("不是有效的文字", "is not valid text"),
    "json_invalid": ("含有无效的字符", "holds characters that are not valid"),
    "string_too_short": ("不能为空", "must not be empty"),
    "string_too_long": ("最多 {max_length} 个字符", "must have at most {max_length} characters"),
    "string_pattern_mismatch": ("“{value}”的写法不对", "“{value}” is not written as it must be"),
    "bool_type": ("应为 true 或 false", "must be true or false"),
    "int_type": ("应为整数", "must be a whole number"),
    "float_type": ("应为数字", "must be a number"),
    "finite_number": ("应为有限的数字", "must be a finite number"),
    "greater_than": ("必须大于 {gt}", "must be greater than {gt}"),
    "greater_than_equal": ("不能小于 {ge}", "must not be less than {ge}"),
    "less_than_equal": ("不能大于 {le}", "must not be greater than {le}"),
    "too_short": ("至少需要 {min_length} 项", "needs at least {min_length} entries"),
    "tuple_type": ("应为列表", "must be a list"),
    "dataclass_type": ("应为一组属性", "must be a group of attributes"),
    "date_type": ("应为日期，例如 2026-03-20", "must be a date such as 2026-03-20"),
    "date_parsing": ("应为日期，例如 2026-03-20", "must be a date such as 2026-03-20"),
    "date_from_datetime_parsing": ("应为日期，例如 2026-03-20", "must be a date such as 2026-03-20"),
    "datetime_type": ("应为时间", "must be a time"),
    "datetime_parsing": ("应为时间", "must be a time"),
    "recursion_loop": ("嵌套过深", "is nested too deeply"),
}  # fmt: skip


def reason(error: Mapping[str, Any]) -> Message:
    """What a validation error of pydantic says, in words for people."""
    context = dict(error.get("ctx") or {})
    zh, en = _REASONS.get(error["type"], ("不合法：{detail}", "is not valid: {detail}"))
    return Message(zh, en, {**context, "value": brief(error["input"]), "detail": error["msg"]})


def attribute_path(location: Sequence[str | int]) -> str:
    """`("indicator", "target")` as people read it; the branches of a union do not show."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step + 1}]"
        elif step not in ("int", "float"):
            path += f".{step}" if path else step
    return path


def brief(value: Any) -> str:
    """A value as it fits into a sentence."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
