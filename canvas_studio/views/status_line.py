"""The foot of the window: whether everything is saved, how large the canvas is, where the cursor is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from canvas_studio.model.records import Crossing, Function, Goal, Role
from canvas_studio.model.records.wording import count_words
from canvas_studio.views.elided_label import ElidedLabel
from canvas_studio.views.studio import Studio
from canvas_studio.views.zoom_control import ZoomControl

_COUNTED = (Goal, Function, Role, Crossing)


class StatusLine(QStatusBar):
    """Says "saved" only when it is true."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.setSizeGripEnabled(False)
        self.saved, self.counts = QLabel(), QLabel()
        self.brush = QLabel()
        self.brush.setObjectName("brush")
        self.brush.setTextFormat(Qt.TextFormat.PlainText)
        self.brush.hide()
        self.zoom = ZoomControl(studio)
        self.place = ElidedLabel()
        self.addWidget(self.saved)
        self.addWidget(self.brush)
        self.addWidget(self.place, 1)
        self.addPermanentWidget(self.counts)
        self.addPermanentWidget(self.zoom)
        studio.state_changed.connect(self.refresh)
        studio.locale.bind(self, lambda _: self.refresh())

    def refresh(self) -> None:
        studio, session, _ = self._studio, self._studio.session, self._studio.locale.translator
        if not session.is_open:
            for label in (self.saved, self.place, self.counts):
                label.clear()
            self.brush.hide()
            self.zoom.hide()
            return
        self.saved.setText(self._save_state())
        content = session.content
        counts = (count_words(each, content.count(each)) for each in _COUNTED)
        self.counts.setText(" · ".join(map(studio.locale.text, counts)))
        self.zoom.show()
        self.zoom.refresh()
        role = studio.canvas.brush.role
        self.brush.setVisible(role is not None)
        if role is not None:
            name = role.name.text(studio.canvas.model.language)
            self.brush.setText(
                _("{role} in hand: a click or R puts it in or takes it out, Esc ends", role=name)
            )
        self.place.setText(studio.canvas.spoken())

    def _save_state(self) -> str:
        session, _ = self._studio.session, self._studio.locale.translator
        if session.is_read_only:
            return (
                _("Read only") if session.is_saved else _("● Changed, to be saved as another file")
            )
        if session.path is None and session.is_saved:
            return _("Not saved in a file yet")
        if session.is_saved:
            return _("✓ Saved")
        if session.is_recorded:
            return _("● Changed, recorded for recovery")
        return _("● Changed, not recorded for recovery")
