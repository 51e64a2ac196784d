"""The coverage graph: everything in a canvas as nodes and typed edges (domain 3.1), on networkx.

It serves questions about the whole (components, articulation points, paths, neighbourhoods).
What rules ask of one element is answered faster by `facts`. Nodes are record ids; the three
ends, which have no record, are `end_node(side)`. Edge keys are relation names; a role has one
PARTICIPATES edge to a function per goal, so that key is the pair (PARTICIPATES, goal id). What
the content knows of a crossing or a participation is not repeated on the edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, cast, get_args

import networkx as nx

from canvas_studio.messages import Localised
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.records import (
    BusinessStory,
    Crossing,
    DataView,
    Dimension,
    Function,
    Goal,
    Module,
    OpenQuestion,
    OptionSet,
    Participation,
    Record,
    Release,
    Role,
    Route,
    RouteStep,
    Stage,
    StoryStep,
    ValueProposition,
)
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.value import Side

Relation = str
EdgeKey = Relation | tuple[Relation, str]
Edge = tuple[str, str, EdgeKey, tuple[tuple[str, Any], ...]]
"""From, to, key, and what the relation itself says."""

IN_END, PURSUES, IN_STAGE, SUPPORTS = "IN_END", "PURSUES", "IN_STAGE", "SUPPORTS"
PARTICIPATES, BENEFITS, IN_MODULE, PART_OF = "PARTICIPATES", "BENEFITS", "IN_MODULE", "PART_OF"
IN_DIM, REQUIRES, NEXT, HANDOFF, USES = "IN_DIM", "REQUIRES", "NEXT", "HANDOFF", "USES"
ACTS, ROUTE_OF, STEP_OF, SHOWS = "ACTS", "ROUTE_OF", "STEP_OF", "SHOWS"
MEASURED_BY, DECIDES, ABOUT, PLANNED = "MEASURED_BY", "DECIDES", "ABOUT", "PLANNED"

END = "END"
NODE_TYPES: dict[type[Record], str] = {
    ValueProposition: "VALUE",
    Goal: "GOAL",
    Function: "FUNC",
    Role: "ROLE",
    Module: "MODULE",
    Dimension: "DIM",
    Stage: "STAGE",
    Route: "ROUTE",
    RouteStep: "RSTEP",
    BusinessStory: "STORY",
    StoryStep: "SSTEP",
    DataView: "VIEW",
    OptionSet: "OPTSET",
    OpenQuestion: "QUESTION",
    Release: "RELEASE",
}


def end_node(side: str) -> str:
    """The node of one of the three ends."""
    return f"end*{side}"


def relation(key: EdgeKey) -> Relation:
    """The relation that an edge key stands for."""
    return key if isinstance(key, str) else key[0]


class CoverageGraph:
    """The typed multigraph of a content, in step with it."""

    def __init__(self, source: Document | Content) -> None:
        self.content = source.content if isinstance(source, Document) else source
        self.network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._keys: dict[str, EdgeKey] = {}
        self._build()
        self.close: Callable[[], None] = (
            source.subscribe(self.follow) if isinstance(source, Document) else lambda: None
        )

    # -- derived graphs (domain 3.2) ---------------------------------------------------------

    def goal_function_role(self) -> nx.Graph[str]:
        """U: functions in scope with the goals that they support and the roles that take part."""
        graph = self.role_function()
        for function in self._in_scope():
            for goal, keys in self.network.succ[function].items():
                if SUPPORTS in keys:
                    graph.add_edge(goal, function)
        return graph

    def role_function(self) -> nx.Graph[str]:
        """B: functions in scope with the roles that take part."""
        graph: nx.Graph[str] = nx.Graph()
        nodes = self.network.nodes
        for function in self._in_scope():
            for role in self.network.pred[function]:
                if nodes[role]["type"] == "ROLE":
                    graph.add_edge(role, function)
        return graph

    def hand_off(self) -> nx.DiGraph[str]:
        """H: story steps in the order of their stories, and hand-overs but for intended returns."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        types = self.network.nodes
        for step in self.content.every(StoryStep):
            graph.add_node(step.id)
            for other, keys in self.network.succ[step.id].items():
                hands_over = HANDOFF in keys and not keys[HANDOFF]["loop"]
                if types[other]["type"] == "SSTEP" and (NEXT in keys or hands_over):
                    graph.add_edge(step.id, other)
        return graph

    def traces(self, node: str) -> Iterator[str]:
        """The neighbours of a node in T ∪ U: what it traces to, and who takes part."""
        for neighbours, node_is_source in (
            (self.network.succ[node], True),
            (self.network.pred[node], False),
        ):
            for other, keys in neighbours.items():
                source, target = (node, other) if node_is_source else (other, node)
                if any(self._is_trace(source, target, relation(key)) for key in keys):
                    yield other

    def by_type(self, nodes: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Nodes by their type, in the order of the domain; those of one type by code."""
        data = self.network.nodes
        found: dict[str, list[str]] = {type: [] for type in (END, *NODE_TYPES.values())}
        for node in sorted(nodes, key=lambda node: (str(data[node]["code"]), node)):
            found[data[node]["type"]].append(node)
        return {type: tuple(members) for type, members in found.items() if members}

    def _is_trace(self, source: str, target: str, kind: Relation) -> bool:
        nodes = self.network.nodes
        if kind == USES:
            return bool(nodes[source]["type"] == "RSTEP")
        if kind == PARTICIPATES:
            return bool(nodes[target]["in_scope"])
        return kind in (PURSUES, SUPPORTS, IN_MODULE, IN_DIM, SHOWS)

    def _in_scope(self) -> Iterator[str]:
        return (f.id for f in self.content.every(Function) if f.in_scope)

    # -- following ---------------------------------------------------------------------------

    def follow(self, changes: ChangeSet) -> None:
        """Keep up with a change-set that the content has just taken in."""
        network = self.network
        gone = []
        for before, after in changes:
            if before is not None:
                kept = set(self._edges(after, changes)) if after is not None else set()
                for edge in self._edges(before, changes):
                    if edge not in kept:
                        self._disconnect(edge)
                if after is None and type(before) in NODE_TYPES:
                    gone.append(before.id)
        network.remove_nodes_from(gone)
        added = []
        for before, after in changes:
            if after is not None and type(after) in NODE_TYPES:
                self._add_node(after)
                if before is None:
                    added.append(after.id)
        for _, after in changes:
            if after is not None:
                self._connect_all(after, changes)
        for id in added:
            self._connect_referrers(id, changes)
        self._chain_again(changes)

    def _connect_referrers(self, id: str, changes: ChangeSet) -> None:
        """References may point nowhere (`MayDangle`); here their target has turned up."""
        for referrer in self.content.referrer_ids(id):
            if referrer not in changes.changes:
                self._connect_all(cast(Record, self.content.find(referrer)), changes)

    def _chain_again(self, changes: ChangeSet) -> None:
        chains: dict[str, type[RouteStep] | type[StoryStep]] = {}
        for change in changes:
            for step in change:
                if isinstance(step, RouteStep):
                    chains[step.route] = RouteStep
                elif isinstance(step, StoryStep):
                    chains[step.story] = StoryStep
                if isinstance(step, (RouteStep, StoryStep)) and step.id in self.network:
                    self._unchain(step.id)
        for owner, cls in chains.items():
            steps = [
                step.id for step in self.content.referrers(owner, cls) if _owner(step) == owner
            ]
            for step_id in steps:
                self._unchain(step_id)
            for earlier, later in pairwise(steps):
                self.network.add_edge(earlier, later, NEXT)

    def _unchain(self, step: str) -> None:
        network = self.network
        followers = [(step, n) for n, keys in network.succ[step].items() if NEXT in keys]
        leaders = [(n, step) for n, keys in network.pred[step].items() if NEXT in keys]
        for source, target in (*followers, *leaders):
            network.remove_edge(source, target, NEXT)

    def _build(self) -> None:
        for side in get_args(Side):
            self.network.add_node(end_node(side), type=END, code=side, name=None)
        for cls in NODE_TYPES:
            for record in self.content.every(cls):
                self._add_node(record)
        join = _joiner(self.network)
        for record in self.content.records.values():
            for source, target, key, says in self._edges(record, None):
                join(source, target, key, says)
        for cls in (RouteStep, StoryStep):
            chains: dict[str, list[str]] = {}
            for step in self.content.of(cls):
                chains.setdefault(_owner(step), []).append(step.id)
            for steps in chains.values():
                for earlier, later in pairwise(steps):
                    self.network.add_edge(earlier, later, NEXT)

    def _add_node(self, record: Record) -> None:
        name: Localised = shown(record)
        attributes: dict[str, Any] = {"code": getattr(record, "code", record.id), "name": name}
        if isinstance(record, Function):
            attributes["in_scope"] = record.in_scope
        self.network.add_node(record.id, type=NODE_TYPES[type(record)], **attributes)

    def _connect_all(self, record: Record, changes: ChangeSet | None) -> None:
        network = self.network
        for source, target, key, says in self._edges(record, changes):
            if source in network and target in network:
                network.add_edge(source, target, key, **dict(says))

    def _disconnect(self, edge: Edge) -> None:
        source, target, key, _ = edge
        if self.network.has_edge(source, target, key):
            self.network.remove_edge(source, target, key)

    def _edges(self, record: Record, changes: ChangeSet | None) -> Iterator[Edge]:
        """The edges that a record stands for; their ends may be missing."""
        if isinstance(record, Participation):
            crossing = self.content.find(record.crossing)
            if crossing is None and changes is not None:
                crossing = changes.changes[record.crossing].before
            assert isinstance(crossing, Crossing)
            yield record.role, crossing.function, self._participates(crossing.goal), ()
        elif (edges := _EDGES.get(type(record))) is not None:
            yield from edges(record)

    def _participates(self, goal: str) -> EdgeKey:
        """One key object per goal, for a hundred thousand edges."""
        return self._keys.setdefault(goal, (PARTICIPATES, goal))


def _joiner(network: nx.MultiDiGraph[str]) -> Callable[..., None]:
    """Adds an edge where both of its ends are nodes; for the first 100,000 edges.

    Does what `add_edge` does to the two indexes of networkx in a quarter of the time.
    """
    indexes: Any = network
    followers, leaders = indexes._succ, indexes._pred

    def join(source: str, target: str, key: EdgeKey, says: tuple[tuple[str, Any], ...]) -> None:
        if source not in followers or target not in followers:
            return
        keys = followers[source].get(target)
        if keys is None:
            keys = followers[source][target] = leaders[target][source] = {}
        keys[key] = dict(says)

    return join


def _owner(step: Record) -> str:
    """The route or story that a step belongs to."""
    return step.route if isinstance(step, RouteStep) else cast(StoryStep, step).story


def _optional(source: str, target: str | None, key: Relation) -> Iterator[Edge]:
    if target is not None:
        yield source, target, key, ()


def _each(source: str, targets: tuple[Any, ...], key: Relation) -> Iterator[Edge]:
    return ((source, target, key, ()) for target in targets)


def _of_crossing(crossing: Crossing) -> Iterator[Edge]:
    yield crossing.function, crossing.goal, SUPPORTS, ()


def _of_value(value: ValueProposition) -> Iterator[Edge]:
    yield value.id, end_node(value.side), IN_END, ()


def _of_role(role: Role) -> Iterator[Edge]:
    yield role.id, end_node(role.side), IN_END, ()


def _of_goal(goal: Goal) -> Iterator[Edge]:
    yield from _each(goal.id, goal.values, PURSUES)
    yield from _optional(goal.id, goal.stage, IN_STAGE)
    if goal.indicator is not None:
        yield from _optional(goal.id, goal.indicator.view, MEASURED_BY)


def _of_function(function: Function) -> Iterator[Edge]:
    yield from _each(function.id, function.beneficiaries, BENEFITS)
    yield from _optional(function.id, function.module, IN_MODULE)
    yield from _optional(function.id, function.release, PLANNED)


def _of_module(module: Module) -> Iterator[Edge]:
    yield from _optional(module.id, module.parent, PART_OF)
    yield module.id, module.dimension, IN_DIM, ()


def _of_stage(stage: Stage) -> Iterator[Edge]:
    for need in stage.requires:
        yield stage.id, need.dimension, REQUIRES, (("basis", need.basis),)
    yield from _optional(stage.id, stage.release, PLANNED)


def _of_route(route: Route) -> Iterator[Edge]:
    yield route.id, route.goal, ROUTE_OF, ()


def _of_route_step(step: RouteStep) -> Iterator[Edge]:
    yield step.id, step.route, STEP_OF, ()
    yield from _each(step.id, step.functions, USES)
    if step.role is not None:
        yield step.role, step.id, ACTS, ()


def _of_story(story: BusinessStory) -> Iterator[Edge]:
    if story.role is not None:
        yield story.role, story.id, ACTS, ()


def _of_story_step(step: StoryStep) -> Iterator[Edge]:
    yield from _each(step.id, step.functions, USES)
    if (touchpoint := step.touchpoint) is not None:
        says = (("direction", touchpoint.direction), ("loop", touchpoint.loop))
        for target in (touchpoint.to, touchpoint.role):
            if target is not None:
                yield step.id, target, HANDOFF, says


def _of_view(view: DataView) -> Iterator[Edge]:
    yield view.id, view.function, SHOWS, ()


def _of_option_set(options: OptionSet) -> Iterator[Edge]:
    yield from _optional(options.id, options.module, DECIDES)


def _of_question(question: OpenQuestion) -> Iterator[Edge]:
    yield from _each(question.id, question.refs, ABOUT)


_EDGES: dict[type[Record], Callable[[Any], Iterator[Edge]]] = {
    Crossing: _of_crossing,
    ValueProposition: _of_value,
    Role: _of_role,
    Goal: _of_goal,
    Function: _of_function,
    Module: _of_module,
    Stage: _of_stage,
    Route: _of_route,
    RouteStep: _of_route_step,
    BusinessStory: _of_story,
    StoryStep: _of_story_step,
    DataView: _of_view,
    OptionSet: _of_option_set,
    OpenQuestion: _of_question,
}
