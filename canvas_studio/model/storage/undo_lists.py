"""The lists of a history, found again from the steps that were recorded, and steps for such lists."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.history import REDO, UNDO

_CARRIED_STEPS = 500


def undo_lists(steps: Sequence[ChangeSet]) -> tuple[list[ChangeSet], list[ChangeSet]]:
    """What a history that recorded these steps would have done and undone.

    An undo or redo of a step that is not among them ends what is known: the lists start anew.
    """
    done: list[ChangeSet] = []
    undone: list[ChangeSet] = []
    for step in steps:
        if step.origin == UNDO and done and done[-1].inverse().changes == step.changes:
            undone.append(done.pop())
        elif step.origin == REDO and undone and undone[-1].changes == step.changes:
            done.append(undone.pop())
        else:
            if step.origin in (UNDO, REDO):
                done.clear()
            else:
                done.append(step)
            undone.clear()
    return done, undone


def flattened(steps: Sequence[ChangeSet]) -> list[ChangeSet]:
    """The shortest steps that leave the same undo lists, of the last ones only."""
    done, undone = undo_lists(steps)
    return [*done[-_CARRIED_STEPS:], *reversed(undone), *(u.inverse(UNDO) for u in undone)]
