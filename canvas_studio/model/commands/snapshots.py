"""Going back to a canvas of an earlier moment, as one more step."""

from __future__ import annotations

from canvas_studio.messages import message
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.commands.naming import retire
from canvas_studio.model.document import Transaction
from canvas_studio.model.records import CodedRecord


def return_to(tx: Transaction, since: ChangeSet, name: str) -> None:
    """Make the canvas what it was before `since`, at the moment called `name`.

    Codes given since then are not given again.
    """
    retired = tx.content.project.retired_codes
    gone = []
    for before, after in since:
        if before is not None:
            tx.put(before)
        elif after is not None:
            tx.remove(after.id)
            if isinstance(after, CodedRecord):
                gone.append(after)
    project = tx.content.project
    both = tuple(dict.fromkeys((*project.retired_codes, *retired)))
    tx.change(project, retired_codes=both)
    retire(tx, gone)
    tx.label = message("回到“{name}”", "Return to “{name}”", name=name)
