"""Business research: lines, task items, observations and stories on a timeline."""

import datetime
from typing import Annotated, Literal

from canvas_studio.model.records.base import (
    BusinessLineId,
    CodedRecord,
    FunctionId,
    MayDangle,
    ObservationId,
    RoleId,
    StoryId,
    StoryStepId,
    TaskItemId,
    frozen,
)
from canvas_studio.model.records.text import NO_TEXT, CleanStr, LText

ObservationMethod = Literal["onsite", "interview", "survey", "document"]
TouchpointDirection = Literal["upstream", "downstream"]


@frozen
class BusinessLine(CodedRecord):
    """A line of business of the client (业务线)."""

    type: Literal["business_line"] = "business_line"
    name: LText
    core_goal: LText = NO_TEXT


@frozen
class TaskItem(CodedRecord):
    """Key work of a role in a line (任务项)."""

    type: Literal["task_item"] = "task_item"
    line: BusinessLineId | None = None
    role: RoleId | None = None
    name: LText
    core_goal: LText = NO_TEXT


@frozen
class Observation(CodedRecord):
    """What was seen or heard, where and when (现场观察)."""

    type: Literal["observation"] = "observation"
    date: datetime.date | None = None
    role: RoleId | None = None
    place: LText = NO_TEXT
    method: ObservationMethod = "onsite"
    note: LText = NO_TEXT


@frozen
class BusinessStory(CodedRecord):
    """A role's work along the clock (业务story)."""

    type: Literal["story"] = "story"
    role: RoleId | None = None
    line: BusinessLineId | None = None
    observation: Annotated[ObservationId | None, MayDangle] = None
    name: LText


@frozen
class Touchpoint:
    """Where a step takes over from, or hands over to, somebody else (上下游交互点)."""

    direction: TouchpointDirection
    role: Annotated[RoleId | None, MayDangle] = None
    what: LText = NO_TEXT
    to: Annotated[StoryStepId | None, MayDangle] = None
    loop: bool = False
    """Whether this is an intended return, such as rework."""


@frozen
class StoryStep(CodedRecord):
    """One step of a story."""

    type: Literal["story_step"] = "story_step"
    story: StoryId
    time: CleanStr | None = None
    task: TaskItemId | None = None
    text: LText = NO_TEXT
    functions: tuple[FunctionId, ...] = ()
    offline: bool = False
    touchpoint: Touchpoint | None = None
