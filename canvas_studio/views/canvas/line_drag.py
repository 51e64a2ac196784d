"""Dragging goals, functions and modules by their names to another place of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication

from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.canvas.dropping import Drop, Dropping, Target
from canvas_studio.views.canvas.scrolling import EdgeScroll, pull_at

if TYPE_CHECKING:
    from canvas_studio.views.canvas.view import CanvasView


class DragSight(NamedTuple):
    """What is to be seen of a drag."""

    pointer: QPoint
    words: str
    """What is dragged."""
    line: QRect | None
    """Where it would come to stand between two lines."""
    band: QRect | None
    """The group that it would go into."""


class LineDrag(QObject):
    """One drag at a time, from the press on a name to the release, or to Esc."""

    dropped = Signal(object)
    """A Drop."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._moving: list[Line] = []
        self._pressed: QPoint | None = None
        self._pointer = QPoint()
        self._drop: Drop | None = None
        self._target = Target(0)
        self._is_active = False
        self._edge = EdgeScroll(view)
        self._edge.scrolled.connect(lambda: self._follow(self._pointer))
        for signal in (view.canvas.modelReset, view.canvas.rearranged):
            signal.connect(self.cancel)

    @property
    def is_active(self) -> bool:
        """Whether something is being dragged."""
        return self._is_active

    @property
    def is_pressed(self) -> bool:
        """Whether a name is held, which a move of the pointer begins to drag."""
        return self._pressed is not None

    def press(self, point: QPoint, moving: list[Line]) -> None:
        """A name is pressed; `moving` is what would be dragged."""
        self._pressed, self._moving = QPoint(point), moving

    def move(self, point: QPoint) -> None:
        if self._pressed is None:
            return
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._is_active and far:
            self._is_active = True
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_active:
            self._follow(point)

    def release(self) -> bool:
        """Let go; True where something was dragged."""
        was_active, drop = self._is_active, self._drop
        self.cancel()
        if was_active and drop is not None:
            self.dropped.emit(drop)
        return was_active

    def cancel(self) -> None:
        """Everything stays where it is."""
        if self._is_active:
            self._view.viewport().unsetCursor()
        self._is_active, self._pressed, self._drop = False, None, None
        self._edge.stop()
        self._view.viewport().update()

    # -- where it is -------------------------------------------------------------------------------

    def _follow(self, point: QPoint) -> None:
        view, canvas = self._view, self._view.canvas
        self._pointer = QPoint(point)
        size = view.viewport().size()
        if self._is_down:
            self._edge.pull(0, pull_at(point.y(), view.header_height, size.height()))
        else:
            self._edge.pull(pull_at(point.x(), view.names_width, size.width()), 0)
        lines = canvas.rows if self._is_down else canvas.columns
        self._target = self._target_at(point)
        dropping = Dropping(canvas.content, lines, canvas.grouping)
        self._drop = dropping.drop(self._moving, self._target)
        view.viewport().update()

    @property
    def _is_down(self) -> bool:
        """Whether the lines that are dragged are rows."""
        return (self._moving[0].kind == "goal") == self._view.canvas.is_transposed

    def _target_at(self, point: QPoint) -> Target:
        view, canvas = self._view, self._view.canvas
        if self._is_down:
            at, lines = max(point.y(), view.header_height), canvas.rows
            number, start, size = view.rowAt(at), view.rowViewportPosition, view.rowHeight
        else:
            at, lines = max(point.x(), view.names_width), canvas.columns
            number, start, size = view.columnAt(at), view.columnViewportPosition, view.columnWidth
        if number < 1:
            number = len(lines) - 1
        line = lines[number]
        if line.kind == "group" and self._moving[0].kind == "function":
            return Target(number + 1, line.id)
        if line.kind == "new" or at < start(number) + size(number) / 2:
            return Target(number)
        return Target(number + 1)

    # -- what is to be seen ------------------------------------------------------------------------

    def sight(self) -> DragSight | None:
        """None while nothing is dragged."""
        if not self._is_active:
            return None
        canvas, _ = self._view.canvas, self._view.translator
        if len(self._moving) == 1:
            words = canvas.line_name(self._moving[0])
        else:
            words = _.plural("{count} element", "{count} elements", len(self._moving))
        if self._drop is None:
            return DragSight(self._pointer, words, None, None)
        if self._drop.band:
            return DragSight(self._pointer, words, None, self._band(self._drop.band))
        return DragSight(self._pointer, words, self._gap(self._target.gap), None)

    def _gap(self, gap: int) -> QRect:
        view = self._view
        size = view.viewport().size()
        if self._is_down:
            y = view.rowViewportPosition(gap)
            return QRect(0, y - 2, size.width(), 3)
        x = view.columnViewportPosition(gap)
        return QRect(x - 2, 0, 3, size.height())

    def _band(self, group: str) -> QRect | None:
        view, canvas = self._view, self._view.canvas
        lines = canvas.rows if self._is_down else canvas.columns
        number = lines.index(Line("group", group))
        if self._is_down:
            y = view.rowViewportPosition(number)
            return QRect(0, y, view.viewport().width(), view.rowHeight(number))
        x = view.columnViewportPosition(number)
        return QRect(x, 0, view.columnWidth(number), view.viewport().height())
