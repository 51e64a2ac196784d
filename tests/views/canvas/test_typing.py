"""Typing into the grid: keys, compositions, completion, and where the cursor goes afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function, Goal, Role

Key = Qt.Key


def compose(grid, *preedits: str, commit: str) -> None:
    """What an input method sends: growing compositions, then the words chosen."""
    for preedit in preedits:
        QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(preedit, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def test_a_cell_is_typed_like_a_sentence(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("专家（邀约、跟进）；用户")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F02") == "专家（邀约、跟进）；用户"
    assert not grid.editor.is_awake
    assert grid.view.hasFocus()


def test_the_first_letter_of_a_composition_is_kept(qtbot, grid):
    """The editor has the focus before the composition begins, so nothing is lost to a change of it."""
    grid.go("G02", "F02")
    focus_before = QApplication.focusWidget()
    assert focus_before is grid.editor
    QApplication.sendEvent(focus_before, QInputMethodEvent("z", []))
    assert QApplication.focusWidget() is focus_before
    assert grid.editor.is_awake
    assert grid.editor.is_composing
    assert grid.editor.textCursor().block().layout().preeditAreaText() == "z"
    compose(grid, "zh", "zhuan", "zhuanjia", commit="专家")
    assert grid.editor.toPlainText() == "专家"
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F02") == "专家"


def test_the_candidate_window_opens_at_the_cell(grid):
    row, column = grid.at("G02", "F02")
    grid.view.set_cursor(row, column)
    QApplication.sendEvent(grid.editor, QInputMethodEvent("z", []))
    asked = grid.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place = grid.editor.viewport().mapTo(grid.view.viewport(), asked.topLeft().toPoint())
    assert grid.view.cell_rect(row, column).adjusted(-4, -4, 4, 4).contains(place)


def test_enter_while_composing_belongs_to_the_input_method(qtbot, grid):
    grid.go("G02", "F02")
    QApplication.sendEvent(grid.editor, QInputMethodEvent("zhuan", []))
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.editor.is_awake


def test_a_composition_in_a_name_is_kept_too(qtbot, grid):
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    compose(grid, "y", "yq", commit="邀请")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert [f.name.zh for f in grid.document.content.of(Function)][-1] == "邀请"


def test_no_composition_begins_where_nothing_can_be_typed(grid):
    grid.view.set_cursor(grid.at("G01", "F03")[0] - 1, 0)  # the group of the unplaced
    assert not grid.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_pinyin_initials_choose_a_role_and_a_slash_takes_it(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("zj/")
    assert grid.editor.toPlainText() == "专家/"
    grid.type("入驻;产出内容")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F02") == "专家（入驻、产出内容）"


@pytest.mark.parametrize("typed", ["yh", "yonghu", "user", "r02", "用"])
def test_a_role_is_found_by_pinyin_code_english_and_part_of_its_name(qtbot, grid, typed):
    grid.go("G02", "F02")
    grid.type(typed)
    qtbot.keyClick(grid.editor, Key.Key_Tab)
    assert grid.text("G02", "F02") == "用户"


def test_arrows_choose_among_proposed_roles(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("r0")
    assert grid.editing.popup.chosen() is None, "three codes begin so: nobody has chosen yet"
    qtbot.keyClick(grid.editor, Key.Key_Down)
    assert grid.editing.popup.chosen() == "R01"
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F02") == "用户"


def test_an_unknown_role_is_asked_about_and_never_made_silently(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("渠道方/推广")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.document.content.count(Role) == 3
    assert grid.editing.popup.asks
    assert "渠道方" in grid.editing.popup.message
    qtbot.keyClick(grid.editor, Key.Key_2)
    made = grid.document.content.of(Role)[-1]
    assert (made.name.zh, made.side) == ("渠道方", "resource")
    assert grid.text("G02", "F02") == "渠道方（推广）"


def test_the_question_about_a_role_can_be_refused(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("渠道方")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    qtbot.keyClick(grid.editor, Key.Key_Escape)
    assert grid.editor.is_awake
    assert not grid.editing.popup.asks
    qtbot.keyClick(grid.editor, Key.Key_Escape)
    assert not grid.editor.is_awake
    assert grid.text("G02", "F02") == ""


def test_a_text_that_cannot_be_read_stays_in_the_editor_with_the_reason(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("（入驻）")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.editor.is_awake
    assert "No role" in grid.editing.popup.message
    assert grid.text("G02", "F02") == ""


def test_escape_gives_up_what_was_typed(qtbot, grid):
    grid.go("G01", "F01")
    grid.type("用户（")
    qtbot.keyClick(grid.editor, Key.Key_Escape)
    assert grid.text("G01", "F01") == "专家（入驻）"


def test_f2_edits_the_text_of_the_cell(qtbot, grid):
    grid.go("G01", "F01")
    qtbot.keyClick(grid.editor, Key.Key_F2)
    assert grid.editor.toPlainText() == "专家（入驻）"
    grid.type("；用户")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == "专家（入驻）；用户"


def test_leaving_a_cell_unchanged_makes_no_step(qtbot, grid):
    steps = []
    grid.document.subscribe(steps.append)
    grid.go("G01", "F01")
    qtbot.keyClick(grid.editor, Key.Key_F2)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert steps == []


@pytest.mark.parametrize(
    ("key", "down", "right"),
    [
        (Key.Key_Return, 1, 0),
        (Key.Key_Tab, 0, 1),
        (Key.Key_Right, 0, 1),
        (Key.Key_Left, 0, -1),
    ],
)
def test_the_cursor_moves_on_as_in_a_spreadsheet(qtbot, grid, key, down, right):
    row, column = grid.at("G01", "F01")
    grid.view.set_cursor(row, column)
    grid.type("用户/看")
    qtbot.keyClick(grid.editor, key)
    assert grid.view.cursor_cell() == (row + down, column + right)
    assert grid.text("G01", "F01") == "用户（看）"


def test_a_click_elsewhere_keeps_what_was_typed(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("用户/看")
    target = grid.view.cell_rect(*grid.at("G01", "F03")).center()
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert grid.text("G02", "F02") == "用户（看）"
    assert grid.view.cursor_cell() == grid.at("G01", "F03")


def test_a_click_does_not_leave_a_text_that_cannot_be_kept(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("新角色/看")
    target = grid.view.cell_rect(*grid.at("G01", "F03")).center()
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert grid.editor.is_awake
    assert grid.editor.toPlainText() == "新角色/看"
    assert grid.view.cursor_cell() == grid.at("G02", "F02")


def test_an_emptied_cell_loses_its_roles_and_keeps_its_mark(qtbot, grid):
    grid.go("G01", "F01")
    qtbot.keyClick(grid.editor, Key.Key_Backspace)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == "○"


@pytest.mark.parametrize("tick", ["o", "x", "1", "√", "○"])
def test_a_tick_marks_a_cell(qtbot, grid, tick):
    grid.go("G02", "F02")
    grid.type(tick)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F02") == "○"


def test_several_unknown_roles_are_asked_about_one_after_the_other_and_are_one_step(qtbot, grid):
    steps = []
    grid.document.subscribe(steps.append)
    grid.go("G02", "F02")
    grid.type("甲方（看）；乙方（买）")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    qtbot.keyClick(grid.editor, Key.Key_1)
    assert "乙方" in grid.editing.popup.message
    qtbot.keyClick(grid.editor, Key.Key_3)
    assert grid.text("G02", "F02") == "甲方（看）；乙方（买）"
    assert len(steps) == 1


def test_space_marks_a_cell_and_takes_the_mark_back(qtbot, grid):
    grid.go("G02", "F01")
    qtbot.keyClick(grid.editor, Key.Key_Space)
    assert grid.text("G02", "F01") == "○"
    qtbot.keyClick(grid.editor, Key.Key_Space)
    assert grid.text("G02", "F01") == ""


def test_space_never_takes_roles_away(qtbot, grid):
    told = []
    grid.view.refused.connect(told.append)
    grid.go("G01", "F01")
    qtbot.keyClick(grid.editor, Key.Key_Space)
    assert told == ["There are roles in it; press Delete to clear them."]
    assert grid.text("G01", "F01") == "专家（入驻）"


def test_names_typed_one_after_the_other_become_functions(qtbot, grid):
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    for name in ("业绩统计", "渠道码"):
        grid.type(name)
        qtbot.keyClick(grid.editor, Key.Key_Return)
    assert [f.name.zh for f in grid.document.content.of(Function)][-2:] == ["业绩统计", "渠道码"]
    assert grid.view.cursor_cell() == (grid.model.rowCount() - 1, 0)


def test_tab_after_a_new_function_goes_on_in_its_row(qtbot, grid):
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    grid.type("业绩统计")
    qtbot.keyClick(grid.editor, Key.Key_Tab)
    made = grid.document.content.of(Function)[-1]
    assert grid.view.cursor_cell() == grid.at("G01", made.id)


def test_names_typed_one_after_the_other_become_goals(qtbot, grid):
    grid.view.set_cursor(0, grid.model.columnCount() - 1)
    for name in ("需求方增长", "成交增长"):
        grid.type(name)
        qtbot.keyClick(grid.editor, Key.Key_Tab)
    assert [g.name.zh for g in grid.document.content.of(Goal)][-2:] == ["需求方增长", "成交增长"]


def test_a_goal_a_function_and_a_module_are_renamed_in_place(qtbot, grid):
    for cell, name in (((0, 1), "甲"), ((*grid.at("G01", "F01")[:1], 0), "乙"), ((1, 0), "丙")):
        grid.view.set_cursor(*cell)
        qtbot.keyClick(grid.editor, Key.Key_Backspace)
        grid.type(name)
        qtbot.keyClick(grid.editor, Key.Key_Return)
    content = grid.document.content
    assert content.records["G01"].name.zh == "甲"
    assert content.records["F01"].name.zh == "乙"
    assert content.records["M01"].name.zh == "丙"


def test_a_taken_name_is_refused_in_place(qtbot, grid):
    grid.view.set_cursor(0, 1)
    qtbot.keyClick(grid.editor, Key.Key_Backspace)
    grid.type("渠道资源沉淀")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.editor.is_awake
    assert "already" in grid.editing.popup.message


def test_a_letter_on_a_group_does_nothing(qtbot, grid):
    grid.view.set_cursor(grid.at("G01", "F03")[0] - 1, 0)
    grid.type("x")
    assert not grid.editor.is_awake


def test_a_double_click_edits(qtbot, grid):
    place = grid.view.cell_rect(*grid.at("G01", "F01")).center()
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert grid.editor.toPlainText() == "专家（入驻）"


def test_a_new_line_in_a_cell_separates_roles(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("专家/看")
    qtbot.keyClick(grid.editor, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    grid.type("用户/买")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F02") == "专家（看）；用户（买）"


def test_the_editor_stays_inside_the_grid(qtbot, grid):
    grid.view.resize(400, 300)
    grid.go("G02", "F03")
    grid.type("专家/" + "很长的动作" * 20)
    inside = grid.view.viewport().rect()
    assert inside.contains(grid.editor.geometry().topLeft() + QPoint(1, 1))
    assert inside.contains(grid.editor.geometry().bottomRight() - QPoint(1, 1))


def test_what_is_typed_is_as_large_as_the_cells(grid, appearance):
    grid.view.set_presenting(True)
    grid.view.set_text_size(28)
    grid.go("G02", "F02")
    grid.type("z")
    assert grid.editor.font().pixelSize() == 28
    appearance.set_theme("dark")
    assert grid.editor.font().pixelSize() == 28
    appearance.set_theme("light")


@pytest.mark.parametrize("kind", ["function", "goal"])
def test_the_line_for_the_next_name_stays_in_sight(qtbot, grid, kind):
    grid.view.resize(900, 300)
    goals = kind == "goal"
    new = grid.model.columnCount() - 1 if goals else grid.model.rowCount() - 1
    grid.view.set_cursor(*((0, new) if goals else (new, 0)))
    for number in range(12):
        grid.type(f"{kind} {number}")
        qtbot.keyClick(grid.editor, Key.Key_Return)
        assert grid.view.cursor_place().makes == kind
        line = grid.view.cell_rect(*grid.view.cursor_cell())
        assert grid.view.viewport().rect().contains(line)


def test_alt_and_a_letter_keep_a_half_typed_cell_and_mean_its_function(qtbot, grid):
    wanted = []
    grid.keys.action_wanted.connect(wanted.append)
    grid.go("G02", "F02")
    for key, does in ((Key.Key_D, "kind_data"), (Key.Key_4, "dimension_monetisation")):
        grid.type("用户/消费")
        qtbot.keyClick(grid.editor, key, Qt.KeyboardModifier.AltModifier)
        assert not grid.editor.is_awake
        assert wanted.pop() == does
        assert grid.view.cursor_cell() == grid.at("G02", "F02")
    assert grid.text("G02", "F02") == "用户（消费）"


def test_alt_and_a_letter_that_mean_nothing_type_nothing(qtbot, grid):
    grid.go("G02", "F02")
    grid.type("用户")
    qtbot.keyClick(grid.editor, Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    assert grid.editor.toPlainText() == "用户"
