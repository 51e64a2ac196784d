"""Fixtures for the windows: a theme, both languages, and small canvases in a grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.document import Document
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.bridge import DocumentBridge
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.canvas.cell_editing import CellEditing
from canvas_studio.views.canvas.cell_editor import CellEditor
from canvas_studio.views.canvas.edits import CanvasEdits
from canvas_studio.views.canvas.grid_keys import GridKeys
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.locale import Locale
from tests.model.build import Build, text
from tests.views.keyboard import type_text


@pytest.fixture(scope="session")
def appearance(qapp: QApplication) -> Appearance:
    return Appearance(qapp)


@pytest.fixture
def locale(qapp: QApplication) -> Locale:
    return Locale("en")


@dataclass
class Grid:
    """A canvas in a grid that follows its document and can be typed in."""

    document: Document
    locale: Locale
    model: CanvasTableModel
    view: CanvasView
    edits: CanvasEdits
    keys: GridKeys
    editing: CellEditing

    @property
    def editor(self) -> CellEditor:
        return self.editing.editor

    def at(self, goal: str, function: str) -> tuple[int, int]:
        """Row and column of a crossing."""
        position = self.model.position(Line("goal", goal), Line("function", function))
        assert position is not None
        return position

    def go(self, goal: str, function: str) -> None:
        self.view.set_cursor(*self.at(goal, function))

    def type(self, text: str) -> None:
        """Type into whatever has the focus: keys for ASCII, an input method for the rest."""
        type_text(text)

    def text(self, goal: str, function: str) -> str:
        return self.model.notation(goal, function)


@pytest.fixture
def make_grid(qtbot, appearance: Appearance, locale: Locale) -> Callable[[Document], Grid]:
    def make(document: Document) -> Grid:
        model = CanvasTableModel(document.content, locale, "zh")
        view = CanvasView(model, appearance, locale)
        qtbot.addWidget(view)
        bridge = DocumentBridge(document, view)
        bridge.changed.connect(model.follow)
        edits = CanvasEdits(document)
        keys = GridKeys(view, lambda: edits, locale)
        editing = CellEditing(view, lambda: edits, keys, appearance, locale)
        view.resize(1200, 800)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.setFocus()
        return Grid(document, locale, model, view, edits, keys, editing)

    return make


@pytest.fixture
def grid(make_grid) -> Grid:
    """Two goals, three functions in a module and none, three roles; G01×F01 is staffed."""
    build = Build()
    build.role("R01", name=text("专家", "Expert"), side="resource")
    build.role("R02", name=text("用户", "User"), side="demand")
    build.role("R03", name=text("业务人员", "Business staff"), side="platform", internal=True)
    build.goal("G01", name=text("专家资源沉淀"), stage="S1")
    build.goal("G02", name=text("渠道资源沉淀"), stage="S1")
    build.module("M01", name=text("专家中心"))
    build.function("F01", name=text("专家管理"), module="M01")
    build.function("F02", name=text("专家入驻"), module="M01", kind="operations")
    build.function("F03", name=text("邀请码"), kind="data")
    build.cell("G01", "F01", "R01", activity="入驻")
    return make_grid(build.document())
