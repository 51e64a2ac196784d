"""References are read from the annotations, and rewriting them follows their arity."""

from __future__ import annotations

from canvas_studio.model.records import (
    Crossing,
    Goal,
    Indicator,
    LText,
    RouteStep,
    Stage,
    StageRequirement,
    StoryStep,
    Touchpoint,
)
from canvas_studio.model.records.references import map_references, references_of, target_ids

GOAL = Goal(
    id="goal_1",
    code="G01",
    name=LText(zh="目标"),
    stage="S1",
    values=("value_1", "value_2"),
    indicator=Indicator(view="view_1"),
)


def test_all_ids_that_a_record_holds_are_found_nested_ones_included() -> None:
    assert target_ids(GOAL) == ["S1", "value_1", "value_2", "view_1"]
    stage = Stage(
        id="S1",
        code="S1",
        key="resource_growth",
        name=LText(zh="阶段"),
        requires=(StageRequirement(dimension="business"), StageRequirement(dimension="data")),
    )
    assert target_ids(stage) == ["business", "data"]


def test_a_handoff_may_point_nowhere_and_a_function_of_a_step_may_not() -> None:
    step = StoryStep(
        id="step_1",
        code="ST01-1",
        story="story_1",
        functions=("function_1",),
        touchpoint=Touchpoint(direction="upstream", to="step_9"),
    )
    assert {target: r.may_dangle for r, target in references_of(step)} == {
        "story_1": False,
        "function_1": False,
        "step_9": True,
    }


def test_taking_an_id_out_clears_optional_places_and_shortens_lists() -> None:
    gone = {"S1", "value_1", "view_1"}
    kept = map_references(GOAL, lambda _, target: None if target in gone else target)
    assert isinstance(kept, Goal)
    assert (kept.stage, kept.values, kept.indicator) == (None, ("value_2",), Indicator())


def test_a_record_falls_with_a_target_that_it_requires() -> None:
    crossing = Crossing(id="g*f", goal="g", function="f")
    assert map_references(crossing, lambda _, target: None if target == "g" else target) is None


def test_redirecting_two_ids_to_one_leaves_one_in_a_list() -> None:
    step = RouteStep(
        id="s", code="RT01-1", route="r", name=LText(zh="步骤"), functions=("a", "b", "c")
    )
    merged = map_references(step, lambda _, target: "a" if target == "b" else target)
    assert isinstance(merged, RouteStep)
    assert merged.functions == ("a", "c")
