"""One session of the journal: the database into which the steps of one open document go."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import logging
import secrets
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from canvas_studio.messages import Localised
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.snapshots import Snapshot, Snapshots
from canvas_studio.model.storage import canvas_text, journal_snapshots
from canvas_studio.model.storage.files import os_reason
from canvas_studio.model.storage.journal_files import (
    SCHEMA_VERSION,
    SUFFIX,
    JournalError,
    base_of,
    delete,
    read_facts,
    read_snapshots,
    read_steps,
    state_hash,
)
from canvas_studio.model.storage.step_text import text_of
from canvas_studio.model.storage.undo_lists import flattened, undo_lists

_LOG = logging.getLogger(__name__)
_CARRIED_BYTES = 8 << 20
_RETRIED_AFTER = 20.0
"""Seconds after which a journal that could not be written is tried again with the next step."""

# synchronous = NORMAL in WAL mode: a step is in the system's hands when the call returns and so
# survives the end of the program, at 0.03 ms a step; only a power cut can take the last ones.
_OPENING = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA wal_autocheckpoint = 4000;
"""
_SCHEMA = """
CREATE TABLE session (
    version INTEGER NOT NULL, name TEXT NOT NULL, path TEXT, base_hash TEXT NOT NULL, base_step INTEGER NOT NULL,
    saved_step INTEGER NOT NULL, saved_hash TEXT, closed INTEGER NOT NULL, changed_at REAL NOT NULL
);
CREATE TABLE step (number INTEGER PRIMARY KEY, at REAL NOT NULL, text BLOB NOT NULL);
"""


