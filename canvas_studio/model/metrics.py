"""Coverage in figures: C1 to C13 and the coverage index (domain 3.5), and the figures of a goal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from canvas_studio.messages import Message, message
from canvas_studio.model.content import Content
from canvas_studio.model.facts import Facts
from canvas_studio.model.facts.completeness import (
    FOUR_POINTS,
    has_touchpoint,
    is_measurable,
    missing_points,
    option_gaps,
    story_gaps,
)
from canvas_studio.model.records import (
    BusinessStory,
    DataView,
    Dimension,
    Function,
    Goal,
    Module,
    Role,
    Stage,
    ValueProposition,
)
from canvas_studio.model.records.canvas import Kind
from canvas_studio.model.records.value import Side

Figure = tuple[int, int]
"""So many of so many; of 0 means that there is nothing to measure."""

KINDS: tuple[Kind, ...] = get_args(Kind)
_POINTS = len(FOUR_POINTS) + 1  # and the accuracy


@dataclass(frozen=True, slots=True)
class Metric:
    """One line of the coverage panel; without a weight it does not enter the index."""

    id: str
    title: Message
    count: Callable[[Facts], Figure]
    weight: Fraction = Fraction()


def _goals_covered(facts: Facts) -> Figure:
    goals = facts.content.every(Goal)
    return sum(facts.function_count(goal.id) > 0 for goal in goals), len(goals)


def _functions_aligned(facts: Facts) -> Figure:
    aligned = sum(bool(facts.goals_of(function.id)) for function in facts.functions)
    return aligned, facts.scope_count


def _crossings_filled(facts: Facts) -> Figure:
    filled = sum(facts.staffed_count(goal.id) for goal in facts.content.every(Goal))
    return filled, facts.crossing_count


def _roles_engaged(facts: Facts) -> Figure:
    roles = facts.content.every(Role)
    return sum(facts.load(role.id) > 0 for role in roles), len(roles)


def _kinds_present(facts: Facts) -> Figure:
    goals = facts.content.every(Goal)
    present = sum(facts.kind_count(goal.id, kind) > 0 for goal in goals for kind in KINDS)
    return present, len(KINDS) * len(goals)


def _functions_placed(facts: Facts) -> Figure:
    placed = sum(function.module is not None for function in facts.functions)
    return placed, facts.scope_count


def _dimensions_populated(facts: Facts) -> Figure:
    applicable = [d for d in facts.content.every(Dimension) if not d.not_applicable]
    return sum(facts.populated(d.id) > 0 for d in applicable), len(applicable)


def _stages_supported(facts: Facts) -> Figure:
    required = [
        (stage.id, dimension)
        for stage in facts.content.every(Stage)
        for dimension in dict.fromkeys(need.dimension for need in stage.requires)
    ]
    return sum(facts.support(*pair) > 0 for pair in required), len(required)


def _routes_complete(facts: Facts) -> Figure:
    covered = total = 0
    for goal in facts.content.every(Goal):
        if goal.key:
            done, steps = _steps_covered(facts, goal)
            covered += done
            total += max(1, steps)
    return covered, total


def _steps_covered(facts: Facts, goal: Goal) -> Figure:
    steps = [step for route in facts.routes_of(goal.id) for step in facts.steps_of(route.id)]
    return sum(any(map(facts.in_scope, step.functions)) for step in steps), len(steps)


def _values_measurable(facts: Facts) -> Figure:
    values = facts.content.every(ValueProposition)
    return sum(map(is_measurable, values)), len(values)


def _stories_told(facts: Facts) -> Figure:
    roles = [r.id for r in facts.content.every(Role) if r.internal and facts.load(r.id) > 0]
    told = {
        story.role
        for story in facts.content.every(BusinessStory)
        if not story_gaps(facts, story) and has_touchpoint(facts, story)
    }
    return sum(role in told for role in roles), len(roles)


def _data_defined(facts: Facts) -> Figure:
    data = [function for function in facts.functions if function.kind == "data"]
    return sum(_best_view(facts, function) for function in data), _POINTS * len(data)


def _best_view(facts: Facts, function: Function) -> int:
    views = facts.content.referrers(function.id, DataView)
    filled = (
        len(FOUR_POINTS) - len(missing_points(view)) + (view.accuracy is not None) for view in views
    )
    return max(filled, default=0)


def _choices_ready(facts: Facts) -> Figure:
    key = [module for module in facts.content.every(Module) if module.key]
    return sum(not option_gaps(facts, module) for module in key), len(key)


def _weight(hundredths: int) -> Fraction:
    return Fraction(hundredths, 100)


METRICS: tuple[Metric, ...] = (
    Metric("C1", message("目标覆盖率", "Goal coverage"), _goals_covered, _weight(20)),
    Metric("C2", message("功能对齐率", "Function alignment"), _functions_aligned, _weight(10)),
    Metric("C3", message("交叉填写率", "Crossing fill"), _crossings_filled, _weight(20)),
    Metric("C4", message("角色参与率", "Role engagement"), _roles_engaged, _weight(5)),
    Metric("C5", message("三类功能完备率", "Kind balance"), _kinds_present, _weight(10)),
    Metric("C6", message("模块归属率", "Module placement"), _functions_placed, _weight(10)),
    Metric("C7", message("维度覆盖率", "Dimension coverage"), _dimensions_populated, _weight(10)),
    Metric("C8", message("阶段支撑率", "Stage support"), _stages_supported, _weight(10)),
    Metric("C9", message("路线完整率", "Route completeness"), _routes_complete, _weight(5)),
    Metric("C10", message("价值可衡量率", "Value measurability"), _values_measurable),
    Metric("C11", message("业务story覆盖率", "Story coverage"), _stories_told),
    Metric("C12", message("数据口径完整率", "Data definition"), _data_defined),
    Metric("C13", message("方案选择完备率", "Option readiness"), _choices_ready),
)
INDEX_TITLE = message("覆盖指数", "Coverage index")
_TITLES = {metric.id: metric.title for metric in METRICS}
_WEIGHTS = {metric.id: metric.weight for metric in METRICS}


@dataclass(frozen=True, slots=True)
class Metrics:
    """The figures of a canvas by metric id, C1 to C13."""

    figures: Mapping[str, Figure]

    @property
    def index(self) -> float | None:
        """The coverage index from 0 to 1; None where nothing can be measured yet."""
        exact = self._index
        return None if exact is None else float(exact)

    @property
    def index_percent(self) -> str:
        """The coverage index as a percentage, rounded down, or n/a."""
        exact = self._index
        return "n/a" if exact is None else percent(exact.numerator, exact.denominator)

    def percent(self, id: str) -> str:
        """A metric as a percentage, rounded down, so that 100% means all of them; or n/a."""
        return percent(*self.figures[id])

    def title(self, id: str) -> Message:
        return _TITLES[id]

    @property
    def _index(self) -> Fraction | None:
        measured = [(_WEIGHTS[id], Fraction(n, d)) for id, (n, d) in self.figures.items() if d]
        weights = sum((weight for weight, _ in measured), Fraction())
        if not weights:
            return None
        return sum((weight * share for weight, share in measured), Fraction()) / weights


def metrics(source: Facts | Content) -> Metrics:
    """All figures of a canvas."""
    facts = source if isinstance(source, Facts) else Facts(source)
    return Metrics({metric.id: metric.count(facts) for metric in METRICS})


def percent(part: int, whole: int) -> str:
    """A share as a percentage, rounded down; n/a of nothing."""
    return f"{100 * part // whole}%" if whole else "n/a"


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """What the coverage panel says about one goal."""

    functions: int
    by_kind: Mapping[Kind, int]
    """业 / 运 / 数"""
    crossings: Figure
    """Staffed of all."""
    ends: frozenset[Side]
    """The ends with a role that takes part."""
    route_steps: Figure
    """Covered by a function in scope, of all."""


def goal_figures(facts: Facts, goal: Goal) -> GoalFigures:
    """The figures of one goal."""
    count = facts.function_count(goal.id)
    return GoalFigures(
        functions=count,
        by_kind={kind: facts.kind_count(goal.id, kind) for kind in KINDS},
        crossings=(facts.staffed_count(goal.id), count),
        ends=facts.ends_at(goal.id),
        route_steps=_steps_covered(facts, goal),
    )
