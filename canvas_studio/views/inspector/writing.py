"""From an editor to the document: one step to undo, or a draft that is kept with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from canvas_studio.errors import UserError
from canvas_studio.messages import Language
from canvas_studio.model.commands import axes, canvas, elements, lists
from canvas_studio.model.commands.labels import name_attribute
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import (
    Crossing,
    Function,
    FunctionPoint,
    LText,
    Participation,
    Role,
)
from canvas_studio.model.records.value import Side
from canvas_studio.views.inspector.subject import Subject, subject_of
from canvas_studio.views.studio import Studio


@dataclass(frozen=True, slots=True)
class Target:
    """What an editor changes: an attribute of some records, in one language where it is a text."""

    ids: tuple[str, ...]
    path: str
    language: Language | None = None
    adds: bool = False
    """Whether what is typed comes on top of what there is: a tag, a point, a role of a crossing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and could not be taken; it stays until it is mended or given up."""

    target: Target
    typed: Any
    """As the editor keeps it."""
    value: Any
    """As the document would get it; None where it cannot be read at all."""
    is_readable: bool
    problem: str


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role that is to be there before it takes part in a crossing."""

    name: str
    side: Side


class Writer(QObject):
    """Writes for all editors of one inspector, and remembers their drafts."""

    drafts_changed = Signal()

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._drafts: dict[Target, Draft] = {}

    # -- drafts ------------------------------------------------------------------------------------

    @property
    def drafts(self) -> Sequence[Draft]:
        """The drafts about elements that exist, oldest first."""
        content = self._studio.session.content
        return [d for d in self._drafts.values() if all(id in content for id in d.target.ids)]

    def draft(self, target: Target) -> Draft | None:
        return self._drafts.get(target)

    def forget(self, target: Target) -> None:
        """Give a draft up."""
        if self._drafts.pop(target, None) is not None:
            self.drafts_changed.emit()

    def clear(self) -> None:
        """Another document: the drafts were about the old one."""
        self._drafts.clear()
        self.drafts_changed.emit()

    def keep(self, target: Target, typed: Any, problem: str) -> None:
        """Remember what cannot be read, and why."""
        self._keep(target, typed, None, problem, is_readable=False)

    def _keep(
        self, target: Target, typed: Any, value: Any, problem: str, *, is_readable: bool = True
    ) -> None:
        self._drafts[target] = Draft(target, typed, value, is_readable, problem)
        self.drafts_changed.emit()

    # -- writing -----------------------------------------------------------------------------------

    def write(self, target: Target, typed: Any, value: Any) -> bool:
        """Give the target a value; where the document refuses, keep it as a draft and say False.

        Drafts about the same records are tried along: a target below the baseline and the
        direction that fits it can each only come with the other.
        """
        self._drafts.pop(target, None)
        others = self._companions(target)
        problem = self._refusal([(target, value)])
        if problem and others and not self._refusal([*others, (target, value)]):
            for other, _ in others:
                del self._drafts[other]
            problem = ""
        if problem:
            self._keep(target, typed, value, problem)
            return False
        self._retry(self._companions(target))
        self.drafts_changed.emit()
        return True

    def run(self, command: Callable[..., object], *args: Any, **kwargs: Any) -> str:
        """Run a command of a button; what is wrong with it, or ""."""
        try:
            self._studio.session.document.run(command, *args, **kwargs)
        except UserError as error:
            return error.text(self._studio.locale.language)
        return ""

    def _companions(self, target: Target) -> list[tuple[Target, Any]]:
        return [
            (draft.target, draft.value)
            for draft in self._drafts.values()
            if draft.is_readable and draft.target.ids == target.ids and not draft.target.adds
        ]

    def _retry(self, drafts: list[tuple[Target, Any]]) -> None:
        """Something else about the records is different now: what was refused may fit."""
        for target, value in drafts:
            problem = self._refusal([(target, value)])
            if problem:
                self._drafts[target] = replace(self._drafts[target], problem=problem)
            else:
                del self._drafts[target]

    def _refusal(self, changes: list[tuple[Target, Any]]) -> str:
        """Make changes as one step; why they cannot be made, or ""."""

        def change_all(tx: Transaction) -> None:
            for target, value in changes:
                change(tx, target, value)

        content = self._studio.session.content
        if not all(id in content for target, _ in changes for id in target.ids):
            _ = self._studio.locale.translator
            return _("The element is not there any more.")
        return self.run(change_all)


def change(tx: Transaction, target: Target, value: Any) -> None:
    """What a person does who gives this target this value, in the words of the Undo menu."""
    ids, path, language = target.ids, target.path, target.language
    first = tx.content.records[ids[0]]
    if target.adds:
        _add(tx, target, value)
    elif isinstance(first, Participation):
        _change_participation(tx, first, target, value)
    elif language is not None and len(ids) == 1 and path == name_attribute(type(first)):
        elements.rename(tx, ids[0], value, language)
    elif language is not None:
        elements.set_text(tx, ids, path, language, value)
    elif isinstance(first, Function) and path == "module":
        axes.place_functions(tx, ids, value)
    else:
        elements.set_attribute(tx, ids, path, value)


def _add(tx: Transaction, target: Target, value: Any) -> None:
    match target.path:
        case "points":
            elements.add(tx, FunctionPoint, function=target.ids[0], name=value)
        case "participations":
            if isinstance(value, NewRole):
                value = elements.add(tx, Role, name=value.name, side=value.side).id
            canvas.assign_role(tx, [(target.ids[0], target.ids[1])], value)
        case _:
            lists.include(tx, target.ids, target.path, value)


def _change_participation(tx: Transaction, held: Participation, target: Target, value: Any) -> None:
    crossing = tx.content.get(Crossing, held.crossing)
    place = (crossing.goal, crossing.function, held.role)
    name, _, number = target.path.partition(".")
    if name != "activities":
        if target.language is not None:
            value = getattr(held, name).with_text(target.language, value)
        canvas.describe_participation(tx, *place, name, value)
        return
    at, texts = int(number), held.activities
    before = texts[at] if at < len(texts) else LText()
    assert target.language is not None
    after = before.with_text(target.language, value)
    canvas.set_activities(tx, *place, [t for t in (*texts[:at], after, *texts[at + 1 :]) if t])


def place_of(content: Content, target: Target) -> Subject | None:
    """Where a target is shown; None where its elements are not there."""
    if target.path == "participations":
        return Subject("crossing", target.ids)
    first = subject_of(content, target.ids[0])
    return Subject(first.kind, target.ids) if first and len(target.ids) > 1 else first
