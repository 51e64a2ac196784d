"""The one error whose text people see as written; everything else is a defect and goes to the log."""

from __future__ import annotations

from canvas_studio.messages import Language, Localised


class UserError(Exception):
    """What went wrong and what to do about it, in words for the person at the screen.

    Give it a sentence, or a `Message` where the sentence depends on the reader's language.
    """

    def __init__(self, message: str | Localised) -> None:
        super().__init__(message)

    def text(self, language: Language) -> str:
        (message,) = self.args
        return message.text(language) if isinstance(message, Localised) else str(message)
