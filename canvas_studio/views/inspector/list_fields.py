"""Lists of references and tags as chips, and the dimensions that a stage requires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from canvas_studio.model.commands import elements, lists
from canvas_studio.model.records import Dimension, Role, Stage, StageRequirement, ValueProposition
from canvas_studio.model.records.base import DimensionId
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.inspector import candidates
from canvas_studio.views.inspector.chips import ChipFace, ChipsBox
from canvas_studio.views.inspector.entry import Desk, Entry
from canvas_studio.views.inspector.fields import (
    Caption,
    FieldWidget,
    ProblemLabel,
    held_at,
)
from canvas_studio.views.inspector.finder_popup import Candidate
from canvas_studio.views.inspector.reference_entry import AdditionEntry
from canvas_studio.views.inspector.sheets import Field
from canvas_studio.views.inspector.subject import Shown, subject_of
from canvas_studio.views.inspector.writing import Target
from canvas_studio.views.plain_text import no_key
from canvas_studio.views.words import capital


class ChipsField(FieldWidget):
    """References or tags; of several elements, what only some of them have is dashed."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field)
        self._shown: Shown | None = None
        self._is_tags = field.path == "tags"
        self.caption = Caption()
        self.chips = ChipsBox(
            desk.studio.appearance,
            lambda take_last: AdditionEntry(desk, self._candidates, take_last, makes=self._is_tags),
        )
        self.caption.setBuddy(self.chips.field)
        self.problem = ProblemLabel()
        self.chips.field.on_change = lambda: self._show_problem(self.chips.field.problem)
        self.chips.removed.connect(lambda item: self._run(lists.exclude, item))
        self.chips.completed.connect(lambda item: self._run(lists.include, item))
        self.chips.opened.connect(self._open)
        for part in (self.caption, self.chips, self.problem):
            self.column.addWidget(part)
        self.reword()

    def entries(self) -> Sequence[Entry]:
        return (self.chips.field,)

    def refresh(self, shown: Shown) -> None:
        self._shown = shown
        held = [held_at(record, self.field.path) for record in shown.records]
        counts: dict[str, int] = {}
        for items in held:
            for item in items:
                counts[item] = counts.get(item, 0) + 1
        faces = [self._face(shown, id, n < len(held)) for id, n in counts.items()]
        _ = self.desk.studio.locale.translator
        self.chips.show_faces(faces, cross_tip=_("Take out"))
        self.chips.field.show_value(Target(shown.ids, self.field.path, adds=True), "")
        spoken = ", ".join(face.text for face in faces)
        self.chips.field.setAccessibleName(f"{self.words}: {spoken}" if spoken else self.words)

    def _face(self, shown: Shown, item: str, is_partial: bool) -> ChipFace:
        language, _ = shown.language, self.desk.studio.locale.translator
        if self._is_tags:
            text, tip, side, can_open = candidates.tag_word(item, language), "", "", False
        else:
            record = shown.content.find(item)
            text = candidates.name_of(shown.content, item, language)
            tip = f"{getattr(record, 'code', '')} {text}".strip()
            side = record.side if isinstance(record, Role | ValueProposition) else ""
            can_open = candidates.is_shown_by_itself(record)
        if is_partial:
            tip = _("Only some have {what}; click to give it to all", what=text)
        return ChipFace(item, text, tip, side, is_partial, can_open)

    def reword(self) -> None:
        self.caption.setText(self.words)
        self.chips.field.set_label(self.words)
        _ = self.desk.studio.locale.translator
        self.chips.field.set_hint(_("Add…"))

    def _candidates(self) -> list[Candidate]:
        shown = self._shown
        if shown is None:
            return []
        if self._is_tags:
            found = candidates.tag_candidates(shown.content, shown.language)
        else:
            found = candidates.candidates(shown, self.field.path)
        held = [set(held_at(record, self.field.path)) for record in shown.records]
        by_all = set.intersection(*held) if held else set()
        return [candidate for candidate in found if candidate.id not in by_all]

    def _run(self, command: Any, item: str) -> None:
        assert self._shown is not None
        ids, path = self._shown.ids, self.field.path
        self._show_problem(self.desk.writer.run(command, ids, path, item))

    def _show_problem(self, problem: str) -> None:
        self.problem.show_problem(problem)

    def _open(self, id: str) -> None:
        assert self._shown is not None
        subject = subject_of(self._shown.content, id)
        if subject is not None:
            self.desk.open(subject)


class RequirementsField(FieldWidget):
    """Which dimensions a stage cannot do without, and whether the method says so itself."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field)
        self._stage: Stage | None = None
        self.caption = Caption()
        self.problem = ProblemLabel()
        self._rows: dict[str, tuple[QCheckBox, QComboBox]] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.column.addWidget(self.caption)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.problem)

    def stops(self) -> Sequence[QWidget]:
        return [part for row in self._rows.values() for part in row]

    def refresh(self, shown: Shown) -> None:
        stage = shown.record
        if not isinstance(stage, Stage):
            return
        self._stage = stage
        self.caption.setText(self.words)
        language = self.desk.studio.locale.language
        held = {requirement.dimension: requirement for requirement in stage.requires}
        for dimension in shown.content.of(Dimension):
            tick, basis = self._rows.get(dimension.id) or self._add_row(dimension.id)
            tick.setText(no_key(dimension.name.text(shown.language)))
            tick.setChecked(dimension.id in held)
            words = [capital(value_words("basis", b).text(language)) for b in _BASES]
            for number, word in enumerate(words):
                basis.setItemText(number, word)
            basis.setVisible(dimension.id in held)
            requirement = held.get(DimensionId(dimension.id))
            basis.setCurrentIndex(_BASES.index(requirement.basis) if requirement else 1)
            basis.setAccessibleName(f"{tick.text()} {self.words}")

    def _add_row(self, dimension: str) -> tuple[QCheckBox, QComboBox]:
        tick, basis = QCheckBox(), QComboBox()
        basis.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        basis.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        basis.addItems(["", ""])
        tick.clicked.connect(lambda is_on: self._require(dimension, is_on))
        basis.activated.connect(lambda number: self._require(dimension, True, _BASES[number]))
        row = self._grid.rowCount()
        self._grid.addWidget(tick, row, 0)
        self._grid.addWidget(basis, row, 1)
        self._rows[dimension] = tick, basis
        return tick, basis

    def _require(self, dimension: str, is_on: bool, basis: Any = "derived") -> None:
        assert self._stage is not None
        held = list(self._stage.requires)
        if not is_on:
            after = [r for r in held if r.dimension != dimension]
        elif any(r.dimension == dimension for r in held):
            after = [replace(r, basis=basis) if r.dimension == dimension else r for r in held]
        else:
            after = [*held, StageRequirement(dimension=DimensionId(dimension), basis=basis)]
        problem = self.desk.writer.run(
            elements.set_attribute, self._stage.id, "requires", tuple(after)
        )
        if problem:
            _ = self.desk.studio.locale.translator
            problem = problem if after else _("A stage requires at least one dimension.")
        self.problem.show_problem(problem)
        self.desk.settle()


_BASES = ("explicit", "derived")
