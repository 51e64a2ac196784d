"""Where dragged lines come to stand, whatever is grouped, hidden or closed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio.model.commands import elements
from canvas_studio.model.document import Document
from canvas_studio.model.records import Function, Goal, Module
from canvas_studio.views.canvas.axes import UNPLACED, Line, function_axis, goal_axis
from canvas_studio.views.canvas.dropping import Drop, Dropping, Target
from tests.model.build import Build


@pytest.fixture
def document() -> Document:
    build = Build()
    for number in range(1, 6):
        build.goal(f"G{number}")
    build.module("M1")
    build.module("M2")
    build.module("M3", "data")
    for number, module in enumerate(("M1", "M1", "M1", "M2", "M2", None), start=1):
        build.function(f"F{number}", module=module)
    return build.document()


def functions(*ids: str) -> list[Line]:
    return [Line("function", id) for id in ids]


def rows(document: Document, grouping="module", collapsed=(), hidden=()) -> list[str]:
    return [line.id for line in function_axis(document.content, grouping, collapsed, hidden)]


def drop(
    document: Document, moving, target, grouping="module", collapsed=(), hidden=()
) -> Drop | None:
    """`target` is the id of the line before which something is dropped, or the band it is put on."""
    axis = function_axis(document.content, grouping, collapsed, hidden)
    ids = [line.id for line in axis]
    at = Target(0, target[1:]) if target.startswith("@") else Target(ids.index(target))
    return Dropping(document.content, axis, grouping).drop(moving, at)


def take(document: Document, found: Drop) -> None:
    if found.kind:
        document.run(elements.set_attribute, found.ids, "kind", found.kind)
    else:
        document.run(elements.move, found.ids, found.position, **found.into)


@pytest.mark.parametrize(
    ("moving", "target", "after"),
    [
        ("F1", "F3", "M1 F2 F1 F3 M2 F4 F5 M3 unplaced F6"),
        ("F1", "M2", "M1 F2 F3 F1 M2 F4 F5 M3 unplaced F6"),
        ("F3", "F1", "M1 F3 F1 F2 M2 F4 F5 M3 unplaced F6"),
        ("F1", "F5", "M1 F2 F3 M2 F4 F1 F5 M3 unplaced F6"),
        ("F1", "@M2", "M1 F2 F3 M2 F1 F4 F5 M3 unplaced F6"),
        ("F6", "@M3", "M1 F1 F2 F3 M2 F4 F5 M3 F6"),
        ("F6", "unplaced", "M1 F1 F2 F3 M2 F4 F5 M3 F6"),
        ("F4", "@unplaced", "M1 F1 F2 F3 M2 F5 M3 unplaced F4 F6"),
        ("F1 F3", "F5", "M1 F2 M2 F4 F1 F3 F5 M3 unplaced F6"),
        ("F1 F4", "F2", "M1 F1 F4 F2 F3 M2 F5 M3 unplaced F6"),
    ],
)
def test_functions_go_where_they_are_dropped(document, moving, target, after):
    found = drop(document, functions(*moving.split()), target)
    take(document, found)
    assert " ".join(rows(document)[1:-1]) == after


@pytest.mark.parametrize(
    ("moving", "target"),
    [("F1", "F1"), ("F1", "F2"), ("F3", "M2"), ("F1 F2", "F3"), ("F1", "M1")],
)
def test_a_drop_that_would_change_nothing_or_is_above_all_modules_is_none(document, moving, target):
    assert drop(document, functions(*moving.split()), target) is None


def test_hidden_functions_stay_where_they_are_among_the_rest(document):
    found = drop(document, functions("F4"), "F3", hidden={"F2"})
    take(document, found)
    assert [f.id for f in document.content.of(Function) if f.module == "M1"] == [
        "F1", "F4", "F2", "F3",
    ]  # fmt: skip


def test_a_function_can_be_put_into_a_closed_module(document):
    found = drop(document, functions("F6"), "@M1", collapsed={"M1"})
    assert found.into == {"module": "M1"}
    assert found.band == "M1"


def test_grouped_by_kind_a_drop_gives_the_kind(document):
    document.run(elements.set_attribute, ["F6"], "kind", "data")
    found = drop(document, functions("F1", "F2"), "@data", "kind")
    assert found.kind == "data"
    take(document, found)
    assert {f.id for f in document.content.every(Function) if f.kind == "data"} == {
        "F1",
        "F2",
        "F6",
    }
    assert drop(document, functions("F1"), "@data", "kind") is None


def test_without_groups_a_function_stays_in_its_module(document):
    found = drop(document, functions("F3"), "F1", "none")
    assert (found.position, found.into) == (0, {})
    assert drop(document, functions("F1"), "F5", "none") is None
    assert drop(document, functions("F1", "F4"), "F2", "none") is None


def test_modules_move_within_their_dimension(document):
    found = drop(document, [Line("group", "M2")], "M1")
    take(document, found)
    assert rows(document)[1] == "M2"
    assert drop(document, [Line("group", "M3")], "M2") is None
    assert drop(document, [Line("group", UNPLACED)], "M1") is None


def test_lines_are_shifted_past_a_neighbour_and_into_the_next_module(document):
    def shift(moving, by):
        axis = function_axis(document.content)
        found = Dropping(document.content, axis, "module").shifted(functions(*moving), by)
        if found is not None:
            take(document, found)
        return " ".join(rows(document)[1:-1])

    assert shift(["F4"], -1) == "M1 F1 F2 F3 F4 M2 F5 M3 unplaced F6"
    assert shift(["F4"], 1) == "M1 F1 F2 F3 M2 F4 F5 M3 unplaced F6"
    assert shift(["F1", "F2"], 1) == "M1 F3 F1 F2 M2 F4 F5 M3 unplaced F6"
    assert shift(["F3"], -1) == "M1 F3 F1 F2 M2 F4 F5 M3 unplaced F6"  # nothing is above
    assert shift(["F6"], -1) == "M1 F3 F1 F2 M2 F4 F5 M3 F6"


GOALS = st.lists(st.integers(1, 5), unique=True, min_size=1, max_size=4)


@settings(max_examples=60)
@given(GOALS, st.integers(1, 6), st.sets(st.integers(1, 5), max_size=3))
def test_dropped_goals_stand_together_at_the_gap_in_their_order(moving, gap, hidden):
    build = Build()
    for number in range(1, 6):
        build.goal(f"G{number}")
    document = build.document()
    out_of_sight = {f"G{n}" for n in hidden - set(moving)}
    axis = goal_axis(document.content, out_of_sight)
    gap = min(gap, len(axis) - 1)
    lines = [Line("goal", f"G{n}") for n in moving]
    found = Dropping(document.content, axis, "module").drop(lines, Target(gap))
    before = [line.id for line in axis]
    if found is not None:
        document.run(elements.move, found.ids, found.position)
    moved = [id for id in before if id in {line.id for line in lines}]
    rest_before = [id for id in before[:gap] if id not in moved]
    rest_after = [id for id in before[gap:] if id not in moved]
    shown = [goal.id for goal in document.content.of(Goal) if goal.id not in out_of_sight]
    assert shown == [*rest_before[1:], *moved, *rest_after[:-1]]


@settings(max_examples=60)
@given(st.integers(0, 6), st.integers(1, 11), st.sampled_from(["module", "kind", "none"]))
def test_whatever_is_dropped_wherever_integrity_holds_and_one_undo_brings_it_back(
    which, gap, grouping
):
    build = Build()
    build.module("M1")
    build.module("M2", "data")
    build.module("M3", "data", parent="M2")
    for number, module in enumerate(("M1", "M1", "M3", None), start=1):
        build.function(f"F{number}", module=module, kind=("data", "business")[number % 2])
    document = build.document()
    axis = function_axis(document.content, grouping)
    movable = [line for line in axis if line.kind in ("function", "group")]
    line = movable[which % len(movable)]
    target = axis[min(gap, len(axis) - 2)]
    at = Target(min(gap, len(axis) - 1), target.id if target.kind == "group" else "")
    found = Dropping(document.content, axis, grouping).drop([line], at)
    before = dict(document.content.records)
    if found is None:
        return
    changes = []
    document.subscribe(changes.append)
    take(document, found)
    assert document.content.records != before
    assert len(changes) == 1
    assert all(isinstance(change.record, Function | Module) for change in changes[0])
