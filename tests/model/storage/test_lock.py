"""Who has a canvas open is told to whoever opens it next, on this machine or another."""

from __future__ import annotations

import datetime
import json
import os
import platform
from pathlib import Path
from typing import Any

import pytest

from canvas_studio.model.storage.lock import FileLock, InUseError, lock_file_of, process_run
from tests.model.storage import victims
from tests.model.storage.victims import Victim


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shop.canvas"
    path.touch()
    return path


def refusal(path: Path) -> InUseError:
    with pytest.raises(InUseError) as caught:
        FileLock.acquire(path)
    return caught.value


def notice(path: Path, **changes: Any) -> None:
    """Let the notice beside the file say something else."""
    file = lock_file_of(path)
    file.write_text(json.dumps(json.loads(file.read_bytes()) | changes), "utf-8")


def test_a_file_is_held_by_one_and_free_again_when_it_is_closed(path: Path) -> None:
    lock = FileLock.acquire(path)
    assert refusal(path).path == path
    assert lock.taken_by() is None
    lock.release()
    assert list(path.parent.iterdir()) == [path]
    FileLock.acquire(path).release()


def test_the_same_holder_may_open_the_file_again(path: Path) -> None:
    lock = FileLock.acquire(path)
    assert FileLock.acquire(path, mine=lock) is lock
    other = FileLock.acquire(path.with_name("other.canvas"))
    with pytest.raises(InUseError):
        FileLock.acquire(path, mine=other)


def test_a_link_and_its_file_are_held_together(path: Path) -> None:
    link = path.with_name("link.canvas")
    link.symlink_to(path)
    lock = FileLock.acquire(link)
    refusal(path)
    lock.release()
    FileLock.acquire(path)


def test_another_process_is_refused_until_this_one_closes_the_file(path: Path) -> None:
    lock = FileLock.acquire(path)
    second = Victim(victims.hold, path)
    assert second.report() is False
    second.kill()
    lock.release()
    third = Victim(victims.hold, path)
    assert third.report() is True
    assert refusal(path).holder.process != os.getpid()
    third.kill()


def test_a_killed_holder_on_this_machine_holds_nothing(path: Path) -> None:
    victim = Victim(victims.hold, path)
    assert victim.report() is True
    victim.kill()
    lock = FileLock.acquire(path)
    refusal(path)
    lock.release()


def test_of_many_processes_exactly_one_gets_the_file(path: Path) -> None:
    crowd = [Victim(victims.hold, path) for _ in range(6)]
    assert sorted(member.report() for member in crowd) == [False] * 5 + [True]
    for member in crowd:
        member.kill()


def test_the_number_of_a_dead_process_given_to_another_one_holds_nothing(path: Path) -> None:
    FileLock.acquire(path)
    notice(path, run="an earlier run with the same number")
    FileLock.acquire(path)
    refusal(path)


def test_a_holder_on_another_machine_is_believed_and_named(path: Path) -> None:
    FileLock.acquire(path)
    at = datetime.datetime(2026, 3, 2, 14, 5).astimezone()
    notice(path, user="wang", machine="PC-12", process=99_999_999, since=at.isoformat())
    error = refusal(path)
    assert error.text("en") == (
        "“shop.canvas” is open already: wang on PC-12 (since 2026-03-02 14:05)"
    )
    assert error.text("zh") == "“shop.canvas”已被打开：wang，电脑 PC-12（自 2026-03-02 14:05）"


def test_the_other_window_of_the_same_person_is_called_that(path: Path) -> None:
    FileLock.acquire(path)
    since = refusal(path).holder.since.strftime("%H:%M")
    assert refusal(path).text("en").endswith(f"you in another window (since {since})")
    assert refusal(path).text("zh").endswith(f"您在另一个窗口（自 {since}）")


def test_whoever_loses_a_file_learns_who_took_it(path: Path) -> None:
    first = FileLock.acquire(path)
    second = FileLock.acquire(path, take_over=True)
    taken_by = first.taken_by()
    assert taken_by is not None
    assert (taken_by.machine, taken_by.process) == (platform.node(), os.getpid())
    first.release()
    refusal(path)  # the file stays with the second
    first.take_over()
    assert first.taken_by() is None
    assert second.taken_by() is not None


def test_a_notice_that_somebody_tidied_up_is_written_again(path: Path) -> None:
    lock = FileLock.acquire(path)
    lock_file_of(path).unlink()
    assert lock.taken_by() is None
    refusal(path)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"user": "x"}', b"[" * 4096, b'{"since": 5}', b"9" * 4096],
)
def test_a_notice_that_cannot_be_understood_is_somebody(path: Path, data: bytes) -> None:
    lock_file_of(path).write_bytes(data)
    assert "somebody else (since" in refusal(path).text("en")
    FileLock.acquire(path, take_over=True).release()
    assert list(path.parent.iterdir()) == [path]


def test_where_no_notice_can_be_written_the_file_opens_without(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lock_file_of(path).mkdir()
    lock = FileLock.acquire(path)
    assert lock.taken_by() is None
    lock.release()
    lost = FileLock.acquire(path.parent / "gone" / "x.canvas")
    lost.take_over()
    lost.release()
    assert [r.levelname for r in caplog.records] == ["WARNING", "WARNING"]


def test_a_process_that_runs_is_told_from_one_that_does_not(tmp_path: Path) -> None:
    assert process_run(os.getpid()) == process_run(os.getpid()) != ""
    victim = Victim(victims.hold, tmp_path / "a.canvas")
    number = victim.number
    assert process_run(number) not in ("", process_run(os.getpid()))
    victim.kill()
    assert process_run(number) == ""
    assert process_run(99_999_999_999) == ""
