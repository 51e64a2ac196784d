"""Findings for a canvas: the whole check, and a checker that keeps findings in step with edits.

After a change-set only the subjects it touches are checked again. Whole rules become due and
are run when the caller says so: at once, or elsewhere on a snapshot.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, Subscription
from canvas_studio.model.facts import Facts
from canvas_studio.model.records import OrderedRecord, Project, Record, Waiver
from canvas_studio.model.rules import (
    PHASES,
    RULES,
    SEVERITIES,
    SUBJECT_RULES,
    WHOLE_RULES,
    Finding,
    Found,
    Identity,
    Rule,
    Severity,
    WholeRule,
    target_codes,
    target_key,
    touched_subjects,
)
from canvas_studio.model.rules.targets import TargetKey
from canvas_studio.model.waivers import Waivers

__all__ = [
    "Checker",
    "Finding",
    "FindingsChange",
    "Severity",
    "WholeFindings",
    "check",
    "target_codes",
    "whole_findings",
]

_WHOLE = ""
"""Whole rules have no subject; their findings are held under this one."""

_Key = tuple[int, str, TargetKey]


def check(
    content: Content, *, all_phases: bool = False, include_waived: bool = True
) -> list[Finding]:
    """All findings of a canvas, in order: those of its phase, or of all phases."""
    return Checker(content).findings(all_phases=all_phases, include_waived=include_waived)


@dataclass(frozen=True, slots=True)
class FindingsChange:
    """What a step did to the findings of all phases."""

    added: tuple[Finding, ...] = ()
    removed: tuple[Finding, ...] = ()
    phase_changed: bool = False
    """Whether other rules are active now; which findings show may have changed as a whole."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.phase_changed)


@dataclass(frozen=True, slots=True)
class WholeFindings:
    """What whole rules find in one revision of a content."""

    revision: int
    gaps: Mapping[str, tuple[Found, ...]]


class _Placed(NamedTuple):
    """A finding at its place in the list."""

    key: _Key
    finding: Finding


Listener = Callable[[FindingsChange], None]


