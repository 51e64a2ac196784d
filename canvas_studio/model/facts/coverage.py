"""The questions that rules and metrics ask of a canvas, answered without a search.

The notation is that of domain 3.2: F(g), G(f), R(f), load(r), sole(r), |C| and the like. The
answers are kept up with change-sets in time proportional to the change. Only functions in
scope count; what is "not this time" supports nothing. Whole-graph questions (components,
articulation points, paths) belong to `graph`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import TypeVar, get_args

from canvas_studio.model.facts.counters import NO_COUNTS, NOBODY, Counters
from canvas_studio.model.facts.steps import RouteIndex, story_steps
from canvas_studio.model.records import (
    BusinessStory,
    Crossing,
    Function,
    Goal,
    OrderedRecord,
    Participation,
    Release,
    Role,
    Route,
    RouteStep,
    StoryStep,
    Thresholds,
    crossing_id,
)
from canvas_studio.model.records.canvas import Kind
from canvas_studio.model.records.value import Side

SIDES: tuple[Side, ...] = get_args(Side)
O = TypeVar("O", bound=OrderedRecord)  # noqa: E741


def in_order(records: Iterable[O]) -> list[O]:
    """Records of one type in the user's order."""
    return sorted(records, key=lambda record: (record.order, record.id))


class Facts(Counters):
    """Answers about one content, which they follow."""

    @property
    def thresholds(self) -> Thresholds:
        """The numbers that the project compares with."""
        return self.content.project.thresholds

    # -- the canvas ------------------------------------------------------------------------------

    def in_scope(self, function: str) -> bool:
        """Whether f ∈ F⁺."""
        return function in self._counted

    @property
    def scope_count(self) -> int:
        """|F⁺|"""
        return len(self._counted)

    @property
    def functions(self) -> list[Function]:
        """F⁺ in the user's order."""
        return [f for f in self.content.of(Function) if f.id in self._counted]

    @property
    def crossing_count(self) -> int:
        """|C|"""
        return self._crossings

    def counts(self, crossing: Crossing) -> bool:
        """Whether (g, f) ∈ C: the function of the crossing is in scope."""
        return crossing.function in self._counted

    def functions_of(self, goal: str) -> list[Function]:
        """F(g), in no particular order."""
        get, counted = self.content.get, self._counted
        return [get(Function, f) for f in self._functions_of.get(goal, NOBODY) if f in counted]

    def function_count(self, goal: str) -> int:
        """|F(g)|"""
        return self._function_count[goal]

    def kind_count(self, goal: str, kind: Kind) -> int:
        """How many functions of F(g) are of this kind."""
        return self._kinds[goal, kind]

    def goals_of(self, function: str) -> Collection[str]:
        """The ids of G(f), in no particular order."""
        return self._goals_of.get(function, NOBODY) if function in self._counted else NOBODY

    def roles_in(self, goal: str, function: str) -> list[str]:
        """The ids of R(g, f), in the order of the cell."""
        return [p.role for p in self.content.participations(crossing_id(goal, function))]

    def staffed_count(self, goal: str) -> int:
        """At how many functions of F(g) somebody takes part towards the goal."""
        return self._staffed[goal]

    def ends_at(self, goal: str) -> frozenset[Side]:
        """The ends with a role that takes part towards the goal in a function in scope."""
        ends = self._ends.get(goal)
        if ends is None:
            ends = self._ends[goal] = self._find_ends(goal)
        return ends

    def _find_ends(self, goal: str) -> frozenset[Side]:
        content, ends = self.content, set[Side]()
        for function in self._functions_of.get(goal, NOBODY):
            if function in self._counted:
                for id in content.referrer_ids(crossing_id(goal, function), Participation):
                    ends.add(content.get(Role, content.get(Participation, id).role).side)
                if len(ends) == len(SIDES):
                    break
        return frozenset(ends)

    def is_staffed(self, crossing: str) -> bool:
        """Whether R(g, f) is not empty for the crossing with this id."""
        return crossing in self._staff

    def roles_of(self, function: str) -> Collection[str]:
        """The ids of R(f), in no particular order."""
        return (
            self._roles_of.get(function, NO_COUNTS).keys() if function in self._counted else NOBODY
        )

    def part_count(self, role: str) -> int:
        """|{f ∈ F⁺ : r ∈ R(f)}|"""
        return self._part_count[role]

    def first_functions_with(
        self, role: str, most: int, but_not: Collection[str] = ()
    ) -> list[str]:
        """The first ids of {f ∈ F⁺ : r ∈ R(f)} in the user's order, `most` at most.

        Of few functions all are sorted; among many the first ones are soon met.
        """
        held, counted = self._functions_by_role.get(role, NO_COUNTS), self._counted
        functions = self.content.ids(Function)
        if len(held) ** 2 < most * len(functions):
            get = self.content.get
            functions = [f.id for f in in_order(get(Function, id) for id in held)]
        wanted = (f for f in functions if f in held and f in counted and f not in but_not)
        return list(islice(wanted, most))

    def functions_at(self, goal_or_role: str) -> Collection[str]:
        """The ids of the functions, in scope or not, that share a crossing with it."""
        functions = self._functions_of.get(goal_or_role)
        return functions or self._functions_by_role.get(goal_or_role, NO_COUNTS).keys()

    def load(self, role: str) -> int:
        """load(r): in how many crossings of C the role takes part."""
        return self._load[role]

    def sole(self, role: str) -> list[Function]:
        """sole(r): the functions in scope that nobody but this role takes part in, in order."""
        return in_order(self.content.get(Function, f) for f in self._sole.get(role, NOBODY))

    def sole_count(self, role: str) -> int:
        """|sole(r)|"""
        return len(self._sole.get(role, NOBODY))

    @property
    def must_count(self) -> int:
        """How many functions in scope have the priority must."""
        return len(self._must)

    @property
    def incentives(self) -> list[Function]:
        """Inc: the functions in scope with the tag "incentive", in no particular order."""
        return [self.content.get(Function, f) for f in self._incentives]

    @property
    def frontline(self) -> list[Role]:
        """FL, in no particular order."""
        return [role for role in self.content.every(Role) if role.frontline]

    # -- architecture and stages -----------------------------------------------------------------

    def dimension_of(self, function: str) -> str | None:
        """dim(f) of a function in scope; None where it is in no module."""
        counted = self._counted.get(function)
        return counted.dimension if counted else None

    def populated(self, dimension: str) -> int:
        """How many functions in scope sit in this dimension."""
        return self._populated[dimension]

    def functions_in(self, module: str) -> list[Function]:
        """{f ∈ F⁺ : mod(f) = m} in the user's order."""
        return [f for f in self.content.referrers(module, Function) if f.id in self._counted]

    def support(self, stage: str, dimension: str) -> int:
        """How many (g, f) ∈ C there are with stage(g) = s and dim(f) = d."""
        return self._support[stage, dimension]

    def has_goals(self, stage: str) -> bool:
        """Whether any goal belongs to a stage."""
        return bool(self.content.referrer_ids(stage, Goal))

    def goals_in(self, stage: str) -> list[Goal]:
        """The goals of a stage in the user's order."""
        return self.content.referrers(stage, Goal)

    def release_rank(self, release: str | None) -> int | None:
        """rel(x): 0 for the earliest release; None where none is set."""
        if self._release_rank is None:
            self._release_rank = {r.id: n for n, r in enumerate(self.content.of(Release))}
        return self._release_rank.get(release) if release is not None else None

    # -- routes and stories ----------------------------------------------------------------------

    def routes_of(self, goal: str) -> list[Route]:
        """The routes to a goal, in the user's order."""
        return self._route_index.of_goal.get(goal, [])

    def steps_of(self, route: str) -> list[RouteStep]:
        """The steps of a route, in order."""
        return self._route_index.steps.get(route, [])

    def is_on_route(self, goal: str, function: str) -> bool:
        """Whether f ∈ onroute(g): it is in scope, and a step of a route to g uses it."""
        used = self._route_index.functions.get(goal)
        return used is not None and function in used and function in self._counted

    def stories_of(self, role: str) -> list[BusinessStory]:
        """The stories of a role, in the user's order."""
        return [story for story in self.content.of(BusinessStory) if story.role == role]

    def story_steps(self, story: str) -> list[StoryStep]:
        """The steps of a story, in order."""
        if self._steps is None:
            self._steps = story_steps(self.content)
        return self._steps.get(story, [])

    @property
    def _route_index(self) -> RouteIndex:
        if self._routes is None:
            self._routes = RouteIndex(self.content)
        return self._routes
