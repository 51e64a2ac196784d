"""Value propositions of the three ends, and the indicators that measure them."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from canvas_studio.model.records.base import (
    CodedRecord,
    DataViewId,
    MayDangle,
    RoleId,
    frozen,
)
from canvas_studio.model.records.text import NO_TEXT, LText

Side = Literal["demand", "resource", "platform"]
ValueType = Literal[
    "direct_benefit",
    "experience",
    "service",
    "self_management",
    "customer_acquisition",
    "problem_solving",
    "other",
    "internal_efficiency",
    "commercial_efficiency",
    "ecosystem_extension",
]
PLATFORM_VALUE_TYPES = ("internal_efficiency", "commercial_efficiency", "ecosystem_extension")
Direction = Literal["up", "down"]
Movement = Literal["connect", "empower"]
Number = Annotated[int | float, Field(union_mode="left_to_right")]


@frozen
class Indicator:
    """How something is measured: from `baseline` to `target` in `unit`, better in `direction`."""

    name: LText = NO_TEXT
    unit: LText = NO_TEXT
    baseline: Number | None = None
    target: Number | None = None
    direction: Direction = "up"
    due: datetime.date | None = None
    view: Annotated[DataViewId | None, MayDangle] = None


@frozen
class ValueProposition(CodedRecord):
    """What one end gains from the platform (价值主张)."""

    type: Literal["value"] = "value"
    side: Side
    statement: LText
    role: RoleId | None = None
    value_type: ValueType
    core: bool = False
    indicator: Indicator | None = None
    movement: Movement | None = None
    pain_points: tuple[LText, ...] = ()
