"""Keeps findings and coverage figures in step with the document without holding up an edit.

Rules about single elements are checked within the edit. Rules and figures about the whole canvas
follow in the next turn of the event loop; of a large canvas a moment later, in another thread.
"""

from __future__ import annotations

import logging
import threading
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from canvas_studio.model.checker import Checker, WholeFindings, whole_findings
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.facts import Facts
from canvas_studio.model.marks import FindingMarks
from canvas_studio.model.metrics import Metrics, metrics
from canvas_studio.model.rules import Found, WholeRule
from canvas_studio.views.background import undisturbing

_LARGE: Final = 4_000
"""Records from which the whole canvas is looked at in another thread."""
_PAUSE: Final = 200
"""Milliseconds without an edit after which that begins."""
_LOG = logging.getLogger(__name__)
_FAILURE: Final = "the check of the whole canvas failed"


class Checked(NamedTuple):
    """All that is known about a document; checker and marks follow it, and are closed with it."""

    checker: Checker
    marks: FindingMarks
    metrics: Metrics


def check(document: Document) -> Checked:
    """Look at a document as a whole for the first time."""
    checker = Checker(document)
    return Checked(checker, FindingMarks(document, checker), metrics(checker.facts))


class Checks(QObject):
    """The checker and the figures of a document, with one signal for whatever changes in them."""

    changed = Signal()
    """Findings or figures are not what they were; told once per turn of the event loop."""
    failed = Signal()
    """The canvas as a whole could not be looked at; told once, and the log says why."""

    def __init__(
        self, document: Document, checked: Checked | None = None, parent: QObject | None = None
    ) -> None:
        """`checked` is what `check` made of the document, in another thread perhaps."""
        super().__init__(parent)
        self._document = document
        self.checker, self.marks, self.metrics = checked or check(document)
        self._unsubscribe = document.subscribe(lambda _changes: self._schedule())
        self._announce = QTimer(self, singleShot=True, interval=0)
        self._announce.timeout.connect(self.changed)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._look_at_the_whole)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: _WholeCheck | None = None
        self._has_failed = False

    def close(self) -> None:
        """Follow the document no longer."""
        self._unsubscribe()
        self.marks.close()
        self.checker.close()
        self._pause.stop()
        self._announce.stop()
        if self._running is not None:
            self._running.give_up()
            self._running = None  # what it has sent already is not taken any more
        self._pool.waitForDone()

    @property
    def is_settled(self) -> bool:
        """Whether findings and figures are those of the document as it is."""
        return self._running is None and not self._pause.isActive()

    def settle(self) -> None:
        """Be up to date when this returns."""
        self._pause.stop()
        self.checker.run_whole_rules()
        self.metrics = metrics(self.checker.facts)
        self._announce.start()

    def _schedule(self) -> None:
        self._announce.start()
        self._pause.start(_PAUSE if len(self._document.content) > _LARGE else 0)

    def _look_at_the_whole(self) -> None:
        if len(self._document.content) <= _LARGE:
            try:
                self.settle()
            except Exception:  # a defect of a rule must not stop the work on the canvas
                _LOG.exception(_FAILURE)
                self._tell_failure()
        elif self._running is not None:
            self._pause.start(_PAUSE)
        else:
            checker = self.checker
            self._running = _WholeCheck(self._document.snapshot(), checker.due, checker.revision)
            self._running.signals.done.connect(self._accept)
            self._running.signals.failed.connect(self._give_up)
            self._pool.start(self._running)

    def _accept(self, found: WholeFindings, figures: Metrics) -> None:
        if self._running is None:
            return
        self._running = None
        self.checker.accept(found)
        self.metrics = figures
        self._announce.start()

    def _give_up(self) -> None:
        if self._running is not None:
            self._running = None
            self._tell_failure()

    def _tell_failure(self) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit()


class _Signals(QObject):
    done = Signal(object, object)
    failed = Signal()


class _WholeCheck(QRunnable):
    """Whole rules and figures of one snapshot."""

    def __init__(self, snapshot: Content, rules: tuple[WholeRule, ...], revision: int) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._snapshot = snapshot
        self._rules = rules
        self._revision = revision
        self._unwanted = threading.Event()

    def give_up(self) -> None:
        """Stop at the next rule; nobody is told anything then."""
        self._unwanted.set()

    def run(self) -> None:
        with undisturbing():
            try:
                self._check()
            except Exception:
                _LOG.exception(_FAILURE)
                self.signals.failed.emit()

    def _check(self) -> None:
        facts = Facts(self._snapshot)
        gaps: dict[str, tuple[Found, ...]] = {}
        for rule in self._rules:
            if self._unwanted.is_set():
                return
            gaps |= whole_findings(facts, (rule,), self._revision).gaps
        self.signals.done.emit(WholeFindings(self._revision, gaps), metrics(facts))
