"""The window answers while exports, checks and openings run: its heart goes on beating.

Most jobs here cannot even end unless the event loop runs meanwhile: they wait for heartbeats. How
long the window really stands still is measured in `benchmarks`.
"""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from canvas_studio.export import EXPORTERS, Exporter, ExportOptions, no_progress
from canvas_studio.export.exporter import Progress, Rendered
from canvas_studio.model import storage
from canvas_studio.model.commands import elements
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.records import Goal
from canvas_studio.model.storage.journal import Journal
from canvas_studio.views import checks, session
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.background import take_short_turns
from canvas_studio.views.checks import Checks
from canvas_studio.views.exporting.export_job import ExportJob
from canvas_studio.views.locale import Locale
from canvas_studio.views.session import Session
from canvas_studio.views.settings import Settings
from canvas_studio.views.studio import Studio
from canvas_studio.views.waiting import Waiting, WaitingSign
from tests.model.build import Build, text

_BEATS = 5
_GIVEN_UP = 60
"""Seconds after which a job that waits for the heart has waited in vain."""
_TENTHS = 6


class Heart(QObject):
    """Beats in the event loop, as often as that comes round."""

    def __init__(self) -> None:
        super().__init__()
        self.beats: list[float] = []
        self._wanted = threading.Semaphore(0)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.beats.append(time.perf_counter())
        self._wanted.release()

    def await_beats(self) -> None:
        """For jobs: go on when the heart has beaten a few times more."""
        for _ in range(_BEATS):
            assert self._wanted.acquire(timeout=_GIVEN_UP), "the event loop does not run"

    def tenths_alive(self, start: float, end: float) -> int:
        """In how many tenths of a time it beat."""
        return len(
            {int(10 * (beat - start) / (end - start)) for beat in self.beats if start <= beat < end}
        )


@pytest.fixture
def heart(qapp) -> Iterator[Heart]:
    turn = sys.getswitchinterval()
    take_short_turns()
    heart = Heart()
    yield heart
    heart.deleteLater()
    sys.setswitchinterval(turn)


def canvas(functions: int) -> Content:
    build = Build()
    build.role("R01", name=text("专家"))
    build.goal("G01", name=text("专家资源沉淀"))
    for number in range(functions):
        build.function(f"F{number:04}", name=text(f"第{number}个功能", f"Function {number}"))
        if number < functions // 2:
            build.cell("G01", f"F{number:04}", "R01")
    return build.content()


def test_a_job_in_the_event_loop_is_noticed(heart: Heart) -> None:
    """The watchdog bites: what runs between two beats lets it beat in two tenths at most."""
    QTest.qWait(1)
    start = time.perf_counter()
    while time.perf_counter() - start < 0.05:
        pass
    end = time.perf_counter()
    QTest.qWait(1)
    assert heart.tenths_alive(start, end) <= 2


def a_second_of(work: Callable[..., Any]) -> Callable[..., Any]:
    """`work` as often as it is done within a second, after a first time without this.

    Each tenth of that is longer than what the system gives to other programs; the first time it
    loads its libraries and is no measure.
    """
    times = 0

    def measured(*arguments: Any) -> Any:
        nonlocal times
        if not times:
            work(*arguments)
            start = time.perf_counter()
            made = work(*arguments)
            times = math.ceil(1 / (time.perf_counter() - start))
            return made
        return [work(*arguments) for _ in range(times)][-1]

    return measured


class SelfishExporter(Exporter[ExportOptions]):
    """An export that is one long call, in which no other thread can run."""

    id, suffix = "selfish", ".txt"
    title = EXPORTERS[0].title
    Options = ExportOptions

    def render(self, snapshot: Content, options: ExportOptions, progress: Progress) -> Rendered:
        return Rendered(str(sum(range(20_000_000))).encode())


def test_a_call_that_lets_nobody_else_run_is_noticed(qtbot, heart: Heart, tmp_path: Path) -> None:
    """It bites in another thread, too."""
    QTest.qWait(1)
    start = time.perf_counter()
    exported(qtbot, SelfishExporter(), canvas(3), tmp_path / "a.txt")
    assert heart.tenths_alive(start, time.perf_counter()) < _TENTHS


