"""Options are labelled A, B, C in their order, whatever is added, moved or deleted (MOD009)."""

from __future__ import annotations

from typing import Any, get_args

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import Option, OptionSet
from canvas_studio.model.records.architecture import OptionLabel
from canvas_studio.model.records.names import shown

LABELS: tuple[OptionLabel, ...] = get_args(OptionLabel)


def label_for_new(tx: Transaction, option_set: str) -> OptionLabel:
    """The label of one more option; UserError where the set has all it can have."""
    held = tx.content.referrers(option_set, Option)
    if len(held) >= len(LABELS):
        raise UserError(
            message(
                "{options} 最多三个方案。",
                "{options} has three options already; there cannot be more.",
                options=shown(tx.content.get(OptionSet, option_set)),
            )
        )
    return LABELS[len(held)]


def settle_labels(tx: Transaction, option_set: str) -> None:
    """Label the options in order; what is recommended and chosen follows the option it meant."""
    options = tx.content.find(option_set)
    if not isinstance(options, OptionSet):
        return
    renamed: dict[str | None, OptionLabel] = {}
    for option, label in zip(tx.content.referrers(option_set, Option), LABELS, strict=False):
        renamed[option.label] = label
        tx.change(option, label=label)
    changed: dict[str, Any] = {
        "recommended": renamed.get(options.recommended),
        "chosen": renamed.get(options.chosen),
    }
    if changed["chosen"] is None:
        changed |= {"status": "open"}
    tx.change(options, **changed)
