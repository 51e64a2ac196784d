"""Offers what a crash left behind, by name and time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model.storage.journal import Recovery
from canvas_studio.views.plain_text import no_markup
from canvas_studio.views.studio import Studio


class RecoveryDialog(QDialog):
    """`chosen` is what to recover once it is accepted; `discarded` what nobody wants any more."""

    def __init__(
        self, studio: Studio, recoveries: list[Recovery], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        _ = studio.locale.translator
        self._studio = studio
        self.discarded: list[Recovery] = []
        self.chosen: Recovery | None = None
        self.setWindowTitle(_("Recover"))
        self.setMinimumWidth(studio.appearance.scaled(520))
        title = QLabel(_("The program ended before everything was saved"))
        title.setObjectName("heading")
        text = QLabel(_("Every edit was recorded. Choose what to open again."))
        text.setObjectName("muted")
        self.list = QListWidget()
        self.list.setAccessibleName(text.text())
        for recovery in recoveries:
            when = recovery.when.strftime("%Y-%m-%d %H:%M")
            name = recovery.name.text(studio.locale.language)
            words = _(
                "{name} · {when} · edits not saved: {count}",
                name=name,
                when=when,
                count=recovery.steps,
            )
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, recovery)
            if recovery.path is not None:
                item.setToolTip(no_markup(str(recovery.path)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.recover_button = QPushButton(_("Recover"))
        self.recover_button.setDefault(True)
        discard, later = QPushButton(_("Discard")), QPushButton(_("Later"))
        self.recover_button.clicked.connect(self._recover)
        self.list.itemActivated.connect(self._recover)
        discard.clicked.connect(self._discard)
        later.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(discard)
        buttons.addStretch(1)
        buttons.addWidget(later)
        buttons.addWidget(self.recover_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(10)
        for part in (title, text, self.list):
            layout.addWidget(part)
        layout.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.doItemsLayout()  # its lines were measured before they were dressed

    def _recover(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

    def _discard(self) -> None:
        item = self.list.currentItem()
        if item is None or not self._is_sure(item.text()):
            return
        self.list.takeItem(self.list.row(item))
        self.discarded.append(item.data(Qt.ItemDataRole.UserRole))
        if not self.list.count():
            self.reject()

    def _is_sure(self, what: str) -> bool:
        """These edits are nowhere else."""
        _ = self._studio.locale.translator
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("Discard these edits for good?"))
        box.setInformativeText(what)
        discard = box.addButton(_("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is discard
