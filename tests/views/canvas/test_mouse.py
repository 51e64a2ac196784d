"""The mouse on the grid: zooming around the pointer, selecting beyond the edge, borders and Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.scrolling import WheelSteps

Left = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wide(grid):
    """A grid that is larger than its window both ways, scrolled into the middle."""
    for number in range(30):
        grid.edits.add(Goal, name=f"目标{number}号")
        grid.edits.add(Function, name=f"功能{number}号", module="M01")
    grid.view.horizontalScrollBar().setValue(600)
    grid.view.verticalScrollBar().setValue(300)
    return grid


def wheel(view, at: QPoint, turn: QPoint, held=NONE) -> None:
    port = view.viewport()
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), turn, Qt.MouseButton.NoButton,
        held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def move(view, at: QPoint) -> None:
    """With the button held, which QTest.mouseMove does not do."""
    port = view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(port.mapToGlobal(at)), Left, Left, NONE
    )
    QApplication.sendEvent(port, event)


def chosen(view) -> set[tuple[int, int]]:
    return {(i.row(), i.column()) for i in view.selectedIndexes()}


def test_the_wheel_zooms_around_the_pointer(wide):
    view, at = wide.view, QPoint(700, 500)
    view.zoom_wanted.connect(lambda steps, where: view.set_text_size(view.text_size + steps, where))
    index = view.indexAt(at)
    corner, size = view.visualRect(index).topLeft(), view.text_size
    for _ in range(3):
        wheel(view, at, QPoint(0, 120), CONTROL)
    assert view.text_size == size + 3
    assert view.visualRect(index).topLeft() == corner
    wheel(view, at, QPoint(120, 0), CONTROL)  # sideways is neither nearer nor farther
    assert view.text_size == size + 3


def test_small_turns_of_a_touch_pad_add_up_to_one_step():
    wheel = WheelSteps()
    assert [wheel.steps(40) for _ in range(6)] == [0, 0, 1, 0, 0, 1]
    assert wheel.steps(100) == 0
    assert [wheel.steps(-60), wheel.steps(-60)] == [0, -1]  # another direction begins anew
    assert wheel.steps(-360) == -3


def test_shift_and_the_wheel_go_sideways(wide):
    across, down = wide.view.horizontalScrollBar(), wide.view.verticalScrollBar()
    before = across.value(), down.value()
    wheel(wide.view, QPoint(700, 500), QPoint(0, -120), SHIFT)
    assert across.value() > before[0]
    assert down.value() == before[1]


def test_a_selection_that_is_dragged_beyond_the_edge_brings_more_cells(qtbot, wide):
    view = wide.view
    start = QPoint(view.names_width + 300, view.header_height + 200)
    first = view.indexAt(start)
    QTest.mousePress(view.viewport(), Left, NONE, start)
    beyond = QPoint(view.viewport().width() + 60, view.viewport().height() + 60)
    move(view, beyond)
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    qtbot.waitUntil(lambda: all(bar.value() == bar.maximum() for bar in bars))
    QTest.mouseRelease(view.viewport(), Left, NONE, beyond)
    last = wide.model.rowCount() - 2, wide.model.columnCount() - 2
    assert {(first.row(), first.column()), last} <= chosen(view)
    value = bars[1].value()
    view.verticalScrollBar().setValue(value - 50)
    QTest.qWait(80)
    assert bars[1].value() == value - 50  # it stopped when the button was let go


def test_back_beyond_the_names_it_scrolls_back_and_selects_no_names(qtbot, wide):
    view = wide.view
    start = QPoint(view.names_width + 300, view.header_height + 200)
    QTest.mousePress(view.viewport(), Left, NONE, start)
    move(view, QPoint(-40, -40))
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    qtbot.waitUntil(lambda: all(bar.value() == 0 for bar in bars))
    QTest.mouseRelease(view.viewport(), Left, NONE, QPoint(-40, -40))
    assert min(row for row, _ in chosen(view)) == 2  # below the heading of the module
    assert min(column for _, column in chosen(view)) == 1


def test_escape_gives_a_column_the_width_back_that_it_had(grid):
    view, told = grid.view, []
    view.widths_changed.connect(lambda: told.append(1))
    width = view.columnWidth(1)
    border = QPoint(view.columnViewportPosition(1) + width, 10)
    QTest.mousePress(view.viewport(), Left, NONE, border)
    move(view, border + QPoint(80, 0))
    assert view.columnWidth(1) == width + 80
    assert view.cancel_drag()
    assert view.columnWidth(1) == width
    assert not view.sizes.chosen
    QTest.mouseRelease(view.viewport(), Left, NONE, border + QPoint(80, 0))
    assert view.columnWidth(1) == width
    assert told == []


def test_a_double_click_on_a_border_fits_the_column_to_what_is_in_it(grid):
    view = grid.view
    grid.edits.rename("G01", "很长很长很长很长很长很长的目标名称", "zh")
    border = QPoint(view.columnViewportPosition(1) + view.columnWidth(1), 10)
    before = view.columnWidth(1)
    QTest.mouseClick(view.viewport(), Left, NONE, border)
    QTest.mouseDClick(view.viewport(), Left, NONE, border)
    assert view.columnWidth(1) > before


def test_the_middle_button_does_nothing(grid):
    here = grid.view.cursor_cell()
    QTest.mouseClick(grid.view.viewport(), Qt.MouseButton.MiddleButton, NONE, QPoint(600, 300))
    assert grid.view.cursor_cell() == here
    assert chosen(grid.view) == {here}
