"""The files of a session of the journal: what they are called, say, and hold once it has ended."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.snapshots import Snapshots
from canvas_studio.model.storage import canvas_text, journal_snapshots
from canvas_studio.model.storage.step_text import step_of

SUFFIX = ".journal"
BASE_SUFFIX = ".start.canvas"
BROKEN_SUFFIX = ".broken"

SCHEMA_VERSION = 1

_LOG = logging.getLogger(__name__)


class JournalError(Exception):
    """A session that cannot be read. Goes to the log, never to people."""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What a session says about itself."""

    name: str = ""
    """What people called the document."""
    path: Path | None = None
    base_hash: str = ""
    """SHA-256 of the canvas file of the content at the start, base_step."""
    base_step: int = 0
    saved_step: int = 0
    saved_hash: str | None = None
    """SHA-256 of the file as it was saved last, at saved_step; None where it never was."""
    last_step: int = 0
    is_closed: bool = False
    changed_at: float = 0.0
    is_ended: bool = True
    """Whether its program no longer runs; where it runs, or the file cannot be looked at just now,
    nothing else here is known."""

    def is_base(self, content: Content) -> bool:
        return state_hash(content) == self.base_hash


def state_hash(content: Content) -> str:
    """SHA-256 of the canvas file of this content: a file with this hash holds exactly this state."""
    digest = hashlib.sha256()
    for chunk in canvas_text.chunks(content):
        digest.update(chunk)
    return digest.hexdigest()


def base_of(file: Path) -> Path:
    """The canvas file beside a session with the content at its start."""
    return file.with_suffix(BASE_SUFFIX)


def session_of(base: Path) -> Path:
    """The session that a file made by `base_of` belongs to."""
    return base.with_name(base.name.removesuffix(BASE_SUFFIX) + SUFFIX)


def delete(file: Path) -> None:
    """Remove a session with all that belongs to it; what is in use stays."""
    with contextlib.suppress(OSError):
        for part in (file, base_of(file), *_companions(file)):
            part.unlink(missing_ok=True)


def put_aside(file: Path) -> None:
    """Take a file that cannot be read out of the way, whole, for whoever can repair it."""
    with contextlib.suppress(OSError):
        for part in (*_companions(file), file):
            if part.exists():
                part.replace(part.with_name(part.name.replace(SUFFIX, BROKEN_SUFFIX)))


def _companions(file: Path) -> list[Path]:
    """The files that SQLite keeps beside a database in use or left by a dead program."""
    return [file.with_name(file.name + ending) for ending in ("-wal", "-shm")]


def read_facts(file: Path) -> SessionFacts:
    """What a session says about itself; JournalError where it is none."""
    try:
        begun = file.stat()
        if not begun.st_size:  # about to be made
            return SessionFacts(is_ended=False, changed_at=begun.st_mtime)
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as database:
            if database.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
                return SessionFacts(is_closed=True, changed_at=begun.st_mtime)  # died before a step
            row = database.execute(
                "SELECT version, name, path, base_hash, base_step, saved_step, saved_hash, closed,"
                " changed_at FROM session"
            ).fetchone()
            last, at = database.execute("SELECT max(number), max(at) FROM step").fetchone()
        if row is None or row[0] != SCHEMA_VERSION:
            raise JournalError("not a session of this program")
        return SessionFacts(
            name=str(row[1]),
            path=Path(row[2]) if row[2] else None,
            base_hash=str(row[3]),
            base_step=int(row[4]),
            saved_step=int(row[5]),
            saved_hash=row[6],
            is_closed=bool(row[7]),
            last_step=last or 0,
            changed_at=max(float(row[8]), at or 0.0),
        )
    except (sqlite3.OperationalError, OSError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:  # without our tables
            raise JournalError(str(error)) from error
        return SessionFacts(is_ended=False)  # locked, or cannot be opened just now
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise JournalError(str(error)) from error


def read_steps(file: Path) -> Iterator[ChangeSet]:
    """All steps of a session, oldest first; JournalError where they cannot be read."""
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as database:
            for text, at in database.execute("SELECT text, at FROM step ORDER BY number"):
                yield step_of(text, at)
    except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise JournalError(str(error)) from error


def read_snapshots(file: Path, steps: Sequence[ChangeSet]) -> Snapshots:
    """The snapshots of a session up to the last of its `steps`; none where they are damaged,
    because the steps are worth more and do not need them.
    """
    try:
        return journal_snapshots.read(file, steps)
    except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError):
        _LOG.exception("cannot read the snapshots in %s", file.name)
        return Snapshots()
