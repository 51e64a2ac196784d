"""The canvas as a Qt table. It holds the order of the lines and no truth: that is the document's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_studio.messages import Language
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.notation import print_participations
from canvas_studio.model.records import Function, Goal, Module, Participation, Role
from canvas_studio.views.canvas.axes import (
    NAMES,
    Axis,
    Grouping,
    Line,
    function_axis,
    goal_axis,
    steps,
)
from canvas_studio.views.canvas.display import CanvasDisplay, CellDisplay, Touched
from canvas_studio.views.locale import Locale

Index = QModelIndex | QPersistentModelIndex
_FEW = 60
"""Up to this many changed cells are announced one by one."""


class Place(NamedTuple):
    """What a cell of the grid stands for, whichever way round the grid is turned."""

    goal: Line
    function: Line

    @property
    def is_crossing(self) -> bool:
        return self.goal.kind == "goal" and self.function.kind == "function"

    @property
    def record(self) -> str | None:
        """The id of the goal, function or module whose name stands here."""
        if self.function == NAMES and self.goal.kind == "goal":
            return self.goal.id
        if self.goal == NAMES and self.function.kind in ("function", "group"):
            return self.function.id
        return None

    @property
    def makes(self) -> str | None:
        """ "goal" or "function" where typing here makes a new one."""
        if self.function == NAMES and self.goal.kind == "new":
            return "goal"
        if self.goal == NAMES and self.function.kind == "new":
            return "function"
        return None


class CanvasTableModel(QAbstractTableModel):
    """Rows and columns of the canvas; the first of each holds the names."""

    def __init__(
        self, content: Content, locale: Locale, language: Language, parent: QObject | None = None
    ) -> None:
        """Show `content` with its texts in `language`; sentences around them follow `locale`."""
        super().__init__(parent)
        self._content = content
        self._locale = locale
        self.display = CanvasDisplay(content, language)
        self.grouping: Grouping = "module"
        self.is_transposed = False
        self._collapsed: set[str] = set()
        self.rows: Axis = ()
        self.columns: Axis = ()
        self._row_of: dict[Line, int] = {}
        self._column_of: dict[Line, int] = {}
        self._take_axes(*self._axes())

    # -- what there is -----------------------------------------------------------------------------

    @property
    def content(self) -> Content:
        return self._content

    @property
    def language(self) -> Language:
        """The language of the content as shown."""
        return self.display.language

    @property
    def collapsed(self) -> frozenset[str]:
        return frozenset(self._collapsed)

    def place(self, row: int, column: int) -> Place:
        if self.is_transposed:
            return Place(self.rows[row], self.columns[column])
        return Place(self.columns[column], self.rows[row])

    def position(self, goal: Line, function: Line) -> tuple[int, int] | None:
        """Row and column of a place, or None where it is not shown."""
        across, down = (function, goal) if self.is_transposed else (goal, function)
        row, column = self._row_of.get(down), self._column_of.get(across)
        return None if row is None or column is None else (row, column)

    def cell(self, row: int, column: int) -> CellDisplay | None:
        """The crossing at a place; None where it is blank or there can be none."""
        place = self.place(row, column)
        return self.display.cell(place.goal.id, place.function.id) if place.is_crossing else None

    def is_filled(self, row: int, column: int) -> bool:
        """Whether there is something at a place: a crossing, or a name."""
        place = self.place(row, column)
        if place.is_crossing:
            return self.display.cell(place.goal.id, place.function.id) is not None
        return place.makes is None and NAMES in place

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        place = self.place(index.row(), index.column())
        if place.is_crossing or place.makes or place.record in self._content:
            return (
                Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsEditable
            )
        if place.goal == NAMES and place.function.kind == "group":
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self.place(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(place)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        is_across = orientation == Qt.Orientation.Horizontal
        lines = self.columns if is_across else self.rows
        if not 0 <= section < len(lines):
            return None
        line = lines[section]
        return self._line_name(line)

    # -- texts -------------------------------------------------------------------------------------

    def text(self, place: Place) -> str:
        """The text of a place as it is typed and copied: a name, or a cell's notation."""
        if place.is_crossing:
            return self.notation(place.goal.id, place.function.id)
        if place.goal == NAMES:
            return self._line_name(place.function)
        if place.function == NAMES:
            return self._line_name(place.goal)
        return ""

    def notation(self, goal: str, function: str) -> str:
        """`专家（入驻、产出内容）；用户`; "○" where nobody takes part yet, "" where it is blank."""
        crossing = self._content.crossing(goal, function)
        if crossing is None:
            return ""
        held = self._content.participations(crossing.id)
        return print_participations([self._printed(p) for p in held], self.language) or "○"

    def _printed(self, participation: Participation) -> tuple[str, list[str]]:
        role = self._content.get(Role, participation.role)
        activities = [a.text(self.language) for a in participation.activities]
        return role.name.text(self.language), activities

    def _line_name(self, line: Line) -> str:
        match line.kind:
            case "goal":
                return self.display.goal(line.id).name
            case "function":
                return self.display.function(line.id).name
            case "group":
                record = self._content.find(line.id)
                if isinstance(record, Module):
                    return record.name.text(self.language)
                return self.display.group(line.id).name
        return ""

    def _tool_tip(self, place: Place) -> str | None:
        if place.is_crossing:
            text = self.notation(place.goal.id, place.function.id)
            return text if text not in ("", "○") else None
        record = self._content.find(place.record)
        if isinstance(record, Goal | Function):
            name = f"{record.code} {record.name.text(self.language)}"
            description = record.description.text(self.language)
            return f"{name}\n{description}" if description else name
        return None

    def spoken(self, place: Place) -> str:
        """What a screen reader says of a place: `Goal …, function …, 3 roles`."""
        _ = self._locale.translator
        if place.is_crossing:
            goal = self.display.goal(place.goal.id).name
            function = self.display.function(place.function.id).name
            cell = self.display.cell(place.goal.id, place.function.id)
            if cell is None:
                return _("Goal {goal}, function {function}, blank", goal=goal, function=function)
            if not cell.parts:
                return _(
                    "Goal {goal}, function {function}, marked, no role yet",
                    goal=goal,
                    function=function,
                )
            return _(
                "Goal {goal}, function {function}, {count} roles: {roles}",
                goal=goal,
                function=function,
                count=len(cell.parts),
                roles=self.notation(place.goal.id, place.function.id),
            )
        if place.makes == "goal":
            return _("Type a name to add a goal")
        if place.makes == "function":
            return _("Type a name to add a function")
        if place.function == NAMES and place.goal.kind == "goal":
            goal_shown = self.display.goal(place.goal.id)
            business, operations, data = goal_shown.counts
            return _(
                "Goal {goal}, stage {stage}, functions: {business} business, {operations}"
                " operations, {data} data",
                goal=goal_shown.name,
                stage=goal_shown.stage_name,
                business=business,
                operations=operations,
                data=data,
            )
        if place.goal == NAMES and place.function.kind == "function":
            return _("Function {function}", function=self.display.function(place.function.id).name)
        return self.text(place)

    # -- how it is shown ---------------------------------------------------------------------------

    def set_language(self, language: Language) -> None:
        """Show the content in another language."""
        if language != self.language:
            self.display = CanvasDisplay(self._content, language)
            self._announce_all()

    def set_grouping(self, grouping: Grouping) -> None:
        self.grouping = grouping
        self._collapsed.clear()
        self._rearrange()

    def set_transposed(self, is_transposed: bool) -> None:
        if is_transposed != self.is_transposed:
            self.beginResetModel()
            self.is_transposed = is_transposed
            self._take_axes(*self._axes())
            self.endResetModel()

    def set_collapsed(self, group: str, is_collapsed: bool) -> None:
        if is_collapsed:
            self._collapsed.add(group)
        else:
            self._collapsed.discard(group)
        self._rearrange()

    def reveal(self, function: str) -> None:
        """Open the group of a function that is in a collapsed one."""
        record = self._content.find(function)
        if isinstance(record, Function):
            for group in (record.module or "unplaced", record.kind):
                if group in self._collapsed:
                    self.set_collapsed(group, False)

    # -- following the document --------------------------------------------------------------------

    def set_content(self, content: Content) -> None:
        """Show another document."""
        self.beginResetModel()
        self._content = content
        self.display = CanvasDisplay(content, self.language)
        self._collapsed.clear()
        self._take_axes(*self._axes())
        self.endResetModel()

    def follow(self, changes: ChangeSet) -> None:
        """Show what a step changed."""
        touched = self.display.follow(changes)
        if touched.axes:
            self._rearrange()
        if touched.everything:
            self._announce_all()
        else:
            self._announce(touched)

    def _axes(self) -> tuple[Axis, Axis]:
        goals = goal_axis(self._content)
        functions = function_axis(self._content, self.grouping, self._collapsed)
        return (goals, functions) if self.is_transposed else (functions, goals)

    def _take_axes(self, rows: Axis, columns: Axis) -> None:
        self.rows, self.columns = rows, columns
        self._row_of = {line: n for n, line in enumerate(rows)}
        self._column_of = {line: n for n, line in enumerate(columns)}

    def _rearrange(self) -> None:
        rows, columns = self._axes()
        row_steps, column_steps = steps(self.rows, rows), steps(self.columns, columns)
        if row_steps is None or column_steps is None:
            self.beginResetModel()
            self._take_axes(rows, columns)
            self.endResetModel()
            return
        self._walk(row_steps, rows, is_rows=True)
        self._walk(column_steps, columns, is_rows=False)

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
            self._take_axes(tuple(lines), self.columns)
        else:
            self._take_axes(self.rows, tuple(lines))

    def _announce_all(self) -> None:
        last = self.index(len(self.rows) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _announce(self, touched: Touched) -> None:
        cells = [
            position
            for goal, function in touched.cells
            if (position := self.position(Line("goal", goal), Line("function", function)))
        ]
        for goal in touched.goals:
            if position := self.position(Line("goal", goal), NAMES):
                cells.append(position)
        if len(cells) > _FEW:
            rows, columns = zip(*cells, strict=True)
            self.dataChanged.emit(
                self.index(min(rows), min(columns)), self.index(max(rows), max(columns))
            )
        else:
            for row, column in cells:
                self.dataChanged.emit(self.index(row, column), self.index(row, column))
        for function in touched.functions:
            if position := self.position(NAMES, Line("function", function)):
                row, column = position
                if self.is_transposed:
                    last = self.index(len(self.rows) - 1, column)
                else:
                    last = self.index(row, len(self.columns) - 1)
                self.dataChanged.emit(self.index(row, column), last)
