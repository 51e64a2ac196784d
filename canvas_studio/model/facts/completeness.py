"""When something is complete: what rules report and metrics count must be one and the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from canvas_studio.model.facts.coverage import Facts
from canvas_studio.model.records import (
    BusinessStory,
    DataView,
    Function,
    Module,
    Observation,
    Option,
    OptionSet,
    ValueProposition,
)
from canvas_studio.model.records.canvas import FINANCE, PERFORMANCE

StoryGap = Literal["steps", "time", "observation"]
OptionGap = Literal[
    "option_set", "options", "user_value", "business_value", "platform_value", "competitor"
]
FOUR_POINTS = ("scenario", "dimensions", "definition", "special")
"""What has to be settled about a data view before it can be built (domain 2.2, DataView)."""

_EXACT_SUBJECTS = ("performance", "finance", "kpi")
_FEWEST_STEPS = 2
_OPTIONS = (2, 3)


def is_measurable(value: ValueProposition) -> bool:
    """Whether the indicator has a name, a unit and a target (VAL402, C10)."""
    indicator = value.indicator
    return (
        indicator is not None
        and bool(indicator.name)
        and bool(indicator.unit)
        and indicator.target is not None
    )


def missing_points(view: DataView) -> list[str]:
    """Which of the four points of a data view are empty (DAT801, C12)."""
    return [point for point in FOUR_POINTS if not getattr(view, point)]


def must_be_exact(view: DataView, function: Function) -> bool:
    """Whether a view of this function concerns performance or money (DAT802)."""
    tags = {FINANCE, PERFORMANCE}
    return view.subject in _EXACT_SUBJECTS or not tags.isdisjoint(function.tags)


def story_gaps(facts: Facts, story: BusinessStory) -> list[StoryGap]:
    """What a story lacks to be complete on a timeline (STO502, C11)."""
    gaps: list[StoryGap] = []
    steps = facts.story_steps(story.id)
    if len(steps) < _FEWEST_STEPS:
        gaps.append("steps")
    if not all(step.time for step in steps):
        gaps.append("time")
    if not isinstance(facts.content.find(story.observation), Observation):
        gaps.append("observation")
    return gaps


def has_touchpoint(facts: Facts, story: BusinessStory) -> bool:
    """Whether any step takes over from, or hands over to, somebody else (STO503, C11)."""
    return any(step.touchpoint is not None for step in facts.story_steps(story.id))


def option_gaps(facts: Facts, module: Module) -> list[OptionGap]:
    """What a module's choice question lacks (DEL901, C13); of several, the most complete counts."""
    sets = facts.content.referrers(module.id, OptionSet)
    if not sets:
        return ["option_set"]
    return min((gaps_of_options(facts, options) for options in sets), key=len)


def gaps_of_options(facts: Facts, options: OptionSet) -> list[OptionGap]:
    """What one choice question lacks."""
    gaps: list[OptionGap] = []
    answers: Sequence[Option] = facts.content.referrers(options.id, Option)
    if len(answers) not in _OPTIONS:
        gaps.append("options")
    if not all(option.user_value for option in answers):
        gaps.append("user_value")
    if not all(option.business_value for option in answers):
        gaps.append("business_value")
    if not all(option.platform_value for option in answers):
        gaps.append("platform_value")
    if not options.competitor:
        gaps.append("competitor")
    return gaps
