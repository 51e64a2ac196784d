"""Every command is documented, has an example here, and is one named step that can be undone."""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from canvas_studio.model import commands
from canvas_studio.model.changes import Change, ChangeSet
from canvas_studio.model.commands import (
    axes,
    canvas,
    codes,
    copying,
    elements,
    lists,
    merge,
    options,
    paste,
    paste_plans,
    project,
    questions,
    routes,
    snapshots,
    waivers,
)
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.integrity import violations
from canvas_studio.model.notation import RoleNames, parse_cell
from canvas_studio.model.records import Goal, OpenQuestion, Role, RouteStep
from tests.model.build import Build, text

SUBJECTS = [
    "elements",
    "canvas",
    "copying",
    "lists",
    "axes",
    "merge",
    "paste",
    "routes",
    "options",
    "questions",
    "waivers",
    "project",
    "codes",
    "snapshots",
]
INSIDE = [
    "attributes",
    "deletion",
    "headings",
    "labels",
    "linking",
    "naming",
    "option_labels",
    "paste_plans",
    "paste_reading",
    "paste_tables",
    "placing",
    "staffing",
]
DAY = datetime.date(2026, 11, 24)


def rich() -> Document:
    build = Build()
    build.module("M01")
    build.function("F01", module="M01", tags=("incentive",))
    build.function("F02")
    build.role("R01", name=text("专家"))
    build.role("R02", name=text("用户"))
    build.cell("G01", "F01", "R01", "R02")
    build.cell("G02", "F01")
    build.cell("G02", "F02", "R02")
    build.route("RT01", "G01", ("F02",), role="R01")
    build.option_set("DT01", "M01", {}, {}, chosen="A", status="decided")
    build.make(OpenQuestion, "Q01", text=text("能否？"))
    document = build.document()
    document.run(waivers.waive, "CAN104", ["G01"], "试点")
    return document


def entries(content: Content) -> Any:
    return parse_cell("专家（入驻）；用户", RoleNames(content.every(Role))).entries


def plan(content: Content) -> Any:
    return paste_plans.plan_cells(content, [["专家", "○"]], ["G01", "G02"], ["F02"])


def held(content: Content) -> Any:
    return copying.copied(content, [("G01", "F01")])["G01", "F01"]


def what_was_done(content: Content) -> ChangeSet:
    """A step of the route taken out, and a question parked."""
    return ChangeSet(
        {
            "RT01-2": Change(
                dataclasses.replace(content.get(RouteStep, "RT01-1"), id="RT01-2", code="RT01-2"),
                None,
            ),
            "Q01": Change(None, content.find("Q01")),
        }
    )


