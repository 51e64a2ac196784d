"""One way in which a canvas is not valid, as a value and as the error that refuses a commit."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, Message
from canvas_studio.model.changes import Change
from canvas_studio.model.records import Record


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which the content is not a valid canvas, and the change that repairs it."""

    code: str
    """MOD002 to MOD010."""
    record: Record
    path: str
    """The attribute that is wrong, dotted where it is nested; "" for the record as a whole."""
    message: Message
    repair: Change

    def text(self, language: Language) -> str:
        return f"{self.code} {self.message.text(language)}"


class IntegrityError(UserError):
    """A commit was refused because it would break what must always hold."""

    def __init__(self, violation: Violation) -> None:
        super().__init__(violation.message)
        self.violation = violation
