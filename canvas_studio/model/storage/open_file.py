"""A canvas file that is open: held by a lock, and known as it was when it was read or saved last.

So nobody's work is overwritten silently: neither that of somebody who has the file open too, nor
what another program wrote into it meanwhile.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.content import Content
from canvas_studio.model.storage import canvas_file
from canvas_studio.model.storage.journal_files import state_hash
from canvas_studio.model.storage.lock import FileLock, InUseError

_BLOCK = 1 << 20


class ChangedOnDiskError(UserError):
    """The file is not as it was read or saved here last."""

    def __init__(self, path: Path, when: datetime.datetime) -> None:
        sentence = message(
            "“{file}”已被其他人或其他程序改动（{when}）",
            "“{file}” was changed by somebody else or by another program ({when})",
            file=path.name,
            when=when.strftime("%Y-%m-%d %H:%M"),
        )
        super().__init__(sentence)
        self.path = path


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file was at a moment."""

    size: int
    modified: int
    """In nanoseconds since the epoch."""
    hash: str
    """The SHA-256 of its bytes."""

    @classmethod
    def of(cls, path: Path, hash: str | None = None) -> FileState | None:
        """The file as it is now; None where it cannot be read. `hash` saves reading it."""
        try:
            status = path.stat()
            return cls(status.st_size, status.st_mtime_ns, hash or _hash_of(path))
        except OSError:
            return None

    def is_still(self, path: Path) -> bool:
        """Whether the file holds the same bytes. One that is gone has nothing to be overwritten."""
        try:
            status = path.stat()
            if (status.st_size, status.st_mtime_ns) == (self.size, self.modified):
                return True
            return status.st_size == self.size and _hash_of(path) == self.hash
        except FileNotFoundError:
            return True
        except OSError:
            return False


_UNKNOWN = FileState(-1, -1, "")
"""Of a file about which nothing is known: no file is still like this."""


class OpenFile:
    """One canvas file and our hold on it, until `release`."""

    def __init__(self, path: Path, lock: FileLock) -> None:
        self.path = path
        self._lock = lock
        self._state = FileState.of(path)

    @classmethod
    def hold(cls, path: Path, *, mine: OpenFile | None = None, take_over: bool = False) -> OpenFile:
        """Take hold of a file before it is read; `mine` is what is open here so far.

        InUseError where somebody else has it and it is not taken over.
        """
        lock = FileLock.acquire(path, mine=mine._lock if mine else None, take_over=take_over)
        return cls(path, lock)

    def is_at(self, path: Path) -> bool:
        """Whether this is the file at `path`, by whatever way it is reached."""
        return os.path.realpath(path) == os.path.realpath(self.path)

    def expect(self, hash: str | None) -> None:
        """Compare with the SHA-256 of what the document comes from; where the file is not that,
        the next save is refused as one of a changed file.
        """
        if self._state is None or self._state.hash == hash:
            return
        with contextlib.suppress(UserError):
            content = canvas_file.inspect_canvas(self.path).content
            if content is not None and state_hash(content) == hash:  # laid out by hand
                return
        self._state = _UNKNOWN

    def save(self, content: Content, *, anyway: bool = False) -> str:
        """Save `content` and return the SHA-256 of the file.

        InUseError where somebody took the file over, ChangedOnDiskError where it was changed,
        both unless `anyway`. UserError where it cannot be written.
        """
        if anyway:
            self._lock.take_over()
        else:
            self._refuse_to_overwrite()
        hash = canvas_file.save_canvas(content, self.path)
        self._state = FileState.of(self.path, hash)
        return hash

    def release(self, successor: OpenFile | None = None) -> None:
        """Let go of the file, unless `successor` holds it by the same lock."""
        if successor is None or successor._lock is not self._lock:
            self._lock.release()

    def _refuse_to_overwrite(self) -> None:
        holder = self._lock.taken_by()
        if holder is not None:
            raise InUseError(self.path, holder)
        if self._state is not None and not self._state.is_still(self.path):
            when = datetime.datetime.fromtimestamp(self.path.stat().st_mtime)
            raise ChangedOnDiskError(self.path, when)


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
