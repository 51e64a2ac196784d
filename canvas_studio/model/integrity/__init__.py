"""What must always hold (MOD002 to MOD010, domain 2.4), and how to repair what does not.

Integrity is not advice: a commit that would break it is refused, and a file that breaks it is
not loaded before it is repaired. What may merely be missing is a rule (`rules/`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from canvas_studio.errors import UserError
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.integrity.checks import SOUND_AT_A_GLANCE, record_violations
from canvas_studio.model.integrity.fixed_sets import fixed_set_violations
from canvas_studio.model.integrity.violation import IntegrityError, Violation
from canvas_studio.model.records import (
    Function,
    Module,
    Option,
    Project,
    Record,
    Role,
    ValueProposition,
)

__all__ = ["IntegrityError", "Violation", "repaired", "violations"]


def violations(content: Content, changes: ChangeSet | None = None) -> Iterator[Violation]:
    """All that does not hold in `content`; with `changes`, only what those can have broken."""
    language_changed = changes is not None and any(
        isinstance(c.before, Project)
        and isinstance(c.after, Project)
        and c.before.primary_language != c.after.primary_language
        for c in changes
    )
    if changes is None or language_changed:
        records: Iterable[Record] = content.records.values()
    else:
        records = _touched(content, changes)
    yield from fixed_set_violations(content, changes)
    for record in records:
        is_sound = SOUND_AT_A_GLANCE.get(type(record))
        if is_sound is None or not is_sound(record, content):
            yield from record_violations(record, content)


def repaired(content: Content) -> tuple[Content, list[Violation]]:
    """A valid copy of `content`, and what had to be repaired, in the order it was done."""
    content = content.copy()
    done: list[Violation] = []
    for _ in range(100):
        found = list(violations(content))
        if not found:
            return content, done
        seen: set[str] = set()
        for violation in found:
            if violation.record.id not in seen:
                seen.add(violation.record.id)
                content.apply([violation.repair])  # what a removal leaves dangling comes next
                done.append(violation)
    raise UserError(found[0].message)


def _touched(content: Content, changes: ChangeSet) -> Iterator[Record]:
    """The records that a change can have made invalid: the changed ones and those beside them."""
    ids: dict[str, None] = {}
    for id, (before, after) in changes.changes.items():
        ids[id] = None
        removed = after is None
        if removed or isinstance(after, Role | Function | Module):
            ids.update(dict.fromkeys(content.referrer_ids(id)))
        if isinstance(after, Role) and not (isinstance(before, Role) and before.side == after.side):
            ids.update({v.id: None for v in content.every(ValueProposition) if v.role})
        for side in (before, after):
            if isinstance(side, Module) and side.parent:
                ids[side.parent] = None
            elif isinstance(side, Option):
                ids[side.option_set] = None
    for id in ids:
        record = content.find(id)
        if record is not None:
            yield record
