"""Every starter canvas loads, is bilingual, and lets people begin at the beginning."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from canvas_studio import resources
from canvas_studio.model import storage
from canvas_studio.model.checker import check
from canvas_studio.model.commands.project import new_content
from canvas_studio.model.integrity import violations
from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    LText,
    Module,
    Participation,
    Role,
)
from canvas_studio.views.start_page import TEMPLATES as TEMPLATES_OFFERED

TEMPLATES = [pytest.param(path, id=path.stem) for path in resources.starter_canvases()]


def texts(value: Any) -> Iterator[LText]:
    """All bilingual texts in a record."""
    if isinstance(value, LText):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


def test_there_is_an_empty_one_and_others() -> None:
    assert {path.stem for path in resources.starter_canvases()} >= {
        "empty",
        "platform",
        "camping",
        "tea-chain",
    }


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_template_loads_and_has_every_text_in_both_languages(path: Path) -> None:
    content = storage.load(path)
    assert not list(violations(content))
    for record in content.records.values():
        for text in texts(record):
            assert bool(text.zh) == bool(text.en), record.id


def test_the_empty_one_is_a_new_project() -> None:
    content = storage.load(resources.template("empty"))
    made = new_content(content.project.name, content.project.client)
    assert {type(r) for r in content.records.values()} == {type(r) for r in made.records.values()}
    assert len(content) == len(made)


def test_the_platform_begins_with_typical_roles_goals_and_functions_that_nobody_staffed() -> None:
    content = storage.load(resources.template("platform"))
    assert {role.side for role in content.every(Role)} == {"demand", "resource", "platform"}
    assert any(role.frontline for role in content.every(Role))
    assert {goal.stage for goal in content.every(Goal)} == {"S1", "S2", "S3", "S4", "S5"}
    assert {module.dimension for module in content.every(Module)} == {
        "business",
        "operations",
        "data",
        "monetisation",
        "content",
    }
    crossed = {crossing.function for crossing in content.every(Crossing)}
    assert crossed == {function.id for function in content.every(Function)}
    assert content.count(Participation) == 0
    assert content.project.progress == "value"


@pytest.mark.parametrize(
    ("name", "gaps"),
    [
        ("camping", {"ARC301", "OPS702", "OPS703", "ROL206", "STO503"}),
        ("tea-chain", {"DAT802", "DAT803", "VAL407"}),
    ],
)
def test_an_outline_has_the_gaps_that_its_heading_announces(name: str, gaps: set[str]) -> None:
    path = resources.template(name)
    assert {finding.code for finding in check(storage.load(path))} == gaps
    announced = path.read_text(encoding="utf-8").partition("schema")[0]
    assert all(code in announced for code in gaps)


def test_the_start_page_offers_every_template_and_says_what_it_is() -> None:
    offered = {path.stem for path in resources.starter_canvases()} - {"empty"}
    assert set(TEMPLATES_OFFERED) == offered
