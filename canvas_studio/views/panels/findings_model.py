"""Findings as a tree of two levels: severities with their counts, and the findings of each."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_studio.model.checker import Finding
from canvas_studio.model.rules.framework import SEVERITIES
from canvas_studio.views.locale import Locale
from canvas_studio.views.words import SEVERITY

Index = QModelIndex | QPersistentModelIndex
WAIVED: Final = "waived"
GROUPS: Final = (*SEVERITIES, WAIVED)
FindingRole: Final = Qt.ItemDataRole.UserRole
GroupRole: Final = Qt.ItemDataRole.UserRole + 1
_TOP: Final = 0
"""The internal id of groups; findings have that of their group plus one."""


class FindingsModel(QAbstractItemModel):
    """Groups that are empty are left out. `show` changes only what has changed."""

    def __init__(self, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._groups: list[tuple[str, list[Finding]]] = []
        locale.changed.connect(self._reword)

    # -- what there is -----------------------------------------------------------------------------

    def findings(self) -> list[Finding]:
        """All findings in the order in which they are shown."""
        return [finding for _, held in self._groups for finding in held]

    def show(self, findings: list[Finding]) -> None:
        """Show these findings, which are in order."""
        wanted: dict[str, list[Finding]] = {group: [] for group in GROUPS}
        for finding in findings:
            wanted[WAIVED if finding.waived else finding.severity].append(finding)
        for group in GROUPS:
            self._show_group(group, wanted[group])

    def _show_group(self, group: str, wanted: list[Finding]) -> None:
        row = next((n for n, (name, _) in enumerate(self._groups) if name == group), None)
        if row is None:
            if wanted:
                row = sum(GROUPS.index(name) < GROUPS.index(group) for name, _ in self._groups)
                self.beginInsertRows(QModelIndex(), row, row)
                self._groups.insert(row, (group, wanted))
                self.endInsertRows()
            return
        if not wanted:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._groups[row]
            self.endRemoveRows()
            return
        held = self._groups[row][1]
        if held != wanted:
            self._turn_into(row, held, wanted)
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)  # the count

    def _turn_into(self, row: int, held: list[Finding], wanted: list[Finding]) -> None:
        """Take out what went and put in what came, where that is all that happened."""
        parent = self.index(row, 0)
        staying = {finding.identity for finding in wanted}
        for at in reversed(range(len(held))):
            if held[at].identity not in staying:
                self.beginRemoveRows(parent, at, at)
                del held[at]
                self.endRemoveRows()
        known = {finding.identity for finding in held}
        if [f.identity for f in held] != [f.identity for f in wanted if f.identity in known]:
            self.beginResetModel()
            self._groups[row] = (self._groups[row][0], wanted)
            self.endResetModel()
            return
        for at, finding in enumerate(wanted):
            if finding.identity not in known:
                self.beginInsertRows(parent, at, at)
                held.insert(at, finding)
                self.endInsertRows()
            elif held[at] != finding:
                held[at] = finding
                index = self.index(at, 0, parent)
                self.dataChanged.emit(index, index)

    # -- Qt's questions ----------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, _TOP) if row < len(self._groups) else QModelIndex()
        if parent.internalId() != _TOP or row >= len(self._groups[parent.row()][1]):
            return QModelIndex()
        group = self._groups[parent.row()][0]
        return self.createIndex(row, 0, GROUPS.index(group) + 1)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        group = GROUPS[index.internalId() - 1]
        row = next((n for n, (name, _) in enumerate(self._groups) if name == group), -1)
        return self.createIndex(row, 0, _TOP) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()][1]) if parent.internalId() == _TOP else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self.finding(index)
        if finding is None:
            group, held = self._groups[index.row()]
            if role == GroupRole:
                return group
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return f"{self.group_word(group)} {len(held)}"
            return None
        if role == FindingRole:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.message.text(self._locale.language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            severity = SEVERITY[finding.severity].text(self._locale.language)
            return f"{severity}, {finding.code}: {finding.message.text(self._locale.language)}"
        return None

    def finding(self, index: Index) -> Finding | None:
        """The finding at an index; None at a group."""
        if not index.isValid() or index.internalId() == _TOP:
            return None
        return self._groups[self.parent(index).row()][1][index.row()]

    def index_of(self, finding: Finding) -> QModelIndex:
        for row, (_, held) in enumerate(self._groups):
            for at, each in enumerate(held):
                if each.identity == finding.identity:
                    return self.index(at, 0, self.index(row, 0))
        return QModelIndex()

    def group_word(self, group: str) -> str:
        if group == WAIVED:
            _ = self._locale.translator
            return _("Waived")
        return SEVERITY[group].text(self._locale.language)

    def _reword(self) -> None:
        for row, (_, held) in enumerate(self._groups):
            parent = self.index(row, 0)
            self.dataChanged.emit(parent, parent)
            if held:
                first, last = self.index(0, 0, parent), self.index(len(held) - 1, 0, parent)
                self.dataChanged.emit(first, last)
