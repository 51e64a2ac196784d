"""History: named steps that can be undone and redone, any number of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from canvas_studio.messages import Message
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.document import Document

UNDO, REDO = "undo", "redo"
_NOT_RECORDED = (UNDO, REDO)


class History:
    """The steps of a document. Undo applies the inverse of a step to the document of today."""

    def __init__(
        self,
        document: Document,
        done: Sequence[ChangeSet] = (),
        undone: Sequence[ChangeSet] = (),
    ) -> None:
        """Follow `document`; `done` and `undone` are steps of an earlier session, oldest first."""
        self._document = document
        self._done = list(done)
        self._undone = list(undone)
        self.close: Callable[[], None] = document.subscribe(self._record)

    @property
    def done(self) -> tuple[ChangeSet, ...]:
        """Steps that undo takes back, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[ChangeSet, ...]:
        """Steps that redo brings back, the next one last."""
        return tuple(self._undone)

    @property
    def undo_label(self) -> Message | None:
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> Message | None:
        return self._undone[-1].label if self._undone else None

    def undo(self) -> ChangeSet | None:
        """Take back the last step; None where there is none."""
        return self._move(self._done, self._undone, UNDO)

    def redo(self) -> ChangeSet | None:
        """Bring back the step undone last; None where there is none."""
        return self._move(self._undone, self._done, REDO)

    def _move(
        self, source: list[ChangeSet], target: list[ChangeSet], origin: str
    ) -> ChangeSet | None:
        """Moves the step first, so that whoever is told of the change finds the lists as they are."""
        if not source:
            return None
        step = source.pop()
        target.append(step)
        try:
            return self._document.apply(step if origin == REDO else step.inverse(), origin=origin)
        except BaseException:
            source.append(target.pop())
            raise

    def jump(self, position: int) -> None:
        """Undo or redo until exactly `position` steps are done."""
        while len(self._done) > position and self.undo() is not None:
            pass
        while len(self._done) < position and self.redo() is not None:
            pass

    def _record(self, changes: ChangeSet) -> None:
        if changes.origin not in _NOT_RECORDED:
            self._done.append(changes)
            self._undone.clear()
