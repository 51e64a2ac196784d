"""Finding names, roles and activities in reading order, and going from one to the next."""

from __future__ import annotations

import pytest

from canvas_studio.model.document import Document
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.find import Found, find_places
from canvas_studio.views.canvas.places import Place
from tests.model.build import Build, text


@pytest.fixture
def document() -> Document:
    build = Build()
    build.role("R01", name=text("专家", "Expert"))
    build.role("R02", name=text("用户", "User"))
    build.goal("G01", name=text("专家资源沉淀"))
    build.goal("G02", name=text("成交增长"))
    build.module("M01", name=text("专家中心"))
    build.function("F01", name=text("入驻", "Sign up"), module="M01")
    build.function("F02", name=text("邀请码"))
    build.cell("G01", "F01", "R02", activity="提交资料")
    build.cell("G02", "F01", "R01", activity="审核")
    build.cell("G01", "F02", "R02", activity="邀请专家")
    build.cell("G02", "F02")
    return build.document()


def found(document, query, hidden=(), language="zh", grouping="module") -> Found:
    content = document.content
    return find_places(content, CanvasDisplay(content, language), grouping, query, hidden)


def said(found: Found) -> list[str]:
    return [f"{place.goal.id or '-'}/{place.function.id or '-'}" for place in found.places]


def test_names_roles_and_activities_are_found_in_reading_order(document):
    assert said(found(document, "专家")) == ["G01/-", "-/M01", "G02/F01", "G01/F02"]


@pytest.mark.parametrize("query", ["zhuanjia", "zj", "ZJ", "专家"])
def test_a_name_is_found_by_pinyin_and_initials(document, query):
    assert said(found(document, query)) == ["G01/-", "-/M01", "G02/F01", "G01/F02"]


def test_the_other_language_and_codes_are_found_too(document):
    assert said(found(document, "sign up")) == ["-/F01"]
    assert said(found(document, "F02")) == ["-/F02"]
    assert said(found(document, "expert")) == ["G02/F01"]


def test_what_a_filter_hides_is_not_looked_through(document):
    assert said(found(document, "专家", hidden={"G02"})) == ["G01/-", "-/M01", "G01/F02"]
    assert said(found(document, "专家", hidden={"F01"})) == ["G01/-", "G01/F02"]


def test_nothing_is_found_for_nothing(document):
    assert found(document, "  ").places == ()
    assert found(document, "没有").places == ()


def test_the_next_place_is_the_one_after_the_cursor_round_and_round(document):
    hits = found(document, "专家")
    cell = Place(Line("goal", "G02"), Line("function", "F01"))
    assert hits.at(cell) == 2
    assert hits.following(cell, 1) == hits.places[3]
    assert hits.following(cell, -1) == hits.places[1]
    assert hits.following(hits.places[3], 1) == hits.places[0]
    assert hits.following(hits.places[0], -1) == hits.places[3]
    between = Place(Line("goal", "G01"), Line("function", "F01"))
    assert hits.at(between) is None
    assert hits.following(between, 1) == cell
    assert hits.following(between, -1) == hits.places[1]
    assert hits.following(Place(NAMES, Line("new")), 1) == hits.places[0]
    assert Found().following(cell, 1) is None
