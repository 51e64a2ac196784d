"""Fields: an editor with its label above and, where something is wrong, the sentence below."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from canvas_studio.model.records import RECORD_TYPES, Record, Role, Stage, ValueProposition
from canvas_studio.model.records.value import PLATFORM_VALUE_TYPES
from canvas_studio.model.records.wording import attribute_words, value_words
from canvas_studio.views.elided_label import ElidedLabel
from canvas_studio.views.inspector import candidates
from canvas_studio.views.inspector.choice_entry import ChoiceEntry, Options, TickEntry
from canvas_studio.views.inspector.entry import MIXED, Desk, Entry, common
from canvas_studio.views.inspector.finder_popup import Candidate
from canvas_studio.views.inspector.line_entry import DateEntry, NumberEntry
from canvas_studio.views.inspector.palette_entry import PaletteEntry
from canvas_studio.views.inspector.reference_entry import ReferenceEntry
from canvas_studio.views.inspector.shape import shape
from canvas_studio.views.inspector.sheets import Field
from canvas_studio.views.inspector.subject import Shown, subject_of
from canvas_studio.views.inspector.writing import Target
from canvas_studio.views.words import capital

if TYPE_CHECKING:
    from canvas_studio.views.inspector.text_fields import TextPair


def held_at(record: Record, path: str) -> Any:
    """What a record holds at a path; None where the part that would hold it is not there."""
    value: Any = record
    for name in path.split("."):
        if value is None:
            return None
        if name.isdigit():
            value = value[int(name)] if int(name) < len(value) else None
        else:
            value = getattr(value, name)
    return value


class Caption(ElidedLabel):
    """The quiet words above an editor, a little smaller than what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("caption")
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.93)
        self.setFont(font)


class ProblemLabel(QLabel):
    """Why what was typed cannot be taken; takes no room where all is well."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem")
        self.setWordWrap(True)
        self.hide()

    def show_problem(self, problem: str) -> None:
        self.setText(problem)
        self.setVisible(bool(problem))


class FieldWidget(QWidget):
    """One attribute of what is shown."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.field = field
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)

    @property
    def words(self) -> str:
        """What people call the attribute."""
        return capital(attribute_words(self.field.path).text(self.desk.studio.locale.language))

    def entries(self) -> Sequence[Entry]:
        """Its editors in reading order."""
        return ()

    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops, in reading order."""
        return cast("Sequence[QWidget]", self.entries())

    def pairs(self) -> Sequence[TextPair]:
        """Its texts, each of which may lack a translation."""
        return ()

    @abstractmethod
    def refresh(self, shown: Shown) -> None:
        """Show the attribute as it is now."""

    def reword(self) -> None:
        """The language of the windows has changed."""


class ValueField(FieldWidget):
    """A field with one editor."""

    def __init__(
        self, desk: Desk, kind: str, field: Field, entry: Any, beside: QWidget | None = None
    ) -> None:
        super().__init__(desk, kind, field)
        self.entry = entry
        self.caption = Caption()
        self.caption.setBuddy(entry)
        self.problem = ProblemLabel()
        self.column.addWidget(self.caption)
        if beside is None:
            self.column.addWidget(entry)
        else:
            row = QHBoxLayout()
            row.setSpacing(2)
            row.addWidget(entry, 1)
            row.addWidget(beside)
            self.column.addLayout(row)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        entry.on_change = lambda: self.problem.show_problem(entry.problem)
        self.reword()

    def entries(self) -> Sequence[Entry]:
        return (self.entry,)

    def refresh(self, shown: Shown) -> None:
        values = [held_at(record, self.field.path) for record in shown.records]
        self.entry.show_value(Target(shown.ids, self.field.path), common(values))

    def reword(self) -> None:
        self.caption.setText(self.words)
        self.entry.set_label(self.words)


class NumberField(ValueField):
    """A number, whole where the record wants it whole."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        whole = shape(kind, field.path).annotation is int
        super().__init__(desk, kind, field, NumberEntry(desk, whole=whole))


