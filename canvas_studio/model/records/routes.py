"""Routes: the steps by which roles reach a goal."""

from typing import Literal

from canvas_studio.model.records.base import (
    CodedRecord,
    FunctionId,
    GoalId,
    RoleId,
    RouteId,
    frozen,
)
from canvas_studio.model.records.text import NO_TEXT, LText


@frozen
class Route(CodedRecord):
    """One way to a goal (关键目标交互流路线)."""

    type: Literal["route"] = "route"
    goal: GoalId
    name: LText


@frozen
class RouteStep(CodedRecord):
    """One step of a route: who acts, and with which functions."""

    type: Literal["route_step"] = "route_step"
    route: RouteId
    name: LText
    role: RoleId | None = None
    functions: tuple[FunctionId, ...] = ()
    touchpoint: LText = NO_TEXT
