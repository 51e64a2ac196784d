"""Small canvases in three lines: ids are codes, and what a cell names is made when missing.

build = Build()
build.cell("G01", "F01", "R01", "R02")
content = build.content()
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar, cast

from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, new_document
from canvas_studio.model.records import (
    BusinessStory,
    Crossing,
    DataView,
    Function,
    Goal,
    LText,
    Module,
    Option,
    OptionSet,
    Participation,
    Project,
    Record,
    Role,
    Route,
    RouteStep,
    StoryStep,
    ValueProposition,
    crossing_id,
    participation_id,
)
from canvas_studio.model.records.fixed import DEFAULT_RELEASE, FIXED_RECORDS
from canvas_studio.model.records.ordering import first_keys

R = TypeVar("R", bound=Record)

_ORDERS = first_keys(3_000)


def text(zh: str, en: str = "") -> LText:
    return LText(zh=zh, en=en)


class Build:
    """Records in the making. Every method returns the record; attributes given win."""

    def __init__(self, **project: Any) -> None:
        self._records: dict[str, Record] = {r.id: r for r in (*FIXED_RECORDS, DEFAULT_RELEASE)}
        self.project = self.make(
            Project,
            "project",
            **{
                "code": "P1",
                "name": text("项目"),
                "client": text("客户"),
                "primary_language": "zh",
                "version": "V0.1",
                "progress": "delivery",
                **project,
            },
        )

    def content(self) -> Content:
        return Content(self._records.values())

    def document(self) -> Document:
        """A document of the records; IntegrityError where they are not a valid canvas."""
        return new_document(self._records.values())

    def records(self) -> list[Record]:
        return list(self._records.values())

    def make(self, type: type[R], id: str, **attributes: Any) -> R:
        """Any record. Code, order and name are filled in where the type has them."""
        fields = {field.name for field in dataclasses.fields(cast(Any, type))}
        if "order" in fields:
            attributes.setdefault("order", _ORDERS[len(self._records)])
        if "code" in fields:
            attributes.setdefault("code", id)
        if "name" in fields:
            attributes.setdefault("name", text(id))
        return self.put(type(id=id, **attributes))

    def put(self, record: R) -> R:
        self._records[record.id] = record
        return record

    def goal(self, code: str, **attributes: Any) -> Goal:
        return self.make(Goal, code, **attributes)

    def function(self, code: str, **attributes: Any) -> Function:
        attributes.setdefault("kind", "business")
        return self.make(Function, code, **attributes)

    def role(self, code: str, **attributes: Any) -> Role:
        attributes.setdefault("side", "platform")
        return self.make(Role, code, **attributes)

    def cell(self, goal: str, function: str, *roles: str, activity: str = "处理") -> Crossing:
        """A crossing with a participation per role; an empty activity stands for none."""
        if goal not in self._records:
            self.goal(goal)
        if function not in self._records:
            self.function(function)
        crossing = crossing_id(goal, function)
        made: Any = self.make(Crossing, crossing, goal=goal, function=function)
        for role in roles:
            if role not in self._records:
                self.role(role)
            self.make(
                Participation,
                participation_id(crossing, role),
                crossing=crossing,
                role=role,
                activities=(text(activity),) if activity else (),
            )
        return cast(Crossing, made)

    def module(self, code: str, dimension: str = "business", **attributes: Any) -> Module:
        return self.make(Module, code, dimension=dimension, **attributes)

    def value(self, code: str, side: str = "platform", **attributes: Any) -> ValueProposition:
        attributes.setdefault("statement", text(code))
        attributes.setdefault(
            "value_type", "internal_efficiency" if side == "platform" else "service"
        )
        return self.make(ValueProposition, code, side=side, **attributes)

    def route(
        self, code: str, goal: str, *steps: tuple[str, ...], role: str | None = None
    ) -> Route:
        """A route whose n-th step uses the functions of the n-th tuple, in the hands of `role`."""
        route = self.make(Route, code, goal=goal)
        for n, functions in enumerate(steps, start=1):
            self.make(RouteStep, f"{code}-{n}", route=code, functions=functions, role=role)
        return route

    def story(self, code: str, *steps: dict[str, Any], **attributes: Any) -> BusinessStory:
        """A story with one step per dictionary of attributes."""
        story = self.make(BusinessStory, code, **attributes)
        for n, step in enumerate(steps, start=1):
            self.make(StoryStep, f"{code}-{n}", story=code, **step)
        return story

    def view(self, code: str, function: str, **attributes: Any) -> DataView:
        if function not in self._records:
            self.function(function, kind="data")
        return self.make(DataView, code, function=function, **attributes)

    def option_set(
        self, code: str, module: str | None, *options: Any, **attributes: Any
    ) -> OptionSet:
        """A choice question with one option (A, B, …) per dictionary of attributes."""
        attributes.setdefault("question", text(code))
        made = self.make(OptionSet, code, module=module, **attributes)
        for label, option in zip("ABCDE", options, strict=False):
            self.make(
                Option,
                f"{code}-{label}",
                **{"option_set": code, "label": label, "title": text(label), **option},
            )
        return made
