"""Whatever people do, in whatever order: undo, redo, refusal and the indexes hold.

A state machine runs random commands, undo and redo on a small canvas in which everything is
tied together; the same is then done on the whole sample.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from canvas_studio.errors import UserError
from canvas_studio.model import storage
from canvas_studio.model.changes import ChangeSet, difference, squash
from canvas_studio.model.commands import (
    axes,
    canvas,
    codes,
    copying,
    elements,
    merge,
    options,
    paste,
    paste_plans,
    project,
    questions,
    routes,
    waivers,
)
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, Transaction
from canvas_studio.model.history import History
from canvas_studio.model.integrity import violations
from canvas_studio.model.records import (
    RECORD_TYPES,
    BusinessStory,
    ChangeRequest,
    CodedRecord,
    Confirmation,
    DataView,
    Dimension,
    Function,
    FunctionPoint,
    Goal,
    Indicator,
    Module,
    OpenQuestion,
    Option,
    OptionSet,
    OrderedRecord,
    Participation,
    Record,
    Release,
    Role,
    Route,
    RouteStep,
    Stage,
    StoryStep,
    TaskItem,
    Touchpoint,
    Training,
    ValueProposition,
    Waiver,
)
from canvas_studio.resources import sample
from tests.model.build import Build, text

DAY = datetime.date(2026, 11, 24)
NAMES = st.sampled_from(["专家", "用户", "审核", "邀请码", "Sales", "a", "，", "", "平台"])


def small() -> Content:
    """A canvas of few records, each tied to many others."""
    build = Build()
    build.module("M01")
    build.module("M02")
    build.module("M03", parent="M02")
    build.function("F01", module="M01", beneficiaries=("R01",))
    build.function("F02", module="M03", kind="data")
    build.function("F03")
    build.make(FunctionPoint, "F01.1", function="F01")
    build.role("R01", name=text("专家"), side="platform", internal=True, frontline=True)
    build.role("R02", name=text("用户"), side="demand")
    build.value("V01", "demand", role="R02")
    build.cell("G01", "F01", "R01", "R02")
    build.cell("G01", "F02", "R02")
    build.cell("G02", "F01")
    build.route("RT01", "G01", ("F01", "F02"), ("F03",), role="R01")
    build.view("DV01", "F02", audience=("R01",))
    build.goal("G02", values=("V01",), indicator=Indicator(view="DV01"), stage="S1")
    hand_over = Touchpoint(direction="downstream", role="R02", to="ST01-2")
    build.story("ST01", {"functions": ("F01",), "touchpoint": hand_over}, {}, role="R01")
    build.option_set("DT01", "M01", {}, {}, chosen="B", recommended="A", status="decided")
    build.make(OpenQuestion, "Q01", text=text("？"), refs=("F01", "G01*F01", "R02"))
    build.make(Training, "TR01", audience=("R01",), functions=("F01", "F03"))
    build.make(Confirmation, "C1", module="M01")
    build.make(Waiver, "W1", rule="CAN106", targets=("G01", "F01"), reason=text("试点"))
    return build.content()


def indexes(content: Content) -> dict[str, Any]:
    """All that a content can be asked, in a form that can be compared."""
    types = RECORD_TYPES.values()
    return {
        "records": dict(content.records),
        "of": {cls: [r.id for r in content.of(cls)] for cls in types},
        "every": {cls: sorted(r.id for r in content.every(cls)) for cls in types},
        "codes": {
            (cls, code): sorted(content.ids_with_code(cls, code))
            for cls in types
            for code in sorted(content.codes(cls))
        },
        "referrers": {id: set(content.referrer_ids(id)) for id in content.records},
        "referrers by type": {
            (id, cls): ids
            for id in content.records
            for cls in types
            if (ids := set(content.referrer_ids(id, cls)))
        },
    }


def fresh(content: Content) -> Content:
    return Content(content.records.values())


class Sequences(RuleBasedStateMachine):
    """Random steps on one document."""

    start: Callable[[], Content] = staticmethod(small)

    def __init__(self) -> None:
        super().__init__()
        numbers = itertools.count()  # random ids would make no example repeatable
        self.ids = mock.patch.object(
            Transaction, "new_id", lambda _, prefix: f"{prefix}_{next(numbers):06d}"
        )
        self.ids.start()
        self.document = Document(type(self).start())
        self.before = dict(self.document.content.records)
        self.heard: list[ChangeSet] = []
        self.document.subscribe(self.heard.append)
        self.history = History(self.document)
        self.owners: dict[tuple[type[Record], str], str] = {}
        self.snapshots: list[tuple[Content, dict[str, Any]]] = []

    # -- means -------------------------------------------------------------------------------

    def do(self, command: Callable[..., object], *args: Any, **kwargs: Any) -> None:
        """Run a command; where it is refused, nothing may have happened."""
        records = dict(self.document.content.records)
        try:
            changes = self.document.run(command, *args, **kwargs)
        except UserError as error:
            refusal: UserError | None = error
        else:
            refusal = None
            assert changes.changes == difference(records, self.document.content.records).changes
            said = changes.label if changes else None
        if refusal is not None:
            said = refusal
            assert dict(self.document.content.records) == records
        assert said is None or (said.text("zh") and said.text("en"))

    def one(self, data: st.DataObject, *types: type[Record]) -> str | None:
        """The id of some record of these types."""
        ids = sorted(r.id for cls in types for r in self.document.content.every(cls))
        return data.draw(st.sampled_from(ids)) if ids else None

    def some(self, data: st.DataObject, *types: type[Record], least: int = 0) -> list[str]:
        ids = sorted(r.id for cls in types for r in self.document.content.every(cls))
        return data.draw(st.lists(st.sampled_from(ids), min_size=least, max_size=3)) if ids else []

    def cells(self, data: st.DataObject) -> list[tuple[str, str]]:
        goals = self.some(data, Goal, least=1)
        functions = self.some(data, Function, least=1)
        return list(zip(goals, functions, strict=False))

    # -- steps -------------------------------------------------------------------------------

    @rule(
        data=st.data(),
        type_=st.sampled_from([Goal, Function, Role, Module, Release, OptionSet, BusinessStory]),
        name=NAMES,
        position=st.none() | st.integers(0, 4),
    )
    def add(
        self, data: st.DataObject, type_: type[Record], name: str, position: int | None
    ) -> None:
        attributes: dict[str, Any] = {"question" if type_ is OptionSet else "name": name}
        if type_ is Module:
            attributes["parent"] = data.draw(st.none() | st.just(self.one(data, Module)))
        self.do(elements.add, type_, position, **attributes)

    @rule(data=st.data(), name=NAMES)
    def add_a_part(self, data: st.DataObject, name: str) -> None:
        owner_type, type_, owner, attribute = data.draw(
            st.sampled_from(
                [
                    (Function, FunctionPoint, "function", "name"),
                    (Route, RouteStep, "route", "name"),
                    (BusinessStory, StoryStep, "story", "text"),
                    (OptionSet, Option, "option_set", "title"),
                    (Goal, Route, "goal", "name"),
                    (Function, DataView, "function", "definition"),
                ]
            )
        )
        owned_by = self.one(data, owner_type)
        if owned_by is not None:
            self.do(elements.add, type_, **{owner: owned_by, attribute: name})

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        chosen = self.some(data, *RECORD_TYPES.values())
        content = self.document.content
        try:
            told = elements.consequences(content, chosen)
        except UserError:
            told = None
        before = dict(content.records)
        self.do(elements.delete, *chosen)
        if told is not None:
            gone = before.keys() - content.records.keys()
            assert sum(told.deleted.values()) == len(gone - set(chosen))

    @rule(data=st.data(), position=st.none() | st.integers(0, 4))
    def move(self, data: st.DataObject, position: int | None) -> None:
        id = self.one(data, *(c for c in RECORD_TYPES.values() if issubclass(c, OrderedRecord)))
        into: dict[str, Any] = {}
        record = self.document.content.find(id)
        if isinstance(record, Function) and data.draw(st.booleans()):
            into = {"module": self.one(data, Module)}
        elif isinstance(record, Module) and data.draw(st.booleans()):
            into = {"parent": data.draw(st.none() | st.just(self.one(data, Module)))}
        elif isinstance(record, RouteStep) and data.draw(st.booleans()):
            into = {"route": self.one(data, Route)}
        elif isinstance(record, Option) and data.draw(st.booleans()):
            into = {"option_set": self.one(data, OptionSet)}
        self.do(elements.move, id, position, **into)

    @rule(data=st.data(), name=NAMES, language=st.sampled_from([None, "zh", "en"]))
    def rename(self, data: st.DataObject, name: str, language: Any) -> None:
        self.do(elements.rename, self.one(data, *RECORD_TYPES.values()), name, language)

    @rule(
        data=st.data(),
        change=st.sampled_from(
            [
                (Goal, "indicator.target", 3),
                (Goal, "indicator.target", None),
                (Goal, "indicator.baseline", 5),
                (Goal, "stage", "S2"),
                (Goal, "stage", "S9"),
                (Role, "side", "demand"),
                (Role, "side", "platform"),
                (Role, "frontline", True),
                (Role, "persona.description", "忙"),
                (Function, "kind", "business"),
                (Function, "priority", "must"),
                (Function, "priority", "soon"),
                (Function, "remark", ""),
                (Module, "dimension", "data"),
                (Module, "decision.cost.on_demand_first", 7),
                (Module, "decision.cost", None),
                (ValueProposition, "side", "platform"),
                (OptionSet, "chosen", None),
                (OptionSet, "status", "decided"),
                (StoryStep, "touchpoint.direction", "downstream"),
                (Stage, "release", None),
                (Dimension, "not_applicable", "不做内容"),
                (TaskItem, "core_goal", "x"),
                (ChangeRequest, "classification", "change"),
            ]
        ),
    )
    def change(self, data: st.DataObject, change: tuple[type[Record], str, Any]) -> None:
        type_, path, value = change
        chosen = self.some(data, type_)
        if chosen:
            self.do(elements.set_attribute, chosen, path, value)

    @rule(
        data=st.data(),
        written=st.sampled_from(
            [
                "",
                "○",
                "专家",
                "zj/入驻;审核",
                "用户（消费）；专家",
                "财务（核对）",
                "专家（a；用户（b）",
            ]
        ),
    )
    def write(self, data: st.DataObject, written: str) -> None:
        for cell in self.cells(data)[:1]:
            new_roles = data.draw(st.sampled_from([None, {"财务": "platform"}]))
            self.do(canvas.write_cell, *cell, written, new_roles)

    @rule(
        data=st.data(),
        command=st.sampled_from(
            [canvas.mark, canvas.toggle_marks, canvas.clear_cells, canvas.blank_cells]
        ),
    )
    def change_cells(self, data: st.DataObject, command: Any) -> None:
        self.do(command, self.cells(data))

    @rule(
        data=st.data(),
        command=st.sampled_from([canvas.assign_role, canvas.remove_role, canvas.cycle_role]),
    )
    def staff(self, data: st.DataObject, command: Any) -> None:
        role = self.one(data, Role)
        if role is not None:
            self.do(command, self.cells(data), role)

    @rule(data=st.data(), command=st.sampled_from([copying.fill_cells, copying.move_cells]))
    def fill(self, data: st.DataObject, command: Any) -> None:
        targets, sources = self.cells(data), self.cells(data)
        self.do(command, dict(zip(targets, sources, strict=False)))

    @rule(data=st.data())
    def place(self, data: st.DataObject) -> None:
        chosen = self.some(data, Function)
        if data.draw(st.booleans()):
            self.do(axes.place_functions, chosen, self.one(data, Module))
        else:
            self.do(axes.place_in_dimension, chosen, self.one(data, Dimension))

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        chosen = self.some(data, Function)
        if len(chosen) > 1:
            self.do(merge.merge_functions, *chosen)

    @rule(
        data=st.data(),
        rows=st.sampled_from(
            [
                [["专家", "○"], ["财务/核对", "-"]],
                [["功能名称", "类型", "模块"], ["邀请码", "数据", "新模块"], ["F01", "运营", ""]],
                [["", "G01", "新目标"], ["F01", "专家", ""], ["新功能", "", "用户（消费）"]],
            ]
        ),
        everything=st.booleans(),
    )
    def paste(self, data: st.DataObject, rows: list[list[str]], everything: bool) -> None:
        goals, functions = self.some(data, Goal), self.some(data, Function)
        plan = paste_plans.plan_paste(self.document.content, rows, goals, functions)
        self.do(paste.apply_plan, plan.wanting_everything() if everything else plan)

    @rule(data=st.data())
    def follow_a_route(self, data: st.DataObject) -> None:
        route, step = self.one(data, Route), self.one(data, RouteStep)
        functions = self.some(data, Function)
        if route is not None:
            self.do(routes.add_step, route, functions, self.one(data, Role))
        if step is not None:
            self.do(routes.match_canvas, step)

    @rule(data=st.data())
    def deliver(self, data: st.DataObject) -> None:
        self.do(questions.park, "？", self.some(data, Goal, Function, Participation))
        self.do(waivers.waive, "CAN101", self.some(data, Goal), "理由", on=DAY)
        option = self.one(data, Option)
        if option is not None:
            self.do(options.decide, option)
        self.do(project.set_progress, "goals")

    @rule()
    def renumber(self) -> None:
        self.owners.clear()
        self.do(codes.renumber, DAY)

    @rule(data=st.data())
    def fail_half_way(self, data: st.DataObject) -> None:
        """A defect in the middle of a command leaves no trace, in the indexes either."""
        before = indexes(self.document.content)
        goal, chosen = self.one(data, Goal), self.some(data, Function, Role, Module)

        def fail(tx: Transaction) -> None:
            elements.delete(tx, *chosen)
            if goal in tx.content:
                elements.rename(tx, str(goal), "别的")
            elements.add(tx, Function, name="新")
            raise ZeroDivisionError

        with pytest.raises((ZeroDivisionError, UserError)):
            self.document.run(fail)
        assert indexes(self.document.content) == before

    @rule()
    def take_a_snapshot(self) -> None:
        """It shares what it can with the document, of the present and of earlier snapshots."""
        snapshot = self.document.snapshot()
        self.snapshots.append((snapshot, indexes(snapshot)))

    @precondition(lambda self: self.history.done)
    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        self.owners.clear()
        for _ in range(steps):
            self.history.undo()

    @precondition(lambda self: self.history.undone)
    @rule()
    def redo(self) -> None:
        self.owners.clear()
        self.history.redo()

    # -- what holds --------------------------------------------------------------------------

    @invariant()
    def indexes_are_those_of_a_fresh_content(self) -> None:
        content = self.document.content
        assert indexes(content) == indexes(fresh(content))

    @invariant()
    def the_canvas_is_valid(self) -> None:
        assert not [violation.text("en") for violation in violations(self.document.content)]

    @invariant()
    def a_code_is_never_given_to_anybody_else(self) -> None:
        for cls in RECORD_TYPES.values():
            if issubclass(cls, CodedRecord):
                for record in self.document.content.every(cls):
                    assert self.owners.setdefault((cls, record.code), record.id) == record.id

    def teardown(self) -> None:
        self.ids.stop()
        for snapshot, before in self.snapshots:
            assert indexes(snapshot) == before
        after = dict(self.document.content.records)
        steps = len(self.history.done)
        assert squash(self.heard).changes == difference(self.before, after).changes
        assert squash(self.history.done).changes == difference(self.before, after).changes
        self.history.jump(0)
        assert dict(self.document.content.records) == self.before
        self.history.jump(steps)
        assert dict(self.document.content.records) == after


class SequencesOnTheSample(Sequences):
    start = staticmethod(lambda: storage.load(sample("expert-platform")))


TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=60, stateful_step_count=25, suppress_health_check=[HealthCheck.too_slow]
)
TestSequencesOnTheSample = SequencesOnTheSample.TestCase
TestSequencesOnTheSample.settings = settings(
    max_examples=8, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow]
)


@given(st.data())
@settings(max_examples=50)
def test_a_snapshot_does_not_follow_what_happens_later(data: st.DataObject) -> None:
    document = Document(small())
    snapshot = document.snapshot()
    before = indexes(snapshot)
    ids = data.draw(st.lists(st.sampled_from(["G01", "F01", "F02", "R01", "M01"]), min_size=1))
    document.run(elements.delete, *ids)
    document.run(elements.add, Goal, 0, name="新")
    assert indexes(snapshot) == before


def test_the_small_canvas_is_valid() -> None:
    assert not list(violations(small()))
