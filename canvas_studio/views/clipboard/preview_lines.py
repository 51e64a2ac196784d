"""What a plan of a paste would do, in words: the sections and lines of its preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from canvas_studio.i18n import Translator
from canvas_studio.messages import Language
from canvas_studio.model.commands.paste import (
    PastePlan,
    PasteRemark,
    PlannedCell,
    PlannedElement,
    Unknown,
)
from canvas_studio.model.content import Content
from canvas_studio.model.records import Function, Goal, LText, Module, Record, Release
from canvas_studio.model.records.wording import attribute_words, count_words, value_words

UNKNOWN: tuple[Unknown, ...] = ("role", "module", "release", "goal")
"""The kinds of names that nobody knows, in the order in which they are shown."""


class PreviewLine(NamedTuple):
    """One thing that a paste would do or leave out."""

    text: str
    detail: str = ""


class Section(NamedTuple):
    """Lines under a heading."""

    title: str
    lines: list[PreviewLine]


class PlanWords:
    """Puts a plan into words, against the content that it is for."""

    def __init__(self, content: Content, plan: PastePlan, _: Translator, shown: Language) -> None:
        """`shown` is the language of the content as shown."""
        self._content = content
        self._plan = plan
        self._ = _
        self._shown: Language = shown

    # -- in short ----------------------------------------------------------------------------------

    def title(self) -> str:
        """`24 functions · 6 goals · 58 cells`."""
        _, plan = self._, self._plan
        types = Counter(element.type for element in plan.elements)
        told = [count_words(each, types[each]) for each in (Function, Goal) if types[each]]
        words = [each.text(_.language) for each in told]
        if plan.cells:
            words.append(_.plural("{count} cell", "{count} cells", len(plan.cells)))
        return " · ".join(words) or _("Nothing")

    def unknown_title(self, kind: Unknown, count: int) -> str:
        _ = self._
        titles = {
            "role": _("New roles"),
            "module": _("New modules"),
            "release": _("New releases"),
            "goal": _("New goals"),
        }
        return _("{title} ({count})", title=titles[kind], count=count)

    # -- in full -----------------------------------------------------------------------------------

    def sections(self) -> list[Section]:
        """Everything but the unknown names, which are chosen from."""
        _, plan = self._, self._plan
        new, changed = plan.with_state("new"), plan.with_state("changed")
        known = plan.with_state("known")
        found = (
            (_("Left out"), [self._remark(remark) for remark in plan.problems]),
            (_("Worth a look"), [self._remark(remark) for remark in plan.guesses]),
            (_("New goals"), [self._new(e) for e in new if e.type is Goal]),
            (_("New functions"), [self._new(e) for e in new if e.type is Function]),
            (_("Changed functions"), [self._changed(e) for e in changed]),
            (_("There already"), [self._known(e) for e in known]),
            (_("Repeated, taken once"), [PreviewLine(name) for name in plan.repeated]),
            (_("Cells that are added to"), [self._cell(cell) for cell in plan.cells]),
        )
        return [
            Section(_("{title} ({count})", title=title, count=len(lines)), lines)
            for title, lines in found
            if lines
        ]

    def _remark(self, remark: PasteRemark) -> PreviewLine:
        _ = self._
        where = _("row {row}, column {column}", row=remark.row + 1, column=remark.column + 1)
        return PreviewLine(_one_line(remark.message.text(_.language)), where)

    def _new(self, element: PlannedElement) -> PreviewLine:
        given = (
            self._value(name, value)
            for name, value in element.attributes.items()
            if name not in ("name", "description", "remark")
        )
        more = [*element.module[-1:], *([element.release] if element.release else [])]
        return PreviewLine(self._name_of(element), " · ".join([*given, *more]))

    def _changed(self, element: PlannedElement) -> PreviewLine:
        held: Any = self._content.get(element.type, str(element.id))
        language = self._.language
        steps = []
        for name, value in element.attributes.items():
            before = self._value(name, getattr(held, name))
            what = attribute_words(name).text(language)
            after = self._value(name, value)
            steps.append(f"{what}: {before} → {after}" if before else f"{what}: {after}")
        more = [*element.module[-1:], *([element.release] if element.release else [])]
        return PreviewLine(self._called(held), _one_line(" · ".join([*steps, *more])))

    def _known(self, element: PlannedElement) -> PreviewLine:
        return PreviewLine(self._called(self._content.get(element.type, str(element.id))))

    def _cell(self, cell: PlannedCell) -> PreviewLine:
        ends = f"{self._end(Goal, cell.goal)} × {self._end(Function, cell.function)}"
        roles = (
            f"{entry.role_text}（{'、'.join(entry.activities)}）"
            if entry.activities
            else entry.role_text
            for entry in cell.entries
        )
        return PreviewLine(ends, _one_line("；".join(roles)) or "○")

    def _end(self, type: type[Function] | type[Goal], end: str | int) -> str:
        if isinstance(end, int):
            element = self._plan.elements[end]
            if element.id is None:
                return self._name_of(element)
            end = element.id
        record = self._content.find(end)
        return record.name.text(self._shown) if isinstance(record, type) else end

    def _name_of(self, element: PlannedElement) -> str:
        return _one_line(element.attributes["name"].text(self._shown))

    def _called(self, record: Function | Goal) -> str:
        return f"{record.code} {_one_line(record.name.text(self._shown))}"

    def _value(self, path: str, value: Any) -> str:
        """A value of an attribute as people read it."""
        if isinstance(value, LText):
            return value.text(self._shown)
        if isinstance(value, tuple):
            return "、".join(self._value(path, each) for each in value)
        if value is None:
            return ""
        if path in ("module", "release"):
            record: Record | None = self._content.find(value)
            return record.name.text(self._shown) if isinstance(record, Module | Release) else ""
        return value_words(path, value).text(self._.language)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def left_out(remarks: Iterable[PasteRemark], language: Language) -> str:
    """The first of what is left out, for a sentence after the paste."""
    return next((_one_line(remark.message.text(language)) for remark in remarks), "")
