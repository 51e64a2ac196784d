"""ARC3xx, the product architecture: dimensions, modules and how they are built."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from canvas_studio.messages import message
from canvas_studio.model.facts import Facts
from canvas_studio.model.records import BuildDecision, Dimension, Function, Module, Project
from canvas_studio.model.rules.framework import Found, Rule, found, rule
from canvas_studio.model.rules.wording import percent, shown

_FEW_DIMENSIONS = 2


@rule(
    "ARC301",
    "empty-dimension",
    severity="error",
    phase=5,
    subject=Dimension,
    zh="架构维度“{dimension}”没有模块或功能",
    en='Dimension "{dimension}" has no populated module',
    fix_zh="增加有功能的模块，或说明为什么不适用",
    fix_en="Add a module with functions, or state why it does not apply",
    sections=(2,),
)
def empty_dimension(facts: Facts, dimension: Dimension) -> Iterator[Found]:
    """A dimension of the architecture in which no function in scope sits.

    It is only an info where the project states why the dimension does not apply.

    Why: each of the five dimensions carries a part of what keeps a platform alive. A missing
    one shows late, when it is expensive.
    Example: all modules are business modules; nothing earns money and nothing attracts users.
    ---
    没有任何在范围内的功能的架构维度。

    如果项目写明了该维度为什么不适用，则只作提示。

    为什么：五个维度各自承担平台运转的一部分；缺了哪一个，往往很晚才发现，那时代价已高。
    例：全部是业务模块，没有变现的，也没有吸引用户的。
    """
    if not facts.populated(dimension.id):
        excused = bool(dimension.not_applicable)
        yield found(dimension.id, dimension=dimension.name, severity="info" if excused else "error")


@rule(
    "ARC302",
    "function-without-module",
    severity="error",
    phase=5,
    subject=Function,
    zh="功能“{function}”未归入任何模块",
    en='Function "{function}" is in no module',
    fix_zh="拖入一个模块",
    fix_en="Drag into a module",
    sections=(2,),
)
def function_without_module(facts: Facts, function: Function) -> Iterator[Found]:
    """A function in scope that no module holds.

    Why: modules are what gets designed, confirmed and built. A function outside all of them
    falls between two teams.
    Example: "Invitation code" was collected in the workshop and never placed.
    ---
    没有归入任何模块的在范围内的功能。

    为什么：设计、确认和建设都以模块为单位；不属于任何模块的功能会落在两个团队之间。
    例：“邀请码”在工作坊中收集到，却一直没有归类。
    """
    if function.in_scope and function.module is None:
        yield found(function.id, function=shown(function))


@rule(
    "ARC303",
    "empty-module",
    severity="warning",
    phase=5,
    subject=Module,
    zh="模块“{module}”没有功能",
    en='Module "{module}" is empty',
    fix_zh="加入功能，或删除该模块",
    fix_en="Add functions or delete it",
    sections=(2,),
)
def empty_module(facts: Facts, module: Module) -> Iterator[Found]:
    """A module without sub-modules that holds no function in scope.

    Why: on the diagram it looks like a capability, but nothing in it runs.
    Example: "Ecosystem centre" is drawn, and all of its functions are "not this time".
    ---
    没有下级模块、也没有任何在范围内的功能的模块。

    为什么：图上看像一种能力，里面却没有能运行的东西。
    例：画了“生态中心”，而它的功能都是“本期不做”。
    """
    is_leaf = not facts.content.referrers(module.id, Module)
    if is_leaf and not facts.functions_in(module.id):
        yield found(module.id, module=shown(module))


@rule(
    "ARC304",
    "module-without-decision",
    severity="warning",
    phase=5,
    subject=Module,
    zh="模块“{module}”未判断建设方式或未写理由",
    en='Module "{module}" has no build decision or no reason',
    fix_zh="回答：什么会变、多久变一次、影响多大",
    fix_en="Answer: what varies, how often, what impact",
    sections=(2,),
)
def module_without_decision(facts: Facts, module: Module) -> Iterator[Found]:
    """A module with functions in scope for which nobody decided how to build it, or not why.

    Why: "why so complicated?" comes up with every quotation. A reason written down when it was
    known answers it.
    Example: "Channel management" is to be configurable, and the reason is missing.
    ---
    有在范围内的功能，却没有判断建设方式、或没有写理由的模块。

    为什么：每次报价都会被问“为什么这么复杂”；当时写下的理由就是回答。
    例：“渠道管理”定为可配置，但没有写理由。
    """
    decision = module.decision
    if (decision is None or decision.build is None or not decision.rationale) and (
        functions := facts.functions_in(module.id)
    ):
        yield found(module.id, module=shown(module), evidence={"functions": len(functions)})


@rule(
    "ARC305",
    "rework-ahead",
    severity="warning",
    phase=5,
    subject=Module,
    zh="模块“{module}”预计新增 {E} 个{variation}，按需开发会反复返工",
    en='Module "{module}" expects {E} new {variation}; building on demand means rework',
    fix_zh="改为可配置，或说明为什么不",
    fix_en="Change to configurable, or justify",
    sections=(2,),
)
def rework_ahead(facts: Facts, module: Module) -> Iterator[Found]:
    """A module to be built on demand although variants are sure to come.

    Expected are at least one new variant over the horizon, and either the impact on expansion
    is medium or high, or configurable is cheaper by the cost figures given.

    Why: each new variant is then a development of its own.
    Example: six new channels a year over three years: 128 person-days on demand, 54 configurable.
    ---
    明知会有新的变体，却打算按需开发的模块。

    即：规划期内预计至少新增一个变体，并且对扩展的影响为中或高，或按所填成本可配置更便宜。

    为什么：这样每来一个新变体就要单独开发一次。
    例：三年内每年新增 6 个渠道：按需开发 128 人天，可配置 54 人天。
    """
    decision = module.decision
    if decision is None or decision.build != "on_demand" or _expected(decision) < 1:
        return
    costs = _costs(decision)
    if decision.expansion_impact in ("medium", "high") or (costs and costs[1] < costs[0]):
        yield found(
            module.id,
            module=shown(module),
            E=_shown(_expected(decision)),
            variation=decision.variation or message("变体", "variants"),
            evidence=_figures(decision),
        )


@rule(
    "ARC306",
    "over-design",
    severity="warning",
    phase=5,
    subject=Module,
    zh="模块“{module}”可能过度设计",
    en='Module "{module}" may be over-designed',
    fix_zh="改为按需开发，或写明预计的变体",
    fix_en="Change to on demand, or record the expected variants",
    sections=(2,),
)
def over_design(facts: Facts, module: Module) -> Iterator[Found]:
    """A configurable module for which hardly any new variant is expected.

    That is: less than one over the horizon while the impact on expansion is not high; or the
    impact is low, and on demand costs no more by the cost figures given.

    Why: not everything needs an architecture; configuration that nobody uses is paid for twice,
    when it is built and when it is explained.
    Example: "Company profile" is configurable, and no second company is in sight.
    ---
    可配置、却几乎不会有新变体的模块。

    即：规划期内预计不到一个，且对扩展的影响不高；或影响为低，且按所填成本按需开发并不更贵。

    为什么：不是所有方案都要做成架构；没人用的配置要付两次代价，建设一次，解释一次。
    例：“企业简介”做成可配置，而并没有第二家企业。
    """
    decision = module.decision
    if decision is None or decision.build != "configurable":
        return
    impact, costs = decision.expansion_impact, _costs(decision)
    if (_expected(decision) < 1 and impact != "high") or (
        impact == "low" and costs is not None and costs[0] <= costs[1]
    ):
        yield found(module.id, module=shown(module), evidence=_figures(decision))


@rule(
    "ARC307",
    "short-term-architecture",
    severity="warning",
    phase=5,
    subject=Project,
    zh="架构只覆盖短期业务功能（{share}）",
    en="Architecture covers short-term business functions only ({share})",
    fix_zh="逐一补充运营、数据、变现、内容维度",
    fix_en="Work through operations, data, monetisation, content",
    sections=(2, 7),
)
def short_term_architecture(facts: Facts, project: Project) -> Iterator[Found]:
    """Nearly all functions sit in the business dimension, or at most two dimensions are in use.

    The share (80%) can be set in the project; it is ours, not the method's.

    Why: such a list describes today's work, not a platform that operates, measures and earns.
    Example: 30 of 35 functions are in business modules.
    ---
    几乎全部功能都在业务维度，或最多只用到两个维度。

    比例（80%）可在项目中设置；它是本工具的设定，不是方法规定的。

    为什么：这样的清单写的是今天的工作，而不是能运营、能度量、能盈利的平台。
    例：35 个功能中有 30 个在业务模块里。
    """
    placed = {d.id: facts.populated(d.id) for d in facts.content.every(Dimension)}
    business, limit = placed.get("business", 0), facts.thresholds.business_share
    populated = sum(count > 0 for count in placed.values())
    if populated and (populated <= _FEW_DIMENSIONS or business / facts.scope_count > limit):
        yield found(
            "project",
            share=percent(business, facts.scope_count),
            evidence={"by_dimension": placed, "threshold": limit},
        )


def _exact(number: float) -> Fraction:
    """The decimal number that was typed: 0.1 times 10 is 1."""
    return Fraction(str(number))


def _expected(decision: BuildDecision) -> Fraction:
    """E, the new variants over the horizon (domain 2.2)."""
    return _exact(decision.variants_per_year) * _exact(decision.horizon_years)


def _costs(decision: BuildDecision) -> tuple[Fraction, Fraction] | None:
    """T_od and T_cf, where costs are given (domain 2.2)."""
    if (cost := decision.cost) is None:
        return None
    expected = _expected(decision)
    return (
        _exact(cost.on_demand_first) + _exact(cost.on_demand_per_variant) * expected,
        _exact(cost.configurable_first) + _exact(cost.configurable_per_variant) * expected,
    )


def _figures(decision: BuildDecision) -> dict[str, object]:
    costs = _costs(decision)
    figures: dict[str, object] = {
        "expected_variants": float(_expected(decision)),
        "expansion_impact": decision.expansion_impact,
    }
    if costs:
        figures |= {
            "cost_on_demand": float(costs[0]),
            "cost_configurable": float(costs[1]),
            "break_even_variants": decision.break_even,
        }
    return figures


def _shown(number: Fraction) -> str:
    return f"{float(number):g}"


ARCHITECTURE_RULES: tuple[Rule, ...] = (
    empty_dimension,
    function_without_module,
    empty_module,
    module_without_decision,
    rework_ahead,
    over_design,
    short_term_architecture,
)
