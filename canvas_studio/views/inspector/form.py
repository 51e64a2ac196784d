"""All fields of one kind of element, made once and shown again for each element of the kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from canvas_studio.views.inspector.entry import Desk, Entry
from canvas_studio.views.inspector.fields import (
    ChoiceField,
    DateField,
    FieldWidget,
    NumberField,
    PaletteField,
    ReferenceField,
    TickField,
)
from canvas_studio.views.inspector.figures import FiguresField
from canvas_studio.views.inspector.list_fields import ChipsField, RequirementsField
from canvas_studio.views.inspector.participations import ParticipationsField
from canvas_studio.views.inspector.points import PointsField
from canvas_studio.views.inspector.sheets import SHEETS, Editor, Field, Section
from canvas_studio.views.inspector.subject import Shown
from canvas_studio.views.inspector.text_entry import TextEntry
from canvas_studio.views.inspector.text_fields import TextField, TextListField
from canvas_studio.views.inspector.writing import Target

# NEW EDITOR: one class and one line here.
_MADE: Mapping[Editor, Callable[[Desk, str, Field], FieldWidget]] = {
    "text": TextField,
    "texts": TextListField,
    "choice": ChoiceField,
    "tick": TickField,
    "number": NumberField,
    "date": DateField,
    "reference": ReferenceField,
    "chips": ChipsField,
    "palette": PaletteField,
    "points": PointsField,
    "participations": ParticipationsField,
    "requirements": RequirementsField,
    "figures": FiguresField,
}


class Form(QScrollArea):
    """Sections of fields, one below the other; as wide as the panel."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.shown: Shown | None = None
        self.fields: list[FieldWidget] = []
        self._titles: list[tuple[QLabel, Section, list[FieldWidget]]] = []
        self._stops: list[QWidget] = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 6, 14, 18)
        column.setSpacing(10)
        for section in SHEETS[kind]:
            self._add_section(column, section)
        column.addStretch(1)
        for figures in self.fields:
            if isinstance(figures, FiguresField):
                figures.numbers = self.entries
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(desk.popup.dismiss)
        self.reword()

    def _add_section(self, column: QVBoxLayout, section: Section) -> None:
        title = QLabel()
        title.setObjectName("section")
        title.setContentsMargins(0, 8, 0, 0)
        column.addWidget(title)
        made: list[FieldWidget] = []
        for row in section.rows:
            widgets = [_MADE[field.editor](self.desk, self.kind, field) for field in row]
            made += widgets
            all_ticks = all(isinstance(widget, TickField) for widget in widgets)
            line = QHBoxLayout()
            line.setSpacing(8)
            for widget in widgets:
                line.addWidget(widget, 1)
                if isinstance(widget, TickField):
                    widget.leave_room_for_caption(not all_ticks)
            column.addLayout(line)
        self._titles.append((title, section, made))
        self.fields += made

    def refresh(self, shown: Shown) -> None:
        """Show what is there now; what is being typed stays."""
        self.shown = shown
        are_several = len(shown.records) > 1
        for title, section, fields in self._titles:
            visible = [field for field in fields if field.field.several or not are_several]
            for field in fields:
                field.setVisible(field in visible)
            title.setVisible(bool(section.title and visible))
            for field in visible:
                field.refresh(shown)
        self._order_stops()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # An area that scrolls takes arrows with any modifier; with Alt they mean the panel.
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _order_stops(self) -> None:
        """Tab goes in reading order, whatever was made later."""
        stops = [stop for field in self._visible() for stop in field.stops()]
        if stops != self._stops:
            for first, second in pairwise(stops):
                QWidget.setTabOrder(first, second)
            self._stops = stops

    def _visible(self) -> list[FieldWidget]:
        return [field for field in self.fields if field.isVisibleTo(self)]

    @property
    def stops(self) -> Sequence[QWidget]:
        return self._stops

    def entries(self) -> list[Entry]:
        """The editors in reading order."""
        return [entry for field in self._visible() for entry in field.entries()]

    def missing(self) -> list[TextEntry]:
        """The editors of wordings that are missing, in reading order."""
        pairs = (pair for field in self._visible() for pair in field.pairs())
        return [entry for pair in pairs for entry in pair.missing()]

    def entry_of(self, target: Target) -> Entry | None:
        """The editor of a target, also of one that is folded away."""
        known = [e for f in self._visible() for p in f.pairs() for e in p.texts.values()]
        return next((e for e in (*self.entries(), *known) if e.target == target), None)

    def forget(self) -> None:
        """What is in the editors is about a document that is closed."""
        for widget in self.findChildren(QWidget):
            if isinstance(widget, Entry):
                widget.target = None

    def reword(self) -> None:
        _ = self.desk.studio.locale.translator
        for title, section, fields in self._titles:
            title.setText(_(section.title) if section.title else "")
            for field in fields:
                field.reword()
