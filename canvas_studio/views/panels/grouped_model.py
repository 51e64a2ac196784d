"""A list in groups, as a tree of two levels: headings with counts, and what stands under each.

Panels show findings, differences and impacts with it. It changes only what has changed, so that
whoever reads in it keeps the place.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_studio.views.locale import Locale
from canvas_studio.views.plain_text import no_markup

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

ItemRole: Final = Qt.ItemDataRole.UserRole
"""What stands there; None at a heading."""
GroupRole: Final = Qt.ItemDataRole.UserRole + 1
"""The key of the group at a heading; None below it."""
HeadingRole: Final = Qt.ItemDataRole.UserRole + 2
"""The small first line of an entry."""
ToneRole: Final = Qt.ItemDataRole.UserRole + 3
"""The tone of the theme that an entry or a heading has; empty for none."""
QuietRole: Final = Qt.ItemDataRole.UserRole + 4
"""Whether an entry steps back behind the others."""
MOST: Final = 200
"""So many entries of a group are listed. Of more nobody reads the last, and the heading counts all."""
_TOP: Final = 0
_MANY: Final = 120
"""From so many changes at once on, everything is read anew."""


class GroupedModel(QAbstractItemModel, Generic[T]):
    """Groups without entries are left out."""

    def __init__(self, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._groups: list[tuple[str, list[T]]] = []
        self._totals: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        locale.changed.connect(self._reword)

    # -- what a subclass says ----------------------------------------------------------------------

    @abstractmethod
    def key(self, item: T) -> Hashable:
        """What makes an entry the same one although it may say something else now."""

    @abstractmethod
    def text(self, item: T) -> str: ...

    @abstractmethod
    def heading(self, item: T) -> str: ...

    @abstractmethod
    def group_word(self, group: str) -> str: ...

    def group_count(self, group: str, shown: int) -> str:
        """What the heading says: how many are shown, and of how many where those are more."""
        total = self._totals.get(group, shown)
        return str(shown) if total == shown else f"{shown} / {total}"

    def spoken(self, item: T) -> str:
        """What a screen reader says of an entry."""
        return ": ".join(filter(None, (self.heading(item), self.text(item))))

    def tone(self, item: T) -> str:
        return ""

    def group_tone(self, group: str) -> str:
        return "info"

    def is_quiet(self, item: T) -> bool:
        return False

    # -- what there is -----------------------------------------------------------------------------

    def items(self) -> list[T]:
        """All entries in the order in which they are shown."""
        return [item for _, held in self._groups for item in held]

    def show(
        self, groups: Sequence[tuple[str, list[T]]], totals: Mapping[str, int] | None = None
    ) -> None:
        """Show these groups, in this order, which is always the same one.

        `totals` say of how many each group holds a part, where it does not hold all.
        """
        before = self._totals
        self._totals = {group: len(items) for group, items in groups} | dict(totals or {})
        self._show([(group, items[:MOST]) for group, items in groups])
        for row, (group, _) in enumerate(self._groups):
            if before.get(group) != self._totals[group]:
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)

    def _show(self, groups: Sequence[tuple[str, list[T]]]) -> None:
        wanted = [(group, items) for group, items in groups if items]
        if self._distance(wanted) > _MANY or not self._keep_order(wanted):
            self.beginResetModel()
            self._groups = [(group, list(items)) for group, items in wanted]
            self.endResetModel()
            return
        order = [group for group, _ in groups]
        held = {group for group, _ in wanted}
        for row in reversed(range(len(self._groups))):
            if self._groups[row][0] not in held:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._groups[row]
                self.endRemoveRows()
        for group, items in wanted:
            names = [name for name, _ in self._groups]
            if group in names:
                self._turn_into(names.index(group), items)
            else:
                row = sum(order.index(name) < order.index(group) for name in names)
                self.beginInsertRows(QModelIndex(), row, row)
                self._groups.insert(row, (group, list(items)))
                self.endInsertRows()

    def _distance(self, wanted: Sequence[tuple[str, list[T]]]) -> int:
        before = {(group, self.key(item)) for group, held in self._groups for item in held}
        after = {(group, self.key(item)) for group, items in wanted for item in items}
        return len(before ^ after)

    def _keep_order(self, wanted: Sequence[tuple[str, list[T]]]) -> bool:
        """Whether what stays, stays in its order."""
        now = dict(wanted)
        for group, held in self._groups:
            keys = [self.key(item) for item in now.get(group, [])]
            known = set(keys)
            staying = [key for item in held if (key := self.key(item)) in known]
            kept = set(staying)
            if staying != [key for key in keys if key in kept]:
                return False
        names = [group for group, _ in wanted]
        staying_groups = [group for group, _ in self._groups if group in now]
        return staying_groups == [name for name in names if name in set(staying_groups)]

    def _turn_into(self, row: int, wanted: Sequence[T]) -> None:
        """Take out what went, put in what came, and tell of what says something else."""
        held = self._groups[row][1]
        parent = self.index(row, 0)
        before = len(held)
        staying = {self.key(item) for item in wanted}
        for at in reversed(range(len(held))):
            if self.key(held[at]) not in staying:
                self.beginRemoveRows(parent, at, at)
                del held[at]
                self.endRemoveRows()
        changed = len(held) != before
        known = {self.key(item) for item in held}
        for at, item in enumerate(wanted):
            if self.key(item) not in known:
                self.beginInsertRows(parent, at, at)
                held.insert(at, item)
                self.endInsertRows()
                changed = True
            elif held[at] != item:
                held[at] = item
                index = self.index(at, 0, parent)
                self.dataChanged.emit(index, index)
        if changed:
            self.dataChanged.emit(parent, parent)  # the count

    # -- Qt's questions ----------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, _TOP) if row < len(self._groups) else QModelIndex()
        if parent.internalId() != _TOP or row >= len(self._groups[parent.row()][1]):
            return QModelIndex()
        return self.createIndex(row, 0, self._number(self._groups[parent.row()][0]))

    def _number(self, group: str) -> int:
        """The internal id of what stands in a group; groups themselves have that of the top."""
        return self._numbers.setdefault(group, len(self._numbers) + 1)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        for row, (group, _) in enumerate(self._groups):
            if self._numbers.get(group) == index.internalId():
                return self.createIndex(row, 0, _TOP)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()][1]) if parent.internalId() == _TOP else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.item(index)
        if item is None:
            return self._group_data(index, role)
        if role == ItemRole:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return no_markup(self.text(item))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(item)
        if role == HeadingRole:
            return self.heading(item)
        if role == ToneRole:
            return self.tone(item)
        if role == QuietRole:
            return self.is_quiet(item)
        return None

    def _group_data(self, index: Index, role: int) -> Any:
        group, held = self._groups[index.row()]
        if role == GroupRole:
            return group
        if role == ToneRole:
            return self.group_tone(group)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self.group_word(group)} {self.group_count(group, len(held))}"
        if role == HeadingRole:
            return self.group_word(group)
        return None

    def item(self, index: Index) -> T | None:
        """The entry at an index; None at a heading."""
        if not index.isValid() or index.internalId() == _TOP:
            return None
        return self._groups[self.parent(index).row()][1][index.row()]

    def index_of(self, key: Hashable) -> QModelIndex:
        """Where the entry with this key stands."""
        for row, (_, held) in enumerate(self._groups):
            for at, each in enumerate(held):
                if self.key(each) == key:
                    return self.index(at, 0, self.index(row, 0))
        return QModelIndex()

    def _reword(self) -> None:
        for row, (_, held) in enumerate(self._groups):
            parent = self.index(row, 0)
            self.dataChanged.emit(parent, parent)
            first, last = self.index(0, 0, parent), self.index(len(held) - 1, 0, parent)
            self.dataChanged.emit(first, last)
