"""One export in the background: on a snapshot, with progress, and stopped when nobody wants it."""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from canvas_studio.errors import UserError
from canvas_studio.export import Cancelled, Exporter, ExportReport, Progress
from canvas_studio.model.content import Content
from canvas_studio.views.background import undisturbing

_LOG = logging.getLogger(__name__)
_PAUSE: Final = 0.05
"""Seconds between two signals of progress. Each costs the window a turn with the other thread: one for
each of 5,000 rows kept it from answering for up to half a second."""


class ExportJob(QObject):
    """Tells what becomes of it on the thread that made it. Exactly one of the last four comes.

    Then it is over, and goes with the snapshot that it holds.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    """The ExportReport."""
    cancelled = Signal()
    refused = Signal(object)
    """The UserError that says why the file could not be written."""
    broke = Signal(object)
    """Any other exception: a defect."""

    def __init__(
        self,
        exporter: Exporter[Any],
        snapshot: Content,
        options: Any,
        path: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.exporter = exporter
        self.path = path
        self._snapshot = snapshot
        self._options = options
        self._unwanted = threading.Event()
        self._runnable = _Runnable(self)
        self._runnable.signals.progressed.connect(self.progressed)
        self._runnable.signals.ended.connect(self._end)

    def start(self) -> None:
        QThreadPool.globalInstance().start(self._runnable)

    def cancel(self) -> None:
        """Stop at the next step; nothing of the file is left then."""
        self._unwanted.set()

    def export(self, progress: Progress) -> ExportReport:
        """What the other thread does. Cancelled where nobody wants it any more."""
        told = 0.0

        def go_on(done: int, total: int) -> None:
            nonlocal told
            if self._unwanted.is_set():
                raise Cancelled
            now = time.monotonic()
            if done == total or now - told >= _PAUSE:
                told = now
                progress(done, total)

        return self.exporter.export(self._snapshot, self._options, self.path, go_on)

    def _end(self, outcome: ExportReport | Exception) -> None:
        match outcome:
            case Cancelled():
                self.cancelled.emit()
            case UserError():
                self.refused.emit(outcome)
            case Exception():
                self.broke.emit(outcome)
            case _:
                self.finished.emit(outcome)
        self.deleteLater()


class _Signals(QObject):
    """Apart from the job: a sender must not be deleted while another thread is sending."""

    progressed = Signal(int, int)
    ended = Signal(object)
    """The ExportReport, or what was raised."""


class _Runnable(QRunnable):
    def __init__(self, job: ExportJob) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._job = job

    def run(self) -> None:
        outcome: ExportReport | Exception
        with undisturbing():
            try:
                outcome = self._job.export(self.signals.progressed.emit)
            except (Cancelled, UserError) as error:
                outcome = error
            except Exception as error:
                _LOG.exception("the export to %s failed", self._job.exporter.id)
                outcome = error
        self.signals.ended.emit(outcome)
