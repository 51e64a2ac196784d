"""What the facts keep count of, in step with change-sets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from canvas_studio.model.changes import Change, ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.facts.steps import RouteIndex
from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    Module,
    Participation,
    Record,
    Release,
    Role,
    Route,
    RouteStep,
    StoryStep,
    crossing_id,
)
from canvas_studio.model.records.canvas import INCENTIVE, Kind
from canvas_studio.model.records.value import Side

NO_COUNTS: Mapping[str, int] = {}
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counted:
    """What a function in scope adds to the counters."""

    kind: Kind
    dimension: str | None
    must: bool
    incentive: bool


class Counters:
    """Indexes and counters over one content, which they follow."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._functions_of: defaultdict[str, set[str]] = defaultdict(set)
        self._goals_of: defaultdict[str, set[str]] = defaultdict(set)
        self._roles_of: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._functions_by_role: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._staff: dict[str, int] = {}
        self._counted: dict[str, Counted] = {}
        self._stage_of: dict[str, str] = {}
        self._kinds: Counter[tuple[str, Kind]] = Counter()
        self._function_count: Counter[str] = Counter()
        self._staffed: Counter[str] = Counter()
        self._ends: dict[str, frozenset[Side]] = {}
        """What `ends_at` found, kept until something at the goal changes."""
        self._load: Counter[str] = Counter()
        self._part_count: Counter[str] = Counter()
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

    def follow(self, changes: ChangeSet) -> None:
        """Keep up with a change-set that the content has just taken in.

        Every step compares the counters with the content of now, so that the order in which
        the records of a change-set are looked at does not matter.
        """
        for change in changes:
            match record := change.record:
                case Participation():
                    self._follow_participation(change, changes)
                case Crossing():
                    self._follow_crossing(change)
                case Function():
                    self._recount_function(record.id)
                case Goal():
                    self._recount_goal(record.id)
                    self._ends.pop(record.id, None)
                case Role():
                    self._ends.clear()
                case Module():
                    for function in self.content.referrers(record.id, Function):
                        self._recount_function(function.id)
                case Route() | RouteStep():
                    self._routes = None
                case StoryStep():
                    self._steps = None
                case Release():
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
        self._ends.pop(goal, None)
        if (counted := self._counted.get(function)) is not None:
            self._crossings += sign
            self._count_goal(goal, counted, sign)
            self._staffed[goal] += sign * (crossing_id(goal, function) in self._staff)

    def _follow_participation(self, change: Change, changes: ChangeSet) -> None:
        before, after = change
        if before is not None and after is not None:
            return  # its ends make its id, so they are the same
        record = change.record
        assert isinstance(record, Participation)
        crossing = self._crossing_of(record, changes)
        function, role, sign = crossing.function, record.role, 1 if after is not None else -1
        was_staffed = crossing.id in self._staff
        _add(self._staff, crossing.id, sign)
        self._ends.pop(crossing.goal, None)
        roles = self._roles_of[function]
        had_part = role in roles
        _add(roles, role, sign)
        _add(self._functions_by_role[role], function, sign)
        if function in self._counted:
            self._load[role] += sign
            self._part_count[role] += (role in roles) - had_part
            if crossing.goal in self._goals_of.get(function, NOBODY):
                self._staffed[crossing.goal] += (crossing.id in self._staff) - was_staffed
            self._recount_sole(function)

    def _crossing_of(self, participation: Participation, changes: ChangeSet) -> Crossing:
        crossing = self.content.find(participation.crossing)
        if crossing is None:
            crossing = changes.changes[participation.crossing].before
        assert isinstance(crossing, Crossing)
        return crossing

    def _to_count(self, function: Record | None) -> Counted | None:
        if not isinstance(function, Function) or not function.in_scope:
            return None
        module = self.content.find(function.module)
        return Counted(
            function.kind,
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

    def _count(self, function: str, counted: Counted, sign: int) -> None:
        goals = self._goals_of.get(function, NOBODY)
        self._crossings += sign * len(goals)
        for goal in goals:
            self._count_goal(goal, counted, sign)
            self._staffed[goal] += sign * (crossing_id(goal, function) in self._staff)
            self._ends.pop(goal, None)
        for role, times in self._roles_of.get(function, NO_COUNTS).items():
            self._load[role] += sign * times
            self._part_count[role] += sign
        if counted.dimension is not None:
            self._populated[counted.dimension] += sign
        for holds, members in ((counted.must, self._must), (counted.incentive, self._incentives)):
            if holds:
                (members.add if sign > 0 else members.discard)(function)
        self._recount_sole(function)

    def _count_goal(self, goal: str, counted: Counted, sign: int) -> None:
        self._kinds[goal, counted.kind] += sign
        self._function_count[goal] += sign
        self._count_support(goal, counted, sign)

    def _count_support(self, goal: str, counted: Counted, sign: int) -> None:
        stage = self._stage_of.get(goal)
        if stage is not None and counted.dimension is not None:
            self._support[stage, counted.dimension] += sign

    def _recount_goal(self, goal: str) -> None:
        record = self.content.find(goal)
        stage = record.stage if isinstance(record, Goal) else None
        if stage == self._stage_of.get(goal):
            return
        functions = self._functions_of.get(goal, NOBODY)
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
        roles = self._roles_of.get(function, NO_COUNTS) if function in self._counted else NO_COUNTS
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
