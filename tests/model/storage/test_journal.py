"""The journal: what was recorded is there after a crash, and only what is wanted is offered."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas_studio import resources
from canvas_studio.errors import UserError
from canvas_studio.model import storage
from canvas_studio.model.content import Content
from canvas_studio.model.integrity import violations
from canvas_studio.model.storage import journal_session
from canvas_studio.model.storage.journal import Journal
from tests.model.build import Build
from tests.model.random_steps import take_step
from tests.model.storage.recorded import Program

DAY = 24 * 60 * 60
SAMPLE = storage.load(resources.sample("expert-platform"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A small canvas in a file."""
    path = tmp_path / "shop.canvas"
    storage.save_canvas(small(), path)
    return path


def small() -> Content:
    build = Build()
    build.cell("G01", "F01", "R01")
    return build.content()


def recovered(folder: Path) -> Program:
    (recovery,) = Journal(folder).recoverable()
    return Program.recover(folder, recovery)


# -- a crash -----------------------------------------------------------------------------------------

Moves = st.lists(st.integers(0, 10_000) | st.sampled_from(["save", "crash", "quit"]), max_size=30)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(Moves)
def test_edits_undone_redone_and_saved_at_random_are_all_there_after_any_crash(
    moves: list[int | str],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, path = Path(place, "journal"), Path(place, "sample.canvas")
        storage.save_canvas(SAMPLE, path)
        program = Program.open(folder, path)
        on_disk = dict(program.content.records)
        for move in [*moves, "crash"]:
            if isinstance(move, int):
                take_step(program.document, program.history, move)
            elif move == "save":
                program.save(path)
                on_disk = dict(program.content.records)
            else:
                records, lists = dict(program.content.records), program.lists()
                was_saved = records == on_disk
                if move == "quit":
                    program.save(path)
                    program.quit()
                    on_disk = records
                else:
                    program.crash()
                found = Journal(folder).recoverable()
                assert was_saved or move == "quit" or len(found) == 1
                assert not (move == "quit" and found)
                program = Program.recover(folder, found[0]) if found else Program.open(folder, path)
                assert dict(program.content.records) == records
                assert program.lists() == lists
        assert not any(violations(program.content))
        program.history.jump(0)
        program.session.close()


def test_what_was_never_in_a_file_is_recovered_by_its_name(folder: Path) -> None:
    program = Program.start(folder, small(), name="teashop")
    program.add_goal("到店")
    program.crash()
    (recovery,) = Journal(folder).recoverable()
    assert (recovery.name.text("zh"), recovery.path, recovery.steps) == ("teashop", None, 1)
    assert "到店" in recovered(folder).goals()


def test_what_has_a_file_is_offered_by_its_name_place_and_time(folder: Path, saved: Path) -> None:
    program = Program.open(folder, saved)
    program.add_goal("到店")
    program.add_goal("复购")
    program.crash()
    (recovery,) = Journal(folder).recoverable()
    assert (recovery.name.text("en"), recovery.path, recovery.steps) == ("shop", saved, 2)
    assert abs(recovery.when.timestamp() - time.time()) < DAY


def test_a_recovered_document_crashes_again_and_loses_nothing(folder: Path, saved: Path) -> None:
    program = Program.open(folder, saved)
    for name in ("到店", "复购", "会员"):
        program.add_goal(name)
        program.crash()
        program = recovered(folder)
    assert program.goals()[1:] == ["到店", "复购", "会员"]
    program.history.jump(0)
    assert dict(program.content.records) == dict(storage.load(saved).records)
    program.save(saved)
    program.crash()
    assert Journal(folder).recoverable() == []


def test_the_latest_crash_is_offered_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    for name, at in (("b", now - 20), ("c", now - 10), ("a", now - 30)):
        monkeypatch.setattr(time, "time", lambda at=at: at)
        program = Program.start(folder, small(), name=name)
        program.add_goal(name)
        program.crash()
    assert [r.name.text("en") for r in Journal(folder).recoverable()] == ["c", "b", "a"]


def test_the_file_is_enough_where_the_copy_of_the_start_is_lost(folder: Path, saved: Path) -> None:
    program = Program.open(folder, saved)
    program.add_goal("到店")
    program.crash()
    for copy in folder.glob("*.start.canvas"):
        copy.unlink()
    assert recovered(folder).goals()[1:] == ["到店"]


# -- an end that was wanted ----------------------------------------------------------------------------


def test_a_document_closed_without_saving_is_not_offered(folder: Path, saved: Path) -> None:
    program = Program.open(folder, saved)
    program.add_goal("到店")
    program.quit()
    assert Journal(folder).recoverable() == []
    assert list(folder.iterdir()) == []


def test_what_can_be_undone_survives_saving_closing_and_opening(folder: Path, saved: Path) -> None:
    program = Program.open(folder, saved)
    for name in ("到店", "复购", "会员"):
        program.add_goal(name)
    program.history.undo()
    program.save(saved)
    program.quit()
    for _ in range(2):
        program = Program.open(folder, saved)
        assert program.history.undo_label.text("zh") == "添加目标 复购"  # type: ignore[union-attr]
        assert program.history.redo_label.text("zh") == "添加目标 会员"  # type: ignore[union-attr]
        program.quit()


def test_a_file_that_somebody_else_changed_has_nothing_to_undo(folder: Path, saved: Path) -> None:
    program = Program.open(folder, saved)
    program.add_goal("到店")
    program.save(saved)
    program.quit()
    build = Build()
    build.cell("G01", "F02", "R01")
    storage.save_canvas(build.content(), saved)
    assert Program.open(folder, saved).history.done == ()


def test_a_step_that_is_not_the_next_to_be_undone_ends_what_is_known(folder: Path) -> None:
    """As where recording began anew half way: better nothing to undo than the wrong thing."""
    program = Program.start(folder, small())
    program.add_goal("到店")
    later = Program(program.document, Journal(folder).open_session(None, program.content))
    program.add_goal("复购")
    program.history.undo()
    program.history.undo()
    program.history.redo()
    later.crash()
    (recovery, *_) = Journal(folder).recoverable()
    again = Program.recover(folder, recovery)
    assert again.goals() == program.goals()
    assert again.lists()[0] == []


# -- sessions of others ----------------------------------------------------------------------------------


def test_a_document_that_is_open_is_not_offered(folder: Path, saved: Path) -> None:
    program = Program.open(folder, saved)
    program.add_goal("到店")
    assert Journal(folder).recoverable() == []
    program.add_goal("复购")
    program.crash()
    assert recovered(folder).goals()[1:] == ["到店", "复购"]


def test_two_windows_record_side_by_side(folder: Path) -> None:
    one, two = Program.start(folder, small(), name="1"), Program.start(folder, small(), name="2")
    one.add_goal("到店")
    two.add_goal("复购")
    one.crash()
    two.crash()
    found = {r.name.text("zh"): Program.recover(folder, r) for r in Journal(folder).recoverable()}
    assert {name: p.goals()[1:] for name, p in found.items()} == {"1": ["到店"], "2": ["复购"]}


def test_a_recovery_that_somebody_else_took_still_goes_on_recording(folder: Path) -> None:
    program = Program.start(folder, small())
    program.add_goal("到店")
    program.crash()
    (recovery,) = Journal(folder).recoverable()
    content, _ = Journal(folder).replay(recovery)
    first = Program.recover(folder, recovery)
    assert first.session.is_recording
    with pytest.raises(UserError, match="was recovered in another window already"):
        Journal(folder).replay(recovery)
    late = Journal(folder).resume(recovery, content)
    assert late.is_recording
    late.close(clean=False)
    (again,) = Journal(folder).recoverable()
    assert dict(Journal(folder).replay(again)[0].records) == dict(content.records)


# -- what is forgotten -------------------------------------------------------------------------------------


def test_a_discarded_recovery_leaves_nothing(folder: Path) -> None:
    program = Program.start(folder, small())
    program.add_goal("到店")
    program.crash()
    (recovery,) = Journal(folder).recoverable()
    Journal(folder).discard(recovery)
    assert list(folder.iterdir()) == []


def test_closed_documents_are_forgotten_when_they_are_many_or_old(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(25):
        path = tmp_path / f"{n}.canvas"
        program = Program.start(folder, small())
        program.add_goal(f"目标{n}")
        program.save(path)
        program.quit()
    Program.start(folder, small()).quit()
    assert len(list(folder.iterdir())) == 20
    for name, is_remembered in (("24", True), ("0", False)):
        program = Program.open(folder, tmp_path / f"{name}.canvas")
        assert bool(program.history.done) is is_remembered
        program.quit()
    later = time.time() + 31 * DAY
    monkeypatch.setattr(time, "time", lambda: later)
    Program.start(folder, small()).quit()
    assert list(folder.glob("*.journal")) == []


def test_a_crash_is_remembered_for_three_months(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program.start(folder, small())
    program.add_goal("到店")
    program.crash()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 89 * DAY)
    Program.start(folder, small()).quit()
    assert len(Journal(folder).recoverable()) == 1
    monkeypatch.setattr(time, "time", lambda: now + 91 * DAY)
    Program.start(folder, small()).quit()
    assert list(folder.iterdir()) == []


# -- files that are no sessions ------------------------------------------------------------------------------


def spoil_header(file: Path) -> None:
    file.write_bytes(b"not a database" * 100)


def spoil_middle(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:] = b"\xff" * (len(data) - 100)
    file.write_bytes(data)


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def foreign(file: Path) -> None:
    file.unlink()
    execute(file, "CREATE TABLE other (x)")


def of_another_version(file: Path) -> None:
    execute(file, "UPDATE session SET version = 2")


def without_a_session(file: Path) -> None:
    execute(file, "DELETE FROM session")


def with_words_for_numbers(file: Path) -> None:
    execute(file, "UPDATE session SET changed_at = 'yesterday', base_step = 'none'")


def execute(file: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as database, database:
        database.execute(statement)


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_header, spoil_middle, cut_off, foreign, of_another_version, without_a_session,
        with_words_for_numbers,
    ],
)  # fmt: skip
def test_a_file_that_is_no_session_stops_nothing_and_is_put_aside_whole(
    folder: Path, spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    crashed = Program.start(folder, small(), name="spoilt")
    crashed.add_goal("到店")
    crashed.crash()
    (recovery,) = Journal(folder).recoverable()
    spoil(recovery.session)
    data = recovery.session.read_bytes()
    other = Program.start(folder, small(), name="sound")
    other.add_goal("复购")
    other.crash()
    assert [r.name.text("en") for r in Journal(folder).recoverable()] == ["sound"]
    assert [f.read_bytes() for f in folder.glob("*.broken")] == [data]
    assert [r.levelno for r in caplog.records] == [logging.ERROR]
    caplog.clear()


def test_a_session_that_never_came_to_be_is_nothing_worth_a_word(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder.mkdir(parents=True)
    (folder / "1.journal").touch()
    execute(folder / "2.journal", "PRAGMA user_version = 1")
    (folder / "2.start.canvas").write_bytes(b"{")
    (folder / "3.start.canvas").write_bytes(b"{")
    assert Journal(folder).recoverable() == []
    assert caplog.records == []
    later = time.time() + 31 * DAY
    monkeypatch.setattr(time, "time", lambda: later)
    Program.start(folder, small()).quit()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE step SET text = 'nonsense'",
        "UPDATE step SET text = x'00ff'",
        "UPDATE step SET text = '[]'",
        "UPDATE session SET base_hash = 'other'",
    ],
)
def test_steps_that_cannot_be_read_are_said_in_one_sentence(
    folder: Path, statement: str, caplog: pytest.LogCaptureFixture
) -> None:
    program = Program.start(folder, small(), name="teashop")
    program.add_goal("到店")
    program.crash()
    (recovery,) = Journal(folder).recoverable()
    execute(recovery.session, statement)
    with pytest.raises(UserError) as caught:
        Journal(folder).replay(recovery)
    assert caught.value.text("en") == "Cannot recover teashop: the recorded steps are damaged"
    assert caught.value.text("zh") == "无法恢复 teashop：编辑记录已损坏"
    assert recovery.session.exists()
    caplog.clear()


def test_steps_to_what_is_no_valid_canvas_are_recovered_and_repaired(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    program = Program.start(folder, small())
    program.add_goal("到店")
    program.crash()
    (recovery,) = Journal(folder).recoverable()
    execute(recovery.session, "UPDATE step SET text = CAST(replace(text, 'G02', 'G01') AS BLOB)")
    content, _ = Journal(folder).replay(recovery)
    assert not any(violations(content))
    caplog.clear()


# -- a journal that cannot be written --------------------------------------------------------------------------


def test_without_a_place_for_it_nothing_is_recorded_and_everything_else_works(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    program = Program.start(tmp_path / "state" / "journal", small())
    assert not program.session.is_recording
    assert program.session.failure is not None
    assert program.session.failure.text("en") == "there is no such folder"
    program.add_goal("到店")
    program.history.undo()
    program.save(tmp_path / "shop.canvas")
    program.quit()
    caplog.clear()


def fill_up(monkeypatch: pytest.MonkeyPatch, pages: int) -> None:
    """From now on a database may have this many pages: SQLite says that the disk is full."""
    limited = journal_session._OPENING + f"PRAGMA max_page_count = {pages};"
    monkeypatch.setattr(journal_session, "_OPENING", limited)


def test_a_disk_that_fills_up_keeps_what_was_recorded_and_recording_goes_on_when_it_can(
    folder: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as full:
        fill_up(full, 5)
        program = Program.open(folder, saved)
        assert program.session.is_recording
        fill_up(full, 1)
        number = 0
        while program.session.is_recording:
            number += 1
            program.add_goal(f"目标{number}")
        assert program.session.failure is not None
        assert program.session.failure.text("en") == "the disk is full"
        (recovery,) = Journal(folder).recoverable()
        assert recovery.steps == number - 1
    program.add_goal("太快")  # a journal that failed is not tried again with every step
    assert not program.session.is_recording
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 60)
    program.add_goal("又能写了")
    assert program.session.is_recording
    assert program.session.failure is None
    program.add_goal("再来")
    program.history.undo()
    program.crash()
    again = recovered(folder)
    assert again.goals() == program.goals()
    assert again.goals()[-2:] == ["太快", "又能写了"]
    caplog.clear()


def test_saving_ends_the_need_for_what_a_full_disk_kept(
    folder: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as full:
        fill_up(full, 5)
        program = Program.open(folder, saved)
        fill_up(full, 1)
        while program.session.is_recording:
            program.add_goal(f"目标{len(program.goals())}")
    program.save(saved)
    assert program.session.is_recording
    program.crash()
    assert Journal(folder).recoverable() == []
    caplog.clear()
