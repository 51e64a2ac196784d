"""A role is added beside the canvas; one that exists is offered instead of a twin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Role
from tests.model.build import Build, text
from tests.views.keyboard import type_text


@pytest.fixture
def panel(main_window):
    build = Build()
    build.role("R01", name=text("专家"), side="resource")
    build.role("R02", name=text("平台运营"))
    main_window.studio.session.start(build.content(), name="small")
    main_window.studio.parts.start_new_role()
    QApplication.processEvents()
    return main_window.panels.roles


def names(panel) -> list[str]:
    return [role.name.zh for role in panel._studio.session.content.of(Role)]


@pytest.mark.parametrize("typed", ["平台运营部", "平台运赢", "ptyy", "r02"])
def test_a_role_with_a_close_name_is_offered(panel, typed):
    assert not panel.close_role.isVisible()
    type_text(typed)
    assert panel.close_role.text() == "Go to existing R02 平台运营 instead"
    QTest.mouseClick(panel.close_role, Qt.MouseButton.LeftButton)
    assert panel.chosen() == "R02"
    assert panel.name.text() == ""
    assert not panel.close_role.isVisible()
    assert names(panel) == ["专家", "平台运营"]


def test_enter_adds_the_new_role_however_close_it_is(panel):
    type_text("平台运营部")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert names(panel) == ["专家", "平台运营", "平台运营部"]
    assert not panel.close_role.isVisible()


def test_nothing_is_offered_for_a_name_of_its_own(panel):
    type_text("客服")
    assert not panel.close_role.isVisible()
