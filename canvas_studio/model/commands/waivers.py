"""Findings that may stand, and why."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.naming import as_text
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import NO_TEXT, LText, Waiver


def waive(
    tx: Transaction,
    rule: str,
    targets: Sequence[str],
    reason: str | LText,
    by: str | LText = NO_TEXT,
    on: datetime.date | None = None,
) -> None:
    """Let the finding of `rule` on `targets` (ids or symbols, in its order) stand for a reason.

    It lapses when a target changes. Waiving again replaces reason, author and date.
    """
    reason = as_text(tx, reason)
    if not reason:
        raise UserError(message("请写明豁免的理由。", "A waiver needs a reason."))
    attributes: dict[str, Any] = {
        "reason": reason,
        "by": as_text(tx, by),
        "date": on,
        "fingerprint_of_target": targets_fingerprint(tx.content, targets),
    }
    for held in tx.content.of(Waiver):
        if (held.rule, held.targets) == (rule, tuple(targets)):
            tx.change(held, **attributes)
            break
    else:
        elements.add(tx, Waiver, rule=rule, targets=tuple(targets), **attributes)
    tx.label = message("豁免 {rule}", "Waive {rule}", rule=rule)


def unwaive(tx: Transaction, rule: str, targets: Sequence[str]) -> None:
    """Take a waiver back: the finding counts again."""
    held = (w for w in tx.content.every(Waiver) if (w.rule, w.targets) == (rule, tuple(targets)))
    for waiver in list(held):
        tx.remove(waiver.id)
    tx.label = message("取消豁免 {rule}", "Take back the waiver of {rule}", rule=rule)
