"""What all records share: identity, the decorator, and the ids by which they refer to one another.

Modules of records do not import `annotations` from the future: what annotations say is read three
times at every start, and evaluating them as texts took 10 ms more.
"""

from typing import Any, NewType, TypeVar, dataclass_transform

import pydantic.dataclasses
from pydantic import ConfigDict

T = TypeVar("T")

_CONFIG = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(cls: type[T]) -> type[T]:
    """An immutable, validated value without `__dict__`.

    Every construction validates, `dataclasses.replace` included. Slots keep 100,000 of them at
    a fifth of the memory of pydantic models (docs/decisions/0003-slotted-records.md).
    """
    decorate: Any = pydantic.dataclasses.dataclass(
        frozen=True, slots=True, kw_only=True, config=_CONFIG
    )
    decorated: type[T] = decorate(cls)
    return decorated


# Ids are opaque. The target type of each is declared in `references.TARGETS`.
RecordId = NewType("RecordId", str)
ReleaseId = NewType("ReleaseId", str)
RoleId = NewType("RoleId", str)
ValueId = NewType("ValueId", str)
StageId = NewType("StageId", str)
GrowthStepId = NewType("GrowthStepId", str)
GoalId = NewType("GoalId", str)
FunctionId = NewType("FunctionId", str)
CrossingId = NewType("CrossingId", str)
DimensionId = NewType("DimensionId", str)
ModuleId = NewType("ModuleId", str)
OptionSetId = NewType("OptionSetId", str)
RouteId = NewType("RouteId", str)
BusinessLineId = NewType("BusinessLineId", str)
TaskItemId = NewType("TaskItemId", str)
ObservationId = NewType("ObservationId", str)
StoryId = NewType("StoryId", str)
StoryStepId = NewType("StoryStepId", str)
DataViewId = NewType("DataViewId", str)
BaselineId = NewType("BaselineId", str)


class MayDangle:
    """Marks a reference whose missing target is a finding (domain 3.4), not a broken file."""


class OutlivesTarget:
    """Marks a reference that, once a baseline is signed, stays when its target is deleted.

    A request for a removal goes on naming what it removed.
    """


@frozen
class Record:
    """A part of a canvas with an identity of its own."""

    type: str
    id: str
    source: str | None = None
    """Where the element comes from, such as a line of a protocol (`src` in the exchange form)."""


@frozen
class OrderedRecord(Record):
    """A record that the user puts in order among its like."""

    order: str = ""
    """A fractional index (`ordering.py`): records sort by it as plain text, then by id."""


@frozen
class CodedRecord(OrderedRecord):
    """A record that people call by a code; unique per type, never used again (domain 2.1)."""

    code: str
