"""Several elements at once: what they have in common, and one step for all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Function, LText

Key = Qt.Key


def functions(bench) -> list[Function]:
    return [bench.content.get(Function, id) for id in ("F01", "F02")]


def test_names_selected_in_the_grid_are_shown_together(bench):
    bench.go(function="F01")
    row, column = bench.window.canvas.view.cursor_cell()
    last, _ = bench.window.canvas.model.position(("names", ""), ("function", "F02"))
    bench.window.canvas.view.set_cursor(last, column, extend=True)
    bench.panel.settle()
    assert bench.panel.subject.ids == ("F01", "F02")
    assert bench.panel.heading.kind.text() == "2 functions"
    assert row != last


def test_only_what_makes_sense_for_several_is_shown(bench):
    bench.show("function", "F01", "F02")
    shown = {entry.target.path for entry in bench.panel.form.entries()}
    assert {"kind", "priority", "release", "tags"} < shown
    assert not {"name", "description", "points"} & shown


def test_a_value_that_differs_says_so_and_is_set_for_all_in_one_step(bench):
    bench.show("function", "F01", "F02")
    kind = bench.focus("kind")
    assert (kind.currentText(), kind.placeholderText()) == ("", "Different values")
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Tab)
    assert [f.kind for f in functions(bench)] == ["operations", "operations"]
    assert bench.steps == ["2 个功能：功能类型改为运营"]
    assert kind.currentText() == "Operations"
    bench.undo()
    bench.show("function", "F01", "F02")
    assert [f.kind for f in functions(bench)] == ["business", "data"]
    assert kind.currentText() == ""


def test_texts_that_differ_stay_unless_something_is_typed(bench):
    bench.run(elements.set_attribute, "F01", "remark", LText(zh="一", en="one"))
    bench.show("function", "F01", "F02")
    entry = bench.focus("remark", "zh")
    assert (entry.toPlainText(), entry.placeholderText()) == ("", "Different values")
    bench.press(Key.Key_Tab)
    assert functions(bench)[0].remark.zh == "一"
    entry.setFocus()
    bench.type("待定")
    bench.press(Key.Key_Return)
    assert [f.remark for f in functions(bench)] == [LText(zh="待定", en="one"), LText(zh="待定")]
    assert bench.steps[-1] == "2 个功能：修改备注"


def test_a_tag_that_some_have_is_dashed_and_can_be_given_to_all(bench, qtbot):
    bench.run(elements.set_attribute, "F01", "tags", ("incentive",))
    bench.show("function", "F01", "F02")
    chips = bench.field("tags").chips
    (face,) = chips.faces
    assert (face.text, face.is_partial) == ("激励", True)
    chip = chips._chips[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center() * 0.5)
    bench.panel.settle()
    assert [f.tags for f in functions(bench)] == [("incentive",), ("incentive",)]
    assert not chips.faces[0].is_partial


def test_a_reference_that_differs_is_set_for_all(bench):
    bench.show("function", "F01", "F02")
    module = bench.focus("module")
    assert (module.text(), module.placeholderText()) == ("", "Different values")
    bench.type("zjzx")
    bench.press(Key.Key_Return)
    assert [f.module for f in functions(bench)] == ["M01", "M01"]
    assert module.text() == "专家中心"


def test_a_tick_that_differs_is_half_and_becomes_whole(bench):
    bench.run(elements.set_attribute, "G02", "key", False)
    bench.show("goal", "G01", "G02")
    key = bench.focus("key")
    assert key.checkState() == Qt.CheckState.PartiallyChecked
    bench.press(Key.Key_Space)
    assert all(bench.content.records[id].key for id in ("G01", "G02"))
    assert key.checkState() == Qt.CheckState.Checked


def test_what_is_deleted_of_several_leaves_the_others(bench):
    bench.show("function", "F01", "F02")
    bench.run(elements.delete, "F02")
    assert bench.panel.subject.ids == ("F01",)
    assert bench.entry("name", "zh").toPlainText() == "专家管理"
