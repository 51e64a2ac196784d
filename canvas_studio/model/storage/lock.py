"""Locks: a small file beside a canvas says who has it open, on this machine or another one.

A lock is a notice to people and not a barrier: nothing keeps other programs from writing, and a
file that does change meanwhile is noticed when it is saved (`open_file`). That works the same on
every system and in shared and synchronised folders, where the locks of the system do not.
"""

from __future__ import annotations

import contextlib
import datetime
import getpass
import json
import logging
import os
import platform
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import Localised, message

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 4096
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open."""

    user: str
    machine: str
    since: datetime.datetime
    """In local time."""
    process: int
    run: str
    """What tells this run of the process from a later one with its number."""
    token: str

    @property
    def is_gone(self) -> bool:
        """Whether the program that had it no longer runs; known only of this machine."""
        return self.machine == platform.node() and process_run(self.process) != self.run

    @property
    def words(self) -> Localised:
        """Who it is and since when, as part of a sentence."""
        today = self.since.date() == datetime.date.today()
        since = self.since.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
        if not self.machine:
            return message("其他人（自 {since}）", "somebody else (since {since})", since=since)
        if (self.user, self.machine) == (_user(), platform.node()):
            return message(
                "您在另一个窗口（自 {since}）", "you in another window (since {since})", since=since
            )
        return message(
            "{user}，电脑 {machine}（自 {since}）",
            "{user} on {machine} (since {since})",
            user=self.user or "?",
            machine=self.machine,
            since=since,
        )


class InUseError(UserError):
    """Somebody else has the file open."""

    def __init__(self, path: Path, holder: Holder) -> None:
        sentence = message(
            "“{file}”已被打开：{holder}",
            "“{file}” is open already: {holder}",
            file=path.name,
            holder=holder.words,
        )
        super().__init__(sentence)
        self.path = path
        self.holder = holder


class FileLock:
    """A canvas file is open here, until `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = lock_file_of(path)
        self._token = secrets.token_hex(16)

    @classmethod
    def acquire(
        cls, path: Path, *, mine: FileLock | None = None, take_over: bool = False
    ) -> FileLock:
        """Say that the file is open here; `mine` is returned where that is what stands there.

        InUseError where somebody else has it, unless their program is gone or `take_over` is
        given. Where nothing can be written the file is opened without a lock: it cannot be saved
        there either.
        """
        lock = cls(path)
        try:
            holder = lock._claim(mine, take_over)
        except OSError:
            _LOG.warning("a file cannot be locked", exc_info=True)
            return lock
        if holder is None:
            return lock
        if mine is not None and holder.token == mine._token:
            return mine
        raise InUseError(path, holder)

    def taken_by(self) -> Holder | None:
        """Who has taken the file over meanwhile; None where it is still open here."""
        try:
            holder = _read(self._file)
            if holder is None:  # somebody tidied up
                holder = self._claim(None, False)
        except OSError:
            return None
        return None if holder is None or holder.token == self._token else holder

    def take_over(self) -> None:
        """Say that the file is open here, whoever has it."""
        with contextlib.suppress(OSError):
            self._replace()

    def release(self) -> None:
        """The file is closed. What somebody else has taken over stays theirs."""
        with contextlib.suppress(OSError):
            holder = _read(self._file)
            if holder is not None and holder.token == self._token:
                self._file.unlink()

    def _claim(self, mine: FileLock | None, take_over: bool) -> Holder | None:
        """Put our notice there; who else's stands there, where we must not."""
        holder = None
        for _ in range(_TRIES):
            if self._create():
                return None
            holder = _read(self._file)
            if holder is None:
                continue  # it went in this moment
            if mine is not None and holder.token == mine._token:
                return holder
            if not take_over and not holder.is_gone:
                return holder
            self._replace()
            holder = _read(self._file)
            if holder is not None and holder.token == self._token:
                return None
        return holder

    def _create(self) -> bool:
        try:
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            return False
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self._notice())
        except BaseException:
            with contextlib.suppress(OSError):
                self._file.unlink()
            raise
        return True

    def _replace(self) -> None:
        temporary = self._file.with_name(f"{self._file.name}.{self._token[:8]}")
        try:
            temporary.write_bytes(self._notice())
            temporary.replace(self._file)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise

    def _notice(self) -> bytes:
        about = {
            "program": "Canvas Studio",
            "user": _user(),
            "machine": platform.node(),
            "since": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
            "process": os.getpid(),
            "run": process_run(os.getpid()),
            "token": self._token,
        }
        return json.dumps(about, ensure_ascii=False).encode()


def lock_file_of(path: Path) -> Path:
    """Where the notice about a file stands; links to one file have one notice."""
    real = Path(os.path.realpath(path))
    return real.with_name(f".{real.name}.lock")


def _read(file: Path) -> Holder | None:
    """Whose notice it is, somebody unknown where it cannot be understood; None without a file."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES)
            written = os.fstat(opened.fileno()).st_mtime
    except FileNotFoundError:
        return None
    try:
        about: Any = json.loads(data)
        return Holder(
            user=str(about["user"]),
            machine=str(about["machine"]),
            since=datetime.datetime.fromisoformat(about["since"]).astimezone(),
            process=int(about["process"]),
            run=str(about["run"]),
            token=str(about["token"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        since = datetime.datetime.fromtimestamp(written).astimezone()
        return Holder("", "", since, 0, "", "")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""


# -- processes ---------------------------------------------------------------------------------------

if sys.platform == "win32":
    import ctypes

    def process_run(number: int) -> str:
        """What tells a running process from every other; empty where none has this number."""
        query_limited_information, still_active = 0x1000, 259
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(query_limited_information, False, number)
        if not handle:
            return ""
        try:
            code = ctypes.c_ulong()
            kernel.GetExitCodeProcess(handle, ctypes.byref(code))
            times = [ctypes.c_ulonglong() for _ in range(4)]
            kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
        finally:
            kernel.CloseHandle(handle)
        return f"{times[0].value}" if code.value == still_active else ""

else:

    def process_run(number: int) -> str:
        """What tells a running process from every other; empty where none has this number."""
        try:
            status = Path(f"/proc/{number}/stat").read_text("ascii", errors="replace")
            boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii")
        except OSError:
            return "running" if _runs(number) else ""
        started = status.rpartition(")")[2].split()[19]  # in ticks since the machine started
        return f"{boot.strip()} {started}"

    def _runs(number: int) -> bool:
        if number <= 0:
            return False
        try:
            os.kill(number, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:  # somebody else's
            return True
        return True