class DateField(ValueField):
    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field, DateEntry(desk))


class PaletteField(ValueField):
    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field, PaletteEntry(desk))


class TickField(ValueField):
    """Yes or no, with its words behind the box instead of above."""

    entry: TickEntry

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field, TickEntry(desk))

    def leave_room_for_caption(self, leaves: bool) -> None:
        """Stand at the height of a neighbour that has its caption above."""
        self.caption.setVisible(leaves)
        self.entry.setMinimumHeight(self.fontMetrics().height() + 12 if leaves else 0)

    def refresh(self, shown: Shown) -> None:
        if self.field.path in ("internal", "frontline"):
            self.entry.setEnabled(
                all(isinstance(r, Role) and r.side == "platform" for r in shown.records)
            )
        super().refresh(shown)

    def reword(self) -> None:
        self.caption.setText("")
        self.entry.set_label(self.words)
        self.entry.setText(self.words)


class ChoiceField(ValueField):
    """A value of a fixed set, or one of a few records such as the stages."""

    entry: ChoiceEntry

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field, ChoiceEntry(desk))

    def refresh(self, shown: Shown) -> None:
        self.entry.set_options(self._options(shown))
        super().refresh(shown)

    def _options(self, shown: Shown) -> Options:
        attribute, language = shape(self.kind, self.field.path), self.desk.studio.locale.language
        if attribute.target is not None:
            records = shown.content.of(cast(Any, RECORD_TYPES[attribute.target]))
            options = [(record.id, _named(record, shown)) for record in records]
        else:
            fitting = [value for value in attribute.choices if self._fits(value, shown)]
            options = [
                (value, capital(value_words(self.field.path, value).text(language)))
                for value in fitting
            ]
        return [(None, "—"), *options] if attribute.is_optional else options

    def _fits(self, value: str, shown: Shown) -> bool:
        record = shown.record
        if self.field.path == "value_type" and isinstance(record, ValueProposition):
            return (value in PLATFORM_VALUE_TYPES) == (record.side == "platform")
        return True


def _named(record: Any, shown: Shown) -> str:
    name: str = record.name.text(shown.language)
    return f"{record.code} {name}".strip() if isinstance(record, Stage) else name or record.code


class ReferenceField(ValueField):
    """One other element, found by typing, with a way to it."""

    entry: ReferenceEntry

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        self._shown: Shown | None = None
        entry = ReferenceEntry(desk, self._candidates, self._name)
        self.go = QToolButton()
        self.go.setObjectName("quiet")
        self.go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.go.clicked.connect(self._open)
        entry.on_open = self._open
        super().__init__(desk, kind, field, entry, beside=self.go)
        appearance = desk.studio.appearance
        appearance.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.go.setIcon(self.desk.studio.appearance.icon("chevron-right"))

    def refresh(self, shown: Shown) -> None:
        self._shown = shown
        super().refresh(shown)
        self.go.setVisible(self._target() is not None)

    def reword(self) -> None:
        super().reword()
        _ = self.desk.studio.locale.translator
        self.go.setToolTip(_("Show it here (Ctrl+Enter)"))
        self.go.setAccessibleName(_("Show {what}", what=self.words))
        self.entry.set_hint(_("Name, pinyin or code"))

    def _candidates(self) -> list[Candidate]:
        return candidates.candidates(self._shown, self.field.path) if self._shown else []

    def _name(self, id: str) -> str:
        assert self._shown is not None
        return candidates.name_of(self._shown.content, id, self._shown.language)

    def _target(self) -> Any:
        """The subject that it leads to; None where there is none."""
        if self._shown is None or not self._shown.records:
            return None
        held = common([held_at(record, self.field.path) for record in self._shown.records])
        if held is None or held is MIXED:
            return None
        return subject_of(self._shown.content, held)

    def _open(self) -> None:
        target = self._target()
        if target is not None and self.entry.commit():
            self.desk.open(target)
