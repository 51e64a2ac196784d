"""Which findings are let stand, and until when: a waiver lapses as soon as a target of it changes."""

from __future__ import annotations

from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.records import Waiver
from canvas_studio.model.rules import Finding, Identity


class Waivers:
    """The waivers of a content, by the finding that each lets stand."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._waivers: dict[Identity, Waiver] = {}
        self._of_target: dict[str, set[Identity]] = {}
        self._read()

    def holding(self, code: str, targets: tuple[str, ...]) -> Waiver | None:
        """The waiver of this finding, if there is one and its targets are what they were."""
        waiver = self._waivers.get((code, targets))
        if waiver is None:
            return None
        unchanged = waiver.fingerprint_of_target == targets_fingerprint(self._content, targets)
        return waiver if unchanged else None

    def lapsed(self, finding: Finding) -> Waiver | None:
        """A waiver of this finding that does not hold (any more)."""
        return self._waivers.get(finding.identity)

    def follow(self, changes: ChangeSet) -> set[Identity]:
        """The findings whose waiver may have come, gone or lapsed."""
        affected = set()
        for id, change in changes.changes.items():
            affected |= self._of_target.get(id, set())
            for record in change:
                if isinstance(record, Waiver):
                    affected.add((record.rule, record.targets))
        if any(isinstance(change.record, Waiver) for change in changes):
            self._read()
        return affected

    def _read(self) -> None:
        self._waivers.clear()
        self._of_target.clear()
        for waiver in self._content.of(Waiver):
            identity = waiver.rule, waiver.targets
            self._waivers[identity] = waiver
            for target in waiver.targets:
                self._of_target.setdefault(target, set()).add(identity)
