"""What nobody foresaw: it is logged, shown once as a report, and the program goes on."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl, qInstallMessageHandler, qWarning
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton

from canvas_studio import __version__
from canvas_studio.i18n import Translator
from canvas_studio.views import logs, opening
from canvas_studio.views.defect_dialog import DefectDialog
from canvas_studio.views.logs import log_file, report_defects, start_logging


@pytest.fixture
def _logging_ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("CANVAS_STUDIO_STATE", str(tmp_path / "state"))
    before = list(logs._LOG.handlers), logs._LOG.level
    yield
    qInstallMessageHandler(None)
    for handler in [each for each in logs._LOG.handlers if each not in before[0]]:
        logs._LOG.removeHandler(handler)
        handler.close()
    logs._LOG.setLevel(before[1])


@pytest.mark.usefixtures("_logging_ends")
def test_the_log_says_which_program_it_was_and_what_qt_says() -> None:
    start_logging()
    qWarning("something about a window")
    written = log_file().read_text(encoding="utf-8")
    assert f"Canvas Studio {__version__}, Python" in written
    assert "WARNING canvas_studio.qt: default: something about a window" in written


@pytest.mark.usefixtures("_logging_ends")
def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    start_logging()
    assert isinstance(logs._LOG.handlers[-1], logging.StreamHandler)


def test_a_defect_is_logged_and_shown_and_an_interrupt_is_neither(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    interrupts: list[type] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda type, *_rest: interrupts.append(type))
    shown: list[str] = []
    report_defects(shown.append)
    for error in (ZeroDivisionError("a defect"), KeyboardInterrupt()):
        sys.excepthook(type(error), error, None)
    (report,) = shown
    assert report.startswith(f"Canvas Studio {__version__}")
    assert report.endswith("ZeroDivisionError: a defect\n")
    assert [record.message for record in caplog.records] == ["unexpected error"]
    assert interrupts == [KeyboardInterrupt]


def test_the_report_can_be_copied_and_the_log_be_found(
    qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CANVAS_STUDIO_STATE", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = DefectDialog("what happened", Translator("en"))
    qtbot.addWidget(dialog)
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["Copy the report"].click()
    assert QGuiApplication.clipboard().text() == "what happened"
    buttons["Show the log file"].click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
    buttons["Go on"].click()
    assert dialog.result() == DefectDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("platform", "asked"),
    [("win32", ["explorer", "/select,{path}"]), ("darwin", ["open", "-R", "{path}"])],
)
def test_a_file_is_shown_selected_where_the_system_can(
    platform: str, asked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(opening.subprocess, "Popen", started.append)
    path = tmp_path / "a.xlsx"
    opening.show_in_folder(path)
    assert started == [[word.format(path=path) for word in asked]]
