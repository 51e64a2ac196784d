"""Who takes part in a crossing, and what each role does there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from canvas_studio.model.commands import canvas
from canvas_studio.model.records import Participation, Role
from canvas_studio.model.records.value import Side
from canvas_studio.model.records.wording import attribute_words, value_words
from canvas_studio.views.canvas.signs import end_picture
from canvas_studio.views.elided_label import ElidedLabel
from canvas_studio.views.inspector import candidates
from canvas_studio.views.inspector.blocks import Block, BlockList
from canvas_studio.views.inspector.entry import Desk, Entry
from canvas_studio.views.inspector.fields import Caption, FieldWidget, ProblemLabel
from canvas_studio.views.inspector.finder_popup import Candidate
from canvas_studio.views.inspector.raci_bar import RaciBar
from canvas_studio.views.inspector.reference_entry import AdditionEntry
from canvas_studio.views.inspector.sheets import Field
from canvas_studio.views.inspector.subject import Shown, Subject
from canvas_studio.views.inspector.text_fields import TextList, TextPair
from canvas_studio.views.inspector.writing import NewRole, Target
from canvas_studio.views.words import capital

SIDES = get_args(Side)


class ParticipationBlock(Block):
    """One role: its letters, its activities, a note."""

    _role: Role | None = None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.picture = QLabel()
        self.role = ElidedLabel()
        self.role.setObjectName("strong")
        self.raci = RaciBar(desk)
        self.head.addWidget(self.picture)
        self.head.addSpacing(2)
        self.head.addWidget(self.role, 1)
        self.head.addWidget(self.raci)
        self.head.addWidget(self.menu_button)
        self.activities = TextList(desk)
        self.note = TextPair(desk)
        self.problem = ProblemLabel()
        self.raci.on_change = lambda: self.problem.show_problem(self.raci.problem)
        for part in (self.activities, self.note, self.problem):
            self.body.addWidget(part)

    def dress(self) -> None:
        super().dress()
        if (role := self._role) is not None:
            tone = self.desk.studio.appearance.theme.role_tone(role.side, role.colour)
            picture = end_picture(role.side, 16, self.devicePixelRatioF(), tone)
            self.picture.setPixmap(picture)

    def show_participation(self, held: Participation, role: Role, shown: Shown) -> None:
        _, language = self.desk.studio.locale.translator, self.desk.studio.locale.language
        self._role = role
        self.dress()
        name = role.name.text(shown.language)
        self.role.setText(name)
        self.menu_button.setAccessibleName(_("What to do with {what}", what=name))
        self.raci.set_label(f"{name} RACI")
        self.raci.show_value(Target((held.id,), "raci"), held.raci)
        words = {
            path: capital(attribute_words(path).text(language)) for path in ("activities", "note")
        }
        self.activities.set_caption(f"{name} {words['activities']}", hint=words["activities"])
        self.activities.show_values(held.id, "activities", held.activities)
        primary = shown.content.project.primary_language
        self.note.set_caption(words["note"], is_required=False, primary=primary)
        self.note.show_values((held.id,), "note", [held.note])
        self.note.set_hint(words["note"])
        self.note.show_captions(bool(held.note))
        self.note.reword()

    @property
    def pairs(self) -> list[TextPair]:
        return [*self.activities.pairs(), self.note]

    def entries(self) -> Sequence[Entry]:
        return [self.raci, *self.activities.entries(), *self.note.texts.values()]

    def stops(self) -> Sequence[QWidget]:
        return [self.raci, self.menu_button, *self.activities.entries(), *self.note.texts.values()]

    def menu(self) -> QMenu:
        menu, role = super().menu(), self._role
        assert role is not None
        _ = self.desk.studio.locale.translator
        menu.addSeparator()
        go = menu.addAction(_("Show {what}", what=self.role.text()))
        go.triggered.connect(lambda: self.desk.open(Subject("role", (role.id,))))
        return menu


class RoleEntry(AdditionEntry):
    """Lets another role take part; one that is not there yet is made at the end that is chosen."""

    def found(self, typed: str) -> list[Candidate]:
        found, name = super().found(typed), " ".join(typed.split())
        if not name or any(name.casefold() in map(str.casefold, c.texts) for c in found):
            return found
        _, language = self.desk.studio.locale.translator, self.desk.studio.locale.language
        return [*found, *(
            Candidate(
                side, name, (name,), side=side, is_new=True,
                words=_("New role “{name}”, {end}", name=name,
                        end=value_words("side", side).text(language)),
            )
            for side in SIDES
        )]  # fmt: skip

    def read(self, typed: str) -> Any:
        chosen = self.exact(typed)
        if chosen is not None and chosen.is_new:
            return NewRole(chosen.text, cast(Side, chosen.id))
        return super().read(typed)


class ParticipationsField(FieldWidget):
    """The roles of a crossing in their order, a field for another one, and what a blank one needs."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field)
        self._shown: Shown | None = None
        self._held: list[Participation] = []
        self.state = QLabel()
        self.state.setObjectName("muted")
        self.state.setWordWrap(True)
        self.mark = QPushButton()
        self.mark.clicked.connect(self._mark)
        self.list: BlockList[ParticipationBlock] = BlockList(self._make)
        self.caption = Caption()
        self.add = RoleEntry(desk, self._candidates, lambda: None)
        self.caption.setBuddy(self.add)
        self.problem = ProblemLabel()
        self.add.on_change = lambda: self.problem.show_problem(self.add.problem)
        marking = QHBoxLayout()
        marking.addWidget(self.mark)
        marking.addStretch(1)
        self.column.setSpacing(8)
        self.column.addWidget(self.state)
        self.column.addLayout(marking)
        self.column.addWidget(self.list)
        self.column.addWidget(self.caption)
        self.column.addWidget(self.add)
        self.column.addWidget(self.problem)
        self.reword()

    def entries(self) -> Sequence[Entry]:
        return [*(entry for block in self.list.blocks for entry in block.entries()), self.add]

    def stops(self) -> Sequence[QWidget]:
        inside = (stop for block in self.list.blocks for stop in block.stops())
        return [self.mark, *inside, self.add]

    def pairs(self) -> Sequence[TextPair]:
        return [pair for block in self.list.blocks for pair in block.pairs]

    def refresh(self, shown: Shown) -> None:
        self._shown = shown
        content, _ = shown.content, self.desk.studio.locale.translator
        crossing = shown.record
        held = self._held = content.participations(crossing.id) if crossing else []
        blocks = self.list.arrange([participation.id for participation in held])
        for block, participation in zip(blocks, held, strict=True):
            role = content.get(Role, participation.role)
            block.show_participation(participation, role, shown)
        self.list.setVisible(bool(held))
        if crossing is None:
            self.state.setText(_("The function does not support the goal yet."))
        else:
            self.state.setText(_("The function supports the goal; nobody takes part yet."))
        self.state.setVisible(not held)
        self.mark.setVisible(crossing is None)
        target = Target(shown.subject.ids, self.field.path, adds=True)
        self.add.show_value(target, "")

    def reword(self) -> None:
        _ = self.desk.studio.locale.translator
        self.caption.setText(_("Another role"))
        self.mark.setText(_("Mark the crossing"))
        self.add.set_label(_("Another role"))
        self.add.set_hint(_("Name, pinyin or code"))

    def _candidates(self) -> list[Candidate]:
        if self._shown is None:
            return []
        taken = (participation.role for participation in self._held)
        return candidates.role_candidates(self._shown.content, self._shown.language, taken)

    def _make(self) -> ParticipationBlock:
        block = ParticipationBlock(self.desk)
        block.moved.connect(lambda by: self._move(block, by))
        block.removed.connect(lambda: self._remove(block))
        return block

    def _mark(self) -> None:
        self._run(canvas.mark, [self._place()])
        self.add.setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, block: ParticipationBlock, by: int) -> None:
        at = self.list.blocks.index(block)
        if 0 <= at + by < len(self._held):
            self._run(canvas.move_role, *self._place(), self._held[at].role, at + by)

    def _remove(self, block: ParticipationBlock) -> None:
        at = self.list.blocks.index(block)
        self._run(canvas.remove_role, [self._place()], self._held[at].role)

    def _place(self) -> tuple[str, str]:
        """The goal and the function that cross here."""
        assert self._shown is not None
        goal, function = self._shown.subject.ids
        return goal, function

    def _run(self, command: Callable[..., object], *args: object) -> None:
        self.problem.show_problem(self.desk.writer.run(command, *args))
        self.desk.settle()
