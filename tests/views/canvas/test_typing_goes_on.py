"""What is half typed is never lost to what happens around it: filters, groups, a canvas turned around."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function
from canvas_studio.views.canvas.filters import CanvasFilter

HAPPENINGS = {
    "turned around": lambda model: model.set_transposed(True),
    "grouped by kind": lambda model: model.set_grouping("kind"),
    "groups closed": lambda model: model.set_all_collapsed(True),
    "its row filtered out": lambda model: model.set_filter(CanvasFilter(text="专家管理")),
    "its column filtered out": lambda model: model.set_filter(
        CanvasFilter(goal=frozenset({"G02"}))
    ),
    "in another language": lambda model: model.set_language("en"),
}
happens = pytest.mark.parametrize("happens", HAPPENINGS.values(), ids=HAPPENINGS)


def kept(grid) -> str:
    """What of the cell G01 × F02 is in the document or in the editor."""
    grid.model.set_language("zh")
    return grid.text("G01", "F02") or grid.editor.toPlainText()


@happens
def test_a_text_that_can_be_taken_is_kept(grid, happens):
    grid.go("G01", "F02")
    grid.type("专家/入驻")
    happens(grid.model)
    QApplication.processEvents()
    assert kept(grid) in ("专家（入驻）", "专家/入驻")


@happens
def test_a_text_that_cannot_be_taken_yet_stays(grid, happens):
    grid.go("G01", "F02")
    grid.type("业委会/同意")
    happens(grid.model)
    QApplication.processEvents()
    assert grid.editor.is_awake
    assert grid.editor.toPlainText() == "业委会/同意"


@happens
def test_a_new_name_is_kept(grid, happens):
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    grid.type("业绩统计")
    happens(grid.model)
    QApplication.processEvents()
    grid.editing.finish("enter")
    grid.model.set_language("zh")
    assert "业绩统计" in [f.name.zh for f in grid.document.content.of(Function)]


@happens
def test_a_composition_becomes_text_or_goes_on(grid, happens):
    grid.go("G01", "F02")
    QApplication.sendEvent(grid.editor, QInputMethodEvent("专家", []))
    happens(grid.model)
    QApplication.processEvents()
    grid.editing.finish()
    assert kept(grid) == "专家"


def test_what_was_typed_goes_with_its_document(grid):
    """Also while something about it is asked."""
    grid.go("G01", "F02")
    grid.type("业委会/同意")
    grid.editing.finish("enter")
    assert grid.editing.popup.asks
    grid.editing.give_up()
    assert not grid.editor.is_awake
    assert not grid.editing.popup.isVisible()
