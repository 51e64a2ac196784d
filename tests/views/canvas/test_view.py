"""The grid on the screen: what is where, what stays in sight, and painting that only reads."""

from __future__ import annotations

import gc
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.edits import Typed
from canvas_studio.views.canvas.filters import CanvasFilter

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wide(grid):
    """A grid that is larger than its window both ways."""
    for number in range(30):
        grid.edits.add(Goal, name=f"目标{number}号")
        grid.edits.add(Function, name=f"功能{number}号", module="M01")
    return grid


def selected(grid) -> set[tuple[int, int]]:
    return {(i.row(), i.column()) for i in grid.view.selectionModel().selectedIndexes()}


def test_names_stay_in_sight_wherever_the_grid_is_scrolled_to(wide):
    view = wide.view
    view.set_cursor(25, 20)
    assert view.horizontalScrollBar().value() > 0
    assert view.verticalScrollBar().value() > 0
    assert view.cell_rect(0, 0).topLeft() == QPoint(0, 0)
    assert view.indexAt(QPoint(3, 3)) == view.model().index(0, 0)
    assert view.indexAt(view.cell_rect(25, 20).center()) == view.model().index(25, 20)
    assert view.indexAt(QPoint(5, view.cell_rect(25, 20).center().y())).column() == 0
    assert view.indexAt(QPoint(view.cell_rect(25, 20).center().x(), 5)).row() == 0


def test_the_cursor_is_never_hidden_behind_the_names(wide):
    view = wide.view
    for cell in ((25, 20), (3, 20), (3, 1), (25, 1), (14, 10)):
        view.set_cursor(*cell)
        area = view.cell_rect(*cell)
        assert area.left() >= view.names_width
        assert area.top() >= view.header_height
        assert view.viewport().rect().contains(area)


def test_arrows_skip_what_the_cursor_cannot_stand_on(qtbot, grid):
    row, column = grid.at("G01", "F02")
    grid.view.set_cursor(row, column)
    qtbot.keyClick(grid.editor, Key.Key_Down)  # over the line of the group of the unplaced
    assert grid.view.cursor_cell() == grid.at("G01", "F03")
    qtbot.keyClick(grid.editor, Key.Key_Left)
    assert grid.view.cursor_cell() == (row + 2, 0)
    qtbot.keyClick(grid.editor, Key.Key_Up)
    assert grid.view.cursor_cell() == (row + 1, 0)


def test_control_and_home_and_end_go_to_the_edges(qtbot, grid):
    grid.go("G01", "F01")
    qtbot.keyClick(grid.editor, Key.Key_End, CONTROL)
    assert grid.view.cursor_cell() == grid.at("G02", "F03")
    qtbot.keyClick(grid.editor, Key.Key_Home)
    assert grid.view.cursor_cell()[1] == 0
    qtbot.keyClick(grid.editor, Key.Key_Home, CONTROL)
    assert grid.view.cursor_cell() == grid.at("G01", "F01")
    qtbot.keyClick(grid.editor, Key.Key_Down, CONTROL)
    assert grid.view.cursor_cell() == grid.at("G01", "F03")


def test_shift_selects_a_block_from_where_it_began(qtbot, grid):
    grid.go("G01", "F01")
    qtbot.keyClick(grid.editor, Key.Key_Down, SHIFT)
    qtbot.keyClick(grid.editor, Key.Key_Right, SHIFT)
    assert selected(grid) == {grid.at(g, f) for g in ("G01", "G02") for f in ("F01", "F02")}
    qtbot.keyClick(grid.editor, Key.Key_Left, SHIFT)
    assert selected(grid) == {grid.at("G01", f) for f in ("F01", "F02")}
    qtbot.keyClick(grid.editor, Key.Key_Escape)
    assert selected(grid) == {grid.at("G01", "F02")}


def test_a_block_is_selected_by_dragging(qtbot, grid):
    first = grid.view.cell_rect(*grid.at("G01", "F01")).center()
    last = grid.view.cell_rect(*grid.at("G02", "F02")).center()
    qtbot.mousePress(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(grid.view.viewport(), last)
    qtbot.mouseRelease(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, SHIFT, pos=last)
    assert grid.at("G01", "F01") in selected(grid)
    assert grid.at("G02", "F02") in selected(grid)


def test_a_click_on_the_arrow_of_a_group_asks_to_close_it(qtbot, grid):
    asked = []
    grid.view.group_toggled.connect(asked.append)
    box = grid.view.cell_rect(1, 0)
    qtbot.mouseClick(
        grid.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, box.center().y())
    )
    assert asked == ["M01"]


def test_a_column_is_made_wider_by_its_border_and_keeps_that_through_a_zoom(qtbot, grid):
    view = grid.view
    before = view.columnWidth(1)
    border = QPoint(view.cell_rect(0, 1).right(), 20)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=border)
    qtbot.mouseMove(view.viewport(), border + QPoint(60, 0))
    view.set_column_width(1, before + 60)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=border + QPoint(60, 0))
    assert view.columnWidth(1) == before + 60
    size = view.text_size
    view.set_text_size(size * 2)
    assert view.columnWidth(1) == pytest.approx((before + 60) * 2, abs=2)


