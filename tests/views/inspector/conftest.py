"""A window on a small canvas, and the inspector in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from canvas_studio.model.content import Content
from canvas_studio.model.storage.journal import Journal
from canvas_studio.views.application import dismantle, make_window
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.inspector.entry import Entry
from canvas_studio.views.inspector.fields import FieldWidget
from canvas_studio.views.inspector.panel import InspectorPanel
from canvas_studio.views.inspector.subject import Subject
from canvas_studio.views.inspector.text_entry import TextEntry
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.settings import Settings
from tests.model.build import Build, text
from tests.views.keyboard import type_text

Key = Qt.Key


@dataclass
class Bench:
    """A window with the inspector in front."""

    window: MainWindow

    @property
    def content(self) -> Content:
        return self.window.studio.session.content

    @property
    def panel(self) -> InspectorPanel:
        return self.window.panels.inspector

    @property
    def steps(self) -> list[str]:
        """The labels of the steps done so far."""
        return [step.label.text("zh") for step in self.window.studio.session.history.done]

    # -- going -------------------------------------------------------------------------------------

    def go(self, goal: str = "", function: str = "") -> None:
        """Put the cursor of the grid on a goal, a function or their crossing."""
        across = Line("goal", goal) if goal else NAMES
        down = Line("function", function) if function else NAMES
        position = self.window.canvas.model.position(across, down)
        assert position is not None
        self.window.canvas.view.set_cursor(*position)
        self.panel.settle()

    def show(self, kind: str, *ids: str) -> None:
        self.panel.show_subject(Subject(kind, ids))

    def run(self, command: Callable[..., object], *args: Any, **kwargs: Any) -> None:
        """A step from elsewhere."""
        self.window.studio.session.document.run(command, *args, **kwargs)
        self.panel.settle()

    def undo(self) -> None:
        self.window.studio.session.history.undo()
        self.panel.settle()

    # -- fields ------------------------------------------------------------------------------------

    def field(self, path: str) -> Any:
        form = self.panel.form
        assert form is not None
        return next(f for f in form.fields if f.field.path == path)

    def entry(self, path: str, language: str | None = None) -> Any:
        """The editor of an attribute, in one language where it is a text."""
        form = self.panel.form
        assert form is not None
        found = [
            e for e in form.entries()
            if e.target and e.target.path == path and e.target.language == language
        ]  # fmt: skip
        assert found, [e.target for e in form.entries()]
        return found[0]

    def focus(self, path: str, language: str | None = None) -> Any:
        entry = self.entry(path, language)
        entry.setFocus(Qt.FocusReason.TabFocusReason)
        return entry

    # -- typing ------------------------------------------------------------------------------------

    def type(self, words: str) -> None:
        """Type into whatever has the focus: keys for ASCII, an input method for the rest."""
        type_text(words)

    def retype(self, words: str) -> None:
        """Put other words in the place of all there are."""
        self.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if words:
            self.type(words)
        else:
            self.press(Key.Key_Delete)

    def press(self, key: Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)
        self.panel.settle()


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One for all tests of a module, each with its own document."""
    folder = tmp_path_factory.mktemp("window")
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.language = "en"
    window = make_window(qapp, settings, Journal(folder / "journal"))
    window.resize(1280, 900)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    dismantle(window)


@pytest.fixture
def make_bench(window: MainWindow) -> Callable[[Build], Bench]:
    def make(build: Build) -> Bench:
        window.studio.session.start(build.document().content, name="test")
        window.panels.show("inspector")
        window.canvas.view.setFocus()
        bench = Bench(window)
        bench.panel.settle()
        return bench

    return make


def small() -> Build:
    """Two goals, two functions, three roles, a module; G01×F01 is staffed."""
    build = Build()
    build.role("R01", name=text("专家", "Expert"), side="resource")
    build.role("R02", name=text("用户", "User"), side="demand")
    build.role("R03", name=text("业务人员", "Business staff"), side="platform", internal=True)
    build.value("V01", side="demand", statement=text("找到专家", "Find an expert"))
    build.goal("G01", name=text("专家资源沉淀", "Experts"), stage="S1")
    build.goal("G02", name=text("渠道资源沉淀"), stage="S1")
    build.module("M01", name=text("专家中心", "Expert centre"))
    build.function("F01", name=text("专家管理", "Expert management"), module="M01")
    build.function("F02", name=text("邀请码"), kind="data")
    build.cell("G01", "F01", "R01", "R02", activity="入驻")
    return build


@pytest.fixture
def bench(make_bench: Callable[[Build], Bench]) -> Bench:
    return make_bench(small())


def focused() -> QWidget | None:
    return QApplication.focusWidget()


__all__ = ["Bench", "Entry", "FieldWidget", "TextEntry", "focused", "small"]
