"""What must hold for each record: references, codes, required texts, and what its type asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from canvas_studio.messages import message
from canvas_studio.model.changes import Change
from canvas_studio.model.content import Content
from canvas_studio.model.integrity.violation import Violation
from canvas_studio.model.records import (
    RECORD_TYPES,
    Baseline,
    CodedRecord,
    Crossing,
    DataView,
    Function,
    Goal,
    Indicator,
    LText,
    Module,
    Option,
    OptionSet,
    Participation,
    Record,
    Role,
    ValueProposition,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.references import (
    Reference,
    map_references,
    references_of,
)
from canvas_studio.model.records.value import PLATFORM_VALUE_TYPES


def record_violations(record: Record, content: Content) -> Iterator[Violation]:
    """What does not hold for one record."""
    yield from _references(record, content)
    if isinstance(record, CodedRecord):
        yield from _code(record, content)
    yield from _required_texts(record, content)
    check = _CHECKS.get(type(record))
    if check is not None:
        yield from check(record, content)


def _is_sound_crossing(record: Crossing, content: Content) -> bool:
    goal, function = record.goal, record.function
    return (
        type(content.find(goal)) is Goal
        and type(content.find(function)) is Function
        and record.id == crossing_id(goal, function)
    )


def _is_sound_participation(record: Participation, content: Content) -> bool:
    crossing, role = record.crossing, record.role
    return (
        type(content.find(crossing)) is Crossing
        and type(content.find(role)) is Role
        and record.id == participation_id(crossing, role)
    )


SOUND_AT_A_GLANCE: Mapping[type[Record], Callable[[Any, Content], bool]] = {
    Crossing: _is_sound_crossing,
    Participation: _is_sound_participation,
}
"""Of these there are a hundred thousand: what holds for all of them, without saying what does not."""


def _references(record: Record, content: Content) -> Iterator[Violation]:
    for reference, target in references_of(record):
        if _is_sound(reference, target, content):
            continue
        text = message(
            "{record} 的 {path} 指向不存在的 {target}",
            "{record}: {path} refers to {target}, which does not exist",
            record=shown(record),
            path=reference.path,
            target=target,
        )

        def keep_existing(reference: Reference, target: str) -> str | None:
            return target if _is_sound(reference, target, content) else None

        repair = Change(record, map_references(record, keep_existing))
        yield Violation("MOD003", record, reference.path, text, repair)
        return


def _is_sound(reference: Reference, target: str, content: Content) -> bool:
    """Whether a reference points at what it must, or need not."""
    if reference.may_dangle or (reference.outlives_target and content.count(Baseline)):
        return True
    found = content.find(target)
    return found is not None and reference.target in (None, found.type)


def _code(record: CodedRecord, content: Content) -> Iterator[Violation]:
    ids = content.ids_with_code(type(record), record.code)
    if len(ids) > 1 and ids[0] != record.id:
        text = message(
            "编号 {code} 重复：{record}",
            "The code {code} is used twice: {record}",
            code=record.code,
            record=shown(record),
        )
        taken = set(content.codes(type(record)))
        free = next(c for n in range(2, len(taken) + 3) if (c := f"{record.code}-{n}") not in taken)
        yield Violation("MOD002", record, "code", text, Change(record, replace(record, code=free)))


_REQUIRED_TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    cls: tuple(
        f.name
        for f in dataclasses.fields(cast(Any, cls))
        if f.default is dataclasses.MISSING and f.type in (LText, LText.__name__)
    )
    for cls in RECORD_TYPES.values()
}


def _required_texts(record: Record, content: Content) -> Iterator[Violation]:
    names = _REQUIRED_TEXTS[type(record)]
    if not names:
        return
    language = content.project.primary_language if "project" in content else "zh"
    for name in names:
        value: LText = getattr(record, name)
        if not value.has(language):
            text = message(
                "{record} 的 {name} 不能为空（主要语言 {language}）",
                "{record}: {name} must not be empty in the primary language ({language})",
                record=record.id,
                name=name,
                language=language,
            )
            filler = value.text(language) or ("未命名" if language == "zh" else "Unnamed")
            repair = _with(record, **{name: value.with_text(language, filler)})
            yield Violation("MOD006", record, name, text, Change(record, repair))


def _check_crossing(record: Crossing, content: Content) -> Iterator[Violation]:
    yield from _derived_id(record, crossing_id(record.goal, record.function), content)


def _check_participation(record: Participation, content: Content) -> Iterator[Violation]:
    yield from _derived_id(record, participation_id(record.crossing, record.role), content)


def _derived_id(record: Record, expected: str, content: Content) -> Iterator[Violation]:
    if record.id != expected:
        text = message(
            "{record} 的标识应为 {expected}",
            "{record} must have the id {expected}",
            record=record.id,
            expected=expected,
        )
        yield Violation("MOD004", record, "id", text, Change(record, None))


def _check_indicator(record: Goal | ValueProposition, content: Content) -> Iterator[Violation]:
    indicator: Indicator | None = record.indicator
    if indicator is None or indicator.baseline is None or indicator.target is None:
        return
    rises = indicator.target >= indicator.baseline
    falls = indicator.target <= indicator.baseline
    if not (rises if indicator.direction == "up" else falls):
        text = message(
            "{record} 的指标目标值 {target} 与方向不符（现值 {baseline}）",
            "{record}: the target {target} is on the wrong side of the baseline {baseline}",
            record=shown(record),
            target=indicator.target,
            baseline=indicator.baseline,
        )
        turned = replace(indicator, direction="up" if rises else "down")
        repair = replace(record, indicator=turned)
        yield Violation("MOD005", record, "indicator.target", text, Change(record, repair))


def _check_role(role: Role, content: Content) -> Iterator[Violation]:
    if role.frontline and not role.internal:
        text = message(
            "一线角色 {role} 必须是内部角色",
            "Frontline role {role} must be internal",
            role=shown(role),
        )
        fixed = (
            replace(role, internal=True)
            if role.side == "platform"
            else replace(role, frontline=False)
        )
        yield Violation("MOD007", role, "frontline", text, Change(role, fixed))
    if role.internal and role.side != "platform":
        text = message(
            "内部角色 {role} 必须属于平台方",
            "Internal role {role} must be at the platform end",
            role=shown(role),
        )
        fixed = replace(role, internal=False, frontline=False)
        yield Violation("MOD007", role, "internal", text, Change(role, fixed))


def _check_value(value: ValueProposition, content: Content) -> Iterator[Violation]:
    yield from _check_indicator(value, content)
    if (value.value_type in PLATFORM_VALUE_TYPES) != (value.side == "platform"):
        text = message(
            "价值主张 {value} 的类型 {type} 不属于 {side} 端",
            "Value {value}: the type {type} does not fit the {side} end",
            value=shown(value),
            type=value.value_type,
            side=value.side,
        )
        fitting = "internal_efficiency" if value.side == "platform" else "other"
        repair = Change(value, _with(value, value_type=fitting))
        yield Violation("MOD007", value, "value_type", text, repair)
    role = content.find(value.role)
    if isinstance(role, Role) and role.side != value.side and _has_roles(content, value.side):
        text = message(
            "价值主张 {value} 的角色 {role} 属于另一端",
            "Value {value}: its role {role} is at another end",
            value=shown(value),
            role=shown(role),
        )
        yield Violation("MOD007", value, "role", text, Change(value, replace(value, role=None)))


def _has_roles(content: Content, side: str) -> bool:
    """An end without roles is a gap of its own (ROL205), and its values may keep theirs meanwhile."""
    return any(role.side == side for role in content.every(Role))


def _check_module(module: Module, content: Content) -> Iterator[Violation]:
    parent = content.find(module.parent)
    if not isinstance(parent, Module):
        return
    if parent.parent is not None or content.referrers(module.id, Module):
        text = message(
            "模块 {module} 超过两级或成环",
            "Module {module} is more than two levels deep, or its own parent",
            module=shown(module),
        )
        yield Violation(
            "MOD008", module, "parent", text, Change(module, replace(module, parent=None))
        )
    elif parent.dimension != module.dimension:
        text = message(
            "二级模块 {module} 的维度必须与 {parent} 相同",
            "Sub-module {module} must be in the dimension of {parent}",
            module=shown(module),
            parent=shown(parent),
        )
        repair = replace(module, dimension=parent.dimension)
        yield Violation("MOD008", module, "dimension", text, Change(module, repair))
    else:
        for function in content.referrers(parent.id, Function):
            yield from _check_function(function, content)


def _check_function(function: Function, content: Content) -> Iterator[Violation]:
    if function.module is not None and content.referrers(function.module, Module):
        text = message(
            "功能 {function} 只能放在没有下级的模块中",
            "Function {function} can only be in a module without sub-modules",
            function=shown(function),
        )
        repair = replace(function, module=None)
        yield Violation("MOD008", function, "module", text, Change(function, repair))


def _check_option_set(options: OptionSet, content: Content) -> Iterator[Violation]:
    if options.status == "decided" and options.chosen is None:
        text = message(
            "{options} 已决定，但未选方案",
            "{options} is decided, but no option is chosen",
            options=shown(options),
        )
        repair = replace(options, status="open")
        yield Violation("MOD009", options, "chosen", text, Change(options, repair))
    held = content.referrers(options.id, Option)
    if len(held) >= 2:  # an incomplete set is a finding (DEL901), its labels are not settled yet
        yield from _option_labels(options, held)
        yield from _named_options(options, {option.label for option in held})


def _option_labels(options: OptionSet, held: Sequence[Option]) -> Iterator[Violation]:
    for option, label in zip(held, "ABC", strict=False):
        if option.label != label:
            text = message(
                "{options} 的方案编号须依次为 A、B、C",
                "{options}: options must be labelled A, B, C in order",
                options=shown(options),
            )
            repair = Change(option, _with(option, label=label))
            yield Violation("MOD009", option, "label", text, repair)
    if len(held) > 3:
        text = message(
            "{options} 最多三个方案",
            "{options} has more than three options",
            options=shown(options),
        )
        yield Violation("MOD009", held[3], "label", text, Change(held[3], None))


def _named_options(options: OptionSet, labels: Collection[str]) -> Iterator[Violation]:
    """What is chosen and recommended must be there."""
    for name in ("chosen", "recommended"):
        label = getattr(options, name)
        if label is not None and label not in labels:
            text = message(
                "{options} 的 {name} {label} 不是其中的方案",
                "{options}: {name} {label} is none of its options",
                options=shown(options),
                name=name,
                label=label,
            )
            changed = {name: None} | ({"status": "open"} if name == "chosen" else {})
            repair = Change(options, _with(options, **changed))
            yield Violation("MOD009", options, name, text, repair)


def _check_view(view: DataView, content: Content) -> Iterator[Violation]:
    function = content.find(view.function)
    if isinstance(function, Function) and function.kind != "data":
        text = message(
            "数据视图 {view} 所属的功能 {function} 不是数据功能",
            "Data view {view} belongs to {function}, which is not a data function",
            view=view.code,
            function=shown(function),
        )
        repair = Change(function, replace(function, kind="data"))
        yield Violation("MOD010", view, "function", text, repair)


_CHECKS: Mapping[type[Record], Callable[[Any, Content], Iterator[Violation]]] = {
    Crossing: _check_crossing,
    Participation: _check_participation,
    Goal: _check_indicator,
    Role: _check_role,
    ValueProposition: _check_value,
    Module: _check_module,
    Function: _check_function,
    OptionSet: _check_option_set,
    DataView: _check_view,
}


def _with(record: Record, **values: Any) -> Record:
    """`replace` for a record whose type, and so whose attributes, are not known here."""
    return cast(Record, replace(cast(Any, record), **values))
