"""The zoom at the foot of the window: smaller, how large it is, larger."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from canvas_studio.views.studio import Studio


class ZoomControl(QWidget):
    """Two buttons, and between them a figure that leads back to the usual size."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.smaller, self.figure, self.larger = QToolButton(), QToolButton(), QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(0)
        for button in (self.smaller, self.figure, self.larger):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are Ctrl with +, - and 0
            layout.addWidget(button)
        self.smaller.clicked.connect(lambda: studio.canvas.zoom.step(-1))
        self.larger.clicked.connect(lambda: studio.canvas.zoom.step(1))
        self.figure.clicked.connect(lambda: studio.canvas.zoom.reset())
        studio.appearance.changed.connect(self._dress)
        self._dress()

    def refresh(self) -> None:
        """Say how large the text is, or that it is the overview."""
        _, canvas = self._studio.locale.translator, self._studio.canvas
        if canvas.zoom.is_overview:
            by_goal = canvas.zoom.overview_model.across == "goal"
            self.figure.setText(_("Overview by goal") if by_goal else _("Overview"))
        else:
            self.figure.setText(f"{canvas.view.text_size} px")
        for button, words in (
            (self.smaller, _("Smaller, on to the overview")),
            (self.figure, _("Back to the usual size")),
            (self.larger, _("Larger")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _dress(self) -> None:
        self.smaller.setIcon(self._studio.appearance.icon("minus"))
        self.larger.setIcon(self._studio.appearance.icon("plus"))
