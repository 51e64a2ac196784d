"""What a screen reader finds in the window: names everywhere, cells in words, regions in reading order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from canvas_studio.messages import message
from canvas_studio.model.commands import questions
from canvas_studio.model.records import Function, Goal, Module, Role
from canvas_studio.model.storage.journal import Recovery
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.inspector.subject import Subject
from canvas_studio.views.recovery_dialog import RecoveryDialog
from tests.views.keyboard import type_text

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PANELS = (
    "inspector", "findings", "coverage", "roles", "questions", "history", "comparison", "impact",
)  # fmt: skip
_LINE = 14
"""Pixels within which widgets stand in one line."""


@pytest.fixture
def window(main_window):
    main_window.resize(1600, 1000)
    main_window.studio.files.open_sample()
    main_window.studio.session.checks.settle()
    QApplication.processEvents()
    return main_window


def said(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def id_of(window, type, code: str) -> str:
    return window.studio.session.content.by_code(type, code).id


def is_stop(widget: QWidget) -> bool:
    return (
        widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.visibleRegion().isEmpty()
    )


def unnamed() -> list[str]:
    """What can have the focus and says nothing."""
    found = []
    for top in QApplication.topLevelWidgets():
        for widget in [top, *top.findChildren(QWidget)] if top.isVisible() else []:
            if is_stop(widget) and not widget.isWindow() and not said(widget).strip():
                found.append(f"{type(widget).__name__} {widget.objectName()} in {widget.parent()}")
    return found


def states(window) -> Iterator[str]:
    """Comes to everything that opens in the window, one after the other."""
    studio, session = window.studio, window.studio.session
    goal, function = id_of(window, Goal, "G01"), id_of(window, Function, "F05")
    session.take_snapshot("00:35")
    session.document.run(questions.park, "?", [function], on=datetime.date(2026, 3, 12))
    for panel in PANELS:
        studio.parts.show_panel(panel)
        yield panel
    for kind, codes in ((Goal, ["G01"]), (Role, ["R05"]), (Module, ["M02"])):
        ids = tuple(id_of(window, kind, code) for code in codes)
        studio.parts.inspect(Subject(kind.__name__.lower(), ids))
        yield f"details of a {kind.__name__}"
    for codes in (["F06"], ["F05", "F06"]):
        ids = tuple(id_of(window, Function, code) for code in codes)
        studio.parts.inspect(Subject("function", ids))
        yield f"details of {codes}"
    studio.inquiries.show_impact([goal])
    yield "impact"
    studio.inquiries.compare_with(session.snapshots()[0])
    yield "comparison"
    studio.inquiries.next_finding(1)
    window.panels.findings.start_waiving()
    yield "waive form"
    window.canvas.filter_bar.open_bar()
    yield "filter"
    window.canvas.filter_bar.close_bar()
    window.canvas.find_bar.open_bar()
    yield "find"
    window.canvas.find_bar.close_bar()
    window.canvas.zoom.show_overview()
    yield "overview"
    window.canvas.zoom.show_grid()
    for overlay in (studio.overlays.commands, studio.overlays.parking):
        overlay.open()
        yield type(overlay).__name__
        overlay.dismiss()
    studio.overlays.modules.open_for([function])
    yield "modules"
    studio.overlays.modules.dismiss()
    studio.overlays.keys.toggle()
    yield "keys"
    studio.overlays.keys.dismiss()
    studio.room.toggle_agenda()
    yield "agenda"
    held = QMimeData()
    held.setText("功能名称\t一级模块\n直播\t直播中心\n")
    window.canvas.view.show_place(NAMES, Line("function", function))
    window.canvas.clipboard.paste(held)
    yield "paste"
    window.canvas.preview.hide()
    studio.notice("…", "error")
    yield "notice"
    studio.room.presentation.enter()
    yield "presentation"
    studio.room.presentation.leave()
    for show in (studio.parts.show_export, studio.parts.show_about):
        show()
        yield show.__name__
        for dialog in window.findChildren(QDialog):
            dialog.close()
    found = [
        Recovery(
            message("甲", "A"),
            None,
            datetime.datetime(2026, 3, 12),
            1,
            window.studio.settings.last_folder,
        )
    ]
    recovery = RecoveryDialog(studio, found, window)
    recovery.show()
    yield "recovery"
    recovery.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_that_takes_the_focus_has_a_name(window, language):
    window.studio.parts.set_language(language)
    without = {}
    for state in states(window):
        QApplication.processEvents()
        if names := unnamed():
            without[state] = names
    assert without == {}


def test_the_start_page_has_names(main_window):
    QApplication.processEvents()
    assert unnamed() == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            "目标 专家资源沉淀，功能 专家入驻，3 个角色：专家（入驻）；业务人员（邀约专家）；平台运营（审核资质）",
        ),
        (
            "en",
            "Goal Build up expert resources, function Expert onboarding, 3 roles: Expert (Onboard); ",
        ),
    ],
)
def test_a_cell_is_said_with_its_goal_its_function_and_its_roles(window, language, words):
    window.studio.parts.set_language(language)
    window.canvas.set_language(language)
    goal, function = (
        Line("goal", id_of(window, Goal, "G01")),
        Line("function", id_of(window, Function, "F01")),
    )
    window.canvas.view.show_place(goal, function)
    table = QAccessible.queryAccessibleInterface(window.canvas.view)
    assert table.role() == QAccessible.Role.Table
    assert table.focusChild().text(QAccessible.Text.Name).startswith(words)
    assert said(window.canvas.editing.editor).startswith(words)  # it has the focus, and takes keys


def test_names_and_findings_are_said_in_words(window):
    spoken = window.canvas.model.spoken
    function = id_of(window, Function, "F05")
    place = window.canvas.view.canvas.place
    assert spoken(
        place(*window.canvas.model.position(NAMES, Line("function", function)))
    ).startswith("Function 渠道注册流程配置, business, P0")
    window.studio.parts.show_panel("findings")
    window.panels.findings.catch_up()
    model = window.panels.findings.tree.model()
    group = model.index(0, 0)
    entry = model.index(0, 0, group)
    assert group.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Warnings 4")
    assert entry.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Warning DEL902: ")
    window.studio.parts.show_panel("roles")
    role = window.panels.roles.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert role == "Role 平台运营, Platform, crossings: 30, 57%, too many"


def test_what_the_palette_highlights_is_announced(window, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(
        "canvas_studio.views.canvas.choices.announce", lambda _widget, text: heard.append(text)
    )
    window.studio.overlays.commands.open()
    type_text("group by kind")
    assert heard[-1].startswith("Rows: Group by kind")
    QTest.keyClick(window.studio.overlays.commands.field, Key.Key_Down)
    assert heard[-1] == window.studio.overlays.commands.list.currentItem().data(
        Qt.ItemDataRole.AccessibleTextRole
    )


# -- regions -----------------------------------------------------------------------------------------


def region(window) -> QWidget | None:
    focus = QApplication.focusWidget()
    return next((a for a in window.regions.areas() if a is focus or a.isAncestorOf(focus)), None)


def press_f6(held=Modifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F6, held)


def test_f6_goes_round_the_regions_and_shift_f6_goes_back(window):
    page = window.canvas
    window.studio.parts.show_panel("findings")
    page.find_bar.open_bar()
    page.view.setFocus()
    here = [page.zoom.shown, window.panels.front, page.header, page.find_bar]
    seen = []
    for _ in here:
        seen.append(region(window))
        press_f6()
    assert seen == here
    assert region(window) is page.zoom.shown
    press_f6(Modifier.ShiftModifier)
    assert region(window) is page.find_bar


def test_f6_comes_back_to_where_one_was(window):
    window.studio.parts.show_panel("findings")
    filters = window.panels.findings.filters
    filters.family.setFocus()
    press_f6()
    assert region(window) is not window.panels.findings
    press_f6(Modifier.ShiftModifier)
    assert QApplication.focusWidget() is filters.family


@pytest.mark.parametrize("panel", ["findings", "roles", "questions", "history", "comparison"])
def test_tab_goes_in_reading_order(window, panel):
    window.studio.session.take_snapshot("00:35")
    window.studio.parts.show_panel(panel)
    window.canvas.filter_bar.open_bar()
    window.canvas.filter_bar.list.hide()
    QApplication.processEvents()
    areas = window.regions.areas()
    for area in areas:
        stops = [widget for widget in chain(window) if area.isAncestorOf(widget)]
        assert stops == sorted(stops, key=partial(place_in_reading, stops)), said(area)


def place_in_reading(stops: list[QWidget], widget: QWidget) -> tuple[int, int]:
    """Its line, and where it stands in it: what begins a little lower is in the same line."""
    tops = sorted(stop.mapTo(stop.window(), QPoint(0, 0)).y() for stop in stops)
    at = widget.mapTo(widget.window(), QPoint(0, 0))
    return next(top for top in tops if at.y() - top <= _LINE), at.x()


def chain(window) -> list[QWidget]:
    """Where Tab stops, in order."""
    found, widget = [], window.nextInFocusChain()
    while widget is not window:
        if (
            is_stop(widget)
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isEnabled()
            and widget.focusProxy() is None
        ):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
