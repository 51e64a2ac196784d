from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from canvas_studio.views.canvas.axes import (
    NAMES,
    NEW,
    UNPLACED,
    Line,
    function_axis,
    goal_axis,
    steps,
)
from tests.model.build import Build


def ids(axis):
    return [f"{line.kind}:{line.id}" for line in axis[1:-1]]


def test_goals_stand_in_the_users_order_between_names_and_room_for_a_new_one():
    build = Build()
    build.goal("G02", order="a")
    build.goal("G01", order="b")
    axis = goal_axis(build.content())
    assert (axis[0], axis[-1]) == (NAMES, NEW)
    assert ids(axis) == ["goal:G02", "goal:G01"]


def test_functions_have_no_groups_while_there_are_no_modules():
    build = Build()
    build.function("F01")
    assert ids(function_axis(build.content())) == ["function:F01"]


def test_functions_stand_below_their_modules_by_dimension_and_the_unplaced_last():
    build = Build()
    build.module("M01", "content")
    build.module("M02", "business")
    build.module("M03", "business", parent="M02")
    build.module("M04", "business")
    build.function("F01", module="M01")
    build.function("F02")
    build.function("F03", module="M03")
    assert ids(function_axis(build.content())) == [
        "group:M03",
        "function:F03",
        "group:M04",
        "group:M01",
        "function:F01",
        f"group:{UNPLACED}",
        "function:F02",
    ]


def test_a_collapsed_group_keeps_its_own_line():
    build = Build()
    build.module("M01")
    build.function("F01", module="M01")
    assert ids(function_axis(build.content(), collapsed={"M01"})) == ["group:M01"]


def test_functions_can_be_grouped_by_kind_or_not_at_all():
    build = Build()
    build.module("M01")
    build.function("F01", kind="data", module="M01")
    build.function("F02", kind="business")
    content = build.content()
    by_kind = ["group:business", "function:F02", "group:data", "function:F01"]
    assert ids(function_axis(content, "kind")) == by_kind
    assert ids(function_axis(content, "none")) == ["function:F01", "function:F02"]


lines = st.lists(st.integers(0, 12), unique=True).map(
    lambda numbers: [Line("goal", str(n)) for n in numbers]
)


@given(lines, lines)
def test_the_steps_lead_from_one_axis_to_the_other(before, after):
    path = steps(before, after)
    assert path is not None
    current = list(before)
    for step, first, last in path:
        if step == "remove":
            del current[first : last + 1]
        elif step == "insert":
            current[first:first] = after[first : last + 1]
        else:
            current.insert(last, current.pop(first))
    assert current == after


@given(lines)
def test_one_moved_line_is_one_step(before):
    assume(len(before) > 1)
    assert len(steps(before, [*before[1:], before[0]])) == 1
    assert len(steps(before, [before[-1], *before[:-1]])) == 1


def test_many_steps_are_better_made_at_once():
    before = [Line("goal", str(n)) for n in range(500)]
    assert steps(before, before[::-1]) is None
