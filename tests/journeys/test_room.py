"""In the room: presenting while editing, a second screen that follows, the agenda, the parking lot."""

from __future__ import annotations

import html
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from canvas_studio.model.commands import canvas
from canvas_studio.model.records import OpenQuestion
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.canvas.filters import CanvasFilter
from canvas_studio.views.canvas.style import LARGEST_TEXT
from canvas_studio.views.room import room_window
from canvas_studio.views.room.room_window import other_screen
from canvas_studio.views.theme import LIGHT
from tests.views import keyboard
from tests.views.keyboard import type_text

Key, Modifier = Qt.Key, Qt.KeyboardModifier
G01, F01 = "goal_G01", "function_F01"


@pytest.fixture
def window(main_window):
    main_window.studio.files.open_sample()
    main_window.studio.session.checks.settle()
    QApplication.processEvents()
    return main_window


press = partial(keyboard.press, seen=True)


def go(window, goal: str, function: str) -> None:
    assert window.canvas.view.show_place(
        Line("goal", goal), Line("function", function), blink=False
    )
    window.canvas.view.setFocus()


def notation(window, goal: str, function: str) -> str:
    return window.canvas.model.notation(goal, function)


def questions(window) -> list[OpenQuestion]:
    return window.studio.session.content.of(OpenQuestion)


# -- presentation ------------------------------------------------------------------------------------


def chrome(window) -> list:
    return [
        window.menuBar(), window.toolbar, window.statusBar(), window.canvas.header, window.notices,
        window.panels.findings,
    ]  # fmt: skip


def test_only_the_canvas_and_its_caption_are_on_the_screen(window):
    window.studio.appearance.set_theme("dark")
    window.studio.settings.theme = "dark"
    window.studio.notice("Saved x")
    press(Key.Key_F11)
    assert window.isFullScreen()
    assert not any(part.isVisible() for part in chrome(window))
    assert window.canvas.view.text_size == 20
    assert window.studio.appearance.theme is LIGHT
    assert window.studio.room.caption.isVisible()
    assert window.windowTitle() == "专家服务平台"
    press(Key.Key_F11)
    assert not window.isFullScreen()
    assert window.windowTitle().endswith("Canvas Studio")
    visible = [part.isVisible() for part in chrome(window)]
    assert visible[:4] == [True] * 4
    assert window.canvas.view.text_size == 13
    assert window.studio.appearance.theme.name == "dark"
    window.studio.parts.set_theme("light")


def test_editing_goes_on_while_presenting_and_the_caption_reads_along(window):
    press(Key.Key_F11)
    go(window, "goal_G02", F01)
    caption = window.studio.room.caption
    assert caption.title.text() == "G02 渠道资源沉淀  ×  F01 专家入驻"
    assert "Blank" in caption.body.text()
    type_text("用户/看")
    assert caption.body.text() == "用户/看"
    press(Key.Key_Return)
    assert notation(window, "goal_G02", F01) == "用户（看）"
    press(Key.Key_Up)
    assert "用户" in caption.body.text()
    assert "看" in caption.body.text()
    press(Key.Key_Z, Modifier.ControlModifier)
    assert notation(window, "goal_G02", F01) == ""
    assert window.isFullScreen()


def test_the_caption_of_a_name_says_what_it_stands_for(window):
    press(Key.Key_F11)
    caption = window.studio.room.caption
    window.canvas.show_element(G01, blink=False)
    assert caption.title.text() == "G01 专家资源沉淀"
    assert "S1" in caption.body.text()
    window.canvas.show_element(F01, blink=False)
    assert "P0" in caption.body.text()


def test_text_is_between_16_and_32_and_remembered_apart(window):
    press(Key.Key_F11)
    for _ in range(30):
        press(Key.Key_Minus, Modifier.ControlModifier)
    assert window.canvas.view.text_size == 16
    for _ in range(30):
        press(Key.Key_Plus, Modifier.ControlModifier)
    assert window.canvas.view.text_size == LARGEST_TEXT == 32
    press(Key.Key_F11)
    assert window.canvas.view.text_size == 13
    press(Key.Key_F11)
    assert window.canvas.view.text_size == 32


