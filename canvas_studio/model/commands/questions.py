"""Open questions: parked in the workshop on one key, answered or dropped later."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.labels import label
from canvas_studio.model.commands.naming import as_text
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import LText, OpenQuestion


def park(
    tx: Transaction,
    text: str | LText,
    refs: Sequence[str] = (),
    raised_by: str | None = None,
    on: datetime.date | None = None,
) -> None:
    """Put a question into the parking lot, with the elements that it is about."""
    elements.add(
        tx,
        OpenQuestion,
        text=text,
        refs=tuple(dict.fromkeys(refs)),
        raised_by=raised_by,
        raised_on=on,
        parking=True,
    )
    tx.label = message("记入待议区：{text}", "Park: {text}", text=as_text(tx, text))


def answer(tx: Transaction, question: str, text: str | LText) -> None:
    """Record the answer to a question, which closes it and takes it out of the parking lot."""
    held = tx.content.get(OpenQuestion, question)
    given = as_text(tx, text, held.answer)
    if not given:
        raise UserError(message("请填写答复。", "An answer is needed to close the question."))
    tx.change(held, answer=given, status="closed", parking=False)
    tx.label = label("答复", "Answer", [held])


def drop(tx: Transaction, question: str) -> None:
    """Drop a question without an answer; it stays on record."""
    held = tx.content.get(OpenQuestion, question)
    tx.change(held, status="dropped", parking=False)
    tx.label = label("放弃", "Drop", [held])


def reopen(tx: Transaction, question: str) -> None:
    """Open a closed or dropped question again; its answer stays until there is another."""
    held = tx.content.get(OpenQuestion, question)
    tx.change(held, status="open")
    tx.label = label("重新打开", "Reopen", [held])
