"""The palette on Ctrl+K: every action and every element by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from canvas_studio.model.finder import Entry, Finder, Match
from canvas_studio.model.records import Function, Goal, Module, Role
from canvas_studio.model.records.wording import type_words
from canvas_studio.views.actions import Action
from canvas_studio.views.canvas.choices import Choice
from canvas_studio.views.palette.action_entries import ActionEntry, action_entries
from canvas_studio.views.palette.finder_panel import MOST_SHOWN, FinderPanel
from canvas_studio.views.studio import Studio

PALETTE = "palette"
_ACTION, _ELEMENT = "action:", "element:"
_ELEMENTS: tuple[tuple[type[Goal | Function | Role | Module], str], ...] = (
    (Goal, "target"),
    (Function, "component"),
    (Role, "users"),
    (Module, "boxes"),
)
_MOST_RECENT = 8


class CommandPalette(FinderPanel):
    """An action that is chosen is done, an element is gone to."""

    def __init__(
        self,
        studio: Studio,
        window: QWidget,
        actions: Sequence[Action],
        perform: Callable[[str], None],
    ) -> None:
        super().__init__(studio, window)
        self._specs = [action for action in actions if action.id != PALETTE]
        self._perform = perform
        self._actions: dict[str, ActionEntry] = {}
        self._finder, self._impossible = Finder(()), Finder(())
        studio.session.closed.connect(self.dismiss)  # it lists what was open

    def open(self) -> None:
        if not self.isVisible():
            entries = action_entries(self._studio, self._specs)
            recent = self._recent()
            entries.sort(key=lambda e: recent.index(e.id) if e.id in recent else len(recent))
            self._actions = {entry.id: entry for entry in entries}
            possible = [e for e in entries if e.reason is None]
            self._finder = Finder([*map(_entry, possible), *self._elements()])
            self._impossible = Finder(_entry(e) for e in entries if e.reason is not None)
        super().open()

    def words(self) -> tuple[str, str]:
        _ = self._studio.locale.translator
        return (
            _("An action, a goal, a function, a role: name, pinyin or code"),
            _("Nothing is called so."),
        )

    def choices(self, typed: str) -> list[Choice]:
        """What can be done now comes first, however well the rest fits."""
        found = self._finder.find(typed, MOST_SHOWN)
        rest = self._impossible.find(typed, MOST_SHOWN - len(found)) if typed.strip() else []
        return [self._choice(match) for match in (*found, *rest)]

    def take(self, id: str) -> None:
        if id.startswith(_ELEMENT):
            self._studio.inquiries.go_to(id.removeprefix(_ELEMENT))
            return
        action = id.removeprefix(_ACTION)
        entry = self._actions[action]
        if entry.reason is None:
            self._remember(action)
            self._perform(action)
        elif entry.reason:
            self._studio.notice(entry.reason)

    # -- what there is -----------------------------------------------------------------------------

    def _elements(self) -> Iterator[Entry]:
        if not self._studio.session.is_open:
            return
        content, shown = self._studio.session.content, self._studio.canvas.model.language
        for type, _icon in _ELEMENTS:
            for record in content.of(type):
                texts = (record.name.text(shown), record.name.zh, record.name.en)
                unique = tuple(dict.fromkeys(text for text in texts if text))
                yield Entry(_ELEMENT + record.id, unique, record.code)

    def _choice(self, match: Match) -> Choice:
        studio, text, ranges = self._studio, match.entry.texts[0], match.ranges
        if match.text == match.entry.code:
            ranges = ()
        elif match.text != text:  # it was found by its other name, which is said too
            at = len(text) + 3
            text = f"{text} · {match.text}"
            ranges = tuple((start + at, end + at) for start, end in ranges)
        if match.entry.id.startswith(_ELEMENT):
            record = studio.session.content.records[match.entry.id.removeprefix(_ELEMENT)]
            icon = next(icon for type, icon in _ELEMENTS if isinstance(record, type))
            words = type_words(type(record)).text(studio.locale.language)
            detail = f"{match.entry.code} · {words}"
            return Choice(match.entry.id, text, detail, ranges, studio.appearance.icon(icon))
        entry = self._actions[match.entry.id.removeprefix(_ACTION)]
        return Choice(
            match.entry.id,
            text,
            entry.keys if entry.reason is None else entry.reason,
            ranges,
            studio.appearance.icon(entry.icon or "chevron-right"),
            is_dimmed=entry.reason is not None,
        )

    # -- what was used last ------------------------------------------------------------------------

    def _recent(self) -> list[str]:
        held = str(self._studio.settings.values("palette").get("recent") or "")
        return [id for id in held.split() if id]

    def _remember(self, action: str) -> None:
        recent = [action, *(id for id in self._recent() if id != action)]
        self._studio.settings.set_values("palette", {"recent": " ".join(recent[:_MOST_RECENT])})


def _entry(entry: ActionEntry) -> Entry:
    return Entry(_ACTION + entry.id, (entry.text, entry.other))