def test_escape_gives_up_a_text_first_then_a_selection_then_leaves(window):
    press(Key.Key_F11)
    go(window, G01, F01)
    press(Key.Key_Down, Modifier.ShiftModifier)
    type_text("x")
    press(Key.Key_Escape)
    assert window.isFullScreen()
    press(Key.Key_Escape)
    assert window.isFullScreen()
    press(Key.Key_Escape)
    assert not window.isFullScreen()


def test_nothing_pops_up_before_an_audience_but_what_went_wrong_is_said_without_folders(
    window, saved_sample
):
    window.studio.files.open(saved_sample)
    press(Key.Key_F11)
    window.studio.notice("Saved sample.canvas", "ok")
    window.studio.notice(f"{saved_sample} cannot be written.", "error")
    assert not window.notices.isVisible()
    said = window.studio.room.caption.body.text()
    assert "sample.canvas cannot be written." in said
    assert str(saved_sample.parent) not in said
    press(Key.Key_Down)
    assert "cannot" not in window.studio.room.caption.body.text()


def test_a_finding_is_read_in_the_caption_when_the_panels_are_hidden(window):
    window.studio.session.document.run(canvas.clear_roles, [(G01, F01)])
    window.studio.session.checks.settle()
    QApplication.processEvents()
    press(Key.Key_F11)
    press(Key.Key_F8)
    finding = window.panels.findings.model.items()[0]
    assert html.unescape(window.studio.room.caption.body.text()) == finding.message.text("en")
    assert window.isFullScreen()


def test_closing_the_canvas_ends_the_presentation(window):
    press(Key.Key_F11)
    window.studio.parts.close_document()
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()


# -- the second screen -------------------------------------------------------------------------------


def test_the_room_window_follows_the_cursor_while_the_focus_stays(qtbot, window):
    press(Key.Key_F11, Modifier.ShiftModifier)
    room = window.studio.room.window
    assert room is not None
    qtbot.waitUntil(room.isVisible)
    window.activateWindow()
    window.canvas.view.setFocus()
    go(window, "goal_G03", "function_F10")
    assert room.view.cursor_cell() == window.canvas.view.cursor_cell()
    assert room.caption.title.text().startswith("G03")
    assert room.view.text_size == 20
    assert room.view.style_of_grid.theme is LIGHT
    room.zoom(4)
    assert (room.view.text_size, window.canvas.view.text_size) == (24, 13)
    assert room.windowTitle() == "专家服务平台"
    window.studio.room.toggle_window()
    assert window.studio.room.window is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go(window, "goal_G02", "function_F10")
    window.studio.room.toggle_window()
    assert window.studio.room.window.view.text_size == 24
    window.studio.room.toggle_window()


def test_what_is_typed_into_the_room_window_goes_on_in_the_main_one(qtbot, window):
    """Whoever clicked there does not look for the words that nobody took."""
    press(Key.Key_F11, Modifier.ShiftModifier)
    room = window.studio.room.window
    go(window, "goal_G02", F01)
    with qtbot.waitActive(room):
        room.activateWindow()
    QTest.keyClicks(room, "yonghu/")
    assert window.canvas.editing.editor.toPlainText() == "用户/"
    with qtbot.waitActive(room):
        room.activateWindow()
    QTest.keyClick(room, Key.Key_P, Modifier.ControlModifier)
    assert window.studio.overlays.parking.isVisible()
    window.studio.overlays.parking.dismiss()
    with qtbot.waitActive(room):
        room.activateWindow()
    QTest.keyClick(room, Key.Key_Plus, Modifier.ShiftModifier)
    assert room.view.text_size == 21
    QTest.keyClick(room, Key.Key_F11)
    assert room.isFullScreen()
    assert not window.studio.is_presenting
    QTest.keyClick(room, Key.Key_F11, Modifier.ShiftModifier)
    assert window.studio.room.window is None


