"""Where a finding is let stand: the reason, who says so, and no dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from canvas_studio.model.checker import Finding
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField


class WaiveForm(QWidget):
    """The reason is required; the author is remembered on this machine. Enter waives, Esc leaves."""

    waived = Signal(str, str)
    """Reason and author."""
    left = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._finding: Finding | None = None
        self.caution = QLabel()
        self.caution.setObjectName("muted")
        self.caution.setWordWrap(True)
        self.reason, self.author = TypingField(), TypingField()
        self.reason.textChanged.connect(self._follow)
        self.confirm, self.cancel = QPushButton(), QPushButton()
        self.cancel.setObjectName("quiet")
        for line in (self.reason, self.author):
            line.returnPressed.connect(self._take)
        self.confirm.clicked.connect(self._take)
        self.cancel.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(6)
        for part in (self.reason, self.author, self.caution):
            layout.addWidget(part)
        layout.addLayout(buttons)
        studio.locale.bind(self, lambda _: self._reword())

    def ask(self, finding: Finding) -> None:
        """Ask why this finding may stand, with the cursor in the line."""
        self._finding = finding
        self._reword()
        self.reason.clear()
        self.author.setText(self._studio.settings.author)
        self._follow()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        reason, author = self.reason.text().strip(), " ".join(self.author.text().split())
        if reason:
            self._studio.settings.author = author
            self.waived.emit(reason, author)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        self.confirm.setEnabled(bool(self.reason.text().strip()))

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.reason.setPlaceholderText(_("Why it may stand (required)"))
        self.reason.setAccessibleName(_("Why it may stand (required)"))
        self.author.setPlaceholderText(_("Who says so"))
        self.author.setAccessibleName(_("Who says so"))
        self.confirm.setText(_("Waive"))
        self.cancel.setText(_("Cancel"))
        is_error = self._finding is not None and self._finding.severity == "error"
        self.caution.setVisible(is_error)
        self.caution.setText(_("An error stops the sign-off; waived, it is signed with this gap."))
