"""A role taken up is clicked into cells, and out of them again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function
from canvas_studio.views.actions import CROSSING_MENU
from canvas_studio.views.canvas.axes import NAMES, NEW, Line
from tests.model.build import Build, text
from tests.views.keyboard import type_text

Key, Button = Qt.Key, Qt.MouseButton


@pytest.fixture
def window(main_window):
    build = Build()
    build.role("R01", name=text("专家"), side="resource")
    build.role("R02", name=text("用户"), side="demand")
    build.goal("G01", name=text("专家资源沉淀"))
    build.goal("G02", name=text("用户增长"))
    build.function("F01", name=text("专家入驻"))
    build.function("F02", name=text("邀请码"))
    build.cell("G01", "F01", "R01", activity="入驻")
    main_window.studio.session.start(build.content(), name="small")
    main_window.canvas.view.setFocus()
    QApplication.processEvents()
    return main_window


def at(window, goal: str, function: str) -> QPoint:
    position = window.canvas.model.position(Line("goal", goal), Line("function", function))
    return window.canvas.view.cell_rect(*position).center()


def click(window, goal: str, function: str) -> None:
    QTest.mouseClick(
        window.canvas.view.viewport(), Button.LeftButton, pos=at(window, goal, function)
    )


def cell(window, goal: str, function: str) -> str:
    return window.canvas.model.notation(goal, function)


def take_up(window, row: int) -> None:
    """Take a role up from the panel of roles."""
    panel = window.panels.show("roles")
    menu = panel.menu_of(panel.model.role_at(panel.model.index(row, 0)))
    next(a for a in menu.actions() if a.text() == "Click it into cells").trigger()
    window.canvas.view.setFocus()
    QApplication.processEvents()


def test_a_click_puts_the_role_in_and_another_one_takes_it_out(window):
    take_up(window, 1)
    click(window, "G02", "F01")
    assert cell(window, "G02", "F01") == "用户"
    click(window, "G02", "F01")
    assert cell(window, "G02", "F01") == "○"
    click(window, "G01", "F01")
    assert cell(window, "G01", "F01") == "专家（入驻）；用户"


def test_a_quick_second_click_is_a_click_and_opens_no_editor(window):
    take_up(window, 1)
    click(window, "G02", "F01")
    viewport, place = window.canvas.view.viewport(), at(window, "G02", "F01")
    QTest.mouseDClick(viewport, Button.LeftButton, pos=place)
    QTest.mouseRelease(viewport, Button.LeftButton, pos=place)
    assert cell(window, "G02", "F01") == "○"
    assert not window.canvas.editing.is_editing


def test_dragging_puts_the_role_into_all_cells_on_the_way_in_one_step(window):
    take_up(window, 1)
    viewport = window.canvas.view.viewport()
    QTest.mousePress(viewport, Button.LeftButton, pos=at(window, "G01", "F01"))
    QTest.mouseMove(viewport, at(window, "G02", "F02"))
    QTest.mouseRelease(viewport, Button.LeftButton, pos=at(window, "G02", "F02"))
    assert [cell(window, g, f) for g in ("G01", "G02") for f in ("F01", "F02")] == [
        "专家（入驻）；用户",
        "用户",
        "用户",
        "用户",
    ]
    assert len(window.studio.session.history.done) == 1


def test_r_does_the_same_from_the_keyboard_and_escape_puts_the_role_down(window):
    take_up(window, 1)
    window.canvas.view.set_cursor(
        *window.canvas.model.position(Line("goal", "G02"), Line("function", "F02"))
    )
    editor = window.canvas.editing.editor
    QTest.keyClick(editor, Key.Key_R)
    assert cell(window, "G02", "F02") == "用户"
    QTest.keyClick(editor, Key.Key_R)
    assert cell(window, "G02", "F02") == "○"
    QTest.keyClick(editor, Key.Key_Escape)
    assert window.canvas.brush.role is None
    QTest.keyClick(editor, Key.Key_R)
    assert window.canvas.editing.is_editing, "r is a letter again"


def test_r_is_a_letter_in_a_text_while_a_role_is_in_hand(window):
    take_up(window, 1)
    window.canvas.view.set_cursor(*window.canvas.model.position(NAMES, NEW))
    type_text("role report")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert window.studio.session.content.of(Function)[-1].name.zh == "role report"


def test_the_status_line_says_what_is_in_hand(window):
    label = window.statusBar().brush
    assert not label.isVisible()
    take_up(window, 1)
    assert label.isVisible()
    assert label.text().startswith("用户 in hand")
    window.actions_of["put_down_role"].trigger()
    QApplication.processEvents()
    assert not label.isVisible()


def test_taking_out_what_a_role_does_is_said(window):
    told = []
    window.studio.noticed.connect(lambda notice: told.append(notice.text))
    take_up(window, 0)
    click(window, "G01", "F01")
    assert cell(window, "G01", "F01") == "○"
    assert told == ["专家 was taken out with what it does there. Ctrl+Z takes it back."]


def test_the_menu_takes_roles_up_and_the_same_one_again_puts_it_down(window):
    brush = window.canvas.brush
    for expected in ("用户", None):
        entry = next(m for m in CROSSING_MENU.entries if getattr(m, "fill", "") == "brush")
        menu = window.actions_of.menu(entry, window)
        menu.aboutToShow.emit()
        role = next(a for a in menu.actions() if a.text() == "用户")
        assert role.isChecked() is (expected is None)
        role.trigger()
        assert (brush.role.name.zh if brush.role else None) == expected


def test_a_role_that_is_deleted_and_a_canvas_that_is_closed_leave_nothing_in_hand(window):
    take_up(window, 1)
    window.studio.session.edits.delete(["R02"])
    assert window.canvas.brush.role is None
    take_up(window, 0)
    window.studio.session.start(Build().content(), name="other")
    assert window.canvas.brush.role is None
    click_anywhere = window.canvas.view.viewport().rect().center()
    QTest.mouseClick(window.canvas.view.viewport(), Button.LeftButton, pos=click_anywhere)
    assert len(window.studio.session.history.done) == 0
