"""A window to be killed, in which keys are typed as fast as it takes them."""

from __future__ import annotations

import itertools
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from canvas_studio.model.records import Function, Goal
from canvas_studio.model.storage.journal import Journal
from canvas_studio.model.storage.journal_files import state_hash
from canvas_studio.views.application import make_application, make_window
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.settings import Settings


def type_away(reports: Connection, settings: Path, journal: Path, path: Path) -> None:
    """Fill in one cell after another; report the number of steps and the state after each."""
    application = make_application()
    store = Settings(QSettings(str(settings), QSettings.Format.IniFormat))
    window = make_window(application, store, Journal(journal))
    window.show()
    window.studio.files.open(path)
    session, view = window.studio.session, window.canvas.view
    steps = itertools.count(1)
    session.changed.connect(lambda _: reports.send((next(steps), state_hash(session.content))))
    reports.send((0, state_hash(session.content)))
    places = itertools.product(session.content.of(Goal), session.content.of(Function))
    for goal, function in itertools.cycle(list(places)):
        view.show_place(Line("goal", goal.id), Line("function", function.id))
        editor = window.canvas.editing.editor
        QTest.keyClicks(editor, "r01/a;b")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        application.processEvents()
