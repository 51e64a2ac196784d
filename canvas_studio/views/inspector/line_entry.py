"""The editors of a number and of a date, read as people write them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QKeyEvent

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.views.compositions import Composition
from canvas_studio.views.inspector.entry import MIXED, Desk, Entry
from canvas_studio.views.typing_field import TypingField

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_DATE = re.compile(r"(\d{4})\D{0,2}?(\d{1,2})\D{0,2}?(\d{1,2})\D?")


class LineEntry(Entry, TypingField):
    """One line of text that stands for something else."""

    _composition: Composition

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.attach(desk)
        self._hint = ""
        self.textEdited.connect(self._follow_typing)

    def show_value(self, target: Any, value: Any) -> None:
        _ = self.desk.studio.locale.translator
        self.setPlaceholderText(_("Different values") if value is MIXED else self._hint)
        super().show_value(target, value)

    def set_hint(self, text: str) -> None:
        self._hint = text
        self.setPlaceholderText(text)

    def typed(self) -> str:
        return self.text()

    def put(self, typed: str) -> None:
        place = self.cursorPosition()
        self.setText(typed)
        self.setCursorPosition(min(place, len(typed)) if self.hasFocus() else 0)

    def _follow_typing(self) -> None:
        self.on_change()
        self.desk.typed.emit()

    def event(self, event: QEvent) -> bool:
        return False if self.leaves_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lose_focus(event)


class NumberEntry(LineEntry):
    """Full-width digits and separators of thousands are understood; empty is no number."""

    def __init__(self, desk: Desk, *, whole: bool = False) -> None:
        """`whole` takes whole numbers only."""
        super().__init__(desk)
        self._whole = whole

    def as_typed(self, value: Any) -> str:
        return "" if value is None or value is MIXED else number_text(value)

    def read(self, typed: str) -> Any:
        return read_number(typed, whole=self._whole) if typed.strip() else None


class DateEntry(LineEntry):
    """A day as 2026-12-31, 2026/12/31, 20261231 or 2026年12月31日."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_hint("2026-12-31")

    def as_typed(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, datetime.date) else ""

    def read(self, typed: str) -> datetime.date | None:
        return read_date(typed) if typed.strip() else None


def number_text(number: float) -> str:
    """A number without needless zeros: 3, 0.5, 120000."""
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        number = int(number)
    return str(number)


def read_number(text: str, *, whole: bool = False) -> int | float:
    """The number that a text means. UserError where it means none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"(?<=\d)[,\s_](?=\d)", "", plain)
    if not _NUMBER.fullmatch(plain):
        raise UserError(
            message("“{text}”不是数字。", "“{text}” is not a number.", text=text.strip())
        )
    number = float(plain)
    if number.is_integer() and "." not in plain:
        return int(plain)
    if whole:
        raise UserError(
            message("“{text}”不是整数。", "“{text}” is not a whole number.", text=text.strip())
        )
    return number


def read_date(text: str) -> datetime.date:
    """The day that a text means. UserError where it means none."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    try:
        if found is None:
            raise ValueError
        return datetime.date(*(int(part) for part in found.groups()))
    except ValueError:
        raise UserError(
            message(
                "“{text}”不是日期，请按 2026-12-31 的格式填写。",
                "“{text}” is not a date; write it like 2026-12-31.",
                text=text.strip(),
            )
        ) from None
