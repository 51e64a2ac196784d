"""The function points of a function: named one after the other, opened to describe and accept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from canvas_studio.messages import Language
from canvas_studio.model.commands import elements
from canvas_studio.model.records import FunctionPoint, LText
from canvas_studio.model.records.wording import attribute_words
from canvas_studio.views.inspector.blocks import Block, BlockList
from canvas_studio.views.inspector.entry import Desk, Entry
from canvas_studio.views.inspector.fields import FieldWidget, ProblemLabel
from canvas_studio.views.inspector.sheets import Field
from canvas_studio.views.inspector.subject import Shown
from canvas_studio.views.inspector.text_entry import TextEntry
from canvas_studio.views.inspector.text_fields import TextPair
from canvas_studio.views.inspector.writing import Target
from canvas_studio.views.words import capital

_NEW = ""
"""Stands for the id of the point that is not there yet."""


class PointNameEntry(TextEntry):
    """A wording of a point's name; of a new point, both wordings go together."""

    def __init__(self, desk: Desk, lines: int = 1) -> None:
        super().__init__(desk, lines)
        self.name: Callable[[], LText] = LText
        self.on_made: Callable[[], None] = lambda: None

    def read(self, typed: str) -> Any:
        adds = self.target is not None and self.target.adds
        return self.name() if adds else super().read(typed)

    def taken(self) -> None:
        if self.target is not None and self.target.adds:
            self.on_made()


class PointBlock(Block):
    """One point: its code and name, and folded away what it is and when it is accepted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.code = QLabel()
        self.code.setObjectName("muted")
        self.fold = QToolButton()
        self.fold.setObjectName("quiet")
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.toggled.connect(self._unfold)
        self.head.addWidget(self.fold)
        self.head.addWidget(self.code, 1)
        self.head.addWidget(self.menu_button)
        self.name = TextPair(desk, has_caption=False, make=PointNameEntry)
        for entry in self.name.texts.values():
            assert isinstance(entry, PointNameEntry)
            entry.name = self._typed_name
        self.details = QWidget()
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.texts = {"description": TextPair(desk, 2), "acceptance": TextPair(desk, 2)}
        for pair in self.texts.values():
            column.addWidget(pair)
            for text in pair.texts.values():
                text.reveal = lambda: self.fold.setChecked(True)
        self.body.addWidget(self.name)
        self.body.addWidget(self.details)
        self.details.hide()
        self.dress()

    def dress(self) -> None:
        super().dress()
        if hasattr(self, "fold"):
            icon = "chevron-down" if self.fold.isChecked() else "chevron-right"
            self.fold.setIcon(self.desk.studio.appearance.icon(icon))

    def _unfold(self, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self.dress()

    def _typed_name(self) -> LText:
        texts = {language: e.typed() for language, e in self.name.texts.items()}
        return LText(zh=" ".join(texts["zh"].split()), en=" ".join(texts["en"].split()))

    def show_point(self, function: str, point: FunctionPoint | None, primary: Language) -> None:
        """Show a point, or (None) room for a new one."""
        _, language = self.desk.studio.locale.translator, self.desk.studio.locale.language
        words = {
            path: capital(attribute_words(path).text(language)) for path in ("name", *self.texts)
        }
        is_new = point is None
        self.code.setText(_("New function point") if point is None else point.code)
        self.fold.setVisible(not is_new)
        self.fold.setToolTip(_("Description and acceptance"))
        self.fold.setAccessibleName(f"{self.code.text()} {_('Description and acceptance')}")
        self.menu_button.setVisible(not is_new)
        self.menu_button.setAccessibleName(_("What to do with {what}", what=self.code.text()))
        spoken = f"{self.code.text()} {words['name']}"
        self.name.set_caption(spoken, is_required=True, primary=primary)
        if point is None:
            self.details.hide()
            for each, entry in self.name.texts.items():
                entry.show_value(Target((function,), "points", each, adds=True), "")
            self.name.set_hint(words["name"])
            return
        self.name.set_hint("")
        self.name.show_values((point.id,), "name", [point.name])
        for path, pair in self.texts.items():
            pair.set_caption(words[path], is_required=False, primary=primary)
            pair.show_values((point.id,), path, [getattr(point, path)])
            pair.reword()

    @property
    def pairs(self) -> list[TextPair]:
        return [self.name, *self.texts.values()]

    def entries(self) -> Sequence[Entry]:
        pairs = self.pairs if self.fold.isChecked() else [self.name]
        return [entry for pair in pairs for entry in pair.texts.values()]

    def stops(self) -> Sequence[QWidget]:
        texts = [e for p in self.pairs for e in p.texts.values()]
        return [self.fold, self.menu_button, *texts]


class PointsField(FieldWidget):
    """All points in their order, and room for a new one."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field)
        self._shown: Shown | None = None
        self._points: list[FunctionPoint] = []
        self.list: BlockList[PointBlock] = BlockList(self._make)
        self.problem = ProblemLabel()
        self.column.addWidget(self.list)
        self.column.addWidget(self.problem)

    def entries(self) -> Sequence[Entry]:
        return [entry for block in self.list.blocks for entry in block.entries()]

    def stops(self) -> Sequence[QWidget]:
        return [stop for block in self.list.blocks for stop in block.stops()]

    def pairs(self) -> Sequence[TextPair]:
        return [pair for block in self.list.blocks[:-1] for pair in block.pairs]

    def refresh(self, shown: Shown) -> None:
        self._shown = shown
        (function,) = shown.ids
        points = self._points = shown.content.referrers(function, FunctionPoint)
        blocks = self.list.arrange([*(point.id for point in points), _NEW])
        primary = shown.content.project.primary_language
        for block, point in zip(blocks, [*points, None], strict=True):
            block.show_point(function, point, primary)

    def _make(self) -> PointBlock:
        block = PointBlock(self.desk)
        block.moved.connect(lambda by: self._move(block, by))
        block.removed.connect(lambda: self._remove(block))
        for language, entry in block.name.texts.items():
            assert isinstance(entry, PointNameEntry)
            entry.on_made = lambda: self._adopt(block)
            entry.on_enter = lambda language=language: self._go_on(block, language)
        return block

    def _adopt(self, block: PointBlock) -> None:
        """The point exists now: the block in which it was typed is its own."""
        assert self._shown is not None
        for entry in block.name.texts.values():
            if entry.target is not None:
                self.desk.writer.forget(entry.target)
        points = self._shown.content.referrers(self._shown.ids[0], FunctionPoint)
        self.list.rename(_NEW, points[-1].id)
        self.desk.settle()

    def _go_on(self, block: PointBlock, language: Language) -> None:
        """To the name below."""
        blocks = self.list.blocks
        at = blocks.index(block) + 1
        if at < len(blocks):
            blocks[at].name.texts[language].setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, block: PointBlock, by: int) -> None:
        at = self.list.blocks.index(block)
        if at < len(self._points) and 0 <= at + by < len(self._points):
            problem = self.desk.writer.run(elements.move, self._points[at].id, at + by)
            self.problem.show_problem(problem)
            self.desk.settle()

    def _remove(self, block: PointBlock) -> None:
        at = self.list.blocks.index(block)
        if at < len(self._points):
            problem = self.desk.writer.run(elements.delete, self._points[at].id)
            self.problem.show_problem(problem)
            self.desk.settle()
