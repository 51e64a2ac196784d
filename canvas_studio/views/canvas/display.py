"""What the lines and cells of the grid show, worked out once and kept until a step changes it.

Painting only reads from here, so it neither sorts nor looks anything up in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from canvas_studio.messages import Language
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    LText,
    Module,
    Participation,
    Project,
    Role,
    Stage,
)
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.canvas.axes import KINDS, UNPLACED
from canvas_studio.views.canvas.marks import Marks
from canvas_studio.views.words import NO_STAGE, UNPLACED_FUNCTIONS, capital

if TYPE_CHECKING:
    from canvas_studio.views.canvas.arrangement import Arrangement, FunctionHead


class Part(NamedTuple):
    """One role of a cell with what it does, as shown."""

    role: str
    name: str
    side: str
    activities: str
    colour: int | None = None
    """What the shape of its end is drawn in; None for the ink of the end."""


@dataclass(slots=True)
class CellDisplay:
    """A crossing. The arrangements belong to whoever paints it (`arrangement.py`)."""

    parts: tuple[Part, ...]
    arrangement: Arrangement | None = None
    other_arrangement: Arrangement | None = None


@dataclass(slots=True)
class FunctionDisplay:
    code: str
    name: str
    kind: str
    priority: str
    is_translated: bool
    head: FunctionHead | None = None
    """Belongs to whoever paints it."""


Counts = tuple[int, int, int]


@dataclass(slots=True)
class GoalDisplay:
    code: str
    name: str
    stage: str
    stage_name: str
    is_key: bool
    count: Callable[[], Counts]
    indicator: str
    figures: str
    """The end of the indicator: from which number to which, and what is counted."""
    is_translated: bool
    _counts: Counts | None = None

    @property
    def counts(self) -> Counts:
        """In-scope functions that support the goal: business, operations, data.

        Counted when they are to be seen: all goals are measured, and few are in sight.
        """
        if self._counts is None:
            self._counts = self.count()
        return self._counts


@dataclass(slots=True)
class GroupDisplay:
    code: str
    name: str
    dimension: str
    functions: int


@dataclass(slots=True)
class Touched:
    """What a step changed in the grid, by id: whole lines, single cells, or everything."""

    goals: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    cells: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of goal and function."""
    axes: bool = False
    everything: bool = False


_NO_CELLS: Mapping[str, CellDisplay] = {}


