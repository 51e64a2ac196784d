"""Going back and forth among the steps, naming moments, and comparing with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model import storage
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.commands import axes, canvas, elements
from canvas_studio.model.records import Function, Goal
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.panels.comparison_panel import SAVED
from canvas_studio.views.panels.steps_model import StateRole
from tests.journeys.conftest import MakeWindow
from tests.views.keyboard import type_text


def process() -> None:
    for _ in range(5):
        QApplication.processEvents()


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget(), key, held)
    process()


CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def window(main_window: MainWindow, saved_sample: Path) -> MainWindow:
    main_window.studio.files.open(saved_sample)
    process()
    return main_window


def names(window: MainWindow) -> list[str]:
    return [goal.name.zh for goal in window.studio.session.content.of(Goal)]


def add_goals(window: MainWindow, *added: str) -> None:
    for name in added:
        window.studio.session.document.run(elements.add, Goal, name=name)
    process()


def states(window: MainWindow) -> list[str]:
    model = window.panels.history.model
    return [model.index(row, 0).data(StateRole) for row in range(model.rowCount())]


def click_row(window: MainWindow, row: int) -> None:
    steps = window.panels.history.steps
    box = steps.visualRect(steps.model().index(row, 0))
    QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    process()


# -- steps ---------------------------------------------------------------------------------------


def test_a_click_goes_back_to_a_step_and_another_one_forth(window: MainWindow) -> None:
    QAbstractItemModelTester(window.panels.history.model, window)
    add_goals(window, "甲", "乙", "丙")
    press(Qt.Key.Key_Z, CTRL, ALT)
    assert states(window) == ["current", "done", "done", "done"]
    click_row(window, 2)
    assert names(window)[6:] == ["甲"]
    assert states(window) == ["undone", "undone", "current", "done"]
    click_row(window, 3)
    assert names(window)[6:] == []
    click_row(window, 0)
    assert names(window)[6:] == ["甲", "乙", "丙"]
    window.studio.session.history.jump(1)
    add_goals(window, "丁")
    assert states(window) == ["current", "done", "done"]
    assert "丁" in window.panels.history.model.index(0, 0).data()
    window.panels.history.steps.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert names(window)[6:] == ["甲"]


def test_a_jump_over_many_steps_is_told_to_the_views_once(window: MainWindow) -> None:
    add_goals(window, *(f"目标{n}" for n in range(30)))
    window.studio.parts.show_panel("history")
    process()
    told: list[ChangeSet] = []
    window.studio.session.changed.connect(told.append)
    click_row(window, 5)
    (changes,) = told
    assert len([c for c in changes if c.record.type == "goal"]) == 5
    assert len(names(window)) == 6 + 25
    assert window.canvas.model.columnCount() == len(names(window)) + 2
    assert len(window.studio.session.history.undone) == 5


def test_the_steps_are_there_after_saving_and_reopening(
    window: MainWindow, make_main_window: MakeWindow, saved_sample: Path
) -> None:
    add_goals(window, "甲", "乙")
    window.studio.session.history.undo()
    window.studio.session.save()
    window.studio.session.close()
    again = make_main_window()
    again.studio.files.open(saved_sample)
    again.studio.parts.show_panel("history")
    process()
    assert states(again) == ["undone", "current", "done"]
    click_row(again, 0)
    assert names(again)[6:] == ["甲", "乙"]
    click_row(again, 2)
    assert names(again)[6:] == []


def test_steps_and_snapshots_are_there_after_a_crash(
    window: MainWindow, make_main_window: MakeWindow
) -> None:
    add_goals(window, "甲")
    window.studio.session.take_snapshot("00:35 目标完成")
    add_goals(window, "乙")
    recording = window.studio.session._recording
    assert recording is not None
    recording.close(clean=False)  # as the system lets go of a program that died
    again = make_main_window()
    (recovery,) = again.studio.session.journal.recoverable()
    again.studio.session.recover(recovery)
    again.studio.parts.show_panel("history")
    process()
    assert states(again) == ["current", "done", "done"]
    (snapshot,) = again.studio.session.snapshots()
    again.studio.inquiries.compare_with(snapshot)
    process()
    assert differences(again) == ["added goal"]
    again.studio.parts.show_panel("history")
    process()
    assert again.panels.history.snapshots.item(0).text().startswith("00:35 目标完成")
    click_row(again, 2)
    assert names(again)[6:] == []


# -- snapshots and comparison --------------------------------------------------------------------


def test_a_snapshot_is_named_with_one_key_and_enter(window: MainWindow) -> None:
    window.canvas.view.setFocus()
    press(Qt.Key.Key_S, CTRL, ALT)
    proposed = window.panels.history.name.text()
    assert proposed.endswith("delivery")
    press(Qt.Key.Key_Return)
    (taken,) = window.studio.session.snapshots()
    assert taken.name == proposed
    assert window.canvas.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_S, CTRL, ALT)
    type_text("00:35 目标完成")
    press(Qt.Key.Key_Return)
    assert [s.name for s in window.studio.session.snapshots()] == [proposed, "00:35 目标完成"]
    press(Qt.Key.Key_S, CTRL, ALT)
    press(Qt.Key.Key_Escape)
    assert len(window.studio.session.snapshots()) == 2


def differences(window: MainWindow) -> list[str]:
    model = window.panels.comparison.model
    return [f"{item.kind} {item.type}" for item in model.items()]


def test_a_comparison_lists_what_changed_and_returns_in_one_step(window: MainWindow, qtbot) -> None:
    session = window.studio.session
    QAbstractItemModelTester(window.panels.comparison.model, window)
    before = dict(session.content.records)
    taken = session.take_snapshot("00:35 目标完成")
    add_goals(window, "甲")
    function = session.content.by_code(Function, "F03")
    assert function is not None
    session.document.run(axes.set_priority, function.id, "wont")
    window.studio.inquiries.compare_with(taken)
    process()
    assert differences(window) == ["added goal", "changed function"]
    assert window.panels.comparison.counts.text() == "1 added, 1 changed, 0 removed"
    goal = session.content.by_code(Goal, "G01")
    cell = next(f for f in session.content.of(Function) if session.content.crossing(goal.id, f.id))
    session.document.run(canvas.blank_cells, [(goal.id, cell.id)])
    qtbot.waitUntil(lambda: "removed crossing" in differences(window))

    panel = window.panels.comparison
    panel.tree.choose(("function", function.id))
    panel.tree.setFocus()
    press(Qt.Key.Key_Return)
    assert window.canvas.place.function.id == function.id

    steps = len(session.history.done)
    QTest.mouseClick(panel.return_button, Qt.MouseButton.LeftButton)
    process()
    assert len(session.history.done) == steps + 1
    assert session.content.count(Goal) == 6
    after = {id: r for id, r in session.content.records.items() if r.type != "project"}
    assert after == {id: r for id, r in before.items() if r.type != "project"}
    qtbot.waitUntil(lambda: differences(window) == [])
    session.history.undo()
    assert session.content.count(Goal) == 7


def test_the_saved_file_and_another_one_can_be_compared_with(
    window: MainWindow, tmp_path: Path, monkeypatch
) -> None:
    add_goals(window, "甲")
    window.studio.inquiries.compare_with(SAVED)
    process()
    assert differences(window) == ["added goal"]
    other = tmp_path / "other.canvas"
    storage.save_canvas(window.studio.session.content, other)
    add_goals(window, "乙")
    monkeypatch.setattr(window.studio.files, "ask_for_file", lambda _title: other)
    window.studio.inquiries.compare_with("file")
    process()
    assert differences(window) == ["added goal"]
    assert not window.panels.comparison.return_button.isVisible()
    broken = tmp_path / "broken.canvas"
    broken.write_text("{", encoding="utf-8")
    monkeypatch.setattr(window.studio.files, "ask_for_file", lambda _title: broken)
    notices = []
    window.studio.noticed.connect(notices.append)
    window.studio.inquiries.compare_with("file")
    assert [notice.tone for notice in notices] == ["error"]


def test_another_document_starts_with_nothing_to_compare_with(window: MainWindow) -> None:
    window.studio.inquiries.compare_with(window.studio.session.take_snapshot("甲"))
    process()
    window.studio.files.open_sample()
    process()
    assert differences(window) == []
    assert window.studio.session.snapshots() == ()


# -- impact --------------------------------------------------------------------------------------


def test_the_impact_of_a_cell_is_that_of_its_goal_and_function(window: MainWindow) -> None:
    content = window.studio.session.content
    QAbstractItemModelTester(window.panels.impact.model, window)
    goal, function = content.by_code(Goal, "G01"), content.by_code(Function, "F01")
    window.canvas.show_element(f"{goal.id}*{function.id}")
    window.canvas.view.setFocus()
    press(Qt.Key.Key_I, CTRL, SHIFT)
    panel = window.panels.impact
    assert panel.title.text() == "G01 Build up expert resources × F01 Expert onboarding"
    found = panel.model.items()
    assert {item.hops for item in found} == {1, 2}
    assert goal.id not in {item.id for item in found}
    near = next(
        item
        for item in found
        if item.id.startswith("function") or content.find(item.id).type == "function"
    )
    panel.tree.choose(near.id)
    panel.tree.setFocus()
    press(Qt.Key.Key_Return)
    assert window.canvas.place.function.id == near.id


def test_panels_on_demand_can_be_put_away(window: MainWindow) -> None:
    window.studio.parts.show_panel("impact")
    process()
    assert window.panels.impact.isVisible()
    window.panels.put_away("impact")
    process()
    assert not window.panels.impact.isVisible()
    window.studio.parts.toggle_panels()
    window.studio.parts.toggle_panels()
    process()
    assert not window.panels.impact.isVisible()
