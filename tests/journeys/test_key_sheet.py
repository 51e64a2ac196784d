"""One list of keys: no key twice, every key in a menu and in the sheet, and every key of the workshop there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from canvas_studio.i18n import Translator
from canvas_studio.views import actions
from canvas_studio.views.actions.action_set import text_of
from canvas_studio.views.canvas import key_table
from canvas_studio.views.canvas.key_table import ANYWHERE, meaning
from canvas_studio.views.key_names import shown_key, shown_keys
from canvas_studio.views.key_sheet.sections import as_text, sections

Key, Modifier = Qt.Key, Qt.KeyboardModifier
BY_ID = {action.id: action for action in actions.ACTIONS}


def entries(menu: actions.Menu) -> list[str]:
    listed = []
    for entry in menu.entries:
        listed += entries(entry) if isinstance(entry, actions.Menu) else [entry]
    return [id for id in listed if id != "-"]


IN_MENUS = {id for menu in actions.MENUS for id in entries(menu)}


# -- the keys ----------------------------------------------------------------------------------------


def test_no_two_actions_share_a_key():
    keys = [QKeySequence(key).toString() for a in actions.ACTIONS for key in a.keys]
    assert sorted(keys) == sorted(set(keys))
    assert all(keys)


def test_no_key_of_the_window_is_one_of_the_grid():
    """The window would act before the grid is asked."""
    window = {QKeySequence(key).toString() for a in actions.ACTIONS for key in a.keys}
    tables = (key_table.ASLEEP, key_table.WHILE_TYPING)
    assert [key for table in tables for e in table for key in e.keys if key in window] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_menu_opens_by_the_key_of_something_else(main_window, language):
    """Qt does neither of two things that one key stands for."""
    main_window.studio.locale.set_language(language)
    titles = [action.text() for action in main_window.menuBar().actions()]
    opening = [QKeySequence.mnemonic(title).toString() for title in titles]
    keys = {QKeySequence(key).toString() for a in actions.ACTIONS for key in a.keys}
    keys |= {
        key for table in (key_table.ASLEEP, key_table.WHILE_TYPING) for e in table for key in e.keys
    }
    assert all(opening)
    assert len(set(opening)) == len(opening)
    assert keys.isdisjoint(opening)


TAKEN_BY_INPUT_METHODS = {"Ctrl+.", "Ctrl+Space", "Shift+Space", "Ctrl+Shift+F"}
"""Chinese input methods switch themselves, their punctuation and their characters with these."""


def test_what_an_input_method_may_take_the_key_of_can_be_done_in_another_way():
    of_window = [a for a in actions.ACTIONS if set(a.keys) & TAKEN_BY_INPUT_METHODS]
    others = {"find": "F3 opens the bar as well"}
    assert [a.id for a in of_window if len(a.keys) == 1 and a.id not in others] == []
    assert {"select_column", "select_row"} <= IN_MENUS


def test_every_key_of_the_grid_that_means_an_action_means_one_that_exists(main_window):
    own = {*main_window.canvas.keys.acts, *(move.does for move in key_table.MOVES)}
    own |= {"extend", "type", "enter", "enter_up", "next_cell", "previous_cell"}
    assert {e.does for e in key_table.ASLEEP} - own <= set(BY_ID)


def test_every_action_with_a_key_is_in_a_menu():
    of_grid = {e.does for e in key_table.ASLEEP} & set(BY_ID)
    assert {a.id for a in actions.ACTIONS if a.keys} | of_grid <= IN_MENUS | {"choose_module"}


def test_every_menu_shows_the_keys_of_its_actions(main_window):
    main_window.studio.files.open_sample()
    main_window.actions_of.refresh()
    shown = {}
    for menu in main_window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            if action.objectName():
                shown[action.objectName()] = action.text().partition("\t")[2]
    for id in IN_MENUS:
        keys = tuple(key_table.keys_of(id))
        if not BY_ID[id].keys and keys:
            assert shown[id] == shown_key(keys[0]), id


# -- domain 6.2 --------------------------------------------------------------------------------------

WORKSHOP = {
    "Ctrl++": "zoom_in", "Ctrl+-": "zoom_out", "Ctrl+2": "to_canvas", "Ctrl+G": "new_goal",
    "Ctrl+F": "new_function", "F7": "next_empty", "F8": "next_finding", "Ctrl+E": "export_again",
    "F1": "key_sheet", "Ctrl+K": "palette", "Ctrl+Z": "undo", "Ctrl+Y": "redo", "Ctrl+S": "save", "Ctrl+P": "park",
    "F11": "presentation", "F9": "agenda_run", "Shift+F9": "agenda_next", "Ctrl+M": "new_module",
}  # fmt: skip
IN_GRID = {
    **{(str(n), "goal"): f"stage_S{n}" for n in range(1, 6)},
    ("B", "function"): "kind_business", ("O", "function"): "kind_operations",
    ("D", "function"): "kind_data", ("P", "function"): "priority_next",
    ("0", "function"): "priority_must", ("3", "function"): "priority_wont",
    ("M", "function"): "choose_module", ("Space", "crossing"): "mark",
    **{
        (f"Alt+{n}", "crossing"): f"dimension_{dimension}"
        for n, dimension in enumerate(
            ("business", "operations", "data", "monetisation", "content"), start=1
        )
    },
}  # fmt: skip


@pytest.mark.parametrize(("key", "action"), WORKSHOP.items(), ids=WORKSHOP)
def test_a_key_of_the_workshop_means_its_action(key, action):
    assert key in BY_ID[action].keys


@pytest.mark.parametrize(("place", "action"), IN_GRID.items(), ids=map(str, IN_GRID))
def test_a_key_of_the_workshop_in_the_grid_means_its_action(place, action):
    assert meaning(*place) == action


def test_every_key_of_a_spreadsheet_is_there():
    for key in (
        "Left", "Right", "Up", "Down", "Home", "End", "Ctrl+Left", "Ctrl+Home", "Ctrl+End", "PgUp",
        "PgDown", "Shift+Down", "Ctrl+Shift+End", "Ctrl+A", "Ctrl+Space", "Shift+Space", "Tab",
        "Shift+Tab", "Return", "Shift+Return", "F2", "Esc", "Del", "Backspace",
    ):  # fmt: skip
        assert meaning(key, "crossing"), key


# -- the sheet ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_holds_every_key_that_works(main_window, language):
    studio = main_window.studio
    studio.files.open_sample()
    studio.locale.set_language(language)
    sheet = sections(studio.locale.translator, lambda a: text_of(a, studio, Translator(language)))
    rows = [row for section in sheet for row in section.rows]
    for action in actions.ACTIONS:
        if action.keys:
            assert sum(row.keys == shown_keys(action.keys) for row in rows) == 1, action.id
    text = as_text("", sheet)
    for spot in ANYWHERE:
        for key in ("F2", "Tab", "Return", "Space", "B", "M", "P"):
            if meaning(key, spot):
                assert shown_key(key) in text
    assert all(row.text and row.keys and "&" not in row.text for row in rows)
    assert len({section.title for section in sheet}) == len(sheet)


def test_f1_shows_the_sheet_over_everything_and_gives_the_focus_back(qtbot, main_window):
    studio = main_window.studio
    studio.files.open_sample()
    QApplication.processEvents()
    editor = main_window.canvas.editing.editor
    QTest.keyClicks(QApplication.focusWidget(), "zj")
    QTest.keyClick(editor, Key.Key_F1)
    sheet = studio.overlays.keys
    assert sheet.isVisible()
    assert sheet.geometry() == main_window.rect()
    main_window.resize(1000, 700)
    qtbot.waitUntil(lambda: sheet.geometry() == main_window.rect())
    QTest.keyClick(sheet, Key.Key_Escape)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is editor
    assert editor.toPlainText() == "zj"


def test_the_sheet_can_be_taken_along_as_text(main_window):
    main_window.studio.files.open_sample()
    sheet = main_window.studio.overlays.keys
    sheet.toggle()
    sheet.copy()
    text = QGuiApplication.clipboard().text()
    assert "Ctrl+K" in text
    assert "Find an action or an element" in text
    sheet.toggle()
    assert not sheet.isVisible()
