"""Goals, functions and modules dragged by their names and moved with keys, one step to undo each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function, Goal, Module
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.page import CanvasPage
from canvas_studio.views.canvas.places import Place

Left, Key = Qt.MouseButton.LeftButton, Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(main_window) -> CanvasPage:
    main_window.studio.files.open_sample()
    main_window.resize(1500, 900)
    return main_window.canvas


def spot(page, line: Line, share=0.5) -> QPoint:
    """A point on the name of a line, `share` of the way down or across it."""
    place = Place(line, NAMES) if line.kind == "goal" else Place(NAMES, line)
    box = page.view.cell_rect(*page.model.position(*place))
    if (line.kind == "goal") != page.model.is_transposed:
        return QPoint(box.left() + round(box.width() * share), box.top() + 40)
    return QPoint(box.left() + 90, box.top() + round(box.height() * share))


def drag(page, start: QPoint, *way: QPoint) -> None:
    port = page.view.viewport()
    QTest.mousePress(port, Left, pos=start)
    for point in (start + QPoint(12, 0), start + QPoint(12, 12), *way):
        move(page, point)


def move(page, point: QPoint) -> None:
    """With the button held, which QTest.mouseMove does not do."""
    port = page.view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(port.mapToGlobal(point)),
        Left, Left, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def let_go(page, point: QPoint) -> None:
    QTest.mouseRelease(page.view.viewport(), Left, pos=point)


def order(page, type) -> list[str]:
    return [record.code for record in page.model.content.of(type)]


def function(page, code: str) -> Line:
    return Line("function", page.model.content.by_code(Function, code).id)


def goal(page, code: str) -> Line:
    return Line("goal", page.model.content.by_code(Goal, code).id)


def module_of(page, code: str) -> str:
    content = page.model.content
    return content.get(Module, content.by_code(Function, code).module).code


def test_a_function_is_dragged_to_another_place_in_one_step(main_window, page):
    target = spot(page, function(page, "F03"), 0.9)
    drag(page, spot(page, function(page, "F01")), target)
    assert page.view.grab().width() > 0  # with the line where it would come to stand
    let_go(page, target)
    assert order(page, Function)[:3] == ["F02", "F03", "F01"]
    main_window.studio.session.history.undo()
    assert order(page, Function)[:3] == ["F01", "F02", "F03"]


def test_a_function_is_dropped_on_the_band_of_another_module(page):
    module = page.model.content.by_code(Module, "M02").id
    target = spot(page, Line("group", module))
    drag(page, spot(page, function(page, "F01")), target)
    let_go(page, target)
    assert module_of(page, "F01") == "M02"
    assert page.place == Place(NAMES, function(page, "F01"))


def test_selected_functions_are_dragged_together(page):
    view = page.view
    QTest.mouseClick(view.viewport(), Left, pos=spot(page, function(page, "F01")))
    QTest.mouseClick(view.viewport(), Left, SHIFT, pos=spot(page, function(page, "F02")))
    target = spot(page, function(page, "F04"), 0.9)
    drag(page, spot(page, function(page, "F02")), target)
    let_go(page, target)
    assert (module_of(page, "F01"), module_of(page, "F02")) == ("M02", "M02")
    assert [c for c in order(page, Function) if c in ("F01", "F02", "F04", "F05")] == [
        "F04", "F01", "F02", "F05",
    ]  # fmt: skip


def test_a_goal_is_dragged_to_another_place(page):
    target = spot(page, goal(page, "G03"), 0.9)
    drag(page, spot(page, goal(page, "G01")), target)
    let_go(page, target)
    assert order(page, Goal)[:3] == ["G02", "G03", "G01"]


def test_lines_are_dragged_in_the_grid_turned_around(page):
    page.model.set_transposed(True)
    page.view.scroll_to_start()
    target = spot(page, goal(page, "G02"), 0.9)
    drag(page, spot(page, goal(page, "G01")), target)
    let_go(page, target)
    assert order(page, Goal)[:2] == ["G02", "G01"]


def test_escape_ends_a_drag_and_moves_nothing(page):
    target = spot(page, function(page, "F03"), 0.9)
    drag(page, spot(page, function(page, "F01")), target)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    let_go(page, target)
    assert order(page, Function)[:3] == ["F01", "F02", "F03"]
    assert QApplication.focusWidget() is page.editing.editor


def test_a_press_without_a_drag_only_chooses(page):
    before = order(page, Function)
    QTest.mouseClick(page.view.viewport(), Left, pos=spot(page, function(page, "F02")))
    assert page.place == Place(NAMES, function(page, "F02"))
    assert order(page, Function) == before


def test_the_grid_comes_along_when_a_drag_reaches_its_edge(qtbot, page):
    start = spot(page, function(page, "F01"))
    bottom = QPoint(start.x(), page.view.viewport().height() - 4)
    drag(page, start, bottom)
    bar = page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 60)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    still = bar.value()
    qtbot.wait(80)
    assert bar.value() == still


def test_alt_and_arrows_move_lines_into_the_next_module_too(page):
    page.view.setFocus()
    page.show_element(function(page, "F03").id)
    press = lambda key: QTest.keyClick(QApplication.focusWidget(), key, ALT)  # noqa: E731
    press(Key.Key_Up)
    assert order(page, Function)[:3] == ["F01", "F03", "F02"]
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert module_of(page, "F03") == "M02"
    assert page.place == Place(NAMES, function(page, "F03"))
    page.show_element(goal(page, "G02").id)
    press(Key.Key_Left)
    assert order(page, Goal)[:2] == ["G02", "G01"]
    page.model.set_transposed(True)
    press(Key.Key_Down)
    assert order(page, Goal)[:2] == ["G01", "G02"]


def test_a_module_is_dragged_among_those_of_its_dimension(page):
    content = page.model.content
    first, second = (content.by_code(Module, code).id for code in ("M01", "M02"))
    page.model.set_all_collapsed(True)
    page.view.scroll_to_start()
    target = spot(page, Line("group", second), 0.9)
    drag(page, spot(page, Line("group", first)), target)
    let_go(page, target)
    assert page.model.rows[1:3] == (Line("group", second), Line("group", first))


# -- widths --------------------------------------------------------------------------------------


def test_widths_are_remembered_for_a_file_and_not_for_another(main_window, saved_sample, tmp_path):
    files, page = main_window.studio.files, main_window.canvas
    files.open(saved_sample)
    column = page.model.position(goal(page, "G02"), NAMES)[1]
    usual = page.view.columnWidth(column)
    border = QPoint(page.view.cell_rect(0, column).right(), 30)
    QTest.mousePress(page.view.viewport(), Left, pos=border)
    move(page, border + QPoint(70, 0))
    let_go(page, border + QPoint(70, 0))
    assert page.view.columnWidth(column) == usual + 70
    files.open_sample()
    assert page.view.columnWidth(column) == usual
    files.open(saved_sample)
    assert page.view.columnWidth(column) == usual + 70
    page.forget_widths()
    files.open(saved_sample)
    assert page.view.columnWidth(column) == usual


def test_a_double_click_on_a_border_fits_the_column_to_what_is_in_it(page):
    column = page.model.position(goal(page, "G02"), NAMES)[1]
    border = QPoint(page.view.cell_rect(0, column).right(), 30)
    QTest.mouseDClick(page.view.viewport(), Left, pos=border)
    wide = page.view.columnWidth(column)
    rows = [page.view.rowHeight(row) for row in range(page.model.rowCount())]
    page.view.set_column_width(column, wide * 2)
    page.view.fit()
    assert [page.view.rowHeight(row) for row in range(page.model.rowCount())] == rows
    page.view.set_column_width(column, round(wide * 0.8))
    page.view.fit()
    assert [page.view.rowHeight(row) for row in range(page.model.rowCount())] != rows
