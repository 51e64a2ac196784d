"""A line to type in with a list of what it finds below, over the window and gone with one key."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from canvas_studio.views.canvas.choices import Choice, ChoiceList
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField

MOST_SHOWN = 12


class FinderPanel(QFrame):
    """Takes the focus, also from a text that is being typed, and gives it back as it was.

    Subclasses say what is found (`choices`) and what becomes of a choice (`take`).
    """

    keeps_text = False
    """Whether what was typed and given up is there the next time."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._before: QWidget | None = None
        """What had the focus."""
        self.setObjectName("finder")
        self.field = TypingField(self)
        self.field.setObjectName("finderField")
        self.list = ChoiceList(studio.appearance, self)
        self._nothing = QLabel(self)
        self._nothing.setObjectName("muted")
        self._nothing.setContentsMargins(12, 6, 12, 10)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self._nothing)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.taken.connect(self._finish)
        self.hide()

    # -- for subclasses ----------------------------------------------------------------------------

    @abstractmethod
    def choices(self, typed: str) -> Sequence[Choice]:
        """What to choose from, best first."""

    def take(self, id: str) -> None:
        """Act on a choice; the focus is where it was before. Not needed where there are none."""
        raise NotImplementedError

    @abstractmethod
    def words(self) -> tuple[str, str]:
        """What the empty line says, and what stands below it when nothing is found."""

    def place(self) -> QRect:
        """Where it goes in the window; the height follows the list."""
        window = self._window.rect()
        width = min(720, window.width() - 40)
        return QRect((window.width() - width) // 2, max(16, window.height() // 9), width, 0)

    # -- opening and closing -----------------------------------------------------------------------

    def open(self) -> None:
        """Show it with an empty line, or close it where it is open."""
        if self.isVisible():
            self.dismiss()
            return
        self._before = QApplication.focusWidget()
        asks, nothing = self.words()
        self.field.setPlaceholderText(asks)
        self.field.setAccessibleName(asks)
        self._nothing.setText(nothing)
        if self.keeps_text:
            self.field.selectAll()
        else:
            self.field.clear()
        self._search()
        self.show()
        self.raise_()
        # With this reason a cell editor keeps its text and goes on afterwards.
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close it and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _finish(self, id: str) -> None:
        self.dismiss()
        self.take(id)

    def _search(self) -> None:
        choices = self.choices(self.field.text())[:MOST_SHOWN]
        self.list.show_choices(choices, highlighted=True)
        self.list.setVisible(bool(choices))
        self._nothing.setVisible(not choices)
        self._settle()

    def _settle(self) -> None:
        area = self.place()
        self._layout.activate()
        self.setGeometry(area.x(), area.y(), area.width(), self.sizeHint().height())

    # -- keys --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if not self.field.is_composing:
                return self._press(event)
        elif isinstance(event, QFocusEvent) and event.lostFocus() and self.isVisible():
            reason = event.reason()
            if reason not in (
                Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.PopupFocusReason,
            ):
                self._before = None  # somebody clicked elsewhere: the focus is there now
                self.hide()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                chosen = self.list.chosen()
                if chosen is not None:
                    self._finish(chosen)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # there is nowhere else to go
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        if self.list.count():
            self.list.step(by)