class CanvasDisplay:
    """The display of a content in one language of the content."""

    def __init__(self, content: Content, language: Language) -> None:
        self._content = content
        self.language: Language = language
        self.marks = Marks(content, {})
        self._cells: dict[str, Mapping[str, CellDisplay]] = {}
        self._functions: dict[str, FunctionDisplay] = {}
        self._goals: dict[str, GoalDisplay] = {}
        self._groups: dict[str, GroupDisplay] = {}

    # -- reading ---------------------------------------------------------------------------------

    def cells(self, function: str) -> Mapping[str, CellDisplay]:
        """The crossings of a function by the id of their goal; blank cells are not in it."""
        cells = self._cells.get(function)
        if cells is None:
            cells = self._cells[function] = self._make_cells(function)
        return cells

    def cell(self, goal: str, function: str) -> CellDisplay | None:
        return self.cells(function).get(goal)

    def function(self, id: str) -> FunctionDisplay:
        shown = self._functions.get(id)
        if shown is None:
            record = self._content.get(Function, id)
            shown = self._functions[id] = FunctionDisplay(
                code=record.code,
                name=self._text(record.name),
                kind=record.kind,
                priority=record.priority,
                is_translated=record.name.has(self.language),
            )
        return shown

    def goal(self, id: str) -> GoalDisplay:
        shown = self._goals.get(id)
        if shown is None:
            shown = self._goals[id] = self._make_goal(self._content.get(Goal, id))
        return shown

    def group(self, id: str) -> GroupDisplay:
        shown = self._groups.get(id)
        if shown is None:
            shown = self._groups[id] = self._make_group(id)
        return shown

    def cells_of_goal(self, goal: str) -> Mapping[str, CellDisplay]:
        """The crossings of a goal by the id of their function."""
        content = self._content
        made: dict[str, CellDisplay] = {}
        for id in content.referrer_ids(goal, Crossing):
            function = content.get(Crossing, id).function
            made[function] = self.cells(function)[goal]
        return made

    def _make_cells(self, function: str) -> Mapping[str, CellDisplay]:
        content = self._content
        made: dict[str, CellDisplay] = {
            content.get(Crossing, id).goal: CellDisplay(self._parts(id))
            for id in content.referrer_ids(function, Crossing)
        }
        return made or _NO_CELLS

    def _parts(self, crossing: str) -> tuple[Part, ...]:
        content, language = self._content, self.language
        comma = "、" if language == "zh" else ", "
        parts = []
        for participation in content.participations(crossing):
            role = content.get(Role, participation.role)
            activities = comma.join(a.text(language) for a in participation.activities)
            parts.append(
                Part(role.id, role.name.text(language), role.side, activities, role.colour)
            )
        return tuple(parts)

    def _make_goal(self, goal: Goal) -> GoalDisplay:
        stage = self._content.find(goal.stage)
        return GoalDisplay(
            code=goal.code,
            name=self._text(goal.name),
            stage=stage.code if isinstance(stage, Stage) else "",
            stage_name=self._text(stage.name)
            if isinstance(stage, Stage)
            else NO_STAGE.text(self.language),
            is_key=goal.key,
            count=lambda: self._count(goal.id),
            indicator=" ".join(filter(None, self._indicator(goal))),
            figures=self._indicator(goal)[1],
            is_translated=goal.name.has(self.language),
        )

    def _count(self, goal: str) -> Counts:
        content, counts = self._content, dict.fromkeys(KINDS, 0)
        for id in content.referrer_ids(goal, Crossing):
            function = content.get(Function, content.get(Crossing, id).function)
            if function.in_scope:
                counts[function.kind] += 1
        return counts["business"], counts["operations"], counts["data"]

    def _indicator(self, goal: Goal) -> tuple[str, str]:
        """`渠道月结准确率` and `90 → 100 %`, with what is known of them."""
        indicator = goal.indicator
        if indicator is None:
            return "", ""
        numbers = [f"{n:g}" for n in (indicator.baseline, indicator.target) if n is not None]
        figures = (" → ".join(numbers), self._text(indicator.unit))
        return self._text(indicator.name), " ".join(word for word in figures if word)

    def _make_group(self, id: str) -> GroupDisplay:
        content = self._content
        if id in KINDS:
            count = sum(function.kind == id for function in content.every(Function))
            return GroupDisplay("", capital(value_words("kind", id).text(self.language)), "", count)
        if id == UNPLACED:
            count = sum(function.module is None for function in content.every(Function))
            return GroupDisplay("", UNPLACED_FUNCTIONS.text(self.language), "", count)
        module = content.get(Module, id)
        names = [self._text(module.name)]
        parent = content.find(module.parent)
        if isinstance(parent, Module):
            names.insert(0, self._text(parent.name))
        count = len(content.referrer_ids(id, Function))
        return GroupDisplay(
            code=module.code,
            name=" / ".join(names),
            dimension=module.dimension,
            functions=count,
        )

    def _text(self, text: LText) -> str:
        return text.text(self.language).replace("\n", " ")

    # -- following the document --------------------------------------------------------------------

    def follow(self, changes: ChangeSet) -> Touched:
        """Forget what a step changed, and say what that was."""
        touched = Touched()
        for change in changes:
            for record in change:
                match record:
                    case Participation():
                        self._touch_cell(touched, record.crossing)
                    case Crossing():
                        touched.cells.add((record.goal, record.function))
                        touched.goals.add(record.goal)
                    case Function():
                        touched.functions.add(record.id)
                        touched.goals.update(self._goals_of(record.id))
                        touched.axes = True
                    case Goal():
                        touched.goals.add(record.id)
                        touched.axes = True
                    case Role() | Stage() | Module() | Project():
                        touched.everything = True
                        touched.axes = True
        self._forget(touched)
        return touched

    def _touch_cell(self, touched: Touched, crossing: str) -> None:
        # The goal's counts do not depend on who takes part. A crossing that went in the same step
        # is in the change-set itself.
        record = self._content.find(crossing)
        if isinstance(record, Crossing):
            touched.cells.add((record.goal, record.function))

    def _goals_of(self, function: str) -> list[str]:
        return [crossing.goal for crossing in self._content.referrers(function, Crossing)]

    def _forget(self, touched: Touched) -> None:
        if touched.axes:
            self._groups.clear()
        if touched.everything:
            self._cells.clear()
            self._functions.clear()
            self._goals.clear()
            return
        for goal in touched.goals:
            self._goals.pop(goal, None)
        for function in touched.functions:
            self._functions.pop(function, None)
            self._cells.pop(function, None)
        for _goal, function in touched.cells:
            self._cells.pop(function, None)
