"""The keys of the grid while nothing is typed: those of a spreadsheet, and Space to mark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from canvas_studio.errors import UserError
from canvas_studio.views.canvas.edits import CanvasEdits
from canvas_studio.views.canvas.navigation import Cell, Direction, Navigator
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.locale import Locale

_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class GridKeys(QObject):
    """Takes the keys that the cell editor hands on while it is asleep."""

    def __init__(self, view: CanvasView, edits: Callable[[], CanvasEdits], locale: Locale) -> None:
        super().__init__(view)
        self._view = view
        self._edits = edits
        self._locale = locale

    def step(self, direction: str) -> None:
        """Move the cursor by one cell."""
        self._view.set_cursor(
            *self._view.navigator().step(self._view.cursor_cell(), _direction(direction))
        )

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it means nothing here."""
        modifiers = event.modifiers()
        shift, control = bool(modifiers & _SHIFT), bool(modifiers & _CONTROL)
        if modifiers & _ALT:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape and shift is control is False:
            self._view.set_cursor(*self._view.cursor_cell())
            return True
        target = self._target(key, shift=shift, control=control)
        if target is not None:
            extend = shift and key not in (Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            self._view.set_cursor(*target, extend=extend)
            return True
        if control:
            return False
        return self._act(key) or self._refuses_text()

    def _act(self, key: int) -> bool:
        place = self._view.cursor_place()
        match key:
            case Qt.Key.Key_F2:
                self._view.edit_requested.emit(True)
            case Qt.Key.Key_Backspace:
                self._view.edit_requested.emit(False)
            case Qt.Key.Key_Space if self._selected_cells():
                self._toggle_marks()
            case Qt.Key.Key_Space if place.function.kind == "group":
                self._view.group_toggled.emit(place.function.id)
            case _:
                return False
        return True

    def _toggle_marks(self) -> None:
        try:
            self._edits().toggle_marks(self._selected_cells())
        except UserError as error:
            self._view.refused.emit(error.text(self._locale.language))

    def _refuses_text(self) -> bool:
        """A letter typed where nothing can be typed is swallowed."""
        return not self._view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable

    def _selected_cells(self) -> list[tuple[str, str]]:
        return [(p.goal.id, p.function.id) for p in self._view.selected_places() if p.is_crossing]

    def _target(self, key: int, *, shift: bool, control: bool) -> Cell | None:
        """Where a key takes the cursor; None for keys that do not move it."""
        navigator, here = self._view.navigator(), self._view.cursor_cell()
        if key in _ARROWS:
            move = navigator.jump if control else navigator.step
            return move(here, _ARROWS[key])
        match key:
            case Qt.Key.Key_Tab:
                return navigator.step(here, "right")
            case Qt.Key.Key_Backtab:
                return navigator.step(here, "left")
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return navigator.step(here, "up" if shift else "down")
            case Qt.Key.Key_Home:
                return navigator.first() if control else navigator.home(here)
            case Qt.Key.Key_End:
                return navigator.last() if control else navigator.end(here)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                return self._page(navigator, here, down=key == Qt.Key.Key_PageDown)
        return None

    def _page(self, navigator: Navigator, here: Cell, *, down: bool) -> Cell:
        """As many rows on as are in sight."""
        rows = max(1, len(self._view.frame().rows) - 1)
        return navigator.step(here, "down" if down else "up", rows)


def _direction(name: str) -> Direction:
    return (
        "left"
        if name == "left"
        else "right"
        if name == "right"
        else "up"
        if name == "up"
        else "down"
    )
