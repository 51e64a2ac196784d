"""What stands in the grid where a filter leaves nothing in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from canvas_studio.views.canvas.filters import EVERYTHING
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.studio import Studio


class NothingPasses(QFrame):
    """Says so, and offers to show everything again."""

    def __init__(self, studio: Studio, model: CanvasTableModel, view: CanvasView) -> None:
        super().__init__(view.viewport())
        self._studio = studio
        self._model = model
        self._view = view
        self.setObjectName("card")
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title.setObjectName("heading")
        self._more = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._more.setObjectName("muted")
        self.clear = QPushButton()
        self.clear.clicked.connect(lambda: model.set_filter(EVERYTHING))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._more)
        layout.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        model.filter_changed.connect(self._follow)
        model.rearranged.connect(self._follow)
        view.viewport().installEventFilter(self)
        studio.locale.bind(self, lambda _: self._reword())
        self.hide()

    def _follow(self) -> None:
        model = self._model
        nothing = not (model.shown_functions() and model.shown_goals())
        self.setVisible(bool(model.filter) and nothing)
        if self.isVisible():
            self._reword()

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        wanted = self._model.filter
        if (wanted.function_gaps and not self._model.shown_functions()) or (
            wanted.goal_gaps and not self._model.shown_goals()
        ):
            self._title.setText(_("No gap is left here"))
        else:
            self._title.setText(_("Nothing passes the filter"))
        self._more.setText(_("What is typed into the empty lines is added all the same."))
        self.clear.setText(_("Show everything"))
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        view = self._view
        area = view.viewport().rect().adjusted(view.names_width, view.header_height, 0, 0)
        self.move(area.center() - self.rect().center())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
