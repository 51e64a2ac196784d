"""Parts of the window are made when somebody first sees them, and then show what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Function, OpenQuestion, Role
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.side_panels import PANELS, PANELS_IN_TABS

IDS = [id for id, _, _ in PANELS]


@pytest.fixture
def window(main_window: MainWindow, saved_sample: Path) -> MainWindow:
    main_window.studio.files.open(saved_sample)
    return main_window


def made(window: MainWindow) -> list[str]:
    return [id for id in IDS if window.panels.is_made(id)]


def test_only_the_panel_in_front_is_made_with_the_first_picture(window, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(made(window)))
    assert made(window) == ["inspector"]
    assert "clipboard" not in vars(window.canvas)
    assert not {"commands", "modules", "parking", "keys"} & set(vars(window.studio.overlays))


def test_nothing_is_made_before_a_canvas_is_open(main_window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(main_window.start.widget()))
    assert made(main_window) == []


def test_a_click_on_its_tab_makes_a_panel(window, qtbot) -> None:
    (bar,) = [bar for bar in window.findChildren(QTabBar) if bar.count() == len(PANELS_IN_TABS)]
    index = PANELS_IN_TABS.index("coverage")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
    qtbot.waitUntil(lambda: window.panels.is_made("coverage"))
    qtbot.waitUntil(lambda: window.panels.coverage.goals.rowCount() > 0)
    assert made(window) == ["inspector", "coverage"]


@pytest.mark.parametrize("id", IDS)
def test_a_panel_that_is_asked_for_takes_the_place_in_its_dock(window, id: str) -> None:
    window.studio.parts.show_panel(id)
    panel = window.panels.panel(id)
    assert panel.isVisible()
    assert not panel.visibleRegion().isEmpty()
    assert panel.width() >= 300


def test_panels_made_late_show_what_is_there(window, qtbot) -> None:
    content = window.studio.session.content
    window.studio.session.document.run(elements.rename, content.of(Function)[0].id, "别名", "zh")
    window.studio.session.take_snapshot("early")
    assert window.panels.roles.model.rowCount() == content.count(Role)
    open_questions = [each for each in content.of(OpenQuestion) if each.status == "open"]
    assert window.panels.questions.model.rowCount() == len(open_questions)
    window.studio.parts.show_panel("findings")
    qtbot.waitUntil(lambda: window.panels.findings.model.rowCount() > 0)
    window.studio.parts.show_panel("history")
    qtbot.waitUntil(lambda: window.panels.history.model.rowCount() == 2)
    assert window.panels.history.snapshots.count() == 1
    window.studio.parts.show_panel("comparison")
    choices = window.panels.comparison.with_what
    assert any("early" in choices.itemText(row) for row in range(choices.count()))


def test_all_that_is_made_in_advance_is_there_when_it_is_asked_for(window) -> None:
    for make in window.parts_to_make():
        make()
    assert made(window) == list(PANELS_IN_TABS)
    assert "commands" in vars(window.studio.overlays)


def test_menus_have_their_icons_when_they_are_shown_in_the_theme_of_then(window) -> None:
    actions = window.actions_of
    menu = next(
        each for each in window.menuBar().actions() if actions["copy"] in each.menu().actions()
    )
    menu.menu().aboutToShow.emit()
    before = actions["copy"].icon().cacheKey()
    assert not actions["copy"].icon().isNull()
    window.studio.parts.set_theme("dark")
    assert actions["copy"].icon().cacheKey() != before
