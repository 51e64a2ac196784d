"""The roles as a list: name, end, and in how many crossings each takes part."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from canvas_studio.errors import UserError
from canvas_studio.messages import Language
from canvas_studio.model.records import Role
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.canvas.pictures import end_picture
from canvas_studio.views.studio import Studio

Index = QModelIndex | QPersistentModelIndex
RoleIdRole: Final = Qt.ItemDataRole.UserRole
_COLUMNS: Final = 3


class RolesModel(QAbstractTableModel):
    """Rows in the user's order; names can be changed in place."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._rows: list[tuple[Role, int]] = []
        self._language: Language | None = None

    def refresh(self) -> None:
        """Show the roles of now; only rows that are not what they were are told of."""
        session, language = self._studio.session, self._studio.canvas.model.language
        facts = session.checks.checker.facts
        rows = [(role, facts.load(role.id)) for role in session.content.of(Role)]
        before, after = [row[0].id for row in self._rows], [row[0].id for row in rows]
        if language != self._language:
            self._language = language
            self.reword()
        if before == after:
            held, self._rows = self._rows, rows
            for n, (was, row) in enumerate(zip(held, rows, strict=True)):
                if was != row:
                    self.dataChanged.emit(self.index(n, 0), self.index(n, _COLUMNS - 1))
        elif after[:-1] == before:
            self.beginInsertRows(QModelIndex(), len(before), len(before))
            self._rows = rows
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def reword(self) -> None:
        """Show everything in other words or other colours."""
        if self._rows:
            last = self.index(len(self._rows) - 1, _COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def role_at(self, index: Index) -> Role | None:
        return self._rows[index.row()][0] if index.isValid() else None

    def row_of(self, role: str) -> int:
        """The row of a role; -1 where it is not one."""
        return next((n for n, (held, _) in enumerate(self._rows) if held.id == role), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, load = self._rows[index.row()]
        studio, column = self._studio, index.column()
        shown = studio.canvas.model.language
        if role == RoleIdRole:
            return record.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (record.name.text(shown), self._end(record), str(load))[column]
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            tone = studio.appearance.theme.tone(record.side)
            return QIcon(end_picture(record.side, 16, 2.0, tone))
        if role == Qt.ItemDataRole.ToolTipRole:
            description = record.description.text(shown)
            return f"{record.code} {record.name.text(shown)}\n{description}".strip()
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _end(self, record: Role) -> str:
        language = self._studio.locale.language
        words = value_words("side", record.side).text(language)
        if not record.frontline:
            return words
        _ = self._studio.locale.translator
        return _("{end}, frontline", end=words)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        record = self.role_at(index)
        if role != Qt.ItemDataRole.EditRole or record is None:
            return False
        name, shown = " ".join(str(value).split()), self._studio.canvas.model.language
        if not name or name == record.name.text(shown):
            return False
        try:
            self._studio.session.edits.rename(record.id, name, shown)
        except UserError as error:
            self._studio.notice(error.text(self._studio.locale.language), "error")
            return False
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        _ = self._studio.locale.translator
        if role == Qt.ItemDataRole.DisplayRole:
            return (_("Role"), _("End"), _("Crossings"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft if section < 2 else Qt.AlignmentFlag.AlignRight
        return None
