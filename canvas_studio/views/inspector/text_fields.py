"""Texts with Chinese and English side by side: one, or a list that grows as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from canvas_studio.messages import Language
from canvas_studio.model.records import NO_TEXT, LText
from canvas_studio.views.inspector.entry import Desk, Entry, common
from canvas_studio.views.inspector.fields import Caption, FieldWidget, ProblemLabel, held_at
from canvas_studio.views.inspector.shape import shape
from canvas_studio.views.inspector.sheets import Field
from canvas_studio.views.inspector.subject import Shown
from canvas_studio.views.inspector.text_entry import TextEntry
from canvas_studio.views.inspector.writing import Target

LANGUAGES: tuple[Language, ...] = ("zh", "en")
NAMES_OF_LANGUAGES = {"zh": "中文", "en": "English"}


class TextPair(QWidget):
    """The two wordings of one text; a wording that is missing shows the other one in grey."""

    def __init__(
        self,
        desk: Desk,
        lines: int = 1,
        *,
        has_caption: bool = True,
        make: Callable[[Desk, int], TextEntry] = TextEntry,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.words = self._hint = ""
        self.is_required = False
        self.primary: Language = "zh"
        self.captions: dict[Language, Caption] = {}
        self.marks: dict[Language, QLabel] = {}
        self.problem = ProblemLabel()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        self.texts: dict[Language, TextEntry] = {}
        for column, language in enumerate(LANGUAGES):
            grid.setColumnStretch(column, 1)
            text = self.texts[language] = make(desk, lines)
            if has_caption:
                grid.addLayout(self._head(language, text), 0, column)
            grid.addWidget(text, 1, column, Qt.AlignmentFlag.AlignTop)
            text.on_change = self._follow
        self.texts["zh"].beside, self.texts["en"].beside = self.texts["en"], self.texts["zh"]
        grid.addWidget(self.problem, 2, 0, 1, 2)

    def _head(self, language: Language, text: TextEntry) -> QHBoxLayout:
        caption = self.captions[language] = Caption()
        caption.setBuddy(text)
        mark = self.marks[language] = QLabel()
        mark.setObjectName("missing")
        mark.setFont(caption.font())
        mark.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(caption, 1)
        head.addWidget(mark)
        return head

    def show_values(self, ids: tuple[str, ...], path: str, values: Sequence[LText]) -> None:
        for language, entry in self.texts.items():
            wordings = [(value or NO_TEXT).text(language) if (value or NO_TEXT).has(language)
                        else "" for value in values]  # fmt: skip
            entry.show_value(Target(ids, path, language), common(wordings))
        self._follow()

    def set_caption(self, words: str, *, is_required: bool, primary: Language) -> None:
        """Above: what it is and in which language; below that, for a screen reader, the same."""
        self.words, self.is_required, self.primary = words, is_required, primary
        _ = self.desk.studio.locale.translator
        for language, entry in self.texts.items():
            name = NAMES_OF_LANGUAGES[language]
            star = is_required and language == primary
            spoken = f"{words} {name}"
            spoken += ", " + _("Must be filled in") if star else ""
            entry.set_label(spoken)
        self._follow()

    def _caption(self, language: Language, *, is_missing: bool) -> str:
        """Above the Chinese wording also what it is; where that is missing, the mark says so."""
        star = " *" if self.is_required and language == self.primary else ""
        name = NAMES_OF_LANGUAGES[language]
        if language == "zh":
            return f"{self.words}{star}" if is_missing else f"{self.words} · {name}{star}"
        return f"{name}{star}"

    def missing(self) -> list[TextEntry]:
        """The editors of wordings that are missing while the other one is there."""
        zh, en = self.texts["zh"], self.texts["en"]
        return [
            entry
            for entry, other in ((zh, en), (en, zh))
            if not entry.typed().strip() and other.typed().strip() and not entry.is_mixed
        ]

    def _follow(self) -> None:
        missing, _ = self.missing(), self.desk.studio.locale.translator
        for language, entry in self.texts.items():
            other = self.texts["en" if language == "zh" else "zh"]
            is_missing = entry in missing
            hint = other.typed() if is_missing else self._hint_of(language)
            entry.set_hint(hint, is_missing=is_missing)
            if language in self.marks:
                mark, caption = self.marks[language], self.captions[language]
                mark.setText(_("No Chinese") if language == "zh" else _("Missing"))
                mark.setVisible(entry in missing)
                caption.setText(self._caption(language, is_missing=entry in missing))
        problems = [entry.problem for entry in self.texts.values() if entry.problem]
        self.problem.show_problem("\n".join(dict.fromkeys(problems)))

    def set_hint(self, words: str) -> None:
        """What stands in grey in both while there is neither wording."""
        self._hint = words
        self._follow()

    def _hint_of(self, language: Language) -> str:
        name = NAMES_OF_LANGUAGES[language]
        words = f"{self._hint} · {name}" if language == "zh" else name
        return words if self._hint else ""

    def show_captions(self, shown: bool) -> None:
        """Have captions above, or (where a hint says enough) none."""
        for caption in self.captions.values():
            caption.setVisible(shown)

    def reword(self) -> None:
        self._follow()


class TextField(FieldWidget):
    """One text."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field)
        self.pair = TextPair(desk, field.lines)
        self.column.addWidget(self.pair)
        self._primary: Language = "zh"

    def entries(self) -> Sequence[Entry]:
        return tuple(self.pair.texts.values())

    def pairs(self) -> Sequence[TextPair]:
        return (self.pair,)

    def refresh(self, shown: Shown) -> None:
        self._primary = shown.content.project.primary_language
        self.reword()
        values = [held_at(record, self.field.path) for record in shown.records]
        self.pair.show_values(shown.ids, self.field.path, values)

    def reword(self) -> None:
        required = shape(self.kind, self.field.path).is_required
        self.pair.set_caption(self.words, is_required=required, primary=self._primary)
        self.pair.reword()


