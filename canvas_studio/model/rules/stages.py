"""OPS7xx, operating stages: stages without goals, dimensions, incentives, or functions in time."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_studio.model.facts import Facts
from canvas_studio.model.records import Crossing, Function, Goal, Stage
from canvas_studio.model.rules.framework import Found, Rule, found, rule
from canvas_studio.model.rules.wording import named, shown

COLD_START = "S1"
"""The stage with which the operation of a platform begins: growing the resource side."""


@rule(
    "OPS701",
    "stage-without-goal",
    severity="warning",
    phase=2,
    subject=Stage,
    zh="运营阶段“{stage}”没有目标",
    en='Stage "{stage}" has no goal',
    fix_zh="为该阶段指定目标，或说明原因",
    fix_en="Assign a goal, or note why not",
    sections=(6,),
)
def stage_without_goal(facts: Facts, stage: Stage) -> Iterator[Found]:
    """An operating stage to which no goal belongs; an error for the first one.

    Why: a platform grows in stages, and the first decides whether there will be others. A stage
    without a goal is one that nobody works towards.
    Example: all goals are about deals, and none about winning the experts who serve them.
    ---
    没有任何目标的运营阶段；第一阶段没有目标是错误。

    为什么：平台分阶段成长，第一阶段决定有没有后续；没有目标的阶段，就没有人为它努力。
    例：所有目标都关于成交，没有一个关于先把提供服务的专家请进来。
    """
    if not facts.has_goals(stage.id):
        is_first = stage.id == COLD_START
        yield found(stage.id, severity="error" if is_first else None, stage=shown(stage))


@rule(
    "OPS702",
    "stage-without-dimension",
    severity="error",
    phase=5,
    subject=Stage,
    zh="阶段“{stage}”缺少“{dimension}”维度支撑",
    en='Stage "{stage}" lacks support from dimension "{dimension}"',
    fix_zh="增加该维度的功能，或把它关联到该阶段的目标",
    fix_en="Add or link a function of that dimension to a goal of the stage",
    sections=(6,),
)
def stage_without_dimension(facts: Facts, stage: Stage) -> Iterator[Found]:
    """A stage with goals, none of which a function of a required dimension supports.

    Why: each stage leans on parts of the architecture: deals on content and monetisation,
    return on investment on data. Where they are missing, growth stops at that stage.
    Example: the goals of "Deal growth" have booking and payment, and no content function.
    ---
    有目标、但所需维度没有任何功能支撑其目标的阶段。

    为什么：每个阶段依赖架构的某些部分：成交依赖内容与变现，投入产出比依赖数据；缺了就在这一阶段停滞。
    例：“成交增长”的目标有预约和支付，却没有内容功能。
    """
    if not facts.has_goals(stage.id):
        return
    for dimension in dict.fromkeys(entry.dimension for entry in stage.requires):
        if not facts.support(stage.id, dimension):
            yield found(
                stage.id,
                dimension,
                stage=shown(stage),
                dimension=named(facts.content, dimension),
                evidence={
                    "basis": [e.basis for e in stage.requires if e.dimension == dimension],
                    "goals": [goal.id for goal in facts.goals_in(stage.id)],
                },
            )


@rule(
    "OPS703",
    "cold-start-without-incentive",
    severity="error",
    phase=5,
    subject=Stage,
    zh="冷启动目标没有一线激励功能",
    en="The cold start has no frontline incentive function",
    fix_zh="把激励功能关联到资源方目标",
    fix_en="Link the incentive function to the resource goals",
    sections=(6,),
)
def cold_start_without_incentive(facts: Facts, stage: Stage) -> Iterator[Found]:
    """The first stage has goals, and no incentive function that serves them reaches the frontline.

    Why: the first resources come because people go out and win them. If those people gain
    nothing from it, the start stays cold.
    Example: an incentive scheme exists, but it is linked to the deal goal only.
    ---
    第一阶段有目标，却没有任何支撑这些目标、并让一线人员参与或受益的激励功能。

    为什么：最早的资源靠人一个个请进来；这些人得不到好处，就启动不了。
    例：有激励制度，但它只支撑成交目标。
    """
    if stage.id != COLD_START:
        return
    if not facts.has_goals(stage.id):
        return
    if not any(_reaches_frontline(facts, stage.id, f) for f in facts.incentives):
        yield found(
            stage.id,
            evidence={
                "goals": sorted(goal.id for goal in facts.goals_in(stage.id)),
                "incentives": sorted(function.id for function in facts.incentives),
                "frontline": sorted(role.id for role in facts.frontline),
            },
        )


def _reaches_frontline(facts: Facts, stage: str, incentive: Function) -> bool:
    if facts.content.referrer_ids(stage, Goal).isdisjoint(facts.goals_of(incentive.id)):
        return False
    gaining = {*facts.roles_of(incentive.id), *incentive.beneficiaries}
    return any(role.id in gaining for role in facts.frontline)


@rule(
    "OPS704",
    "function-after-stage",
    severity="warning",
    phase=5,
    subject=Crossing,
    zh="功能“{function}”排期 {rf} 晚于目标“{goal}”所在阶段 {rs}",
    en='"{function}" ({rf}) comes later than stage of "{goal}" ({rs})',
    fix_zh="把功能提前，或把阶段推后",
    fix_en="Move the function earlier or the stage later",
    sections=(2,),
)
def function_after_stage(facts: Facts, crossing: Crossing) -> Iterator[Found]:
    """A must function, or one on the route to a goal, that is released after the goal's stage.

    Why: the order of delivery has to follow the order of operation. What a stage needs and gets
    one release later holds the stage up.
    Example: partners are to be won in release 3, and their onboarding comes in release 4.
    ---
    必做或位于目标路线上的功能，排期晚于该目标所在阶段的期次。

    为什么：交付的先后要跟着运营的节奏；阶段要用的功能晚一期交付，这个阶段就被拖住。
    例：第三期就要引入伙伴，而伙伴入驻排在第四期。
    """
    if not facts.counts(crossing):
        return
    content = facts.content
    function = content.get(Function, crossing.function)
    goal = content.get(Goal, crossing.goal)
    if goal.stage is None:
        return
    if function.priority != "must" and not facts.is_on_route(goal.id, function.id):
        return
    release = content.get(Stage, goal.stage).release
    planned, needed = facts.release_rank(function.release), facts.release_rank(release)
    if planned is None or needed is None or planned <= needed:
        return
    assert function.release is not None
    assert release is not None
    yield found(
        function.id,
        goal.id,
        function=shown(function),
        goal=shown(goal),
        rf=named(content, function.release),
        rs=named(content, release),
        evidence={"releases": planned - needed},
    )


STAGE_RULES: tuple[Rule, ...] = (
    stage_without_goal,
    stage_without_dimension,
    cold_start_without_incentive,
    function_after_stage,
)
