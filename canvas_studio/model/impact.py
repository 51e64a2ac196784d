"""The impact view (domain 3.2): what a remark about some elements may touch.

It reads the facts, so that looking at the neighbourhood of one element does not first build the
graph of all; what T ∪ U is, `graph` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from canvas_studio.model.content import Content
from canvas_studio.model.facts import Facts
from canvas_studio.model.graph import NODE_TYPES
from canvas_studio.model.records import (
    Crossing,
    DataView,
    Dimension,
    Function,
    Goal,
    Module,
    Record,
    Role,
    RouteStep,
    ValueProposition,
)


@dataclass(frozen=True, slots=True)
class Impact:
    """Elements within reach of the ones touched."""

    by_type: dict[str, tuple[str, ...]]
    """Ids by node type (VALUE, GOAL, FUNC, …), each sorted by code; the touched ones included."""
    hops: dict[str, int]
    """How far from the nearest touched element each one is."""


def impact(facts: Facts, touched: Iterable[str], hop_limit: int | None = None) -> Impact:
    """Everything within `hop_limit` undirected hops of `touched` in T ∪ U.

    The limit is the project's where none is given. What is not an element of the graph, such as
    a crossing, touches nothing by itself: give its goal and its function.
    """
    content = facts.content
    limit = content.project.thresholds.hop_limit if hop_limit is None else hop_limit
    hops = {id: 0 for id in touched if type(content.find(id)) in NODE_TYPES}
    edge = list(hops)
    for hop in range(1, limit + 1):
        reached = dict.fromkeys(other for id in edge for other in traces(facts, id))
        edge = [id for id in reached if id not in hops]
        hops.update(dict.fromkeys(edge, hop))
    return Impact(_by_type(content, hops), hops)


def traces(facts: Facts, id: str) -> Iterator[str]:
    """The neighbours of an element in T ∪ U: what it traces to, and who takes part."""
    content = facts.content
    match content.find(id):
        case ValueProposition():
            yield from _referring(content, id, Goal)
        case Goal() as goal:
            yield from goal.values
            yield from facts.functions_at(id)
        case Function() as function:
            yield from (crossing.goal for crossing in content.referrers(id, Crossing))
            if function.module is not None:
                yield function.module
            yield from _referring(content, id, RouteStep)
            yield from _referring(content, id, DataView)
            yield from facts.roles_of(id)
        case Role():
            yield from (other for other in facts.functions_at(id) if facts.in_scope(other))
        case Module() as module:
            yield module.dimension
            yield from _referring(content, id, Function)
        case Dimension():
            yield from _referring(content, id, Module)
        case RouteStep() as step:
            yield from step.functions
        case DataView() as view:
            yield view.function


def _referring(content: Content, id: str, type: type[Record]) -> list[str]:
    return [record.id for record in content.referrers(id, type)]


def _by_type(content: Content, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Elements by node type in the order of the domain; those of one type by code."""
    found: dict[str, list[str]] = {node_type: [] for node_type in NODE_TYPES.values()}
    for id in sorted(ids, key=lambda id: (_code(content, id), id)):
        found[NODE_TYPES[type(content.records[id])]].append(id)
    return {node_type: tuple(members) for node_type, members in found.items() if members}


def _code(content: Content, id: str) -> str:
    return str(getattr(content.find(id), "code", id))
