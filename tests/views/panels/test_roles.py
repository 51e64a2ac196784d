"""The roles beside the canvas: changed, moved and deleted where they are listed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from canvas_studio.model.commands import canvas, elements
from canvas_studio.model.records import Role
from canvas_studio.views.panels.roles_model import LOAD, NAME, OverloadRole

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def roles(bench):
    panel = bench.window.panels.roles
    bench.window.panels.show("roles")
    panel.refresh()
    tester = QAbstractItemModelTester(
        panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    panel.table.setFocus()
    panel.table.selectRow(2)
    yield panel
    tester.deleteLater()


def codes(bench) -> list[str]:
    return [role.code for role in bench.content.of(Role)]


def listed(panel) -> list[str]:
    return [panel.model.index(row, NAME).data() for row in range(panel.model.rowCount())]


def test_a_name_is_changed_in_the_list(bench, roles, qtbot):
    qtbot.keyClick(roles.table, Key.Key_F2)
    editor = roles.table.findChild(type(roles.name))
    editor.selectAll()
    qtbot.keyClicks(editor, "Staff")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: bench.content.get(Role, "R03").name.zh == "Staff")


def test_alt_and_arrows_move_the_chosen_role_and_it_stays_chosen(bench, roles, qtbot):
    qtbot.keyClick(roles.table, Key.Key_Up, ALT)
    assert codes(bench) == ["R01", "R03", "R02"]
    assert roles.chosen() == "R03"
    qtbot.keyClick(roles.table, Key.Key_Up, ALT)
    qtbot.keyClick(roles.table, Key.Key_Up, ALT)
    assert codes(bench) == ["R03", "R01", "R02"]
    assert listed(roles) == ["业务人员", "专家", "用户"]
    bench.undo()
    bench.undo()
    roles.refresh()
    assert codes(bench) == ["R01", "R02", "R03"]
    assert roles.chosen() == "R03"


@pytest.mark.parametrize(
    ("dragged", "before", "order"),
    [(0, 2, ["R02", "R01", "R03"]), (2, 0, ["R03", "R01", "R02"]), (0, -1, ["R02", "R03", "R01"])],
)
def test_a_role_is_dragged_to_another_place(bench, roles, dragged, before, order):
    data = roles.model.mimeData([roles.model.index(dragged, column) for column in range(3)])
    nowhere = roles.model.index(-1, -1)
    roles.model.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, nowhere)
    assert codes(bench) == order


def test_delete_deletes_the_chosen_role_and_nothing_of_the_grid(bench, roles, qtbot):
    bench.go(goal="G01")
    roles.table.setFocus()
    roles.table.selectRow(0)
    told = []
    bench.window.studio.noticed.connect(lambda notice: told.append(notice.text))
    qtbot.keyClick(roles.table, Key.Key_Delete)
    assert codes(bench) == ["R02", "R03"]
    assert "G01" in bench.content
    assert "1 participation" in told[-1]
    bench.undo()
    assert codes(bench) == ["R01", "R02", "R03"]


def test_what_goes_with_a_role_is_said_before_it_is_deleted(bench, roles):
    roles.table.selectRow(0)
    assert "1 participation" in roles.strip.delete.toolTip()


def test_end_ticks_and_colour_are_changed_below_the_list(bench, roles, qtbot):
    strip = roles.strip
    strip.frontline.entry.setFocus()
    qtbot.keyClick(strip.frontline.entry, Key.Key_Space)
    assert bench.content.get(Role, "R03").frontline
    strip.colour.entry.setFocus()
    qtbot.keyClick(strip.colour.entry, Key.Key_Right)
    qtbot.keyClick(strip.colour.entry, Key.Key_Right)
    qtbot.keyClick(strip.colour.entry, Key.Key_Space)
    assert bench.content.get(Role, "R03").colour == 1
    roles.refresh()
    strip.side.entry.setFocus()
    qtbot.keyClick(strip.side.entry, Key.Key_Home)
    qtbot.keyClick(strip.side.entry, Key.Key_Return)
    role = bench.content.get(Role, "R03")
    assert (role.side, role.internal, role.frontline) == ("demand", False, False)
    roles.refresh()
    assert not strip.internal.entry.isEnabled()


def test_an_end_that_a_value_contradicts_is_refused_with_the_reason(bench, roles, qtbot):
    bench.run(elements.add, Role, name="游客", side="demand")
    bench.run(elements.set_attribute, "V01", "role", "R02")
    roles.table.selectRow(1)
    strip = roles.strip
    strip.side.entry.setFocus()
    qtbot.keyClick(strip.side.entry, Key.Key_End)
    qtbot.keyClick(strip.side.entry, Key.Key_Return)
    assert "another end" in strip.side.problem.text()
    assert bench.window.studio.finish_typing()
    assert strip.side.entry.currentText() == "Demand"
    assert bench.content.get(Role, "R02").side == "demand"


def test_each_load_is_a_count_and_a_share_and_too_much_stands_out(bench, roles):
    bench.run(elements.set_attribute, "project", "thresholds.overload_min_crossings", 1)
    bench.run(canvas.assign_role, [("G02", "F02")], "R02")
    roles.refresh()
    figures = [roles.model.index(row, LOAD) for row in range(3)]
    assert [index.data() for index in figures] == ["1 · 50%", "2 · 100%", "0"]
    assert [index.data(OverloadRole) for index in figures] == [True, True, False]


def test_the_buttons_say_where_a_role_can_still_go(roles):
    assert (roles.strip.up.isEnabled(), roles.strip.down.isEnabled()) == (True, False)
    roles.table.selectRow(0)
    assert (roles.strip.up.isEnabled(), roles.strip.down.isEnabled()) == (False, True)


def test_the_details_of_the_chosen_role_are_one_click_away(bench, roles, qtbot):
    qtbot.mouseClick(roles.strip.details, Qt.MouseButton.LeftButton)
    assert bench.panel.subject.ids == ("R03",)
    assert bench.panel.has_focus_inside
