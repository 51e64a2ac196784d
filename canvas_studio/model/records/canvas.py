"""The canvas: goals, functions, roles, and the crossings in which they meet."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from canvas_studio.model.records.base import (
    CodedRecord,
    CrossingId,
    DimensionId,
    FunctionId,
    GoalId,
    GrowthStepId,
    ModuleId,
    OrderedRecord,
    Record,
    ReleaseId,
    RoleId,
    StageId,
    ValueId,
    frozen,
)
from canvas_studio.model.records.text import NO_TEXT, CleanStr, LText
from canvas_studio.model.records.value import Indicator, Side

Kind = Literal["business", "operations", "data"]
Priority = Literal["must", "should", "could", "wont"]
StageKey = Literal[
    "resource_growth", "demand_growth", "deal_growth", "roi_optimisation", "ecosystem"
]
Basis = Literal["explicit", "derived"]
Raci = Literal["R", "A", "C", "I"]
INCENTIVE, ENABLEMENT, INTEGRATION = "incentive", "enablement", "integration"
FINANCE, PERFORMANCE = "finance", "performance"
RESERVED_TAGS = (INCENTIVE, ENABLEMENT, INTEGRATION, FINANCE, PERFORMANCE)


@frozen
class Persona:
    """Whom a demand role stands for, and what troubles them."""

    description: LText = NO_TEXT
    pain_points: tuple[LText, ...] = ()


@frozen
class Role(CodedRecord):
    """Somebody who takes part on the platform, at exactly one end (角色)."""

    type: Literal["role"] = "role"
    name: LText
    description: LText = NO_TEXT
    side: Side
    internal: bool = False
    frontline: bool = False
    persona: Persona | None = None
    colour: Annotated[int, Field(ge=0)] | None = None


@frozen
class StageRequirement:
    """A dimension that an operating stage cannot do without, and what says so (domain 3.3)."""

    dimension: DimensionId
    basis: Basis = "derived"
    source: str | None = None


@frozen
class Stage(CodedRecord):
    """One of the five operating stages S1 to S5 (运营阶段); the code is the id."""

    type: Literal["stage"] = "stage"
    key: StageKey
    name: LText
    release: ReleaseId | None = None
    parallel_with: tuple[StageId, ...] = ()
    requires: Annotated[tuple[StageRequirement, ...], Field(min_length=1)]


@frozen
class GrowthStep(CodedRecord):
    """A label for the work of stage S2."""

    type: Literal["growth_step"] = "growth_step"
    name: LText


@frozen
class Goal(CodedRecord):
    """A key operating goal (关键运营目标): a column of the canvas."""

    type: Literal["goal"] = "goal"
    name: LText
    description: LText = NO_TEXT
    stage: StageId | None = None
    key: bool = True
    values: tuple[ValueId, ...] = ()
    indicator: Indicator | None = None
    owner: RoleId | None = None


def _each_once(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in tags if tag))


@frozen
class Function(CodedRecord):
    """Something the platform can do (功能): a row of the canvas."""

    type: Literal["function"] = "function"
    name: LText
    description: LText = NO_TEXT
    kind: Kind
    module: ModuleId | None = None
    priority: Priority = "should"
    release: ReleaseId | None = None
    tags: Annotated[tuple[CleanStr, ...], AfterValidator(_each_once)] = ()
    beneficiaries: tuple[RoleId, ...] = ()
    growth_steps: tuple[GrowthStepId, ...] = ()
    remark: LText = NO_TEXT

    @property
    def in_scope(self) -> bool:
        """Whether it counts as coverage: anything but "not this time"."""
        return self.priority != "wont"


@frozen
class FunctionPoint(CodedRecord):
    """A third level of the function table (功能点)."""

    type: Literal["function_point"] = "function_point"
    function: FunctionId
    name: LText
    description: LText = NO_TEXT
    acceptance: LText = NO_TEXT


@frozen
class Crossing(Record):
    """Says that a function supports a goal (交叉格); at most one per pair, so its id is derived."""

    type: Literal["crossing"] = "crossing"
    goal: GoalId
    function: FunctionId


@frozen
class Participation(OrderedRecord):
    """What one role does in one crossing (参与); at most one per role, so its id is derived."""

    type: Literal["participation"] = "participation"
    crossing: CrossingId
    role: RoleId
    activities: tuple[LText, ...] = ()
    raci: tuple[Raci, ...] = ()
    note: LText = NO_TEXT


def crossing_id(goal: str, function: str) -> CrossingId:
    """The one id that the crossing of this goal and this function can have."""
    return CrossingId(f"{goal}*{function}")


def participation_id(crossing: str, role: str) -> str:
    """The one id that the participation of this role in this crossing can have."""
    return f"{crossing}*{role}"