def test_the_room_window_does_not_take_the_focus_from_what_is_being_typed(
    qtbot, window, monkeypatch
):
    """Full screen on the second screen either."""
    asked = []
    monkeypatch.setattr(room_window, "other_screen", lambda _screens, main: main)
    monkeypatch.setattr(
        room_window.RoomWindow, "activateWindow", lambda _self: asked.append("room")
    )
    monkeypatch.setattr(
        room_window.RoomWindow, "showFullScreen", lambda _self: asked.append("showFullScreen")
    )
    go(window, "goal_G02", F01)
    type_text("用户/看")
    press(Key.Key_F11, Modifier.ShiftModifier)
    qtbot.waitUntil(window.isActiveWindow)
    assert asked == []
    assert window.studio.room.window.isFullScreen()
    assert QApplication.focusWidget() is window.canvas.editing.editor
    assert window.canvas.editing.editor.toPlainText() == "用户/看"


@pytest.mark.parametrize(
    "happens",
    [
        lambda window: window.canvas.model.set_transposed(True),
        lambda window: window.canvas.model.set_grouping("none"),
        lambda window: window.canvas.model.set_filter(CanvasFilter(text="邀请码")),
        lambda window: window.canvas.model.set_all_collapsed(True),
        lambda window: window.canvas.set_language("en"),
        lambda window: window.studio.parts.set_language("zh"),
        lambda window: window.studio.parts.set_theme("dark"),
        lambda window: window.studio.room.presentation.enter(),
        lambda window: window.canvas.zoom.toggle(),
    ],
    ids=[
        "turned around", "no groups", "filtered", "groups closed", "content in English",
        "windows in Chinese", "dark", "presenting", "overview",
    ],
)  # fmt: skip
def test_whatever_happens_the_room_sees_the_cell_of_the_cursor(qtbot, window, happens):
    go(window, "goal_G03", "function_F06")
    press(Key.Key_F11, Modifier.ShiftModifier)
    room = window.studio.room.window
    qtbot.waitUntil(room.isVisible)
    happens(window)
    for goal, function in (("goal_G03", "function_F06"), ("goal_G01", "function_F06")):
        go(window, goal, function)
        QApplication.processEvents()
        cell = window.canvas.view.cursor_cell()
        assert room.view.cursor_cell() == cell
        body = room.view.viewport().rect()
        body = body.adjusted(room.view.names_width, room.view.header_height, 0, 0)
        assert body.contains(room.view.cell_rect(*cell).center())
        names = window.canvas.model.text(window.canvas.place).strip()
        assert names
        assert all(word in room.caption.title.text() for word in (goal[-3:], function[-3:]))
        assert room.view.style_of_grid.theme is LIGHT
    room.grab()
    window.studio.room.toggle_window()


def test_the_room_window_takes_the_screen_that_is_free():
    class Screen:
        pass

    first, second = Screen(), Screen()
    assert other_screen([first, second], first) is second
    assert other_screen([first, second], second) is first
    assert other_screen([first], first) is None


def test_the_room_window_closes_with_the_main_window(window):
    window.studio.room.toggle_window()
    window.close()
    assert window.studio.room.window is None


# -- the agenda --------------------------------------------------------------------------------------


def test_a_step_sets_the_progress_and_leaves_a_snapshot(window):
    studio = window.studio
    press(Key.Key_F9)
    assert studio.room.strip.isVisible()
    assert studio.session.content.project.progress == "value"
    assert studio.session.history.undo_label.text("zh") == "进度：价值"
    for _ in range(3):
        press(Key.Key_F9, Modifier.ShiftModifier)
    assert studio.room.workshop.agenda.step.id == "functions"
    assert studio.session.content.project.progress == "goals"
    assert [s.name[6:] for s in studio.session.snapshots()] == [
        "Opening done", "Value done", "Goals done",
    ]  # fmt: skip
    press(Key.Key_Z, Modifier.ControlModifier)
    assert studio.session.content.project.progress == "value"
    assert studio.room.workshop.agenda.step.id == "functions"


