"""The journal: every committed step on disk at once, so that no crash loses one.

Each open document has a session: a small SQLite database with the steps, and the content they
start from as a canvas file beside it. SQLite's exclusive lock is what tells a session that is
open from one whose program has died; the system lets go of it however the program ends.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from canvas_studio.errors import UserError
from canvas_studio.messages import Localised, message
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.integrity import repaired, violations
from canvas_studio.model.snapshots import Snapshots
from canvas_studio.model.storage import canvas_file
from canvas_studio.model.storage.journal_files import (
    BASE_SUFFIX,
    BROKEN_SUFFIX,
    SUFFIX,
    JournalError,
    SessionFacts,
    base_of,
    delete,
    put_aside,
    read_facts,
    read_snapshots,
    read_steps,
    session_of,
)
from canvas_studio.model.storage.journal_session import JournalSession
from canvas_studio.model.storage.undo_lists import undo_lists

STATE_VARIABLE = "CANVAS_STUDIO_STATE"

_LOG = logging.getLogger(__name__)
_DAY = 24 * 60 * 60
_KEPT_CLOSED = 20
_DAYS_CLOSED = 30
_DAYS_CRASHED = 90

__all__ = ["Journal", "JournalSession", "Recovery", "state_folder", "undo_lists"]


def state_folder() -> Path:
    """Where the program keeps what belongs to the user and to no document."""
    given = os.environ.get(STATE_VARIABLE)
    return Path(given) if given else platformdirs.user_state_path("canvas-studio", appauthor=False)


@dataclass(frozen=True, slots=True)
class Recovery:
    """Steps of a program that ended before it could save them."""

    name: Localised
    """What people called the document."""
    path: Path | None
    """Its file; None where it was never saved."""
    when: datetime.datetime
    """When the last step was made, in local time."""
    steps: int
    """How many steps were not saved."""
    session: Path
    file_hash: str | None = None
    """SHA-256 of the file as the document was opened from it or saved to it last."""


class Journal:
    """All sessions of one user, in a folder of their own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else state_folder() / "journal"

    def open_session(self, path: Path | None, content: Content, name: str = "") -> JournalSession:
        """Follow a document just opened from `path` or made new; `content` is its own, live one.

        `name` is what people call it where it has no file of its own. Give the session's `record` to the document as a listener. Never raises: a session that
        cannot write says so in the log and in `is_recording`.
        """
        self._prune()
        session = JournalSession(self.folder, content)
        earlier = self._earlier(session.state_hash(), path) if path else ((), Snapshots())
        session.start(name or (path.stem if path else ""), path, *earlier)
        return session

    def recoverable(self) -> list[Recovery]:
        """What could be recovered, the latest first. Sessions that are open somewhere do not count."""
        found = []
        for file, facts in self._ended_sessions():
            if not facts.is_closed and facts.last_step > facts.saved_step:
                when = datetime.datetime.fromtimestamp(facts.changed_at).astimezone()
                count = facts.last_step - facts.saved_step
                found.append(
                    Recovery(_name(facts), facts.path, when, count, file, facts.saved_hash)
                )
        return sorted(found, key=lambda recovery: recovery.when, reverse=True)

    def replay(self, recovery: Recovery) -> tuple[Content, list[ChangeSet]]:
        """The content as it was at the last step, and all steps, for `undo_lists`.

        UserError where the recording cannot be read, or another window goes on in it.
        """
        try:
            facts = read_facts(recovery.session)
            if not facts.is_ended:
                what = message(
                    "{name} 已在另一个窗口中恢复",
                    "{name} was recovered in another window already",
                    name=recovery.name,
                )
                raise UserError(what)
            steps = list(read_steps(recovery.session))
            content = self._base(recovery, facts)
        except (JournalError, OSError) as error:
            _LOG.exception("cannot replay %s", recovery.session.name)
            what = message(
                "无法恢复 {name}：编辑记录已损坏",
                "Cannot recover {name}: the recorded steps are damaged",
                name=recovery.name,
            )
            raise UserError(what) from error
        for step in steps[facts.base_step :]:
            content.apply(step)
        if any(violations(content)):
            _LOG.error("the steps of %s lead to an invalid canvas", recovery.session.name)
            content, _ = repaired(content)
        return content, steps

    def resume(self, recovery: Recovery, content: Content) -> JournalSession:
        """Go on in the session of a recovery, whose steps stay recoverable until they are saved.

        `content` is what `replay` returned, now the live content of a document.
        """
        session = JournalSession(self.folder, content)
        session.resume(recovery.session)
        return session

    def discard(self, recovery: Recovery) -> None:
        """Forget a recovery that nobody wants."""
        delete(recovery.session)

    def _base(self, recovery: Recovery, facts: SessionFacts) -> Content:
        """What the steps start from: kept beside them, or the file where that is still the same."""
        for file in (base_of(recovery.session), facts.path):
            if file is None:
                continue
            with contextlib.suppress(OSError, UserError):
                report = canvas_file.inspect_canvas(file)
                if report.content is not None and facts.is_base(report.content):
                    return report.content
        raise JournalError("the content at the start is missing")

    def _earlier(self, state: str, path: Path) -> tuple[tuple[ChangeSet, ...], Snapshots]:
        """The last session that saved exactly this state: its steps, to be undone once more, and
        its snapshots.
        """
        matching = [(f, x) for f, x in self._ended_sessions() if x.saved_hash == state]
        if not matching:
            return (), Snapshots()
        file, facts = max(matching, key=lambda found: found[1].changed_at)
        try:
            steps = tuple(read_steps(file))[: facts.saved_step]
            snapshots = read_snapshots(file, steps)
        except JournalError:
            _LOG.exception("cannot read the earlier steps in %s", file.name)
            return (), Snapshots()
        if facts.path == path.absolute() and facts.last_step <= facts.saved_step:
            delete(file)  # what it holds goes on in the new session
        return steps, snapshots

    def _ended_sessions(self) -> Iterator[tuple[Path, SessionFacts]]:
        """Sessions whose program no longer runs. What cannot be read is put aside."""
        for file in sorted(self.folder.glob(f"*{SUFFIX}")):
            try:
                facts = read_facts(file)
            except JournalError:
                _LOG.exception("%s is no journal; putting it aside", file.name)
                put_aside(file)
                continue
            if facts.is_ended:
                yield file, facts

    def _prune(self) -> None:
        """Forget what nobody will want again."""
        now = time.time()
        closed = []
        with contextlib.suppress(OSError):
            for file, facts in self._ended_sessions():
                age = (now - facts.changed_at) / _DAY
                if facts.is_closed or facts.last_step <= facts.saved_step:
                    closed.append((age, file))
                elif age > _DAYS_CRASHED:
                    delete(file)
            for n, (age, file) in enumerate(sorted(closed)):
                if n >= _KEPT_CLOSED or age > _DAYS_CLOSED:
                    delete(file)
            for file in self.folder.iterdir():
                is_orphan = file.name.endswith(BASE_SUFFIX) and not session_of(file).exists()
                is_broken = BROKEN_SUFFIX in file.suffix
                is_empty = file.suffix == SUFFIX and not file.stat().st_size
                is_old = now - file.stat().st_mtime > _DAYS_CLOSED * _DAY
                if is_old and (is_orphan or is_broken or is_empty):
                    file.unlink()


def _name(facts: SessionFacts) -> Localised:
    name = facts.name or (facts.path.stem if facts.path else "")
    return message("{name}", "{name}", name=name) if name else message("未命名", "Untitled")
