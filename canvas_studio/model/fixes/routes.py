"""What can be done about goals without a route and steps that do not hold (ROU6xx)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from canvas_studio.messages import message
from canvas_studio.model.commands import axes, elements, lists, routes
from canvas_studio.model.document import Transaction
from canvas_studio.model.facts import Facts
from canvas_studio.model.fixes.offers import Fix, Fixer, Offer, Question, choice
from canvas_studio.model.records import Function, Goal, Role, Route, RouteStep
from canvas_studio.model.records.names import shown
from canvas_studio.model.rules import Finding
from canvas_studio.model.rules.wording import names


def goal_without_route(facts: Facts, finding: Finding) -> Iterator[Offer]:
    goal = facts.content.get(Goal, finding.targets[0])
    if facts.function_count(goal.id):
        yield Fix(
            message(
                "从 {goal} 的功能草拟路线",
                "Draft the route from the functions of {goal}",
                goal=shown(goal),
            ),
            routes.draft_route,
            (goal.id,),
        )
    else:
        yield Question(
            message("写出第一步", "Write the first step"),
            message("第一步做什么", "What happens first"),
            lambda name: Fix(
                message("路线的第一步 {name}", "First step of the route: {name}", name=name),
                _begin_route,
                (goal.id, name),
            ),
        )


def _begin_route(tx: Transaction, goal: str, name: str) -> None:
    routes.add_step(tx, routes.add_route(tx, goal).id, name=name)


def broken_route(facts: Facts, finding: Finding) -> Iterator[Offer]:
    step = facts.content.get(RouteStep, finding.targets[0])
    goal = facts.content.get(Route, step.route).goal
    yield from _back_in_scope(facts, step, settles=True)
    supporting = sorted(facts.functions, key=lambda f: goal not in facts.goals_of(f.id))
    yield from choice(
        message("指定这一步所用的功能", "Say which function the step uses"),
        (Fix(shown(f), lists.include, (step.id, "functions", f.id)) for f in supporting),
    )
    yield Question(
        message("为这一步新增功能", "Add a function for the step"),
        message("功能名称", "Name of the function"),
        lambda name: Fix(
            message("为步骤新增功能 {name}", "Add function {name} for the step", name=name),
            _add_for_step,
            (step.id, goal, name),
        ),
    )


def _back_in_scope(facts: Facts, step: RouteStep, *, settles: bool) -> Iterator[Fix]:
    """Bring what the step uses back from "not this time", where any of it is that."""
    left_out = [id for id in step.functions if not facts.in_scope(id)]
    if left_out:
        yield Fix(
            message(
                "{functions} 恢复到范围内",
                "Bring {functions} back in scope",
                functions=names(facts.content, left_out),
            ),
            axes.set_priority,
            (left_out, "should"),
            settles=settles,
        )


def _add_for_step(tx: Transaction, step: str, goal: str, name: str) -> None:
    function = axes.add_function(tx, name, goal)
    lists.include(tx, step, "functions", function.id)


def route_against_canvas(facts: Facts, finding: Finding) -> Iterator[Offer]:
    step = facts.content.get(RouteStep, finding.targets[0])
    goal = facts.content.get(Route, step.route).goal
    left_out = list(_back_in_scope(facts, step, settles=False))
    if left_out:  # whatever the canvas says, a function out of scope supports nothing
        yield from left_out
        return
    if step.role is not None:
        yield Fix(
            message(
                "使画布与步骤“{step}”一致",
                'Make the canvas say what step "{step}" says',
                step=step.name,
            ),
            routes.match_canvas,
            (step.id,),
        )
        return
    taking_part = dict.fromkeys(r for f in step.functions for r in facts.roles_in(goal, f))
    rest = [role.id for role in facts.content.of(Role) if role.id not in taking_part]
    yield from choice(
        message("由谁执行这一步", "Who carries out the step"),
        (
            Fix(shown(facts.content.get(Role, role)), _carried_out_by, (step.id, role))
            for role in (*taking_part, *rest)
        ),
    )


def _carried_out_by(tx: Transaction, step: str, role: str) -> None:
    elements.set_attribute(tx, step, "role", role)
    routes.match_canvas(tx, step)


def must_function_off_route(facts: Facts, finding: Finding) -> Iterator[Offer]:
    function = facts.content.get(Function, finding.targets[0])
    goals = [goal for goal in facts.content.of(Goal) if goal.id in facts.goals_of(function.id)]
    ways = [(goal, route) for goal in goals for route in facts.routes_of(goal.id)]
    yield from choice(
        message("加入路线", "Add to a route"),
        (
            Fix(
                shown(route),
                routes.add_step,
                (route.id, [function.id], next(iter(facts.roles_in(goal.id, function.id)), None)),
            )
            for goal, route in ways
        ),
    )
    yield Fix(
        message("{function} 降为 P1", "Lower {function} to P1", function=shown(function)),
        axes.set_priority,
        (function.id, "should"),
    )


ROUTE_FIXES: Mapping[str, Fixer] = {
    "ROU601": goal_without_route,
    "ROU602": broken_route,
    "ROU603": route_against_canvas,
    "ROU604": must_function_off_route,
}
