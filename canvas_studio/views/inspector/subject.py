"""What the inspector shows: one element, several of a kind, or the crossing of a goal and a function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from canvas_studio.messages import Language
from canvas_studio.model.content import Content
from canvas_studio.model.records import Crossing, FunctionPoint, Participation, Record
from canvas_studio.views.canvas.selection import selected_ranges

if TYPE_CHECKING:
    from canvas_studio.views.canvas.page import CanvasPage

KINDS = ("goal", "function", "role", "crossing", "module", "stage", "value", "dimension")
"""The types of records that can be shown."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to look at. A crossing is named by its goal and its function, marked or not."""

    kind: str
    ids: tuple[str, ...]

    def records(self, content: Content) -> list[Record]:
        """The records that there still are; none for a blank crossing."""
        if self.kind == "crossing":
            crossing = content.crossing(*self.ids)
            return [crossing] if crossing else []
        found = (content.find(id) for id in self.ids)
        return [record for record in found if record is not None and record.type == self.kind]

    def left_in(self, content: Content) -> Subject | None:
        """What is left of it; None where nothing is."""
        if self.kind == "crossing":
            return self if all(id in content for id in self.ids) else None
        ids = tuple(record.id for record in self.records(content))
        return Subject(self.kind, ids) if ids else None


def subject_of(content: Content, id: str) -> Subject | None:
    """Where a record is shown: itself, or what it is a part of; None for what cannot be shown."""
    record = content.find(id)
    match record:
        case None:
            return None
        case FunctionPoint():
            return Subject("function", (record.function,))
        case Participation():
            return subject_of(content, record.crossing)
        case Crossing():
            return Subject("crossing", (record.goal, record.function))
    return Subject(record.type, (id,)) if record.type in KINDS else None


def selected_in(canvas: CanvasPage) -> Subject | None:
    """What is selected in the grid: the crossing under the cursor, or all names of its kind."""
    place, content = canvas.place, canvas.model.content
    if place.is_crossing:
        return Subject("crossing", (place.goal.id, place.function.id))
    here = content.find(place.record)
    if here is None:
        return None
    records = (content.find(id) for id in _selected_names(canvas))
    ids = [record.id for record in records if record is not None and record.type == here.type]
    return Subject(here.type, tuple(dict.fromkeys(ids)) or (here.id,))


def _selected_names(canvas: CanvasPage) -> list[str]:
    """The ids named by the selected cells of the first row and column, without a look at others."""
    model = canvas.model
    names: list[str | None] = []
    for area in selected_ranges(canvas.view):
        if area.left() == 0:
            names += [model.place(row, 0).record for row in range(area.top(), area.bottom() + 1)]
        if area.top() == 0:
            columns = range(area.left(), area.right() + 1)
            names += [model.place(0, column).record for column in columns]
    return [name for name in names if name is not None]


@dataclass(frozen=True, slots=True)
class Shown:
    """A subject with its records as they are now."""

    subject: Subject
    records: Sequence[Record]
    content: Content
    language: Language
    """The language of the content as the canvas shows it."""

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(record.id for record in self.records)

    @property
    def record(self) -> Record | None:
        """The one record; None where there are several or none."""
        return self.records[0] if len(self.records) == 1 else None
