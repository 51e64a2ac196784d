"""Where a line that is dragged, or moved with a key, comes to stand: in which list, at which place. No Qt.

Places are relative to the lines in sight, so that what a filter hides stays where it is among the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from canvas_studio.model.content import Content
from canvas_studio.model.records import Function, Goal, Module, OrderedRecord
from canvas_studio.views.canvas.axes import KINDS, UNPLACED, Axis, Grouping, Line


class Target(NamedTuple):
    """Where the pointer is on an axis: on the band of a group, or between two lines."""

    gap: int
    """The number of the line before which what is dragged would stand."""
    band: str = ""
    """The id of the group whose band the pointer is on."""


@dataclass(frozen=True, slots=True)
class Drop:
    """What letting go does: moves records within their list or into another, or gives them a kind."""

    ids: tuple[str, ...]
    position: int | None = None
    into: dict[str, Any] = field(default_factory=dict)
    kind: str = ""
    """The kind that functions get, instead of another place."""
    band: str = ""
    """The group that what is dragged goes into as a whole."""


class Dropping:
    """Answers for one canvas as it is shown now."""

    def __init__(self, content: Content, lines: Axis, grouping: Grouping) -> None:
        """`lines` is the axis on which something is dragged."""
        self._content = content
        self._lines = lines
        self._grouping = grouping

    def drop(self, moving: Sequence[Line], target: Target) -> Drop | None:
        """What dropping these lines there does; None where they cannot go, or would not move."""
        if not moving or len({line.kind for line in moving}) > 1:
            return None
        ids = {line.id for line in moving}
        kind = moving[0].kind
        found: Drop | None = None
        if kind == "goal":
            found = self._goals(ids, target)
        elif kind == "function":
            found = self._functions(ids, target)
        elif kind == "group":
            found = self._modules(ids, target)
        return found if found is not None and self._changes(found) else None

    def shifted(self, moving: Sequence[Line], by: int) -> Drop | None:
        """What moving these lines one place up (-1) or down (1) does: past a line, or into the next
        group where there is none.
        """
        numbers = sorted(n for n, line in enumerate(self._lines) if line in set(moving))
        if not numbers:
            return None
        gap = numbers[0] - 1 if by < 0 else numbers[-1] + 2
        if gap < 1 or gap > len(self._lines) - 1:
            return None
        return self.drop(moving, Target(gap))

    # -- goals -------------------------------------------------------------------------------------

    def _goals(self, ids: Collection[str], target: Target) -> Drop:
        siblings = [goal.id for goal in self._content.of(Goal)]
        return Drop(_in_order(siblings, ids), self._beside(siblings, ids, target.gap, "goal"))

    # -- functions ---------------------------------------------------------------------------------

    def _functions(self, ids: Collection[str], target: Target) -> Drop | None:
        if self._grouping == "kind":
            group = target.band or self._group_above(target.gap)
            moved = _in_order([line.id for line in self._lines], ids)
            return Drop(moved, kind=group, band=group) if group in KINDS else None
        if self._grouping == "none" and self._content.count(Module):
            return self._within_module(ids, target)
        module = None
        if self._content.count(Module):
            group = target.band or self._group_above(target.gap)
            if not group:
                return None
            module = None if group == UNPLACED else group
        siblings = self._in_module(module)
        moved = _in_order([line.id for line in self._lines], ids)
        if target.band:
            return Drop(moved, 0, {"module": module}, band=target.band)
        position = self._beside(siblings, ids, target.gap, "function")
        return Drop(moved, position, {"module": module})

    def _within_module(self, ids: Collection[str], target: Target) -> Drop | None:
        """Without groups nothing shows which module a function goes into: it stays in its own."""
        content = self._content
        modules = {content.get(Function, id).module for id in ids}
        beside = {
            content.get(Function, line.id).module
            for line in self._lines[max(target.gap - 1, 0) : target.gap + 1]
            if line.kind == "function"
        }
        if len(modules) != 1 or not modules & beside:
            return None
        siblings = self._in_module(next(iter(modules)))
        position = self._beside(siblings, ids, target.gap, "function")
        return Drop(_in_order(siblings, ids), position)

    def _in_module(self, module: str | None) -> list[str]:
        return [f.id for f in self._content.of(Function) if f.module == module]

    def _group_above(self, gap: int) -> str:
        """The group to which a line before number `gap` would belong; "" above all groups."""
        for line in reversed(self._lines[:gap]):
            if line.kind == "group":
                return line.id
        return ""

    # -- modules -----------------------------------------------------------------------------------

    def _modules(self, ids: Collection[str], target: Target) -> Drop | None:
        """Modules move among those of their dimension and their parent."""
        content = self._content
        modules = [content.find(id) for id in ids]
        lists = {
            (module.dimension, module.parent) for module in modules if isinstance(module, Module)
        }
        if len(lists) != 1 or self._grouping != "module":
            return None
        dimension, parent = next(iter(lists))
        siblings = [
            module.id
            for module in content.of(Module)
            if (module.dimension, module.parent) == (dimension, parent)
        ]
        above = self._group_above(target.gap)
        below = next((line.id for line in self._lines[target.gap :] if line.kind == "group"), "")
        others = [id for id in siblings if id not in ids]
        if above in siblings:
            held = [id for id in siblings[: siblings.index(above) + 1] if id not in ids]
            return Drop(_in_order(siblings, ids), len(held))
        if below in others:
            return Drop(_in_order(siblings, ids), others.index(below))
        return None

    # -- places ------------------------------------------------------------------------------------

    def _beside(self, siblings: list[str], ids: Collection[str], gap: int, kind: str) -> int | None:
        """The position, among those that do not move, next to the neighbours of the gap."""
        others = [id for id in siblings if id not in ids]
        for line in reversed(self._lines[:gap]):
            if line.kind != kind:
                break
            if line.id in others:
                return others.index(line.id) + 1
        for line in self._lines[gap:]:
            if line.kind != kind:
                break
            if line.id in others:
                return others.index(line.id)
        return None

    def _changes(self, drop: Drop) -> bool:
        """Whether anything is otherwise afterwards."""
        records = [self._content.find(id) for id in drop.ids]
        if drop.kind:
            return any(getattr(record, "kind", "") != drop.kind for record in records)
        for name, value in drop.into.items():
            if any(getattr(record, name) != value for record in records):
                return True
        siblings = self._siblings(records[0])
        others = [id for id in siblings if id not in drop.ids]
        at = len(others) if drop.position is None else drop.position
        return [*others[:at], *drop.ids, *others[at:]] != siblings

    def _siblings(self, record: object) -> list[str]:
        if isinstance(record, Function):
            return self._in_module(record.module)
        if isinstance(record, Module):
            key = (record.dimension, record.parent)
            held: list[OrderedRecord] = [
                m for m in self._content.of(Module) if (m.dimension, m.parent) == key
            ]
        else:
            held = list(self._content.of(Goal))
        return [each.id for each in held]


def _in_order(order: Sequence[str], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in order if id in ids)
