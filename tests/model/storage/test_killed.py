"""A program killed at any moment loses nothing that was done: no step, and no half of a file."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from canvas_studio import resources
from canvas_studio.model import storage
from canvas_studio.model.integrity import violations
from canvas_studio.model.storage.files import backup_of
from canvas_studio.model.storage.journal import Journal
from canvas_studio.model.storage.journal_files import state_hash
from tests.model.storage import victims
from tests.model.storage.victims import Victim


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shop.canvas"
    storage.save_canvas(storage.load(resources.template("camping")), path)
    return path


@pytest.mark.parametrize("seed", range(25))
def test_every_step_reported_before_a_kill_is_recovered(
    tmp_path: Path, path: Path, seed: int
) -> None:
    folder = tmp_path / "journal"
    victim = Victim(victims.edit, folder, path, seed)
    reported = [victim.report()]
    for _ in range(random.Random(seed).randrange(40)):
        reported.append(victim.report())
    reported += victim.kill()
    journal = Journal(folder)
    found = journal.recoverable()
    steps, state = reported[-1]
    if not found:
        assert steps == 0
        return
    (recovery,) = found
    assert recovery.steps in (steps, steps + 1)  # one may have been killed before it was reported
    content, recorded = journal.replay(recovery)
    assert not any(violations(content))
    for unreported in reversed(recorded[steps:]):
        content.apply(unreported.inverse())
    assert state_hash(content) == state
    assert len(recorded) == recovery.steps


@pytest.mark.parametrize("seed", range(8))
def test_a_kill_while_saving_leaves_one_whole_file_or_the_other(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "shop.canvas"
    victim = Victim(victims.save, path)
    first, second = victim.report(), victim.report()
    for _ in range(random.Random(seed).randrange(12)):
        victim.report()
    victim.kill()
    for file in (path, backup_of(path)):
        assert hashlib.sha256(file.read_bytes()).hexdigest() in (first, second)
    assert not any(violations(storage.load(path)))


def test_a_kill_while_recordings_begin_and_end_leaves_nothing_that_stops_the_next_start(
    tmp_path: Path, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "journal"
    for seed in range(5):
        victim = Victim(victims.open_and_close, folder, path)
        for _ in range(random.Random(seed).randrange(1, 8)):
            victim.report()
            Journal(folder).recoverable()  # another window that starts meanwhile
        victim.kill()
        for recovery in Journal(folder).recoverable():
            content, _ = Journal(folder).replay(recovery)
            assert not any(violations(content))
            Journal(folder).discard(recovery)
    assert Journal(folder).open_session(path, storage.load(path)).is_recording
    assert list(folder.glob("*.broken")) == []
    caplog.clear()
