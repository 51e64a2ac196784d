"""The roles as a list: name, end, and in how many crossings each takes part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from canvas_studio.errors import UserError
from canvas_studio.messages import Language
from canvas_studio.model.records import Role
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.canvas.signs import end_icon
from canvas_studio.views.plain_text import no_markup
from canvas_studio.views.studio import Studio
from canvas_studio.views.words import capital

Index = QModelIndex | QPersistentModelIndex
RoleIdRole: Final = Qt.ItemDataRole.UserRole
ShareRole: Final = Qt.ItemDataRole.UserRole + 1
"""The share of all crossings in which a role takes part, 0 to 1."""
OverloadRole: Final = Qt.ItemDataRole.UserRole + 2
"""Whether that is more than the project allows (domain 3.4, ROL203)."""
NAME, END, LOAD = range(3)
_COLUMNS: Final = 3
_DRAGGED: Final = "application/x-canvas-studio-roles"


class Row(NamedTuple):
    role: Role
    load: int
    """Crossings in which it takes part."""
    share: float
    is_overloaded: bool


class RolesModel(QAbstractTableModel):
    """Rows in the user's order; names are changed in place, rows dragged to other places."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._rows: list[Row] = []
        self._language: Language | None = None

    # -- following the document --------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the roles of now; those that stay keep their selection and their editor."""
        rows = self._rows_now()
        wanted = {row.role.id for row in rows}
        for at in reversed(range(len(self._rows))):
            if self._rows[at].role.id not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        held = {row.role.id for row in self._rows}
        kept = [row for row in rows if row.role.id in held]
        if [row.role.id for row in kept] != [row.role.id for row in self._rows]:
            self._arrange(kept)
        for at, row in enumerate(rows):
            if row.role.id not in held:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
        before, self._rows = self._rows, rows
        for at, (was, row) in enumerate(zip(before, rows, strict=True)):
            if was != row:
                self.dataChanged.emit(self.index(at, 0), self.index(at, _COLUMNS - 1))
        if (language := self._studio.canvas.model.language) != self._language:
            self._language = language
            self.reword()

    def reword(self) -> None:
        """Show everything in other words or other colours."""
        if self._rows:
            last = self.index(len(self._rows) - 1, _COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def _rows_now(self) -> list[Row]:
        session = self._studio.session
        facts, limits = session.checks.checker.facts, session.content.project.thresholds
        whole = facts.crossing_count
        rows = []
        for role in session.content.of(Role):
            load = facts.load(role.id)
            share = load / whole if whole else 0.0
            too_much = whole >= limits.overload_min_crossings and share > limits.overload
            rows.append(Row(role, load, share, too_much))
        return rows

    def _arrange(self, rows: list[Row]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        place = {row.role.id: at for at, row in enumerate(rows)}
        moved = [
            self.createIndex(place[self._rows[index.row()].role.id], index.column())
            for index in before
        ]
        self._rows = rows
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    # -- what there is -----------------------------------------------------------------------------

    def role_at(self, index: Index) -> Role | None:
        return self._rows[index.row()].role if index.isValid() else None

    def row_of(self, role: str) -> int:
        """The row of a role; -1 where it is not one."""
        return next((at for at, row in enumerate(self._rows) if row.role.id == role), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        record, studio = row.role, self._studio
        shown = studio.canvas.model.language
        if role == RoleIdRole:
            return record.id
        if role == ShareRole:
            return row.share
        if role == OverloadRole:
            return row.is_overloaded
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            load = f"{row.load} · {round(100 * row.share)}%" if row.load else "0"
            return (record.name.text(shown), self._end(record), load)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            tone = studio.appearance.theme.role_tone(record.side, record.colour)
            return end_icon(record.side, 16, tone)
        if role == Qt.ItemDataRole.ToolTipRole:
            return no_markup(self._tip(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == LOAD:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _end(self, record: Role) -> str:
        language = self._studio.locale.language
        words = capital(value_words("side", record.side).text(language))
        if not record.frontline:
            return words
        _ = self._studio.locale.translator
        return _("{end}, frontline", end=words)

    def _spoken(self, row: Row, column: int) -> str:
        """A cell for a screen reader: the name says all of the row, so that it needs no walk along it."""
        _, record = self._studio.locale.translator, row.role
        name, end = record.name.text(self._studio.canvas.model.language), self._end(record)
        load = _("crossings: {count}, {share}%", count=row.load, share=round(100 * row.share))
        if row.is_overloaded:
            load = _("{load}, too many", load=load)
        return (_("Role {name}, {end}, {load}", name=name, end=end, load=load), end, load)[column]

    def _tip(self, row: Row, column: int) -> str:
        _, shown = self._studio.locale.translator, self._studio.canvas.model.language
        if column == LOAD and row.is_overloaded:
            limit = self._studio.session.content.project.thresholds.overload
            return _("More than {limit}% of all crossings", limit=round(100 * limit))
        record = row.role
        description = record.description.text(shown)
        return f"{record.code} {record.name.text(shown)}\n{description}".strip()

    # -- changing ----------------------------------------------------------------------------------

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

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = dict.fromkeys(str(index.data(RoleIdRole)) for index in indexes)
        dragged = QMimeData()
        dragged.setData(_DRAGGED, "\n".join(ids).encode())
        return dragged

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index
    ) -> bool:
        """Move the dragged roles before `row`; -1 stands for the end."""
        ids = bytes(data.data(_DRAGGED).data()).decode().split("\n")
        at = row if row >= 0 else len(self._rows)
        before = sum(held.role.id in ids for held in self._rows[:at])
        self._studio.attempt(lambda: self._studio.session.edits.move(ids, at - before))
        return False  # the rows move with the document; Qt must not take any away

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        _ = self._studio.locale.translator
        if role == Qt.ItemDataRole.DisplayRole:
            return (_("Role"), _("End"), _("Crossings"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight if section == LOAD else Qt.AlignmentFlag.AlignLeft
        return None
