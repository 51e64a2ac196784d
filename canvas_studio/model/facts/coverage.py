"""The questions that rules and metrics ask of a canvas, answered without a search.

The notation is that of domain 3.2: F(g), G(f), R(f), load(r), sole(r), |C| and the like. The
answers are kept up with change-sets in time proportional to the change. Only functions in
scope count; what is "not this time" supports nothing. Whole-graph questions (components,
articulation points, paths) belong to `graph`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from canvas_studio.model.changes import Change, ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.facts.steps import RouteIndex, story_steps
from canvas_studio.model.records import (
    BusinessStory,
    Crossing,
    Function,
    Goal,
    Module,
    OrderedRecord,
    Participation,
    Record,
    Release,
    Role,
    Route,
    RouteStep,
    StoryStep,
    crossing_id,
)
from canvas_studio.model.records.canvas import INCENTIVE

O = TypeVar("O", bound=OrderedRecord)  # noqa: E741

_NONE: Mapping[str, int] = {}
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a function in scope adds to the counters."""

    dimension: str | None
    must: bool
    incentive: bool


def in_order(records: Iterable[O]) -> list[O]:
    """Records of one type in the user's order."""
    return sorted(records, key=lambda record: (record.order, record.id))


class Facts:
    """Answers about one content, which they follow."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._functions_of: defaultdict[str, set[str]] = defaultdict(set)
        self._goals_of: defaultdict[str, set[str]] = defaultdict(set)
        self._roles_of: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._functions_by_role: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._staff: dict[str, int] = {}
        self._counted: dict[str, _Counted] = {}
        self._stage_of: dict[str, str] = {}
        self._load: Counter[str] = Counter()
        self._sole_role: dict[str, str] = {}
        self._sole: defaultdict[str, set[str]] = defaultdict(set)
        self._populated: Counter[str] = Counter()
        self._support: Counter[tuple[str, str]] = Counter()
        self._must: set[str] = set()
        self._incentives: set[str] = set()
        self._crossings = 0
        self._routes: RouteIndex | None = None
        self._steps: dict[str, list[StoryStep]] | None = None
        self._release_rank: dict[str, int] | None = None
        self._read_everything()

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
        return [get(Function, f) for f in self._functions_of.get(goal, _NOBODY) if f in counted]

    def goals_of(self, function: str) -> Collection[str]:
        """The ids of G(f), in no particular order."""
        return self._goals_of.get(function, _NOBODY) if function in self._counted else _NOBODY

    def roles_in(self, goal: str, function: str) -> list[str]:
        """The ids of R(g, f), in the order of the cell."""
        return [p.role for p in self.content.participations(crossing_id(goal, function))]

    def is_staffed(self, crossing: str) -> bool:
        """Whether R(g, f) is not empty for the crossing with this id."""
        return crossing in self._staff

    def roles_of(self, function: str) -> Collection[str]:
        """The ids of R(f), in no particular order."""
        return self._roles_of.get(function, _NONE).keys() if function in self._counted else _NOBODY

    def functions_with(self, role: str) -> list[str]:
        """The ids of {f ∈ F⁺ : r ∈ R(f)}, in no particular order."""
        counted = self._counted
        return [f for f in self._functions_by_role.get(role, _NONE) if f in counted]

    def functions_at(self, goal_or_role: str) -> Collection[str]:
        """The ids of the functions, in scope or not, that share a crossing with it."""
        functions = self._functions_of.get(goal_or_role)
        return functions or self._functions_by_role.get(goal_or_role, _NONE).keys()

    def load(self, role: str) -> int:
        """load(r): in how many crossings of C the role takes part."""
        return self._load[role]

    def sole(self, role: str) -> list[Function]:
        """sole(r): the functions in scope that nobody but this role takes part in, in order."""
        return in_order(self.content.get(Function, f) for f in self._sole.get(role, _NOBODY))

    def sole_count(self, role: str) -> int:
        """|sole(r)|"""
        return len(self._sole.get(role, _NOBODY))

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

    def on_route(self, goal: str) -> frozenset[str]:
        """onroute(g): the ids of the functions in scope that any step of any route of g uses."""
        used = self._route_index.functions.get(goal)
        return frozenset(f for f in used if f in self._counted) if used else _NOBODY

    def is_on_route(self, goal: str, function: str) -> bool:
        """Whether f ∈ onroute(g)."""
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

    # -- following -------------------------------------------------------------------------------

    def follow(self, changes: ChangeSet) -> None:
        """Keep up with a change-set that the content has just taken in.

        Every step compares the counters with the content of now, so that the order in which
        the records of a change-set are looked at does not matter.
        """
        for change in changes:
            record = change.record
            if isinstance(record, Participation):
                self._follow_participation(change, changes)
            elif isinstance(record, Crossing):
                self._follow_crossing(change)
            elif isinstance(record, Function):
                self._recount_function(record.id)
            elif isinstance(record, Goal):
                self._recount_goal(record.id)
            elif isinstance(record, Module):
                for function in self.content.referrers(record.id, Function):
                    self._recount_function(function.id)
            elif isinstance(record, (Route, RouteStep)):
                self._routes = None
            elif isinstance(record, StoryStep):
                self._steps = None
            elif isinstance(record, Release):
                self._release_rank = None

    def _read_everything(self) -> None:
        content = self.content
        for function in content.every(Function):
            if (counted := self._to_count(function)) is not None:
                self._counted[function.id] = counted
        for goal in content.every(Goal):
            if goal.stage is not None:
                self._stage_of[goal.id] = goal.stage
        for crossing in content.every(Crossing):
            self._functions_of[crossing.goal].add(crossing.function)
            self._goals_of[crossing.function].add(crossing.goal)
        self._read_participations()
        for function_id, counted in self._counted.items():
            self._count(function_id, counted, 1)

    def _read_participations(self) -> None:
        crossings = {c.id: c.function for c in self.content.every(Crossing)}
        staff, roles_of, by_role = self._staff, self._roles_of, self._functions_by_role
        for participation in self.content.every(Participation):
            crossing, role = participation.crossing, participation.role
            function = crossings[crossing]
            staff[crossing] = staff.get(crossing, 0) + 1
            roles = roles_of[function]
            roles[role] = roles.get(role, 0) + 1
        for used, roles in roles_of.items():
            for actor, times in roles.items():
                by_role[actor][used] = times

    def _follow_crossing(self, change: Change) -> None:
        record = change.record
        assert isinstance(record, Crossing)
        goal, function = record.goal, record.function
        if change.before is not None:
            self._join(goal, function, -1)
        if change.after is not None:
            self._join(goal, function, 1)

    def _join(self, goal: str, function: str, sign: int) -> None:
        if sign > 0:
            self._functions_of[goal].add(function)
            self._goals_of[function].add(goal)
        else:
            _discard(self._functions_of, goal, function)
            _discard(self._goals_of, function, goal)
        if (counted := self._counted.get(function)) is not None:
            self._crossings += sign
            self._count_support(goal, counted, sign)

    def _follow_participation(self, change: Change, changes: ChangeSet) -> None:
        before, after = change
        if before is not None and after is not None:
            return  # its ends make its id, so they are the same
        record = change.record
        assert isinstance(record, Participation)
        crossing = self._crossing_of(record, changes)
        function, role, sign = crossing.function, record.role, 1 if after is not None else -1
        _add(self._staff, crossing.id, sign)
        _add(self._roles_of[function], role, sign)
        _add(self._functions_by_role[role], function, sign)
        if function in self._counted:
            self._load[role] += sign
            self._recount_sole(function)

    def _crossing_of(self, participation: Participation, changes: ChangeSet) -> Crossing:
        crossing = self.content.find(participation.crossing)
        if crossing is None:
            crossing = changes.changes[participation.crossing].before
        assert isinstance(crossing, Crossing)
        return crossing

    def _to_count(self, function: Record | None) -> _Counted | None:
        if not isinstance(function, Function) or not function.in_scope:
            return None
        module = self.content.find(function.module)
        return _Counted(
            module.dimension if isinstance(module, Module) else None,
            function.priority == "must",
            INCENTIVE in function.tags,
        )

    def _recount_function(self, function: str) -> None:
        before, after = self._counted.get(function), self._to_count(self.content.find(function))
        if before == after:
            return
        if before is not None:
            self._count(function, before, -1)
            del self._counted[function]
        if after is not None:
            self._counted[function] = after
            self._count(function, after, 1)
        else:
            self._recount_sole(function)

    def _count(self, function: str, counted: _Counted, sign: int) -> None:
        goals = self._goals_of.get(function, _NOBODY)
        self._crossings += sign * len(goals)
        for goal in goals:
            self._count_support(goal, counted, sign)
        for role, times in self._roles_of.get(function, _NONE).items():
            self._load[role] += sign * times
        if counted.dimension is not None:
            self._populated[counted.dimension] += sign
        for holds, members in ((counted.must, self._must), (counted.incentive, self._incentives)):
            if holds:
                (members.add if sign > 0 else members.discard)(function)
        self._recount_sole(function)

    def _count_support(self, goal: str, counted: _Counted, sign: int) -> None:
        stage = self._stage_of.get(goal)
        if stage is not None and counted.dimension is not None:
            self._support[stage, counted.dimension] += sign

    def _recount_goal(self, goal: str) -> None:
        record = self.content.find(goal)
        stage = record.stage if isinstance(record, Goal) else None
        if stage == self._stage_of.get(goal):
            return
        functions = self._functions_of.get(goal, _NOBODY)
        counted = [self._counted[f] for f in functions if f in self._counted]
        for each in counted:
            self._count_support(goal, each, -1)
        if stage is None:
            del self._stage_of[goal]
        else:
            self._stage_of[goal] = stage
        for each in counted:
            self._count_support(goal, each, 1)

    def _recount_sole(self, function: str) -> None:
        roles = self._roles_of.get(function, _NONE) if function in self._counted else _NONE
        sole = next(iter(roles)) if len(roles) == 1 else None
        before = self._sole_role.get(function)
        if sole == before:
            return
        if before is not None:
            _discard(self._sole, before, function)
            del self._sole_role[function]
        if sole is not None:
            self._sole_role[function] = sole
            self._sole[sole].add(function)


def _add(counts: dict[str, int], key: str, sign: int) -> None:
    """Count up or down, without keeping zeros."""
    count = counts.get(key, 0) + sign
    if count:
        counts[key] = count
    else:
        del counts[key]


def _discard(sets: dict[str, set[str]], key: str, member: str) -> None:
    members = sets.get(key)
    if members is not None:
        members.discard(member)
        if not members:
            del sets[key]
