"""The bar that says, as long as it is so, that a file is open only to be read."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from canvas_studio.views.studio import Studio


class ReadOnlyBar(QFrame):
    """Offers to keep the changes in another file. Not before an audience, as nothing of files is."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.setObjectName("readOnly")
        self._icon, self.text = QLabel(), QLabel()
        self.text.setWordWrap(True)
        self.save_button = QPushButton()
        self.save_button.setObjectName("quiet")
        self.save_button.clicked.connect(studio.files.save_as)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 8, 5)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.save_button)
        session = studio.session
        for signal in (session.opened, session.closed, session.saved_changed, studio.state_changed):
            signal.connect(self._follow)
        studio.appearance.changed.connect(self._dress)
        studio.locale.bind(self, lambda _: self._reword())
        self._dress()
        self.hide()

    def _follow(self) -> None:
        session = self._studio.session
        is_read = session.is_open and session.is_read_only
        self.setVisible(is_read and not self._studio.is_presenting)

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.text.setText(_("Opened to read: save your changes as another file."))
        self.save_button.setText(_("Save as…"))

    def _dress(self) -> None:
        appearance = self._studio.appearance
        icon = appearance.icon("lock", appearance.theme.tone("info").ink)
        self._icon.setPixmap(icon.pixmap(QSize(16, 16) * appearance.scale))
