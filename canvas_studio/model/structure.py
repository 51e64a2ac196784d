"""The structural report (domain 3.2): where the canvas would fall apart, and who carries how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from canvas_studio.model.facts import Facts
from canvas_studio.model.graph import CoverageGraph
from canvas_studio.model.metrics import Figure
from canvas_studio.model.records import Function, Goal, Role


@dataclass(frozen=True, slots=True)
class StructuralReport:
    """What the coverage appendix prints beside the findings. All lists hold ids, by code."""

    articulation_goal_function_role: Mapping[str, tuple[str, ...]]
    """Nodes of U whose removal cuts it apart, by node type (GOAL, FUNC, ROLE)."""
    articulation_role_function: Mapping[str, tuple[str, ...]]
    """The same for B."""
    role_load: Mapping[str, Figure]
    """Crossings that the role takes part in, of all; in the user's order."""
    density: float | None
    """|C| / (|G|·|F⁺|); None for a canvas without cells."""
    components: int
    """Connected components of U."""
    sole_participant: Mapping[str, tuple[str, ...]]
    """The functions that a role alone takes part in; roles without any are left out."""


def structural_report(graph: CoverageGraph, facts: Facts | None = None) -> StructuralReport:
    """Look at the structure of the whole canvas."""
    facts = facts or Facts(graph.content)
    u, b = graph.goal_function_role(), graph.role_function()
    roles = facts.content.of(Role)
    cells = facts.content.count(Goal) * facts.scope_count
    return StructuralReport(
        articulation_goal_function_role=graph.by_type(nx.articulation_points(u)),
        articulation_role_function=graph.by_type(nx.articulation_points(b)),
        role_load={role.id: (facts.load(role.id), facts.crossing_count) for role in roles},
        density=facts.crossing_count / cells if cells else None,
        components=nx.number_connected_components(u),
        sole_participant={
            role.id: _ids(facts.sole(role.id)) for role in roles if facts.sole_count(role.id)
        },
    )


def _ids(functions: Iterable[Function]) -> tuple[str, ...]:
    return tuple(function.id for function in sorted(functions, key=lambda f: f.code))
