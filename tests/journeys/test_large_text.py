"""The window with the large text that some people set their system to: nothing cut off, nothing overlaps."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QToolButton,
)

from canvas_studio.views.elided_label import ElidedLabel

PANELS = ("inspector", "findings", "coverage", "roles", "questions", "history", "comparison")


@pytest.fixture(params=[1.5, 2.0])
def window(request, qapp, make_main_window):
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * request.param)
    qapp.setFont(larger)
    window = make_main_window()
    window.resize(1920, 1080)
    window.studio.files.open_sample()
    QApplication.processEvents()
    yield window
    qapp.setFont(before)
    window.studio.appearance.set_theme("light")


def cut_off(window) -> list[str]:
    """Words that have less room than they ask for, and are not made to end in dots or to wrap."""
    found = []
    for widget in window.findChildren(QLabel) + window.findChildren(QPushButton):
        if not widget.isVisible() or not widget.text() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            continue
        wanted = widget.fontMetrics().boundingRect(widget.text()).size()
        if isinstance(widget, QLabel) and widget.textFormat() == Qt.TextFormat.RichText:
            wanted = widget.sizeHint()
        if widget.width() < wanted.width() or widget.height() < wanted.height():
            found.append(f"{widget.text()}: {widget.size().toTuple()} for {wanted.toTuple()}")
    return found


def overlapping(window) -> list[str]:
    """Words over other words."""
    by_parent: dict = {}
    for kind in (QLabel, QPushButton, QToolButton):
        for widget in window.findChildren(kind):
            parent = widget.parentWidget()
            if isinstance(parent, QTabBar):
                continue  # Qt lets the arrows share the line between them
            if widget.isVisible() and parent is not None and not isinstance(parent, QStackedWidget):
                by_parent.setdefault(parent, []).append(widget)
    return [
        f"{one} and {other}"
        for widgets in by_parent.values()
        for one, other in combinations(widgets, 2)
        if one.geometry().intersects(other.geometry())
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_off_and_nothing_overlaps(window, language):
    window.studio.parts.set_language(language)
    window.canvas.filter_bar.open_bar()
    window.canvas.filter_bar.list.hide()
    window.canvas.find_bar.open_bar()
    window.studio.room.toggle_agenda()
    for panel in PANELS:
        window.studio.parts.show_panel(panel)
        QApplication.processEvents()
        assert cut_off(window) == [], panel
        assert overlapping(window) == [], panel


def test_headings_stay_larger_than_the_text_and_icons_grow_with_it(window):
    scale = window.studio.appearance.scale
    assert scale > 1.3
    window.studio.parts.close_document()
    QApplication.processEvents()
    titles = [label for label in window.start.findChildren(QLabel) if label.objectName() == "title"]
    assert titles[0].fontInfo().pixelSize() > 1.5 * window.fontInfo().pixelSize()
    assert window.toolbar.iconSize().height() == round(18 * scale)


def test_exporting_stays_in_sight_where_the_bar_has_no_room_for_words(window):
    export = window.toolbar.widgetForAction(window.actions_of["export"])
    named = window.toolbar.widgetForAction(window.actions_of["new_goal"])
    window.resize(1280, 800)
    QApplication.processEvents()
    assert export.geometry().right() <= window.toolbar.width()
    assert export.isVisible()
    window.resize(2600, 900)
    QApplication.processEvents()
    assert named.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