def test_rows_are_as_high_as_their_cells_need(grid):
    row, _ = grid.at("G02", "F02")
    before = grid.view.rowHeight(row)
    grid.edits.type_text(
        Typed(grid.model.place(*grid.at("G02", "F02")), "R01；R02；R03"), "zh", "zh"
    )
    assert grid.view.rowHeight(row) > before
    grid.view.set_activities(False)
    assert grid.view.rowHeight(row) <= grid.view.rowHeight(grid.at("G01", "F01")[0]) * 2


def test_a_place_is_shown_even_in_a_closed_group(grid):
    grid.model.set_collapsed("M01", True)
    assert grid.view.show_place(Line("goal", "G02"), Line("function", "F02"))
    assert grid.view.cursor_cell() == grid.at("G02", "F02")


def test_a_place_that_is_gone_cannot_be_shown(grid):
    assert not grid.view.show_place(Line("goal", "gone"), NAMES)


def test_the_cursor_stays_with_its_record_when_lines_come_and_go(grid):
    grid.go("G02", "F03")
    grid.edits.move(["G02"], 0)
    grid.edits.add(Function, 0, name="新功能", module="M01")
    assert grid.view.cursor_cell() == grid.at("G02", "F03")


def test_the_cursor_survives_the_deletion_of_its_line(grid):
    grid.go("G02", "F03")
    grid.edits.delete(["F03", "G02"])
    assert grid.view.currentIndex().isValid()


def test_after_its_line_is_gone_the_cursor_selects_the_cell_that_it_comes_to_stand_on(grid):
    """Else Space and Delete would mean nothing while a cursor is seen."""
    grid.go("G01", "F01")
    grid.edits.delete(["F01"])
    assert selected(grid) == {grid.view.cursor_cell()} == {grid.at("G01", "F02")}
    grid.edits.delete(["F02", "F03"])
    assert selected(grid) == {grid.view.cursor_cell()}
    assert grid.model.flags(grid.view.currentIndex()) != Qt.ItemFlag.NoItemFlags


def test_goals_and_functions_can_go_in_one_step(grid):
    """Rows are told to go before columns: nothing may look at those that are about to."""
    grid.document.run(elements.add, Goal, name="目标")
    goal = grid.document.content.of(Goal)[-1].id
    grid.go(goal, "F02")
    grid.edits.delete(["F01", "F02", "F03", goal])
    assert grid.model.columnCount() == 4
    assert selected(grid) == {grid.view.cursor_cell()}


def test_what_a_filter_leaves_under_the_cursor_is_selected(grid):
    grid.go("G02", "F03")
    grid.model.set_filter(CanvasFilter(kind=frozenset({"business"})))
    assert selected(grid) == {grid.view.cursor_cell()} == {grid.at("G02", "F01")}


def test_a_selection_goes_on_from_where_it_began_whatever_comes_before_it(grid):
    grid.go("G01", "F02")
    grid.edits.add(Function, 0, name="新功能", module="M01")
    grid.view.set_cursor(*grid.at("G02", "F02"), extend=True)
    assert selected(grid) == {grid.at("G01", "F02"), grid.at("G02", "F02")}


def test_a_selection_that_began_on_a_line_that_is_gone_begins_at_the_cursor(grid):
    grid.go("G02", "F03")
    grid.model.set_filter(CanvasFilter(kind=frozenset({"business"})))
    here = grid.view.cursor_cell()
    grid.view.set_cursor(*grid.at("G01", "F01"), extend=True)
    assert selected(grid) == {here, grid.at("G01", "F01")}
    grid.model.set_filter(CanvasFilter(text="zzz"))
    grid.view.set_cursor(grid.model.rowCount() - 1, 0, extend=True)
    assert selected(grid)


def test_the_editor_sits_on_its_cell_when_lines_above_come_go_and_grow(grid):
    grid.go("G02", "F03")
    here = lambda: grid.view.cell_rect(*grid.at("G02", "F03"))  # noqa: E731
    assert grid.editor.geometry() == here()
    grid.edits.delete(["F01"])
    assert grid.editor.geometry() == here()
    for role in ("R01", "R02", "R03"):
        grid.edits.cycle_role([("G01", "F02")], role)
    assert grid.editor.geometry() == here()
    grid.view.set_column_width(1, 300)
    grid.view.fit()
    assert grid.editor.geometry() == here()


def test_painting_reads_and_does_not_write(qtbot, wide, monkeypatch):
    image = wide.view.grab().toImage()
    assert image.width() > 0
    content = wide.document.content
    for name in ("of", "referrers", "participations"):  # what sorts
        monkeypatch.setattr(content, name, None)
    assert wide.view.grab().toImage() == image


def test_painting_a_thousand_times_does_not_wear_out_none(grid):
    """Architecture 10: some PySide versions take a reference from None in every call."""
    image = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    frame = grid.view.frame()
    frame.width, frame.height = 400, 300
    painter = QPainter(image)
    gc.collect()  # what earlier tests left behind refers to None too
    before = sys.getrefcount(None)
    for _ in range(1000):
        grid.view.painter.paint(painter, frame, grid.model.display, grid.locale.translator)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 100
