"""Looking for something in the window, and working on one goal at a time."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.page import CanvasPage
from tests.views import keyboard
from tests.views.keyboard import type_text

Key = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(main_window) -> CanvasPage:
    main_window.studio.files.open_sample()
    main_window.canvas.view.setFocus()
    QApplication.processEvents()
    return main_window.canvas


press = partial(keyboard.press, seen=True)


def test_what_is_typed_is_counted_set_off_and_gone_to(qtbot, page):
    press(Key.Key_F, CONTROL_SHIFT)
    bar = page.find_bar
    assert bar.field.hasFocus()
    type_text("qudao")
    qtbot.waitUntil(lambda: bool(bar.found.places))
    total = len(bar.found.places)
    first = page.place
    assert first == bar.found.places[1]  # the first one after the cursor
    assert bar.count.text() == f"2 of {total}"
    press(Key.Key_Return)
    assert bar.count.text() == f"3 of {total}"
    press(Key.Key_F3, SHIFT)
    assert page.place == first
    press(Key.Key_F3, SHIFT)
    press(Key.Key_F3, SHIFT)
    assert bar.count.text() == f"{total} of {total}"
    assert bar.field.hasFocus()
    before = page.view.grab().toImage()
    press(Key.Key_Escape)
    assert bar.isHidden()
    assert page.view.grab().toImage() != before
    assert not page.view.frame().found


def test_what_is_looked_for_is_looked_for_in_the_document_opened_next(qtbot, main_window, page):
    press(Key.Key_F, CONTROL_SHIFT)
    type_text("qudao")
    bar = page.find_bar
    qtbot.waitUntil(lambda: bool(bar.found.places))
    main_window.studio.session.close()
    main_window.show_start()
    main_window.studio.files.new()
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    assert not bar.found.places


def test_f3_goes_on_after_the_bar_was_closed(qtbot, page):
    press(Key.Key_F, CONTROL_SHIFT)
    type_text("F20")
    qtbot.waitUntil(lambda: bool(page.find_bar.found.places))
    press(Key.Key_Escape)
    page.view.set_cursor(2, 1)
    press(Key.Key_F3)
    qtbot.waitUntil(lambda: page.place.record == page.model.content.by_code(Function, "F20").id)


def test_nothing_found_is_said(qtbot, page):
    press(Key.Key_F, CONTROL_SHIFT)
    type_text("没有这个")
    qtbot.waitUntil(lambda: page.find_bar.count.text() == "Not found")
    assert not page.find_bar.next.isEnabled()


def test_a_closed_group_opens_for_what_is_found_in_it(qtbot, page):
    page.model.set_all_collapsed(True)
    press(Key.Key_F, CONTROL_SHIFT)
    type_text("F20")
    id = page.model.content.by_code(Function, "F20").id
    qtbot.waitUntil(lambda: page.place.record == id)


def test_what_is_found_follows_the_document(qtbot, main_window, page):
    press(Key.Key_F, CONTROL_SHIFT)
    type_text("独一无二")
    qtbot.waitUntil(lambda: page.find_bar.count.text() == "Not found")
    main_window.studio.session.edits.add(Function, name="独一无二的功能")
    qtbot.waitUntil(lambda: page.find_bar.count.text() == "1 found")


# -- one goal ------------------------------------------------------------------------------------


def column_of(page, code: str) -> tuple[Line, int]:
    line = Line("goal", page.model.content.by_code(Goal, code).id)
    return line, page.model.position(line, NAMES)[1]


def test_the_goal_under_the_cursor_is_worked_on_and_escape_ends_it(page):
    goal, column = column_of(page, "G02")
    page.view.set_cursor(3, column)
    bright = page.view.grab().toImage()
    press(Key.Key_G, CONTROL_SHIFT)
    assert page.model.focus == goal.id
    assert page.view.grab().toImage() != bright
    other, next_column = column_of(page, "G03")
    page.view.set_cursor(3, next_column)
    assert page.model.focus == other.id
    page.view.set_cursor(5, next_column, extend=True)
    press(Key.Key_Escape)
    assert page.model.focus == other.id  # first the selection
    press(Key.Key_Escape)
    assert page.model.focus == ""


def test_a_function_typed_while_one_goal_is_worked_on_supports_it(page):
    goal, column = column_of(page, "G02")
    page.view.set_cursor(3, column)
    press(Key.Key_G, CONTROL_SHIFT)
    new = page.model.position(NAMES, Line("new"))
    page.view.set_cursor(*new)
    type_text("想到的功能")
    press(Key.Key_Return)
    made = next(f for f in page.model.content.of(Function) if f.name.zh == "想到的功能")
    assert page.model.content.crossing(goal.id, made.id) is not None
    type_text("又一个功能")
    press(Key.Key_Return)
    made = next(f for f in page.model.content.of(Function) if f.name.zh == "又一个功能")
    assert page.model.content.crossing(goal.id, made.id) is not None


def test_a_goal_that_is_deleted_is_not_worked_on(main_window, page):
    goal, column = column_of(page, "G02")
    page.view.set_cursor(3, column)
    page.toggle_focus()
    main_window.studio.session.edits.delete([goal.id])
    assert page.model.focus == ""
