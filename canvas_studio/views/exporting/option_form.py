"""A form made from the options of an exporter: a field becomes a list, a tick or a text."""

from __future__ import annotations

import typing
from typing import Any, Literal, cast, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from canvas_studio.export import Exporter, Label
from canvas_studio.messages import Language
from canvas_studio.views.typing_field import TypingField


class OptionForm(QWidget):
    """Shows every option of an exporter, with the words of its `Label`s."""

    changed = Signal()

    def __init__(
        self,
        exporter: Exporter[Any],
        language: Language,
        values: dict[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        """`values` are the last choices; those that do not fit any more are left out."""
        super().__init__(parent)
        self._exporter = exporter
        self._language = language
        self._fields: dict[str, QWidget] = {}
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(10)
        layout.setHorizontalSpacing(12)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        start = _fitting(exporter, values)
        for name, field in exporter.Options.model_fields.items():
            widget = self._widget(field, getattr(start, name))
            widget.setObjectName(name)
            self._fields[name] = widget
            title = self._title(name, field)
            if isinstance(widget, QCheckBox):
                widget.setText(title)
                layout.addRow("", widget)
            else:
                layout.addRow(title, widget)

    def labels(self) -> list[QLabel]:
        """The words before the fields."""
        layout = cast(QFormLayout, self.layout())
        found = (layout.labelForField(field) for field in self._fields.values())
        return [label for label in found if isinstance(label, QLabel)]

    def options(self) -> Any:
        """The options as chosen."""
        return self._exporter.Options.model_validate(self.values())

    def values(self) -> dict[str, Any]:
        """The choices as plain values, to be remembered."""
        return {name: _value(widget) for name, widget in self._fields.items()}

    def _title(self, name: str, field: FieldInfo) -> str:
        label = _label(field)
        return label.title.text(self._language) if label else name

    def _widget(self, field: FieldInfo, value: Any) -> QWidget:
        kind, label = field.annotation, _label(field)
        if kind is bool:
            tick = QCheckBox()
            tick.setChecked(value)
            tick.toggled.connect(self.changed)
            return tick
        if kind is int:
            number = QSpinBox()
            number.setRange(0, 1_000_000)
            number.setValue(value)
            number.valueChanged.connect(self.changed)
            return number
        if get_origin(kind) is Literal:
            box = QComboBox()
            for choice in get_args(kind):
                box.addItem(self._word(label, choice), choice)
            box.setCurrentIndex(box.findData(value))
            box.currentIndexChanged.connect(self.changed)
            return box
        if get_origin(kind) is tuple and label and label.choices:
            listed = QListWidget()
            listed.setSpacing(2)
            for choice in label.choices:
                item = QListWidgetItem(self._word(label, choice))
                item.setData(Qt.ItemDataRole.UserRole, choice)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                state = Qt.CheckState.Checked if choice in value else Qt.CheckState.Unchecked
                item.setCheckState(state)
                listed.addItem(item)
            listed.setMaximumHeight(150)
            listed.itemChanged.connect(self.changed)
            return listed
        text = TypingField()
        text.setText(str(value))
        text.textChanged.connect(self.changed)
        return text

    def _word(self, label: Label | None, choice: str) -> str:
        word = label.choices.get(choice) if label else None
        return word.text(self._language).replace("\n", " ") if word else str(choice)


def _label(field: FieldInfo) -> Label | None:
    return next((each for each in field.metadata if isinstance(each, Label)), None)


def _fitting(exporter: Exporter[Any], values: dict[str, Any]) -> Any:
    """The options with as many of the values as still fit."""
    known = {k: v for k, v in values.items() if k in exporter.Options.model_fields}
    for name in list(known):
        try:
            exporter.Options.model_validate({name: known[name]})
        except ValidationError:
            del known[name]
    return exporter.Options.model_validate(known)


def _value(widget: QWidget) -> Any:
    match widget:
        case QCheckBox():
            return widget.isChecked()
        case QSpinBox():
            return widget.value()
        case QComboBox():
            return widget.currentData()
        case QListWidget():
            items = (widget.item(row) for row in range(widget.count()))
            chosen = [i for i in items if i.checkState() == Qt.CheckState.Checked]
            return ",".join(str(item.data(Qt.ItemDataRole.UserRole)) for item in chosen)
    return typing.cast(TypingField, widget).text()
