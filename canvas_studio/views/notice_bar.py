"""A sentence at the foot of the window that comes, and goes by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from canvas_studio.views.announce import announce
from canvas_studio.views.opening import open_file, show_in_folder
from canvas_studio.views.studio import Notice, Studio

_TIME = {"info": 6_000, "ok": 4_000, "warning": 8_000, "error": 0}
"""Milliseconds that a notice stays; 0 until it is closed or another one comes."""


class NoticeBar(QFrame):
    """Takes no focus and stops nothing."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.notice: Notice | None = None
        self.setObjectName("notice")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._open, self._folder = QPushButton(), QPushButton()
        for button in (self._open, self._folder):
            button.setObjectName("quiet")
        self._open.clicked.connect(lambda: open_file(self.notice.path if self.notice else None))
        self._folder.clicked.connect(
            lambda: show_in_folder(self.notice.path if self.notice else None)
        )
        self._close = QToolButton()
        self._close.setObjectName("quiet")
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._open)
        layout.addWidget(self._folder)
        layout.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        studio.noticed.connect(self.show_notice)
        studio.appearance.changed.connect(self._dress)
        studio.locale.bind(self, lambda _: self._reword())
        self._dress()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        if self._studio.is_presenting:
            return
        self.notice = notice
        self._text.setText(notice.text)
        self._open.setVisible(notice.path is not None)
        self._folder.setVisible(notice.path is not None)
        self.setProperty("tone", notice.tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, notice.text)
        time = 0 if notice.path else _TIME[notice.tone]
        self._timer.start(time) if time else self._timer.stop()

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self._open.setText(_("Open the file"))
        self._folder.setText(_("Show in folder"))
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))

    def _dress(self) -> None:
        self._close.setIcon(self._studio.appearance.icon("x"))
