from __future__ import annotations

import contextlib
import random
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from canvas_studio import resources
from canvas_studio.errors import UserError
from canvas_studio.model import storage
from canvas_studio.model.commands import elements
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.records import Function, Goal, Module
from canvas_studio.views.canvas.axes import NAMES, UNPLACED, Line
from canvas_studio.views.canvas.edits import CanvasEdits
from canvas_studio.views.canvas.filters import CanvasFilter
from canvas_studio.views.canvas.table_model import CanvasTableModel
from tests.model.build import Build, text
from tests.model.random_steps import take_step


@pytest.fixture
def document() -> Document:
    build = Build()
    build.role("R01", name=text("专家", "Expert"))
    for number in (1, 2, 3):
        build.goal(f"G0{number}")
        build.module(f"M0{number}")
        build.function(f"F0{number}", module=f"M0{number}")
    build.cell("G01", "F01", "R01", activity="入驻")
    return build.document()


@pytest.fixture
def model(document, locale) -> CanvasTableModel:
    model = CanvasTableModel(document.content, locale, "zh")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document.subscribe(model.follow)
    model.tester = tester
    return model


def shown(model: CanvasTableModel) -> list[list[str]]:
    return [
        [
            model.index(row, column).data() or ""
            for column in range(model.columnCount())
        ]
        for row in range(model.rowCount())
    ]  # fmt: skip


def test_names_head_rows_and_columns_and_cells_show_the_notation(model):
    assert shown(model) == [
        ["", "G01", "G02", "G03", ""],
        ["M01", "", "", "", ""],
        ["F01", "专家（入驻）", "", "", ""],
        ["M02", "", "", "", ""],
        ["F02", "", "", "", ""],
        ["M03", "", "", "", ""],
        ["F03", "", "", "", ""],
        ["", "", "", "", ""],
    ]


def test_the_grid_turned_around_shows_the_same_cells(model):
    upright = shown(model)
    model.set_transposed(True)
    assert shown(model) == [list(row) for row in zip(*upright, strict=True)]


