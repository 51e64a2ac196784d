"""Filtering in the window: typed and taken with keys, shown as chips, never a line lost under the cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Function, Role
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.filters import EVERYTHING, CanvasFilter
from canvas_studio.views.canvas.page import CanvasPage

Key = Qt.Key
EXPERT = frozenset(["role_R01"])


@pytest.fixture
def page(main_window) -> CanvasPage:
    main_window.studio.files.open_sample()
    return main_window.canvas


def chips(page) -> list[str]:
    found = page.filter_bar.findChildren(QPushButton, "chip")
    return [chip.text().removesuffix("  ×") for chip in found if not chip.isHidden()]


def test_a_role_is_filtered_by_with_its_initials(qtbot, page):
    page.filter_bar.open_bar()
    field = page.filter_bar.field
    qtbot.keyClicks(field, "zj")
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert page.model.filter == CanvasFilter(role=EXPERT)
    assert chips(page) == ["role 专家"]
    assert page.filter_bar.count.text() == "9 of 36 functions · 2 of 6 goals"
    assert field.text() == ""


def test_enter_filters_by_the_text_itself_and_the_chip_takes_it_back(qtbot, page):
    page.filter_bar.open_bar()
    qtbot.keyClicks(page.filter_bar.field, "qudao")
    qtbot.keyClick(page.filter_bar.field, Key.Key_Return)
    assert page.model.filter.text == "qudao"
    assert chips(page) == ["has “qudao”"]
    chip = page.filter_bar.findChildren(QPushButton, "chip")[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.model.filter == EVERYTHING
    assert page.filter_bar.count.isHidden()


def test_enter_belongs_to_the_input_method_while_it_composes(qtbot, page):
    page.filter_bar.open_bar()
    field = page.filter_bar.field
    QApplication.sendEvent(field, QInputMethodEvent("zhuan", []))
    qtbot.keyClick(field, Key.Key_Return)
    assert not page.model.filter
    event = QInputMethodEvent("", [])
    event.setCommitString("专家")
    QApplication.sendEvent(field, event)
    qtbot.keyClick(field, Key.Key_Return)
    assert page.model.filter.text == "专家"


def test_several_values_are_ticked_one_after_the_other(qtbot, page):
    page.filter_bar.open_bar()
    field, list_ = page.filter_bar.field, page.filter_bar.list
    qtbot.keyClick(field, Key.Key_Return)  # the first kind
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)  # the second
    assert page.model.filter.kind == {"business", "operations"}
    assert list_.isVisible()
    qtbot.keyClick(field, Key.Key_Return)  # and back
    assert page.model.filter.kind == {"business"}


def test_escape_closes_list_then_text_then_bar(qtbot, page):
    bar = page.filter_bar
    bar.open_bar()
    qtbot.keyClicks(bar.field, "x")
    qtbot.keyClick(bar.field, Key.Key_Escape)
    assert bar.list.isHidden()
    assert bar.field.text() == "x"
    qtbot.keyClick(bar.field, Key.Key_Escape)
    assert bar.field.text() == ""
    assert bar.isVisible()
    qtbot.keyClick(bar.field, Key.Key_Escape)
    assert bar.isHidden()


def test_an_edit_offers_to_filter_again_and_takes_nothing_away(qtbot, main_window, page):
    page.model.set_filter(CanvasFilter(priority=frozenset(["must"])))
    function = next(f for f in page.model.content.of(Function) if f.priority == "must").id
    page.show_element(function)
    main_window.studio.session.document.run(elements.set_attribute, [function], "priority", "could")
    assert page.place.function == Line("function", function)
    again = page.filter_bar.again
    assert again.isVisible()
    assert again.text() == "Filter again (1)"
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert page.model.position(NAMES, Line("function", function)) is None
    assert again.isHidden()


def test_jumping_to_what_is_filtered_out_brings_it_into_sight(page):
    page.model.set_filter(CanvasFilter(kind=frozenset(["data"]), goal=frozenset(["goal_G05"])))
    assert page.model.position(Line("goal", "goal_G01"), Line("function", "function_F01")) is None
    assert page.show_element("function_F01")
    assert page.place.function == Line("function", "function_F01")
    crossing = page.model.content.crossing("goal_G01", "function_F01").id
    assert page.show_element(crossing)
    assert (page.place.goal.id, page.place.function.id) == ("goal_G01", "function_F01")


def test_where_nothing_passes_the_grid_says_so_and_offers_a_way_out(qtbot, page):
    page.model.set_filter(CanvasFilter(text="什么都不是"))
    assert page.nothing.isVisible()
    assert page.view.currentIndex().isValid()
    qtbot.mouseClick(page.nothing.clear, Qt.MouseButton.LeftButton)
    assert page.nothing.isHidden()
    assert len(page.model.rows) > 30


def test_another_document_is_not_filtered(main_window, page):
    page.model.set_filter(CanvasFilter(kind=frozenset(["data"])))
    main_window.studio.files.open_sample()
    assert not page.model.filter
    assert chips(page) == []


def test_chips_speak_the_language_of_the_windows_and_of_the_content(main_window, page):
    page.model.set_filter(CanvasFilter(role=EXPERT, kind=frozenset(["data"])))
    assert chips(page) == ["kind data", "role 专家"]
    main_window.studio.parts.set_language("zh")
    assert chips(page) == ["功能类型 数据", "角色 专家"]
    page.set_language("en")
    assert chips(page)[1] == f"角色 {page.model.content.get(Role, 'role_R01').name.en}"
