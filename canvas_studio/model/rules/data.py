"""DAT8xx, the data system: figures that are not defined, not exact enough, or lead to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from canvas_studio.messages import Localised, Message, message
from canvas_studio.model.facts import Facts
from canvas_studio.model.facts.completeness import missing_points, must_be_exact
from canvas_studio.model.records import DataView, Function, Goal
from canvas_studio.model.rules.framework import Found, Rule, found, rule
from canvas_studio.model.rules.wording import Listed, shown

_POINTS: Mapping[str, Message] = {
    "scenario": message("使用场景", "scenario"),
    "dimensions": message("统计维度", "dimensions"),
    "definition": message("数据定义", "definition"),
    "special": message("特殊情况", "special cases"),
}


@rule(
    "DAT801",
    "undefined-figure",
    severity="warning",
    phase=7,
    subject=Function,
    zh="数据功能“{function}”口径不完整：{missing}",
    en='Data function "{function}" is not fully defined: {missing}',
    fix_zh="把四个要点填写完整",
    fix_en="Fill the four points",
    sections=(5,),
)
def undefined_figure(facts: Facts, function: Function) -> Iterator[Found]:
    """A data function of which no view says all of: scenario, dimensions, definition, special cases.

    Why: two departments that count differently will not believe the dashboard. What is counted,
    when, by what, and how exceptions count has to be settled before it is built.
    Example: "Channel statistics" says what a customer is, but not how refunds count.
    ---
    没有任何一个视图写全使用场景、统计维度、数据定义和特殊情况的数据功能。

    为什么：两个部门算法不同，看板就没有人信；算什么、何时算、按什么算、例外怎么算，要在建设之前定好。
    例：“渠道统计”写了什么算客户，却没有写退款怎么算。
    """
    if not function.in_scope or function.kind != "data":
        return
    views = facts.content.referrers(function.id, DataView)
    points = min((missing_points(view) for view in views), key=len, default=None)
    if points is None:
        missing: tuple[Message, ...] = (message("没有数据视图", "no data view"),)
    else:
        missing = tuple(_POINTS[point] for point in points)
    if missing:
        yield found(
            function.id,
            function=shown(function),
            missing=Listed(missing),
            evidence={"views": len(views)},
        )


@rule(
    "DAT802",
    "inexact-figure",
    severity="error",
    phase=7,
    subject=DataView,
    zh="“{view}”{reason}",
    en='"{view}" {reason}',
    fix_zh="设定准确性要求",
    fix_en="Set accuracy",
    sections=(5,),
)
def inexact_figure(facts: Facts, view: DataView) -> Iterator[Found]:
    """A view without an accuracy, or about performance or money without absolute accuracy.

    Why: a trend may be roughly right, but pay, commission and the books may not be wrong by a
    cent. The effort differs so much that it has to be decided for every view.
    Example: "Channel statistics" decides the monthly commission and is marked as relative.
    ---
    没有选择准确性的视图，或涉及业绩与财务却不是绝对准确的视图。

    为什么：看趋势可以大致准确，薪酬、佣金和账目一分都不能错；投入相差很大，必须逐个视图定下来。
    例：“渠道统计”决定每月佣金，却标为相对准确。
    """
    function = facts.content.get(Function, view.function)
    if must_be_exact(view, function) and view.accuracy != "absolute":
        reason = message(
            "涉及业绩或财务，须绝对准确",
            "concerns performance or finance and must be absolutely accurate",
        )
    elif view.accuracy is None:
        reason = message("未选择准确性", "has no accuracy chosen")
    else:
        return
    yield found(
        view.id,
        view=_called(view, function),
        reason=reason,
        evidence={"subject": view.subject, "tags": list(function.tags), "accuracy": view.accuracy},
    )


@rule(
    "DAT803",
    "results-without-drivers",
    severity="warning",
    phase=7,
    subject=DataView,
    zh="“{view}”只有业绩结果，没有分析因素",
    en='"{view}" shows results only, no drivers',
    fix_zh="补充人员构成、活跃度、主攻手占比、资源人、投入等因素",
    fix_en="Add staffing, activity, lead-player share, resource holder, investment",
    sections=(5,),
)
def results_without_drivers(facts: Facts, view: DataView) -> Iterator[Found]:
    """A view of performance that shows results, and nothing that explains them.

    Why: a ranking says who is ahead, and not what to do about it. The factors behind a result
    are what a manager can change.
    Example: "Performance statistics" ranks the teams and says nothing of their staffing.
    ---
    只展示业绩结果、没有任何可以解释它的因素的业绩视图。

    为什么：排名只说谁领先，不说该怎么办；结果背后的因素才是管理者能改变的。
    例：“业绩统计”给团队排了名，却看不出人员构成。
    """
    if view.subject == "performance" and not any(view.drivers):
        function = facts.content.get(Function, view.function)
        yield found(view.id, view=_called(view, function))


def _called(view: DataView, function: Function) -> Localised:
    """A view by its code and the function it belongs to; it has no name of its own."""
    return message("{view} {name}", "{view} {name}", view=view.code, name=function.name)


@rule(
    "DAT804",
    "goal-without-measure",
    severity="warning",
    phase=7,
    subject=Goal,
    zh="目标“{goal}”的指标无法度量",
    en='Indicator of goal "{goal}" cannot be measured',
    fix_zh="关联一个数据视图，并填写指标名称和目标值",
    fix_en="Link a data view",
    sections=(1, 5),
)
def goal_without_measure(facts: Facts, goal: Goal) -> Iterator[Found]:
    """A goal whose indicator has no name, no target, or no data view that shows it.

    Why: a goal is reached when a figure says so. Without a name for the figure, the value to
    reach and a place to read it, nobody will be able to tell.
    Example: "ROI" is to reach 2.0, and no view of the data system computes it.
    ---
    指标没有名称、没有目标值，或没有任何数据视图来呈现的目标。

    为什么：目标是否达成要由数字来说；没有指标名称、目标值和查看的地方，谁也说不清。
    例：“投入产出比”要达到2.0，而数据体系里没有一个视图在计算它。
    """
    indicator = goal.indicator
    if (
        indicator is None
        or not indicator.name
        or indicator.target is None
        or not isinstance(facts.content.find(indicator.view), DataView)
    ):
        yield found(goal.id, goal=shown(goal))


DATA_RULES: tuple[Rule, ...] = (
    undefined_figure,
    inexact_figure,
    results_without_drivers,
    goal_without_measure,
)
