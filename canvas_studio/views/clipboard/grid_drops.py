"""Text that is dropped onto the grid: it is pasted where it falls."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent

from canvas_studio.views.canvas.view import CanvasView

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class GridDrops(QObject):
    """Watches the grid for what is dragged over it; files are for the window."""

    def __init__(self, view: CanvasView, paste: Callable[[QMimeData], None]) -> None:
        super().__init__(view)
        self._view = view
        self._paste = paste
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (*_DRAGS, QEvent.Type.Drop):
            return super().eventFilter(watched, event)
        drop = cast(QDropEvent, event)
        if not _is_text(drop.mimeData()):
            drop.ignore()
            return True
        place = self._view.indexAt(drop.position().toPoint())
        if not place.isValid() or place.flags() == Qt.ItemFlag.NoItemFlags:
            drop.ignore()
        elif event.type() == QEvent.Type.Drop:
            drop.setDropAction(Qt.DropAction.CopyAction)
            drop.accept()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.set_cursor(place.row(), place.column())
            self._paste(drop.mimeData())
        else:
            drop.setDropAction(Qt.DropAction.CopyAction)
            drop.accept()
        return True


def _is_text(mime: QMimeData) -> bool:
    """Whether it is text and no file; a link has an address and text."""
    is_file = any(url.isLocalFile() for url in mime.urls())
    return not is_file and (mime.hasText() or mime.hasHtml())
