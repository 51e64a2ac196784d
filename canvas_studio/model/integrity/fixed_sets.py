"""The sets that every canvas has: its project, five stages, five dimensions, one release at least."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from canvas_studio.messages import message
from canvas_studio.model.changes import Change, ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.integrity.violation import Violation
from canvas_studio.model.records import Dimension, Project, Release, Stage
from canvas_studio.model.records.fixed import DEFAULT_RELEASE, FIXED_RECORDS

_STAGE_KEYS = {r.id: r.key for r in FIXED_RECORDS if isinstance(r, Stage)}
_DIMENSION_IDS = {r.id for r in FIXED_RECORDS if isinstance(r, Dimension)}


def fixed_set_violations(content: Content, changes: ChangeSet | None) -> Iterator[Violation]:
    """What is missing of the fixed sets (MOD005) or beyond them; `changes` as in `violations`."""
    relevant = (Project, Stage, Dimension, Release)
    if changes is not None and not any(isinstance(c.record, relevant) for c in changes):
        return
    for record in FIXED_RECORDS:
        held = content.find(record.id)
        if not isinstance(held, type(record)):
            text = message("固定元素 {id} 缺失", "The fixed element {id} is missing", id=record.id)
            yield Violation("MOD005", record, "", text, Change(None, record))
    for stage in content.every(Stage):
        expected = _STAGE_KEYS.get(stage.id)
        if stage.key != expected:
            text = message(
                "运营阶段 {id} 不在五个固定阶段之内", "Stage {id} is none of the five", id=stage.id
            )
            repair = None if expected is None else replace(stage, key=expected)
            yield Violation("MOD005", stage, "key", text, Change(stage, repair))
    for dimension in content.every(Dimension):
        if dimension.id not in _DIMENSION_IDS:
            text = message(
                "架构维度 {id} 不在五个固定维度之内",
                "Dimension {id} is none of the five",
                id=dimension.id,
            )
            yield Violation("MOD005", dimension, "id", text, Change(dimension, None))
    if not content.count(Release):
        text = message("至少需要一个期次", "At least one release is needed")
        yield Violation("MOD005", DEFAULT_RELEASE, "", text, Change(None, DEFAULT_RELEASE))
