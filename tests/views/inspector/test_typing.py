"""Typing in a field: what commits, what restores, whose undo it is, and what an input method needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Function, Goal, LText
from canvas_studio.views.actions import ACTIONS
from canvas_studio.views.actions.inspector_actions import INSPECTOR_ACTIONS

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def compose(*preedits: str, commit: str = "") -> None:
    for preedit in preedits:
        QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(preedit, []))
    if commit:
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(QApplication.focusWidget(), event)


def test_enter_commits_and_the_field_keeps_the_focus(bench):
    bench.go(function="F02")
    entry = bench.focus("name", "zh")
    bench.retype("渠道码")
    bench.press(Key.Key_Return)
    assert bench.content.get(Function, "F02").name == LText(zh="渠道码")
    assert bench.steps == ["重命名功能 邀请码 → 渠道码"]
    assert entry.hasFocus()


def test_tab_commits_and_goes_to_the_other_language_then_to_the_next_field(bench):
    bench.go(function="F02")
    bench.focus("name", "zh")
    bench.type("x")
    bench.press(Key.Key_Tab)
    assert bench.entry("name", "en").hasFocus()
    bench.type("Invitation code")
    bench.press(Key.Key_Tab)
    assert bench.entry("description", "zh").hasFocus()
    assert bench.content.get(Function, "F02").name == LText(zh="邀请码x", en="Invitation code")
    assert len(bench.steps) == 2


def test_a_click_elsewhere_commits(bench, qtbot):
    bench.go(function="F02")
    bench.focus("remark", "zh")
    bench.type("待定")
    row, column = bench.window.canvas.model.position(("goal", "G01"), ("function", "F01"))
    place = bench.window.canvas.view.cell_rect(row, column).center()
    qtbot.mouseClick(bench.window.canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.content.get(Function, "F02").remark.zh == "待定"


def test_the_first_escape_restores_and_the_second_leads_to_the_grid(bench):
    bench.go(function="F02")
    entry = bench.focus("name", "zh")
    bench.retype("错")
    bench.press(Key.Key_Escape)
    assert entry.toPlainText() == "邀请码"
    assert entry.hasFocus()
    bench.press(Key.Key_Escape)
    assert bench.window.canvas.view.hasFocus()
    assert bench.steps == []


def test_undo_while_typing_is_the_fields_own_and_afterwards_the_documents(bench):
    bench.go(function="F02")
    bench.run(elements.set_attribute, "F02", "priority", "must")
    entry = bench.focus("name", "zh")
    bench.type("ab")
    bench.press(Key.Key_Z, CONTROL)
    assert entry.toPlainText() == "邀请码"
    assert bench.content.get(Function, "F02").priority == "must"
    bench.press(Key.Key_Z, CONTROL)
    assert bench.content.get(Function, "F02").priority == "should"


def test_a_name_is_one_line_and_a_description_breaks_on_alt_enter(bench):
    bench.go(function="F02")
    entry = bench.focus("name", "zh")
    pasted = QMimeData()
    pasted.setText("邀请\n 码\t一 ")
    entry.selectAll()
    entry.insertFromMimeData(pasted)
    bench.press(Key.Key_Return)
    assert bench.content.get(Function, "F02").name.zh == "邀请 码 一"
    bench.focus("description", "zh")
    bench.type("a")
    bench.press(Key.Key_Return, ALT)
    bench.type("b")
    bench.press(Key.Key_Return)
    assert bench.content.get(Function, "F02").description.zh == "a\nb"


def test_a_composition_survives_whatever_happens_in_the_document(bench):
    bench.go(function="F02")
    entry = bench.focus("description", "zh")
    compose("y", "yao")
    bench.run(elements.set_attribute, "F02", "description", LText(zh="别处", en="Elsewhere"))
    bench.undo()
    assert entry.textCursor().block().layout().preeditAreaText() == "yao"
    bench.press(Key.Key_Return)
    assert entry.is_composing
    compose("yaoqing", commit="邀请")
    bench.press(Key.Key_Return)
    assert bench.content.get(Function, "F02").description.zh == "邀请"


def test_nothing_of_a_word_that_is_being_composed_is_lost_on_leaving(bench, qtbot):
    bench.go(function="F02")
    bench.focus("remark", "zh")
    compose("dai", "daiding")
    bench.window.canvas.view.setFocus()
    assert bench.content.get(Function, "F02").remark.zh == "daiding"
    bench.focus("remark", "en")
    compose("lat", "later")
    assert bench.window.studio.finish_typing()
    assert bench.content.get(Function, "F02").remark.en == "later"


def test_a_composition_in_a_reference_looks_for_what_was_chosen(bench):
    bench.go(goal="G01")
    entry = bench.focus("owner")
    compose("y", "ye", commit="业务")
    assert [c.text for c in bench.panel.desk.popup.candidates] == ["业务人员"]
    bench.press(Key.Key_Return)
    assert bench.content.get(Goal, "G01").owner == "R03"
    assert entry.text() == "业务人员"


def test_keys_of_the_grid_do_nothing_from_a_choice(bench):
    bench.go(function="F02")
    bench.focus("kind")
    bench.press(Key.Key_Delete)
    bench.press(Key.Key_Backspace)
    bench.press(Key.Key_Escape)
    assert "F02" in bench.content
    assert bench.steps == []


def test_a_choice_stepped_through_by_keys_is_one_step(bench):
    bench.go(function="F02")
    bench.focus("priority")
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Down)
    assert bench.steps == []
    bench.press(Key.Key_Tab)
    assert bench.content.get(Function, "F02").priority == "wont"
    assert bench.steps == ["邀请码：优先级改为本期不做"]


@pytest.mark.parametrize(
    ("typed", "held"), [("1,200", 1200), ("１２００", 1200), ("0.5", 0.5), (" 3 ", 3), ("-2", -2)]
)
def test_numbers_are_read_as_people_write_them(bench, typed, held):
    bench.go(goal="G01")
    bench.focus("indicator.baseline")
    bench.type(typed)
    bench.press(Key.Key_Return)
    assert bench.content.get(Goal, "G01").indicator.baseline == held


@pytest.mark.parametrize("typed", ["2026-3-1", "2026/03/01", "20260301", "2026年3月1日"])
def test_days_are_read_as_people_write_them(bench, typed):
    bench.go(goal="G01")
    bench.focus("indicator.due")
    bench.type(typed)
    bench.press(Key.Key_Return)
    assert bench.content.get(Goal, "G01").indicator.due.isoformat() == "2026-03-01"
    assert bench.entry("indicator.due").text() == "2026-03-01"


def test_the_inspector_is_entered_and_left_by_one_key_and_remembers_the_field(bench):
    bench.go(function="F02")
    bench.press(Key.Key_F4)
    assert bench.entry("name", "zh").hasFocus()
    bench.focus("remark", "en")
    bench.press(Key.Key_F4)
    assert bench.window.canvas.view.hasFocus()
    bench.go(function="F01")
    bench.press(Key.Key_I, CONTROL)
    assert bench.entry("remark", "en").hasFocus()


def test_no_other_action_has_a_key_of_the_inspector():
    keys = [key for action in ACTIONS for key in action.keys]
    ours = [key for action in INSPECTOR_ACTIONS for key in action.keys]
    assert ours
    assert [key for key in ours if keys.count(key) > 1] == []


def test_tab_stops_in_reading_order(bench):
    bench.go(goal="G01")
    bench.focus("name", "zh")
    seen = []
    for _ in range(14):
        target = QApplication.focusWidget().target
        seen.append(target.path + (f".{target.language}" if target.language else ""))
        bench.press(Key.Key_Tab)
    assert seen == [
        "name.zh", "name.en", "description.zh", "description.en", "stage", "key", "owner",
        "values", "indicator.name.zh", "indicator.name.en", "indicator.unit.zh",
        "indicator.unit.en", "indicator.baseline", "indicator.target",
    ]  # fmt: skip
