"""The canvas summed up in blocks: so many crossings of a module's functions with a stage's goals.

What is shown when single cells would be too small to read. No Qt.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from canvas_studio.messages import Language
from canvas_studio.model.content import Content
from canvas_studio.model.records import Crossing, Goal, Participation, Stage, crossing_id
from canvas_studio.views.canvas.axes import KINDS, Grouping, groups
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.words import ALL_FUNCTIONS, NO_STAGE

Across = Literal["stage", "goal"]
"""What goals are summed up by: their stages, or not at all."""
NO_ID = ""
"""Stands for functions in no group and for goals without a stage."""


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A row or column of blocks."""

    id: str
    code: str
    name: str
    count: int
    """Functions of a row, goals of a column."""
    kinds: tuple[int, int, int] = (0, 0, 0)
    """Business, operations and data functions that support the goals of a column."""


class Block(NamedTuple):
    """How many crossings there are, and in how many of them somebody takes part."""

    crossings: int = 0
    staffed: int = 0

    @property
    def marked(self) -> int:
        """Crossings in which nobody takes part yet."""
        return self.crossings - self.staffed


class Blocks(NamedTuple):
    """All blocks of a canvas."""

    rows: tuple[BlockLine, ...]
    columns: tuple[BlockLine, ...]
    blocks: dict[tuple[str, str], Block]
    """By the ids of row and column; blocks without crossings are not in it."""
    most: int
    """The most crossings that any block has."""

    def block(self, row: int, column: int) -> Block:
        return self.blocks.get((self.rows[row].id, self.columns[column].id), Block())


def blocks_of(
    content: Content,
    display: CanvasDisplay,
    grouping: Grouping,
    across: Across,
    hidden: Collection[str] = (),
) -> Blocks:
    """Sum up what is in sight. Functions that are out of scope stand in no block.

    Without a grouping, modules are taken.
    """
    language = display.language
    row_of: dict[str, tuple[str, int]] = {}
    """The row of each function in scope, and which of the kinds it is."""
    rows = []
    for group, functions in groups(content, "module" if grouping == "none" else grouping):
        shown = [function for function in functions if function.id not in hidden]
        if not shown:
            continue
        row_of.update((f.id, (group, KINDS.index(f.kind))) for f in shown if f.in_scope)
        if group:
            named = display.group(group)
            rows.append(BlockLine(group, named.code, named.name, len(shown)))
        else:
            rows.append(BlockLine(NO_ID, "", ALL_FUNCTIONS.text(language), len(shown)))
    goals = [goal for goal in content.of(Goal) if goal.id not in hidden]
    columns, column_of = _columns(content, goals, across, language)
    staffed = {participation.crossing for participation in content.every(Participation)}
    counted: dict[tuple[str, str], list[int]] = {}
    supporting: dict[str, tuple[set[str], set[str], set[str]]] = {
        column.id: (set(), set(), set()) for column in columns
    }
    for crossing in content.every(Crossing):
        row, column = row_of.get(crossing.function), column_of.get(crossing.goal)
        if row is not None and column is not None:
            count = counted.setdefault((row[0], column), [0, 0])
            count[0] += 1
            count[1] += crossing.id in staffed
            supporting[column][row[1]].add(crossing.function)
    blocks = {at: Block(*count) for at, count in counted.items()}
    most = max((block.crossings for block in blocks.values()), default=0)
    columns = tuple(
        replace(column, kinds=(len(business), len(operations), len(data)))
        for column in columns
        for business, operations, data in [supporting[column.id]]
    )
    return Blocks(tuple(rows), columns, blocks, most)


def _columns(
    content: Content, goals: list[Goal], across: Across, language: Language
) -> tuple[tuple[BlockLine, ...], dict[str, str]]:
    """The columns, and the one in which each goal stands."""
    if across == "goal":
        lines = tuple(BlockLine(g.id, g.code, g.name.text(language), 1) for g in goals)
        return lines, {goal.id: goal.id for goal in goals}
    held: dict[str, int] = {}
    for goal in goals:
        held[goal.stage or NO_ID] = held.get(goal.stage or NO_ID, 0) + 1
    stages = [
        BlockLine(stage.id, stage.code, stage.name.text(language), held[stage.id])
        for stage in content.of(Stage)
        if stage.id in held
    ]
    if NO_ID in held:
        stages.append(BlockLine(NO_ID, "", NO_STAGE.text(language), held[NO_ID]))
    return tuple(stages), {goal.id: goal.stage or NO_ID for goal in goals}


def first_in_block(
    content: Content,
    grouping: Grouping,
    row: str,
    column: str,
    across: Across,
    hidden: Collection[str] = (),
) -> tuple[str, str] | None:
    """Goal and function with which to begin in a block: its first crossing without a role, else
    its first crossing, else its first cell; None where a line of it has nothing in sight.
    """
    functions = next(
        (
            [function for function in held if function.id not in hidden]
            for group, held in groups(content, "module" if grouping == "none" else grouping)
            if group == row
        ),
        [],
    )
    goals = [
        goal
        for goal in content.of(Goal)
        if goal.id not in hidden
        and column == (goal.id if across == "goal" else goal.stage or NO_ID)
    ]
    cells = [(goal.id, function.id) for function in functions for goal in goals]
    crossed = [cell for cell in cells if content.crossing(*cell)]
    unstaffed = [
        cell for cell in crossed if not content.referrer_ids(crossing_id(*cell), Participation)
    ]
    return next(iter((*unstaffed, *crossed, *cells)), None)
