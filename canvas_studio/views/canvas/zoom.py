"""How much of the canvas is in sight: from large text down to small, and on to an overview.

Below the smallest text nothing shrinks further: cells are summed up in blocks instead.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget

from canvas_studio.model.records import Function, Goal
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.axes import UNPLACED, Line
from canvas_studio.views.canvas.blocks import NO_ID, Across
from canvas_studio.views.canvas.overview_model import OverviewModel
from canvas_studio.views.canvas.overview_view import OverviewView
from canvas_studio.views.canvas.style import LARGEST_TEXT, default_text
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.locale import Locale

_OVERVIEWS: Final[tuple[Across, ...]] = ("stage", "goal")
"""From the farthest to the nearest."""


class Zoom(QObject):
    """Puts the grid or its overview on the stack, and sizes the text of the grid."""

    changed = Signal()
    """Another size, or the overview instead of the grid, or the grid again."""

    def __init__(
        self, stack: QStackedWidget, view: CanvasView, appearance: Appearance, locale: Locale
    ) -> None:
        """`stack` shows `view` already."""
        super().__init__(view)
        self._stack = stack
        self._view = view
        self.overview_model = OverviewModel(view.canvas, locale, self)
        self.overview = OverviewView(self.overview_model, appearance, locale, stack)
        stack.addWidget(self.overview)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._sum_up_again)
        canvas = view.canvas
        for signal in (canvas.dataChanged, canvas.rearranged, canvas.modelReset):
            signal.connect(self._follow)
        canvas.filter_changed.connect(self._follow)
        view.zoom_wanted.connect(self.step)
        view.zoomed.connect(lambda _size: self.changed.emit())
        self.overview.zoom_wanted.connect(self.step)
        self.overview.current_moved.connect(self.changed)
        self.overview.block_chosen.connect(self.look_into)
        self.overview.left.connect(lambda: self.show_grid())

    @property
    def is_overview(self) -> bool:
        return self._stack.currentWidget() is self.overview

    @property
    def shown(self) -> QAbstractItemView:
        """The grid or its overview, whichever is to be seen."""
        return self.overview if self.is_overview else self._view

    def step(self, by: int, around: QPoint | None = None) -> None:
        """Nearer by so many steps, or farther; in the grid, around a point of it or the cursor."""
        sizes = [*_OVERVIEWS, *range(self._view.smallest_text, LARGEST_TEXT + 1)]
        here = self.overview_model.across if self.is_overview else self._view.text_size
        at = max(0, min(sizes.index(here) + by, len(sizes) - 1))
        wanted = sizes[at]
        if wanted == here:
            return
        if not isinstance(wanted, int):
            self.show_overview(wanted)
        elif self.is_overview:
            self.look_into(self.overview.currentIndex())
            self._view.set_text_size(wanted)
        else:
            self._view.set_text_size(wanted, around)

    def reset(self) -> None:
        """Text of the usual size."""
        self.show_grid()
        self._view.set_text_size(default_text(self._view.font()))

    def show_overview(self, across: Across = "stage") -> None:
        """Blocks instead of cells; the one in which the cursor is, is chosen."""
        had_focus = self._view.hasFocus() or self.overview.hasFocus()
        self.overview_model.across = across
        self.overview_model.refresh()
        self._stack.setCurrentWidget(self.overview)
        self.overview.fit()
        self.overview.setCurrentIndex(self._block_at_cursor())
        if had_focus:
            self.overview.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def show_grid(self, *, take_focus: bool = True) -> None:
        """Cells again."""
        if self.is_overview:
            self._stack.setCurrentWidget(self._view)
            if take_focus:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def toggle(self) -> None:
        """The overview, or the cells again."""
        if self.is_overview:
            self.show_grid()
        else:
            self.show_overview()

    def look_into(self, block: QModelIndex) -> None:
        """Show the cells behind a block, with the cursor on the first that needs something."""
        cell = self.overview_model.first_cell(block) if block.isValid() else None
        self.show_grid()
        if cell is not None:
            goal, function = cell
            self._view.show_place(Line("goal", goal), Line("function", function))

    def _follow(self) -> None:
        if self.is_overview:
            self._later.start()

    def _sum_up_again(self) -> None:
        """Show other blocks, and be on the one of the cursor where the chosen one is gone."""
        self.overview_model.refresh()
        if not self.overview.currentIndex().isValid():
            self.overview.setCurrentIndex(self._block_at_cursor())
        self.changed.emit()

    def _block_at_cursor(self) -> QModelIndex:
        canvas, place = self._view.canvas, self._view.cursor_place()
        model = self.overview_model
        goal, function = canvas.content.find(place.goal.id), canvas.content.find(place.function.id)
        row = place.function.id if place.function.kind == "group" else NO_ID
        if isinstance(function, Function):
            by_kind = canvas.grouping == "kind"
            row = function.kind if by_kind else function.module or UNPLACED
        column = NO_ID
        if isinstance(goal, Goal):
            column = goal.id if model.across == "goal" else goal.stage or NO_ID
        found = model.index_of(row, column)
        return found if found.isValid() else model.index(0, 0)
