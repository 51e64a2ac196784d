"""Choice questions: recommending and deciding. Options are added and deleted as `elements`."""

from __future__ import annotations

import datetime

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.commands.labels import called
from canvas_studio.model.commands.naming import as_text
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import NO_TEXT, LText, Option, OptionSet
from canvas_studio.model.records.names import shown


def recommend(tx: Transaction, option: str, reason: str | LText = NO_TEXT) -> None:
    """Recommend an option of its set, and say why."""
    chosen = tx.content.get(Option, option)
    options = tx.content.get(OptionSet, chosen.option_set)
    reason = as_text(tx, reason, options.recommendation_reason) if reason else NO_TEXT
    tx.change(
        options,
        recommended=chosen.label,
        recommendation_reason=reason or options.recommendation_reason,
    )
    tx.label = message(
        "{options}：建议方案 {label}",
        "{options}: recommend option {label}",
        options=called(options),
        label=chosen.label,
    )


def decide(
    tx: Transaction, option: str, by: str | None = None, on: datetime.date | None = None
) -> None:
    """Choose an option, which decides its set; `by` is the id of a role."""
    chosen = tx.content.get(Option, option)
    options = tx.content.get(OptionSet, chosen.option_set)
    if len(tx.content.referrers(options.id, Option)) < 2:
        raise UserError(
            message(
                "{options} 只有一个方案，无可选择。",
                "{options} has only one option; there is nothing to choose.",
                options=shown(options),
            )
        )
    tx.change(options, chosen=chosen.label, status="decided", decided_by=by, decided_on=on)
    tx.label = message(
        "{options}：选定方案 {label}",
        "{options}: decide on option {label}",
        options=called(options),
        label=chosen.label,
    )


def reopen(tx: Transaction, option_set: str) -> None:
    """Take a decision back."""
    options = tx.content.get(OptionSet, option_set)
    tx.change(options, chosen=None, status="open", decided_by=None, decided_on=None)
    tx.label = message("{options}：重新待定", "{options}: reopen", options=called(options))
