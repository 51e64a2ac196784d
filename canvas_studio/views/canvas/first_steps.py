"""What stands in the grid of a canvas on which there is nothing yet: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.grid_card import GridCard
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.studio import Studio


class FirstSteps(GridCard):
    """Goals come first, then functions; it goes with the first of them."""

    def __init__(self, studio: Studio, model: CanvasTableModel, view: CanvasView) -> None:
        super().__init__(view)
        self._studio = studio
        self._model = model
        self.goal, self.function = QPushButton(), QPushButton()
        self.goal.setObjectName("primary")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button, kind in ((self.goal, "goal"), (self.function, "function")):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys that it names do the same
            button.clicked.connect(lambda _checked=False, kind=kind: studio.canvas.start_new(kind))
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        for signal in (model.rearranged, model.modelReset):
            signal.connect(self._follow)
        for signal in (studio.session.opened, studio.session.closed):
            signal.connect(self._follow)
        studio.locale.bind(self, lambda _: self._reword())

    def _follow(self) -> None:
        content = self._model.content
        is_empty = not content.count(Goal) and not content.count(Function)
        self.setVisible(is_empty and self._studio.session.is_open)
        if self.isVisible():
            self.place()

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.goal.setText(_("Add goal  (Ctrl+G)"))
        self.function.setText(_("Add function  (Ctrl+F)"))
        self.say(
            _("Begin with the goals"),
            _(
                "Each goal is a column: what is to grow, or to settle here. Then come the functions that"
                " it needs, one to a row. A list copied from Excel, Word or a chat can be pasted as well."
            ),
        )
