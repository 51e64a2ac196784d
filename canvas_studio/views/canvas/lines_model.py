"""A Qt table whose rows and columns are lines of the canvas, and that takes them where they belong."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from canvas_studio.views.canvas.axes import Axis, Line, steps

Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractTableModel):
    """Knows which line stands where. What is in a cell is its subclass's to say."""

    rearranged = Signal()
    """Lines have come, gone or moved, in as many steps as it took."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Axis = ()
        self.columns: Axis = ()
        self._row_of: dict[Line, int] = {}
        self._column_of: dict[Line, int] = {}

    @abstractmethod
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any: ...

    def cell_of(self, down: Line, across: Line) -> tuple[int, int] | None:
        """Row and column where two lines meet, or None where one of them is not shown."""
        row, column = self._row_of.get(down), self._column_of.get(across)
        return None if row is None or column is None else (row, column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def take(self, rows: Axis, columns: Axis) -> None:
        """Have these lines from now on. Views are not told: in a reset, or before there are any."""
        self.rows, self.columns = rows, columns
        self._row_of = {line: n for n, line in enumerate(rows)}
        self._column_of = {line: n for n, line in enumerate(columns)}

    def arrange(self, rows: Axis, columns: Axis) -> None:
        """Come to these lines in steps that keep cursor and selection, or at once where they are many."""
        row_steps, column_steps = steps(self.rows, rows), steps(self.columns, columns)
        if row_steps is None or column_steps is None:
            self.beginResetModel()
            self.take(rows, columns)
            self.endResetModel()
            return
        self._walk(row_steps, rows, is_rows=True)
        self._walk(column_steps, columns, is_rows=False)
        if row_steps or column_steps:
            self.rearranged.emit()

    def _walk(self, path: Iterable[tuple[str, int, int]], goal: Axis, *, is_rows: bool) -> None:
        """Take the lines of one axis step by step to `goal`, telling the views of each."""
        nowhere = QModelIndex()
        lines = list(self.rows if is_rows else self.columns)
        begin_insert = self.beginInsertRows if is_rows else self.beginInsertColumns
        end_insert = self.endInsertRows if is_rows else self.endInsertColumns
        begin_remove = self.beginRemoveRows if is_rows else self.beginRemoveColumns
        end_remove = self.endRemoveRows if is_rows else self.endRemoveColumns
        begin_move = self.beginMoveRows if is_rows else self.beginMoveColumns
        end_move = self.endMoveRows if is_rows else self.endMoveColumns
        for step, first, last in path:
            if step == "insert":
                begin_insert(nowhere, first, last)
                lines[first:first] = goal[first : last + 1]
                end = end_insert
            elif step == "remove":
                begin_remove(nowhere, first, last)
                del lines[first : last + 1]
                end = end_remove
            else:
                # Qt names the place before the move in which the line comes to stand.
                begin_move(nowhere, first, first, nowhere, last + 1 if last > first else last)
                lines.insert(last, lines.pop(first))
                end = end_move
            self._take_axis(lines, is_rows=is_rows)
            end()

    def _take_axis(self, lines: Sequence[Line], *, is_rows: bool) -> None:
        if is_rows:
            self.take(tuple(lines), self.columns)
        else:
            self.take(self.rows, tuple(lines))
