"""What nobody can see is not brought up to date, and what is seen never stays behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from canvas_studio.views.when_seen import WhenSeen


class Panel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.refreshed = 0
        self.follow = WhenSeen(self, self._refresh).follow

    def _refresh(self) -> None:
        self.refreshed += 1


@pytest.fixture
def panels(qtbot) -> Iterator[tuple[Panel, Panel, QDockWidget]]:
    """Two panels in docks, the first in front of the second, and the dock of the second."""
    window = QMainWindow()
    qtbot.addWidget(window)
    front, back = Panel(), Panel()
    docks = []
    for panel in (front, back):
        dock = QDockWidget(window)
        dock.setWidget(panel)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        docks.append(dock)
    window.tabifyDockWidget(*docks)
    docks[0].raise_()
    window.show()
    qtbot.waitUntil(lambda: front.refreshed == 1)
    yield front, back, docks[1]
    window.hide()


def test_a_panel_in_sight_follows_changes_once_for_all_of_a_turn(qtbot, panels) -> None:
    front, _, _ = panels
    front.follow()
    front.follow()
    assert front.refreshed == 1
    qtbot.waitUntil(lambda: front.refreshed == 2)
    front.follow()
    qtbot.waitUntil(lambda: front.refreshed == 3)


def test_a_panel_behind_another_catches_up_once_when_it_comes_to_the_front(qtbot, panels) -> None:
    _, back, dock = panels
    refreshed = back.refreshed
    for _ in range(5):
        back.follow()
        QTest.qWait(1)
    assert back.refreshed == refreshed
    dock.raise_()
    qtbot.waitUntil(lambda: back.refreshed == refreshed + 1)
    back.follow()
    qtbot.waitUntil(lambda: back.refreshed == refreshed + 2)


def test_a_hidden_panel_catches_up_when_it_is_shown(qtbot) -> None:
    panel = Panel()
    qtbot.addWidget(panel)
    panel.follow()
    QTest.qWait(1)
    assert panel.refreshed == 0
    panel.show()
    qtbot.waitUntil(lambda: panel.refreshed == 1)
    panel.hide()
    panel.follow()
    QTest.qWait(1)
    assert panel.refreshed == 1
    panel.show()
    qtbot.waitUntil(lambda: panel.refreshed == 2)
