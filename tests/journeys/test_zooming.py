"""From large text to small and on to the overview, and down again to the cells behind a block."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Function, Goal, OpenQuestion
from canvas_studio.views.canvas.blocks import Block
from canvas_studio.views.canvas.filters import CanvasFilter
from canvas_studio.views.canvas.page import CanvasPage


@pytest.fixture
def page(main_window) -> CanvasPage:
    main_window.studio.files.open_sample()
    return main_window.canvas


def test_zooming_out_leads_from_the_smallest_text_on_to_blocks_by_goal_and_by_stage(page):
    zoom, view = page.zoom, page.view
    view.set_text_size(11)
    zoom.step(-1)
    assert (zoom.is_overview, view.text_size) == (False, 10)
    zoom.step(-1)
    assert (zoom.is_overview, zoom.overview_model.across) == (True, "goal")
    zoom.step(-1)
    assert zoom.overview_model.across == "stage"
    zoom.step(-1)
    assert zoom.overview_model.across == "stage"
    zoom.step(1)
    zoom.step(1)
    assert (zoom.is_overview, view.text_size) == (False, 10)
    zoom.show_overview()
    zoom.reset()
    assert (zoom.is_overview, view.text_size) == (False, 13)


def test_enter_looks_into_the_block_and_escape_leaves_the_overview(qtbot, page):
    page.zoom.show_overview()
    overview = page.zoom.overview
    overview.setFocus()
    index = page.zoom.overview_model.index_of("module_M02", "S2")
    overview.setCurrentIndex(index)
    qtbot.keyClick(overview, Qt.Key.Key_Return)
    assert not page.zoom.is_overview
    assert page.model.content.get(Function, page.place.function.id).module == "module_M02"
    assert page.model.content.get(Goal, page.place.goal.id).stage == "S2"
    page.zoom.show_overview()
    assert overview.currentIndex() == index  # where the cursor is
    qtbot.keyClick(overview, Qt.Key.Key_Escape)
    assert not page.zoom.is_overview
    assert page.view.hasFocus()


def test_a_click_looks_into_a_block_even_in_a_closed_group(qtbot, page):
    page.model.set_all_collapsed(True)
    page.zoom.show_overview()
    overview = page.zoom.overview
    index = page.zoom.overview_model.index_of("module_M08", "S3")
    box = overview.visualRect(index)
    qtbot.mouseClick(overview.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.model.content.get(Function, page.place.function.id).module == "module_M08"


def test_the_overview_follows_the_document_and_the_filter(qtbot, main_window, page):
    page.zoom.show_overview()
    model = page.zoom.overview_model
    before = model.blocks.block(0, 0)
    function = next(f for f in page.model.content.of(Function) if f.module == "module_M01")
    main_window.studio.session.document.run(elements.delete, function.id)
    qtbot.waitUntil(lambda: model.blocks.block(0, 0) != before)
    page.model.set_filter(CanvasFilter(module=frozenset(["module_M02"])))
    qtbot.waitUntil(lambda: model.rowCount() == 1)


def test_a_filter_leaves_a_block_chosen_and_the_status_line_says_what_is_in_it_now(
    qtbot, main_window, page
):
    page.zoom.show_overview()
    overview, said = page.zoom.overview, main_window.statusBar().place
    block = page.zoom.overview_model.index_of("module_M02", "S1")
    overview.setCurrentIndex(block)
    page.model.set_filter(CanvasFilter(module=frozenset({"module_M02"})))
    qtbot.waitUntil(lambda: page.zoom.overview_model.rowCount() == 1)
    qtbot.waitUntil(lambda: said.text() == page.spoken() != "")
    assert overview.currentIndex().isValid()
    page.model.set_filter(CanvasFilter(kind=frozenset({"data"})))
    qtbot.waitUntil(lambda: page.zoom.overview_model.rowCount() > 1)
    assert said.text() == page.spoken() != ""


def test_a_jump_from_elsewhere_leaves_the_overview(page):
    page.zoom.show_overview()
    assert page.show_element("function_F01")
    assert not page.zoom.is_overview


def test_blocks_are_told_to_a_screen_reader(page):
    page.zoom.show_overview()
    index = page.zoom.overview_model.index_of("module_M02", "S1")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "渠道管理, 资源方增长: 4 crossings, 4 with roles, 0 without"
    )
    assert page.zoom.overview_model.block(index) == Block(4, 4)
    assert page.zoom.overview_model.index_of("gone", "S1") == QModelIndex()


def test_the_row_of_the_cursor_stays_where_it_is_when_the_text_grows(page):
    page.show_element("function_F20")
    page.view.set_cursor(page.view.cursor_cell()[0], 3)
    down = page.view.verticalScrollBar()
    down.setValue(down.value() + 200)  # there is room for it to grow
    for size in (16, 12, 20):
        before = page.view.cell_rect(*page.view.cursor_cell()).top()
        page.view.set_text_size(size)
        assert page.view.cell_rect(*page.view.cursor_cell()).top() == before


HIDDEN = {
    "Ctrl+X": (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
    "Ctrl+V": (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    "Ctrl+D": (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier),
    "Ctrl+Shift+D": (
        Qt.Key.Key_D,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    ),
    "Alt+Down": (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    "Alt+Right": (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
    "Delete": (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    "Space": (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    "B": (Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier),
}


@pytest.mark.parametrize("pressed", HIDDEN.values(), ids=HIDDEN)
def test_no_key_changes_a_cell_that_the_overview_hides(qtbot, main_window, page, pressed):
    content = main_window.studio.session.content
    page.show_element("goal_G02*function_F05")
    page.clipboard.copy()
    page.show_element("goal_G02*function_F06")
    page.zoom.show_overview()
    page.focus_grid()
    before = dict(content.records)
    qtbot.keyClick(page.zoom.overview, *pressed)
    assert dict(content.records) == before


def test_a_question_parked_in_the_overview_is_about_no_cell_that_it_hides(main_window, page):
    page.show_element("goal_G02*function_F05")
    page.zoom.show_overview()
    main_window.studio.overlays.parking.open()
    main_window.studio.overlays.parking.field.setText("谁来确认？")
    QTest.keyClick(main_window.studio.overlays.parking.field, Qt.Key.Key_Return)
    (question,) = [
        q for q in main_window.studio.session.content.of(OpenQuestion) if q.text.zh == "谁来确认？"
    ]
    assert question.refs == ()
