from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction
from canvas_studio.model.graph import (
    HANDOFF,
    NEXT,
    SUPPORTS,
    CoverageGraph,
    end_node,
    relation,
)
from canvas_studio.model.records import (
    Goal,
    Indicator,
    Role,
    Route,
    RouteStep,
    StageRequirement,
    StoryStep,
    Touchpoint,
)
from tests.model.build import Build


def edges(content: Content) -> set[tuple[str, str, Any]]:
    return set(CoverageGraph(content).network.edges(keys=True))


def picture(graph: CoverageGraph) -> tuple[dict[str, Any], dict[Any, Any]]:
    network = graph.network
    return dict(network.nodes(data=True)), {
        (source, target, key): data
        for source, target, key, data in network.edges(keys=True, data=True)
    }


def assert_in_step(graph: CoverageGraph) -> None:
    assert picture(graph) == picture(CoverageGraph(graph.content))


def full() -> Build:
    build = Build()
    build.module("M01")
    build.module("M02", parent="M01")
    build.role("R01", internal=True)
    build.value("V01")
    build.goal("G01", stage="S1", values=("V01",), indicator=Indicator(view="DV01"))
    build.function("F01", module="M02", beneficiaries=("R01",), release="release_V1.0")
    build.cell("G01", "F01", "R01", "R02")
    build.cell("G02", "F01", "R01")
    build.view("DV01", "F02")
    build.route("RT01", "G01", ("F01",), ("F01", "F02"), role="R01")
    build.story(
        "ST01",
        {"functions": ("F01",)},
        {"touchpoint": Touchpoint(direction="downstream", role="R02", to="ST02-1")},
        role="R01",
    )
    build.story("ST02", {"touchpoint": Touchpoint(direction="upstream", to="ST01-1", loop=True)})
    build.option_set("DT01", "M01", {}, {})
    return build


def test_every_relation_of_the_domain_is_in_the_graph() -> None:
    assert edges(full().content()) >= {
        ("R01", end_node("platform"), "IN_END"),
        ("V01", end_node("platform"), "IN_END"),
        ("G01", "V01", "PURSUES"),
        ("G01", "S1", "IN_STAGE"),
        ("F01", "G01", "SUPPORTS"),
        ("R01", "F01", ("PARTICIPATES", "G01")),
        ("R01", "F01", ("PARTICIPATES", "G02")),
        ("F01", "R01", "BENEFITS"),
        ("F01", "M02", "IN_MODULE"),
        ("M02", "M01", "PART_OF"),
        ("M02", "business", "IN_DIM"),
        ("S3", "content", "REQUIRES"),
        ("RT01-1", "RT01-2", "NEXT"),
        ("ST01-1", "ST01-2", "NEXT"),
        ("ST01-2", "ST02-1", "HANDOFF"),
        ("ST01-2", "R02", "HANDOFF"),
        ("RT01-2", "F02", "USES"),
        ("ST01-1", "F01", "USES"),
        ("R01", "RT01-1", "ACTS"),
        ("R01", "ST01", "ACTS"),
        ("RT01", "G01", "ROUTE_OF"),
        ("RT01-1", "RT01", "STEP_OF"),
        ("DV01", "F02", "SHOWS"),
        ("G01", "DV01", "MEASURED_BY"),
        ("DT01", "M01", "DECIDES"),
        ("F01", "release_V1.0", "PLANNED"),
    }


def test_nodes_carry_type_code_and_name() -> None:
    graph = CoverageGraph(full().content())
    node = graph.network.nodes["F01"]

    assert (node["type"], node["code"], node["name"].text("zh")) == ("FUNC", "F01", "F01 F01")
    assert graph.network.nodes[end_node("demand")]["type"] == "END"


def test_relations_say_what_only_they_know() -> None:
    network = CoverageGraph(full().content()).network

    assert network.edges["S3", "content", "REQUIRES"] == {"basis": "explicit"}
    assert network.edges["ST02-1", "ST01-1", HANDOFF] == {"direction": "upstream", "loop": True}


