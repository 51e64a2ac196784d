"""Turns the change-sets of a document into one Qt signal on the main thread."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QThread, Signal

from canvas_studio.model.changes import ChangeSet, squash
from canvas_studio.model.document import Document


class DocumentBridge(QObject):
    """Emits `changed` once per step, on the thread that the bridge lives in."""

    changed = Signal(object)
    """The ChangeSet of the step."""
    _arrived = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[ChangeSet] | None = None
        self._arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self.close = document.subscribe(self._pass_on)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Tell of all steps made meanwhile as if they were one, at the end."""
        held: list[ChangeSet] = []
        self._held = held
        try:
            yield
        finally:
            self._held = None
            if held:
                self.changed.emit(squash(held, held[-1].label, held[-1].origin))

    def _pass_on(self, changes: ChangeSet) -> None:
        if self._held is not None:
            self._held.append(changes)
        elif QThread.currentThread() is self.thread():
            self.changed.emit(changes)
        else:
            self._arrived.emit(changes)
