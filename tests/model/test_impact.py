from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.facts import Facts
from canvas_studio.model.graph import CoverageGraph
from canvas_studio.model.history import History
from canvas_studio.model.impact import impact, traces
from canvas_studio.model.records import Thresholds
from tests.model.build import Build
from tests.model.random_steps import take_step
from tests.model.test_comparison import SAMPLE_CONTENT


def chain(**project: object) -> Content:
    build = Build(**project)
    build.value("V01")
    build.goal("G01", values=("V01",))
    build.module("M01", "content")
    build.function("F01", module="M01")
    build.cell("G01", "F01", "R01")
    build.cell("G02", "F02", "R01")
    build.route("RT01", "G01", ("F01",))
    return build.content()


def test_impact_goes_two_hops_and_groups_by_type() -> None:
    reached = impact(Facts(chain()), ["V01"])

    assert reached.by_type == {"VALUE": ("V01",), "GOAL": ("G01",), "FUNC": ("F01",)}
    assert reached.hops == {"V01": 0, "G01": 1, "F01": 2}


def test_the_project_sets_how_far_it_goes() -> None:
    content = chain(thresholds=Thresholds(hop_limit=3))

    reached = impact(Facts(content), ["V01"])

    assert reached.by_type["ROLE"] == ("R01",)
    assert reached.by_type["MODULE"] == ("M01",)
    assert reached.by_type["RSTEP"] == ("RT01-1",)
    assert "F02" not in reached.hops


def test_elements_of_one_type_come_by_code() -> None:
    build = Build()
    for function in ("F03", "F01", "F02"):
        build.cell("G01", function)

    assert impact(Facts(build.content()), ["G01"]).by_type["FUNC"] == ("F01", "F02", "F03")


def test_what_is_not_in_the_graph_touches_nothing() -> None:
    assert impact(Facts(chain()), ["G01*F01", "nothing"]).by_type == {}


def test_roles_of_functions_not_this_time_are_not_reached() -> None:
    build = Build()
    build.function("F01", priority="wont")
    build.cell("G01", "F01", "R01")

    assert impact(Facts(build.content()), ["G01"]).hops == {"G01": 0, "F01": 1}


@given(st.lists(st.integers(0, 100_000), max_size=8))
@settings(max_examples=25)
def test_neighbours_are_those_of_the_graph(seeds: list[int]) -> None:
    document = Document(SAMPLE_CONTENT.copy())
    history = History(document)
    for seed in seeds:
        take_step(document, history, seed)
    graph, facts = CoverageGraph(document.content), Facts(document.content)
    for id in document.content.records:
        near = set(graph.traces(id)) if id in graph.network else set()
        assert set(traces(facts, id)) == near
