"""The main job in a window off screen: open the sample, edit, undo, check, export, say ok."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from canvas_studio.export import exporter
from canvas_studio.model.records import Crossing, Function, Goal
from canvas_studio.model.storage.journal import Journal
from canvas_studio.views.application import dismantle, make_application, make_window
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.exporting.export_job import ExportJob
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.settings import Settings

_FORMATS = ("xlsx", "pdf")
_REMARKS = ("This plugin does not support propagateSizeHints()",)
"""What Qt remarks about having no screen, which is as it should be here."""


class SelfTestError(Exception):
    """Says which part of the main job did not come out."""


def run() -> int:
    """0 where the main job works, 1 where it does not."""
    qInstallMessageHandler(_pass_on)
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="canvas-studio-self-test-") as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.language = "en"
        window = make_window(application, settings, Journal(Path(folder) / "journal"))
        try:
            window.show()
            _do_main_job(application, window, Path(folder))
        except SelfTestError as error:
            print(f"failed: {error}", file=sys.stderr)
            return 1
        finally:
            dismantle(window)
    print("ok")
    return 0


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if text not in _REMARKS:
        print(text, file=sys.stderr)


def _do_main_job(application: QApplication, window: MainWindow, folder: Path) -> None:
    studio = window.studio
    _expect(studio.files.open_sample(), "the sample does not open")
    session = studio.session
    before = session.content.count(Crossing)
    goal, function = _blank_cell(window)
    _expect(studio.canvas.view.show_place(goal, function), "the cell is not shown")
    _type(window, "专家（试用）")
    application.processEvents()
    _expect(studio.canvas.model.notation(goal.id, function.id) == "专家（试用）", "typing a cell")
    _expect(session.content.count(Crossing) == before + 1, "the crossing is not in the document")
    window.actions_of["undo"].trigger()
    application.processEvents()
    _expect(session.content.count(Crossing) == before, "undo")
    session.checks.settle()
    studio.parts.show_panel("findings")
    application.processEvents()
    _expect(window.panels.findings.model.rowCount() > 0, "no findings are shown")
    saved = folder / "sample.canvas"
    session.save(saved)
    _expect(session.is_saved and saved.stat().st_size > 0, "saving")
    for format in _FORMATS:
        path = folder / f"sample.{format}"
        _export(window, format, path)
        _expect(path.stat().st_size > 1_000, f"export to {format}")


def _blank_cell(window: MainWindow) -> tuple[Line, Line]:
    content = window.studio.session.content
    for goal in content.of(Goal):
        for function in content.of(Function):
            if content.crossing(goal.id, function.id) is None:
                return Line("goal", goal.id), Line("function", function.id)
    raise SelfTestError("the sample has no blank cell")


def _type(window: MainWindow, text: str) -> None:
    """What a person does: an input method commits words, Enter takes them."""
    editor = window.canvas.editing.editor
    words = QInputMethodEvent("", [])
    words.setCommitString(text)
    QApplication.sendEvent(editor, words)
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    QApplication.sendEvent(editor, enter)


def _export(window: MainWindow, format: str, path: Path) -> None:
    chosen = exporter(format)
    snapshot = window.studio.session.document.snapshot()
    job = ExportJob(chosen, snapshot, chosen.Options(), path)
    waiting = QEventLoop()
    for end in (job.finished, job.cancelled, job.refused, job.broke):
        end.connect(waiting.quit)
    QTimer.singleShot(120_000, waiting.quit)
    job.start()
    waiting.exec()
    _expect(path.exists(), f"export to {format}")


def _expect(is_so: bool, what: str) -> None:
    if not is_so:
        raise SelfTestError(what)
