"""One session of the journal: the database of one open document, and reading it after its end."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import secrets
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.history import REDO, UNDO
from canvas_studio.model.snapshots import Snapshot, Snapshots
from canvas_studio.model.storage import canvas_text, journal_snapshots
from canvas_studio.model.storage.step_text import step_of, text_of

SUFFIX = ".journal"
BASE_SUFFIX = ".start.canvas"

_LOG = logging.getLogger(__name__)
_SCHEMA_VERSION = 1
_CARRIED_STEPS = 500
_CARRIED_BYTES = 8 << 20

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
    version INTEGER NOT NULL, path TEXT, base_hash TEXT NOT NULL, base_step INTEGER NOT NULL,
    saved_step INTEGER NOT NULL, saved_hash TEXT, closed INTEGER NOT NULL, changed_at REAL NOT NULL
);
CREATE TABLE step (number INTEGER PRIMARY KEY, at REAL NOT NULL, text BLOB NOT NULL);
"""


class JournalError(Exception):
    """A session that cannot be read. Goes to the log, never to people."""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What a session says about itself."""

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
    """Whether its program no longer runs; where it runs, nothing else here is known."""

    def is_base(self, content: Content) -> bool:
        return state_hash(content) == self.base_hash


def state_hash(content: Content) -> str:
    """SHA-256 of the canvas file of this content: a file with this hash holds exactly this state."""
    digest = hashlib.sha256()
    for chunk in canvas_text.chunks(content):
        digest.update(chunk)
    return digest.hexdigest()


def undo_lists(steps: Sequence[ChangeSet]) -> tuple[list[ChangeSet], list[ChangeSet]]:
    """What a history that recorded these steps would have done and undone."""
    done: list[ChangeSet] = []
    undone: list[ChangeSet] = []
    for step in steps:
        if step.origin == UNDO:
            if done:
                undone.append(done.pop())
        elif step.origin == REDO:
            if undone:
                done.append(undone.pop())
        else:
            done.append(step)
            undone.clear()
    return done, undone


def _flattened(steps: Sequence[ChangeSet]) -> list[ChangeSet]:
    """The shortest steps that leave the same undo lists, of the last ones only."""
    done, undone = undo_lists(steps)
    return [*done[-_CARRIED_STEPS:], *reversed(undone), *(u.inverse(UNDO) for u in undone)]


class JournalSession:
    """Records the steps of one document. Whatever fails is logged and never reaches the document."""

    def __init__(self, folder: Path, content: Content) -> None:
        self._folder = folder
        self._content = content
        self._file: Path | None = None
        self._database: sqlite3.Connection | None = None
        self._path: Path | None = None
        self._steps: list[ChangeSet] = []
        self._number = 0
        self.snapshots = Snapshots()
        """The named moments of the document; `take_snapshot` adds to them."""

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
        path: Path | None,
        earlier: Sequence[ChangeSet] = (),
        snapshots: Snapshots | None = None,
    ) -> None:
        """Begin with the content as it is now; a file at `path` holds the same."""
        self._path = path.absolute() if path else None
        self._steps = _flattened(earlier)
        self.snapshots = snapshots or Snapshots()
        self._begin()

    def resume(self, file: Path) -> None:
        """Go on in the file of an earlier session, whose program has died."""
        try:
            facts = read_facts(file)
            self._steps = list(read_steps(file))
            self.snapshots = read_snapshots(file, self._steps)
            self._database = _connect(file)
            journal_snapshots.make_table(self._database)
        except (JournalError, sqlite3.Error, OSError):
            _LOG.exception("cannot go on in %s", file.name)
            self._begin(holds_unsaved=True)
            return
        self._file, self._path, self._number = file, facts.path, facts.last_step

    def record(self, changes: ChangeSet) -> None:
        """Store a committed step; a listener of the document."""
        self.snapshots.follow(changes)
        database = self._database
        if database is None:
            return
        self._number += 1
        row = (self._number, changes.at or time.time(), text_of(changes))
        try:
            database.execute("INSERT INTO step VALUES (?, ?, ?)", row)
        except sqlite3.Error:
            _LOG.exception("cannot record a step; starting a new session")
            self._let_go()
            self._steps = []
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

    def saved(self, path: Path) -> None:
        """Note that a file at `path` now holds the content as it is; steps go on counting."""
        self._path = path.absolute()
        self._write(
            "UPDATE session SET path = ?, saved_step = ?, saved_hash = ?, changed_at = ?",
            (str(self._path), self._number, self.state_hash(), time.time()),
        )

    def close(self, *, clean: bool = True) -> None:
        """End the session. A clean end gives up what was not saved, and keeps what can be undone."""
        if clean:
            self._write("DELETE FROM step WHERE number > (SELECT saved_step FROM session)")
            self._write("DELETE FROM snapshot WHERE step > (SELECT saved_step FROM session)")
            self._write("UPDATE session SET closed = 1, changed_at = ?", (time.time(),))
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
        except (sqlite3.Error, OSError):
            _LOG.exception("steps are not recorded: there is no journal in %s", self._folder)
            self._let_go()

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
            "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
            (
                _SCHEMA_VERSION,
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
        self._database = None


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


# -- reading a session -------------------------------------------------------------------------------


def base_of(file: Path) -> Path:
    """The canvas file beside a session with the content at its start."""
    return file.with_suffix(BASE_SUFFIX)


def session_of(base: Path) -> Path:
    """The session that a file made by `base_of` belongs to."""
    return base.with_name(base.name.removesuffix(BASE_SUFFIX) + SUFFIX)


def delete(file: Path) -> None:
    """Remove a session with all that belongs to it; what is in use stays."""
    with contextlib.suppress(OSError):
        for part in (
            file,
            base_of(file),
            *(file.with_name(file.name + s) for s in ("-wal", "-shm")),
        ):
            part.unlink(missing_ok=True)


def read_facts(file: Path) -> SessionFacts:
    """What a session says about itself; JournalError where it is none."""
    try:
        if not file.stat().st_size:  # about to be made
            return SessionFacts(is_ended=False, changed_at=file.stat().st_mtime)
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as database:
            row = database.execute(
                "SELECT path, base_hash, base_step, saved_step, saved_hash, closed, changed_at,"
                " version FROM session"
            ).fetchone()
            last, at = database.execute("SELECT max(number), max(at) FROM step").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return SessionFacts(is_ended=False)
        raise JournalError(str(error)) from error
    except (sqlite3.Error, OSError) as error:
        raise JournalError(str(error)) from error
    if row is None or row[7] != _SCHEMA_VERSION:
        raise JournalError("not a session of this program")
    return SessionFacts(
        path=Path(row[0]) if row[0] else None,
        base_hash=row[1],
        base_step=row[2],
        saved_step=row[3],
        saved_hash=row[4],
        is_closed=bool(row[5]),
        last_step=last or 0,
        changed_at=max(row[6], at or 0.0),
    )


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
