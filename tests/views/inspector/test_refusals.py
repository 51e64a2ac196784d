"""What cannot be taken stays with the reason, wherever one goes, until it is mended or given up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Function, Goal, Indicator, LText
from tests.views.inspector.conftest import focused

Key = Qt.Key


def test_a_name_cannot_be_emptied_and_the_field_says_why(bench):
    bench.go(function="F01")
    entry = bench.focus("name", "zh")
    bench.retype("")
    bench.press(Key.Key_Tab)
    assert bench.field("name").pair.problem.text() == "The name must not be empty."
    assert entry.toPlainText() == ""
    assert entry.accessibleDescription() == "The name must not be empty."
    assert bench.content.get(Function, "F01").name.zh == "专家管理"


def test_a_refused_text_survives_going_elsewhere_and_coming_back(bench):
    bench.go(goal="G02")
    bench.focus("name", "zh")
    bench.retype("专家资源沉淀")
    bench.go(goal="G01")
    assert bench.panel.heading.drafts.isVisible()
    assert "渠道资源沉淀" in bench.panel.heading.drafts.text()
    assert bench.content.get(Goal, "G02").name.zh == "渠道资源沉淀"
    bench.go(goal="G02")
    assert bench.entry("name", "zh").toPlainText() == "专家资源沉淀"
    assert "already a goal of that name" in bench.field("name").pair.problem.text()
    assert not bench.panel.heading.drafts.isVisible()


def test_the_heading_leads_back_to_what_was_not_taken(bench, qtbot):
    bench.go(goal="G02")
    bench.focus("name", "zh")
    bench.retype("专家资源沉淀")
    bench.go(function="F01")
    qtbot.mouseClick(bench.panel.heading.drafts, Qt.MouseButton.LeftButton)
    assert bench.panel.subject.ids == ("G02",)
    assert bench.entry("name", "zh").hasFocus()
    bench.retype("渠道伙伴")
    bench.press(Key.Key_Return)
    assert bench.content.get(Goal, "G02").name.zh == "渠道伙伴"
    assert not bench.panel.heading.drafts.isVisible()


def test_escape_gives_a_refused_text_up(bench):
    bench.go(goal="G02")
    entry = bench.focus("name", "zh")
    bench.retype("专家资源沉淀")
    bench.press(Key.Key_Return)
    bench.press(Key.Key_Escape)
    assert entry.toPlainText() == "渠道资源沉淀"
    assert not bench.field("name").pair.problem.isVisible()
    assert bench.window.studio.finish_typing()


def test_nothing_is_saved_or_closed_before_what_was_typed_is_taken_or_given_up(bench, tmp_path):
    studio = bench.window.studio
    bench.go(goal="G02")
    bench.focus("name", "zh")
    bench.retype("专家资源沉淀")
    bench.go(function="F01")
    bench.window.canvas.view.setFocus()
    assert not studio.finish_typing()
    assert not studio.files.close()
    assert studio.session.is_open
    assert bench.entry("name", "zh").hasFocus()
    bench.press(Key.Key_Escape)
    assert studio.finish_typing()


def test_what_is_still_being_typed_is_taken_before_saving(bench, tmp_path):
    bench.go(function="F02")
    bench.focus("remark", "en")
    bench.type("Later")
    bench.window.studio.session.path = tmp_path / "a.canvas"
    assert bench.window.studio.files.save()
    assert "Later" in (tmp_path / "a.canvas").read_text(encoding="utf-8")
    assert bench.window.studio.session.is_saved


def test_a_target_and_a_direction_that_only_fit_together_come_together(bench):
    held = Indicator(name=LText(zh="天数"), baseline=300, target=1000, direction="up")
    bench.run(elements.set_attribute, "G01", "indicator", held)
    bench.go(goal="G01")
    bench.focus("indicator.target")
    bench.retype("100")
    bench.press(Key.Key_Return)
    assert "wrong side" in bench.field("indicator.target").problem.text()
    direction = bench.entry("indicator.direction")
    direction.setFocus()
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Return)
    assert bench.content.get(Goal, "G01").indicator.target == 100
    assert bench.content.get(Goal, "G01").indicator.direction == "down"
    assert not bench.field("indicator.target").problem.isVisible()
    bench.undo()
    assert bench.content.get(Goal, "G01").indicator == held


def test_a_refused_text_is_taken_as_soon_as_something_else_makes_room_for_it(bench):
    bench.run(elements.set_attribute, "G01", "indicator.baseline", 300)
    bench.go(goal="G01")
    bench.focus("indicator.target")
    bench.type("100")
    bench.press(Key.Key_Tab)
    assert bench.content.get(Goal, "G01").indicator.target is None
    bench.focus("indicator.baseline")
    bench.retype("50")
    bench.press(Key.Key_Return)
    assert bench.content.get(Goal, "G01").indicator.target == 100


@pytest.mark.parametrize(
    ("path", "typed", "reason"),
    [
        ("indicator.baseline", "many", "“many” is not a number."),
        ("indicator.due", "2026-02-30", "“2026-02-30” is not a date; write it like 2026-12-31."),
        ("owner", "nobody", "“nobody” is not there; choose one from the list."),
    ],
)
def test_what_cannot_be_read_stays_and_says_how_to_write_it(bench, path, typed, reason):
    bench.go(goal="G01")
    entry = bench.focus(path)
    bench.type(typed)
    bench.press(Key.Key_Escape) if bench.panel.desk.popup.owner else None
    bench.press(Key.Key_Tab)
    assert bench.field(path).problem.text() == reason
    bench.go(goal="G02")
    bench.go(goal="G01")
    assert bench.entry(path).text() == typed
    assert bench.content.get(Goal, "G01").owner is None
    assert entry.accessibleDescription() == reason


def test_whole_numbers_are_asked_for_where_variants_are_counted(bench):
    bench.show("module", "M01")
    bench.focus("decision.variants_now")
    bench.type("2.5")
    bench.press(Key.Key_Return)
    assert bench.field("decision.variants_now").problem.text() == "“2.5” is not a whole number."


def test_a_text_about_a_deleted_element_waits_until_it_is_back(bench):
    bench.go(goal="G02")
    bench.focus("name", "zh")
    bench.retype("专家资源沉淀")
    bench.press(Key.Key_Return)
    bench.run(elements.delete, "G02")
    assert bench.window.studio.finish_typing()
    bench.undo()
    bench.go(goal="G02")
    assert bench.entry("name", "zh").toPlainText() == "专家资源沉淀"


def test_a_new_document_starts_without_drafts_of_the_old_one(bench, make_bench):
    from tests.views.inspector.conftest import small

    bench.go(goal="G02")
    bench.focus("name", "zh")
    bench.retype("专家资源沉淀")
    bench.press(Key.Key_Return)
    again = make_bench(small())
    assert again.window.studio.finish_typing()
    assert focused() is not None
    again.go(goal="G02")
    assert again.entry("name", "zh").toPlainText() == "渠道资源沉淀"
