"""Where on the canvas findings show: at which goals, functions, modules and crossings.

A finding about a crossing shows in the cell and not at the heads of its row and column; one about
a step of a route shows at the goal of the route. Waived ones show nowhere, and neither do those
of later phases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.checker import Checker, FindingsChange
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.records import (
    Crossing,
    DataView,
    Function,
    Goal,
    Module,
    OpenQuestion,
    OptionSet,
    Route,
    RouteStep,
    crossing_id,
)
from canvas_studio.model.rules import SEVERITIES, Finding, Identity, Severity, target_key
from canvas_studio.model.rules.targets import TargetKey


def places_of(content: Content, finding: Finding) -> tuple[str, ...]:
    """The ids of the goals, functions, modules or of the one crossing at which a finding shows."""
    records = [content.find(target) for target in finding.targets]
    goals = [record.id for record in records if isinstance(record, Goal)]
    functions = [record.id for record in records if isinstance(record, Function)]
    if len(goals) == len(functions) == 1:
        crossing = crossing_id(goals[0], functions[0])
        if crossing in content:
            return (crossing,)
    places = (place_of(content, target) for target in finding.targets)
    return tuple(dict.fromkeys(place for place in places if place is not None))


def place_of(content: Content, id: str) -> str | None:
    """The goal, function, module or crossing by which an element stands on the canvas, if any."""
    record = content.find(id)
    match record:
        case Goal() | Function() | Module() | Crossing():
            return record.id
        case Route():
            return record.goal
        case RouteStep():
            return content.get(Route, record.route).goal
        case DataView():
            return record.function
        case OptionSet():
            return record.module
        case OpenQuestion():
            others = (ref for ref in record.refs if not isinstance(content.find(ref), OpenQuestion))
            places = (place_of(content, ref) for ref in others)
            return next((place for place in places if place is not None), None)
    return None


class FindingMarks:
    """The findings by the places where they show, in step with a document and its checker."""

    def __init__(self, document: Document, checker: Checker) -> None:
        self._checker = checker
        self._places: dict[Identity, tuple[str, ...]] = {}
        self._findings: dict[str, dict[Identity, Finding]] = {}
        self._severities: dict[str, Severity] = {}
        self._read()
        self._unsubscribe = (
            checker.subscribe(self._follow),
            document.subscribe(self._follow_owners),
        )

    def close(self) -> None:
        """Follow no longer."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()

    @property
    def severities(self) -> Mapping[str, Severity]:
        """The worst severity at each place that has one."""
        return self._severities

    def at(self, id: str) -> list[Finding]:
        """The findings that show at a place, the worst first."""
        return sorted(self._findings.get(id, {}).values(), key=self._order)

    def _order(self, finding: Finding) -> tuple[int, str, TargetKey]:
        targets = target_key(self._checker.content, finding.targets)
        return _RANK[finding.severity], finding.code, targets

    def in_cells_of(self, id: str) -> Counter[Severity]:
        """How many findings show in the cells of a goal's column or a function's row."""
        crossings = self._checker.content.referrers(id, Crossing)
        return Counter(
            finding.severity
            for crossing in crossings
            for finding in self._findings.get(crossing.id, {}).values()
        )

    def _read(self) -> None:
        self._places.clear()
        self._findings.clear()
        self._severities.clear()
        for finding in self._checker.findings(include_waived=False):
            self._add(finding)

    def _follow(self, change: FindingsChange) -> None:
        if change.phase_changed:
            self._read()
            return
        for finding in change.removed:
            self._remove(finding)
        for finding in change.added:
            if not finding.waived and self._checker.is_active(finding):
                self._add(finding)

    def _follow_owners(self, changes: ChangeSet) -> None:
        """A step's or a view's finding may move with what it belongs to, itself unchanged."""
        for before, after in changes:
            for cls, owner in _OWNERS:
                both = isinstance(before, cls) and isinstance(after, cls)
                if both and getattr(before, owner) != getattr(after, owner):
                    self._read()
                    return

    def _add(self, finding: Finding) -> None:
        places = places_of(self._checker.content, finding)
        self._places[finding.identity] = places
        for place in places:
            self._findings.setdefault(place, {})[finding.identity] = finding
        self._weigh(places)

    def _remove(self, finding: Finding) -> None:
        places = self._places.pop(finding.identity, ())
        for place in places:
            self._findings[place].pop(finding.identity)
        self._weigh(places)

    def _weigh(self, places: tuple[str, ...]) -> None:
        for place in places:
            held = self._findings[place]
            if held:
                worst = min(_RANK[finding.severity] for finding in held.values())
                self._severities[place] = SEVERITIES[worst]
            else:
                del self._findings[place]
                self._severities.pop(place, None)


_OWNERS = (
    (Route, "goal"),
    (RouteStep, "route"),
    (DataView, "function"),
    (OptionSet, "module"),
    (OpenQuestion, "refs"),
)
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
