"""What nobody can answer is parked on one key, wherever one is, and nothing that was typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import OpenQuestion
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.exporting.export_dialog import ExportDialog
from tests.views.keyboard import press, type_text

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(main_window):
    main_window.studio.files.open_sample()
    QApplication.processEvents()
    return main_window


def park(text: str) -> None:
    press(Key.Key_P, Modifier.ControlModifier)
    type_text(text)
    press(Key.Key_Return)


def newest(window) -> OpenQuestion:
    return window.studio.session.content.of(OpenQuestion)[-1]


def go(window, goal: str, function: str) -> None:
    assert window.canvas.view.show_place(Line("goal", goal), Line("function", function))


def test_a_question_is_kept_with_the_crossing_under_the_cursor(window):
    go(window, "goal_G01", "function_F01")
    before = window.canvas.view.cursor_cell()
    park("谁来审核资质")
    question = newest(window)
    assert question.text.zh == "谁来审核资质"
    assert question.refs == ("goal_G01", "function_F01")
    assert (question.status, question.parking) == ("open", True)
    assert window.canvas.view.cursor_cell() == before
    assert window.canvas.view.hasFocus()
    press(Key.Key_Z, Modifier.ControlModifier)
    assert question.id not in window.studio.session.content


def test_a_name_under_the_cursor_is_what_the_question_is_about(window):
    assert window.canvas.view.show_place(NAMES, Line("function", "function_F06"))
    park("channel codes?")
    assert newest(window).refs == ("function_F06",)


def test_what_is_being_typed_in_a_cell_is_still_there_afterwards(window):
    go(window, "goal_G01", "function_F04")
    type_text("专家/先")
    editor = window.canvas.editing.editor
    park("以后再问")
    assert newest(window).text.zh == "以后再问"
    assert editor.is_awake
    assert QApplication.focusWidget() is editor
    type_text("说明")
    press(Key.Key_Return)
    notation = window.canvas.model.notation("goal_G01", "function_F04")
    assert notation == "专家（先说明）"


def test_giving_up_and_an_empty_line_park_nothing(window):
    before = window.studio.session.content.count(OpenQuestion)
    press(Key.Key_P, Modifier.ControlModifier)
    press(Key.Key_Return)
    press(Key.Key_P, Modifier.ControlModifier)
    type_text("不问了")
    press(Key.Key_Escape)
    assert window.studio.session.content.count(OpenQuestion) == before
    assert window.canvas.view.hasFocus()


def test_a_question_that_was_given_up_is_there_the_next_time(window):
    press(Key.Key_P, Modifier.ControlModifier)
    type_text("半个问题")
    press(Key.Key_Escape)
    press(Key.Key_P, Modifier.ControlModifier)
    assert window.studio.overlays.parking.field.text() == "半个问题"
    type_text("整个问题")
    press(Key.Key_Return)
    assert newest(window).text.zh == "整个问题"
    press(Key.Key_P, Modifier.ControlModifier)
    assert window.studio.overlays.parking.field.text() == ""


def test_a_role_chosen_beside_the_canvas_is_meant_when_it_has_the_focus(window):
    window.studio.parts.show_panel("roles")
    roles = window.panels.roles
    roles.table.selectRow(roles.model.row_of("role_R05"))
    roles.table.setFocus()
    park("谁代表渠道方")
    assert newest(window).refs == ("role_R05",)


def test_the_text_cursor_of_a_half_typed_cell_stays_where_it_was(window):
    go(window, "goal_G02", "function_F02")
    editor = window.canvas.editing.editor
    type_text("用户/看")
    press(Key.Key_F2)  # arrow keys move in the text from now on
    press(Key.Key_Left)
    at = editor.textCursor().position()
    park("价格谁定")
    assert (editor.toPlainText(), editor.textCursor().position()) == ("用户/看", at)


def test_enter_during_a_composition_belongs_to_the_input_method(window):
    before = window.studio.session.content.count(OpenQuestion)
    press(Key.Key_P, Modifier.ControlModifier)
    field = QApplication.focusWidget()
    QApplication.sendEvent(field, QInputMethodEvent("shei", []))
    press(Key.Key_Return)
    assert window.studio.session.content.count(OpenQuestion) == before
    committed = QInputMethodEvent("", [])
    committed.setCommitString("谁")
    QApplication.sendEvent(field, committed)
    press(Key.Key_Return)
    assert newest(window).text.zh == "谁"


def test_the_panel_answers_drops_and_reopens_the_chosen_question(window):
    park("要不要上小程序")
    panel = window.panels.show("questions")
    QAbstractItemModelTester(
        panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel
    )
    asked = newest(window).id
    choose(panel, asked)
    panel.answer.setFocus()
    type_text("要")
    press(Key.Key_Return)
    answered = window.studio.session.content.get(OpenQuestion, asked)
    assert (answered.status, answered.answer.zh, answered.parking) == ("closed", "要", False)
    assert panel.model.row_of(asked) == -1
    panel.all.setChecked(True)
    choose(panel, asked)
    assert "要" in panel.list.currentIndex().data()
    panel.drop_button.click()
    assert window.studio.session.content.get(OpenQuestion, asked).status == "open"
    panel.drop_button.click()
    assert window.studio.session.content.get(OpenQuestion, asked).status == "dropped"


def test_an_answer_without_words_closes_nothing(window):
    park("预算多少")
    panel = window.panels.show("questions")
    choose(panel, newest(window).id)
    panel.answer_button.click()
    assert newest(window).status == "open"


def test_the_panel_goes_to_what_a_question_is_about(window):
    go(window, "goal_G02", "function_F04")
    there = window.canvas.view.cursor_cell()
    park("规则由谁批")
    window.canvas.view.set_cursor(1, 1)
    panel = window.panels.show("questions")
    choose(panel, newest(window).id)
    panel.go_button.click()
    assert window.canvas.view.cursor_cell() == there


def choose(panel, question: str) -> None:
    panel.list.setCurrentIndex(panel.model.index(panel.model.row_of(question)))


def test_a_question_is_parked_from_the_export_dialog(qtbot, window):
    """It goes on where it was: Enter exports nothing, Escape closes the line only."""
    window.studio.parts.show_export()
    dialog = window.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    before = QApplication.focusWidget()
    QTest.keyClick(before, Key.Key_P, Modifier.ControlModifier)
    assert QApplication.focusWidget() is dialog.parking.field
    type_text("谁签字？")
    QTest.keyClick(dialog.parking.field, Key.Key_Return)
    assert newest(window).text.zh == "谁签字？"
    assert QApplication.focusWidget() is before
    assert dialog.job is None
    QTest.keyClick(before, Key.Key_P, Modifier.ControlModifier)
    QTest.keyClick(dialog.parking.field, Key.Key_Escape)
    assert dialog.isVisible()
    dialog.reject()
