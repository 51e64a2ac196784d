"""What a client typed is shown as it was typed: no markup, no key hints, wherever a name stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QWidget,
)

from canvas_studio.model.records import LText
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.inspector.subject import Subject
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.side_panels import PANELS
from tests.model.build import Build

NAME = "<b>R&D</b>"


def named(what: str) -> LText:
    return LText(zh=f"{NAME} {what}", en=f"{NAME} {what} in English")


@pytest.fixture
def window(main_window: MainWindow) -> MainWindow:
    build = Build(name=named("project"), client=named("client"), consultant=named("consultant"))
    build.module("M01", name=named("module"))
    for number in (1, 2):
        build.goal(f"G0{number}", name=named(f"goal {number}"))
        build.function(f"F0{number}", name=named(f"function {number}"), module="M01")
        build.role(f"R0{number}", name=named(f"role {number}"), side="platform")
    build.cell("G01", "F01", "R01", activity=NAME)
    build.cell("G01", "F02")
    main_window.studio.session.start(build.document().content, name=NAME)
    return main_window


def _everywhere(window: MainWindow) -> Iterator[str]:
    """Goes through what a window shows; yields where it is."""
    studio, view = window.studio, window.canvas.view
    goal, function = Line("goal", "G01"), Line("function", "F01")
    for place in ((goal, NAMES), (NAMES, function), (goal, function)):
        view.set_cursor(*window.canvas.model.position(*place))
        for panel, *_rest in PANELS:
            window.panels.show(panel)
            QApplication.processEvents()
            yield f"{panel} at {place[0].id or '-'} x {place[1].id or '-'}"
    for kind, id in (("role", "R01"), ("module", "M01"), ("goal", "G02")):
        window.panels.show("inspector")
        window.panels.inspector.show_subject(Subject(kind, (id,)))
        QApplication.processEvents()
        yield f"inspector of {id}"
    window.panels.show("findings")
    studio.inquiries.next_finding(1)
    QApplication.processEvents()
    yield "a finding"
    studio.canvas.brush.take("R01")
    studio.notice(NAME)
    QApplication.processEvents()
    yield "a role in hand"
    studio.parts.delete(["F02"])
    QApplication.processEvents()
    yield "after a step"


def test_labels_show_no_markup_and_buttons_and_menus_no_key_hints(window: MainWindow) -> None:
    wrong: dict[str, str] = {}
    for place in _everywhere(window):
        for widget in window.findChildren(QWidget):
            if said := _misread(widget):
                wrong.setdefault(f"{type(widget).__name__} {widget.objectName()}: {said}", place)
        for menu in window.findChildren(QMenu):
            menu.aboutToShow.emit()
        for action in window.findChildren(QAction):
            if "R&D" in action.text():
                wrong.setdefault(f"menu: {action.text()}", place)
    import pprint

    pprint.pprint(wrong, width=160)
    assert wrong == {}


def _misread(widget: QWidget) -> str:
    """What of a widget is taken for something else than text."""
    if isinstance(widget, QLabel) and NAME in widget.text():
        is_plain = widget.textFormat() == Qt.TextFormat.PlainText
        return "" if is_plain else f"label: {widget.text()}"
    if isinstance(widget, QAbstractButton) and "R&D" in widget.text():
        return f"button: {widget.text()}"
    if _is_marked_up(widget.toolTip()):
        return f"tool tip: {widget.toolTip()}"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        tips = (str(index.data(Qt.ItemDataRole.ToolTipRole)) for index in _items(widget.model()))
        return next((f"tool tip of an item: {tip}" for tip in tips if _is_marked_up(tip)), "")
    return ""


def _is_marked_up(tip: str) -> bool:
    return NAME in tip and Markup.mightBeRichText(tip)


def _items(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """All there are; those of a tree, too."""
    parent = parent or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            yield model.index(row, column, parent)
        yield from _items(model, model.index(row, 0, parent))
