"""The blocks of a canvas as a Qt table: a row for each module, a column for each stage or goal."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_studio.model.records import Function, Goal
from canvas_studio.model.records.wording import count_words
from canvas_studio.views.canvas.blocks import (
    Across,
    Block,
    BlockLine,
    Blocks,
    blocks_of,
    first_in_block,
)
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.locale import Locale
from canvas_studio.views.plain_text import no_markup

Index = QModelIndex | QPersistentModelIndex
BlockRole = Qt.ItemDataRole.UserRole
"""The Block of a cell."""


class OverviewModel(QAbstractTableModel):
    """Sums up what the canvas model has in sight. `refresh` makes it up to date."""

    def __init__(
        self, canvas: CanvasTableModel, locale: Locale, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._locale = locale
        self.across: Across = "stage"
        self.blocks = self._sum_up()

    def refresh(self) -> None:
        """Sum up anew; where the lines are what they were, only what is in them changes."""
        blocks = self._sum_up()
        same = [[line.id for line in lines] for lines in (blocks.rows, blocks.columns)] == [
            [line.id for line in lines] for lines in (self.blocks.rows, self.blocks.columns)
        ]
        if not same:
            self.beginResetModel()
        self.blocks = blocks
        if not same:
            self.endResetModel()
        elif blocks.rows and blocks.columns:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last.column())
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last.row())

    def _sum_up(self) -> Blocks:
        canvas = self._canvas
        return blocks_of(
            canvas.content, canvas.display, canvas.grouping, self.across, canvas.hidden
        )

    # -- what there is -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.blocks.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.blocks.columns)

    def block(self, index: Index) -> Block:
        return self.blocks.block(index.row(), index.column())

    def first_cell(self, index: Index) -> tuple[str, str] | None:
        """Goal and function with which to begin in a block."""
        canvas = self._canvas
        return first_in_block(
            canvas.content,
            canvas.grouping,
            self.blocks.rows[index.row()].id,
            self.blocks.columns[index.column()].id,
            self.across,
            canvas.hidden,
        )

    def index_of(self, row: str, column: str) -> QModelIndex:
        """The block of a group and a stage or goal; invalid where it is not shown."""
        rows = [line.id for line in self.blocks.rows]
        columns = [line.id for line in self.blocks.columns]
        if row not in rows or column not in columns:
            return QModelIndex()
        return self.index(rows.index(row), columns.index(column))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        block = self.block(index)
        if role == BlockRole:
            return block
        if role == Qt.ItemDataRole.DisplayRole:
            return str(block.crossings) if block.crossings else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, block)
        if role == Qt.ItemDataRole.ToolTipRole:
            return no_markup(self._spoken(index, block))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_column = orientation == Qt.Orientation.Horizontal
        lines = self.blocks.columns if is_column else self.blocks.rows
        if not 0 <= section < len(lines):
            return None
        line = lines[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.code} {line.name}".strip()
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return no_markup(f"{line.code} {line.name}\n{self._count(line, is_column)}".strip())
        return None

    def _count(self, line: BlockLine, is_column: bool) -> str:
        return self._locale.text(count_words(Goal if is_column else Function, line.count))

    def _spoken(self, index: Index, block: Block) -> str:
        _ = self._locale.translator
        row = self.blocks.rows[index.row()].name
        column = self.blocks.columns[index.column()].name
        if not block.crossings:
            return _("{row}, {column}: no crossing", row=row, column=column)
        return _.plural(
            "{row}, {column}: {count} crossing, {staffed} with roles, {marked} without",
            "{row}, {column}: {count} crossings, {staffed} with roles, {marked} without",
            block.crossings,
            row=row,
            column=column,
            staffed=block.staffed,
            marked=block.marked,
        )
