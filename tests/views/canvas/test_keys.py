"""The keys of the grid: letters that are commands on names, moves of a spreadsheet, the table of keys."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas import key_table
from canvas_studio.views.canvas.axes import NAMES, NEW, Line
from canvas_studio.views.canvas.empty_cells import empty_crossings
from canvas_studio.views.canvas.key_table import ANYWHERE, meaning
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.selection import (
    has_selected_cells,
    selected_cells,
    selected_function_names,
    selected_functions,
    selected_goals,
)
from canvas_studio.views.key_names import key_name, shown_key

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT, KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def wanted(grid) -> list[str]:
    """The actions that keys of the grid asked for."""
    asked: list[str] = []
    grid.keys.action_wanted.connect(asked.append)
    return asked


def to_name(grid, id: str) -> None:
    kind = "goal" if id.startswith("G") else "group" if id.startswith("M") else "function"
    line = Line(kind, id)
    grid.view.set_cursor(
        *grid.model.position(*((line, NAMES) if kind == "goal" else (NAMES, line)))
    )


# -- letters -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letter", "action"),
    [
        ("F01", "b", "kind_business"),
        ("F01", "O", "kind_operations"),
        ("F01", "d", "kind_data"),
        ("F01", "0", "priority_must"),
        ("F01", "3", "priority_wont"),
        ("F01", "p", "priority_next"),
        ("G01", "1", "stage_S1"),
        ("G01", "5", "stage_S5"),
        ("G01", "0", "stage_none"),
    ],
)
def test_a_letter_on_a_name_is_a_command_and_types_nothing(grid, wanted, name, letter, action):
    to_name(grid, name)
    grid.type(letter)
    assert wanted == [action]
    assert not grid.editor.is_awake


@pytest.mark.parametrize("name", ["G01", "F01", "M01"])
def test_no_letter_ever_overwrites_a_name(grid, name):
    before = grid.document.content.records[name]
    to_name(grid, name)
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789 .,;/":
        grid.type(letter)
    words = QInputMethodEvent("", [])
    words.setCommitString("新名称")
    QApplication.sendEvent(grid.editor, words)
    assert not grid.editor.is_awake
    assert grid.document.content.records[name] is before


@pytest.mark.parametrize("name", ["G01", "F01", "M01"])
def test_the_input_method_rests_on_names_so_that_letters_arrive(grid, name):
    to_name(grid, name)
    assert not grid.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    grid.go("G01", "F01")
    assert grid.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return, Key.Key_Enter])
def test_f2_and_enter_edit_a_name_with_the_input_method_on(qtbot, grid, key):
    to_name(grid, "F01")
    qtbot.keyClick(grid.editor, key)
    assert grid.editor.toPlainText() == "专家管理"
    assert grid.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    grid.type("台")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.document.content.records["F01"].name.zh == "专家管理台"
    assert not grid.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_letters_type_on_a_crossing_and_on_the_line_for_a_new_name(grid, wanted):
    for cell in (grid.at("G02", "F02"), grid.model.position(NAMES, NEW)):
        grid.view.set_cursor(*cell)
        grid.type("b")
        assert grid.editor.is_awake
        assert grid.editor.toPlainText() == "b"
        grid.editing.cancel()
        grid.editing.cancel()
    assert wanted == []


def test_letters_while_composing_belong_to_the_input_method(grid, wanted):
    to_name(grid, "F01")
    grid.view.edit_requested.emit(True)
    QApplication.sendEvent(grid.editor, QInputMethodEvent("b", []))
    grid.type("o")
    assert wanted == []
    assert grid.editor.is_composing


# -- new names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letter", "kind"),
    [(Key.Key_B, "business"), (Key.Key_O, "operations"), (Key.Key_D, "data")],
)
def test_alt_and_a_letter_add_the_function_that_is_typed_with_its_kind(qtbot, grid, letter, kind):
    steps = []
    grid.document.subscribe(steps.append)
    grid.view.set_cursor(*grid.model.position(NAMES, NEW))
    grid.type("业绩统计")
    qtbot.keyClick(grid.editor, letter, ALT)
    made = grid.document.content.of(Function)[-1]
    assert (made.name.zh, made.kind) == ("业绩统计", kind)
    assert grid.view.cursor_place() == Place(NAMES, NEW)
    assert len(steps) == 1


def test_alt_and_a_number_add_the_goal_that_is_typed_with_its_stage(qtbot, grid):
    grid.view.set_cursor(*grid.model.position(NEW, NAMES))
    grid.type("需求方增长")
    qtbot.keyClick(grid.editor, Key.Key_2, ALT)
    made = grid.document.content.of(Goal)[-1]
    assert (made.name.zh, made.stage) == ("需求方增长", "S2")
    assert grid.view.cursor_place() == Place(NEW, NAMES)


def test_on_the_empty_new_line_alt_and_a_letter_mean_the_function_typed_last(qtbot, grid, wanted):
    grid.view.set_cursor(*grid.model.position(NAMES, NEW))
    grid.type("业绩统计")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    qtbot.keyClick(grid.editor, Key.Key_D, ALT)
    grid.type("x")
    qtbot.keyClick(grid.editor, Key.Key_Backspace)
    qtbot.keyClick(grid.editor, Key.Key_O, ALT)
    assert wanted == ["kind_data", "kind_operations"]
    assert grid.editing.last_made == grid.document.content.of(Function)[-1].id


def test_functions_typed_for_the_goal_in_hand_support_it_in_the_same_step(qtbot, grid):
    steps = []
    grid.document.subscribe(steps.append)
    grid.view.set_cursor(*grid.model.position(NAMES, NEW))
    grid.editing.choosing.link_to("G02")
    for name in ("业绩统计", "渠道码"):
        grid.type(name)
        qtbot.keyClick(grid.editor, Key.Key_Return)
    made = [f.id for f in grid.document.content.of(Function)][-2:]
    assert [(grid.text("G01", id), grid.text("G02", id)) for id in made] == [("", "○")] * 2
    assert len(steps) == 2
    grid.go("G01", "F01")
    grid.view.set_cursor(*grid.model.position(NAMES, NEW))
    grid.type("业绩排名表")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.document.content.crossing("G02", grid.editing.last_made) is None


# -- moving as in a spreadsheet ----------------------------------------------------------------------


def test_enter_after_tabs_returns_to_the_column_where_they_began(qtbot, grid):
    row, column = grid.at("G01", "F01")
    grid.view.set_cursor(row, column)
    grid.type("用户")
    qtbot.keyClick(grid.editor, Key.Key_Tab)
    grid.type("专家/看")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.view.cursor_cell() == (row + 1, column)


def test_a_move_between_tab_and_enter_ends_the_row(qtbot, grid):
    row, column = grid.at("G01", "F01")
    grid.view.set_cursor(row, column)
    qtbot.keyClick(grid.editor, Key.Key_Tab)
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Up)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.view.cursor_cell() == (row + 1, column + 1)


def test_a_row_typed_from_the_new_line_returns_to_the_new_line(qtbot, grid):
    """Name, Tab, cell, Enter: the next name. This is how a table is typed row by row."""
    grid.view.set_cursor(*grid.model.position(NAMES, NEW))
    for name in ("业绩统计", "渠道码"):
        grid.type(name)
        qtbot.keyClick(grid.editor, Key.Key_Tab)
        grid.type("用户/看")
        qtbot.keyClick(grid.editor, Key.Key_Tab)
        grid.type("x")
        qtbot.keyClick(grid.editor, Key.Key_Return)
        assert grid.view.cursor_place() == Place(NAMES, NEW)
        made = grid.document.content.of(Function)[-1].id
        assert (grid.text("G01", made), grid.text("G02", made)) == ("用户（看）", "○")


def test_enter_and_tab_walk_within_a_selection_and_keep_it(qtbot, grid):
    row, column = grid.at("G01", "F01")
    grid.view.set_cursor(row, column)
    grid.view.set_cursor(row + 1, column + 1, extend=True)
    visited = [grid.view.cursor_cell()]
    for _ in range(4):
        qtbot.keyClick(grid.editor, Key.Key_Tab)
        visited.append(grid.view.cursor_cell())
    assert visited[1:] == [
        (row, column), (row, column + 1), (row + 1, column), (row + 1, column + 1),
    ]  # fmt: skip
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.view.cursor_cell() == (row, column)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.view.cursor_cell() == (row + 1, column)
    assert len(selected_cells(grid.view)) == 4


def test_the_keypad_counts_as_the_same_keys(qtbot, grid, wanted):
    row, column = grid.at("G01", "F01")
    grid.view.set_cursor(row, column)
    qtbot.keyClick(grid.editor, Key.Key_Enter, KEYPAD)
    assert grid.view.cursor_cell() == (row + 1, column)
    qtbot.keyClick(grid.editor, Key.Key_Up, KEYPAD)
    assert grid.view.cursor_cell() == (row, column)


# -- selecting ---------------------------------------------------------------------------------------


def test_control_a_selects_all_crossings_and_no_name(qtbot, grid):
    grid.go("G01", "F02")
    qtbot.keyClick(grid.editor, Key.Key_A, CONTROL)
    assert set(selected_cells(grid.view)) == set(
        itertools.product(("G01", "G02"), ("F01", "F02", "F03"))
    )
    assert selected_function_names(grid.view) == []
    assert grid.view.cursor_cell() == grid.at("G01", "F02")


def test_control_space_selects_the_column_and_shift_space_the_row(qtbot, grid):
    grid.go("G01", "F02")
    qtbot.keyClick(grid.editor, Key.Key_Space, CONTROL)
    assert selected_cells(grid.view) == [("G01", f) for f in ("F01", "F02", "F03")]
    grid.go("G01", "F02")
    qtbot.keyClick(grid.editor, Key.Key_Space, SHIFT)
    assert selected_cells(grid.view) == [("G01", "F02"), ("G02", "F02")]
    qtbot.keyClick(grid.editor, Key.Key_Escape)
    assert selected_cells(grid.view) == [("G01", "F02")]


def test_what_is_selected_follows_the_way_the_grid_is_turned(grid):
    grid.model.set_transposed(True)
    row, column = grid.at("G01", "F01")
    grid.view.set_cursor(row, column)
    grid.view.set_cursor(row, column + 1, extend=True)
    assert selected_cells(grid.view) == [("G01", "F01"), ("G01", "F02")]
    assert selected_goals(grid.view) == ["G01"]
    assert selected_functions(grid.view) == ["F01", "F02"]


def test_the_line_of_a_group_holds_no_cell(grid):
    grid.view.set_cursor(1, 0)
    assert not has_selected_cells(grid.view)
    assert selected_functions(grid.view) == []


# -- the next empty crossing -------------------------------------------------------------------------


def test_empty_crossings_come_in_reading_order_from_the_cursor_around_the_end(grid):
    grid.edits.toggle_marks([("G02", "F01"), ("G01", "F02"), ("G02", "F03")])

    def places(here: Place, by: int) -> list[tuple[str, str]]:
        return [(p.goal.id, p.function.id) for p in empty_crossings(grid.model, here, by)]

    in_order = [("G02", "F01"), ("G01", "F02"), ("G02", "F03")]
    here = Place(Line("goal", "G01"), Line("function", "F02"))
    assert places(here, 1) == [in_order[2], in_order[0], in_order[1]]
    assert places(here, -1) == [in_order[0], in_order[2], in_order[1]]
    assert places(Place(Line("goal", "G02"), NAMES), 1) == in_order
    assert places(Place(NAMES, NEW), 1) == in_order
    assert places(Place(NAMES, NEW), -1) == in_order[::-1]
    assert places(Place(NAMES, Line("function", "F02")), 1)[0] == ("G01", "F02")
    assert places(Place(NAMES, Line("group", "M01")), 1) == in_order
    grid.model.set_collapsed("M01", True)
    assert places(here, 1) == [in_order[2], in_order[0], in_order[1]]
    grid.model.set_transposed(True)
    assert places(Place(Line("goal", "G01"), NAMES), 1) == [
        ("G01", "F02"), ("G02", "F01"), ("G02", "F03"),
    ]  # fmt: skip


def test_no_crossing_is_empty_where_all_are_staffed(grid):
    assert list(empty_crossings(grid.model, Place(NAMES, NAMES), 1)) == []


# -- the table ---------------------------------------------------------------------------------------

TABLES = {
    "asleep": key_table.ASLEEP,
    "typing": key_table.WHILE_TYPING,
    "proposing": key_table.PROPOSING,
    "asking": key_table.ASKING,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_key_has_one_meaning_on_a_cell(table):
    uses = [(key, spot) for entry in table for key in entry.keys for spot in entry.at]
    assert len(uses) == len(set(uses))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_keys_of_the_table_are_written_as_events_are_named(table):
    from PySide6.QtGui import QKeySequence

    for entry in table:
        for key in entry.keys:
            combination = QKeySequence(key)[0]
            text = key.lower() if len(key) == 1 else ""
            event = QKeyEvent(
                QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers(), text
            )
            assert key_name(event) == key


def test_everything_that_the_grid_does_itself_is_in_the_table(grid):
    known = {entry.does for entry in key_table.ASLEEP}
    assert set(grid.keys.acts) <= known


def test_every_spot_has_a_way_in_or_none():
    for spot in ANYWHERE:
        assert (meaning("F2", spot) == "edit") == (spot not in ("group", "nowhere"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Return", "Enter"),
        ("Ctrl+Shift+Left", "Ctrl+Shift+←"),
        ("Del", "Delete"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
        ("F7", "F7"),
    ],
)
def test_a_key_is_shown_as_it_is_printed_on_keyboards(name, shown):
    assert shown_key(name) == shown
