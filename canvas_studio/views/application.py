"""Makes everything once and wires it: settings, language, looks, session, window."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from canvas_studio import __version__
from canvas_studio.model import pinyin
from canvas_studio.model.finder import Entry, Finder
from canvas_studio.model.records import Function, Goal, LText, Module, Role
from canvas_studio.model.storage.journal import Journal
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.background import (
    collect_again,
    look_for_garbage_rarely,
    take_short_turns,
    undisturbing,
)
from canvas_studio.views.input_methods import with_a_way_in
from canvas_studio.views.later import Later
from canvas_studio.views.locale import Locale
from canvas_studio.views.logs import report_defects, start_logging
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.session import Session
from canvas_studio.views.settings import Settings
from canvas_studio.views.studio import Studio

_PAUSE = 500
"""Milliseconds after which what is opened has been shown, and other threads may have their turn."""


def run(path: Path | None = None, *, seen: Callable[[], object] = lambda: None) -> int:
    """Open the window, on a file where one is given, until it is closed.

    `seen` is called when what was opened has been painted.
    """
    application = make_application()
    start_logging()
    window = make_window(application, Settings(), Journal())
    report_defects(lambda report: _show_defect(report, window))
    window.show()
    QTimer.singleShot(0, lambda: _begin(window, path, seen))
    code = application.exec()
    sys.excepthook = sys.__excepthook__
    dismantle(window)
    return code


def _begin(window: MainWindow, path: Path | None, seen: Callable[[], object]) -> None:
    """Open what a crash left behind, or the file that was asked for; all else when it is seen."""
    files, session = window.studio.files, window.studio.session
    if not files.offer_recovery() and path is not None:
        files.open(path)
    Later(
        window.pages,
        (
            seen,
            collect_again,
            *window.parts_to_make(),
            lambda: QThreadPool.globalInstance().start(_load_libraries),
            lambda: learn_spellings(session),
        ),
    )


def _load_libraries() -> None:
    """What is needed when somebody first searches, exports, or asks what a remark touches."""
    with undisturbing():
        pinyin.warm_up()
        importlib.import_module("canvas_studio.model.impact")
        importlib.import_module("canvas_studio.export")


def learn_spellings(session: Session) -> None:
    """Work out the pinyin of all names of each document in the background, before somebody types some."""

    later = QTimer(session, singleShot=True, interval=_PAUSE)

    def learn() -> None:
        if not session.is_open:
            return
        types: tuple[type[Role | Goal | Function | Module], ...] = (Role, Goal, Function, Module)
        names = [record.name for type in types for record in session.content.every(type)]
        QThreadPool.globalInstance().start(partial(_spell, names))

    later.timeout.connect(learn)
    session.opened.connect(later.start)
    later.start()


def _spell(names: Sequence[LText]) -> None:
    with undisturbing():
        Finder(Entry("", (name.zh, name.en)) for name in names).warm_up()


def _show_defect(report: str, window: MainWindow) -> None:
    from canvas_studio.views.defect_dialog import DefectDialog

    DefectDialog(report, window.studio.locale.translator, window).exec()


def make_application() -> QApplication:
    """The one QApplication of the process."""
    os.environ.update(with_a_way_in(os.environ))
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    take_short_turns()
    look_for_garbage_rarely()
    QCoreApplication.setApplicationName("Canvas Studio")
    QCoreApplication.setApplicationVersion(__version__)
    return application


def make_window(application: QApplication, settings: Settings, journal: Journal) -> MainWindow:
    """A window with a session of its own."""
    appearance = Appearance(application, settings.theme)
    studio = Studio(Session(journal), Locale(settings.language), appearance, settings)
    return MainWindow(studio)


def dismantle(window: MainWindow) -> None:
    """Take the window apart before Python ends: Qt must not outlive what it calls."""
    window.studio.session.close()
    window.studio.room.close_window()
    window.hide()
    QThreadPool.globalInstance().waitForDone()  # a file that is being written is written
    QCoreApplication.processEvents()
    window.deleteLater()
    if QGuiApplication.platformName() == "offscreen":
        # WORKAROUND its clipboard outlives Python, from which our copies come
        QGuiApplication.clipboard().clear()
    QCoreApplication.processEvents()
    # By name: without a running event loop nothing else deletes what is to be deleted later.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