class WaitingExporter(Exporter[ExportOptions]):
    """An export that cannot end before the window has answered."""

    id, suffix = "waiting", ".txt"
    title = EXPORTERS[0].title
    Options = ExportOptions

    def __init__(self, heart: Heart) -> None:
        self._heart = heart

    def render(self, snapshot: Content, options: ExportOptions, progress: Progress) -> Rendered:
        self._heart.await_beats()
        return Rendered(b"done")


class SteppingExporter(Exporter[ExportOptions]):
    """An export of very many short steps."""

    id, suffix = "stepping", ".txt"
    title = EXPORTERS[0].title
    Options = ExportOptions
    steps = 20_000

    def render(self, snapshot: Content, options: ExportOptions, progress: Progress) -> Rendered:
        for done in range(1, self.steps + 1):
            progress(done, self.steps)
        return Rendered(b"done")


def exported(qtbot, exporter: Exporter[Any], content: Content, path: Path) -> None:
    options = {"language": "zh"} if "language" in exporter.Options.model_fields else {}
    job = ExportJob(exporter, content, exporter.Options.model_validate(options), path)
    with qtbot.waitSignal(job.finished, timeout=1000 * _GIVEN_UP):
        job.start()


def test_progress_is_told_as_often_as_it_can_be_seen(qtbot, tmp_path: Path) -> None:
    """Each signal takes the window a turn: one for every row of a large table would be all it does."""
    exporter, told = SteppingExporter(), []
    job = ExportJob(exporter, canvas(3), ExportOptions(), tmp_path / "a.txt")
    job.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(job.finished, timeout=1000 * _GIVEN_UP):
        job.start()
    assert told[-1] == (exporter.steps, exporter.steps)
    assert len(told) < exporter.steps / 10


