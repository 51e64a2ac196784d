"""Every attribute of what the inspector shows is either edited in it, or listed here with the reason."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from canvas_studio.model.commands.attributes import value_at
from canvas_studio.model.records import (
    RECORD_TYPES,
    BuildCost,
    BuildDecision,
    FunctionPoint,
    Indicator,
    Participation,
    Persona,
    StageRequirement,
)
from canvas_studio.views.inspector.choice_entry import TickEntry
from canvas_studio.views.inspector.shape import shape
from canvas_studio.views.inspector.sheets import SHEETS
from canvas_studio.views.inspector.subject import KINDS
from tests.model.build import text
from tests.views.inspector.conftest import small

ANYWHERE = {
    "type": "says what kind of element it is, in the heading",
    "id": "never seen by people",
    "code": "shown in the heading; changed by renumbering only (domain 2.1)",
    "order": "changed by moving the element among its like",
    "source": "where an exchange file says it comes from; not an attribute of domain 2.2",
}
BY_ANOTHER_WAY = {
    ("stage", "key"): "which of the five fixed stages it is",
    ("crossing", "goal"): "half of what a crossing is; in the heading",
    ("crossing", "function"): "half of what a crossing is; in the heading",
}
PARTS: dict[str, Any] = {
    "goal.indicator": Indicator,
    "value.indicator": Indicator,
    "role.persona": Persona,
    "module.decision": BuildDecision,
    "module.decision.cost": BuildCost,
}
WITHIN = {
    FunctionPoint: {"function": "the function whose points are shown"},
    Participation: {"crossing": "the crossing shown", "role": "added and taken out as a whole"},
    StageRequirement: {"source": "as for elements"},
}


def paths(kind: str) -> set[str]:
    return {f.path for section in SHEETS[kind] for row in section.rows for f in row}


def names(type: Any) -> set[str]:
    return {field.name for field in dataclasses.fields(type)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_attribute_is_edited_or_has_a_reason_why_not(kind: str) -> None:
    edited = {path.partition(".")[0] for path in paths(kind)}
    elsewhere = {name for held, name in BY_ANOTHER_WAY if held == kind}
    assert names(RECORD_TYPES[kind]) - edited - set(ANYWHERE) - elsewhere == set()
    assert (edited & elsewhere) == set()


@pytest.mark.parametrize("part", PARTS)
def test_every_attribute_of_a_part_is_edited(part: str) -> None:
    kind, _, prefix = part.partition(".")
    edited = {p.removeprefix(f"{prefix}.") for p in paths(kind) if p.startswith(f"{prefix}.")}
    assert names(PARTS[part]) == {name.partition(".")[0] for name in edited}


def test_every_path_leads_to_an_attribute() -> None:
    for kind in SHEETS:
        for path in paths(kind) - {"points", "participations"}:
            assert shape(kind, path) is not None


def test_every_kind_has_a_sheet() -> None:
    assert tuple(SHEETS) == KINDS


def test_points_are_edited_whole(bench) -> None:
    bench.show("function", "F01")
    bench.entry("points", "zh").setFocus()
    bench.type("审核")
    bench.press(Qt.Key.Key_Return)
    edited = {entry.target.path for entry in bench.panel.form.entries() if entry.target}
    bench.field("points").list.blocks[0].fold.setChecked(True)
    edited |= {entry.target.path for entry in bench.panel.form.entries() if entry.target}
    missing = names(FunctionPoint) - edited - set(ANYWHERE) - set(WITHIN[FunctionPoint])
    assert missing == set()


def test_participations_are_edited_whole(bench) -> None:
    bench.show("crossing", "G01", "F01")
    edited = {entry.target.path.partition(".")[0] for entry in bench.panel.form.entries()}
    missing = names(Participation) - edited - set(ANYWHERE) - set(WITHIN[Participation])
    assert missing == set()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_editor_says_what_it_is_to_a_screen_reader(make_bench, kind, language) -> None:
    build = small()
    build.function("F09", name=text("x"))
    bench = make_bench(build)
    bench.window.studio.locale.set_language(language)
    ids = {"goal": "G01", "function": "F01", "role": "R01", "module": "M01", "stage": "S1",
           "value": "V01", "dimension": "data"}  # fmt: skip
    bench.show(kind, *(("G01", "F01") if kind == "crossing" else (ids[kind],)))
    silent = [
        entry.target
        for entry in bench.panel.form.entries()
        if not (entry.accessibleName() or getattr(entry, "text", str)())
    ]
    bench.window.studio.locale.set_language("en")
    assert silent == []


def test_captions_are_the_labels_of_their_editors(bench) -> None:
    bench.show("goal", "G01")
    buddies = [label.buddy() for label in bench.panel.form.findChildren(QLabel)]
    unlabelled = [
        entry.target.path
        for entry in bench.panel.form.entries()
        if entry not in buddies and not isinstance(entry, TickEntry)
    ]
    assert unlabelled == []


def test_the_values_of_a_missing_part_are_empty_not_made_up(bench) -> None:
    bench.show("module", "M01")
    module = bench.content.records["M01"]
    assert value_at(module, "decision.horizon_years") == 3
    assert bench.entry("decision.horizon_years").text() == ""
    assert bench.entry("decision.expansion_impact").currentText() == ""
