"""A role that is taken up like a brush: a click or R puts it into cells, and takes it out again."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from canvas_studio.model.records import Participation, Role, crossing_id, participation_id
from canvas_studio.views.canvas.cell_editor import CellEditor
from canvas_studio.views.canvas.selection import selected_cells
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.studio import Studio

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class RoleBrush(QObject):
    """Watches the grid while a role is taken up. Until then, and after Escape, it does nothing."""

    changed = Signal()
    """Another role was taken up, or it was put down."""

    def __init__(self, studio: Studio, view: CanvasView, editor: CellEditor) -> None:
        super().__init__(view)
        self._studio = studio
        self._view = view
        self._editor = editor
        self._role: str | None = None
        self._is_pressed = False
        view.viewport().installEventFilter(self)
        editor.installEventFilter(self)
        studio.session.closed.connect(self.put_down)
        studio.session.changed.connect(lambda _changes: self._follow())

    @property
    def role(self) -> Role | None:
        """The role that is taken up."""
        if self._role is None or not self._studio.session.is_open:
            return None
        record = self._studio.session.content.find(self._role)
        return record if isinstance(record, Role) else None

    def take(self, role: str) -> None:
        """Take a role up; the same one again puts it down."""
        self._role = None if role == self._role else role
        self.changed.emit()

    def put_down(self) -> None:
        if self._role is not None:
            self._role = None
            self.changed.emit()

    def paint(self) -> None:
        """Put the role into the selected cells; where it is in all of them, take it out."""
        role, session = self.role, self._studio.session
        cells = selected_cells(self._view)
        if role is None or not cells:
            return
        ids = [participation_id(crossing_id(*cell), role.id) for cell in cells]
        held = [p for id in ids if isinstance(p := session.content.find(id), Participation)]
        says_something = len(held) == len(cells) and any(p.activities or p.note for p in held)
        painted = self._studio.attempt(lambda: session.edits.cycle_role(cells, role.id))
        if painted and says_something:
            _ = self._studio.locale.translator
            name = role.name.text(self._view.canvas.language)
            self._studio.notice(
                _("{role} was taken out with what it does there. Ctrl+Z takes it back.", role=name)
            )

    def _follow(self) -> None:
        """Put down a role that was deleted."""
        if self._role is not None and self.role is None:
            self.put_down()

    # -- mouse and keys of the grid ----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._role is None:
            return super().eventFilter(watched, event)
        kind = event.type()
        if watched is self._editor:
            return kind == QEvent.Type.KeyPress and self._press_key(cast(QKeyEvent, event))
        if kind in _PRESSES:
            return self._press(cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseButtonRelease and self._is_pressed:
            self._is_pressed = False
            self.paint()
        return False

    def _press(self, event: QMouseEvent) -> bool:
        """Whether a press is a second one of a double click, which edits nothing now."""
        index = self._view.indexAt(event.position().toPoint())
        is_cell = index.isValid() and (
            self._view.canvas.place(index.row(), index.column()).is_crossing
        )
        self._is_pressed = is_cell and event.button() == Qt.MouseButton.LeftButton
        return self._is_pressed and event.type() == QEvent.Type.MouseButtonDblClick

    def _press_key(self, event: QKeyEvent) -> bool:
        if self._editor.is_awake or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.put_down()
            return True
        if event.key() == Qt.Key.Key_R and self._view.cursor_place().is_crossing:
            self.paint()
            return True
        return False