def test_only_cells_and_names_of_records_can_be_edited(model):
    editable = {
        (row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEditable
    }
    functions, goals = (2, 4, 6), (1, 2, 3)
    assert editable == (
        {(row, column) for row in functions for column in goals}
        | {(0, column) for column in (*goals, 4)}
        | {(row, 0) for row in range(1, 8)}
    )


def test_a_step_changes_only_the_cells_it_touches(qtbot, document, model):
    told = []
    model.dataChanged.connect(lambda first, last, _roles: told.append((first, last)))
    model.modelReset.connect(lambda: told.append("reset"))
    CanvasEdits(document).toggle_marks([("G02", "F02")])
    assert "reset" not in told
    cells = {(f.row(), f.column(), last.row(), last.column()) for f, last in told}
    assert cells == {(4, 2, 4, 2), (0, 2, 0, 2)}  # the cell, and the goal's counters


def test_adding_moving_and_deleting_never_reset_the_model(document, model):
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    document.run(elements.add, Function, name="新功能", module="M02")
    document.run(elements.move, "G03", 0)
    document.run(elements.move, "F01", 0, module="M03")
    document.run(elements.delete, "G02")
    assert resets == []
    assert [row[0] for row in shown(model)] == [
        "", "M01", "M02", "F02", "新功能", "M03", "F01", "F03", "",
    ]  # fmt: skip
    assert shown(model)[0] == ["", "G03", "G01", ""]


def test_a_renamed_role_shows_in_its_cells(document, model):
    document.run(elements.rename, "R01", "顾问")
    assert shown(model)[2][1] == "顾问（入驻）"


def test_counters_follow_cells_kinds_and_scope(document, model):
    edits = CanvasEdits(document)
    assert model.display.goal("G01").counts == (1, 0, 0)
    edits.toggle_marks([("G01", "F02"), ("G01", "F03")])
    edits.set(["F02"], "kind", "data")
    assert model.display.goal("G01").counts == (2, 0, 1)
    edits.set(["F01"], "priority", "wont")
    assert model.display.goal("G01").counts == (1, 0, 1)


def test_a_collapsed_group_hides_its_functions_until_one_is_looked_for(model):
    model.set_collapsed("M01", True)
    assert model.position(NAMES, Line("function", "F01")) is None
    model.reveal("F01")
    assert model.position(NAMES, Line("function", "F01")) == (2, 0)


def test_the_content_is_shown_in_either_language(model):
    model.set_language("en")
    assert shown(model)[2][1] == "Expert (入驻)"


def test_a_screen_reader_hears_what_a_cell_is(model, locale):
    def spoken(row, column):
        return model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken(2, 1) == "Goal G01, function F01, 1 role: 专家（入驻）"
    assert spoken(2, 2) == "Goal G02, function F01, blank"
    counts = "functions: 1 business, 0 operations, 0 data"
    assert spoken(0, 1) == f"Goal G01, no stage, {counts}"
    locale.set_language("zh")
    assert spoken(2, 1) == "目标 G01，功能 F01，1 个角色：专家（入驻）"


COMMANDS = st.lists(
    st.tuples(st.sampled_from("adgmoruxkv"), st.integers(0, 7), st.integers(0, 7)), max_size=25
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(COMMANDS)
def test_after_any_steps_the_model_is_as_if_made_anew(locale, commands):
    build = Build()
    build.module("M01")
    build.function("F01", module="M01")
    build.cell("G01", "F01", "R01")
    document = build.document()
    edits, history = CanvasEdits(document), History(document)
    model = CanvasTableModel(document.content, locale, "zh")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    document.subscribe(model.follow)
    for command, a, b in commands:
        goals, functions = document.content.of(Goal), document.content.of(Function)
        modules = document.content.of(Module)

        def one_of(records, n):
            return records[n % len(records)].id if records else None

        goal, function, module = one_of(goals, a), one_of(functions, b), one_of(modules, a)
        if command == "a":
            edits.add(Function, name=f"功能 {a} {b}", module=module)
        elif command == "g":
            with contextlib.suppress(UserError):  # the name may be taken
                edits.add(Goal, name=f"目标{a}{b}")
        elif command == "o":
            with contextlib.suppress(UserError):
                edits.add_module(f"第{a}{b}部分", "data" if a % 2 else "business")
        elif command == "d" and function:
            edits.delete([function])
        elif command == "x" and goal:
            edits.delete([goal])
        elif command == "v" and module:
            edits.delete([module])
        elif command == "m" and function:
            edits.move([function], a, module=module)
        elif command == "k" and goal:
            edits.move([goal], b)
        elif command == "r" and goal and function:
            with contextlib.suppress(UserError):  # it may hold a role
                edits.toggle_marks([(goal, function)])
        elif command == "u":
            history.undo() if a % 2 else history.redo()
        fresh = CanvasTableModel(document.content, locale, "zh")
        assert (model.rows, model.columns) == (fresh.rows, fresh.columns)
        assert shown(model) == shown(fresh)
        assert [model.display.goal(g.id).counts for g in document.content.of(Goal)] == [
            fresh.display.goal(g.id).counts for g in document.content.of(Goal)
        ]
        assert [model.display.group(line.id) for line in model.rows if line.kind == "group"] == [
            fresh.display.group(line.id) for line in fresh.rows if line.kind == "group"
        ]


LOOKS = st.lists(st.tuples(st.sampled_from("eeeefftcgn"), st.integers(0, 10**6)), max_size=20)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LOOKS)
def test_whatever_is_edited_filtered_and_turned_the_lines_are_those_that_are_left(locale, commands):
    document = Document(storage.load(resources.sample("expert-platform")))
    history = History(document)
    model = CanvasTableModel(document.content, locale, "zh")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    document.subscribe(model.follow)
    kept = KeptCells(model)
    for command, number in commands:
        chance = random.Random(number)
        if command == "e":
            take_step(document, history, number)
        elif command == "f":
            kinds = frozenset(chance.sample(["business", "operations", "data"], number % 3))
            model.set_filter(CanvasFilter(kind=kinds, goal_gaps=number % 5 == 0))
        elif command == "t":
            model.set_transposed(not model.is_transposed)
        elif command == "c":
            groups = [line.id for line in (*model.rows, *model.columns) if line.kind == "group"]
            if groups:
                model.set_collapsed(chance.choice(groups), bool(number % 2))
        elif command == "g":
            model.set_grouping(chance.choice(["module", "kind", "none"]))
        elif command == "n" and document.content.of(Function):
            model.reveal(chance.choice(document.content.of(Function)).id)
        functions = set(kept.lines(model.columns if model.is_transposed else model.rows))
        goals = set(kept.lines(model.rows if model.is_transposed else model.columns))
        assert functions == {
            f.id
            for f in document.content.every(Function)
            if f.id not in model.hidden and not {f.module or UNPLACED, f.kind} & model.collapsed
        }
        assert goals == {g.id for g in document.content.every(Goal) if g.id not in model.hidden}
        assert kept.rows == list(model.rows)
        assert kept.columns == list(model.columns)


class KeptCells:
    """A view's idea of the lines, from nothing but what the model tells."""

    def __init__(self, model: CanvasTableModel) -> None:
        self.model = model
        self._take_all()
        model.modelReset.connect(self._take_all)
        for axis in ("rows", "columns"):
            name = axis.capitalize()
            for event, change in (
                ("Inserted", self._insert), ("Removed", self._remove), ("Moved", self._move),
            ):  # fmt: skip
                signal = getattr(model, f"{name.lower()}{event}")
                signal.connect(partial(change, axis))

    @staticmethod
    def lines(axis):
        return [line.id for line in axis if line.kind in ("goal", "function")]

    def _take_all(self) -> None:
        self.rows, self.columns = list(self.model.rows), list(self.model.columns)

    def _insert(self, axis, _parent, first, last) -> None:
        getattr(self, axis)[first:first] = getattr(self.model, axis)[first : last + 1]

    def _remove(self, axis, _parent, first, last) -> None:
        del getattr(self, axis)[first : last + 1]

    def _move(self, axis, _parent, first, last, _target, to) -> None:
        lines = getattr(self, axis)
        moved = lines[first : last + 1]
        del lines[first : last + 1]
        at = to if to < first else to - len(moved)
        lines[at:at] = moved
