"""What the inspector shows is what is selected, as the document holds it at this moment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from canvas_studio.model.commands import canvas, elements
from canvas_studio.model.records import LText
from tests.model.build import Build, text
from tests.views.inspector.conftest import focused

Key = Qt.Key


def test_the_cursor_of_the_grid_chooses_what_is_shown(bench):
    bench.go(goal="G01")
    assert bench.panel.subject.kind == "goal"
    bench.go(function="F01")
    assert bench.panel.subject.kind == "function"
    bench.go(goal="G01", function="F01")
    assert bench.panel.subject.ids == ("G01", "F01")
    bench.window.canvas.show_element("M01")
    bench.panel.settle()
    assert (bench.panel.subject.kind, bench.panel.heading.code.text()) == ("module", "M01")


def test_a_place_where_nothing_is_says_what_to_do(bench):
    bench.window.canvas.view.set_cursor(bench.window.canvas.model.rowCount() - 1, 0)
    bench.panel.settle()
    assert bench.panel.form is None
    assert not bench.panel.heading.isVisible()


def test_moving_fast_fills_the_fields_once_at_the_end(bench, qtbot):
    filled = []
    bench.go(function="F01")
    form = bench.panel.form
    refresh = form.refresh
    form.refresh = lambda shown: (filled.append(shown.subject.ids), refresh(shown))
    for _ in range(5):
        for function in ("F02", "F01"):
            place = bench.window.canvas.model.position(("names", ""), ("function", function))
            bench.window.canvas.view.set_cursor(*place)
    qtbot.waitUntil(lambda: bool(filled))
    del form.refresh
    assert filled == [("F01",)]


def test_a_hidden_inspector_does_nothing_until_it_is_seen(bench, qtbot):
    bench.go(function="F01")
    bench.window.panels.show("coverage")
    bench.go(goal="G02")
    assert bench.panel.subject.ids == ("F01",)
    bench.window.panels.show("inspector")
    bench.panel.settle()
    assert bench.panel.subject.ids == ("G02",)


def test_an_untouched_field_follows_undo_and_keeps_its_cursor(bench):
    bench.go(function="F01")
    entry = bench.focus("description", "zh")
    bench.run(elements.set_text, "F01", "description", "zh", "维护专家的档案")
    cursor = entry.textCursor()
    cursor.setPosition(4)
    entry.setTextCursor(cursor)
    bench.run(elements.set_text, "F01", "description", "zh", "维护专家的状态")
    assert (entry.toPlainText(), entry.textCursor().position()) == ("维护专家的状态", 4)
    bench.undo()
    assert (entry.toPlainText(), entry.textCursor().position()) == ("维护专家的档案", 4)
    assert entry.hasFocus()


def test_a_touched_field_keeps_what_is_typed_while_the_document_changes(bench):
    bench.go(function="F01")
    entry = bench.focus("name", "en")
    bench.type(" of")
    bench.run(elements.set_text, "F01", "name", "en", "Elsewhere")
    assert entry.toPlainText() == "Expert management of"
    bench.press(Key.Key_Return)
    assert bench.content.records["F01"].name.en == "Expert management of"


def test_a_deleted_element_makes_room_for_what_the_grid_shows(bench):
    bench.show("role", "R01")
    bench.focus("name", "zh")
    bench.run(elements.delete, "R01")
    assert bench.panel.subject.kind != "role"
    assert focused() is not None
    bench.undo()
    bench.show("role", "R01")
    assert bench.entry("name", "zh").toPlainText() == "专家"


def test_a_role_chosen_in_its_panel_is_shown_until_the_grid_is_used_again(bench, qtbot):
    bench.go(function="F01")
    roles = bench.window.panels.roles
    bench.window.panels.show("roles")
    roles.table.setFocus()
    roles.table.selectRow(1)
    bench.window.panels.show("inspector")
    assert bench.panel.subject.ids == ("R02",)
    bench.window.canvas.view.setFocus()
    bench.panel.settle()
    assert bench.panel.subject.ids == ("F01",)


def test_the_next_element_keeps_the_focus_in_the_same_field(bench):
    bench.go(function="F01")
    entry = bench.focus("remark", "zh")
    bench.type("一")
    bench.press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert bench.panel.subject.ids == ("F02",)
    assert entry.hasFocus()
    bench.type("二")
    bench.press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert bench.panel.subject.ids == ("F02",)
    bench.press(Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert entry.toPlainText() == "一"
    assert bench.content.records["F02"].remark.zh == "二"


def test_roles_are_walked_through_in_their_own_order(bench):
    bench.show("role", "R01")
    bench.focus("description", "zh")
    bench.press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert bench.panel.subject.ids == ("R02",)
    assert bench.entry("description", "zh").hasFocus()


def test_references_lead_to_their_element_and_back(bench, qtbot):
    bench.go(function="F01")
    entry = bench.focus("module")
    assert entry.text() == "专家中心"
    qtbot.keyClick(entry, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.panel.subject.ids == ("M01",)
    bench.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert bench.panel.subject.ids == ("F01",)
    assert bench.entry("module").hasFocus()


def test_a_crossing_leads_to_its_goal_and_its_function(bench, qtbot):
    bench.go(goal="G01", function="F01")
    qtbot.mouseClick(bench.panel.heading.ends[1], Qt.MouseButton.LeftButton)
    assert bench.panel.subject.ids == ("F01",)
    qtbot.mouseClick(bench.panel.heading.back, Qt.MouseButton.LeftButton)
    assert bench.panel.subject.ids == ("G01", "F01")


def test_the_heading_says_where_an_element_is_used(bench):
    bench.show("role", "R01")
    assert bench.panel.heading.uses.text() == "Used in 1 crossing (100%)"
    bench.run(canvas.assign_role, [("G02", "F02")], "R02")
    assert bench.panel.heading.uses.text() == "Used in 1 crossing (50%)"


def test_findings_of_the_element_lead_to_the_panel_that_explains_them(bench):
    bench.run(elements.set_attribute, "project", "progress", "functions")
    bench.window.studio.session.checks.settle()
    bench.go(goal="G02")
    assert "CAN101" in bench.panel.heading.findings.text()
    bench.panel.heading.findings.linkActivated.emit("0")
    findings = bench.window.panels.findings
    assert findings.isVisible()
    chosen = findings.model.item(findings.tree.currentIndex())
    assert chosen is not None
    assert "G02" in chosen.targets


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_follow_the_language_of_the_windows(bench, language):
    bench.go(function="F01")
    bench.window.studio.locale.set_language(language)
    bench.panel.settle()
    words = {"zh": ("功能", "优先级"), "en": ("Function", "Priority")}[language]
    assert bench.panel.heading.kind.text() == words[0]
    assert bench.field("priority").caption.text() == words[1]
    bench.window.studio.locale.set_language("en")


def test_texts_that_lack_a_wording_are_marked_counted_and_walked_through(bench):
    bench.run(elements.set_text, "F01", "description", "zh", "维护档案")
    bench.run(elements.set_attribute, "F01", "remark", LText(en="Later"))
    bench.go(function="F01")
    heading = bench.panel.heading
    assert heading.missing.text() == "Texts without Chinese: 1 · Texts without English: 1"
    assert bench.entry("description", "en").placeholderText() == "维护档案"
    assert bench.field("description").pair.marks["en"].isVisible()
    heading.missing.click()
    assert bench.entry("description", "en").hasFocus()
    heading.missing.click()
    assert bench.entry("remark", "zh").hasFocus()
    heading.missing.click()
    assert bench.entry("description", "en").hasFocus()
    bench.type("Keep the files")
    assert heading.missing.text() == "Texts without Chinese: 1"


@pytest.mark.parametrize(
    ("primary", "zh", "en"),
    [("zh", "Name · 中文 *", "English"), ("en", "Name · 中文", "English *")],
)
def test_the_primary_language_of_a_required_text_is_marked(make_bench, primary, zh, en):
    both = {"name": text("项目", "Project"), "client": text("客户", "Client")}
    build = Build(primary_language=primary, **both)
    build.function("F01", name=text("邀请码", "Invitation code"))
    bench = make_bench(build)
    bench.go(function="F01")
    captions = bench.field("name").pair.captions
    assert (captions["zh"].text(), captions["en"].text()) == (zh, en)
    required = bench.entry("name", primary).accessibleName()
    assert required.endswith("Must be filled in")
