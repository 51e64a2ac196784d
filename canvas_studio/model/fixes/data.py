"""What can be done about figures that are not defined, not exact enough or lead to nothing (DAT8xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from canvas_studio.messages import message
from canvas_studio.model.commands import elements
from canvas_studio.model.facts import Facts
from canvas_studio.model.facts.completeness import missing_points, must_be_exact
from canvas_studio.model.fixes.offers import Fix, Fixer, Offer, Question, choice
from canvas_studio.model.fixes.value import fill_in, measures
from canvas_studio.model.records import DataView, Function, Goal, LText
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.wording import attribute_words, value_words
from canvas_studio.model.rules import Finding

_SEPARATORS = re.compile(r"[;；、\n]")

USUAL_DRIVERS = (
    LText(zh="人员构成", en="Staffing"),
    LText(zh="项目活跃度", en="Activity"),
    LText(zh="主攻手占比", en="Share of lead players"),
    LText(zh="资源人", en="Resource holders"),
    LText(zh="投入", en="Investment"),
)
"""What explains results in the words of the rule's own advice."""


def undefined_figure(facts: Facts, finding: Finding) -> Iterator[Offer]:
    function = facts.content.get(Function, finding.targets[0])
    views = facts.content.referrers(function.id, DataView)
    if not views:
        words = attribute_words("scenario")
        yield Question(
            message("新增数据视图", "Add a data view"),
            words,
            lambda text: Fix(
                message("新增数据视图：{text}", "Add a data view: {text}", text=text),
                elements.add,
                (DataView,),
                {"function": function.id, "scenario": text},
                settles=False,
            ),
        )
        return
    view = min(views, key=lambda view: len(missing_points(view)))
    points = missing_points(view)
    for point in points:
        yield fill_in(view, point, settles=len(points) == 1)


def inexact_figure(facts: Facts, finding: Finding) -> Iterator[Offer]:
    view = facts.content.get(DataView, finding.targets[0])
    function = facts.content.get(Function, view.function)
    for accuracy in ("absolute",) if must_be_exact(view, function) else ("absolute", "relative"):
        yield Fix(
            message(
                "{view} 设为{accuracy}",
                "Make {view} {accuracy}",
                view=shown(view),
                accuracy=value_words("accuracy", accuracy),
            ),
            elements.set_attribute,
            (view.id, "accuracy", accuracy),
        )


def results_without_drivers(facts: Facts, finding: Finding) -> Iterator[Offer]:
    view = facts.content.get(DataView, finding.targets[0])
    yield Fix(
        message("填入常见的五个分析因素", "Fill in the five usual drivers"),
        elements.set_attribute,
        (view.id, "drivers", USUAL_DRIVERS),
    )
    yield Question(
        message("填写分析因素", "Fill in the drivers"),
        message("分析因素，用顿号或分号隔开", "Drivers, with semicolons between"),
        lambda text: Fix(
            message("填写分析因素", "Fill in the drivers"),
            elements.set_attribute,
            (view.id, "drivers", _texts(facts, text)),
        ),
    )


def _texts(facts: Facts, text: str) -> tuple[LText, ...]:
    language = facts.content.project.primary_language
    parts = (part.strip() for part in _SEPARATORS.split(text))
    return tuple(LText().with_text(language, part) for part in parts if part)


def goal_without_measure(facts: Facts, finding: Finding) -> Iterator[Offer]:
    goal = facts.content.get(Goal, finding.targets[0])
    indicator = goal.indicator
    has_view = indicator is not None and isinstance(facts.content.find(indicator.view), DataView)
    rest = list(measures(goal, ("name", "target"), settles=has_view))
    if not has_view:
        yield from choice(
            message("关联数据视图", "Link a data view"),
            (
                Fix(
                    message(
                        "{view} {function}",
                        "{view} {function}",
                        view=view.code,
                        function=facts.content.get(Function, view.function).name,
                    ),
                    elements.set_attribute,
                    (goal.id, "indicator.view", view.id),
                    settles=not rest,
                )
                for view in facts.content.of(DataView)
            ),
        )
    yield from rest


DATA_FIXES: Mapping[str, Fixer] = {
    "DAT801": undefined_figure,
    "DAT802": inexact_figure,
    "DAT803": results_without_drivers,
    "DAT804": goal_without_measure,
}
