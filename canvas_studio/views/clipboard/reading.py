"""From the texts of a clipboard to the plan of a paste; a large clipboard is read in the background."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from canvas_studio.errors import UserError
from canvas_studio.ingest.clipboard import Block, as_list
from canvas_studio.model.commands.paste import PastePlan
from canvas_studio.model.commands.paste_plans import plan_paste
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.views.clipboard.grid_area import Target
from canvas_studio.views.clipboard.mime import Flavours

LARGE: Final = 100_000
"""Characters from which a clipboard is read in the background, where it takes some 50 ms."""
_LOG = logging.getLogger(__name__)


def plan_for(content: Content, block: Block, target: Target, goal: str | None) -> PastePlan:
    """What pasting a block there would do; new functions support `goal` where there is one."""
    rows: Sequence[Sequence[str]] = block.rows
    if target.onto is None:
        rows = _repeated(rows, target)
    else:
        rows = as_list(block).rows
        if len(rows) == 1:  # names beside one another are a list, too
            rows = [[text] for text in rows[0]]
    return plan_paste(
        content,
        rows,
        target.goals,
        target.functions,
        onto=target.onto,
        goal=goal,
        module=target.module,
        goals_down=target.goals_down,
    )


def _repeated(rows: Sequence[Sequence[str]], target: Target) -> Sequence[Sequence[str]]:
    """`rows` as often as they fit into the selection exactly, as in a spreadsheet."""
    down, across = repeats((len(rows), len(rows[0]) if rows else 0), target.size)
    return [[*row] * across for row in rows] * down


def repeats(copied: tuple[int, int], selected: tuple[int, int]) -> tuple[int, int]:
    """How often a block fits into a selection, down and across; once where it does not exactly."""
    times = [
        into // size if size and into > size and into % size == 0 else 1
        for size, into in zip(copied, selected, strict=True)
    ]
    fits = all(size and into % size == 0 for size, into in zip(copied, selected, strict=True))
    return (times[0], times[1]) if fits else (1, 1)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What is pasted where, to be planned again when the canvas has changed."""

    document: Document
    target: Target
    goal: str | None
    """The goal that new functions support."""
    block: Block
    """Empty until it was read."""

    def plan(self, content: Content) -> PastePlan:
        return plan_for(content, self.block, self.target, self.goal)


class Reading(QObject):
    """Reads and plans one paste. Exactly one of the signals comes, on the thread that made it."""

    planned = Signal(object, object)
    """What is Pasted, with the cells that were read, and its PastePlan."""
    refused = Signal(object)
    """The UserError that says why it cannot be pasted."""
    broke = Signal(object)
    """Any other exception: a defect."""

    def __init__(self, flavours: Flavours, pasted: Pasted, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flavours = flavours
        self._pasted = pasted
        self._snapshot = pasted.document.snapshot()
        self._runnable = _Runnable(self)

    @property
    def takes_time(self) -> bool:
        return self._flavours.size >= LARGE

    def start(self) -> None:
        """At once, or in the background where it takes time."""
        if self.takes_time:
            QThreadPool.globalInstance().start(self._runnable)
        else:
            self.run()

    def run(self) -> None:
        try:
            pasted = replace(self._pasted, block=self._flavours.read())
            plan = pasted.plan(self._snapshot)
        except UserError as error:
            self.refused.emit(error)
        except Exception as error:
            _LOG.exception("the clipboard could not be read")
            self.broke.emit(error)
        else:
            self.planned.emit(pasted, plan)


class _Runnable(QRunnable):
    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._reading = reading

    def run(self) -> None:
        self._reading.run()
