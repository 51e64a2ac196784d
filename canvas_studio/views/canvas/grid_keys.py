"""The keys of the grid while nothing is typed: acts on what `key_table` says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, Signal
from PySide6.QtGui import QKeyEvent

from canvas_studio.errors import UserError
from canvas_studio.views.canvas.edits import CanvasEdits
from canvas_studio.views.canvas.key_table import EXTENDED, TYPED, meaning, spot_of
from canvas_studio.views.canvas.navigation import Cell, Direction, Navigator
from canvas_studio.views.canvas.selection import select_block, selected_bounds, selected_cells
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.key_names import key_name, typed_text
from canvas_studio.views.locale import Locale

_STEPS: dict[str, Direction] = {"left": "left", "right": "right", "up": "up", "down": "down"}
_JUMPS: dict[str, Direction] = {f"jump_{name}": step for name, step in _STEPS.items()}
_PAGES: dict[str, Direction] = {f"page_{name}": step for name, step in _STEPS.items()}


class GridKeys(QObject):
    """Takes the keys that the cell editor hands on while it is asleep."""

    action_wanted = Signal(str)
    """The id of the action that a key of the grid stands for."""
    escaped = Signal()
    """Escape was pressed while there was nothing left in the grid that it could mean."""

    def __init__(self, view: CanvasView, edits: Callable[[], CanvasEdits], locale: Locale) -> None:
        super().__init__(view)
        self._view = view
        self._edits = edits
        self._locale = locale
        self._row_start: int | None = None
        """The column from which Tab went off; Enter goes back to it."""
        self.acts: dict[str, Callable[[], None]] = {
            "single": self.select_one,
            "edit": lambda: view.edit_requested.emit(True),
            "retype": lambda: view.edit_requested.emit(False),
            "mark": self._toggle_marks,
            "toggle_group": lambda: view.group_toggled.emit(view.cursor_place().function.id),
            "select_all": self.select_all,
            "select_column": self.select_columns,
            "select_row": self.select_rows,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it means nothing here."""
        spot = spot_of(self._view.cursor_place())
        key = key_name(event)
        does = meaning(key, spot)
        if does is None:
            # A letter that is no command is swallowed where it cannot begin a text.
            return bool(typed_text(event)) and spot not in TYPED
        if does == "extend":
            self._move(EXTENDED[key], extend=True)
        elif does in self.acts:
            self._row_start = None
            self.acts[does]()
        elif not self.leave(does):
            self.action_wanted.emit(does)
        return True

    # -- moving ------------------------------------------------------------------------------------

    def leave(self, does: str) -> bool:
        """Move as a key says that ends a cell or an editing; False where it is no move."""
        if does not in ("next_cell", "previous_cell", "enter", "enter_up"):
            self._row_start = None
            return self._move(does)
        following = self._in_selection(does)
        if following is not None:
            self._row_start = None
            self._go_within(following)
            return True
        navigator, (row, column) = self._view.navigator(), self._view.cursor_cell()
        if does in ("next_cell", "previous_cell"):
            start = column if self._row_start is None else self._row_start
            step: Direction = "right" if does == "next_cell" else "left"
            self._view.set_cursor(*navigator.step((row, column), step))
            self._row_start = start
            return True
        if self._row_start is not None and navigator.can_stand(row, self._row_start):
            column = self._row_start
        self._row_start = None
        self._view.set_cursor(*navigator.step((row, column), "down" if does == "enter" else "up"))
        return True

    def _move(self, does: str, *, extend: bool = False) -> bool:
        target = self._target(does)
        if target is None:
            return False
        self._view.set_cursor(*target, extend=extend)
        return True

    def _target(self, does: str) -> Cell | None:
        """Where a move takes the cursor; None for what is no move."""
        navigator, here = self._view.navigator(), self._view.cursor_cell()
        if does in _STEPS:
            return navigator.step(here, _STEPS[does])
        if does in _JUMPS:
            return navigator.jump(here, _JUMPS[does])
        if does in _PAGES:
            return self._page(navigator, here, _PAGES[does])
        match does:
            case "home":
                return navigator.home(here)
            case "end":
                return navigator.end(here)
            case "first":
                return navigator.first()
            case "last":
                return navigator.last()
        return None

    def _page(self, navigator: Navigator, here: Cell, direction: Direction) -> Cell:
        """As many cells on as are in sight."""
        frame = self._view.frame()
        lines = frame.rows if direction in ("up", "down") else frame.columns
        return navigator.step(here, direction, max(1, len(lines) - 1))

    def select_one(self) -> None:
        """Only the cell under the cursor; where that is so already, the key means something else."""
        top, left, bottom, right = selected_bounds(self._view)
        is_alone = (top, left) == (bottom, right)
        self._view.set_cursor(*self._view.cursor_cell())
        if is_alone:
            self.escaped.emit()

    # -- selecting ---------------------------------------------------------------------------------

    def select_all(self) -> None:
        """All crossings; the cursor stays where it is."""
        rows, columns = self._crossings()
        self._select(rows, columns)

    def select_columns(self) -> None:
        """All crossings in the columns of the selection."""
        rows, (first, last) = self._crossings()
        _top, left, _bottom, right = selected_bounds(self._view)
        self._select(rows, (max(first, left), min(last, right)))

    def select_rows(self) -> None:
        """All crossings in the rows of the selection."""
        (first, last), columns = self._crossings()
        top, _left, bottom, _right = selected_bounds(self._view)
        self._select((max(first, top), min(last, bottom)), columns)

    def _crossings(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last row, first and last column between the names and the new lines."""
        canvas = self._view.canvas
        return (1, canvas.rowCount() - 2), (1, canvas.columnCount() - 2)

    def _select(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        if rows[0] > rows[1] or columns[0] > columns[1]:
            return
        select_block(self._view, (rows[0], columns[0]), (rows[1], columns[1]))

    def _in_selection(self, does: str) -> Cell | None:
        """The next cell within a block that is selected; None where only one cell is."""
        top, left, bottom, right = selected_bounds(self._view)
        here = row, column = self._view.cursor_cell()
        can_stand = self._view.navigator().can_stand
        if (top, left) == (bottom, right) or not (top <= row <= bottom and left <= column <= right):
            return None
        height, width = bottom - top + 1, right - left + 1
        along_rows = does in ("next_cell", "previous_cell")
        by = 1 if does in ("next_cell", "enter") else -1
        at = (
            (row - top) * width + column - left
            if along_rows
            else (column - left) * height + row - top
        )
        for _ in range(height * width):
            at = (at + by) % (height * width)
            down, across = divmod(at, width) if along_rows else reversed(divmod(at, height))
            if can_stand(top + down, left + across):
                cell = top + down, left + across
                return cell if cell != here else None
        return None

    def _go_within(self, cell: Cell) -> None:
        """Move the cursor and keep the selection."""
        view = self._view
        index = view.canvas.index(*cell)
        view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        view.scrollTo(index)
        view.viewport().update()
        view.cursor_moved.emit()

    # -- edits -------------------------------------------------------------------------------------

    def _toggle_marks(self) -> None:
        try:
            self._edits().toggle_marks(selected_cells(self._view))
        except UserError as error:
            self._view.refused.emit(error.text(self._locale.language))
