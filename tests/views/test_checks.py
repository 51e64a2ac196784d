"""Checks of the whole canvas that fail, or end when nobody wants them any more."""

from __future__ import annotations

import threading
from typing import NoReturn

import pytest

from canvas_studio.model.commands import elements
from canvas_studio.model.document import Document
from canvas_studio.model.facts import Facts
from canvas_studio.model.metrics import Metrics
from canvas_studio.model.records import Goal
from canvas_studio.views import checks
from canvas_studio.views.checks import Checks
from tests.model.build import Build


@pytest.fixture
def document() -> Document:
    build = Build()
    build.cell("G01", "F01", "R01")
    return build.document()


@pytest.fixture(params=[False, True], ids=["at once", "in another thread"])
def _where(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        monkeypatch.setattr(checks, "_LARGE", 0)
        monkeypatch.setattr(checks, "_PAUSE", 0)


@pytest.mark.usefixtures("_where")
def test_a_rule_that_breaks_is_told_once_and_stops_nothing(
    qtbot, document: Document, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    watching = Checks(document)
    told: list[None] = []
    watching.failed.connect(lambda: told.append(None))

    def breaks(_facts: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(checks, "metrics", breaks)
    for name in ("新目标", "又一个"):
        document.run(elements.add, Goal, name=name)
        broken = len(caplog.records)
        qtbot.waitUntil(lambda before=broken: len(caplog.records) > before)
        qtbot.waitUntil(lambda: watching.is_settled)
    assert len(told) == 1
    assert {record.message for record in caplog.records} == {"the check of the whole canvas failed"}
    monkeypatch.undo()
    document.run(elements.add, Goal, name="第三个")
    qtbot.waitUntil(lambda: watching.metrics.figures["C1"] == (1, 4))
    watching.close()


def test_what_a_check_finds_after_the_document_was_closed_is_not_taken(
    qtbot, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching = Checks(document)
    before, measured = watching.metrics, checks.metrics
    started, closing = threading.Event(), threading.Event()

    def held_up(facts: Facts) -> Metrics:
        started.set()
        assert closing.wait(60)
        return measured(facts)

    monkeypatch.setattr(checks, "_LARGE", 0)
    monkeypatch.setattr(checks, "_PAUSE", 0)
    monkeypatch.setattr(checks, "metrics", held_up)
    document.run(elements.add, Goal, name="新目标")
    qtbot.waitUntil(started.is_set)
    closing.set()
    watching.close()
    changed: list[None] = []
    watching.changed.connect(lambda: changed.append(None))
    qtbot.wait(1)
    assert watching.metrics is before
    assert not changed
