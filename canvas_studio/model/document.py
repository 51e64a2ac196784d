"""Document and Transaction: the one way to change a canvas.

`document.run(command, …)` runs a command, a plain function of a transaction, as one step: its
writes are checked, applied and told to the listeners together, or not at all.
"""

from __future__ import annotations

import dataclasses
import logging
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from canvas_studio.messages import Message
from canvas_studio.model.changes import NO_LABEL, Change, ChangeSet, squash
from canvas_studio.model.content import Content
from canvas_studio.model.integrity import IntegrityError, violations
from canvas_studio.model.records import CodedRecord, Record

P = ParamSpec("P")
R = TypeVar("R", bound=Record)
Listener = Callable[[ChangeSet], None]

_LOG = logging.getLogger(__name__)
_ID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def code_number(code: str, prefix: str) -> int:
    """7 for the code "G07" under the prefix "G"; 0 for any code that is not of this form."""
    number = code.removeprefix(prefix)
    return int(number) if number != code and number.isascii() and number.isdigit() else 0


class Transaction:
    """The writes of one step. Reads through `content` see them at once."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.label: Message = NO_LABEL
        self._changes: dict[str, Change] = {}

    def put(self, record: R) -> R:
        """Add `record`, or put it in the place of the one with its id."""
        self._write(record.id, record)
        return record

    def change(self, record: R, **attributes: Any) -> R:
        """Give attributes of a record new values; the new record is validated and returned."""
        current = self.content.get(type(record), record.id)
        changed = cast("R", dataclasses.replace(cast(Any, current), **attributes))
        if changed != current:
            self._write(record.id, changed)
        return changed

    def remove(self, id: str) -> None:
        """Take a record out; what refers to it is the command's business (`commands.elements`)."""
        if id in self.content:
            self._write(id, None)

    def new_id(self, prefix: str) -> str:
        """An id that no record has, such as `goal_7f3k2a`."""
        while True:
            id = f"{prefix}_" + "".join(secrets.choice(_ID_ALPHABET) for _ in range(6))
            if id not in self.content:
                return id

    def next_code(self, type: type[CodedRecord], prefix: str, digits: int = 2) -> str:
        """The code after the highest ever used: `next_code(Goal, "G")` is G07 after G06."""
        used = (*self.content.codes(type), *self.content.project.retired_codes)
        highest = max((code_number(code, prefix) for code in used), default=0)
        return f"{prefix}{highest + 1:0{digits}d}"

    @property
    def changes(self) -> ChangeSet:
        """What has been written so far; what was changed back is not in it."""
        return squash([ChangeSet(self._changes)], self.label)

    def _write(self, id: str, after: Record | None) -> None:
        before = self.content.find(id)
        self.content.apply([Change(before, after)])
        first = self._changes.get(id)
        self._changes[id] = Change(before if first is None else first.before, after)

    def roll_back(self) -> None:
        """Put the content back to what it was before the first write."""
        self.content.apply(ChangeSet(self._changes).inverse())
        self._changes.clear()


class Subscription:
    """Call it to listen no longer; it then lets go of the listener, which as a rule holds it."""

    def __init__(self, listeners: list[Any], listener: Callable[[Any], None]) -> None:
        self._listeners: list[Any] = listeners
        self._listener: Callable[[Any], None] | None = listener

    def __call__(self) -> None:
        if self._listener is not None:
            self._listeners.remove(self._listener)
            self._listener = None


class Document:
    """A canvas that can be changed, step by step, with everybody told after each step."""

    def __init__(self, content: Content) -> None:
        """Wrap `content`, which must be valid (see `integrity`) and is owned from now on."""
        self.content = content
        self._listeners: list[Listener] = []
        self._running = False

    def run(
        self,
        command: Callable[Concatenate[Transaction, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> ChangeSet:
        """Run `command` as one step and return what it changed.

        An exception, an IntegrityError included, leaves the document exactly as it was.
        """
        return self._commit("user", command, *args, **kwargs)

    def apply(self, changes: ChangeSet, *, origin: str | None = None) -> ChangeSet:
        """Apply a change-set made elsewhere (undo, redo, journal, import) as one step.

        Its `after` records are taken over; integrity is checked as for every step.
        """

        def take_over(tx: Transaction) -> None:
            tx.label = changes.label
            for id, change in changes.changes.items():
                if change.after is None:
                    tx.remove(id)
                else:
                    tx.put(change.after)

        return self._commit(changes.origin if origin is None else origin, take_over)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every step; the returned function ends that."""
        self._listeners.append(listener)
        return Subscription(self._listeners, listener)

    def snapshot(self) -> Content:
        """The content of this moment, safe to read from another thread."""
        return self.content.copy()

    @property
    def is_telling(self) -> bool:
        """Whether a step is under way or being told to the listeners: nothing can be changed now."""
        return self._running

    def _commit(
        self,
        origin: str,
        command: Callable[Concatenate[Transaction, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> ChangeSet:
        if self._running:
            raise RuntimeError(
                "a listener must not change the document while it is told of a change"
            )
        self._running = True
        try:
            tx = Transaction(self.content)
            try:
                command(tx, *args, **kwargs)
                changes = dataclasses.replace(tx.changes, origin=origin, at=time.time())
                for violation in violations(self.content, changes):
                    raise IntegrityError(violation)
            except BaseException:
                tx.roll_back()
                raise
            if changes:
                self._tell(changes)
            return changes
        finally:
            self._running = False

    def _tell(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:
                # The label as it was written: filled in, it has names of the client's.
                _LOG.exception("a listener failed after the step %r", changes.label.en)


def new_document(records: Iterable[Record]) -> Document:
    """A document of these records; IntegrityError where they are not a valid canvas."""
    content = Content(records)
    for violation in violations(content):
        raise IntegrityError(violation)
    return Document(content)