def test_the_strip_says_what_is_left_and_what_is_over_in_words(window):
    studio = window.studio
    now = [1_000_000.0]
    studio.room.workshop.agenda._now = lambda: now[0]
    press(Key.Key_F9)
    strip = studio.room.strip
    assert (strip.title.text(), strip.time.text()) == ("Opening", "5:00 left")
    now[0] += 7 * 60
    strip.refresh()
    assert strip.time.text() == "over by 3 min"
    press(Key.Key_F9)
    assert strip.time.text() == "over by 3 min, paused"
    assert strip.next.text() == "Next: Value"


def test_the_agenda_takes_no_focus(qtbot, window):
    go(window, "goal_G02", F01)
    press(Key.Key_F9)
    type_text("用户/看")
    qtbot.mouseClick(window.studio.room.strip.next, Qt.MouseButton.LeftButton)
    assert window.canvas.editing.editor.is_awake
    press(Key.Key_Return)
    assert notation(window, "goal_G02", F01) == "用户（看）"


def test_a_running_workshop_is_found_again_after_a_crash(make_main_window, saved_sample, tmp_path):
    first = make_main_window()
    first.studio.files.open(saved_sample)
    first.studio.room.workshop.start_or_pause()
    first.studio.room.workshop.advance()
    values = first.studio.settings.values("agenda")
    first.studio.session.close()
    second = make_main_window()
    second.studio.settings.set_values("agenda", values)
    second.studio.session.open(saved_sample)
    assert second.studio.room.workshop.agenda.step.id == "value"
    assert second.studio.room.strip.isVisibleTo(second)
    second.studio.files.open_sample()
    assert second.studio.room.workshop.agenda.step is None


def test_a_workshop_begun_before_the_first_save_is_found_again_after_a_crash(
    make_main_window, tmp_path
):
    """Nobody touches the agenda between the save and the crash."""
    first = make_main_window()
    first.studio.files.new()
    first.studio.room.workshop.start_or_pause()
    first.studio.room.workshop.advance()
    first.studio.session.save(tmp_path / "workshop.canvas")
    values = first.studio.settings.values("agenda")
    first.studio.session.close()
    second = make_main_window()
    second.studio.settings.set_values("agenda", values)
    second.studio.session.open(tmp_path / "workshop.canvas")
    assert second.studio.room.workshop.agenda.step.id == "value"


# -- nothing in the way ---------------------------------------------------------------------------


def test_no_dialog_opens_between_minute_20_and_105(window):
    """Every key of the flow, one after the other, with dialogs counted."""
    press(Key.Key_F11)
    for key, held in (
        (Key.Key_G, Modifier.ControlModifier), (Key.Key_Escape, Modifier.NoModifier),
        (Key.Key_F, Modifier.ControlModifier), (Key.Key_Escape, Modifier.NoModifier),
        (Key.Key_F7, Modifier.NoModifier), (Key.Key_F8, Modifier.NoModifier),
        (Key.Key_P, Modifier.ControlModifier), (Key.Key_Escape, Modifier.NoModifier),
        (Key.Key_K, Modifier.ControlModifier), (Key.Key_Escape, Modifier.NoModifier),
        (Key.Key_M, Modifier.ControlModifier), (Key.Key_Escape, Modifier.NoModifier),
        (Key.Key_F9, Modifier.NoModifier), (Key.Key_F9, Modifier.ShiftModifier),
    ):  # fmt: skip
        press(key, held)
        assert QApplication.activeModalWidget() is None
        assert window.findChildren(QDialog) == []
