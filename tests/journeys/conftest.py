"""A whole window on a canvas, with settings and a journal of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from canvas_studio.model import storage
from canvas_studio.model.storage.journal import Journal
from canvas_studio.resources import sample
from canvas_studio.views.application import dismantle, make_window
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.settings import Settings

MakeWindow = Callable[[], MainWindow]


@pytest.fixture
def make_main_window(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[MakeWindow]:
    """Windows of one person: they share the journal, and stand for the program run several times."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        store = QSettings(str(tmp_path / f"settings-{len(made)}.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.language = "en"
        window = make_window(qapp, settings, Journal(tmp_path / "journal"))
        made.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield make
    for window in filter(shiboken6.isValid, made):
        window.studio.locale.set_language("en")  # Qt's texts are those of all windows
        dismantle(window)


@pytest.fixture
def main_window(make_main_window: MakeWindow) -> MainWindow:
    return make_main_window()


@pytest.fixture
def saved_sample(tmp_path: Path) -> Path:
    """The sample as a canvas file of the person's own."""
    path = tmp_path / "documents" / "sample.canvas"
    path.parent.mkdir()
    storage.save_canvas(storage.load(sample("expert-platform")), path)
    return path


class Answers:
    """Answers the questions of the windows in the order in which they come."""

    def __init__(self) -> None:
        self._queue: list[str | Callable[[QWidget], None]] = []
        self.asked: list[str] = []
        """What was asked, in words."""
        self._is_over = False
        self._look_again()

    def give(self, *answers: str | Callable[[QWidget], None]) -> None:
        """By the text of a button, or by what is to be done with the dialog."""
        self._queue += answers

    def end(self) -> None:
        self._is_over = True
        assert not self._queue, f"was not asked: {self._queue}"

    def _look_again(self) -> None:
        # A timer of its own each time: one that is being delivered is not delivered once more,
        # as it must be for the question that an answer brings about.
        if not self._is_over:
            QTimer.singleShot(1, self._look)

    def _look(self) -> None:
        self._look_again()
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible():
            return
        if isinstance(dialog, QMessageBox):
            self.asked.append(dialog.text())
        if not self._queue:
            dialog.close()
            return
        answer = self._queue.pop(0)
        if callable(answer):
            answer(dialog)
            return
        buttons = {b.text().replace("&", ""): b for b in dialog.findChildren(QPushButton)}
        buttons[answer].click()


@pytest.fixture
def answers(qapp: QApplication) -> Iterator[Answers]:
    answers = Answers()
    yield answers
    answers.end()
