"""The session keeps what it promises: steps, snapshots and times outlive saving and reopening."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Goal
from canvas_studio.model.storage.journal import Journal
from canvas_studio.views.session import Session
from tests.model.build import Build


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Session:
    session = Session(Journal(tmp_path / "journal"))
    build = Build()
    build.cell("G01", "F01", "R01")
    session.start(build.content(), tmp_path / "a.canvas")
    session.save()
    yield session
    session.close()
    session.deleteLater()


def test_a_snapshot_outlives_saving_and_reopening(session: Session) -> None:
    told: list[None] = []
    session.snapshots_changed.connect(lambda: told.append(None))
    taken = session.take_snapshot("  00:35   目标完成 ")
    assert taken.name == "00:35 目标完成"
    assert len(told) == 1
    session.document.run(elements.add, Goal, name="新目标")
    session.save()
    session.open(session.path)
    assert session.snapshots() == (taken,)
    (change,) = (c for c in session.changes_since(taken) if c.record.type == "goal")
    assert change.before is None
    session.forget_snapshot(taken)
    assert session.snapshots() == ()


def test_what_can_be_undone_outlives_saving_and_reopening_with_its_time(session: Session) -> None:
    made = session.document.run(elements.add, Goal, name="新目标")
    session.save()
    session.open(session.path)
    assert [step.at for step in session.history.done] == [made.at]
    session.history.undo()
    assert session.content.count(Goal) == 1