def test_a_reference_to_nothing_is_no_edge_until_its_target_turns_up() -> None:
    build = full()
    view = build.view("DV09", "F02")
    document = build.document()
    graph = CoverageGraph(document)
    document.run(lambda tx: tx.remove(view.id))
    document.run(
        lambda tx: tx.change(tx.content.get(Goal, "G02"), indicator=Indicator(view="DV09"))
    )
    assert not graph.network.has_edge("G02", "DV09")

    document.run(lambda tx: tx.put(view))

    assert graph.network.has_edge("G02", "DV09", "MEASURED_BY")
    assert_in_step(graph)


def test_functions_out_of_scope_are_no_part_of_u_and_b() -> None:
    build = full()
    build.function("F03", priority="wont")
    build.cell("G02", "F03", "R02")
    graph = CoverageGraph(build.content())

    assert "F03" in graph.network
    assert set(graph.goal_function_role()) == {"G01", "G02", "F01", "R01", "R02"}
    assert set(map(frozenset, graph.role_function().edges)) == {
        frozenset({"R01", "F01"}),
        frozenset({"R02", "F01"}),
    }


def test_hand_offs_leave_out_intended_returns() -> None:
    graph = CoverageGraph(full().content())

    assert set(graph.hand_off().edges) == {("ST01-1", "ST01-2"), ("ST01-2", "ST02-1")}
    assert nx.is_directed_acyclic_graph(graph.hand_off())


def _swap_steps(tx: Transaction) -> None:
    first, second = (tx.content.get(RouteStep, id) for id in ("RT01-1", "RT01-2"))
    tx.change(first, order=second.order)
    tx.change(second, order=first.order)


def _move_step_to_another_route(tx: Transaction) -> None:
    tx.put(Route(id="RT02", code="RT02", goal="G02", name=tx.content.get(Goal, "G02").name))
    tx.change(tx.content.get(RouteStep, "RT01-1"), route="RT02")


def _end_the_return(tx: Transaction) -> None:
    step = tx.content.get(StoryStep, "ST02-1")
    tx.change(step, touchpoint=Touchpoint(direction="upstream", to="ST01-1"))


def _clear_the_cell(tx: Transaction) -> None:
    for participation in tx.content.participations("G01*F01"):
        tx.remove(participation.id)
    tx.remove("G01*F01")


def _require_other_dimensions(tx: Transaction) -> None:
    stage = tx.content.of(type(tx.content.find("S3")))[2]
    tx.change(stage, requires=(StageRequirement(dimension="content"),))


def _change_the_end_of_a_role(tx: Transaction) -> None:
    tx.change(tx.content.get(Role, "R02"), side="demand")


@pytest.mark.parametrize(
    "command",
    [
        _swap_steps,
        _move_step_to_another_route,
        _end_the_return,
        _clear_the_cell,
        _require_other_dimensions,
        _change_the_end_of_a_role,
    ],
)
def test_the_graph_follows_and_goes_back(command: Any) -> None:
    document = full().document()
    graph = CoverageGraph(document)
    start = picture(graph)

    changes: ChangeSet = document.run(command)

    assert picture(graph) != start
    assert_in_step(graph)
    document.apply(changes.inverse())
    assert picture(graph) == start


def test_steps_stay_in_a_chain_when_one_in_the_middle_goes() -> None:
    build = Build()
    build.goal("G01")
    build.route("RT01", "G01", (), (), ())
    document = build.document()
    graph = CoverageGraph(document)

    document.run(lambda tx: tx.remove("RT01-2"))

    assert graph.network.has_edge("RT01-1", "RT01-3", NEXT)
    assert_in_step(graph)


def test_a_closed_graph_no_longer_follows() -> None:
    document = full().document()
    graph = CoverageGraph(document)
    graph.close()

    document.run(_clear_the_cell)

    assert graph.network.has_edge("F01", "G01", SUPPORTS)


def test_the_relation_of_a_participation_is_told_from_its_key() -> None:
    assert relation(("PARTICIPATES", "G01")) == "PARTICIPATES"
    assert relation("SUPPORTS") == "SUPPORTS"


def test_traces_lead_along_t_and_u_only() -> None:
    graph = CoverageGraph(full().content())

    assert set(graph.traces("F01")) == {"G01", "G02", "M02", "R01", "R02", "RT01-1", "RT01-2"}
    assert set(graph.traces("G01")) == {"V01", "F01"}
