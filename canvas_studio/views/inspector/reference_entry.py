"""The editors that find another element by its name, pinyin or code: to refer to it, or to add it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model.finder import LOOSE, Finder, Fit
from canvas_studio.model.finder import Entry as Known
from canvas_studio.views.inspector.entry import ENTER, MIXED, Desk
from canvas_studio.views.inspector.finder_popup import Candidate
from canvas_studio.views.inspector.line_entry import LineEntry
from canvas_studio.views.plain_text import no_markup

_MOST_FOUND = 30
_STEPS: Mapping[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FinderEntry(LineEntry):
    """Proposes while it is typed in; Enter and Tab take what is highlighted."""

    def __init__(self, desk: Desk, candidates: Callable[[], Sequence[Candidate]]) -> None:
        """`candidates` says what can be chosen at this moment."""
        super().__init__(desk)
        self._candidates = candidates
        self._chosen: Candidate | None = None
        self.textEdited.connect(lambda _: self._propose())

    def candidate(self, typed: str) -> Candidate | None:
        """What a text means: what has this name or code, or else the only one that it fits well."""
        exact = self.exact(typed)
        if exact is not None:
            return exact
        meant = self._meant(typed)
        return meant[0] if len(meant) == 1 else None

    def exact(self, typed: str) -> Candidate | None:
        """What was chosen, or the only one with this name or code."""
        if self._chosen is not None and self._chosen.text == typed:
            return self._chosen
        wanted = typed.strip().casefold()
        same = [
            candidate
            for candidate in self._candidates()
            if wanted in {t.strip().casefold() for t in (*candidate.texts, candidate.code) if t}
        ]
        return same[0] if len(same) == 1 else None

    def found(self, typed: str) -> list[Candidate]:
        """The candidates that a text may mean, best first; all for an empty one."""
        return [candidate for candidate, _ in self._matches(typed)]

    def _meant(self, typed: str) -> list[Candidate]:
        """Those that a text fits so well that they may be taken without being chosen."""
        return [candidate for candidate, fit in self._matches(typed) if fit not in LOOSE]

    def _matches(self, typed: str) -> list[tuple[Candidate, Fit]]:
        candidates = {candidate.id: candidate for candidate in self._candidates()}
        finder = Finder(Known(c.id, c.texts, c.code) for c in candidates.values())
        found = finder.find(typed, _MOST_FOUND)
        return [(candidates[match.entry.id], match.fit) for match in found]

    # -- the list below ----------------------------------------------------------------------------

    @property
    def _has_list(self) -> bool:
        return self.desk.popup.owner is self

    def _propose(self, *, everything: bool = False) -> None:
        typed = "" if everything else self.text()
        found = self.found(typed) if typed.strip() or everything else []
        is_meant = bool(typed.strip()) and bool(self._meant(typed))
        self.desk.popup.offer(self, found, highlight=is_meant)

    def choose(self, candidate: Candidate) -> None:
        """Take a candidate."""
        self._chosen = candidate
        self.setText(candidate.text)
        self.desk.popup.dismiss()
        self.commit()

    def press(self, event: QKeyEvent) -> bool:
        if self.is_composing:
            return False
        popup, key = self.desk.popup, event.key()
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if self._has_list:
                popup.step(_STEPS[key])
            else:
                self._propose(everything=not self.is_touched)
            return True
        if self._has_list and key == Qt.Key.Key_Escape:
            popup.dismiss()
            return True
        if self._has_list and key in ENTER and popup.current is not None:
            self.choose(popup.current)
            return True
        return super().press(event)

    def event(self, event: Any) -> bool:
        # Tab never reaches keyPressEvent: it moves the focus. What is highlighted is taken first.
        if (
            event.type() == event.Type.KeyPress
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and self._has_list
            and self.desk.popup.current is not None
        ):
            self.choose(self.desk.popup.current)
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.is_touched and not self._has_list:
            self._propose(everything=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._has_list:
            self.desk.popup.dismiss()
        super().focusOutEvent(event)

    def hideEvent(self, event: Any) -> None:
        if self._has_list:
            self.desk.popup.dismiss()
        super().hideEvent(event)


class ReferenceEntry(FinderEntry):
    """Refers to one element, or to none where it is emptied."""

    def __init__(
        self,
        desk: Desk,
        candidates: Callable[[], Sequence[Candidate]],
        named: Callable[[str], str],
    ) -> None:
        """`named` says the text for an id that the document holds."""
        super().__init__(desk, candidates)
        self._named = named
        self.on_open: Callable[[], None] = lambda: None
        """What Ctrl+Enter does: go to the element."""

    def as_typed(self, value: Any) -> str:
        return "" if value is None or value is MIXED else self._named(value)

    def put(self, typed: str) -> None:
        self._chosen = None
        super().put(typed)
        self.setToolTip(no_markup(typed))

    def read(self, typed: str) -> str | None:
        if not typed.strip():
            return None
        candidate = self.candidate(typed)
        if candidate is None:
            raise UserError(unknown(typed))
        return candidate.id

    def press(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.on_open()
            return True
        return super().press(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.is_touched:
            self.selectAll()


class AdditionEntry(FinderEntry):
    """Adds one element after the other to a list; Backspace in the empty field takes the last out."""

    def __init__(
        self,
        desk: Desk,
        candidates: Callable[[], Sequence[Candidate]],
        take_last: Callable[[], None],
        *,
        makes: bool = False,
    ) -> None:
        """`makes` says that a text which is none of the candidates is one from then on."""
        super().__init__(desk, candidates)
        self._take_last = take_last
        self._makes = makes

    def as_typed(self, value: Any) -> str:
        return ""

    @property
    def is_touched(self) -> bool:
        return bool(self.text().strip())

    def read(self, typed: str) -> str:
        candidate = self.exact(typed) if self._makes else self.candidate(typed)
        if candidate is not None:
            return candidate.id
        if self._makes:
            return typed.strip()
        raise UserError(unknown(typed))

    def found(self, typed: str) -> list[Candidate]:
        found = super().found(typed)
        wanted = typed.strip()
        if self._makes and wanted and all(c.text.casefold() != wanted.casefold() for c in found):
            found.append(Candidate(wanted, wanted, (wanted,), is_new=True))
        return found

    def taken(self) -> None:
        self._base = ""
        self._chosen = None
        self.clear()

    def restore(self) -> None:
        super().restore()
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text() and not self.is_composing:
            if not event.isAutoRepeat():
                self._take_last()
            return
        super().keyPressEvent(event)


def unknown(typed: str) -> Any:
    """The sentence about a name that is none of what can be chosen."""
    return message(
        "没有找到“{text}”，请从列表中选择。",
        "“{text}” is not there; choose one from the list.",
        text=typed.strip(),
    )
