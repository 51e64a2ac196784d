"""Every MOD code is found in the content that breaks it, and its repair makes the content valid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, new_document
from canvas_studio.model.integrity import IntegrityError, repaired, violations
from canvas_studio.model.records import (
    Crossing,
    DataView,
    Function,
    Goal,
    Indicator,
    LText,
    Module,
    Option,
    OptionSet,
    Participation,
    Project,
    Record,
    Role,
    ValueProposition,
)
from canvas_studio.model.records.fixed import DEFAULT_RELEASE, FIXED_RECORDS

NAME = LText(zh="名称", en="name")
PROJECT = Project(
    id="project", code="P-1", name=NAME, client=NAME, primary_language="zh", version="V0.1"
)
GOAL = Goal(id="g", code="G01", name=NAME)
FUNCTION = Function(id="f", code="F01", name=NAME, kind="business")
ROLE = Role(id="r", code="R01", name=NAME, side="demand")
CROSSING = Crossing(id="g*f", goal="g", function="f")
MODULE = Module(id="m", code="M01", name=NAME, dimension="business")
OPTIONS = OptionSet(id="o", code="DT01", question=NAME)


def option(id: str, order: str, label: Any) -> Option:
    return Option(id=id, option_set="o", order=order, label=label, title=NAME)


def content(*records: Record, without: str = "") -> Content:
    fixed = (r for r in (*FIXED_RECORDS, DEFAULT_RELEASE) if r.id not in (without, "project"))
    project = [] if without == "project" else [PROJECT]
    return Content([*project, *fixed, *records])


BROKEN: dict[str, tuple[str, Content]] = {
    "same code twice": ("MOD002", content(GOAL, replace(GOAL, id="g2"))),
    "goal in no such stage": ("MOD003", content(replace(GOAL, stage="S9"))),
    "crossing of no such function": ("MOD003", content(GOAL, CROSSING)),
    "reference to a record of another type": (
        "MOD003",
        content(GOAL, replace(FUNCTION, module="g")),
    ),
    "crossing under a foreign id": (
        "MOD004",
        content(GOAL, FUNCTION, replace(CROSSING, id="other")),
    ),
    "participation under a foreign id": (
        "MOD004",
        content(GOAL, FUNCTION, ROLE, CROSSING, Participation(id="p", crossing="g*f", role="r")),
    ),
    "a stage is missing": ("MOD005", content(without="S3")),
    "a dimension is missing": ("MOD005", content(without="content")),
    "no project": ("MOD005", content(without="project")),
    "no release": ("MOD005", content(without=DEFAULT_RELEASE.id)),
    "target below the baseline": (
        "MOD005",
        content(replace(GOAL, indicator=Indicator(baseline=5, target=1, direction="up"))),
    ),
    "no name in the primary language": ("MOD006", content(replace(GOAL, name=LText(en="x")))),
    "frontline outside": ("MOD007", content(replace(ROLE, frontline=True))),
    "internal at the demand end": ("MOD007", content(replace(ROLE, internal=True))),
    "value type of another end": (
        "MOD007",
        content(
            ValueProposition(
                id="v", code="V01", side="demand", value_type="internal_efficiency", statement=NAME
            )
        ),
    ),
    "value with the role of another end": (
        "MOD007",
        content(
            ROLE,
            replace(ROLE, id="r2", code="R02", name=LText(zh="乙"), side="resource"),
            ValueProposition(
                id="v", code="V01", side="resource", value_type="service", statement=NAME, role="r"
            ),
        ),
    ),
    "module three levels deep": (
        "MOD008",
        content(
            MODULE,
            replace(MODULE, id="m2", code="M02", parent="m"),
            replace(MODULE, id="m3", code="M03", parent="m2"),
        ),
    ),
    "module its own parent": ("MOD008", content(replace(MODULE, parent="m"))),
    "sub-module of another dimension": (
        "MOD008",
        content(MODULE, replace(MODULE, id="m2", code="M02", parent="m", dimension="data")),
    ),
    "function in a module with sub-modules": (
        "MOD008",
        content(
            MODULE,
            replace(MODULE, id="m2", code="M02", parent="m"),
            replace(FUNCTION, module="m"),
        ),
    ),
    "labels out of order": (
        "MOD009",
        content(OPTIONS, option("1", "a", "B"), option("2", "b", "A")),
    ),
    "chosen option does not exist": (
        "MOD009",
        content(
            replace(OPTIONS, status="decided", chosen="C"),
            option("1", "a", "A"),
            option("2", "b", "B"),
        ),
    ),
    "decided without a choice": ("MOD009", content(replace(OPTIONS, status="decided"))),
    "view of a business function": (
        "MOD010",
        content(FUNCTION, DataView(id="d", code="DV01", function="f")),
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_breaks_the_model_is_found_under_its_code(case: str) -> None:
    code, broken = BROKEN[case]
    assert code in {v.code for v in violations(broken)}


@pytest.mark.parametrize("case", BROKEN)
def test_a_repair_makes_the_content_valid_and_says_what_it_did(case: str) -> None:
    code, broken = BROKEN[case]
    before = dict(broken.records)
    whole, done = repaired(broken)
    assert list(violations(whole)) == []
    assert code in {v.code for v in done}
    assert dict(broken.records) == before


@pytest.mark.parametrize("case", BROKEN)
def test_every_message_reads_in_both_languages(case: str) -> None:
    _, broken = BROKEN[case]
    for violation in violations(broken):
        assert violation.text("zh") != violation.text("en")
        assert "{" not in violation.text("zh") + violation.text("en")


def valid() -> Document:
    return new_document(
        content(
            GOAL,
            replace(FUNCTION, module="m"),
            ROLE,
            replace(ROLE, id="r2", code="R02", name=LText(zh="乙")),
            CROSSING,
            MODULE,
            Participation(id="g*f*r", crossing="g*f", role="r"),
            ValueProposition(
                id="v", code="V01", side="demand", value_type="service", statement=NAME, role="r"
            ),
            Function(id="d", code="F02", name=NAME, kind="data"),
            DataView(id="dv", code="DV01", function="d"),
            OPTIONS,
            option("1", "a", "A"),
            option("2", "b", "B"),
        ).records.values()
    )


def test_a_value_may_keep_its_role_while_its_end_has_none() -> None:
    """That the end has no role is reported by ROL205; the file is no less readable for it."""
    document = valid()
    document.run(lambda tx: (tx.remove("r2"), tx.change(ROLE, side="resource")))
    assert not any(violations(document.content))


REFUSED: dict[str, Callable[[Any], object]] = {
    "removing a goal under its crossing": lambda tx: tx.remove("g"),
    "removing a stage": lambda tx: tx.remove("S1"),
    "removing the last release": lambda tx: tx.remove(DEFAULT_RELEASE.id),
    "removing the project": lambda tx: tx.remove("project"),
    "moving a role away from its value": lambda tx: tx.change(ROLE, side="resource"),
    "a first role at the end of a value whose role has left": lambda tx: (
        tx.remove("r2"),
        tx.change(ROLE, side="resource"),
        tx.put(replace(ROLE, id="r3", code="R03", name=LText(zh="丙"))),
    ),
    "making a data function a business function": lambda tx: tx.change(
        tx.content.get(Function, "d"), kind="business"
    ),
    "a sub-module below a module with functions": lambda tx: tx.put(
        replace(MODULE, id="m2", code="M02", parent="m")
    ),
    "a second option A": lambda tx: tx.change(tx.content.get(Option, "2"), label="A"),
    "a primary language without names": lambda tx: (
        tx.change(GOAL, name=LText(zh="只有中文")),
        tx.change(tx.content.project, primary_language="en"),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_step_that_would_break_the_model_is_refused_whole(case: str) -> None:
    document = valid()
    before = dict(document.content.records)
    with pytest.raises(IntegrityError):
        document.run(lambda tx: REFUSED[case](tx))
    assert dict(document.content.records) == before


def test_a_step_is_checked_as_strictly_as_a_file() -> None:
    """Whatever a single step can break is seen by looking at what the step touched."""
    for case, (_, broken) in BROKEN.items():
        if "project" in broken and not any(v.code == "MOD005" for v in violations(broken)):
            start = dict(content().records)
            added = [r for id, r in broken.records.items() if id not in start]
            document = Document(content())
            with pytest.raises(IntegrityError):
                document.run(lambda tx, added=added: [tx.put(r) for r in added])
            assert dict(document.content.records) == start, case
