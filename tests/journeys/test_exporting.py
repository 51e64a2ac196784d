"""Exports from the window: said when they are done, said when they fail, and nothing left of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from canvas_studio.export import EXPORTERS
from canvas_studio.export.csv_table import CsvExporter
from canvas_studio.views.application import dismantle
from canvas_studio.views.exporting.export_dialog import ExportDialog
from canvas_studio.views.exporting.export_job import ExportJob
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.studio import Notice


@pytest.fixture
def window(main_window: MainWindow) -> MainWindow:
    main_window.studio.files.open_sample()
    return main_window


@pytest.fixture
def notices(window: MainWindow) -> list[Notice]:
    told: list[Notice] = []
    window.studio.noticed.connect(told.append)
    return told


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """CSV exports say that they began and wait for the second event."""
    began, go_on = threading.Event(), threading.Event()
    export = CsvExporter.export

    def slowly(self: CsvExporter, content: Any, options: Any, path: Path, progress: Any) -> Any:
        began.set()
        assert go_on.wait(60)
        return export(self, content, options, path, progress)

    monkeypatch.setattr(CsvExporter, "export", slowly)
    yield began, go_on
    go_on.set()


def csv() -> CsvExporter:
    return next(each for each in EXPORTERS if isinstance(each, CsvExporter))


def export_again(window: MainWindow, path: Path) -> None:
    parts, exporter = window.studio.parts, csv()
    parts._remember_export(exporter, exporter.Options(), path)
    parts.export_again()


def are_gone(window: MainWindow, type: type) -> bool:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not window.findChildren(type)


def test_an_export_again_says_what_it_wrote_and_is_over(qtbot, window, notices, tmp_path) -> None:
    export_again(window, tmp_path / "t.csv")
    qtbot.waitUntil(lambda: len(notices) > 1)
    assert [notice.text for notice in notices] == ["Writing t.csv…", "Wrote t.csv"]
    assert notices[-1].path == tmp_path / "t.csv"
    assert notices[-1].path.stat().st_size
    qtbot.waitUntil(lambda: are_gone(window, ExportJob))


def test_what_cannot_be_written_is_said_in_a_sentence(qtbot, window, notices, tmp_path) -> None:
    export_again(window, tmp_path / "gone" / "t.csv")
    qtbot.waitUntil(lambda: len(notices) > 1)
    assert notices[-1] == Notice("Cannot save t.csv: there is no such folder", "error")
    qtbot.waitUntil(lambda: are_gone(window, ExportJob))


def test_a_defect_of_an_export_reaches_the_last_resort(
    qtbot, window, tmp_path, monkeypatch, caplog
) -> None:
    monkeypatch.setattr(CsvExporter, "export", lambda *arguments: 1 / 0)
    with qtbot.captureExceptions() as unforeseen:
        export_again(window, tmp_path / "t.csv")
        qtbot.waitUntil(lambda: bool(unforeseen))
    assert unforeseen[0][0] is ZeroDivisionError
    assert [record.message for record in caplog.records] == ["the export to csv failed"]
    assert list(tmp_path.glob("t.csv*")) == []


def test_an_export_that_is_stopped_leaves_no_file_and_the_dialog_open(
    qtbot, window, tmp_path, held_up
) -> None:
    began, go_on = held_up
    window.studio.parts.show_export()
    (dialog,) = window.findChildren(ExportDialog)
    dialog.format.setCurrentIndex(EXPORTERS.index(csv()))
    dialog.path.setText(str(tmp_path / "t.csv"))
    dialog.export_button.click()
    qtbot.waitUntil(began.is_set)
    dialog.reject()
    go_on.set()
    qtbot.waitUntil(lambda: dialog.job is None)
    assert dialog.isVisible()
    assert not (tmp_path / "t.csv").exists()
    dialog.reject()
    qtbot.waitUntil(lambda: are_gone(window, ExportDialog))


def test_whoever_ends_the_program_during_an_export_has_the_whole_file(
    window, tmp_path, held_up
) -> None:
    began, go_on = held_up
    export_again(window, tmp_path / "t.csv")
    assert began.wait(60)
    threading.Timer(0.05, go_on.set).start()
    dismantle(window)
    assert (tmp_path / "t.csv").read_bytes().endswith(b"\n")
