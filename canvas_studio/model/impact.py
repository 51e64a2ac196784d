"""The impact view (domain 3.2): what a remark about some elements may touch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from canvas_studio.model.graph import CoverageGraph


@dataclass(frozen=True, slots=True)
class Impact:
    """Elements within reach of the ones touched."""

    by_type: dict[str, tuple[str, ...]]
    """Ids by node type (VALUE, GOAL, FUNC, …), each sorted by code; the touched ones included."""
    hops: dict[str, int]
    """How far from the nearest touched element each one is."""


def impact(graph: CoverageGraph, touched: Iterable[str], hop_limit: int | None = None) -> Impact:
    """Everything within `hop_limit` undirected hops of `touched` in T ∪ U.

    The limit is the project's where none is given. What is not an element of the graph, such as
    a crossing, touches nothing by itself: give its goal and its function.
    """
    limit = graph.content.project.thresholds.hop_limit if hop_limit is None else hop_limit
    hops = {id: 0 for id in touched if id in graph.network}
    edge = list(hops)
    for hop in range(1, limit + 1):
        reached = dict.fromkeys(other for id in edge for other in graph.traces(id))
        edge = [id for id in reached if id not in hops]
        hops.update(dict.fromkeys(edge, hop))
    return Impact(graph.by_type(hops), hops)
