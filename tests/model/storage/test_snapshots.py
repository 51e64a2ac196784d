"""Snapshots hold the moments that they name, whatever is done, saved, closed, or cut off after them."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from canvas_studio.model import storage
from canvas_studio.model.commands import elements, snapshots
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.records import Function, Goal, Record
from canvas_studio.model.snapshots import MOST
from canvas_studio.model.storage import journal_snapshots
from canvas_studio.model.storage.journal import Journal, JournalSession
from tests.model.build import Build
from tests.model.random_steps import take_step


def small() -> Content:
    build = Build()
    build.cell("G01", "F01", "R01", "R02")
    build.cell("G02", "F02", "R02")
    build.route("RT01", "G01", ("F01",), role="R01")
    return build.content()


class Desk:
    """A document that is recorded, and what it was at each snapshot."""

    def __init__(self, folder: Path) -> None:
        self.journal = Journal(folder / "journal")
        self.file = folder / "a.canvas"
        storage.save_canvas(small(), self.file)
        self.moments: dict[int, Mapping[str, Record]] = {}
        self.moments_saved: dict[int, Mapping[str, Record]] = {}
        self.is_saved = True
        self.open()

    def open(self) -> None:
        content = storage.load(self.file)
        self._follow(content, self.journal.open_session(self.file, content))

    def _follow(self, content: Content, session: JournalSession) -> None:
        self.document = Document(content)
        self.session = session
        self.history = History(self.document, *session.history())
        self.document.subscribe(session.record)
        self.document.subscribe(lambda _: setattr(self, "is_saved", False))

    def take(self, name: str) -> None:
        taken = self.session.take_snapshot(name)
        self.moments[taken.number] = dict(self.document.content.records)
        if self.is_saved:
            self.moments_saved[taken.number] = self.moments[taken.number]

    def save(self) -> None:
        self.session.saved(self.file, storage.save_canvas(self.document.content, self.file))
        self.moments_saved = self.moments.copy()
        self.is_saved = True

    def close(self) -> None:
        """Close; what was not saved is given up, and the snapshots of it."""
        self.session.close()
        self.moments = self.moments_saved.copy()
        self.is_saved = True

    def die(self) -> None:
        """The program is cut off; its successor recovers what there is, or opens the file."""
        self.session.close(clean=False)
        found = self.journal.recoverable()
        if not found:
            self.open()
            return
        content, _ = self.journal.replay(found[0])
        self._follow(content, self.journal.resume(found[0], content))

    def at(self, number: int) -> dict[str, Record]:
        """The canvas of a snapshot, found by taking back what changed since."""
        snapshot = next(s for s in self.session.snapshots if s.number == number)
        content = self.document.snapshot()
        content.apply(self.session.snapshots.changes_since(snapshot).inverse())
        return dict(content.records)


class SnapshotMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name))

    def teardown(self) -> None:
        self.desk.session.close(clean=False)
        self.folder.cleanup()

    @rule(seed=st.integers(0, 10_000))
    def do_something(self, seed: int) -> None:
        take_step(self.desk.document, self.desk.history, seed)

    @rule()
    def take(self) -> None:
        self.desk.take("00:35 目标完成")

    @precondition(lambda self: self.desk.moments)
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        desk = self.desk
        number = data.draw(st.sampled_from(sorted(desk.moments)))
        desk.session.forget_snapshot(next(s for s in desk.session.snapshots if s.number == number))
        del desk.moments[number]
        desk.moments_saved.pop(number, None)

    @precondition(lambda self: self.desk.moments)
    @rule(data=st.data())
    def return_to(self, data: st.DataObject) -> None:
        desk = self.desk
        number = data.draw(st.sampled_from(sorted(desk.moments)))
        snapshot = next(s for s in desk.session.snapshots if s.number == number)
        since = desk.session.snapshots.changes_since(snapshot)
        desk.document.run(snapshots.return_to, since, snapshot.name)
        left = desk.session.snapshots.changes_since(snapshot)
        assert set(left.changes) <= {"project"}

    @rule()
    def save(self) -> None:
        self.desk.save()

    @rule()
    def save_and_reopen(self) -> None:
        self.desk.save()
        self.desk.close()
        self.desk.open()

    @rule()
    def close_and_reopen(self) -> None:
        self.desk.close()
        self.desk.open()

    @rule()
    def die(self) -> None:
        self.desk.die()

    @invariant()
    def every_snapshot_is_what_it_was(self) -> None:
        desk = self.desk
        assert [s.number for s in desk.session.snapshots] == sorted(desk.moments)
        for number, records in desk.moments.items():
            assert desk.at(number) == records


TestSnapshots = SnapshotMachine.TestCase
TestSnapshots.settings = settings(
    max_examples=15, stateful_step_count=20, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_snapshot_says_its_name_and_when(desk: Desk) -> None:
    desk.take("00:35 目标完成")
    desk.save()
    desk.close()
    desk.open()
    (again,) = desk.session.snapshots
    assert again.name == "00:35 目标完成"
    assert again.at > 0


def test_a_returned_canvas_does_not_give_a_code_a_second_time(desk: Desk) -> None:
    desk.take("before")
    desk.document.run(elements.add, Function, name="新功能")
    (snapshot,) = desk.session.snapshots
    since = desk.session.snapshots.changes_since(snapshot)
    desk.document.run(snapshots.return_to, since, snapshot.name)
    made = desk.document.run(elements.add, Function, name="另一个")
    codes = [c.after.code for c in made if isinstance(c.after, Function)]
    assert codes == ["F04"]


def test_only_so_many_snapshots_are_kept(desk: Desk) -> None:
    for number in range(MOST + 3):
        desk.document.run(elements.add, Goal, name=f"目标{number}")
        desk.take(str(number))
    assert [s.name for s in desk.session.snapshots][:2] == ["3", "4"]
    desk.moments = dict(list(desk.moments.items())[3:])
    desk.die()
    assert [s.name for s in desk.session.snapshots][:2] == ["3", "4"]
    assert all(desk.at(number) == records for number, records in desk.moments.items())


def test_a_session_from_before_there_were_snapshots_is_recovered(desk: Desk) -> None:
    desk.document.run(elements.add, Goal, name="新目标")
    desk.session.close(clean=False)
    (recovery,) = desk.journal.recoverable()
    with sqlite3.connect(recovery.session) as database:
        database.execute("DROP TABLE snapshot")
    database.close()
    assert not journal_snapshots.any_in(recovery.session)
    content, _ = desk.journal.replay(recovery)
    session = desk.journal.resume(recovery, content)
    assert content.count(Goal) == 3
    assert list(session.snapshots) == []
    taken = session.take_snapshot("now")
    session.close(clean=False)
    (recovery,) = desk.journal.recoverable()
    assert list(desk.journal.resume(recovery, content).snapshots) == [taken]


def test_steps_keep_the_time_at_which_they_were_made(desk: Desk) -> None:
    made = desk.document.run(elements.add, Goal, name="新目标")
    assert made.at > 0
    desk.history.undo()
    desk.save()
    desk.close()
    desk.open()
    assert [step.at for step in desk.history.undone] == [made.at]
