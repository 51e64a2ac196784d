"""Filters of the canvas: which functions and goals are left in sight. State of the session, no Qt.

A function passes by what it is, by who takes part in it and by the goals it supports; a goal by
being chosen and by who takes part in what supports it. Gaps are read from the content itself, by
the definitions of CAN101 to CAN105: the rules speak only from their phase on, a filter at once.
A gap that somebody waived is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Final, Literal, cast, get_args

from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.finder import Entry, Finder
from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    Module,
    Participation,
    Waiver,
)
from canvas_studio.views.canvas.axes import UNPLACED

Criterion = Literal["kind", "priority", "release", "role", "module", "goal"]
CRITERIA: Final[tuple[Criterion, ...]] = get_args(Criterion)
NO_RELEASE: Final = ""
"""Stands for functions that are planned for no release."""


@dataclass(frozen=True, slots=True)
class CanvasFilter:
    """What is to be left in sight: of each criterion one of the values, of all criteria each."""

    kind: frozenset[str] = frozenset()
    priority: frozenset[str] = frozenset()
    release: frozenset[str] = frozenset()
    role: frozenset[str] = frozenset()
    module: frozenset[str] = frozenset()
    """Modules by id, or `UNPLACED`; a module stands for its sub-modules too."""
    goal: frozenset[str] = frozenset()
    text: str = ""
    """Part of the name or code, or its pinyin, of functions; where none has it, of goals."""
    function_gaps: bool = False
    """Only functions without a goal, or with a crossing in which nobody takes part."""
    goal_gaps: bool = False
    """Only goals without functions, operations or data, or with such a crossing."""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def chosen(self) -> Iterator[tuple[Criterion, str]]:
        """Every value that is asked for, by criterion."""
        for criterion in CRITERIA:
            for value in sorted(getattr(self, criterion)):
                yield criterion, value

    def has(self, criterion: Criterion, value: str) -> bool:
        return value in getattr(self, criterion)

    def toggled(self, criterion: Criterion, value: str) -> CanvasFilter:
        """The filter with a value more, or with one less."""
        return replace(self, **{criterion: getattr(self, criterion) ^ {value}})

    def with_text(self, text: str) -> CanvasFilter:
        return replace(self, text=" ".join(text.split()))

    def with_gaps(
        self, *, functions: bool | None = None, goals: bool | None = None
    ) -> CanvasFilter:
        """The filter with only gaps, or not, on either axis; None leaves it as it is."""
        return replace(
            self,
            function_gaps=self.function_gaps if functions is None else functions,
            goal_gaps=self.goal_gaps if goals is None else goals,
        )


EVERYTHING: Final = CanvasFilter()


class Filtering:
    """The lines that a filter hides from a content, and how that follows the document.

    An edit brings lines into sight and hides none: what no longer passes stays, so that nothing
    vanishes under the cursor, until the filter is applied again.
    """

    def __init__(self, content: Content) -> None:
        self._content = content
        self.wanted: CanvasFilter = EVERYTHING
        self.hidden: set[str] = set()
        """Goals and functions out of sight."""
        self.outdated: set[str] = set()
        """Goals and functions in sight that do not pass."""
        self._sieve = _Sieve(content, EVERYTHING)

    @property
    def text_names_goals(self) -> bool:
        """Whether the text is found in names of goals, because no function has it."""
        return self._sieve.text_names_goals

    def apply(self, wanted: CanvasFilter) -> None:
        """Hide what does not pass, and nothing else."""
        self.wanted = wanted
        self.outdated = set()
        self._sieve = sieve = _Sieve(self._content, wanted)
        self.hidden = set()
        if wanted:
            functions, goals = self._content.every(Function), self._content.every(Goal)
            passing = {function.id for function in functions if sieve.function(function)}
            self.hidden = {function.id for function in functions} - passing
            self.hidden |= {g.id for g in goals if not sieve.goal(g, passing.__contains__)}

    def keep(self, id: str) -> bool:
        """Bring a line into sight whether it passes or not; False where it is in sight."""
        if id not in self.hidden:
            return False
        self.hidden.discard(id)
        self.outdated.add(id)
        return True

    def follow(self, changes: ChangeSet) -> bool:
        """Look again at what a step touched; True where that brings something into sight."""
        if not self.wanted:
            return False
        before = len(self.hidden)
        touched = _touched(self._content, changes)
        if self._forget_lost():
            touched = None
        if touched is None:
            self._sieve = _Sieve(self._content, self.wanted)
            touched = {r.id for t in (Function, Goal) for r in self._content.every(t)}
        elif self.wanted.role and self.wanted.function_gaps:
            # A goal passes by the functions of its roles, and those by their gaps at other goals.
            for id in tuple(touched):
                touched |= {c.goal for c in self._content.referrers(id, Crossing)}
        records = [self._content.find(id) for id in touched]
        functions = [record for record in records if isinstance(record, Function)]
        goals = [record for record in records if isinstance(record, Goal)]
        self._sieve.read_again((*functions, *goals))
        for function in functions:
            self._judge(function.id, self._sieve.function(function))
        for goal in goals:
            self._judge(goal.id, self._sieve.goal(goal))
        gone = {change.before.id for change in changes if change.before and not change.after}
        self.hidden -= gone
        self.outdated -= gone
        return len(self.hidden) != before

    def _forget_lost(self) -> bool:
        """Ask no longer for roles, modules, goals and releases that are gone; whether any are."""
        before = self.wanted
        for criterion, value in before.chosen():
            is_record = criterion not in ("kind", "priority") and value not in (
                UNPLACED,
                NO_RELEASE,
            )
            if is_record and value not in self._content:
                self.wanted = self.wanted.toggled(criterion, value)
        return self.wanted != before

    def _judge(self, id: str, passes: bool) -> None:
        if passes:
            self.hidden.discard(id)
            self.outdated.discard(id)
        elif id not in self.hidden:
            self.outdated.add(id)


def _touched(content: Content, changes: ChangeSet) -> set[str] | None:
    """The goals and functions that may pass or fail otherwise now; None where it may be any."""
    touched: set[str] = set()
    for change in changes:
        for record in change:
            match record:
                case Participation():
                    crossing = content.find(record.crossing)
                    if isinstance(crossing, Crossing):
                        touched |= {crossing.goal, crossing.function}
                case Crossing():
                    touched |= {record.goal, record.function}
                case Function() | Goal():
                    touched.add(record.id)
                    for id in content.referrer_ids(record.id, Crossing):
                        crossing = content.get(Crossing, id)
                        touched |= {crossing.goal, crossing.function}
                case Module() | Waiver():
                    return None
    return touched


class _Sieve:
    """Judges single goals and functions by one filter."""

    def __init__(self, content: Content, wanted: CanvasFilter) -> None:
        self._content = content
        self._wanted = wanted
        self._modules = _with_submodules(content, wanted.module)
        self._accepted = _accepted(content)
        self._with_role = self._find_role()
        self._named: set[str] = set()
        """Functions, or goals, that the text fits."""
        self.text_names_goals = False
        if wanted.text:
            self._named = _fitting(content.every(Function), wanted.text)
            if not self._named:
                self._named = _fitting(content.every(Goal), wanted.text)
                self.text_names_goals = bool(self._named)

    def read_again(self, records: Iterable[Function | Goal]) -> None:
        """The names of these may have changed, who takes part, and what was waived about them."""
        self._with_role = self._find_role()
        if self._wanted.function_gaps or self._wanted.goal_gaps:
            self._accepted = _accepted(self._content)
        if self._wanted.text:
            kind = Goal if self.text_names_goals else Function
            named = [record for record in records if isinstance(record, kind)]
            self._named -= {record.id for record in named}
            self._named |= _fitting(named, self._wanted.text)

    def function(self, function: Function) -> bool:
        """Whether a function passes."""
        wanted = self._wanted
        if (
            (wanted.kind and function.kind not in wanted.kind)
            or (wanted.priority and function.priority not in wanted.priority)
            or (wanted.release and (function.release or NO_RELEASE) not in wanted.release)
            or (wanted.module and (function.module or UNPLACED) not in self._modules)
        ):
            return False
        if wanted.text and not self.text_names_goals and function.id not in self._named:
            return False
        if not (wanted.goal or wanted.role or wanted.function_gaps or self.text_names_goals):
            return True
        crossings = self._crossings(function.id)
        if wanted.goal or self.text_names_goals:
            crossings = [c for c in crossings if self._is_chosen(c.goal)]
            if not crossings:
                return False
        if wanted.role and not any(crossing.id in self._with_role for crossing in crossings):
            return False
        if not wanted.function_gaps or not function.in_scope:
            return not wanted.function_gaps
        if not self._crossings(function.id):
            return ("CAN102", (function.id,)) not in self._accepted
        return any(self._is_unstaffed(crossing) for crossing in crossings)

    def goal(self, goal: Goal, passes: Callable[[str], bool] | None = None) -> bool:
        """Whether a goal passes; `passes` says it of functions where that is known already."""
        wanted, passes = self._wanted, passes or self._passes
        if self.text_names_goals and goal.id not in self._named:
            return False
        if wanted.goal and goal.id not in wanted.goal:
            return False
        if not (wanted.role or wanted.goal_gaps):
            return True
        crossings = self._crossings(goal.id)
        if wanted.role:
            crossings = [c for c in crossings if c.id in self._with_role and passes(c.function)]
            if not crossings:
                return False
        if not wanted.goal_gaps:
            return True
        return self._lacks_functions(goal) or any(
            self._is_unstaffed(c) and passes(c.function) for c in crossings
        )

    def _passes(self, function: str) -> bool:
        return self.function(self._content.get(Function, function))

    def _is_chosen(self, goal: str) -> bool:
        wanted = self._wanted.goal
        return (not wanted or goal in wanted) and (not self.text_names_goals or goal in self._named)

    def _crossings(self, id: str) -> list[Crossing]:
        records = self._content.records
        ids = self._content.referrer_ids(id, Crossing)
        return cast("list[Crossing]", [records[each] for each in ids])

    def _find_role(self) -> set[str]:
        """The crossings in which one of the roles takes part."""
        content = self._content
        return {
            content.get(Participation, id).crossing
            for role in self._wanted.role
            for id in content.referrer_ids(role, Participation)
        }

    # -- gaps --------------------------------------------------------------------------------------

    def _is_unstaffed(self, crossing: Crossing) -> bool:
        if self._content.referrer_ids(crossing.id, Participation):
            return False  # as most are
        if not self._content.get(Function, crossing.function).in_scope:
            return False
        return ("CAN103", (crossing.goal, crossing.function)) not in self._accepted

    def _lacks_functions(self, goal: Goal) -> bool:
        """Whether a goal has no function, or none for operations or data."""
        held = {
            function.kind
            for crossing in self._crossings(goal.id)
            if (function := self._content.get(Function, crossing.function)).in_scope
        }
        lacking = (
            [("CAN101", True)]
            if not held
            else [("CAN104", "operations" not in held), ("CAN105", "data" not in held)]
        )
        return any(lacks and (code, (goal.id,)) not in self._accepted for code, lacks in lacking)


def _with_submodules(content: Content, modules: Iterable[str]) -> frozenset[str]:
    below = {sub.id for module in modules for sub in content.referrers(module, Module)}
    return frozenset(modules) | below


def _accepted(content: Content) -> frozenset[tuple[str, tuple[str, ...]]]:
    """The waived gaps whose targets are what they were."""
    return frozenset(
        (waiver.rule, waiver.targets)
        for waiver in content.every(Waiver)
        if waiver.fingerprint_of_target == targets_fingerprint(content, waiver.targets)
    )


def _fitting(records: Iterable[Function | Goal], text: str) -> set[str]:
    """The ids of records whose names or codes have the text or its pinyin in them."""
    return Finder(Entry(r.id, (r.name.zh, r.name.en), r.code) for r in records).ids(text)