class JournalSession:
    """Records the steps of one document. Whatever fails is logged and never reaches the document."""

    def __init__(self, folder: Path, content: Content) -> None:
        self._folder = folder
        self._content = content
        self._file: Path | None = None
        self._database: sqlite3.Connection | None = None
        self._name = ""
        self._path: Path | None = None
        self._steps: list[ChangeSet] = []
        self._number = 0
        self.snapshots = Snapshots()
        """The named moments of the document; `take_snapshot` adds to them."""
        self._failed_at = 0.0
        self._left: Path | None = None
        """The file in which recording had to stop; it goes when another one takes over."""
        self.failure: Localised | None = None
        """Why nothing is being recorded; None while it is."""

    @property
    def is_recording(self) -> bool:
        """Whether steps are being recorded: a crash now would lose nothing."""
        return self._database is not None

    def history(self) -> tuple[list[ChangeSet], list[ChangeSet]]:
        """The steps that an earlier session did and undid, for a new `History` of the document."""
        return undo_lists(self._steps)

    def state_hash(self) -> str:
        return state_hash(self._content)

    # -- the life of a session -----------------------------------------------------------------------

    def start(
        self,
        name: str,
        path: Path | None,
        earlier: Sequence[ChangeSet] = (),
        snapshots: Snapshots | None = None,
    ) -> None:
        """Begin with the content as it is now; a file at `path` holds the same."""
        self._name, self._path = name, path.absolute() if path else None
        self._steps = flattened(earlier)
        self.snapshots = snapshots or Snapshots()
        self._begin()

    def resume(self, file: Path) -> None:
        """Go on in the file of an earlier session, whose program has died."""
        try:
            facts = read_facts(file)
            self._steps = list(read_steps(file))
            self.snapshots = read_snapshots(file, self._steps)
            self._name, self._path = facts.name, facts.path
            self._database = _connect(file)
            journal_snapshots.make_table(self._database)
        except (JournalError, sqlite3.Error, OSError):
            _LOG.exception("cannot go on in %s", file.name)
            self._begin(holds_unsaved=True)
            return
        self._file, self._number = file, facts.last_step

    def record(self, changes: ChangeSet) -> None:
        """Store a committed step; a listener of the document."""
        self.snapshots.follow(changes)
        if self._database is None:
            if time.monotonic() - self._failed_at >= _RETRIED_AFTER:
                self._begin(holds_unsaved=True)
            return
        self._number += 1
        row = (self._number, changes.at or time.time(), text_of(changes))
        try:
            self._database.execute("INSERT INTO step VALUES (?, ?, ?)", row)
        except sqlite3.Error:
            _LOG.exception("cannot record a step; starting a new session")
            self._give_up()
            self._begin(holds_unsaved=True)

    def take_snapshot(self, name: str) -> Snapshot:
        """Name the document as it is now."""
        taken = self.snapshots.take(name, time.time())
        if self._database is not None:
            try:
                journal_snapshots.insert(self._database, taken, self._number)
            except sqlite3.Error:
                _LOG.exception("cannot store a snapshot")
        return taken

    def forget_snapshot(self, snapshot: Snapshot) -> None:
        """Give up a snapshot; KeyError where there is no such one."""
        self.snapshots.forget(snapshot)
        if self._database is not None:
            try:
                journal_snapshots.remove(self._database, snapshot.number)
            except sqlite3.Error:
                _LOG.exception("cannot forget a snapshot")

    def saved(self, path: Path, hash: str) -> None:
        """Note that a file at `path`, with this SHA-256, now holds the content as it is."""
        self._path = path.absolute()
        self._name = path.stem
        if self._database is None:
            self._begin()
            self._forget_left()
            return
        self._write(
            "UPDATE session SET name = ?, path = ?, saved_step = ?, saved_hash = ?, changed_at = ?",
            (self._name, str(self._path), self._number, hash, time.time()),
        )

    def close(self, *, clean: bool = True) -> None:
        """End the session. A clean end gives up what was not saved, and keeps what can be undone."""
        if clean:
            self._write("DELETE FROM step WHERE number > (SELECT saved_step FROM session)")
            self._write("DELETE FROM snapshot WHERE step > (SELECT saved_step FROM session)")
            self._write("UPDATE session SET closed = 1, changed_at = ?", (time.time(),))
            self._forget_left()
        file = self._file
        self._let_go()
        if clean and file is not None:
            with contextlib.suppress(OSError):
                base_of(file).unlink(missing_ok=True)
            with contextlib.suppress(JournalError, sqlite3.Error):
                facts = read_facts(file)
                holds_something = facts.last_step or journal_snapshots.any_in(file)
                if facts.saved_hash is None or not holds_something:
                    delete(file)

    # -- the database --------------------------------------------------------------------------------

    def _begin(self, *, holds_unsaved: bool = False) -> None:
        """Make the database; `holds_unsaved` where the content at its start is in no file yet."""
        try:
            self._create(holds_unsaved)
        except (sqlite3.Error, OSError) as error:
            _LOG.exception("steps are not recorded: there is no journal in %s", self._folder)
            unfinished = self._file
            self._let_go()
            if unfinished is not None:
                delete(unfinished)
            self.failure, self._failed_at = _why(error), time.monotonic()
        else:
            self.failure = None
            self._forget_left()

    def _give_up(self) -> None:
        """Leave the file that cannot be written any more for a recovery of what it holds."""
        self._left = self._left or self._file
        self._let_go()
        self._steps = []

    def _forget_left(self) -> None:
        if self._left is not None:
            delete(self._left)
            self._left = None

    def _create(self, holds_unsaved: bool) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{time.time_ns():020d}-{secrets.token_hex(4)}{SUFFIX}"
        self._file = self._folder / name
        digest = hashlib.sha256()
        with base_of(self._file).open("wb") as base:
            for chunk in canvas_text.chunks(self._content):
                digest.update(chunk)
                base.write(chunk)
        database = self._database = _connect(self._file)
        texts = [text_of(step) for step in self._steps]
        if sum(map(len, texts)) > _CARRIED_BYTES:
            texts, self._steps = [], []
        database.execute("BEGIN")
        for statement in _SCHEMA.split(";"):
            database.execute(statement)
        journal_snapshots.make_table(database)
        self._number = len(texts)
        now = time.time()
        rows = [
            (number, step.at or now, text)
            for number, (step, text) in enumerate(zip(self._steps, texts, strict=True), 1)
        ]
        database.executemany("INSERT INTO step VALUES (?, ?, ?)", rows)
        journal_snapshots.carry(database, self.snapshots, self._number)
        state = digest.hexdigest()
        database.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
            (
                SCHEMA_VERSION,
                self._name,
                str(self._path) if self._path else None,
                state,
                self._number,
                self._number - holds_unsaved,
                None if holds_unsaved or self._path is None else state,
                now,
            ),
        )
        database.execute("COMMIT")

    def _write(self, statement: str, values: tuple[object, ...] = ()) -> None:
        if self._database is None:
            return
        try:
            self._database.execute(statement, values)
        except sqlite3.Error:
            _LOG.exception("cannot write to the journal")

    def _let_go(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
        self._database = self._file = None


def _why(error: sqlite3.Error | OSError) -> Localised:
    if isinstance(error, OSError):
        return os_reason(error)
    number = _ERROR_NUMBERS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, 0)
    return os_reason(OSError(number, str(error)))


_ERROR_NUMBERS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
}


def _connect(file: Path) -> sqlite3.Connection:
    """The database of a session for writing, locked for everybody else until it is closed."""
    database = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        for statement in _OPENING.split(";"):
            database.execute(statement)
    except BaseException:
        database.close()
        raise
    return database
