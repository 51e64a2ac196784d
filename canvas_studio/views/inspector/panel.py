"""The panel beside the canvas in which the selected element is read and changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from canvas_studio.model.records import RECORD_TYPES
from canvas_studio.views.canvas.navigation import Direction
from canvas_studio.views.inspector.entry import Desk, Entry
from canvas_studio.views.inspector.finder_popup import FinderPopup
from canvas_studio.views.inspector.form import Form
from canvas_studio.views.inspector.heading import Heading
from canvas_studio.views.inspector.subject import Shown, Subject, selected_in
from canvas_studio.views.inspector.writing import Draft, Writer, place_of
from canvas_studio.views.panels.empty_state import EmptyState
from canvas_studio.views.studio import Studio
from canvas_studio.views.when_seen import WhenSeen

_DELAY = 60
"""Milliseconds without a move of the cursor after which the panel follows it: more than lie between
two moves while an arrow is held down."""
_MOST_STEPS_BACK = 20


class InspectorPanel(QWidget):
    """Follows the grid, or shows what was chosen in another panel until the grid moves on."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.setObjectName("inspector")
        self.writer = Writer(studio, self)
        self.desk = Desk(studio, self.writer, FinderPopup(self, studio.appearance))
        self.desk.settle = self.settle
        self.desk.follow = lambda: self._later.start()
        self.heading = Heading(self.desk)
        self.forms: dict[str, Form] = {}
        self.subject: Subject | None = None
        self._in_grid: Subject | None = None
        self._is_turning = False
        self._trail: list[Subject] = []
        self._last_entry: dict[str, tuple[str, Any]] = {}
        self._empty = EmptyState(studio.appearance, "info")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._pages, 1)
        self._later = QTimer(self, singleShot=True, interval=_DELAY)
        self._seen = WhenSeen(self, self.settle)
        self._later.timeout.connect(self._seen.follow)
        self._connect()

    def _connect(self) -> None:
        studio, heading = self._studio, self.heading
        studio.add_typing(self.finish)
        studio.state_changed.connect(self._later.start)
        studio.session.opened.connect(self._begin_anew)
        studio.session.closed.connect(self._begin_anew)
        self.desk.opened.connect(self._open_from_here)
        self.desk.left.connect(self.leave)
        self.desk.typed.connect(self._count_missing)
        self.writer.drafts_changed.connect(self._show_drafts)
        heading.back_wanted.connect(self.go_back)
        heading.next_missing_wanted.connect(self.next_missing)
        heading.draft_wanted.connect(lambda: self._go_to_draft(self._drafts_of_others()[0]))
        heading.finding_wanted.connect(lambda finding: studio.inquiries.show_finding(finding))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        studio.locale.bind(self, lambda _: self._reword())

    # -- following ---------------------------------------------------------------------------------

    def settle(self) -> None:
        """Follow the grid and the document now; nothing is done while nobody sees it."""
        self._later.stop()
        if not self._studio.session.is_open or not self._seen.is_seen:
            return
        selected = selected_in(self._studio.canvas)
        if selected != self._in_grid:
            self._in_grid = selected
            self._go(selected, is_new=True)
        self._refresh()

    def show_subject(self, subject: Subject) -> None:
        """Show an element that was chosen elsewhere."""
        self._in_grid = selected_in(self._studio.canvas)
        self._go(subject, is_new=True)
        self._refresh()

    def _go(self, subject: Subject | None, *, is_new: bool = False) -> None:
        """Have another subject; what is typed about the last one is taken or kept as a draft."""
        if is_new:
            self._trail.clear()
        if subject != self.subject:
            self._commit_focused()
            self.subject = subject

    def _refresh(self) -> None:
        content = self._studio.session.content
        left = self.subject.left_in(content) if self.subject else None
        if left is None and self.subject is not None:  # it was deleted
            if self.has_focus_inside:
                self.leave()
            left = self._in_grid.left_in(content) if self._in_grid else None
        self.subject = left
        if left is None:
            self._show_nothing()
            return
        shown = Shown(left, left.records(content), content, self._studio.canvas.model.language)
        form = self._form(left.kind)
        with self._kept_focus():
            form.refresh(shown)
            self.heading.refresh(shown, can_go_back=bool(self._trail))
            self.heading.show()
            self._pages.setCurrentWidget(form)
        self._show_drafts()
        self._count_missing()

    def _form(self, kind: str) -> Form:
        form = self.forms.get(kind)
        if form is None:
            form = self.forms[kind] = Form(self.desk, kind)
            self._pages.addWidget(form)
        return form

    @property
    def form(self) -> Form | None:
        """The form that is shown."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Form) else None

    def _show_nothing(self) -> None:
        with self._kept_focus():
            self.heading.hide()
            self._pages.setCurrentWidget(self._empty)

    @contextmanager
    def _kept_focus(self) -> Iterator[None]:
        """A focus in what is hidden goes to the same place in what is shown instead."""
        had_focus = self.has_focus_inside
        self._is_turning = True  # Qt gives the focus of what it hides to anybody
        try:
            yield
        finally:
            self._is_turning = False
        if had_focus and not self.has_focus_inside:
            self._focus_last()

    def _begin_anew(self) -> None:
        """Another document, or none."""
        self.writer.clear()
        self.subject = self._in_grid = None
        self._last_entry.clear()
        for form in self.forms.values():
            form.forget()
        self._trail.clear()
        self._show_nothing()
        self._later.start()

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self._is_turning or not self._studio.session.is_open:
            return
        if self.isAncestorOf(new):
            if isinstance(new, Entry) and new.target is not None and self.subject is not None:
                self._last_entry[self.subject.kind] = (new.target.path, new.target.language)
        elif self._studio.canvas.view.isAncestorOf(new) and self.subject != self._in_grid:
            self._go(self._in_grid, is_new=True)
            self._later.start()

    # -- going somewhere ---------------------------------------------------------------------------

    def _open_from_here(self, subject: Subject) -> None:
        if self.subject is not None:
            self._trail = [*self._trail, self.subject][-_MOST_STEPS_BACK:]
        had_focus = self.has_focus_inside
        self._go(subject)
        self._refresh()
        if had_focus:
            self.enter()

    def go_back(self) -> None:
        if self._trail:
            subject = self._trail.pop()
            self._go(subject)
            self._refresh()
            self.enter()

    def step(self, by: int) -> None:
        """To the next or the previous element of the kind; the focus stays in the same field."""
        self.settle()
        view, subject = self._studio.canvas.view, self.subject
        if subject is not None and subject != self._in_grid:
            records = self._studio.session.content.of(cast(Any, RECORD_TYPES[subject.kind]))
            at = [record.id for record in records].index(subject.ids[-1]) + by
            if 0 <= at < len(records):
                self.show_subject(Subject(subject.kind, (records[at].id,)))
            return
        across = (subject is not None and subject.kind == "goal") != view.canvas.is_transposed
        direction: Direction = ("right" if by > 0 else "left") if across else (
            "down" if by > 0 else "up"
        )  # fmt: skip
        navigator, here = view.navigator(), view.cursor_cell()
        while (there := navigator.step(here, direction)) != here:
            here, place = there, view.canvas.place(*there)
            record = self._studio.session.content.find(place.record)
            kind = "crossing" if place.is_crossing else getattr(record, "type", "")
            if subject is None or kind == subject.kind:  # not a heading or room for a new one
                view.set_cursor(*there)
                break
        self.settle()

    def next_missing(self) -> None:
        """To the next text without translation, around the end."""
        form = self.form
        missing = form.missing() if form else []
        if not missing or form is None:
            return
        focus, stops = QApplication.focusWidget(), form.stops
        at = stops.index(focus) if focus in stops else -1
        after = (entry for entry in missing if stops.index(entry) > at)
        self._focus(next(after, missing[0]))

    def _go_to_draft(self, draft: Draft) -> None:
        self._go(place_of(self._studio.session.content, draft.target))
        self._refresh()
        entry = self.form.entry_of(draft.target) if self.form else None
        if entry is None:  # its place in a list is gone
            self.writer.forget(draft.target)
        else:
            self._focus(entry)

    def _focus(self, entry: Entry) -> None:
        entry.reveal()
        entry.setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[attr-defined]
        if self.form is not None:
            self.form.ensureWidgetVisible(entry, 20, 60)  # type: ignore[arg-type]

    # -- the focus ---------------------------------------------------------------------------------

    @property
    def has_focus_inside(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.enter()

    def enter(self) -> None:
        """Give the focus to the field in which the person was last, of this kind of element."""
        self.settle()
        self._focus_last()

    def _focus_last(self) -> None:
        form = self.form
        if form is None or self.subject is None:
            self.leave()
            return
        entries = [entry for entry in form.entries() if entry.isEnabled()]  # type: ignore[attr-defined]
        last = self._last_entry.get(self.subject.kind)
        same = [e for e in entries if e.target and (e.target.path, e.target.language) == last]
        if same or entries:
            self._focus((same or entries)[0])
        elif not self.has_focus_inside:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the grid."""
        self._studio.canvas.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        # What a letter, Delete or Alt+arrow does to the grid must not happen from here.
        if event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.go_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # -- what is typed -----------------------------------------------------------------------------

    def _commit_focused(self) -> bool:
        focus = QApplication.focusWidget()
        if isinstance(focus, Entry) and self.isAncestorOf(focus):
            focus.end_composition()
            return focus.commit()
        return True

    def finish(self) -> bool:
        """Take what is typed; False, with the field in sight, where something cannot be taken."""
        if not self._studio.session.is_open:
            return True
        self._commit_focused()
        drafts = self.writer.drafts
        if not drafts:
            return True
        draft = drafts[0]
        self._studio.parts.show_panel("inspector")
        self._go_to_draft(draft)
        typed = f"  “{draft.typed}”" if isinstance(draft.typed, str) and draft.typed else ""
        self._studio.notice(draft.problem + typed, "error")
        return False

    def _show_drafts(self) -> None:
        if self._studio.session.is_open:
            self.heading.show_drafts(self._drafts_of_others())

    def _drafts_of_others(self) -> list[Draft]:
        """Drafts about elements that are not shown."""
        content = self._studio.session.content
        return [d for d in self.writer.drafts if place_of(content, d.target) != self.subject]

    def _count_missing(self) -> None:
        form = self.form
        if form is not None and form.shown is not None:
            self.heading.show_missing(form.missing() if len(form.shown.records) < 2 else [])

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self._empty.set_texts(
            _("Nothing selected"),
            _("Put the cursor on a goal, a function, a crossing or a module, or choose a role."),
        )
        for form in self.forms.values():
            form.reword()
        self._later.start()


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def _is_ours(event: Any) -> bool:
    """Whether a key means the inspector while it has the focus, whatever else it is a shortcut for."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if held == Qt.KeyboardModifier.AltModifier:
        return event.key() in _ARROWS
    return not held and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
