"""What the program is, its version, and whose work is in it."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from canvas_studio import __version__
from canvas_studio.views.studio import Studio


class AboutDialog(QDialog):
    """Everything in it can be selected and copied."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = studio.locale.translator
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About Canvas Studio"))
        self.setMinimumWidth(studio.appearance.scaled(440))
        title = QLabel("Canvas Studio")
        title.setObjectName("title")
        version = QLabel(
            _("Version {version} · Python {python} · Qt {qt}", version=__version__,
              python=platform.python_version(), qt=PySide6.__version__)
        )  # fmt: skip
        version.setObjectName("muted")
        text = QLabel(
            _(
                "Goals, functions and roles on one canvas: checked, and delivered as a function table."
            )
        )
        rights = QLabel(
            _(
                "Apache License 2.0. With Qt and PySide6 (LGPL 3), Noto Sans SC (SIL OFL 1.1) and"
                " Lucide icons (ISC)."
            )
        )
        for label in (version, text, rights):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rights.setObjectName("muted")
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(10)
        for part in (title, version, text, rights):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(buttons)
