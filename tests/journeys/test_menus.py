"""The menus of the window: short enough for a small screen, and ticks that do not depend on colour."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu


@pytest.fixture
def bar_menus(main_window) -> list[QMenu]:
    return [action.menu() for action in main_window.menuBar().actions()]


def test_every_menu_fits_into_a_small_screen_in_one_column(main_window, bar_menus):
    for language in ("zh", "en"):
        main_window.studio.locale.set_language(language)
        heights = {menu.title(): menu.sizeHint().height() for menu in bar_menus}
        assert {title: height for title, height in heights.items() if height > 760} == {}


def test_what_is_switched_on_has_a_tick_in_its_menu_and_not_a_pressed_icon(main_window):
    checkable = [a for a in main_window.actions() if a.isCheckable()]
    assert checkable
    assert [a.objectName() for a in checkable if a.isIconVisibleInMenu()] == []


def test_icons_of_menus_follow_the_theme(main_window, bar_menus):
    view = bar_menus[2]
    view.aboutToShow.emit()
    menu = next(m for m in view.findChildren(QMenu) if not m.icon().isNull())
    light = menu.icon().pixmap(16, 16).toImage()
    main_window.studio.appearance.set_theme("dark")
    view.aboutToShow.emit()
    assert menu.icon().pixmap(16, 16).toImage() != light
    main_window.studio.appearance.set_theme("light")
