"""A key counts however soon after a step it is pressed, before the window had a moment of rest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Crossing, Function, Goal
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.inspector.text_entry import TextEntry

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(main_window, saved_sample):
    """On a saved document; the cursor is on a blank cell."""
    assert main_window.studio.files.open(saved_sample)
    content = main_window.studio.session.content
    goal, function = next(
        (goal.id, function.id)
        for goal in content.of(Goal)
        for function in content.of(Function)
        if content.crossing(goal.id, function.id) is None
    )
    assert main_window.canvas.view.show_place(Line("goal", goal), Line("function", function))
    QApplication.processEvents()
    return main_window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.ControlModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def crossings(window) -> int:
    return window.studio.session.content.count(Crossing)


def test_undo_and_redo_follow_a_step_at_once(window):
    before = crossings(window)
    press(Key.Key_Space, Modifier.NoModifier)
    assert crossings(window) == before + 1
    press(Key.Key_Z)
    assert crossings(window) == before
    press(Key.Key_Y)
    assert crossings(window) == before + 1
    press(Key.Key_Z)
    assert crossings(window) == before


def test_saving_follows_a_step_at_once(window, saved_sample):
    file_before = saved_sample.read_bytes()
    press(Key.Key_Space, Modifier.NoModifier)
    press(Key.Key_S)
    assert saved_sample.read_bytes() != file_before
    assert window.studio.session.is_saved


def test_what_depends_on_the_cursor_follows_it_at_once(window):
    view = window.canvas.view
    view.set_cursor(window.canvas.model.rowCount() - 1, 0)  # where a new function is typed
    QApplication.processEvents()
    clear = window.actions_of["clear"]
    assert not clear.isEnabled()
    row, column = window.canvas.model.position(
        *next((Line("goal", c.goal), Line("function", c.function)) for c in all_crossings(window))
    )
    view.set_cursor(row, column)
    before = dict(window.studio.session.content.records)
    press(Key.Key_Delete, Modifier.NoModifier)
    assert dict(window.studio.session.content.records) != before


def all_crossings(window) -> list[Crossing]:
    return window.studio.session.content.of(Crossing)


def test_undoing_to_what_the_file_holds_is_being_saved_again(window):
    assert not window.isWindowModified()
    press(Key.Key_Space, Modifier.NoModifier)
    assert window.isWindowModified()
    press(Key.Key_Z)
    assert not window.isWindowModified()
    assert not window.actions_of["save"].isEnabled()
    press(Key.Key_Y)
    assert window.isWindowModified()
    assert window.actions_of["save"].isEnabled()


def test_saving_takes_what_is_half_typed_although_all_before_it_is_saved(window, saved_sample):
    """A text that is still open is what somebody means who presses Ctrl+S then."""
    file_before = saved_sample.read_bytes()
    assert not window.actions_of["save"].isEnabled()
    QTest.keyClicks(QApplication.focusWidget(), "yonghu/duihuan")
    press(Key.Key_S)
    assert window.studio.session.is_saved
    assert saved_sample.read_bytes() != file_before
    assert "duihuan" in saved_sample.read_text(encoding="utf-8")
    QApplication.processEvents()
    assert not window.actions_of["save"].isEnabled()


def test_saving_takes_what_is_half_typed_beside_the_canvas(window, saved_sample):
    function = window.canvas.place.function
    assert window.canvas.view.show_place(NAMES, function)
    window.studio.parts.show_panel("inspector")
    QApplication.processEvents()
    field = next(
        field
        for field in window.panels.inspector.findChildren(TextEntry)
        if field.isVisible() and not field.toPlainText()
    )
    field.setFocus()
    QTest.keyClicks(field, "duihuan")
    press(Key.Key_S)
    assert window.studio.session.is_saved
    assert "duihuan" in saved_sample.read_text(encoding="utf-8")


def test_f7_passes_no_empty_crossing_on_which_enter_left_the_cursor(window):
    """It stays there once, and goes on when it is pressed again."""
    session, canvas = window.studio.session, window.canvas
    goal = canvas.place.goal.id
    functions = [session.edits.add(Function, name=f"新功能{number}") for number in range(3)]
    session.edits.toggle_marks([(goal, function) for function in functions])
    first, second, third = (Place(Line("goal", goal), Line("function", f)) for f in functions)
    canvas.view.show_place(*first)
    press(Key.Key_F7, Modifier.NoModifier)
    assert canvas.place == first
    QTest.keyClicks(QApplication.focusWidget(), "yonghu/kan")
    press(Key.Key_Return, Modifier.NoModifier)
    assert canvas.place == second
    press(Key.Key_F7, Modifier.NoModifier)
    assert canvas.place == second
    press(Key.Key_F7, Modifier.NoModifier)
    assert canvas.place == third
    press(Key.Key_F7, Modifier.NoModifier)
    assert canvas.place == second
    press(Key.Key_F7, Modifier.NoModifier)
    assert canvas.place == third
