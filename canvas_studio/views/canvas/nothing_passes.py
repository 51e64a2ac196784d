"""What stands in the grid where a filter leaves nothing in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from canvas_studio.views.canvas.filters import EVERYTHING
from canvas_studio.views.canvas.grid_card import GridCard
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.studio import Studio


class NothingPasses(GridCard):
    """Says so, and offers to show everything again."""

    def __init__(self, studio: Studio, model: CanvasTableModel, view: CanvasView) -> None:
        super().__init__(view)
        self._studio = studio
        self._model = model
        self.clear = QPushButton()
        self.clear.clicked.connect(lambda: model.set_filter(EVERYTHING))
        self.column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        model.filter_changed.connect(self._follow)
        model.rearranged.connect(self._follow)
        studio.locale.bind(self, lambda _: self._reword())

    def _follow(self) -> None:
        model = self._model
        nothing = not (model.shown_functions() and model.shown_goals())
        self.setVisible(bool(model.filter) and nothing)
        if self.isVisible():
            self._reword()

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        wanted = self._model.filter
        no_gaps = (wanted.function_gaps and not self._model.shown_functions()) or (
            wanted.goal_gaps and not self._model.shown_goals()
        )
        self.clear.setText(_("Show everything"))
        self.say(
            _("No gap is left here") if no_gaps else _("Nothing passes the filter"),
            _("What is typed into the empty lines is added all the same."),
        )
