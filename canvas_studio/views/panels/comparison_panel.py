"""What differs between the canvas of now and a snapshot, the saved file, or another file."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model import storage
from canvas_studio.model.comparison import Difference, differences
from canvas_studio.model.content import Content
from canvas_studio.model.records import RECORD_TYPES
from canvas_studio.model.records.wording import type_words
from canvas_studio.model.snapshots import Snapshot
from canvas_studio.views.elided_combo import ElidedCombo
from canvas_studio.views.panels.empty_state import EmptyState
from canvas_studio.views.panels.grouped_model import GroupedModel
from canvas_studio.views.panels.grouped_tree import GroupedTree
from canvas_studio.views.panels.steps_model import time_text
from canvas_studio.views.studio import Studio
from canvas_studio.views.when_seen import WhenSeen

_PAUSE = 300
"""Milliseconds after an edit until the comparison is made anew."""
SAVED, FILE = "saved", "file"
_TONES = {"added": "ok", "removed": "error", "changed": "info"}


class DifferencesModel(GroupedModel[Difference]):
    """Differences by type of element."""

    def show_differences(self, found: list[Difference]) -> None:
        groups: dict[str, list[Difference]] = {tag: [] for tag in RECORD_TYPES}
        for each in found:
            groups[each.type].append(each)
        self.show(list(groups.items()))

    def key(self, item: Difference) -> Hashable:
        return item.type, item.id

    def heading(self, item: Difference) -> str:
        _ = self._locale.translator
        words = {"added": _("Added"), "removed": _("Removed"), "changed": _("Changed")}
        return f"{words[item.kind]} · {item.name.text(self._locale.language)}"

    def text(self, item: Difference) -> str:
        language = self._locale.language
        colon = "：" if language == "zh" else ": "
        return ("；" if language == "zh" else "; ").join(
            f"{value.attribute.text(language)}{colon}"
            f"{value.before.text(language)} → {value.after.text(language)}"
            for value in item.values
        )

    def tone(self, item: Difference) -> str:
        return _TONES[item.kind]

    def group_word(self, group: str) -> str:
        words = type_words(group).text(self._locale.language)
        return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class _Other:
    """What the canvas is compared with."""

    name: str
    content: Content


class ComparisonPanel(QWidget):
    """Keeps comparing while the canvas is edited, as long as it is seen."""

    opened = Signal(object)
    """A Difference whose place is wanted."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._chosen: Snapshot | str | None = None
        self._other: _Other | None = None
        self._file: _Other | None = None
        self.model = DifferencesModel(studio.locale, self)
        self.tree = GroupedTree(self.model, studio.appearance, self, lines=4)
        self.tree.opened.connect(self.opened)
        self.with_what = ElidedCombo()
        self.with_what.setMinimumWidth(80)
        self.with_what.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.with_what.activated.connect(self._choose_row)
        self._title = QLabel()
        self._title.setObjectName("section")
        self.counts = QLabel()
        self.counts.setObjectName("muted")
        self.counts.setWordWrap(True)
        self.return_button = QPushButton()
        self.return_button.clicked.connect(self._return)
        self._none = EmptyState(studio.appearance, "history")
        self._same = EmptyState(studio.appearance, "circle-check")
        self.pages = QStackedWidget()
        for page in (self.tree, self._none, self._same):
            self.pages.addWidget(page)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._seen = WhenSeen(self, self.refresh)
        self._later.timeout.connect(self._seen.follow)
        self._lay_out()
        session = studio.session
        session.opened.connect(self._begin)
        session.closed.connect(self._end)
        session.changed.connect(lambda _changes: self._start_later())
        session.snapshots_changed.connect(self._list_choices)
        session.saved_changed.connect(self._list_choices)
        studio.locale.bind(self, lambda _: self._reword())
        self.setFocusProxy(self.tree)
        self._begin()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 6)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self.with_what)
        row = QHBoxLayout()
        row.addWidget(self.counts, 1)
        row.addWidget(self.return_button)
        head.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)

    # -- what to compare with ----------------------------------------------------------------------

    def compare(self, chosen: Snapshot | str) -> None:
        """Compare with a snapshot, SAVED or FILE, which asks for one. UserError where it cannot."""
        session = self._studio.session
        if isinstance(chosen, Snapshot):
            content = session.document.snapshot()
            content.apply(session.changes_since(chosen).inverse())
            other = _Other(chosen.name, content)
        elif chosen == SAVED:
            assert session.path is not None
            other = _Other(session.path.name, storage.load(session.path))
        else:
            _ = self._studio.locale.translator
            path = self._studio.files.ask_for_file(_("Compare with a file"))
            if path is None:
                self._list_choices()
                return
            other = self._file = _Other(path.name, storage.load(path))
        self._chosen, self._other = chosen, other
        self._list_choices()
        self._seen.follow()

    def refresh(self) -> None:
        """Compare now."""
        session = self._studio.session
        if self._other is None or not session.is_open:
            self.pages.setCurrentWidget(self._none)
            self.counts.clear()
            self.return_button.hide()
            return
        self._later.stop()
        found = differences(self._other.content, session.content)
        self.model.show_differences(found)
        self.pages.setCurrentWidget(self.tree if found else self._same)
        self.return_button.setVisible(bool(found) and self._chosen != FILE)
        self._count(found)

    def _start_later(self) -> None:
        if self._other is not None:
            self._later.start()

    def _choose_row(self, row: int) -> None:
        chosen = self.with_what.itemData(row)
        if chosen is not None and not self._studio.attempt(lambda: self.compare(chosen)):
            self._list_choices()

    def _return(self) -> None:
        """Make the canvas what it was then, as one step."""
        if not self._studio.finish_typing():
            return
        session, chosen, other = self._studio.session, self._chosen, self._other
        if isinstance(chosen, Snapshot):
            self._studio.attempt(lambda: session.return_to(chosen))
        elif other is not None:
            self._studio.attempt(lambda: session.return_to_content(other.content, other.name))

    def _begin(self) -> None:
        self._chosen = self._other = self._file = None
        self._list_choices()
        self._seen.follow()

    def _end(self) -> None:
        self._later.stop()
        self._chosen = self._other = self._file = None
        self.model.show_differences([])

    def _list_choices(self) -> None:
        """List what there is to compare with, the latest first, and keep the choice."""
        session, _ = self._studio.session, self._studio.locale.translator
        self.with_what.clear()
        if not session.is_open:
            return
        for snapshot in reversed(session.snapshots()):
            self.with_what.addItem(f"{snapshot.name}   ({time_text(snapshot.at)})", snapshot)
        if session.path is not None:
            self.with_what.addItem(_("The file as it was saved last"), SAVED)
        words = _("Another file…") if self._file is None else f"{self._file.name} …"
        self.with_what.addItem(words, FILE)
        rows = range(self.with_what.count())
        chosen = [row for row in rows if self.with_what.itemData(row) == self._chosen]
        self.with_what.setCurrentIndex(chosen[0] if chosen else -1)

    # -- words -------------------------------------------------------------------------------------

    def _count(self, found: list[Difference]) -> None:
        _ = self._studio.locale.translator
        kinds = [each.kind for each in found]
        self.counts.setText(
            _(
                "{added} added, {changed} changed, {removed} removed",
                added=kinds.count("added"),
                changed=kinds.count("changed"),
                removed=kinds.count("removed"),
            )
        )

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self._title.setText(_("Compared with"))
        self.with_what.setPlaceholderText(_("Choose what to compare with"))
        self.with_what.setAccessibleName(_("Compared with"))
        self.tree.setAccessibleName(_("Differences"))
        self.return_button.setText(_("Return to it"))
        self._none.set_texts(
            _("Nothing to compare with yet"),
            _("Take a snapshot (Ctrl+Alt+S), or choose the saved file or another one above."),
        )
        self._same.set_texts(_("No difference"), _("The canvas is as it was then."))
        self._list_choices()
        self._seen.follow()
