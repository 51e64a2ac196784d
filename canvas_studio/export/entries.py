"""Collects from a canvas what each row of the function table can say, in the order of domain 4.2."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Literal

from canvas_studio.export.columns import Entry, RouteMark
from canvas_studio.model.content import Content
from canvas_studio.model.records import (
    Crossing,
    Dimension,
    Function,
    FunctionPoint,
    Goal,
    LText,
    Module,
    Release,
    Role,
    Route,
    RouteStep,
)

Part = Literal["in_scope", "unplaced", "not_this_time"]


class Entries:
    """The functions of one canvas in table order, numbered as they are read."""

    def __init__(self, content: Content, *, per_point: bool, reasons_apart: bool) -> None:
        """`per_point` gives each point of a function an entry of its own.

        `reasons_apart` says that there is a column for remarks; without one, the reason why a
        function is not done this time stands in place of its description.
        """
        self._content = content
        self._per_point = per_point
        self._reasons_apart = reasons_apart
        self._goals = content.of(Goal)
        self._goal_position = {goal.id: n for n, goal in enumerate(self._goals)}
        self._dimension_position = {d.id: n for n, d in enumerate(content.of(Dimension))}
        self._module_position = {m.id: n for n, m in enumerate(content.of(Module))}
        self._route_marks = self._mark_routes()
        self._number = 0

    def parts(self) -> Iterator[tuple[Part, list[Function]]]:
        """The main body, the functions in no module, and what is not done this time."""
        functions = sorted(self._content.of(Function), key=self._place)
        conditions: list[tuple[Part, Callable[[Function], bool]]] = [
            ("in_scope", lambda f: f.in_scope and f.module is not None),
            ("unplaced", lambda f: f.in_scope and f.module is None),
            ("not_this_time", lambda f: not f.in_scope),
        ]
        for part, belongs in conditions:
            yield part, [function for function in functions if belongs(function)]

    def of(self, function: Function) -> Iterator[Entry]:
        """The entries of one function; the running number goes on with each that is in scope."""
        content = self._content
        module, submodule = self.modules(function)
        goals, roles = self._goals_and_roles(function)
        release = content.find(function.release)
        points = tuple(content.referrers(function.id, FunctionPoint))
        if not self._reasons_apart and not function.in_scope and function.remark:
            function = dataclasses.replace(function, description=function.remark)
        for shown in [(point,) for point in points] if points and self._per_point else [points]:
            if function.in_scope:
                self._number += 1
            yield Entry(
                number=self._number if function.in_scope else None,
                dimension=module.dimension if module else None,
                module=module,
                submodule=submodule,
                function=function,
                points=shown,
                for_one_point=bool(points) and self._per_point,
                goals=goals,
                roles=roles,
                release=release if isinstance(release, Release) else None,
                routes=self._route_marks.get(function.id, ()),
                decision_wanted=function.in_scope and self._per_point,
            )

    def modules(self, function: Function) -> tuple[Module | None, Module | None]:
        """The first-level module of a function, and the second-level one where it has one."""
        if function.module is None:
            return None, None
        module = self._content.get(Module, function.module)
        if module.parent is None:
            return module, None
        return self._content.get(Module, module.parent), module

    def _place(self, function: Function) -> tuple[int, int, int]:
        module, submodule = self.modules(function)
        if module is None:
            return (len(self._dimension_position), 0, 0)
        return (
            self._dimension_position.get(module.dimension, -1),
            self._module_position[module.id],
            self._module_position[submodule.id] if submodule else -1,
        )

    def _goals_and_roles(
        self, function: Function
    ) -> tuple[list[Goal], list[tuple[Role, list[LText]]]]:
        content = self._content
        crossings = content.referrers(function.id, Crossing)
        crossings.sort(key=lambda crossing: self._goal_position[crossing.goal])
        activities: dict[str, dict[LText, None]] = {}
        for crossing in crossings:
            for participation in content.participations(crossing.id):
                known = activities.setdefault(participation.role, {})
                known.update(dict.fromkeys(participation.activities))
        return (
            [self._goals[self._goal_position[crossing.goal]] for crossing in crossings],
            [(content.get(Role, role), list(acts)) for role, acts in activities.items()],
        )

    def _mark_routes(self) -> dict[str, list[RouteMark]]:
        marks: dict[str, list[RouteMark]] = {}
        for route in self._content.of(Route):
            before: tuple[str, ...] = ()
            for step in self._content.referrers(route.id, RouteStep):
                mark = RouteMark(step.code, before)
                for function in step.functions:
                    marks.setdefault(function, []).append(mark)
                before = self._codes(step)
        return marks

    def _codes(self, step: RouteStep) -> tuple[str, ...]:
        return tuple(self._content.get(Function, id).code for id in step.functions)
