"""A step that comes while a cell is typed costs no word of it, wherever the step comes from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function
from canvas_studio.views.canvas.axes import Line
from tests.views.keyboard import type_text

GOAL = "goal_G01"


@pytest.fixture
def window(main_window, saved_sample):
    """A new function; in its first crossing somebody is typing."""
    assert main_window.studio.files.open(saved_sample)
    main_window.function = main_window.studio.session.edits.add(Function, name="试用")
    QApplication.processEvents()
    place = Line("goal", GOAL), Line("function", main_window.function)
    assert main_window.canvas.view.show_place(*place)
    type_text("专家/试用")
    assert main_window.canvas.editing.is_editing
    QApplication.processEvents()
    return main_window


def notation(window) -> str:
    return window.canvas.model.notation(GOAL, window.function)


def test_an_action_takes_what_is_typed_first_as_a_step_of_its_own(window):
    window.actions_of["kind_data"].trigger()
    QApplication.processEvents()
    assert notation(window) == "专家（试用）"
    assert window.studio.session.content.get(Function, window.function).kind == "data"
    window.actions_of["undo"].trigger()
    assert notation(window) == "专家（试用）"
    window.actions_of["undo"].trigger()
    assert notation(window) == ""


def test_undo_takes_back_what_is_typed_and_redo_brings_it(window):
    window.actions_of["undo"].trigger()
    QApplication.processEvents()
    assert window.function in window.studio.session.content
    assert notation(window) == ""
    window.actions_of["redo"].trigger()
    assert notation(window) == "专家（试用）"


def test_an_action_waits_for_what_cannot_be_taken_yet(window):
    QTest.keyClick(window.canvas.editing.editor, Qt.Key.Key_Escape)
    type_text("没有的角色")
    window.actions_of["kind_data"].trigger()
    QApplication.processEvents()
    assert window.studio.session.content.get(Function, window.function).kind == "business"
    assert window.canvas.editing.popup.asks
    assert window.canvas.editing.editor.toPlainText() == "没有的角色"


def test_words_whose_place_a_step_from_elsewhere_took_away_stay_until_given_up(window):
    window.studio.session.history.undo()
    QApplication.processEvents()
    editing = window.canvas.editing
    assert window.function not in window.studio.session.content
    assert editing.is_editing
    assert editing.editor.toPlainText() == "专家/试用"
    assert "gone" in editing.popup.message
    QTest.keyClick(editing.editor, Qt.Key.Key_Escape)
    assert not editing.is_editing


@pytest.mark.parametrize(
    "action",
    ["transpose", "function_gaps", "goal_gaps", "group_kind", "collapse_all", "only_goals"],
)
def test_lines_are_moved_and_hidden_only_when_what_is_typed_was_taken(window, action):
    window.actions_of[action].trigger()
    QApplication.processEvents()
    assert not window.canvas.editing.is_editing
    assert notation(window) == "专家（试用）"


def test_the_canvas_does_not_turn_around_under_a_text_that_cannot_be_taken_yet(window):
    QTest.keyClick(window.canvas.editing.editor, Qt.Key.Key_Escape)
    type_text("没有的角色")
    window.actions_of["transpose"].trigger()
    QApplication.processEvents()
    assert not window.canvas.model.is_transposed
    assert window.canvas.editing.popup.asks


def test_closing_the_canvas_gives_up_a_question_about_a_role_too(window):
    """Its question must not wait in the next canvas."""
    QTest.keyClick(window.canvas.editing.editor, Qt.Key.Key_Escape)
    type_text("没有的角色")
    QTest.keyClick(window.canvas.editing.editor, Qt.Key.Key_Return)
    assert window.canvas.editing.popup.asks
    window.studio.session.close()
    assert not window.canvas.editing.is_editing
    assert not window.canvas.editing.popup.asks
