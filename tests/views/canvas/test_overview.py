"""The canvas summed up in blocks, and the way down to its cells."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from canvas_studio import resources
from canvas_studio.model import storage
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.records import Crossing, Function
from canvas_studio.views.canvas.blocks import NO_ID, Block, blocks_of, first_in_block
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.overview_model import OverviewModel
from canvas_studio.views.canvas.overview_view import warmth
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.theme import THEMES, contrast
from tests.model.build import Build, text
from tests.model.random_steps import take_step


@pytest.fixture
def document() -> Document:
    build = Build()
    build.goal("G01", stage="S1", name=text("资源"))
    build.goal("G02", stage="S3")
    build.goal("G03", stage="S1")
    build.goal("G04")
    build.module("M01")
    build.module("M02")
    build.function("F01", module="M01", kind="operations")
    build.function("F02", module="M01")
    build.function("F03", module="M02", priority="wont")
    build.function("F04", kind="data")
    build.cell("G01", "F01", "R01")
    build.cell("G03", "F01")
    build.cell("G03", "F02", "R01", "R02")
    build.cell("G02", "F04")
    build.cell("G02", "F03", "R01")
    build.cell("G04", "F04", "R01")
    return build.document()


def summed(document: Document, across="stage", grouping="module", hidden=()):
    content = document.content
    return blocks_of(content, CanvasDisplay(content, "zh"), grouping, across, hidden)


def test_a_block_counts_crossings_and_those_with_roles(document):
    blocks = summed(document)
    assert [line.id for line in blocks.rows] == ["M01", "M02", "unplaced"]
    assert [line.id for line in blocks.columns] == ["S1", "S3", NO_ID]
    assert blocks.block(0, 0) == Block(3, 2)
    assert blocks.block(0, 0).marked == 1
    assert blocks.block(2, 1) == Block(1, 0)
    assert blocks.block(0, 1) == Block()
    assert blocks.most == 3


def test_what_is_out_of_scope_stands_in_no_block(document):
    assert summed(document).block(1, 1) == Block()


def test_a_column_counts_its_functions_by_kind_each_once(document):
    assert [line.kinds for line in summed(document).columns] == [(1, 1, 0), (0, 0, 1), (0, 0, 1)]


def test_goals_can_stand_for_themselves_and_functions_by_kind(document):
    blocks = summed(document, "goal", "kind")
    assert [line.id for line in blocks.rows] == ["business", "operations", "data"]
    assert [line.code for line in blocks.columns] == ["G01", "G02", "G03", "G04"]
    assert blocks.block(1, 2) == Block(1, 0)


def test_what_a_filter_hides_is_not_counted(document):
    blocks = summed(document, hidden={"F01", "G02", "F03"})
    assert [line.id for line in blocks.rows] == ["M01", "unplaced"]
    assert blocks.block(0, 0) == Block(1, 1)
    assert [line.id for line in blocks.columns] == ["S1", NO_ID]


def test_a_block_leads_to_its_first_crossing_without_a_role(document):
    content = document.content
    assert first_in_block(content, "module", "M01", "S1", "stage") == ("G03", "F01")
    assert first_in_block(content, "module", "M01", "S1", "stage", {"G03"}) == ("G01", "F01")
    assert first_in_block(content, "module", "M01", "S3", "stage") == ("G02", "F01")
    assert first_in_block(content, "module", "M01", "S1", "stage", {"F01", "F02"}) is None


def test_there_is_one_row_while_there_are_no_modules():
    build = Build()
    build.cell("G01", "F01", "R01")
    blocks = summed(build.document())
    assert [(line.id, line.count) for line in blocks.rows] == [(NO_ID, 1)]
    assert blocks.block(0, 0) == Block(1, 1)


@pytest.mark.parametrize("name", THEMES)
def test_the_warmest_tile_is_still_readable(name):
    theme = THEMES[name]
    assert contrast(theme.text, warmth(theme, 1.0).name()) >= 7
    assert warmth(theme, 0.0) != warmth(theme, 0.1) != warmth(theme, 1.0)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 10**6), max_size=12), st.sampled_from(["stage", "goal"]))
def test_every_crossing_in_scope_is_in_one_block_after_any_steps(locale, seeds, across):
    document = Document(storage.load(resources.sample("expert-platform")))
    history = History(document)
    canvas = CanvasTableModel(document.content, locale, "zh")
    document.subscribe(canvas.follow)
    model = OverviewModel(canvas, locale)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.across = across
    model.refresh()
    for seed in seeds:
        take_step(document, history, seed)
        canvas.set_grouping(["module", "kind", "none"][seed % 3])
        model.refresh()
        in_scope = {f.id for f in document.content.every(Function) if f.in_scope}
        crossings = [c for c in document.content.every(Crossing) if c.function in in_scope]
        assert sum(block.crossings for block in model.blocks.blocks.values()) == len(crossings)
