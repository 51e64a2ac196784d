"""What can be done about roles that lack a part, an activity, a deputy or a reward (ROL2xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from canvas_studio.messages import message
from canvas_studio.model.commands import axes, canvas, elements, lists
from canvas_studio.model.document import Transaction
from canvas_studio.model.facts import Facts
from canvas_studio.model.fixes.offers import Choice, Fix, Fixer, Offer, OpenCell, Question, choice
from canvas_studio.model.records import Crossing, Goal, Role
from canvas_studio.model.records.canvas import INCENTIVE
from canvas_studio.model.records.names import shown
from canvas_studio.model.rules import Finding
from canvas_studio.model.rules.wording import END_NAMES, named

_SEPARATORS = re.compile(r"[;；\n]")


def role_without_part(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (role,) = finding.targets
    unstaffed = (
        crossing
        for crossing in facts.content.every(Crossing)
        if facts.counts(crossing) and not facts.is_staffed(crossing.id)
    )
    yield from choice(
        message("参与一个尚无角色的交叉格", "Take part in a cell without a role"),
        (
            Fix(
                message(
                    "{goal} × {function}",
                    "{goal} × {function}",
                    goal=named(facts.content, crossing.goal),
                    function=named(facts.content, crossing.function),
                ),
                canvas.assign_role,
                ([(crossing.goal, crossing.function)], role),
            )
            for crossing in unstaffed
        ),
    )
    yield Fix(
        message("删除角色 {role}", "Delete role {role}", role=named(facts.content, role)),
        elements.delete,
        (role,),
    )


def participation_without_activity(facts: Facts, finding: Finding) -> Iterator[Offer]:
    goal, function, role = finding.targets
    yield Question(
        message("写明 {role} 做什么", "Say what {role} does", role=named(facts.content, role)),
        message("动作，多个用分号隔开", "Activities, several with semicolons between"),
        lambda text: Fix(
            message("填写动作 {text}", "Fill in the activity {text}", text=text),
            canvas.set_activities,
            (goal, function, role, [part for part in _SEPARATORS.split(text) if part.strip()]),
        ),
    )
    yield OpenCell(message("打开交叉格填写", "Open the cell and type"), goal, function)


def single_point_of_failure(facts: Facts, finding: Finding) -> Iterator[Offer]:
    """A second role for the first of the functions; the others come up one by one."""
    (role,) = finding.targets
    functions = facts.sole(role)
    if functions:
        function = functions[0]
        cells = [(goal, function.id) for goal in sorted(facts.goals_of(function.id))]
        yield from choice(
            message(
                "为 {function} 增加第二个角色",
                "Add a second role to {function}",
                function=shown(function),
            ),
            (
                Fix(shown(other), canvas.assign_role, (cells, other.id), settles=False)
                for other in facts.content.of(Role)
                if other.id != role
            ),
        )


def end_without_part(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (end,) = finding.targets
    yield Question(
        message("新增{end}的角色", "Add a role of the {end} end", end=END_NAMES[end]),
        message("角色名称", "Name of the role"),
        lambda name: Fix(
            message("新增角色 {name}", "Add role {name}", name=name),
            elements.add,
            (Role,),
            {"name": name, "side": end},
            settles=False,
        ),
    )
    cells = [
        (crossing.goal, crossing.function)
        for crossing in facts.content.every(Crossing)
        if facts.counts(crossing)
    ][:1]
    roles = [role for role in facts.content.of(Role) if role.side == end]
    if cells and roles:
        yield OpenCell(
            message("打开一个交叉格，填写该端的角色", "Open a cell and type a role of that end"),
            *cells[0],
        )


def frontline_without_incentive(facts: Facts, finding: Finding) -> Iterator[Offer]:
    (role,) = finding.targets
    content = facts.content
    yield from choice(
        message("给已有功能加上“激励”标签", 'Tag an existing function "incentive"'),
        (
            Fix(shown(function), lists.include, (function.id, "tags", INCENTIVE))
            for function in facts.functions
            if role in facts.roles_of(function.id) or role in function.beneficiaries
        ),
    )
    yield from choice(
        message("让激励功能惠及该角色", "Let an incentive function benefit the role"),
        (
            Fix(shown(function), lists.include, (function.id, "beneficiaries", role))
            for function in facts.functions
            if INCENTIVE in function.tags
        ),
    )
    goals = facts.goals_in("S1") or content.of(Goal)
    if goals:
        yield Question(
            message("新增激励功能", "Add an incentive function"),
            message("功能名称", "Name of the function"),
            lambda name: Fix(
                message("新增激励功能 {name}", "Add incentive function {name}", name=name),
                add_incentive,
                (name, goals[0].id, [role]),
            ),
        )


def add_incentive(tx: Transaction, name: str, goal: str, roles: list[str]) -> None:
    """Add a function that rewards the roles, for a goal."""
    axes.add_function(
        tx, name, goal, kind="operations", tags=(INCENTIVE,), beneficiaries=tuple(roles)
    )


def mark_frontline(facts: Facts, *, settles: bool) -> Iterator[Choice]:
    """Say who carries out the business every day."""
    return choice(
        message("标记一线角色", "Mark a frontline role"),
        (
            Fix(shown(role), elements.set_attribute, (role.id, "frontline", True), settles=settles)
            for role in facts.content.of(Role)
            if role.side == "platform"
        ),
    )


def no_frontline_role(facts: Facts, finding: Finding) -> Iterator[Offer]:
    yield from mark_frontline(facts, settles=True)
    yield Question(
        message("新增一线角色", "Add a frontline role"),
        message("角色名称", "Name of the role"),
        lambda name: Fix(
            message("新增一线角色 {name}", "Add frontline role {name}", name=name),
            elements.add,
            (Role,),
            {"name": name, "side": "platform", "internal": True, "frontline": True},
        ),
    )


ROLE_FIXES: Mapping[str, Fixer] = {
    "ROL201": role_without_part,
    "ROL202": participation_without_activity,
    "ROL204": single_point_of_failure,
    "ROL205": end_without_part,
    "ROL206": frontline_without_incentive,
    "ROL207": no_frontline_role,
}
