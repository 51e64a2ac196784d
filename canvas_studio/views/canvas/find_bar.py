"""The bar above the grid in which something is looked for, as in a browser."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from canvas_studio.views.canvas.find import Found, find_places
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField

_PAUSE = 120
"""Milliseconds without a key, or an edit, after which the canvas is looked through."""


class FindBar(QFrame):
    """While it is open, everything found is set off in the grid."""

    def __init__(self, studio: Studio, view: CanvasView, page: QWidget) -> None:
        super().__init__(page)
        self._studio = studio
        self._view = view
        self._model = view.canvas
        self.found = Found()
        self.setObjectName("strip")
        self.field = TypingField()
        self.field.setMaxLength(60)
        self.field.setFixedWidth(studio.appearance.scaled(250))
        self._lens = QAction(self.field)
        self.field.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.previous, self.next, self.close_button = QToolButton(), QToolButton(), QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        for button in (self.previous, self.next):
            layout.addWidget(button)
        layout.addWidget(self.count)
        layout.addStretch(1)
        layout.addWidget(self.close_button)
        for button in (self.previous, self.next, self.close_button):
            button.setObjectName("quiet")
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.look)
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(lambda: self.look(jump=False))
        self._connect()
        self._dress()
        self.hide()

    def _connect(self) -> None:
        model = self._model
        self.field.textChanged.connect(self._later.start)
        self.field.installEventFilter(self)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.close_bar)
        self._view.cursor_moved.connect(self._say)
        for signal in (model.dataChanged, model.rearranged, model.modelReset, model.filter_changed):
            signal.connect(self._look_again)
        self._studio.appearance.changed.connect(self._dress)
        self._studio.locale.bind(self, lambda _: self._reword())

    # -- opening and closing -----------------------------------------------------------------------

    def open_bar(self) -> None:
        """Show the bar, ready to be typed in."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.look(jump=False)

    def close_bar(self) -> None:
        """Set nothing off any longer, and go on in the grid where the cursor is."""
        self.hide()
        self._take(Found())
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- looking -----------------------------------------------------------------------------------

    def look(self, *, jump: bool = True) -> None:
        """Look through the canvas; with `jump`, go to the first place from the cursor on."""
        self._later.stop()
        model = self._model
        self._take(
            find_places(
                model.content, model.display, model.grouping, self.field.text(), model.hidden
            )
        )
        here = self._view.cursor_place()
        if jump and self.found.at(here) is None:
            self._go(self.found.following(here, 1))

    def step(self, by: int) -> None:
        """Go to the next place, or the one before; opens the bar where it is closed."""
        if self.isHidden():
            self.open_bar()
            if not self.field.text():
                return
        if self._later.isActive():
            self.look()
        else:
            self._go(self.found.following(self._view.cursor_place(), by))

    def _go(self, place: Place | None) -> None:
        if place is not None:
            self._studio.canvas.zoom.show_grid(take_focus=False)
            self._view.show_place(*place, blink=False)

    def _take(self, found: Found) -> None:
        self.found = found
        self._view.show_found(found)
        self._say()

    def _look_again(self) -> None:
        # Also while the whole page is out of sight: it comes back with another document.
        if not self.isHidden() and self.field.text():
            self._again.start()

    def _say(self) -> None:
        """3 of 17."""
        _ = self._studio.locale.translator
        total = len(self.found.places)
        at = self.found.at(self._view.cursor_place())
        if not self.field.text().strip():
            self.count.clear()
        elif not total:
            self.count.setText(_("Not found"))
        elif at is None:
            self.count.setText(_("{count} found", count=total))
        else:
            self.count.setText(_("{number} of {count}", number=at + 1, count=total))
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    # -- keys --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not self.field.is_composing
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    # -- words and looks ---------------------------------------------------------------------------

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.field.setPlaceholderText(_("Find names, roles, activities…"))
        for widget, words in (
            (self.field, _("Find")),
            (self.previous, _("Find previous (Shift+F3)")),
            (self.next, _("Find next (F3)")),
            (self.close_button, _("Close")),
        ):
            widget.setToolTip(words)
            widget.setAccessibleName(words)
        self._say()

    def _dress(self) -> None:
        icon = self._studio.appearance.icon
        self._lens.setIcon(icon("search"))
        self.previous.setIcon(icon("chevron-up"))
        self.next.setIcon(icon("chevron-down"))
        self.close_button.setIcon(icon("x"))
