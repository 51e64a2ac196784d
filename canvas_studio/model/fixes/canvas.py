"""What can be done about goals, functions and crossings that lack one another (CAN1xx)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from canvas_studio.messages import Message, message
from canvas_studio.model.commands import axes, canvas, elements, merge
from canvas_studio.model.commands.naming import name_keys
from canvas_studio.model.facts import Facts
from canvas_studio.model.fixes.offers import Choice, Fix, Fixer, Offer, OpenCell, Question, choice
from canvas_studio.model.records import DataView, Function, Goal, LText, Role
from canvas_studio.model.records.canvas import Kind
from canvas_studio.model.records.names import shown
from canvas_studio.model.rules import Finding


def new_function(facts: Facts, goal: str, title: Message, kind: Kind) -> Question:
    """Ask for the name of a function that supports a goal; one that is there already is linked."""
    known = {key: f for f in facts.functions for key in name_keys(f.name)}

    def answered(name: str) -> Fix:
        twin = next((known[key] for key in name_keys(LText(zh=name)) if key in known), None)
        if twin is not None:
            return Fix(
                message("关联功能 {function}", "Link function {function}", function=shown(twin)),
                canvas.mark,
                ([(goal, twin.id)],),
                settles=False,
            )
        return Fix(
            message("新增功能 {name}", "Add function {name}", name=name),
            axes.add_function,
            (name, goal),
            {"kind": kind},
        )

    return Question(title, message("功能名称", "Name of the function"), answered)


def link_function(facts: Facts, goal: str, functions: Iterable[Function]) -> Iterator[Choice]:
    """Let one of the functions support the goal."""
    return choice(
        message("关联已有功能", "Link an existing function"),
        (
            Fix(shown(function), canvas.mark, ([(goal, function.id)],))
            for function in functions
            if goal not in facts.goals_of(function.id)
        ),
    )


def goal_without_function(facts: Facts, finding: Finding) -> Iterator[Offer]:
    goal = facts.content.get(Goal, finding.targets[0])
    title = message("为该目标新增功能", "Add a function for this goal")
    yield new_function(facts, goal.id, title, "business")
    yield from link_function(facts, goal.id, facts.functions)
    yield Fix(
        message("删除目标 {goal}", "Delete goal {goal}", goal=shown(goal)),
        elements.delete,
        (goal.id,),
    )


def function_without_goal(facts: Facts, finding: Finding) -> Iterator[Offer]:
    function = facts.content.get(Function, finding.targets[0])
    yield from choice(
        message("标记它所支撑的目标", "Mark the goal that it supports"),
        (
            Fix(shown(goal), canvas.mark, ([(goal.id, function.id)],))
            for goal in facts.content.of(Goal)
        ),
    )
    yield not_this_time(function)


def not_this_time(function: Function) -> Fix:
    """Keep a function on record, out of scope."""
    return Fix(
        message(
            "{function} 设为“本期不做”",
            'Set {function} to "not this time"',
            function=shown(function),
        ),
        axes.set_priority,
        (function.id, "wont"),
    )


def crossing_without_role(facts: Facts, finding: Finding) -> Iterator[Offer]:
    goal, function = finding.targets
    yield OpenCell(message("打开交叉格填写", "Open the cell and type"), goal, function)
    yield from choice(
        message("选择参与的角色", "Pick the role that takes part"),
        (
            Fix(shown(role), canvas.assign_role, ([(goal, function)], role.id))
            for role in facts.content.of(Role)
        ),
    )


_KIND_TITLES: Mapping[Kind, Message] = {
    "operations": message("新增运营功能", "Add an operations function"),
    "data": message("新增数据功能", "Add a data function"),
}


def _goal_without_kind(kind: Kind) -> Fixer:
    def fixes(facts: Facts, finding: Finding) -> Iterator[Offer]:
        (goal,) = finding.targets
        yield new_function(facts, goal, _KIND_TITLES[kind], kind)
        yield from link_function(facts, goal, (f for f in facts.functions if f.kind == kind))

    return fixes


def goal_on_one_function(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (goal,) = finding.targets
    title = message("为该目标再新增一个功能", "Add another function for this goal")
    yield new_function(facts, goal, title, "business")
    yield from link_function(facts, goal, facts.functions)


def redundant_functions(facts: Facts, finding: Finding) -> Iterator[Offer]:
    """The one with the older code stays, unless only the other can hold the data views."""
    both = [facts.content.get(Function, target) for target in finding.targets]
    older, newer = sorted(both, key=_age)
    kept, gone = (older, newer)
    if older.kind != "data" and facts.content.referrers(newer.id, DataView):
        kept, gone = newer, older
    yield Fix(
        message(
            "将 {gone} 合并到 {kept}",
            "Merge {gone} into {kept}",
            gone=shown(gone),
            kept=shown(kept),
        ),
        merge.merge_functions,
        (kept.id, gone.id),
    )
    yield Question(
        message(
            "改名以体现区别：{function}",
            "Rename {function} to tell them apart",
            function=shown(newer),
        ),
        message("新名称", "New name"),
        lambda name: Fix(
            message(
                "{function} 改名为 {name}",
                "Rename {function} to {name}",
                function=shown(newer),
                name=name,
            ),
            elements.rename,
            (newer.id, name),
            settles=False,
        ),
    )
    yield not_this_time(newer)


def _age(function: Function) -> tuple[int, str]:
    """By the number of the code: F2 is older than F10."""
    digits = re.search(r"[0-9]+$", function.code)
    return (int(digits[0]) if digits else 0, function.code)


def island(facts: Facts, finding: Finding) -> Iterator[Offer]:
    """Let a function of the island support a goal of the rest."""
    functions = [id for id in finding.targets if isinstance(facts.content.find(id), Function)]
    members = set(finding.targets)
    if functions:
        function = facts.content.get(Function, functions[0])
        yield from choice(
            message(
                "让 {function} 也支撑目标",
                "Let {function} support a goal as well",
                function=shown(function),
            ),
            (
                Fix(shown(goal), canvas.mark, ([(goal.id, function.id)],))
                for goal in facts.content.of(Goal)
                if goal.id not in members and facts.function_count(goal.id)
            ),
        )


CANVAS_FIXES: Mapping[str, Fixer] = {
    "CAN101": goal_without_function,
    "CAN102": function_without_goal,
    "CAN103": crossing_without_role,
    "CAN104": _goal_without_kind("operations"),
    "CAN105": _goal_without_kind("data"),
    "CAN106": goal_on_one_function,
    "CAN107": redundant_functions,
    "CAN108": island,
}
