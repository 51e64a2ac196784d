"""Proposal: what a foreign file would change, with what was understood, guessed and left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from canvas_studio.messages import Message
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content


@dataclass(frozen=True)
class Proposal:
    """One change-set to apply to the content it was made for, and its account."""

    changes: ChangeSet
    understood: tuple[Message, ...] = ()
    guessed: tuple[Message, ...] = ()
    left_out: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Reader:
    """A kind of file that can be read: `propose(path, into)` raises UserError on unusable input.

    `into` is the content to add to; None proposes a whole new project.
    """

    id: str
    title: Message
    suffixes: tuple[str, ...]
    propose: Callable[[Path, Content | None], Proposal]
