"""Routes to a goal, step by step: pick functions in order, say who acts."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.labels import called, label
from canvas_studio.model.commands.staffing import Cell, append, cross
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    LText,
    Route,
    RouteStep,
    participation_id,
)
from canvas_studio.model.records.base import FunctionId


def add_route(tx: Transaction, goal: str, name: str | LText | None = None) -> Route:
    """Begin a route to a goal, named like the goal until it has a better name."""
    return elements.add(tx, Route, goal=goal, name=name or tx.content.get(Goal, goal).name)


def draft_route(tx: Transaction, goal: str) -> None:
    """Begin a route to a goal with a step for each function in scope that supports it.

    The steps come in the order of the functions, each carried out by the first role of its cell.
    """
    route = add_route(tx, goal)
    supporting = {crossing.function: crossing for crossing in tx.content.referrers(goal, Crossing)}
    for function in tx.content.of(Function):
        crossing = supporting.get(FunctionId(function.id))
        if crossing is not None and function.in_scope:
            roles = tx.content.participations(crossing.id)
            add_step(tx, route.id, [function.id], roles[0].role if roles else None)
    tx.label = label("草拟路线：", "Draft a route to", [tx.content.get(Goal, goal)])


def add_step(
    tx: Transaction,
    route: str,
    functions: Sequence[str] = (),
    role: str | None = None,
    name: str | LText | None = None,
    position: int | None = None,
) -> RouteStep:
    """Add a step that uses functions, named like the first of them until it has a better name."""
    if not name:
        if not functions:
            raise UserError(message("步骤需要名称或功能。", "A step needs a name or a function."))
        name = tx.content.get(Function, functions[0]).name
    return elements.add(
        tx, RouteStep, position, route=route, functions=tuple(functions), role=role, name=name
    )


def toggle_function(tx: Transaction, step: str, function: str) -> None:
    """Let a step use a function, or no longer."""
    held = tx.content.get(RouteStep, step)
    used = function in held.functions
    without = tuple(f for f in held.functions if f != function)
    tx.change(held, functions=without if used else (*without, function))
    tx.label = message(
        "{step}：" + ("不再使用 {function}" if used else "使用 {function}"),
        "{step}: " + ("no longer use {function}" if used else "use {function}"),
        step=called(held),
        function=called(tx.content.get(Function, function)),
    )


def match_canvas(tx: Transaction, step: str) -> None:
    """Make the canvas say what a step says (fix for ROU603).

    Its functions support the route's goal, and where its role takes part in none of them, it
    takes part in the first.
    """
    held = tx.content.get(RouteStep, step)
    goal = tx.content.get(Route, held.route).goal
    crossings = [cross(tx, Cell(goal, function)) for function in held.functions]
    if held.role is not None and crossings:
        taking_part = [
            participation_id(crossing, held.role) in tx.content for crossing in crossings
        ]
        if not any(taking_part):
            append(tx, Cell(goal, held.functions[0]), {held.role: (held.name,)})
    tx.label = label("使画布与路线一致：", "Match the canvas to", [held])
