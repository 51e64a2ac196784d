"""The figures of each goal as a table: functions by kind, staffed crossings, ends, route steps."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_studio.model.metrics import GoalFigures, goal_figures
from canvas_studio.model.records import Goal
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.canvas.axes import KINDS
from canvas_studio.views.canvas.cell_popup import SIDES
from canvas_studio.views.plain_text import no_markup
from canvas_studio.views.studio import Studio
from canvas_studio.views.words import KIND_LETTER

Index = QModelIndex | QPersistentModelIndex
GoalRole: Final = Qt.ItemDataRole.UserRole
_COLUMNS: Final = 5


class GoalFiguresModel(QAbstractTableModel):
    """A row per goal in the user's order."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._rows: list[tuple[str, str, GoalFigures]] = []

    def refresh(self) -> None:
        """Count again; only rows that are not what they were are told of."""
        session = self._studio.session
        facts, language = session.checks.checker.facts, self._studio.canvas.model.language
        rows = [
            (goal.id, f"{goal.code} {goal.name.text(language)}", goal_figures(facts, goal))
            for goal in session.content.of(Goal)
        ]
        if [row[0] for row in rows] != [row[0] for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        held, self._rows = self._rows, rows
        for n, (was, row) in enumerate(zip(held, rows, strict=True)):
            if was != row:
                self.dataChanged.emit(self.index(n, 0), self.index(n, _COLUMNS - 1))

    def reword(self) -> None:
        """Show everything in other words."""
        if self._rows:
            last = self.index(len(self._rows) - 1, _COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        id, name, figures = self._rows[index.row()]
        if role == GoalRole:
            return id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.column(), name, figures)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.column(), name, figures)
        if role == Qt.ItemDataRole.ToolTipRole:
            return no_markup(self._text(index.column(), name, figures))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _text(self, column: int, name: str, figures: GoalFigures) -> str:
        match column:
            case 0:
                return name
            case 1:
                return " ".join(str(figures.by_kind[kind]) for kind in KINDS)
            case 2:
                return "{}/{}".format(*figures.crossings)
            case 3:
                language = self._studio.locale.language
                words = [value_words("side", s).text(language) for s in SIDES if s in figures.ends]
                return "".join(word[0] for word in words) if words else "—"
            case _:
                return "{}/{}".format(*figures.route_steps)

    def _spoken(self, column: int, name: str, figures: GoalFigures) -> str:
        """A cell for a screen reader: what the figure is, in full words."""
        horizontal, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
        if column == 0:
            return f"{self.headerData(0, horizontal, tip)} {name}"
        if column == 3:
            language = self._studio.locale.language
            text = ", ".join(
                value_words("side", s).text(language) for s in SIDES if s in figures.ends
            )
        else:
            text = self._text(column, name, figures)
        return f"{self.headerData(column, horizontal, tip)}: {text or '—'}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        _, language = self._studio.locale.translator, self._studio.locale.language
        if role == Qt.ItemDataRole.DisplayRole:
            kinds = " ".join(KIND_LETTER[kind].text(language) for kind in KINDS)
            return (_("Goal"), kinds, _("Staffed"), _("Ends"), _("Route"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                _("Goal"),
                _("Business, operations and data functions"),
                _("Crossings with roles, of all"),
                _("Ends that take part: demand, resource, platform"),
                _("Route steps with a function, of all"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter if section else Qt.AlignmentFlag.AlignLeft
        return None
