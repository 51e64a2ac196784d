"""The history beside the canvas: named moments to compare with, and every step to go back to."""

from __future__ import annotations

import datetime
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model.records.wording import value_words
from canvas_studio.model.snapshots import Snapshot
from canvas_studio.views.panels.steps_delegate import StepsDelegate
from canvas_studio.views.panels.steps_model import PositionRole, StepsModel, time_text
from canvas_studio.views.studio import Studio
from canvas_studio.views.when_seen import WhenSeen

_ROWS = 4
"""So many snapshots are seen at once; the others by scrolling."""


class HistoryPanel(QWidget):
    """Reads the history only while it is seen, so that it costs an edit nothing."""

    compare_wanted = Signal(object)
    """A Snapshot to compare the canvas with."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.name = _NameLine()
        self.name.returnPressed.connect(self.take_snapshot)
        self.name.left.connect(self._leave)
        self.take_button = QPushButton()
        self.take_button.clicked.connect(self.take_snapshot)
        self.snapshots = QListWidget()
        self.snapshots.setObjectName("proposals")
        self.snapshots.itemSelectionChanged.connect(self._follow_choice)
        self.snapshots.itemDoubleClicked.connect(lambda _item: self._compare())
        self.compare_button, self.return_button = QPushButton(), QPushButton()
        self.forget_button = QPushButton()
        self.compare_button.clicked.connect(self._compare)
        self.return_button.clicked.connect(self._return)
        self.forget_button.clicked.connect(self._forget)
        for button in (self.compare_button, self.return_button, self.forget_button):
            button.setObjectName("quiet")
        self._no_snapshots = QLabel()
        self._no_snapshots.setObjectName("muted")
        self._no_snapshots.setWordWrap(True)
        self._snapshots_title, self._steps_title = QLabel(), QLabel()
        for title in (self._snapshots_title, self._steps_title):
            title.setObjectName("section")
        self.model = StepsModel(studio, self)
        self.steps = _Steps(self)
        self.steps.setModel(self.model)
        self.steps.setItemDelegate(StepsDelegate(studio.appearance, self.steps))
        self.steps.clicked.connect(self._go)
        self.steps.entered_key.connect(self._go)
        self._lay_out()
        self._seen = WhenSeen(self, self.refresh)
        session = studio.session
        session.opened.connect(self._begin)
        session.closed.connect(self._end)
        session.changed.connect(lambda _changes: self._seen.follow())
        session.snapshots_changed.connect(self._show_snapshots)
        studio.locale.bind(self, lambda _: self._reword())
        studio.appearance.changed.connect(self.steps.viewport().update)
        self.setFocusProxy(self.steps)
        if session.is_open:
            self._begin()

    def _lay_out(self) -> None:
        taking, doing = QHBoxLayout(), QHBoxLayout()
        taking.addWidget(self.name, 1)
        taking.addWidget(self.take_button)
        for button in (self.compare_button, self.return_button, self.forget_button):
            doing.addWidget(button)
        doing.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self._snapshots_title)
        layout.addLayout(taking)
        layout.addWidget(self._no_snapshots)
        layout.addWidget(self.snapshots)
        layout.addLayout(doing)
        layout.addSpacing(6)
        layout.addWidget(self._steps_title)
        layout.addWidget(self.steps, 1)

    # -- following the session ---------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the steps of now."""
        if self._studio.session.is_open:
            self.model.refresh()
            current = self.model.index(self.model.current_row, 0)
            self.steps.setCurrentIndex(current)
            self.steps.scrollTo(current)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes in reading order, although what takes the focus first is the last of all."""
        super().showEvent(event)
        stops = (
            self.name, self.take_button, self.snapshots, self.compare_button, self.return_button,
            self.forget_button, self.steps,
        )  # fmt: skip
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)

    def _begin(self) -> None:
        self.model.clear()
        self._seen.follow()
        self._show_snapshots()

    def _end(self) -> None:
        self.model.clear()
        self.snapshots.clear()

    # -- steps -------------------------------------------------------------------------------------

    def _go(self, index: QModelIndex) -> None:
        """Undo or redo up to this step."""
        if not index.isValid() or not self._studio.finish_typing():
            return
        position = index.data(PositionRole)
        self._studio.attempt(lambda: self._studio.session.go_to_step(position))

    # -- snapshots ---------------------------------------------------------------------------------

    def start_snapshot(self) -> None:
        """Propose a name for a snapshot of now, to be confirmed with Enter."""
        self.name.setText(self.proposed_name())
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def proposed_name(self) -> str:
        """What a snapshot of this moment would be called: the time and the step of the project."""
        progress = self._studio.session.content.project.progress
        words = value_words("progress", progress).text(self._studio.locale.language)
        return f"{datetime.datetime.now():%H:%M} {words}"

    def take_snapshot(self) -> None:
        """Take a snapshot under the name that stands there, or the proposed one."""
        if not self._studio.finish_typing():
            return
        name = self.name.text().strip() or self.proposed_name()
        _ = self._studio.locale.translator
        taken = self._studio.session.take_snapshot(name)
        self._studio.notice(_("Took the snapshot “{name}”.", name=taken.name), "ok")
        self._leave()

    def _leave(self) -> None:
        self.name.clear()
        self._studio.canvas.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_snapshots(self) -> None:
        chosen = self._chosen
        self.snapshots.clear()
        for snapshot in reversed(self._studio.session.snapshots()):
            item = QListWidgetItem(f"{snapshot.name}   ({time_text(snapshot.at)})")
            item.setData(Qt.ItemDataRole.UserRole, snapshot)
            self.snapshots.addItem(item)
            if chosen is not None and snapshot.number == chosen.number:
                self.snapshots.setCurrentItem(item)
        count = self.snapshots.count()
        self.snapshots.setVisible(count > 0)
        self._no_snapshots.setVisible(count == 0)
        if count:
            row = self.snapshots.sizeHintForRow(0)
            self.snapshots.setFixedHeight(min(count, _ROWS) * row + 12)
            if self.snapshots.currentRow() < 0:
                self.snapshots.setCurrentRow(0)
        self._follow_choice()

    @property
    def _chosen(self) -> Snapshot | None:
        item = self.snapshots.currentItem()
        chosen: Snapshot | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return chosen

    def _follow_choice(self) -> None:
        is_chosen = self._chosen is not None
        for button in (self.compare_button, self.return_button, self.forget_button):
            button.setVisible(self.snapshots.count() > 0)
            button.setEnabled(is_chosen)

    def _compare(self) -> None:
        if (chosen := self._chosen) is not None:
            self.compare_wanted.emit(chosen)

    def _return(self) -> None:
        if (chosen := self._chosen) is not None and self._studio.finish_typing():
            self._studio.attempt(lambda: self._studio.session.return_to(chosen))

    def _forget(self) -> None:
        if (chosen := self._chosen) is not None:
            self._studio.session.forget_snapshot(chosen)

    # -- words -------------------------------------------------------------------------------------

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self._snapshots_title.setText(_("Snapshots"))
        self._steps_title.setText(_("Steps"))
        self.name.setPlaceholderText(_("Name of the moment"))
        self.name.setAccessibleName(_("Name of the moment"))
        self.take_button.setText(_("Take snapshot"))
        self.compare_button.setText(_("Compare with now"))
        self.return_button.setText(_("Return to it"))
        self.forget_button.setText(_("Forget"))
        self._no_snapshots.setText(
            _("Name a moment, such as the end of a step of the workshop, to compare with it later.")
        )
        self.snapshots.setAccessibleName(_("Snapshots"))
        self.steps.setAccessibleName(_("Steps"))
        if self._studio.session.is_open:
            self._begin()


class _NameLine(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Steps(QListView):
    entered_key = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_key.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
