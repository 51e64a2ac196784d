"""One export in the background: on a snapshot, with progress, and stopped when nobody wants it."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from canvas_studio.errors import UserError
from canvas_studio.export import Cancelled, Exporter
from canvas_studio.model.content import Content
from canvas_studio.views.background import undisturbing

_LOG = logging.getLogger(__name__)


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
        for end in (self.finished, self.cancelled, self.refused, self.broke):
            end.connect(self.deleteLater)

    def start(self) -> None:
        QThreadPool.globalInstance().start(self._runnable)

    def cancel(self) -> None:
        """Stop at the next step; nothing of the file is left then."""
        self._unwanted.set()

    def run(self) -> None:
        """What the other thread does."""
        try:
            report = self.exporter.export(self._snapshot, self._options, self.path, self._progress)
        except Cancelled:
            self.cancelled.emit()
        except UserError as error:
            self.refused.emit(error)
        except Exception as error:
            _LOG.exception("the export to %s failed", self.exporter.id)
            self.broke.emit(error)
        else:
            self.finished.emit(report)

    def _progress(self, done: int, total: int) -> None:
        if self._unwanted.is_set():
            raise Cancelled
        self.progressed.emit(done, total)


class _Runnable(QRunnable):
    def __init__(self, job: ExportJob) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._job = job

    def run(self) -> None:
        with undisturbing():
            self._job.run()
