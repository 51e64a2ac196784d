"""Canvases of any size from a fixed seed: what the measurements run on."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, cast, get_args

from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    Indicator,
    LText,
    Module,
    Participation,
    Project,
    Record,
    Role,
    ValueProposition,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.base import CrossingId, DimensionId, RoleId, StageId
from canvas_studio.model.records.canvas import Kind, Priority
from canvas_studio.model.records.fixed import DEFAULT_RELEASE, FIXED_DIMENSIONS, FIXED_STAGES
from canvas_studio.model.records.ordering import first_keys

_SEED = 20261123
_SUBJECTS = [
    "专家",
    "渠道",
    "用户",
    "内容",
    "订单",
    "结算",
    "活动",
    "会员",
    "合同",
    "伙伴",
    "门店",
    "库存",
    "客服",
    "数据",
    "报表",
    "任务",
]
_WORKS = [
    "入驻",
    "审核",
    "查询",
    "配置",
    "分析",
    "统计",
    "推荐",
    "预约",
    "支付",
    "评价",
    "提醒",
    "归档",
    "导出",
    "对账",
    "排班",
    "发布",
]
_ACTIVITIES = [
    "提交资料",
    "审核通过",
    "查看结果",
    "配置规则",
    "产出内容",
    "消费内容",
    "邀约专家",
    "跟进商机",
]


@dataclass(frozen=True)
class Size:
    """How many of each; crossings are spread over all goals, `per_crossing` roles in each."""

    functions: int
    goals: int
    roles: int
    crossings: int
    per_crossing: int = 2


LARGE = Size(functions=5_000, goals=200, roles=20, crossings=50_000)
MEDIUM = Size(functions=600, goals=40, roles=12, crossings=4_000)
DOUBLE_MEDIUM = Size(functions=1_200, goals=80, roles=24, crossings=8_000)
WIDE = Size(functions=900, goals=300, roles=20, crossings=10_000, per_crossing=1)


def records(size: Size) -> list[Record]:
    """The records of a valid canvas of this size; the same ones in every run."""
    chance = random.Random(_SEED)
    made: list[Record] = [_project(), *FIXED_STAGES, *FIXED_DIMENSIONS, DEFAULT_RELEASE]
    roles = _roles(size, chance)
    values = _values()
    goals = _goals(size, chance)
    modules = _modules(max(10, size.functions // 40), chance)
    functions = _functions(size, modules, chance)
    made += [*roles, *values, *goals, *modules, *functions]
    pairs = chance.sample(range(size.goals * size.functions), size.crossings)
    orders = first_keys(size.per_crossing)
    for pair in pairs:
        goal, function = goals[pair % size.goals], functions[pair // size.goals]
        crossing = CrossingId(crossing_id(goal.id, function.id))
        made.append(Crossing(id=crossing, goal=cast(Any, goal.id), function=cast(Any, function.id)))
        for order, role in zip(orders, chance.sample(roles, size.per_crossing), strict=True):
            activity = chance.choice(_ACTIVITIES)
            made.append(
                Participation(
                    id=participation_id(crossing, role.id),
                    crossing=crossing,
                    role=RoleId(role.id),
                    order=order,
                    activities=(LText(zh=activity, en="Take part"),),
                )
            )
    return made


def _project() -> Project:
    return Project(
        id="project",
        code="BENCH-1",
        name=LText(zh="测量用项目", en="Project for measuring"),
        client=LText(zh="客户", en="Client"),
        primary_language="zh",
        version="V0.1",
        progress="delivery",
    )


def _roles(size: Size, chance: random.Random) -> list[Role]:
    sides = ("demand", "resource", "platform")
    return [
        Role(
            id=f"role_{n:06x}",
            code=f"R{n + 1:02d}",
            order=order,
            name=LText(zh=f"角色{n + 1}", en=f"Role {n + 1}"),
            side=cast(Any, sides[n % 3]),
            internal=n % 3 == 2,
            frontline=n == 2,
        )
        for n, order in enumerate(first_keys(size.roles))
    ]


def _values() -> list[ValueProposition]:
    kinds = (
        ("demand", "problem_solving"),
        ("resource", "customer_acquisition"),
        ("platform", "internal_efficiency"),
        ("platform", "commercial_efficiency"),
        ("platform", "ecosystem_extension"),
    )
    return [
        ValueProposition(
            id=f"value_{n:06x}",
            code=f"V{n + 1:02d}",
            order=order,
            side=cast(Any, side),
            value_type=cast(Any, value_type),
            core=n < 2,
            statement=LText(zh=f"价值主张{n + 1}", en=f"Value {n + 1}"),
            indicator=Indicator(
                name=LText(zh="指标"), unit=LText(zh="个"), baseline=1, target=2, direction="up"
            ),
        )
        for n, ((side, value_type), order) in enumerate(zip(kinds, first_keys(5), strict=True))
    ]


def _goals(size: Size, chance: random.Random) -> list[Goal]:
    return [
        Goal(
            id=f"goal_{n:06x}",
            code=f"G{n + 1:02d}",
            order=order,
            name=LText(zh=f"{chance.choice(_SUBJECTS)}增长目标{n + 1}", en=f"Goal {n + 1}"),
            stage=StageId(f"S{n * 5 // size.goals + 1}"),
            values=(cast(Any, f"value_{n % 5:06x}"),),
        )
        for n, order in enumerate(first_keys(size.goals))
    ]


def _modules(count: int, chance: random.Random) -> list[Module]:
    return [
        Module(
            id=f"module_{n:06x}",
            code=f"M{n + 1:02d}",
            order=order,
            name=LText(zh=f"{chance.choice(_SUBJECTS)}中心{n + 1}", en=f"Module {n + 1}"),
            dimension=DimensionId(FIXED_DIMENSIONS[n * 5 // count].id),
        )
        for n, order in enumerate(first_keys(count))
    ]


def _functions(size: Size, modules: list[Module], chance: random.Random) -> list[Function]:
    kinds, priorities = get_args(Kind), get_args(Priority)[:3]
    return [
        Function(
            id=f"function_{n:06x}",
            code=f"F{n + 1:02d}",
            order=order,
            name=LText(
                zh=f"{chance.choice(_SUBJECTS)}{chance.choice(_WORKS)}{n + 1}",
                en=f"Function {n + 1}",
            ),
            description=LText(
                zh="让相关角色在平台上完成这项工作并留下可以统计的记录",
                en="Lets the roles do this work on the platform and leaves a record",
            ),
            kind=chance.choice(kinds),
            priority=chance.choice(priorities),
            module=cast(Any, modules[n * len(modules) // size.functions].id),
            release=cast(Any, DEFAULT_RELEASE.id),
        )
        for n, order in enumerate(first_keys(size.functions))
    ]
