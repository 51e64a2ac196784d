"""One window on the camping site, and how it is opened, looked at and taken apart again."""

from __future__ import annotations

import functools
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from PySide6.QtCore import QAbstractItemModel, QPoint, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from canvas_studio.model import document, storage
from canvas_studio.model.storage.journal import Journal
from canvas_studio.resources import template
from canvas_studio.views.application import dismantle, make_window
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.settings import Settings
from tests.journeys.monkey import hands
from tests.journeys.monkey.looking import look


def gesture(**strategies: Any) -> Callable[[Callable[..., None]], Any]:
    """A rule that does nothing while no document is open.

    No precondition: what is drawn must not depend on how quick a window was.
    """

    def decorate(do: Callable[..., None]) -> Any:
        @functools.wraps(do)
        def do_if_open(self: OneWindow, **drawn: Any) -> None:
            if self.is_open:
                do(self, **drawn)

        return rule(**strategies)(do_if_open)

    return decorate


class OneWindow(RuleBasedStateMachine):
    """A window, its settings and journal, and a file that it is saved to."""

    def __init__(self) -> None:
        super().__init__()
        self.witness = hands.Witness()
        self.ids = document.secrets
        document.secrets = SimpleNamespace(choice=random.Random(0).choice)  # the same ids each time
        self.folder = tempfile.TemporaryDirectory(prefix="canvas-studio-monkey-")
        self.here = Path(self.folder.name)
        self.file = self.here / "monkey.canvas"
        storage.save_canvas(storage.load(template("camping")), self.file)
        self.is_well = True
        self.first: dict[str, Any] = {}
        self.open_window()
        assert self.window.studio.files.open(self.file)

    def open_window(self) -> None:
        """A program of the same person: same settings, same journal."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        store = QSettings(str(self.here / "settings.ini"), QSettings.Format.IniFormat)
        self.window = make_window(application, Settings(store), Journal(self.here / "journal"))
        application.setCursorFlashTime(0)  # the screen is compared with what is painted anew
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.testers = [
            QAbstractItemModelTester(
                model, QAbstractItemModelTester.FailureReportingMode.Warning, self.window
            )
            for model in self.window.findChildren(QAbstractItemModel)
            if type(model).__module__.startswith("canvas_studio")
        ]
        self.window.studio.session.opened.connect(self.begin)

    def begin(self) -> None:
        session = self.window.studio.session
        if not session.history.done and not session.history.undone:
            self.first = dict(session.content.records)

    def teardown(self) -> None:
        try:
            if self.is_well:
                self.go_all_the_way_back_and_forth()
                self.witness.check()
        finally:
            self.give_up()
            dismantle(self.window)
            self.witness.leave()
            document.secrets = self.ids
            self.folder.cleanup()

    def go_all_the_way_back_and_forth(self) -> None:
        self.give_up()
        session = self.window.studio.session
        if not session.is_open:
            return
        last, steps = dict(session.content.records), len(session.history.done)
        self.window.studio.session.go_to_step(0)
        hands.settle(self.window)
        look(self.window)
        assert dict(session.content.records) == self.first
        session.go_to_step(steps)
        hands.settle(self.window)
        look(self.window)
        assert dict(session.content.records) == last

    # -- what is there -----------------------------------------------------------------------------

    @property
    def canvas(self) -> Any:
        return self.window.canvas

    @property
    def port(self) -> QWidget:
        return self.window.canvas.view.viewport()

    @property
    def is_open(self) -> bool:
        return self.window.studio.session.is_open

    def give_up(self) -> None:
        """Escape until nothing is typed: the first one may only close a question."""
        while self.canvas.editing.is_editing:
            self.canvas.editing.cancel()
        self.window.panels.inspector.writer.clear()

    def line(self, kind: str, number: int) -> Line | None:
        """A goal, function or group in sight."""
        model = self.canvas.model
        held = [line for line in (*model.rows, *model.columns) if line.kind == kind]
        return held[number % len(held)] if held else None

    def name_at(self, line: Line, share: int) -> QPoint:
        """A point on the name of a line, `share` thousandths down or across it, scrolled into sight."""
        view, model = self.canvas.view, self.canvas.model
        place = (line, NAMES) if line.kind == "goal" else (NAMES, line)
        position = model.position(*place)
        if position is None:  # a key that was pressed on the way has taken it out of sight
            return QPoint(0, 0)
        row, column = position
        view.scrollTo(model.index(row, column))
        box = view.cell_rect(row, column)
        if column == 0:
            return QPoint(box.left() + box.width() // 2, box.top() + box.height() * share // 1000)
        return QPoint(box.left() + box.width() * share // 1000, box.top() + box.height() - 8)

    def go_to(self, row: int, column: int) -> None:
        model = self.canvas.model
        cell = row % model.rowCount(), column % model.columnCount()
        if model.flags(model.index(*cell)) != Qt.ItemFlag.NoItemFlags:
            self.canvas.view.setFocus()
            self.canvas.view.set_cursor(*cell)

    # -- what must hold ----------------------------------------------------------------------------

    @invariant()
    def the_window_shows_the_document(self) -> None:
        self.is_well = False
        hands.settle(self.window)
        self.close_menus()
        self.witness.check()
        look(self.window)
        self.witness.check()
        self.is_well = True

    def close_menus(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            assert isinstance(popup, QWidget)
            popup.close()
            hands.settle(self.window)
