"""Turns the change-sets of a document into one Qt signal on the main thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QThread, Signal

from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.document import Document


class DocumentBridge(QObject):
    """Emits `changed` once per step, on the thread that the bridge lives in."""

    changed = Signal(object)
    """The ChangeSet of the step."""
    _arrived = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self.close = document.subscribe(self._pass_on)

    def _pass_on(self, changes: ChangeSet) -> None:
        if QThread.currentThread() is self.thread():
            self.changed.emit(changes)
        else:
            self._arrived.emit(changes)
