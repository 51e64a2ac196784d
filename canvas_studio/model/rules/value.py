"""VAL4xx, the value: what each end gains, whether it is measured, and whether it is enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from canvas_studio.messages import Message, message
from canvas_studio.model.facts import Facts
from canvas_studio.model.facts.completeness import is_measurable
from canvas_studio.model.records import Goal, Project, ValueProposition
from canvas_studio.model.records.value import PLATFORM_VALUE_TYPES, Side
from canvas_studio.model.rules.framework import Found, Rule, found, rule
from canvas_studio.model.rules.wording import END_NAMES, Listed, percent, shown

_ENOUGH_FUNCTIONS = 10
"""From so many functions in scope on, the share of must functions says something."""

_ASPECTS: dict[str, Message] = {
    "internal_efficiency": message("内部管理和运营效率", "internal efficiency"),
    "commercial_efficiency": message("商业盈利效率", "commercial efficiency"),
    "ecosystem_extension": message("生态扩展", "ecosystem extension"),
}
_SUSTAINABLE: dict[str, Message] = {
    "strategy": message("战略", "strategy"),
    "operations": message("运营", "operations"),
    "product": message("产品", "product"),
    "team": message("团队", "team"),
}


@rule(
    "VAL401",
    "end-without-value",
    severity="error",
    phase=1,
    subject=Project,
    zh="{end}没有价值主张",
    en="No value proposition for the {end} end",
    fix_zh="写一句“我通过平台可以……”",
    fix_en='Write "through the platform I can…"',
    sections=(1,),
)
def end_without_value(facts: Facts, project: Project) -> Iterator[Found]:
    """One of the three ends has no value proposition.

    Why: an end that gains nothing does not come, or does not stay.
    Example: much is written about experts and the company, nothing about the user.
    ---
    三端中有一端没有价值主张。

    为什么：得不到好处的一端不会来，来了也留不住。
    例：写了专家和企业的价值，却没有写用户得到什么。
    """
    having = {value.side for value in facts.content.every(ValueProposition)}
    for end in get_args(Side):
        if end not in having:
            yield found(end, end=END_NAMES[end])


@rule(
    "VAL402",
    "value-not-measurable",
    severity="warning",
    phase=1,
    subject=ValueProposition,
    zh="价值“{value}”不可衡量",
    en='Value "{value}" is not measurable',
    fix_zh="补充指标名称、单位和目标值",
    fix_en="Fill unit and target",
    sections=(1,),
)
def value_not_measurable(facts: Facts, value: ValueProposition) -> Iterator[Found]:
    """A value whose indicator lacks a name, a unit or a target.

    Why: what has a figure can be promised and checked; the rest is opinion.
    Example: "Find the right expert faster", without saying from how many days to how many.
    ---
    指标缺少名称、单位或目标值的价值。

    为什么：有数字才能承诺和检验，否则只是看法。
    例：“更快找到合适的专家”，没有写从几天缩短到几天。
    """
    if not is_measurable(value):
        yield found(value.id, value=shown(value))


@rule(
    "VAL403",
    "end-without-core-value",
    severity="error",
    phase=1,
    subject=Project,
    zh="{end}未确定核心价值点",
    en="No core value for the {end} end",
    fix_zh="标出最重要的那一个",
    fix_en="Mark the one that matters most",
    sections=(1, 7),
)
def end_without_core_value(facts: Facts, project: Project) -> Iterator[Found]:
    """The demand or the resource end has values, but none of them is marked as core.

    Why: when everything matters, scope is decided by whoever speaks last.
    Example: five values for experts, and no answer to "which one makes them sign up?".
    ---
    需求方或资源方有价值主张，却没有一个标为核心。

    为什么：什么都重要，范围就由最后说话的人决定。
    例：为专家列了五条价值，却答不出“哪一条会让他入驻”。
    """
    for end in ("demand", "resource"):
        values = [v for v in facts.content.every(ValueProposition) if v.side == end]
        if values and not any(value.core for value in values):
            yield found(end, end=END_NAMES[end], evidence={"values": len(values)})


@rule(
    "VAL404",
    "value-goal-unlinked",
    severity="warning",
    phase=2,
    subject=(ValueProposition, Goal),
    zh="“{element}”没有价值与目标的对应",
    en='"{element}" is not linked between value and goal',
    fix_zh="建立对应关系，或删除",
    fix_en="Link, or drop it",
    sections=(1,),
)
def value_goal_unlinked(facts: Facts, element: ValueProposition | Goal) -> Iterator[Found]:
    """A value that no goal pursues, or a goal that pursues no value.

    Why: goals turn promises into work. A promise without a goal is forgotten; a goal without a
    promise serves nobody.
    Example: the value "Settle commissions on time" is written down, and no goal names it.
    ---
    没有目标去实现的价值，或不实现任何价值的目标。

    为什么：目标把承诺变成工作。没有目标的承诺会被忘记，没有承诺的目标不为任何人服务。
    例：写了价值“佣金按时结算”，却没有一个目标与它对应。
    """
    if isinstance(element, Goal):
        linked = bool(element.values)
    else:
        linked = bool(facts.content.referrers(element.id, Goal))
    if not linked:
        yield found(element.id, element=shown(element))


@rule(
    "VAL405",
    "platform-value-aspect-missing",
    severity="info",
    phase=1,
    subject=Project,
    zh="平台自身价值未考虑：{aspect}",
    en="Platform value not considered: {aspect}",
    fix_zh="补充，或接受",
    fix_en="Add, or accept",
    sections=(1,),
)
def platform_value_aspect_missing(facts: Facts, project: Project) -> Iterator[Found]:
    """No value of the platform's own covers one of three aspects.

    The aspects are: running the business with less effort, earning more, and being able to grow
    into an ecosystem.

    Why: they are three different reasons to invest; the one not thought of cannot be planned for.
    Example: time saved is written down, but not what the platform could carry in three years.
    ---
    平台自身的价值没有涉及三个方面中的某一个：内部效率、商业盈利效率、生态扩展。

    为什么：这是三种不同的投资理由；没想到的那一个也就无从规划。
    例：写了节省的时间，却没有写三年后平台还能承载什么。
    """
    having = {value.value_type for value in facts.content.every(ValueProposition)}
    for aspect in PLATFORM_VALUE_TYPES:
        if aspect not in having:
            yield found(aspect, aspect=_ASPECTS[aspect])


@rule(
    "VAL406",
    "principle-not-evidenced",
    severity="error",
    phase=5,
    subject=Project,
    zh="未落实“{principle}”原则：{missing}",
    en='Principle "{principle}" not evidenced: {missing}',
    fix_zh="补充缺少的方面；增加变现功能",
    fix_en="Fill the aspect; add a monetisation function",
    sections=(2,),
)
def principle_not_evidenced(facts: Facts, project: Project) -> Iterator[Found]:
    """One of the two principles, sustainable and profitable, is not backed by evidence.

    Sustainable needs a sentence on strategy, operations, product and team. Profitable needs the
    kind of loop, how it closes, and at least one function in the monetisation dimension.

    Why: a platform lives for years only if it can be kept up and pays for itself.
    Example: the loop is "direct", but no function settles, charges or sells anything.
    ---
    可持续、可盈利两项原则中有一项没有依据。

    可持续要写明战略、运营、产品、团队四个方面；可盈利要写明闭环的类型和方式，并且变现维度至少有一个功能。

    为什么：平台要维持得下去、养得活自己，才能活得长。
    例：闭环写的是“直接”，却没有任何结算、收费或销售的功能。
    """
    sustainable, profitable = project.principles.sustainable, project.principles.profitable
    missing = [name for key, name in _SUSTAINABLE.items() if not getattr(sustainable, key)]
    if missing:
        yield found(
            "sustainable",
            principle=message("可持续", "sustainable"),
            missing=Listed(tuple(missing)),
        )
    missing = []
    if profitable.loop is None:
        missing.append(message("闭环类型", "kind of loop"))
    if not profitable.closed_loop:
        missing.append(message("闭环方式", "how the loop closes"))
    if not facts.populated("monetisation"):
        missing.append(message("变现功能", "a monetisation function"))
    if missing:
        yield found(
            "profitable",
            principle=message("可盈利", "profitable"),
            missing=Listed(tuple(missing)),
        )


@rule(
    "VAL407",
    "scope-too-big",
    severity="warning",
    phase=3,
    subject=Project,
    zh="范围偏大：{cause} {value}",
    en="Scope too big: {cause} {value}",
    fix_zh="把部分内容移到后面的期次，或设为“本期不做”",
    fix_en='Move items to a later release or "not this time"',
    sections=(1,),
)
def scope_too_big(facts: Facts, project: Project) -> Iterator[Found]:
    """Too large a share of must functions, too many core values, or too many key goals.

    The limits (60% of ten functions or more, 3 and 7) can be set in the project; they are ours,
    not the method's.

    Why: small steps arrive. Where everything is a must, nothing can be put off when it has to be.
    Example: 22 of 35 functions are must.
    ---
    必做功能的比例过大，或核心价值过多，或关键目标过多。

    界限（功能不少于十个时 60%、3 个、7 个）可在项目中设置；它们是本工具的设定，不是方法规定的。

    为什么：小步才走得稳。什么都是必做，到了不得不取舍时就没有可放的。
    例：35 个功能中有 22 个是必做。
    """
    limits, content = facts.thresholds, facts.content
    musts, functions = facts.must_count, facts.scope_count
    if functions >= _ENOUGH_FUNCTIONS and musts / functions > limits.must_share:
        yield found(
            "must_share",
            cause=message("必做功能占比", "share of must functions"),
            value=percent(musts, functions),
            evidence={"must": musts, "functions": functions, "threshold": limits.must_share},
        )
    core_values = sum(value.core for value in content.every(ValueProposition))
    if core_values > limits.max_core_values:
        yield found(
            "core_values",
            cause=message("核心价值", "core values"),
            value=core_values,
            evidence={"threshold": limits.max_core_values},
        )
    key_goals = sum(goal.key for goal in content.every(Goal))
    if key_goals > limits.max_key_goals:
        yield found(
            "key_goals",
            cause=message("关键目标", "key goals"),
            value=key_goals,
            evidence={"threshold": limits.max_key_goals},
        )


VALUE_RULES: tuple[Rule, ...] = (
    end_without_value,
    value_not_measurable,
    end_without_core_value,
    value_goal_unlinked,
    platform_value_aspect_missing,
    principle_not_evidenced,
    scope_too_big,
)