def test_the_window_answers_while_an_export_runs(qtbot, heart: Heart, tmp_path: Path) -> None:
    exported(qtbot, WaitingExporter(heart), canvas(3), tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == b"done"


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.id)
def test_no_step_of_an_export_keeps_the_window_waiting_for_most_of_it(
    qtbot,
    heart: Heart,
    tmp_path: Path,
    exporter: Exporter[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = canvas(700)
    render = a_second_of(lambda *how: type(exporter).render(exporter, *how))
    render(content, exporter.Options(), no_progress)
    monkeypatch.setattr(exporter, "render", render)
    QTest.qWait(1)
    start = time.perf_counter()
    exported(qtbot, exporter, content, tmp_path / "table")
    assert heart.tenths_alive(start, time.perf_counter()) >= _TENTHS


def test_the_window_answers_while_the_whole_canvas_is_checked(
    qtbot, heart: Heart, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = checks.whole_findings

    def find_later(*arguments: Any) -> Any:
        heart.await_beats()
        return find(*arguments)

    monkeypatch.setattr(checks, "whole_findings", find_later)
    monkeypatch.setattr(checks, "_LARGE", 10)
    document = Document(canvas(20))
    watching = Checks(document)
    document.run(elements.rename, "F0001", "第2个功能", "zh")
    qtbot.waitUntil(lambda: watching.is_settled, timeout=1000 * _GIVEN_UP)
    assert not watching.checker.due
    watching.close()


def test_closing_does_not_wait_for_rules_that_nobody_wants_any_more(
    qtbot, heart: Heart, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    started, closed = threading.Event(), threading.Event()

    def find_slowly(facts: object, rules: tuple[object, ...], revision: int) -> Any:
        asked.extend(rules)
        started.set()
        assert closed.wait(_GIVEN_UP)
        return checks.WholeFindings(revision, {})

    monkeypatch.setattr(checks, "whole_findings", find_slowly)
    monkeypatch.setattr(checks, "_LARGE", 10)
    document = Document(canvas(20))
    watching = Checks(document)
    document.run(elements.add, Goal, name="新目标")
    assert len(watching.checker.due) > 1
    qtbot.waitUntil(started.is_set, timeout=1000 * _GIVEN_UP)
    QTimer.singleShot(0, watching.close)
    give_up = checks._WholeCheck.give_up
    monkeypatch.setattr(checks._WholeCheck, "give_up", lambda run: (give_up(run), closed.set()))
    qtbot.waitUntil(closed.is_set, timeout=1000 * _GIVEN_UP)
    assert len(asked) == 1


# -- opening -------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    return window


@pytest.fixture
def opening(
    qtbot, window: QWidget, appearance: Appearance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """A session of a window to which every file is a large one."""
    monkeypatch.setattr(session, "_LARGE_FILE", 0)
    monkeypatch.setattr(session, "_LARGE_CONTENT", 0)
    made = Session(Journal(tmp_path / "journal"))
    studio = Studio(made, Locale("en"), appearance, Settings())
    made.work = Waiting(studio, window).run
    yield made
    made.close()
    studio.deleteLater()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.canvas"
    storage.save_canvas(canvas(20), path)
    return path


def test_the_window_answers_while_a_file_is_opened(
    opening: Session, heart: Heart, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, check = storage.load, session.check

    def load_later(path: Path) -> Content:
        heart.await_beats()
        return load(path)

    def check_later(document: Document) -> Any:
        heart.await_beats()
        return check(document)

    monkeypatch.setattr(session.storage, "load", load_later)
    monkeypatch.setattr(session, "check", check_later)
    opening.open(file)
    assert opening.path == file
    assert opening.content.count(Goal) == 1


def test_no_step_of_opening_keeps_the_window_waiting_for_most_of_it(
    opening: Session, heart: Heart, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.save_canvas(canvas(700), file)
    monkeypatch.setattr(session.storage, "load", a_second_of(storage.load))
    monkeypatch.setattr(session, "check", a_second_of(session.check))
    opening.open(file)
    QTest.qWait(1)
    start = time.perf_counter()
    opening.open(file)
    assert heart.tenths_alive(start, time.perf_counter()) >= _TENTHS


def test_the_window_answers_while_a_file_is_saved(
    opening: Session, heart: Heart, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening.open(file)
    opening.document.run(elements.rename, "G01", "别的目标", "zh")
    save = session.OpenFile.save

    def save_later(file: Any, content: Content, **how: bool) -> str:
        heart.await_beats()
        return save(file, content, **how)

    monkeypatch.setattr(session.OpenFile, "save", save_later)
    opening.save()
    assert opening.is_saved
    assert storage.load(file).get(Goal, "G01").name.zh == "别的目标"


def test_what_is_wrong_with_a_file_is_said_where_it_was_asked_for(
    opening: Session, file: Path
) -> None:
    opening.open(file)
    broken = file.with_name("b.canvas")
    broken.write_bytes(file.read_bytes()[:300])
    with pytest.raises(storage.UnusableFileError):
        opening.open(broken)
    assert opening.path == file


def test_nothing_is_typed_and_no_window_closes_while_a_file_is_opened(
    qtbot, opening: Session, window: QWidget, heart: Heart, file: Path, monkeypatch
) -> None:
    field = QLineEdit(window)
    field.show()
    load = storage.load
    done = threading.Event()

    def meddle() -> None:
        QTest.keyClicks(field, "abc")
        window.close()
        done.set()

    def load_later(path: Path) -> Content:
        assert done.wait(_GIVEN_UP)
        return load(path)

    monkeypatch.setattr(session.storage, "load", load_later)
    QTimer.singleShot(0, meddle)
    opening.open(file)
    assert (field.text(), window.isVisible()) == ("", True)
    QTest.keyClicks(field, "abc")
    assert field.text() == "abc"


def test_a_sign_appears_when_a_file_takes_long(
    qtbot, opening: Session, window: QWidget, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, seen = storage.load, threading.Event()

    def look() -> None:
        if any(sign.isVisible() for sign in window.findChildren(WaitingSign)):
            seen.set()

    def load_later(path: Path) -> Content:
        assert seen.wait(_GIVEN_UP)
        return load(path)

    monkeypatch.setattr(session.storage, "load", load_later)
    looking = QTimer(window, interval=1)
    looking.timeout.connect(look)
    looking.start()
    opening.open(file)
    assert not any(sign.isVisible() for sign in window.findChildren(WaitingSign))


def test_small_files_are_opened_at_once(tmp_path: Path, file: Path, monkeypatch) -> None:
    threads: list[threading.Thread] = []
    load: Callable[[Path], Content] = storage.load
    monkeypatch.setattr(
        session.storage,
        "load",
        lambda path: (threads.append(threading.current_thread()), load(path))[1],
    )
    made = Session(Journal(tmp_path / "journal"))
    made.open(file)
    assert threads == [threading.main_thread()]
    made.close()