# The arguments after the transaction, from the content that a command is run on.
EXAMPLES: dict[Callable[..., object], Callable[[Content], tuple[Any, ...]]] = {
    elements.add: lambda _: (Goal, 0),
    elements.rename: lambda _: ("G01", "拉新"),
    elements.set_attribute: lambda _: ("G01", "indicator.target", 5),
    elements.set_text: lambda _: ("F01", "description", "en", "What it does"),
    elements.move: lambda _: ("G02", 0),
    elements.delete: lambda _: ("F01", "R02"),
    canvas.write_cell: lambda _: ("G01", "F02", "zj/入驻"),
    canvas.set_cell: lambda content: ("G01", "F02", entries(content)),
    canvas.mark: lambda _: ([("G01", "F02")],),
    canvas.toggle_marks: lambda _: ([("G02", "F01")],),
    canvas.clear_cells: lambda _: ([("G01", "F01")],),
    canvas.clear_roles: lambda _: ([("G01", "F01"), ("G02", "F02")],),
    canvas.blank_cells: lambda _: ([("G01", "F01")],),
    canvas.assign_role: lambda _: ([("G02", "F01")], "R01", ["入驻"]),
    canvas.remove_role: lambda _: ([("G01", "F01")], "R01"),
    canvas.cycle_role: lambda _: ([("G01", "F01")], "R01"),
    canvas.set_activities: lambda _: ("G01", "F01", "R01", ["入驻"]),
    canvas.describe_participation: lambda _: ("G01", "F01", "R01", "raci", ("R",)),
    canvas.move_role: lambda _: ("G01", "F01", "R02", 0),
    copying.fill_cells: lambda _: ({("G01", "F02"): ("G01", "F01")},),
    copying.paste_cells: lambda content: ({("G01", "F02"): held(content)},),
    copying.cut_cells: lambda _: ([("G01", "F01")],),
    copying.move_cells: lambda _: ({("G01", "F02"): ("G01", "F01")},),
    lists.include: lambda _: (["F01", "F02"], "beneficiaries", "R01"),
    lists.exclude: lambda _: (["F01"], "tags", "incentive"),
    axes.add_function: lambda _: ("邀请码", "G01"),
    axes.set_kind: lambda _: (["F01", "F02"], "operations"),
    axes.set_priority: lambda _: ("F01", "must"),
    axes.set_release: lambda _: ("F01", "release_V1.0"),
    axes.set_stage: lambda _: ("G01", "S1"),
    axes.toggle_tag: lambda _: ("F01", "finance"),
    axes.place_functions: lambda _: (["F02"], "M01"),
    axes.place_in_dimension: lambda _: (["F02"], "data"),
    merge.merge_functions: lambda _: ("F01", "F02"),
    paste.apply_plan: lambda content: (plan(content),),
    routes.add_route: lambda _: ("G02",),
    routes.draft_route: lambda _: ("G02",),
    routes.add_step: lambda _: ("RT01", ["F01"], "R01"),
    routes.toggle_function: lambda _: ("RT01-1", "F01"),
    routes.match_canvas: lambda _: ("RT01-1",),
    options.recommend: lambda _: ("DT01-B", "理由"),
    options.decide: lambda _: ("DT01-B", "R01", DAY),
    options.reopen: lambda _: ("DT01",),
    questions.park: lambda _: ("谁来审批？", ["F01"]),
    questions.answer: lambda _: ("Q01", "可以"),
    questions.drop: lambda _: ("Q01",),
    questions.reopen: lambda _: ("Q01",),
    waivers.waive: lambda _: ("CAN106", ["G01", "F01"], "试点", "顾问", DAY),
    waivers.unwaive: lambda _: ("CAN104", ["G01"]),
    project.set_progress: lambda _: ("goals",),
    project.record_revision: lambda _: ("V0.2", DAY, "送审", "顾问"),
    codes.renumber: lambda _: (DAY,),
    snapshots.return_to: lambda content: (what_was_done(content), "00:35 目标完成"),
}


def all_commands() -> Iterator[Callable[..., object]]:
    for name in SUBJECTS:
        module = importlib.import_module(f"{commands.__name__}.{name}")
        offered = getattr(module, "__all__", [n for n in vars(module) if not n.startswith("_")])
        for command in (getattr(module, n) for n in offered):
            here = getattr(command, "__module__", "").startswith(commands.__name__)
            if here and inspect.isfunction(command):
                own = command.__module__ == module.__name__ or hasattr(module, "__all__")
                first = next(iter(inspect.signature(command).parameters.values()), None)
                if own and first is not None and first.annotation == "Transaction":
                    yield command


def test_every_module_is_a_subject_or_the_inside_of_one() -> None:
    modules = [module.name for module in pkgutil.iter_modules(commands.__path__)]
    assert sorted(modules) == sorted([*SUBJECTS, *INSIDE])
    described = commands.__doc__ or ""
    assert [name for name in modules if name not in described] == []


def test_every_command_has_an_example() -> None:
    assert set(all_commands()) == EXAMPLES.keys()


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda c: f"{c.__module__[28:]}.{c.__name__}")
def test_a_command_is_a_documented_named_step(command: Callable[..., object]) -> None:
    document = rich()
    arguments = EXAMPLES[command](document.content)
    keywords = {"name": "新目标"} if command is elements.add else {}
    if command is questions.reopen:
        document.run(questions.drop, "Q01")
    if command is codes.renumber:
        document.run(elements.delete, "G01")
    history = History(document)
    before = dict(document.content.records)
    assert inspect.getdoc(command)

    changes = document.run(command, *arguments, **keywords)

    assert changes
    assert not list(violations(document.content))
    zh, en = changes.label.text("zh"), changes.label.text("en")
    assert zh
    assert en
    assert zh != en
    assert not zh.isascii()
    after = dict(document.content.records)
    assert len(history.done) == 1
    history.undo()
    assert dict(document.content.records) == before
    history.redo()
    assert dict(document.content.records) == after
