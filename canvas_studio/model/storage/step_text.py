"""Change-sets as text: what the journal stores of a step."""

from __future__ import annotations

import json
from typing import Any

from canvas_studio.messages import Message
from canvas_studio.model.canonical import canonical_line
from canvas_studio.model.changes import Change, ChangeSet
from canvas_studio.model.records import Record
from canvas_studio.model.storage.canvas_text import record_of_line

_NOTHING = b"null"


def text_of(step: ChangeSet) -> bytes:
    """A line with label and origin, then two lines per record: before and after."""
    label = {"zh": step.label.text("zh"), "en": step.label.text("en")}
    lines = [json.dumps({"label": label, "origin": step.origin}).encode()]
    for before, after in step:
        lines.append(_NOTHING if before is None else canonical_line(before))
        lines.append(_NOTHING if after is None else canonical_line(after))
    return b"\n".join(lines)


def step_of(text: bytes, at: float = 0.0) -> ChangeSet:
    """The step that `text_of` wrote, its label without placeholders; ValueError if it is none.

    `at` is when it was made, which the text does not say.
    """
    head, *lines = text.split(b"\n")
    about: dict[str, Any] = json.loads(head)
    pairs = zip(map(_record, lines[::2]), map(_record, lines[1::2]), strict=True)
    changes = [Change(before, after) for before, after in pairs]
    return ChangeSet(
        {change.record.id: change for change in changes},
        _literally(about["label"]["zh"], about["label"]["en"]),
        about["origin"],
        at,
    )


def _record(line: bytes) -> Record | None:
    return None if line == _NOTHING else record_of_line(line)


def _literally(zh: str, en: str) -> Message:
    """A message that says exactly this, braces included."""
    return Message("{zh}", "{en}", {"zh": zh, "en": en})
