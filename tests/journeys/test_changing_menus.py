"""Menus whose entries depend on the document: recent files, modules, roles, the role in hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from canvas_studio.model.records import Function, Role, crossing_id, participation_id
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.changing_menus import fillers
from canvas_studio.views.main_window import MainWindow


@pytest.fixture
def window(main_window: MainWindow, saved_sample: Path) -> MainWindow:
    main_window.studio.files.open(saved_sample)
    return main_window


def entries(window: MainWindow, name: str) -> dict[str, QAction]:
    """What the menu that is filled under this name holds when it opens."""
    menu = QMenu(window)
    fillers(window.studio, [window.actions_of])[name](menu)
    return {action.text(): action for action in menu.actions() if action.text()}


def ticked(entries: dict[str, QAction]) -> list[str]:
    return [text for text, action in entries.items() if action.isChecked()]


def go(window: MainWindow, goal: Line, function: Line) -> None:
    window.canvas.view.set_cursor(*window.canvas.model.position(goal, function))


def test_recent_files_are_opened_and_lost_ones_are_not_offered(window, saved_sample) -> None:
    other = saved_sample.with_name("other.canvas")
    window.studio.session.save(other)
    window.studio.settings.remember_file(other)
    assert list(entries(window, "recent")) == ["other.canvas", "sample.canvas"]
    entries(window, "recent")["sample.canvas"].trigger()
    assert window.studio.session.path == saved_sample
    other.unlink()
    assert list(entries(window, "recent")) == ["sample.canvas"]
    saved_sample.unlink()
    assert not entries(window, "recent")["No recent files"].isEnabled()


def test_the_module_of_a_function_is_ticked_and_changed(window) -> None:
    content = window.studio.session.content
    function = content.by_code(Function, "F01")
    go(window, NAMES, Line("function", function.id))
    held = entries(window, "modules")
    (now,) = ticked(held)
    other = next(text for text in held if text.startswith("M0") and text != now)
    held[other].trigger()
    assert ticked(entries(window, "modules")) == [other]
    window.studio.session.history.undo()
    assert ticked(entries(window, "modules")) == [now]


def test_a_role_is_taken_into_a_cell_and_out_of_it(window) -> None:
    content = window.studio.session.content
    goal = window.canvas.model.columns[1].id
    function = content.by_code(Function, "F01").id
    go(window, Line("goal", goal), Line("function", function))
    for is_in in (True, False):
        entries(window, "roles")["财务"].trigger()
        participation = participation_id(
            crossing_id(goal, function), content.by_code(Role, "R07").id
        )
        assert (participation in content) == is_in
        assert ("财务" in ticked(entries(window, "roles"))) == is_in


def test_the_role_in_hand_is_ticked(window) -> None:
    assert ticked(entries(window, "brush")) == []
    entries(window, "brush")["专家"].trigger()
    assert ticked(entries(window, "brush")) == ["专家"]
