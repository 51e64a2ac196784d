"""The steps of the session, the latest first: what was done, where one is, and what redo brings back."""

from __future__ import annotations

import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_studio.model.changes import ChangeSet
from canvas_studio.views.plain_text import no_markup
from canvas_studio.views.studio import Studio

Index = QModelIndex | QPersistentModelIndex
PositionRole: Final = Qt.ItemDataRole.UserRole
"""How many steps are done after going there."""
StateRole: Final = Qt.ItemDataRole.UserRole + 1
""" "done", "current" or "undone"."""
TimeRole: Final = Qt.ItemDataRole.UserRole + 2


class StepsModel(QAbstractListModel):
    """Holds the line of steps as it was told last; `refresh` tells it anew."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._line: list[ChangeSet] = []
        self._done = 0

    @property
    def current_row(self) -> int:
        """The row of the step that was done last, or of the start."""
        return len(self._line) - self._done

    def refresh(self) -> None:
        """Show the steps of now: those that are not what they were, and the place among them."""
        history = self._studio.session.history
        done, undone = history.done, history.undone
        line = [*undone, *reversed(done)]
        same = 0
        most = min(len(line), len(self._line))
        while same < most and line[-1 - same] is self._line[-1 - same]:
            same += 1
        gone, come = len(self._line) - same, len(line) - same
        if gone:
            self.beginRemoveRows(QModelIndex(), 0, gone - 1)
            del self._line[:gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), 0, come - 1)
            self._line[:0] = line[:come]
            self.endInsertRows()
        before, self._done = self.current_row, len(done)
        first, last = sorted((before, self.current_row))
        self.dataChanged.emit(self.index(min(first, come), 0), self.index(last, 0))

    def clear(self) -> None:
        self.beginResetModel()
        self._line, self._done = [], 0
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One for each step, and one for the start."""
        return 0 if parent.isValid() else len(self._line) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        if role == PositionRole:
            return len(self._line) - row
        if role == StateRole:
            return self._state(row)
        if role == TimeRole:
            return self._time(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return no_markup(self._text(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            _ = self._studio.locale.translator
            words = {"done": _("done"), "current": _("here now"), "undone": _("undone")}
            said = self._text(row), self._time(row), words[self._state(row)]
            return ", ".join(filter(None, said))
        return None

    def _state(self, row: int) -> str:
        if row == self.current_row:
            return "current"
        return "undone" if row < self.current_row else "done"

    def _text(self, row: int) -> str:
        if row == len(self._line):
            _ = self._studio.locale.translator
            return _("As it was at the start")
        label = self._studio.locale.text(self._line[row].label)
        return " ".join(label.split())

    def _time(self, row: int) -> str:
        return time_text(self._line[row].at) if row < len(self._line) else ""


def time_text(at: float) -> str:
    """`14:35`, with the day before it where that is not today; empty where it is not known."""
    if not at:
        return ""
    moment = datetime.datetime.fromtimestamp(at)
    if moment.date() == datetime.date.today():
        return f"{moment:%H:%M}"
    return f"{moment:%m-%d %H:%M}"
