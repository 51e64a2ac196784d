"""For how long the window does not answer while files are opened and written and everything is checked.

A heart beats in the event loop; the longest time between two beats is the longest standstill.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer

from benchmarks.exports import FUNCTION_TABLE
from benchmarks.large import LARGE, records
from benchmarks.window_runs.desk import Desk, tell
from canvas_studio.export import EXPORTERS, Exporter
from canvas_studio.model.commands.canvas import write_cell
from canvas_studio.model.content import Content
from canvas_studio.model.records import Function, Goal, Role
from canvas_studio.views.exporting.export_job import ExportJob

_BEAT = 2
"""Milliseconds."""


class Heart:
    """Knows the longest time for which the event loop did not run."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> None:
        self._beat()
        self._timer.stop()


@contextmanager
def beating() -> Iterator[Heart]:
    heart = Heart()
    yield heart
    heart.stop()


def wait_for(is_done: Callable[[], bool]) -> None:
    """Let the event loop run until something is so."""
    loop, look = QEventLoop(), QTimer(interval=10)
    look.timeout.connect(lambda: loop.quit() if is_done() else None)
    look.start()
    loop.exec()


def main() -> None:
    with Desk() as desk:
        window, studio = desk.window, desk.window.studio
        window.resize(1920, 1080)
        window.show()
        desk.make_parts()
        path = desk.write(Content(records(LARGE)))
        figures = {}
        with beating() as heart:
            studio.files.open(path)
            wait_for(lambda: studio.session.is_open and window.canvas.view.sizes.is_settled)
        figures["opening the large file"] = heart.longest
        with beating() as heart:
            _edit(desk)
            wait_for(lambda: studio.session.checks.is_settled)
        figures["checking the large canvas as a whole"] = heart.longest
        with beating() as heart:
            studio.session.save(path)
        figures["saving the large file"] = heart.longest
        table = Content(records(FUNCTION_TABLE))
        for exporter in EXPORTERS:
            with beating() as heart:
                _export(exporter, table, desk.folder / f"table{exporter.suffix}")
            figures[f"exporting 5,000 functions as {exporter.id}"] = heart.longest
        tell(figures)


def _edit(desk: Desk) -> None:
    document = desk.window.studio.session.document
    goal, function = document.content.of(Goal)[3].id, document.content.of(Function)[3].id
    role = document.content.of(Role)[0].name.zh
    document.run(write_cell, goal, function, f"{role}（确认）")


def _export(exporter: Exporter, table: Content, path: Path) -> None:
    ended: list[object] = []
    has_language = "language" in exporter.Options.model_fields
    options = exporter.Options.model_validate({"language": "zh"} if has_language else {})
    job = ExportJob(exporter, table, options, path)
    for end in (job.finished, job.refused, job.broke):
        end.connect(ended.append)
    job.start()
    wait_for(lambda: bool(ended))
    if not path.exists():
        raise RuntimeError(f"no {path.name}: {ended}")


if __name__ == "__main__":
    main()
