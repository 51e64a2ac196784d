"""The columns of the business function table and the profiles that choose among them (domain 4.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from canvas_studio.export import wording
from canvas_studio.export.wording import PrintLanguage, Words
from canvas_studio.messages import Language, Message, message
from canvas_studio.model.notation import print_participations
from canvas_studio.model.records import (
    Function,
    FunctionPoint,
    Goal,
    LText,
    Module,
    Release,
    Role,
)

Profile = Literal["signoff", "development", "client"]
Group = Literal["dimension", "module", "submodule", "function"]
"""Over what a cell reaches: all neighbouring rows of one dimension, one module…"""


@dataclass(frozen=True, slots=True)
class RouteMark:
    """Where a function stands on a route: the step, and the functions of the step before."""

    step: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One function, or one point of it, with all that a row can say."""

    number: int | None
    dimension: str | None
    module: Module | None
    submodule: Module | None
    function: Function
    points: tuple[FunctionPoint, ...]
    for_one_point: bool
    """Whether the row stands for its only point, and not for the function with all of them."""
    goals: Sequence[Goal]
    roles: Sequence[tuple[Role, Sequence[LText]]]
    """In order of first appearance over goals in goal order, equal activities once."""
    release: Release | None
    routes: Sequence[RouteMark]
    decision_wanted: bool


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: its heading, its text, how it looks."""

    id: str
    header: Message
    text: Callable[[Entry, Words], str]
    width_zh: float
    width_en: float
    group: Group | None = None
    centred: bool = False

    def width(self, language: PrintLanguage) -> float:
        """In characters of the body text; English words need other widths than Chinese ones."""
        return self.width_zh if language == "zh" else self.width_en


def _number(entry: Entry, words: Words) -> str:
    return str(entry.number or "")


def _dimension(entry: Entry, words: Words) -> str:
    return words(wording.DIMENSIONS[entry.dimension]) if entry.dimension else "—"


def module_name(module: Module, words: Words) -> str:
    """Its code, and its name in the print language."""
    return words.stack.join([module.code, words(module.name)])


def _module(entry: Entry, words: Words) -> str:
    return module_name(entry.module, words) if entry.module else words(wording.NOT_IN_A_MODULE)


def _submodule(entry: Entry, words: Words) -> str:
    return module_name(entry.submodule, words) if entry.submodule else ""


def _code(entry: Entry, words: Words) -> str:
    return entry.points[0].code if entry.for_one_point else entry.function.code


def _name(entry: Entry, words: Words) -> str:
    name = words(entry.function.name)
    if entry.for_one_point and entry.function.description:
        # its description cell tells of the point
        return f"{name}\n{words(entry.function.description)}"
    return name


def _description(entry: Entry, words: Words) -> str:
    own = [] if entry.for_one_point else [words(entry.function.description)]
    return "\n".join(part for part in [*own, *_points(entry, words)] if part)


def _points(entry: Entry, words: Words) -> list[str]:
    shown = []
    for point in entry.points:
        lines = words.together([_point(point, language) for language in words.languages])
        shown.append(lines if entry.for_one_point else f"{point.code} {lines}")
    return shown


def _point(point: FunctionPoint, language: Language) -> str:
    name, description = point.name.text(language), point.description.text(language)
    colon = "：" if language == "zh" else ": "
    return colon.join(part for part in (name, description) if part)


def _kind(entry: Entry, words: Words) -> str:
    return words(wording.KINDS[entry.function.kind])


def _goals(entry: Entry, words: Words) -> str:
    return words.items.join(words(goal.name) for goal in entry.goals)


def _roles(entry: Entry, words: Words) -> str:
    wordings = []
    for language in words.languages:
        parts = [
            (role.name.text(language), list(dict.fromkeys(a.text(language) for a in activities)))
            for role, activities in entry.roles
        ]
        wordings.append(print_participations(parts, language))
    return words.together(wordings)


def _priority(entry: Entry, words: Words) -> str:
    priority = entry.function.priority
    return words.together([wording.PRIORITY_CODES[priority], words(wording.PRIORITIES[priority])])


def _release(entry: Entry, words: Words) -> str:
    return entry.release.code if entry.release else ""


def _build(entry: Entry, words: Words) -> str:
    for module in (entry.submodule, entry.module):
        if module and module.decision and module.decision.build:
            return words(wording.BUILDS[module.decision.build])
    return ""


def _remark(entry: Entry, words: Words) -> str:
    return words(entry.function.remark)


def _decision(entry: Entry, words: Words) -> str:
    if not entry.decision_wanted:
        return ""
    return "\n".join(f"□{words(answer)}" for answer in (wording.AGREE, wording.CHANGE))


def _acceptance(entry: Entry, words: Words) -> str:
    return "\n".join(words(point.acceptance) for point in entry.points if point.acceptance)


def _routes(entry: Entry, words: Words) -> str:
    return words.items.join(
        f"{mark.step} ← {'、'.join(mark.before)}" if mark.before else mark.step
        for mark in entry.routes
    )


COLUMNS: Mapping[str, Column] = {
    column.id: column
    for column in (
        Column("number", message("序号", "No."), _number, 4, 4.5, centred=True),
        Column(
            "dimension",
            message("架构维度", "Dimension"),
            _dimension,
            5,
            11,
            group="dimension",
            centred=True,
        ),
        Column("module", message("一级模块", "Module"), _module, 11, 13, group="module"),
        Column(
            "submodule", message("二级模块", "Sub-module"), _submodule, 9, 11, group="submodule"
        ),
        Column("code", message("功能编号", "ID"), _code, 6, 6, centred=True),
        Column("name", message("功能名称", "Function"), _name, 14, 16, group="function"),
        Column("description", message("功能描述", "Description"), _description, 28, 27),
        Column("kind", message("功能类型", "Kind"), _kind, 5, 10, group="function", centred=True),
        Column("goals", message("支撑目标", "Goals"), _goals, 13, 15, group="function"),
        Column(
            "roles",
            message("参与角色（动作）", "Roles (activities)"),
            _roles,
            30,
            28,
            group="function",
        ),
        Column(
            "priority",
            message("优先级", "Priority"),
            _priority,
            6,
            7.5,
            group="function",
            centred=True,
        ),
        Column(
            "release", message("期次", "Release"), _release, 5, 7.5, group="function", centred=True
        ),
        Column(
            "build", message("建设方式", "Build"), _build, 7, 11, group="function", centred=True
        ),
        Column("remark", message("备注", "Remark"), _remark, 9, 9, group="function"),
        Column("decision", message("客户确认", "Client decision"), _decision, 7, 9, centred=True),
        Column("acceptance", message("验收标准", "Acceptance criteria"), _acceptance, 20, 20),
        Column(
            "routes",
            message("路线步骤 ← 前置功能", "Route step ← functions before"),
            _routes,
            15,
            15,
            group="function",
        ),
    )
}
"""In the order of the table; the key is the id."""

_SIGNED = tuple(id for id in COLUMNS if id not in ("acceptance", "routes"))

PROFILE_COLUMNS: Mapping[Profile, tuple[str, ...]] = {
    "signoff": _SIGNED,
    "development": tuple(COLUMNS),
    "client": ("number", "module", "name", "description", "priority", "decision"),
}
PROFILES: Mapping[str, Message] = {
    "signoff": message("签字版", "For sign-off"),
    "development": message("开发版", "For development"),
    "client": message("客户简版", "Short, for the client"),
}
LEAVE_OUT_FIRST = ("build", "remark", "release")
"""What to leave out of a table that is too wide for its paper, in this order."""
