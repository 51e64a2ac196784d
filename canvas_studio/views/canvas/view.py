"""The grid on the screen: a table view with its first row and column held in place.

Qt's view keeps the sizes, the selection, the scroll bars and what a screen reader sees. What is
drawn comes from `grid_painter`, what is typed goes to `cell_editor`, keys go through `navigation`.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from canvas_studio.i18n import Translator
from canvas_studio.views.appearance import Looks
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.canvas.blink import Blink
from canvas_studio.views.canvas.column_widths import wanted_width
from canvas_studio.views.canvas.find import Found
from canvas_studio.views.canvas.frame import Frame, frame_of
from canvas_studio.views.canvas.frozen_table import FrozenTable
from canvas_studio.views.canvas.grid_mouse import GridMouse
from canvas_studio.views.canvas.grid_painter import GridPainter
from canvas_studio.views.canvas.lines_model import Index
from canvas_studio.views.canvas.navigation import Navigator
from canvas_studio.views.canvas.pictures import Pictures
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.scrolling import WheelSteps, hold
from canvas_studio.views.canvas.sizes import LineSizes
from canvas_studio.views.canvas.style import (
    DEFAULT_PRESENTED,
    DEFAULT_TEXT,
    LARGEST_TEXT,
    SMALLEST_PRESENTED,
    SMALLEST_TEXT,
    GridStyle,
)
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.locale import Locale

_SELECT = QItemSelectionModel.SelectionFlag


class CanvasView(FrozenTable):
    """Shows a canvas model, moves the cursor over it and asks for edits."""

    edit_requested = Signal(bool)
    """The cell under the cursor is to be edited, with its text or (False) from an empty one."""
    cursor_moved = Signal()
    laid_out = Signal()
    """Lines have other sizes or places: what sits on a cell has to move with it."""
    menu_requested = Signal(QPoint)
    """A context menu is wanted at this place of the screen, for the cell under the cursor."""
    group_toggled = Signal(str)
    refused = Signal(str)
    """An edit that cannot be made, with the reason in words."""
    widths_changed = Signal()
    """The user gave a column another width."""
    drop_wanted = Signal(object)
    """A Drop: lines were dragged to another place."""
    zoomed = Signal(int)
    zoom_wanted = Signal(int, QPoint)
    """Steps nearer or farther, with the wheel at this point."""

    def __init__(
        self,
        model: CanvasTableModel,
        appearance: Looks,
        locale: Locale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._locale = locale
        self._canvas = model
        self._pixels = DEFAULT_TEXT
        self._activities = True
        self._is_presenting = False
        self._is_mirror = False
        self._found = Found()
        self._anchor = QPersistentModelIndex()
        """Where the selection began, through all that happens to its line."""
        self._place: Place | None = None
        """Where the cursor was, while the model is made anew."""
        self._blink = Blink(self)
        self._blink.changed.connect(self._refresh)
        self.setModel(model)
        self._mouse = GridMouse(self)
        self._wheel = WheelSteps()
        self._mouse.drag.dropped.connect(self.drop_wanted)
        self.sizes = LineSizes(self)
        self._restyle()
        model.looks_changed.connect(self._refresh)
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._return_to_place)
        model.rearranged.connect(self._settle_cursor)
        appearance.changed.connect(self._restyle)
        locale.changed.connect(self._restyle)
        self.set_cursor(*self.navigator().first())

    # -- style -------------------------------------------------------------------------------------

    @property
    def style_of_grid(self) -> GridStyle:
        return self._style

    @property
    def translator(self) -> Translator:
        """The words of the windows."""
        return self._locale.translator

    @property
    def shows_activities(self) -> bool:
        return self._activities

    def set_activities(self, shown: bool) -> None:
        """Show what roles do, or only which roles take part."""
        self._activities = shown
        self._restyle()

    @property
    def text_size(self) -> int:
        return self._pixels

    @property
    def smallest_text(self) -> int:
        return SMALLEST_PRESENTED if self._is_presenting else SMALLEST_TEXT

    def set_text_size(self, pixels: int, around: QPoint | None = None) -> None:
        """Zoom; while presenting, text stays large enough for the back of the room.

        The cell at the point `around` stays where it is, or else that of the cursor.
        """
        pixels = max(self.smallest_text, min(LARGEST_TEXT, pixels))
        if pixels != self._pixels:
            self._pixels = pixels
            held = hold(self, around)
            self._restyle()
            held.release()
            self.zoomed.emit(pixels)

    @property
    def is_presenting(self) -> bool:
        return self._is_presenting

    def set_presenting(self, presenting: bool) -> None:
        """Show the grid to a room: large text, and the cursor's row and column across the screen.

        The text size of before comes back afterwards.
        """
        if presenting != self._is_presenting:
            self._is_presenting = presenting
            if presenting:
                self._size_before = self._pixels
                self.set_text_size(max(self._pixels, DEFAULT_PRESENTED))
            else:
                self.set_text_size(self._size_before)
            self._refresh()

    def mirror(self, source: CanvasView) -> None:
        """Show where the cursor of another view of the same model is, and take no input.

        Both share cursor and selection; each has its own text size and place in the grid.
        """
        self._is_mirror = True
        own = self.selectionModel()
        self.setSelectionModel(source.selectionModel())
        own.deleteLater()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        source.cursor_moved.connect(self._see_cursor)
        self.canvas.rearranged.connect(self._see_cursor)  # it is the same cell at another place
        self._see_cursor()
        self._refresh()

    def _see_cursor(self) -> None:
        self.scrollTo(self.currentIndex())

    def _restyle(self) -> None:
        self._style = GridStyle(
            self._appearance.theme, self.font(), self._pixels, activities=self._activities
        )
        pictures = Pictures(self._style, self.devicePixelRatioF(), self._locale.language)
        self.painter = GridPainter(self._style, pictures)
        self.fit()

    # -- sizes -------------------------------------------------------------------------------------

    @property
    def canvas(self) -> CanvasTableModel:
        return self._canvas

    def _remember_place(self) -> None:
        current = self.currentIndex()
        self._place = self.cursor_place() if current.isValid() else None

    def _return_to_place(self) -> None:
        """Qt forgets the cursor when everything is made anew; the place may still be there."""
        self.fit()
        if self._is_mirror:
            return
        place, self._place = self._place, None
        position = self._canvas.position(*place) if place else None
        self.set_cursor(*(position or self.navigator().first()))

    def _settle_cursor(self) -> None:
        """Where what was selected is gone, Qt puts the cursor beside it and selects nothing."""
        self.fit()
        here, navigator = self.cursor_cell(), self.navigator()
        can_stand = self.currentIndex().isValid() and navigator.can_stand(*here)
        if not self._is_mirror and not (can_stand and self.selectionModel().hasSelection()):
            self.set_cursor(*(here if can_stand else navigator.nearest(here)))

    def dataChanged(self, first: Index, last: Index, roles: Iterable[int] = ()) -> None:
        super().dataChanged(first, last, list(roles))
        columns = range(first.column(), last.column() + 1)
        self.sizes.refit(first.row(), last.row(), columns)
        self._refresh()

    def _refresh(self) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sizes.see()
        if self._is_presenting:
            self.scrollTo(self.currentIndex())  # the bar that reads it out has taken its place
        self.cursor_moved.emit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.laid_out.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.sizes.see()
        self.viewport().update()  # what Qt moved includes the names, which stay
        self.cursor_moved.emit()

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if ratio != self.painter.pictures.ratio:
            self.painter.pictures = Pictures(self._style, ratio, self._locale.language)
        painter = QPainter(self.viewport())
        self.painter.paint(painter, self.frame(), self._canvas.display, self._locale.translator)
        if (sight := self._mouse.drag.sight()) is not None:
            self.painter.paint_drag(painter, sight)
        painter.end()

    def show_found(self, found: Found) -> None:
        """Set off what was found."""
        self._found = found
        self._refresh()

    def frame(self) -> Frame:
        """What is to be seen now."""
        frame = frame_of(self, self._canvas)
        frame.has_focus = self.hasFocus() or self._is_mirror
        frame.blink = self._blink.lit
        frame.is_presenting = self._is_presenting
        frame.found, frame.found_names = self._found.cells, self._found.names
        return frame

    # -- the cursor --------------------------------------------------------------------------------

    def navigator(self) -> Navigator:
        canvas = self._canvas
        return Navigator(
            canvas.rowCount(),
            canvas.columnCount(),
            canvas.can_stand,
            canvas.is_filled,
        )

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._is_mirror:
            self.scrollTo(current)
        self._refresh()  # the whole row and column of the cursor look different

    def cursor_cell(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (0, 0)

    def cursor_place(self) -> Place:
        return self._canvas.place(*self.cursor_cell())

    def set_cursor(self, row: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor on a cell; with `extend`, select from where the selection began."""
        index = self._canvas.index(row, column)
        if not extend or not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(self.currentIndex() if extend else index)
        anchor = self._anchor if self._anchor.isValid() else index
        top, bottom = sorted((anchor.row(), row))
        left, right = sorted((anchor.column(), column))
        chosen = QItemSelection(self._canvas.index(top, left), self._canvas.index(bottom, right))
        selection = self.selectionModel()
        selection.select(chosen, _SELECT.ClearAndSelect)
        selection.setCurrentIndex(index, _SELECT.NoUpdate)
        self.scrollTo(index)
        self._refresh()
        self.cursor_moved.emit()

    def show_place(self, goal: Line, function: Line, *, blink: bool = True) -> bool:
        """Put the cursor on a place, bring it into the middle and blink it; False where it is not."""
        for line in (goal, function):
            if line.kind in ("goal", "function"):
                self._canvas.reveal(line.id)
        position = self._canvas.position(goal, function)
        if position is None:
            return False
        self.set_cursor(*position)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        if blink:
            self._blink.start(position)
        return True

    # -- the mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._mouse.release()

    def cancel_drag(self) -> bool:
        """Let everything stay where it is; False where nothing is dragged."""
        return self._mouse.cancel()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps := self._wheel.steps(event.angleDelta().y()):
                self.zoom_wanted.emit(steps, event.position().toPoint())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not event.angleDelta().x():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def set_column_width(self, column: int, width: int) -> None:
        """Give a column another width while its border is dragged; `fit` settles the rows."""
        self.sizes.set_width(column, width, self._style)

    def fit_column(self, column: int) -> None:
        """Give a column the width that what is in it asks for."""
        self.set_column_width(column, wanted_width(self._canvas, column, self._style))
        self.fit()
        self.widths_changed.emit()

    def fit(self) -> None:
        """Size all lines to what is in them."""
        self.sizes.fit(self._style)
        self.laid_out.emit()
        self._refresh()
