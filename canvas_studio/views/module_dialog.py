"""Asks for the name and the dimension of a new module."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from canvas_studio.model.records import Dimension
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField


class ModuleDialog(QDialog):
    """Accepted only with a name."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = studio.locale.translator
        self.setWindowTitle(_("New module"))
        self.setMinimumWidth(380)
        self.name_field = TypingField()
        self.dimension_field = QComboBox()
        for dimension in studio.session.content.of(Dimension):
            name = dimension.name.text(studio.locale.language)
            self.dimension_field.addItem(name, dimension.id)
        buttons = QDialogButtonBox()
        add = buttons.addButton(_("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        add.setEnabled(False)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.name_field.textChanged.connect(lambda: add.setEnabled(bool(self.module_name)))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setVerticalSpacing(12)
        layout.addRow(_("Name"), self.name_field)
        layout.addRow(_("Dimension"), self.dimension_field)
        layout.addRow(buttons)

    @property
    def module_name(self) -> str:
        return " ".join(self.name_field.text().split())

    @property
    def dimension(self) -> str:
        return str(self.dimension_field.currentData())
