"""A program as far as the journal sees it: a document with its history and its recording."""

from __future__ import annotations

from pathlib import Path

from canvas_studio.model import storage
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.commands import elements
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.records import Goal
from canvas_studio.model.storage.journal import Journal, JournalSession, Recovery


class Program:
    """One open document. `crash` ends it as the system would, `quit` as a person does."""

    def __init__(self, document: Document, session: JournalSession) -> None:
        self.document = document
        self.session = session
        self.history = History(document, *session.history())
        document.subscribe(session.record)

    @classmethod
    def open(cls, folder: Path, path: Path) -> Program:
        return cls.start(folder, storage.load(path), path)

    @classmethod
    def start(
        cls, folder: Path, content: Content, path: Path | None = None, name: str = ""
    ) -> Program:
        """With a canvas that has no file yet, or is what the file at `path` holds."""
        document = Document(content)
        return cls(document, Journal(folder).open_session(path, document.content, name))

    @classmethod
    def recover(cls, folder: Path, recovery: Recovery) -> Program:
        journal = Journal(folder)
        content, _ = journal.replay(recovery)
        document = Document(content)
        return cls(document, journal.resume(recovery, document.content))

    @property
    def content(self) -> Content:
        return self.document.content

    def add_goal(self, name: str) -> None:
        self.document.run(elements.add, Goal, name=name)

    def goals(self) -> list[str]:
        return [goal.name.zh for goal in self.content.of(Goal)]

    def save(self, path: Path) -> None:
        self.session.saved(path, storage.save_canvas(self.content, path))

    def crash(self) -> None:
        self.session.close(clean=False)

    def quit(self) -> None:
        self.session.close()

    def lists(self) -> tuple[list[ChangeSet], list[ChangeSet]]:
        """What can be undone and redone, comparable: labels as texts."""
        return [_plain(s) for s in self.history.done], [_plain(s) for s in self.history.undone]


def _plain(step: ChangeSet) -> ChangeSet:
    return ChangeSet(dict(step.changes))
