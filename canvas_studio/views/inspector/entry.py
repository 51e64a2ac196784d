"""What every editor of one value has in common: showing, being typed in, committing, drafts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from canvas_studio.errors import UserError
from canvas_studio.views.compositions import Composition
from canvas_studio.views.inspector.finder_popup import FinderPopup
from canvas_studio.views.inspector.subject import Subject
from canvas_studio.views.inspector.writing import Target, Writer
from canvas_studio.views.studio import Studio


class _Mixed:
    def __repr__(self) -> str:
        return "MIXED"


MIXED: Final = _Mixed()
"""Stands for the value of several elements that do not have the same one."""

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYS: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons for which the focus leaves an editor and comes back."""
_UNDO: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def common(values: Sequence[Any]) -> Any:
    """The value that all have, or MIXED."""
    first = values[0]
    return first if all(value == first for value in values[1:]) else MIXED


class Desk(QObject):
    """What all editors of one inspector share."""

    opened = Signal(object)
    """Another Subject is to be shown."""
    left = Signal()
    """The person is done here: the focus goes back to the grid."""
    typed = Signal()
    """Something is being typed; figures that depend on it may follow."""

    def __init__(self, studio: Studio, writer: Writer, popup: FinderPopup) -> None:
        super().__init__(writer)
        self.studio = studio
        self.writer = writer
        self.popup = popup
        self.settle: Callable[[], None] = lambda: None
        """Makes the panel follow the document now instead of a moment later."""
        self.follow: Callable[[], None] = lambda: None
        """Makes it follow a moment later, also where a step has changed nothing: 1,200 is 1200."""

    def open(self, subject: Subject) -> None:
        self.opened.emit(subject)


class Entry:
    """Mixed into a widget that edits one value.

    The widget keeps what is typed as a plain value that can be compared, such as a text or the
    key of a choice. As long as it is what the document holds, the editor is untouched and follows
    the document; touched, it keeps what was typed until that is committed or given up.
    """

    desk: Desk
    target: Target | None
    problem: str
    on_change: Callable[[], None]
    """Called when what is shown or what is wrong with it has changed."""
    reveal: Callable[[], None]
    """Called before it gets the focus from afar: opens what it may be folded into."""
    on_enter: Callable[[], None] | None
    """What Enter does after committing; None leaves the focus where it is."""
    label: str
    """What people call what it edits."""
    _composition: Composition | None = None
    """The word that an input method composes in it, where it takes text."""

    def attach(self, desk: Desk) -> None:
        """Begin; to be called by the widget's `__init__`."""
        self.desk = desk
        self.target = None
        self.problem = ""
        self.label = ""
        self.on_change = lambda: None
        self.reveal = lambda: None
        self.on_enter = None
        self._base: Any = None

    # -- what each kind of editor says -------------------------------------------------------------

    def as_typed(self, value: Any) -> Any:
        """A value of the document (or MIXED) as the editor would show it."""
        return value

    @abstractmethod
    def typed(self) -> Any:
        """What is in it now."""

    @abstractmethod
    def put(self, typed: Any) -> None:
        """Show this; the cursor stays as far as it can."""

    def read(self, typed: Any) -> Any:
        """The value for the document. UserError where there is none in what was typed."""
        return typed

    # -- input methods -----------------------------------------------------------------------------

    @property
    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return self._composition is not None and self._composition.is_active

    def end_composition(self) -> None:
        """Nothing of a word that is begun is lost: what stands there becomes text."""
        if self._composition is not None:
            self._composition.end()

    def set_label(self, words: str) -> None:
        """Be called so, for a screen reader too."""
        self.label = words
        self.setAccessibleName(words)  # type: ignore[attr-defined]

    # -- following the document --------------------------------------------------------------------

    @property
    def is_touched(self) -> bool:
        return bool(self.typed() != self._base)

    def show_value(self, target: Target, value: Any) -> None:
        """Be about `target`, which has this value; what is being typed about it stays."""
        base = self.as_typed(value)
        keeps = target == self.target and (self.is_touched or self.is_composing)
        draft = self.desk.writer.draft(target)
        self.target, self._base = target, base
        if not keeps:
            wanted = base if draft is None else draft.typed
            if wanted != self.typed():
                self.put(wanted)
        self._set_problem("" if draft is None else draft.problem)
        self.on_change()

    # -- committing --------------------------------------------------------------------------------

    def commit(self) -> bool:
        """Write what was typed; False where that cannot be, which is then said beside it."""
        writer = self.desk.writer
        if self.target is None or not self.desk.studio.session.is_open:
            return True
        if self.is_composing or not self.is_touched:
            return True
        typed = self.typed()
        try:
            value = self.read(typed)
        except UserError as error:
            writer.keep(self.target, typed, error.text(self.desk.studio.locale.language))
        else:
            if writer.write(self.target, typed, value):
                self._base = typed
                self._set_problem("")
                self.taken()
                self.desk.follow()
                return True
        kept = writer.draft(self.target)
        self._set_problem(kept.problem if kept else "")
        return False

    def taken(self) -> None:
        """The document has it now."""

    def restore(self) -> None:
        """Give up what was typed."""
        if self.target is not None:
            self.desk.writer.forget(self.target)
        self.put(self._base)
        self._set_problem("")
        self.on_change()

    def _set_problem(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self.setAccessibleDescription(problem)  # type: ignore[attr-defined]
            self.on_change()

    # -- keys and focus ----------------------------------------------------------------------------

    def press(self, event: QKeyEvent) -> bool:
        """Enter commits, Esc restores and then leaves; False for all other keys."""
        if self.is_composing:
            return False
        if event.key() == Qt.Key.Key_Escape:
            if self.is_touched or self.problem:
                self.restore()
            else:
                self.desk.left.emit()
            return True
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in ENTER and plain:
            if self.commit() and self.on_enter is not None:
                self.on_enter()
            return True
        return False

    def leaves_undo(self, event: QEvent) -> bool:
        """Whether it is about undo and there is nothing of its own to take back.

        The step before is meant then, and the window takes it.
        """
        if event.type() != QEvent.Type.ShortcutOverride or self.is_touched:
            return False
        if not any(event.matches(keys) for keys in _UNDO):  # type: ignore[attr-defined]
            return False
        event.ignore()
        return True

    def lose_focus(self, event: QFocusEvent) -> None:
        """Commit when the person goes on to something else in the program."""
        if event.reason() not in _STAYS:
            self.commit()
