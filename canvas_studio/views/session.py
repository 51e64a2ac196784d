"""The open document with all that follows it: history, checks, journal, file, and whether it is saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from canvas_studio.errors import UserError
from canvas_studio.messages import Localised, message
from canvas_studio.model import storage
from canvas_studio.model.changes import ChangeSet, difference
from canvas_studio.model.commands import snapshots
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.snapshots import Snapshot
from canvas_studio.model.storage import InUseError, OpenFile
from canvas_studio.model.storage.journal import Journal, JournalSession, Recovery
from canvas_studio.views.bridge import DocumentBridge
from canvas_studio.views.canvas.edits import CanvasEdits
from canvas_studio.views.checks import Checked, Checks, check

T = TypeVar("T")
SUFFIX = ".canvas"
_LARGE_FILE, _LARGE_CONTENT = 2 << 20, 10_000
"""Bytes and records from which opening takes so long that the window must not stand still for it."""
Task = Literal["opening", "saving"]
Access = Literal["ask", "read", "take over"]
"""What happens to a file that somebody else has open: an error, only reading it, taking it over."""
_NEVER = ChangeSet()
"""Stands for a step after which the document was saved and that nobody can undo or redo to."""


class Work(Protocol):
    """Does something that knows nothing of Qt; where it is long, without the window standing still."""

    def __call__(self, work: Callable[[], T], *, is_long: bool, task: Task = "opening") -> T: ...


def at_once(work: Callable[[], T], *, is_long: bool, task: Task = "opening") -> T:
    """Work that everybody waits for."""
    return work()


class _Followed(NamedTuple):
    """A document with what follows it in the model; a step is told in this order."""

    document: Document
    history: History
    recording: JournalSession
    checked: Checked


def _followed(content: Content, recording: JournalSession) -> _Followed:
    document = Document(content)
    history = History(document, *recording.history())
    document.subscribe(recording.record)
    return _Followed(document, history, recording, check(document))


class Session(QObject):
    """One document at a time. Opening another one replaces it and tells `opened`."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    """The ChangeSet of a step."""
    findings_changed = Signal()
    checks_failed = Signal()
    """The canvas as a whole could not be checked: findings and figures about it are older ones."""
    saved_changed = Signal()
    """The path, or whether everything is saved, is not what it was."""
    recording_changed = Signal()
    """Steps are no longer recorded for recovery, or are again."""
    snapshots_changed = Signal()

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.work: Work = at_once
        """How long work is done: by the window that the session belongs to."""
        self._recording: JournalSession | None = None
        self._document: Document | None = None
        self._history: History | None = None
        self._checks: Checks | None = None
        self._bridge: DocumentBridge | None = None
        self._edits: CanvasEdits | None = None
        self.path: Path | None = None
        """The canvas file; None for what was never saved."""
        self.suggested_name = ""
        """What a first save proposes to call the file, without ending."""
        self.is_read_only = False
        """Whether the file stays as it is: changes go to another one."""
        self._file: OpenFile | None = None
        """Our hold on the file at `path`; None while that is only read."""
        self._saved_at: ChangeSet | None = None
        self._was_saved = self._was_recorded = True

    # -- the document ------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._document is not None

    @property
    def document(self) -> Document:
        assert self._document is not None
        return self._document

    @property
    def history(self) -> History:
        assert self._history is not None
        return self._history

    @property
    def checks(self) -> Checks:
        assert self._checks is not None
        return self._checks

    @property
    def edits(self) -> CanvasEdits:
        assert self._edits is not None
        return self._edits

    @property
    def content(self) -> Content:
        return self.document.content

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what the document holds."""
        return self._history is None or self._last_step() is self._saved_at

    @property
    def is_recorded(self) -> bool:
        """Whether a crash now would lose nothing."""
        return self._recording is not None and self._recording.is_recording

    @property
    def recording_failure(self) -> Localised | None:
        """Why steps are not recorded; None while they are."""
        return self._recording.failure if self._recording is not None else None

    @property
    def name(self) -> str:
        """What people call the open file."""
        return self.path.stem if self.path else self.suggested_name

    # -- opening -----------------------------------------------------------------------------------

    def open(self, path: Path, access: Access = "ask") -> None:
        """Open a canvas file, or an exchange file as a canvas not saved yet.

        InUseError where somebody else has it open, unless it is only read or taken over;
        UnusableFileError where it cannot be opened as it is. What was open stays then.
        """
        if path.suffix.lower() != SUFFIX:
            self.start(self._load(path), name=path.stem)
        elif access == "read":
            self.start(self._load(path), path, name=path.stem, read_only=True)
        else:
            file = OpenFile.hold(path, mine=self._file, take_over=access == "take over")
            try:
                content = self._load(path)
            except BaseException:
                file.release(successor=self._file)
                raise
            self.start(content, path, name=path.stem, file=file)

    def _load(self, path: Path) -> Content:
        try:
            is_long = path.stat().st_size > _LARGE_FILE
        except OSError:
            is_long = False  # loading says what is wrong
        return self.work(lambda: storage.load(path), is_long=is_long)

    def start(
        self,
        content: Content,
        path: Path | None = None,
        *,
        name: str = "",
        read_only: bool = False,
        unsaved: bool = False,
        file: OpenFile | None = None,
    ) -> None:
        """Make `content` the open document, in the file at `path` or in none yet.

        `unsaved` says that no file holds it as it is, as after a repair. `file` is the hold on
        the file at `path`.
        """
        self._begin(content, path, name, read_only=read_only, unsaved=unsaved, file=file)
        recorded_path = None if read_only else path  # a recovery must not be saved there either
        open_session, proposed = self.journal.open_session, self.suggested_name
        self._follow(content, lambda: open_session(recorded_path, content, proposed))

    def recover(self, recovery: Recovery) -> None:
        """Open what a crash left behind, with everything that can be undone.

        It is read only where somebody else has opened its file meanwhile. UserError where it
        cannot be read; what was open stays then.
        """
        content, _ = self.journal.replay(recovery)
        path, file, read_only = recovery.path, None, False
        if path is not None:
            try:
                file = OpenFile.hold(path, mine=self._file)
                file.expect(recovery.file_hash)
            except InUseError:
                read_only = True
        name = recovery.name.text(content.project.primary_language)
        self._begin(content, path, name, read_only=read_only, unsaved=True, file=file)
        self._follow(content, lambda: self.journal.resume(recovery, content))

    def _begin(
        self,
        content: Content,
        path: Path | None,
        name: str,
        *,
        read_only: bool = False,
        unsaved: bool = False,
        file: OpenFile | None = None,
    ) -> None:
        self._let_go(successor=file)
        self.path, self._file = path, file
        self.suggested_name = name or content.project.name.text(content.project.primary_language)
        self.is_read_only = read_only
        self._saved_at = _NEVER if unsaved else None

    def _follow(self, content: Content, record: Callable[[], JournalSession]) -> None:
        """Wire everything that follows the document; `record` begins the recording of its steps."""
        followed = self.work(
            lambda: _followed(content, record()), is_long=len(content) > _LARGE_CONTENT
        )
        document, self._history, self._recording, checked = followed
        self._document = document
        self._checks = Checks(document, checked, self)
        self._checks.changed.connect(self.findings_changed)
        self._checks.failed.connect(self.checks_failed)
        self._bridge = DocumentBridge(document, self)
        self._bridge.changed.connect(self._pass_on)
        self._edits = CanvasEdits(document)
        if self._saved_at is None:
            self._saved_at = self._last_step()
        self._was_saved, self._was_recorded = self.is_saved, True
        self.opened.emit()
        self.saved_changed.emit()
        self._tell_recording()

    def close(self) -> None:
        """Let go of the document; whether it was saved is the caller's question."""
        self._let_go()

    def _let_go(self, successor: OpenFile | None = None) -> None:
        if self._document is None:
            return
        assert self._bridge is not None
        assert self._history is not None
        self.closed.emit()
        self._bridge.close()
        if self._recording is not None:
            self._recording.close()
            self._recording = None
        self.checks.close()
        self._history.close()
        self.checks.deleteLater()
        self._bridge.deleteLater()
        self._document = self._history = self._checks = self._bridge = self._edits = None
        if self._file is not None:
            self._file.release(successor)
        self.path = self._file = None
        self.is_read_only = False

    # -- history -----------------------------------------------------------------------------------

    def go_to_step(self, position: int) -> None:
        """Undo or redo until exactly `position` steps are done; views are told once, at the end."""
        assert self._bridge is not None
        with self._bridge.together():
            self.history.jump(position)

    # -- snapshots ---------------------------------------------------------------------------------

    def take_snapshot(self, name: str) -> Snapshot:
        """Name the canvas as it is now, to compare with it or to return to it later.

        It survives saving, closing and a crash, like what can be undone.
        """
        taken = self._recorded.take_snapshot(" ".join(name.split()))
        self.snapshots_changed.emit()
        return taken

    def snapshots(self) -> tuple[Snapshot, ...]:
        """The named moments of this document, the oldest first."""
        return tuple(self._recorded.snapshots)

    def changes_since(self, snapshot: Snapshot) -> ChangeSet:
        """What turns the canvas of a snapshot into that of now."""
        return self._recorded.snapshots.changes_since(snapshot)

    def return_to(self, snapshot: Snapshot) -> None:
        """Make the canvas what it was at a snapshot, as one step that can be undone."""
        self.document.run(snapshots.return_to, self.changes_since(snapshot), snapshot.name)

    def return_to_content(self, content: Content, name: str) -> None:
        """Make the canvas what `content` is, which people call `name`, as one step."""
        since = difference(content.records, self.content.records)
        self.document.run(snapshots.return_to, since, name)

    def forget_snapshot(self, snapshot: Snapshot) -> None:
        self._recorded.forget_snapshot(snapshot)
        self.snapshots_changed.emit()

    @property
    def _recorded(self) -> JournalSession:
        assert self._recording is not None
        return self._recording

    # -- saving ------------------------------------------------------------------------------------

    def save(self, path: Path | None = None, *, anyway: bool = False) -> None:
        """Save to the file, or to another one. UserError where that fails; nothing changes then.

        InUseError where somebody else has the file, ChangedOnDiskError where somebody else
        changed it, both unless `anyway`.
        """
        target = path or self.path
        if target is None:
            raise UserError(message("请选择要保存到的文件。", "Choose a file to save to."))
        is_same = self._file is not None and self._file.is_at(target)
        if self.is_read_only and self._is_where_we_read(target):
            raise UserError(
                message(
                    "“{file}”以只读方式打开，请保存为另一个文件。",
                    "“{file}” was opened to read. Save to another file.",
                    file=target.name,
                )
            )
        file = self._file if is_same else OpenFile.hold(target, take_over=anyway)
        assert file is not None
        try:
            hash = self._write(file, anyway=anyway or not is_same)
        except BaseException:
            if not is_same:
                file.release()
            raise
        if self._file is not None and not is_same:
            self._file.release()
        if self._recording is not None:
            self._recording.saved(target, hash)
        self.path, self._file = target, file
        self.is_read_only = False
        self._saved_at = self._last_step()
        self._tell_saved()
        self._tell_recording()

    def _write(self, file: OpenFile, *, anyway: bool) -> str:
        content = self.content
        return self.work(
            lambda: file.save(content, anyway=anyway),
            is_long=len(content) > _LARGE_CONTENT,
            task="saving",
        )

    def _is_where_we_read(self, target: Path) -> bool:
        return self.path is not None and os.path.realpath(target) == os.path.realpath(self.path)

    def _last_step(self) -> ChangeSet | None:
        done = self.history.done
        return done[-1] if done else None

    def _pass_on(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)
        if self.is_saved != self._was_saved:
            self._tell_saved()
        self._tell_recording()

    def _tell_recording(self) -> None:
        if self.is_recorded != self._was_recorded:
            self._was_recorded = self.is_recorded
            self.recording_changed.emit()

    def _tell_saved(self) -> None:
        self._was_saved = self.is_saved
        self.saved_changed.emit()
