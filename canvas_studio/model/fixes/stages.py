"""What can be done about stages without goals, support or incentives, or too early (OPS7xx)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from canvas_studio.messages import message
from canvas_studio.model.commands import axes, canvas, elements, lists
from canvas_studio.model.document import Transaction
from canvas_studio.model.facts import Facts
from canvas_studio.model.fixes.architecture import new_in_dimension
from canvas_studio.model.fixes.offers import Fix, Fixer, Offer, Question, choice
from canvas_studio.model.fixes.roles import add_incentive, mark_frontline
from canvas_studio.model.records import Crossing, Dimension, Function, Goal, Stage
from canvas_studio.model.records.names import shown
from canvas_studio.model.rules import Finding
from canvas_studio.model.rules.wording import named


def stage_without_goal(facts: Facts, finding: Finding) -> Iterator[Offer]:
    stage = facts.content.get(Stage, finding.targets[0])
    yield from choice(
        message("为该阶段指定目标", "Assign a goal"),
        (
            Fix(shown(goal), axes.set_stage, (goal.id, stage.id))
            for goal in facts.content.of(Goal)
            if goal.stage is None
        ),
    )
    yield Question(
        message("为该阶段新增目标", "Add a goal for this stage"),
        message("目标名称", "Name of the goal"),
        lambda name: Fix(
            message("新增目标 {name}", "Add goal {name}", name=name),
            elements.add,
            (Goal,),
            {"name": name, "stage": stage.id},
        ),
    )


def stage_without_dimension(facts: Facts, finding: Finding) -> Iterator[Offer]:
    stage, dimension = finding.targets
    goals = facts.goals_in(stage)
    yield from choice(
        message("关联该维度的功能", "Link a function of that dimension"),
        (
            Fix(
                message(
                    "{function} → {goal}",
                    "{function} → {goal}",
                    function=shown(function),
                    goal=shown(goal),
                ),
                canvas.mark,
                ([(goal.id, function.id)],),
            )
            for function in facts.functions
            if facts.dimension_of(function.id) == dimension
            for goal in goals
        ),
    )
    if goals:
        yield new_in_dimension(facts.content.get(Dimension, dimension), goals[0].id)


def cold_start_without_incentive(facts: Facts, finding: Finding) -> Iterator[Offer]:
    goals = facts.goals_in(finding.targets[0])
    frontline = sorted(role.id for role in facts.frontline)
    if not frontline:
        yield from mark_frontline(facts, settles=False)
        return
    incentives = [function for function in facts.functions if function in facts.incentives]
    yield from choice(
        message("把激励功能关联到资源方目标", "Link an incentive function to a resource goal"),
        (
            Fix(
                message(
                    "{function} → {goal}",
                    "{function} → {goal}",
                    function=shown(function),
                    goal=shown(goal),
                ),
                _reward,
                (goal.id, function.id, frontline),
            )
            for function in incentives
            for goal in goals
        ),
    )
    yield Question(
        message("新增激励功能", "Add an incentive function"),
        message("功能名称", "Name of the function"),
        lambda name: Fix(
            message("新增激励功能 {name}", "Add incentive function {name}", name=name),
            add_incentive,
            (name, goals[0].id, frontline),
        ),
    )


def _reward(tx: Transaction, goal: str, function: str, frontline: list[str]) -> None:
    """Let an incentive support the goal and reach somebody at the front."""
    canvas.mark(tx, [(goal, function)])
    taking_part = {
        p.role
        for crossing in tx.content.referrers(function, Crossing)
        for p in tx.content.participations(crossing.id)
    }
    gaining = taking_part | set(tx.content.get(Function, function).beneficiaries)
    if gaining.isdisjoint(frontline):
        for role in frontline:
            lists.include(tx, function, "beneficiaries", role)


def function_after_stage(facts: Facts, finding: Finding) -> Iterator[Offer]:
    function = facts.content.get(Function, finding.targets[0])
    goal = facts.content.get(Goal, finding.targets[1])
    stage = facts.content.get(Stage, goal.stage or "")
    if stage.release is not None and function.release is not None:
        yield Fix(
            message(
                "{function} 提前到 {release}",
                "Move {function} to {release}",
                function=shown(function),
                release=named(facts.content, stage.release),
            ),
            axes.set_release,
            (function.id, stage.release),
        )
        yield Fix(
            message(
                "阶段 {stage} 推后到 {release}",
                "Move stage {stage} to {release}",
                stage=shown(stage),
                release=named(facts.content, function.release),
            ),
            elements.set_attribute,
            (stage.id, "release", function.release),
        )


STAGE_FIXES: Mapping[str, Fixer] = {
    "OPS701": stage_without_goal,
    "OPS702": stage_without_dimension,
    "OPS703": cold_start_without_incentive,
    "OPS704": function_after_stage,
}
