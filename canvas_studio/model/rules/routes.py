"""ROU6xx, routes: goals that cannot be walked to, and steps that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_studio.messages import Localised, message
from canvas_studio.model.facts import Facts
from canvas_studio.model.records import Function, Goal, Route, RouteStep
from canvas_studio.model.rules.framework import Found, Rule, found, rule
from canvas_studio.model.rules.wording import named, names, shown


@rule(
    "ROU601",
    "goal-without-route",
    severity="error",
    phase=6,
    subject=Goal,
    zh="目标“{goal}”没有交互流路线",
    en='Goal "{goal}" has no route',
    fix_zh="从该目标的功能出发，草拟一条路线",
    fix_en="Draft it from the goal's functions",
    sections=(3,),
)
def goal_without_route(facts: Facts, goal: Goal) -> Iterator[Found]:
    """A goal without a route of at least one step; a warning only where the goal is not key.

    Why: every module may be well designed and the way to the goal still be blocked between
    two of them. Only walking it step by step shows that.
    Example: "Grow deals" has twelve functions, and nobody has said in which order who uses them.
    ---
    没有任何路线（至少一步）的目标；非关键目标只作警告。

    为什么：单个模块设计得再好，模块之间的路也可能不通，只有一步步走一遍才看得出来。
    例：“成交增长”有十二个功能，却没有说清谁先用哪个、后用哪个。
    """
    if not any(facts.steps_of(route.id) for route in facts.routes_of(goal.id)):
        yield found(goal.id, severity=None if goal.key else "warning", goal=shown(goal))


@rule(
    "ROU602",
    "broken-route",
    severity="error",
    phase=6,
    subject=RouteStep,
    zh="路线“{route}”第{seq}步“{step}”断开",
    en='Route "{route}" is broken at step {seq} "{step}"',
    fix_zh="指定或新建功能，或把它恢复到范围内",
    fix_en="Assign or create the function; or bring it back in scope",
    sections=(3,),
)
def broken_route(facts: Facts, step: RouteStep) -> Iterator[Found]:
    """A step of a route that no function in scope carries.

    Why: this is the missing key function that looking at modules one by one does not show. The
    user of the route gets this far and no further.
    Example: step 4 "Adjust outreach" used a function that was set to "not this time".
    ---
    没有任何在范围内的功能承接的路线步骤。

    为什么：这正是逐个看模块时看不到的关键遗漏，使用者走到这一步就走不下去了。
    例：第4步“调整触达”所用的功能被设为“本期不做”。
    """
    if not any(facts.in_scope(function) for function in step.functions):
        steps = facts.steps_of(step.route)
        yield found(
            step.id,
            route=named(facts.content, step.route),
            seq=steps.index(step) + 1,
            step=step.name,
            evidence={"out_of_scope": list(step.functions)},
        )


@rule(
    "ROU603",
    "route-against-canvas",
    severity="warning",
    phase=6,
    subject=RouteStep,
    zh="路线步骤“{step}”与画布不一致：{reason}",
    en='Route step "{step}" contradicts the canvas: {reason}',
    fix_zh="补充交叉格或参与，或改正步骤",
    fix_en="Add the crossing or participation (one click), or correct the step",
    sections=(3,),
)
def route_against_canvas(facts: Facts, step: RouteStep) -> Iterator[Found]:
    """A step that uses a function which the canvas does not give to the goal, or whose actor
    takes part in none of the step's functions there.

    Why: canvas and route are two views of one platform, far and near. Where they differ, one of
    them is wrong, and the function table would carry the error on.
    Example: the route to "ROI" uses "Campaign tools", but that cell of the canvas is blank.
    ---
    所用功能在画布上并未支撑该目标，或执行角色在画布上没有参与这一步的任何功能。

    为什么：画布与路线是同一平台的远近两个视角；两者不一致，必有一处是错的，并会带进业务功能表。
    例：“投入产出比”的路线用到“活动运营工具”，而画布上这一格是空白。
    """
    route = facts.content.get(Route, step.route)
    reason = _contradiction(facts, route.goal, step) if step.functions else None
    if reason is not None:
        yield found(step.id, step=shown(step), reason=reason, evidence={"goal": route.goal})


def _contradiction(facts: Facts, goal: str, step: RouteStep) -> Localised | None:
    blank = [f for f in step.functions if goal not in facts.goals_of(f)]
    if blank:
        return message(
            "{functions} 不支撑目标 {goal}",
            "{functions}: no support for the goal {goal}",
            functions=names(facts.content, blank),
            goal=named(facts.content, goal),
        )
    if step.role is None:
        return message("没有指定角色", "it names no role")
    if not any(step.role in facts.roles_in(goal, function) for function in step.functions):
        return message(
            "{role} 没有参与 {functions}",
            "{role} takes no part in {functions}",
            role=named(facts.content, step.role),
            functions=names(facts.content, step.functions),
        )
    return None


@rule(
    "ROU604",
    "must-function-off-route",
    severity="info",
    phase=6,
    subject=Function,
    zh="必做功能“{function}”不在任何目标路线上",
    en='Must function "{function}" is on no route',
    fix_zh="加入路线，或降低优先级",
    fix_en="Add to a route or lower the priority",
    sections=(3,),
)
def must_function_off_route(facts: Facts, function: Function) -> Iterator[Found]:
    """A must function that no route to any of its goals passes, although there are routes.

    Why: if the goal can be walked to without it, either the route skips something or the
    function can wait.
    Example: "Referral" is a must for "Grow demand", and the route from scan to active does
    without it.
    ---
    目标已有路线，但没有一条路线经过它的必做功能。

    为什么：不经过它也能走到目标，要么路线漏了一步，要么这个功能可以等。
    例：“裂变邀请”是“需求方增长”的必做功能，而从扫码到活跃的路线并不用它。
    """
    if function.priority != "must":
        return
    routed = [goal for goal in facts.goals_of(function.id) if facts.routes_of(goal)]
    if routed and not any(facts.is_on_route(goal, function.id) for goal in routed):
        yield found(function.id, function=shown(function), evidence={"goals": sorted(routed)})


ROUTE_RULES: tuple[Rule, ...] = (
    goal_without_route,
    broken_route,
    route_against_canvas,
    must_function_off_route,
)
