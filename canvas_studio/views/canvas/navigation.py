"""Where the cursor goes: the arrows, Home, End, Tab and Enter of a spreadsheet, on any table of cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

Direction = Literal["left", "right", "up", "down"]
Cell = tuple[int, int]
"""Row and column."""

_STEP: Final[dict[str, Cell]] = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}


class Navigator:
    """Moves over cells; `can_stand(row, column)` says where, `is_filled` where there is content."""

    def __init__(
        self,
        rows: int,
        columns: int,
        can_stand: Callable[[int, int], bool],
        is_filled: Callable[[int, int], bool],
    ) -> None:
        self.rows = rows
        self.columns = columns
        self.can_stand = can_stand
        self._is_filled = is_filled

    def step(self, start: Cell, direction: Direction, count: int = 1) -> Cell:
        """The cell `count` steps on, as far as there is one."""
        row, column = start
        for _ in range(count):
            following = self._next((row, column), direction)
            if following is None:
                break
            row, column = following
        return row, column

    def jump(self, start: Cell, direction: Direction) -> Cell:
        """To the edge of the block of filled cells, or to the next filled cell: Ctrl+arrow."""
        here = start
        following = self._next(here, direction)
        if following is None:
            return here
        in_block = self._is_filled(*here) and self._is_filled(*following)
        while following is not None:
            if in_block and not self._is_filled(*following):
                return here
            here = following
            if not in_block and self._is_filled(*here):
                return here
            following = self._next(here, direction)
        return here

    def home(self, start: Cell) -> Cell:
        """The first cell of the row."""
        return self._last_of(start, "left")

    def end(self, start: Cell) -> Cell:
        """The last filled cell of the row, or its last cell where none is filled."""
        row, here = start
        filled = [
            column
            for column in range(self.columns)
            if self.can_stand(row, column) and self._is_filled(row, column)
        ]
        if filled and filled[-1] != here:
            return row, filled[-1]
        return self._last_of(start, "right")

    def first(self) -> Cell:
        """The first crossing, or else where the first line can be added."""
        for row in range(1, self.rows):
            for column in range(1, self.columns):
                if self.can_stand(row, column):
                    return row, column
        return next(((row, 0) for row in range(1, self.rows) if self.can_stand(row, 0)), (0, 0))

    def nearest(self, cell: Cell) -> Cell:
        """The cell below, else above, on which the cursor can stand; the first one where none is."""
        below = self._next(cell, "down")
        return below or self._next(cell, "up") or self.first()

    def last(self) -> Cell:
        for row in range(self.rows - 1, 0, -1):
            for column in range(self.columns - 1, 0, -1):
                if self.can_stand(row, column):
                    return row, column
        return self.first()

    def _last_of(self, start: Cell, direction: Direction) -> Cell:
        here = start
        while (following := self._next(here, direction)) is not None:
            here = following
        return here

    def _next(self, start: Cell, direction: Direction) -> Cell | None:
        """The next cell in a direction on which the cursor can stand."""
        down, right = _STEP[direction]
        row, column = start
        while True:
            row, column = row + down, column + right
            if not (0 <= row < self.rows and 0 <= column < self.columns):
                return None
            if self.can_stand(row, column):
                return row, column
