"""The canvas as a Qt table. It holds the order of the lines and no truth: that is the document's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from canvas_studio.messages import Language
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.records import Function, Goal
from canvas_studio.model.rules.framework import Severity
from canvas_studio.views.canvas.axes import (
    NAMES,
    UNPLACED,
    Axis,
    Grouping,
    Line,
    function_axis,
    goal_axis,
    groups,
)
from canvas_studio.views.canvas.display import CanvasDisplay, CellDisplay, Touched
from canvas_studio.views.canvas.filters import CanvasFilter, Filtering
from canvas_studio.views.canvas.lines_model import Index, LinesModel
from canvas_studio.views.canvas.marks import Marks
from canvas_studio.views.canvas.place_texts import PlaceTexts
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.locale import Locale
from canvas_studio.views.plain_text import no_markup

_FEW = 60
"""Up to this many changed cells are announced one by one."""


class CanvasTableModel(LinesModel):
    """Rows and columns of the canvas; the first of each holds the names."""

    looks_changed = Signal()
    """What is shown over and beside the cells changed, such as marks; no line and no text did."""
    filter_changed = Signal()
    """What the filter asks for, or which lines do not pass and are in sight, is not what it was."""

    display: CanvasDisplay
    focus: str

    def __init__(
        self, content: Content, locale: Locale, language: Language, parent: QObject | None = None
    ) -> None:
        """Show `content` with its texts in `language`; sentences around them follow `locale`."""
        super().__init__(parent)
        self._locale = locale
        self._show(content, language)
        self.grouping: Grouping = "module"
        self.is_transposed = False
        self._collapsed: set[str] = set()
        self.take(*self._axes())

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
        down, across = (goal, function) if self.is_transposed else (function, goal)
        return self.cell_of(down, across)

    def group_before(self, column: int) -> str:
        """The group of the function in a column, where the grid is turned around; "" for none."""
        for line in reversed(self.columns[: column + 1]):
            if line.kind == "group":
                return line.id
        return ""

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

    def can_stand(self, row: int, column: int) -> bool:
        """Whether the cursor can; the same as the flags say, for whoever looks for such a place."""
        goal, function = self.place(row, column)
        if goal.kind == "goal":
            return function.kind == "function" or function == NAMES
        if goal == NAMES:
            return function.kind in ("function", "group", "new")
        return goal.kind == "new" and function == NAMES

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.can_stand(index.row(), index.column()):
            return Qt.ItemFlag.NoItemFlags
        place = self.place(index.row(), index.column())
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if place.is_crossing or place.makes or place.record in self._content:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self.place(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(place)
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = self._texts.tool_tip(place)
            return no_markup(tip) if tip is not None else None
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
        return self._texts.line(line)

    # -- texts -------------------------------------------------------------------------------------

    def text(self, place: Place) -> str:
        """The text of a place as it is typed and copied: a name, or a cell's notation."""
        return self._texts.text(place)

    def line_name(self, line: Line) -> str:
        return self._texts.line(line)

    def notation(self, goal: str, function: str) -> str:
        """`专家（入驻、产出内容）；用户`; "○" where nobody takes part yet, "" where it is blank."""
        return self._texts.notation(goal, function)

    def spoken(self, place: Place) -> str:
        """What a screen reader says of a place: `Goal …, function …, 3 roles`."""
        return self._texts.spoken(place)

    # -- how it is shown ---------------------------------------------------------------------------

    def set_language(self, language: Language) -> None:
        """Show the content in another language."""
        if language != self.language:
            marks = self.display.marks
            self.display = CanvasDisplay(self._content, language)
            self.display.marks = marks
            self._texts = PlaceTexts(self._content, self.display, self._locale)
            self._announce_all()
            self.filter_changed.emit()

    def set_marks(
        self, severities: Mapping[str, Severity], told: Callable[[str], str] | None = None
    ) -> None:
        """Mark goals, functions, modules and crossings, by their ids, with what is found there.

        `told` says in words what that is. Marks stand until the next ones are set, or another
        document is shown.
        """
        self.display.marks = Marks(self._content, severities, told)
        self.looks_changed.emit()

    def set_grouping(self, grouping: Grouping) -> None:
        self.grouping = grouping
        self._collapsed.clear()
        self.arrange(*self._axes())

    def set_transposed(self, is_transposed: bool) -> None:
        if is_transposed != self.is_transposed:
            self.beginResetModel()
            self.is_transposed = is_transposed
            self.take(*self._axes())
            self.endResetModel()

    def set_collapsed(self, group: str, is_collapsed: bool) -> None:
        if is_collapsed:
            self._collapsed.add(group)
        else:
            self._collapsed.discard(group)
        self.arrange(*self._axes())

    def set_focus(self, goal: str) -> None:
        """Dim all goals but one; "" ends that."""
        if goal != self.focus:
            self.focus = goal
            self.looks_changed.emit()

    def set_all_collapsed(self, is_collapsed: bool) -> None:
        """Close all groups, or open them."""
        groups_ = {group for group, _ in groups(self._content, self.grouping) if group}
        self._collapsed = groups_ if is_collapsed else set()
        self.arrange(*self._axes())

    def reveal(self, id: str) -> None:
        """Bring a goal or function into sight that a filter or a collapsed group hides."""
        record = self._content.find(id)
        if not isinstance(record, Function | Goal):
            return
        if isinstance(record, Function):
            self._collapsed -= {record.module or UNPLACED, record.kind}
        if self._filtering.keep(id):
            self.filter_changed.emit()
        self.arrange(*self._axes())

    # -- following the document --------------------------------------------------------------------

    # -- what is left in sight ---------------------------------------------------------------------

    @property
    def filter(self) -> CanvasFilter:
        return self._filtering.wanted

    @property
    def hidden(self) -> frozenset[str]:
        """The goals and functions that the filter leaves out."""
        return frozenset(self._filtering.hidden)

    @property
    def outdated(self) -> int:
        """How many goals and functions are in sight although they do not pass the filter."""
        return len(self._filtering.outdated)

    def set_filter(self, wanted: CanvasFilter) -> None:
        """Leave in sight only what passes; the same filter once more looks at everything anew."""
        self._filtering.apply(wanted)
        self.arrange(*self._axes())
        self.filter_changed.emit()

    def shown_functions(self) -> int:
        """How many functions pass, whether their groups are open or closed."""
        return sum(f.id not in self._filtering.hidden for f in self._content.every(Function))

    def shown_goals(self) -> int:
        return sum(g.id not in self._filtering.hidden for g in self._content.every(Goal))

    def set_content(self, content: Content) -> None:
        """Show another document."""
        self.beginResetModel()
        self._show(content, self.language)
        self._collapsed.clear()
        self.take(*self._axes())
        self.endResetModel()
        self.filter_changed.emit()

    def follow(self, changes: ChangeSet) -> None:
        """Show what a step changed."""
        touched = self.display.follow(changes)
        if self.focus not in self._content:
            self.focus = ""
        is_filtered = bool(self.filter)
        if self._filtering.follow(changes) or touched.axes:
            self.arrange(*self._axes())
        if is_filtered:
            self.filter_changed.emit()
        if touched.everything:
            self._announce_all()
        else:
            self._announce(touched)

    def _show(self, content: Content, language: Language) -> None:
        self._content = content
        self.display = CanvasDisplay(content, language)
        self._texts = PlaceTexts(content, self.display, self._locale)
        self._filtering = Filtering(content)
        self.focus = ""
        """The goal that is worked on, while the others are dimmed; "" for none."""

    def _axes(self) -> tuple[Axis, Axis]:
        hidden = self._filtering.hidden
        goals = goal_axis(self._content, hidden)
        functions = function_axis(self._content, self.grouping, self._collapsed, hidden)
        return (goals, functions) if self.is_transposed else (functions, goals)

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