class TextList(QWidget):
    """Several texts, each in a row, and always an empty row for the next one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[TextPair] = []
        self._caption = self._hint = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_values(self, id: str, path: str, values: Sequence[LText]) -> None:
        touched = [n for n, row in enumerate(self.rows) if any(
            e.is_touched or e.is_composing for e in row.texts.values())]  # fmt: skip
        wanted = max(len(values) + 1, *(n + 1 for n in touched), 1)
        while len(self.rows) < wanted:
            self._add_row()
        for number, row in enumerate(self.rows):
            row.setVisible(number < wanted)
        for number, row in enumerate(self.rows[:wanted]):
            value = values[number] if number < len(values) else NO_TEXT
            row.show_values((id,), f"{path}.{number}", [value])
        self.set_caption(self._caption, hint=self._hint)

    def _add_row(self) -> None:
        row = TextPair(self.desk, has_caption=False)
        number = len(self.rows)
        for language, entry in row.texts.items():
            entry.on_enter = lambda number=number, language=language: self._go_on(number, language)
        self.rows.append(row)
        self._column.addWidget(row)

    def _go_on(self, number: int, language: Language) -> None:
        """To the row below, which there is as soon as this one is filled."""
        self.desk.settle()
        if number + 1 < len(self.rows) and self.rows[number + 1].isVisibleTo(self):
            self.rows[number + 1].texts[language].setFocus(Qt.FocusReason.TabFocusReason)

    def set_caption(self, words: str, *, hint: str) -> None:
        """What each is called for a screen reader, and in grey in an empty row."""
        self._caption, self._hint = words, hint
        for number, row in enumerate(self.rows):
            row.set_hint(hint)
            row.set_caption(f"{words} {number + 1}", is_required=False, primary="zh")

    def pairs(self) -> list[TextPair]:
        return [row for row in self.rows if row.isVisibleTo(self)]

    def entries(self) -> list[TextEntry]:
        return [entry for row in self.pairs() for entry in row.texts.values()]


class TextListField(FieldWidget):
    """An attribute that is a list of texts."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field)
        self.captions = Caption()
        self.texts = TextList(desk)
        self.column.addWidget(self.captions)
        self.column.addWidget(self.texts)
        self.reword()

    def entries(self) -> Sequence[Entry]:
        return tuple(self.texts.entries())

    def pairs(self) -> Sequence[TextPair]:
        return self.texts.pairs()

    def refresh(self, shown: Shown) -> None:
        record = shown.record
        if record is not None:
            values: Any = held_at(record, self.field.path) or ()
            self.texts.show_values(record.id, self.field.path, values)

    def reword(self) -> None:
        self.captions.setText(self.words)
        self.texts.set_caption(self.words, hint=self.words)
