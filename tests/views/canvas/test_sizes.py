"""Rows are as high as their cells ask for: those in sight at once, all of them soon, whatever happens."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from canvas_studio.model.commands import canvas, elements
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.records import Function, Goal, Role
from canvas_studio.views.canvas.sizes import _AT_ONCE
from canvas_studio.views.canvas.view import CanvasView
from tests.model.build import Build, text
from tests.views.conftest import Grid

GOALS, FUNCTIONS = 20, 150
ACTIVITIES = ("入驻", "审核资料并通知本人，必要时退回补充", "查看")


def large() -> Document:
    """More cells than are measured at once; what is in them needs one line or several."""
    chance = random.Random(7)
    build = Build()
    for number in range(4):
        build.role(f"R{number}", name=text(f"角色{number}", f"Role {number}"))
    for number in range(GOALS):
        build.goal(f"G{number:02}", name=text(f"目标{number}", f"Goal {number} " * (number % 4)))
    for number in range(FUNCTIONS):
        build.module("M1") if number == 0 else None
        build.function(
            f"F{number:03}", name=text(f"功能{number}"), module="M1" if number % 3 else None
        )
    cells = [(g, f) for g in range(GOALS) for f in range(FUNCTIONS)]
    for goal, function in chance.sample(cells, int(_AT_ONCE * 1.2)):
        roles = [f"R{n}" for n in range(chance.choice((0, 1, 1, 2)))]
        activity = chance.choice(ACTIVITIES)
        build.cell(f"G{goal:02}", f"F{function:03}", *roles, activity=activity)
    return build.document()


@pytest.fixture
def large_grid(make_grid: Callable[[Document], Grid]) -> Grid:
    return make_grid(large())


def zoomed(grid: Grid) -> CanvasView:
    """The view with another size of text, for which nothing is known but what is in sight."""
    grid.view.set_text_size(14)
    assert not grid.view.sizes.is_settled
    return grid.view


def heights(view: CanvasView) -> dict[object, int]:
    return {line: view.rowHeight(row) for row, line in enumerate(view.canvas.rows)}


def heights_in_sight(view: CanvasView) -> dict[object, int]:
    return {strip.line: strip.size for strip in view.frame().rows}


def settled(qtbot, view: CanvasView) -> dict[object, int]:
    qtbot.waitUntil(lambda: view.sizes.is_settled)
    return heights(view)


@pytest.fixture
def anew(qtbot, appearance) -> Callable[[Grid], dict[object, int]]:
    """The heights in a view made now."""

    def of(grid: Grid) -> dict[object, int]:
        view = CanvasView(grid.model, appearance, grid.locale)
        qtbot.addWidget(view)
        view.set_text_size(grid.view.text_size)
        view.set_activities(grid.view.shows_activities)
        for column in range(len(grid.model.columns)):
            if view.columnWidth(column) != grid.view.columnWidth(column):
                view.set_column_width(column, grid.view.columnWidth(column))
        view.fit()
        return settled(qtbot, view)

    return of


def test_rows_in_sight_are_measured_before_they_are_seen(qtbot, large_grid: Grid) -> None:
    view = zoomed(large_grid)
    seen = heights_in_sight(view)
    final = settled(qtbot, view)
    assert len(set(final.values())) > 3
    assert seen.items() <= final.items()


def test_rows_scrolled_to_are_measured_before_they_are_seen(qtbot, large_grid: Grid) -> None:
    view = zoomed(large_grid)
    view.scrollTo(view.canvas.index(FUNCTIONS - 5, 3))
    assert not view.sizes.is_settled
    seen = heights_in_sight(view)
    assert view.canvas.rows[FUNCTIONS - 5] in seen
    assert seen.items() <= settled(qtbot, view).items()


def test_measuring_rows_above_leaves_what_is_in_sight_where_it_is(qtbot, large_grid: Grid) -> None:
    view = zoomed(large_grid)
    view.set_cursor(FUNCTIONS - 5, 3)
    assert not view.sizes.is_settled
    before = [(strip.line, strip.start) for strip in view.frame().rows]
    settled(qtbot, view)
    assert [(strip.line, strip.start) for strip in view.frame().rows] == before


def test_the_cursor_is_in_sight_however_high_the_rows_turn_out(large_grid: Grid) -> None:
    view = zoomed(large_grid)
    for row in (FUNCTIONS - 3, FUNCTIONS // 2, 40, FUNCTIONS - 20):
        view.set_cursor(row, 3)
        area = view.visualRect(view.currentIndex())
        assert view.header_height <= area.top()
        assert area.bottom() <= view.viewport().height()


def test_a_row_that_changed_while_its_group_was_closed_is_measured_anew(
    qtbot, large_grid: Grid, anew: Callable[[Grid], dict[object, int]]
) -> None:
    settled(qtbot, large_grid.view)
    large_grid.model.set_collapsed("M1", True)
    words = "；".join(f"角色{n}（{ACTIVITIES[1]}）" for n in range(4))
    large_grid.document.run(canvas.write_cell, "G03", "F001", words)
    large_grid.model.set_collapsed("M1", False)
    assert settled(qtbot, large_grid.view) == anew(large_grid)


class Doings:
    """What may change the height of rows, each by chance."""

    def __init__(self, grid: Grid, seed: int) -> None:
        self.grid, self.chance = grid, random.Random(seed)
        self.history = History(grid.document)

    def do_something(self) -> None:
        doings = [getattr(self, name) for name in dir(self) if name.startswith("_do_")]
        self.chance.choice(doings)()

    def _any(self, type_: type) -> str:
        return self.chance.choice(self.grid.document.content.of(type_)).id

    def _do_write(self) -> None:
        words = self.chance.choice(
            ("角色1", "角色1；角色2（审核）", "角色0；角色1；角色2", "", "○")
        )
        goal, function = self._any(Goal), self._any(Function)
        self.grid.document.run(canvas.write_cell, goal, function, words)

    def _do_rename(self) -> None:
        name = self.chance.choice(("短", "很长很长的名称" * self.chance.randrange(1, 6)))
        id = self._any(self.chance.choice((Goal, Function, Role)))
        self.grid.document.run(elements.rename, id, name + id, "zh")

    def _do_delete(self) -> None:
        self.grid.edits.delete([self._any(self.chance.choice((Goal, Function)))])

    def _do_undo(self) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            self.history.undo()

    def _do_move(self) -> None:
        self.grid.document.run(elements.move, [self._any(Function)], self.chance.randrange(20))

    def _do_zoom(self) -> None:
        self.grid.view.set_text_size(self.chance.choice((11, 13, 20)))

    def _do_hide_activities(self) -> None:
        self.grid.view.set_activities(not self.grid.view.shows_activities)

    def _do_widen(self) -> None:
        column = self.chance.randrange(1, len(self.grid.model.columns) - 1)
        self.grid.view.set_column_width(column, self.chance.choice((90, 200, 400)))
        self.grid.view.fit()

    def _do_collapse(self) -> None:
        self.grid.model.set_collapsed("M1", "M1" not in self.grid.model.collapsed)

    def _do_group(self) -> None:
        self.grid.model.set_grouping(self.chance.choice(("module", "kind", "none")))

    def _do_transpose(self) -> None:
        self.grid.model.set_transposed(not self.grid.model.is_transposed)

    def _do_translate(self) -> None:
        self.grid.model.set_language(self.chance.choice(("zh", "en")))

    def _do_scroll(self) -> None:
        bar = self.grid.view.verticalScrollBar()
        bar.setValue(self.chance.randrange(bar.maximum() + 1))

    def _do_wait(self) -> None:
        QTest.qWait(1)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_rows_end_up_as_high_as_in_a_view_made_anew(
    qtbot, large_grid: Grid, anew: Callable[[Grid], dict[object, int]], seed: int
) -> None:
    doings = Doings(large_grid, seed)
    for _ in range(5):
        for _ in range(4):
            doings.do_something()
        assert settled(qtbot, large_grid.view) == anew(large_grid)


def test_another_language_of_the_texts_sizes_every_line_anew(qtbot, large_grid, anew):
    before = settled(qtbot, large_grid.view)
    large_grid.model.set_language("en")
    after = settled(qtbot, large_grid.view)
    assert after == anew(large_grid)
    assert after != before
