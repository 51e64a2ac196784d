"""The last resort: says that something unforeseen happened, that nothing is lost, and what to send."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.i18n import Translator
from canvas_studio.views.logs import log_file
from canvas_studio.views.opening import show_in_folder


class DefectDialog(QDialog):
    """Shows the report that the log file holds too."""

    def __init__(self, report: str, _: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Canvas Studio")
        self.resize(620, 420)
        title = QLabel(_("Something unexpected happened"))
        title.setObjectName("heading")
        text = QLabel(
            _(
                "Your canvas is as it was before the last action, and every edit is recorded. You"
                " can go on. The report below is also in the log file; it may contain names from"
                " your canvas."
            )
        )
        text.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        copy, folder = QPushButton(_("Copy the report")), QPushButton(_("Show the log file"))
        close = QPushButton(_("Go on"))
        close.setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        folder.clicked.connect(lambda: show_in_folder(log_file()))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addWidget(self.report, 1)
        layout.addLayout(buttons)
