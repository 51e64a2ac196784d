"""The snapshots in the database of a journal's session: a table beside that of the steps.

A row says after which step a snapshot was taken. Of one that an earlier session took, whose
steps are gone, it says what changed until the next such one, or the session's start.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from canvas_studio.model.changes import ChangeSet, squash
from canvas_studio.model.snapshots import MOST, Snapshot, Snapshots
from canvas_studio.model.storage.step_text import step_of, text_of

# A session from before there were snapshots has no such table, and then no snapshots.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS snapshot (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, at REAL NOT NULL, step INTEGER NOT NULL,
    after BLOB
)
"""
_CARRIED_BYTES = 8 << 20


def make_table(database: sqlite3.Connection) -> None:
    """Add the table where it is not there yet."""
    database.execute(_SCHEMA)


def carry(database: sqlite3.Connection, snapshots: Snapshots, step: int) -> None:
    """Store those that are there at the start of a session: the latest ones, within bounds."""
    room = _CARRIED_BYTES
    for snapshot, after in reversed(snapshots.stretches()):
        text = text_of(after)
        room -= len(text)
        if room < 0:
            break
        row = (snapshot.number, snapshot.name, snapshot.at, step, text)
        database.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)", row)


def insert(database: sqlite3.Connection, snapshot: Snapshot, step: int) -> None:
    """Store one that was taken after this step."""
    row = (snapshot.number, snapshot.name, snapshot.at, step)
    database.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?, NULL)", row)
    latest = "SELECT number FROM snapshot ORDER BY number DESC LIMIT ?"
    database.execute(f"DELETE FROM snapshot WHERE number NOT IN ({latest})", (MOST,))


def remove(database: sqlite3.Connection, number: int) -> None:
    """Forget one; the one before it says from now on what changed after both."""
    query = "SELECT number, after FROM snapshot WHERE number <= ? ORDER BY number DESC LIMIT 2"
    database.execute("BEGIN")
    rows = database.execute(query, (number,)).fetchall()
    if len(rows) == 2 and rows[0][1] is not None and rows[1][1] is not None:
        both = text_of(squash([step_of(rows[1][1]), step_of(rows[0][1])]))
        database.execute("UPDATE snapshot SET after = ? WHERE number = ?", (both, rows[1][0]))
    database.execute("DELETE FROM snapshot WHERE number = ?", (number,))
    database.execute("COMMIT")


def read(file: Path, steps: Sequence[ChangeSet]) -> Snapshots:
    """The snapshots of a session up to the last of `steps`, which are its first ones.

    Raises what a damaged database makes sqlite3 and `step_of` raise.
    """
    with contextlib.closing(sqlite3.connect(file, timeout=0)) as database:
        if not _has_table(database):
            return Snapshots()
        rows = database.execute(
            "SELECT number, name, at, step, after FROM snapshot WHERE step <= ? ORDER BY number",
            (len(steps),),
        ).fetchall()
    if not rows:
        return Snapshots()
    ends = [*(row[3] for row in rows[1:]), len(steps)]
    held = []
    for (number, name, at, step, after), end in zip(rows, ends, strict=True):
        earlier = [step_of(after)] if after is not None else []
        held.append((Snapshot(number, name, at), squash([*earlier, *steps[step:end]])))
    return Snapshots(held)


def any_in(file: Path) -> bool:
    """Whether a session holds snapshots."""
    with contextlib.closing(sqlite3.connect(file, timeout=0)) as database:
        if not _has_table(database):
            return False
        return database.execute("SELECT 1 FROM snapshot").fetchone() is not None


def _has_table(database: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'snapshot'"
    return database.execute(query).fetchone() is not None