class Checker:
    """The findings of a document, or of a content that does not change."""

    def __init__(self, source: Document | Content) -> None:
        self.content = source.content if isinstance(source, Document) else source
        self.facts = Facts(self.content)
        self.revision = 0
        """Counts the steps followed."""
        self._changed_at = dict.fromkeys((rule.code for rule in WHOLE_RULES), 0)
        self._checked_at = dict(self._changed_at)
        self._held: dict[tuple[str, str], tuple[Finding, ...]] = {}
        self._subject_of: dict[Identity, str] = {}
        self._of_target: dict[str, dict[Identity, Finding]] = {}
        self._counted: Counter[tuple[str, Severity]] = Counter()
        """How many findings, waived ones left out, each rule has of each severity."""
        self._placed: list[_Placed] | None = None
        self._keys: dict[Identity, _Key] = {}
        """By which findings were placed, for those whose targets are gone when they are taken out."""
        self._waivers = Waivers(self.content)
        self._listeners: list[Listener] = []
        self._check_everything()
        self.close: Callable[[], None] = (
            source.subscribe(self._follow) if isinstance(source, Document) else lambda: None
        )

    # -- reading -----------------------------------------------------------------------------

    def findings(self, *, all_phases: bool = False, include_waived: bool = True) -> list[Finding]:
        """The findings by severity, code, and the order of their targets in the model."""
        project = self.content.project
        shown = {code for code, rule in RULES.items() if all_phases or _is_active(rule, project)}
        return [
            placed.finding
            for placed in self._in_order
            if placed.finding.code in shown and (include_waived or placed.finding.waiver is None)
        ]

    def is_active(self, finding: Finding) -> bool:
        """Whether the finding's rule is active in the project's phase."""
        return _is_active(RULES[finding.code], self.content.project)

    def of_target(self, target: str, *, all_phases: bool = False) -> list[Finding]:
        """The findings that have this id or symbol among their targets, in order."""
        held = self._of_target.get(target, {}).values()
        return sorted((f for f in held if all_phases or self.is_active(f)), key=self._key)

    def lapsed_waiver(self, finding: Finding) -> Waiver | None:
        """The waiver that let a finding stand until one of its targets changed."""
        return self._waivers.lapsed(finding) if finding.waiver is None else None

    def counts(self, *, all_phases: bool = False) -> Counter[Severity]:
        """How many findings there are of each severity, waived ones left out."""
        counts: Counter[Severity] = Counter()
        project = self.content.project
        for (code, severity), count in self._counted.items():
            if count and (all_phases or _is_active(RULES[code], project)):
                counts[severity] += count
        return counts

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` whenever findings come or go; the returned function ends that."""
        self._listeners.append(listener)
        return Subscription(self._listeners, listener)

    # -- whole rules -------------------------------------------------------------------------

    @property
    def due(self) -> tuple[WholeRule, ...]:
        """The whole rules whose findings are older than the content."""
        return tuple(
            rule
            for rule in WHOLE_RULES
            if self._changed_at[rule.code] > self._checked_at[rule.code]
        )

    def run_whole_rules(self) -> FindingsChange:
        """Run what is due at once."""
        return self.accept(whole_findings(self.facts, self.due, self.revision))

    def accept(self, found: WholeFindings) -> FindingsChange:
        """Take over what `whole_findings` found, unless the content has moved on since."""
        change = _Change()
        for code, gaps in found.gaps.items():
            if found.revision >= self._changed_at[code]:
                self._checked_at[code] = found.revision
                self._hold(code, _WHOLE, self._made(RULES[code], gaps), change)
        return self._tell(change)

    # -- following ---------------------------------------------------------------------------

    def _follow(self, changes: ChangeSet) -> None:
        self.revision += 1
        self.facts.follow(changes)
        change = _Change(phase_changed=_moves_phase(changes))
        if self._placed is not None and _moves_targets(changes):
            self._placed = None
        self._check_touched(changes, change)
        types = {type(each.record) for each in changes}
        for rule in WHOLE_RULES:
            if rule.follows & types:
                self._changed_at[rule.code] = self.revision
        self._drop_lost(changes, change)
        self._follow_waivers(changes, change)
        self._tell(change)

    def _check_touched(self, changes: ChangeSet, change: _Change) -> None:
        for subject_type, subjects in touched_subjects(self.facts, changes).subjects.items():
            rules = SUBJECT_RULES.get(subject_type, ())
            for id, codes in subjects.items():
                record = self.content.find(id)
                if record is not None and not isinstance(record, subject_type):
                    record = None
                for rule in rules:
                    if codes is None or rule.code in codes:
                        gaps = rule.check(self.facts, record) if record is not None else ()
                        self._hold(rule.code, id, self._made(rule, gaps), change)

    def _drop_lost(self, changes: ChangeSet, change: _Change) -> None:
        """Findings of whole rules that are due must not speak of what is gone meanwhile."""
        lost = {i for i, c in changes.changes.items() if c.after is None and i in self._of_target}
        if lost:
            for rule in self.due:
                held = self._held.get((rule.code, _WHOLE), ())
                kept = tuple(finding for finding in held if lost.isdisjoint(finding.targets))
                self._hold(rule.code, _WHOLE, kept, change)

    def _follow_waivers(self, changes: ChangeSet, change: _Change) -> None:
        for identity in self._waivers.follow(changes):
            subject = self._subject_of.get(identity)
            if subject is not None:
                held = self._held[identity[0], subject]
                self._hold(identity[0], subject, tuple(map(self._waived, held)), change)

    def _check_everything(self) -> None:
        facts, held = self.facts, self._held
        for subject_type, rules in SUBJECT_RULES.items():
            records: Collection[Record] = self.content.every(subject_type)
            for rule in rules:
                check = rule.check
                for record in records:
                    gaps = tuple(check(facts, record))
                    if gaps:
                        held[rule.code, record.id] = self._made(rule, gaps)
        for rule_, gaps in whole_findings(facts, WHOLE_RULES, 0).gaps.items():
            if gaps:
                held[rule_, _WHOLE] = self._made(RULES[rule_], gaps)
        for (_, subject), findings in held.items():
            for finding in findings:
                self._index(subject, finding)

    # -- holding -----------------------------------------------------------------------------

    def _made(self, rule: Rule, gaps: Iterable[Found]) -> tuple[Finding, ...]:
        return tuple(self._waived(rule.finding(gap)) for gap in gaps)

    def _waived(self, finding: Finding) -> Finding:
        waiver = self._waivers.holding(finding.code, finding.targets)
        if waiver is finding.waiver:
            return finding
        return dataclasses.replace(finding, waiver=waiver)

    def _hold(
        self, code: str, subject: str, findings: tuple[Finding, ...], change: _Change
    ) -> None:
        held = self._held.get((code, subject), ())
        if findings == held:
            return
        if findings:
            self._held[code, subject] = findings
        else:
            del self._held[code, subject]
        for finding in held:
            if finding not in findings:
                self._unindex(finding)
                change.removed.append(finding)
        for finding in findings:
            if finding not in held:
                self._index(subject, finding)
                change.added.append(finding)

    def _index(self, subject: str, finding: Finding) -> None:
        self._subject_of[finding.identity] = subject
        for target in finding.targets:
            self._of_target.setdefault(target, {})[finding.identity] = finding
        if not finding.waived:
            self._counted[finding.code, finding.severity] += 1
        if self._placed is not None:
            key = self._keys[finding.identity] = self._key(finding)
            insort(self._placed, _Placed(key, finding), key=_key_of)

    def _unindex(self, finding: Finding) -> None:
        self._subject_of.pop(finding.identity, None)
        for target in set(finding.targets):
            held = self._of_target[target]
            held.pop(finding.identity, None)
            if not held:
                del self._of_target[target]
        if not finding.waived:
            self._counted[finding.code, finding.severity] -= 1
        if self._placed is not None:
            key = self._keys.pop(finding.identity)
            del self._placed[bisect_left(self._placed, key, key=_key_of)]

    @property
    def _in_order(self) -> list[_Placed]:
        if self._placed is None:
            findings = [f for held in self._held.values() for f in held]
            self._keys = {finding.identity: self._key(finding) for finding in findings}
            self._placed = sorted(
                (_Placed(self._keys[f.identity], f) for f in findings), key=_key_of
            )
        return self._placed

    def _key(self, finding: Finding) -> _Key:
        rank = SEVERITIES.index(finding.severity)
        return rank, finding.code, target_key(self.content, finding.targets)

    def _tell(self, change: _Change) -> FindingsChange:
        told = FindingsChange(tuple(change.added), tuple(change.removed), change.phase_changed)
        if told:
            for listener in tuple(self._listeners):
                listener(told)
        return told


def whole_findings(
    source: Facts | Content, rules: Sequence[WholeRule], revision: int
) -> WholeFindings:
    """What whole rules find; give a snapshot of the content to do it in another thread."""
    facts = source if isinstance(source, Facts) else Facts(source)
    return WholeFindings(revision, {rule.code: tuple(rule.check(facts)) for rule in rules})


class _Change:
    """A `FindingsChange` in the making."""

    def __init__(self, *, phase_changed: bool = False) -> None:
        self.added: list[Finding] = []
        self.removed: list[Finding] = []
        self.phase_changed = phase_changed


def _key_of(placed: _Placed) -> _Key:
    return placed.key


def _is_active(rule: Rule, project: Project) -> bool:
    return rule.phase <= PHASES.index(project.progress) + 1


def _moves_phase(changes: ChangeSet) -> bool:
    before, after = changes.changes.get("project", (None, None))
    return (
        isinstance(before, Project)
        and isinstance(after, Project)
        and before.progress != after.progress
    )


def _moves_targets(changes: ChangeSet) -> bool:
    """Whether records change places, so that findings about them do too."""
    return any(
        isinstance(before, OrderedRecord)
        and isinstance(after, OrderedRecord)
        and before.order != after.order
        for before, after in changes
    )
