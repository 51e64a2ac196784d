"""The editors of a choice from a fixed set, and of yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from canvas_studio.views.elided_combo import ElidedCombo
from canvas_studio.views.inspector.entry import MIXED, Desk, Entry
from canvas_studio.views.plain_text import no_markup

Options = Sequence[tuple[Any, str]]
"""Values with their words; None stands for no value."""


class ChoiceEntry(Entry, ElidedCombo):
    """Chosen from the list, a value counts at once; stepped to by keys, when one moves on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.attach(desk)
        self._options: Options = ()
        self._by_key = False
        self._unlisted: Any = None
        """What stands for no row of the list: MIXED, or None where there is no value yet."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.activated.connect(self._choose)

    def set_options(self, options: Options) -> None:
        if options == self._options:
            return
        typed = self.typed()
        self._options = options
        self.clear()
        for _, words in options:
            self.addItem(words)
        self.put(typed)

    def typed(self) -> Any:
        row = self.currentIndex()
        return self._options[row][0] if 0 <= row < len(self._options) else self._unlisted

    def put(self, typed: Any) -> None:
        rows = [row for row, (value, _) in enumerate(self._options) if value == typed]
        _ = self.desk.studio.locale.translator
        self._unlisted = typed
        self.setPlaceholderText(_("Different values") if typed is MIXED else "—")
        self.setCurrentIndex(rows[0] if rows else -1)
        self.setToolTip(no_markup(self.currentText()))

    def _choose(self) -> None:
        self.setToolTip(no_markup(self.currentText()))
        self.on_change()
        if not self._by_key:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.press(event):
            return
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the panel, whatever lies under the mouse

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lose_focus(event)


class TickEntry(Entry, QCheckBox):
    """Yes, no, or half-ticked where several elements differ."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.attach(desk)
        self.clicked.connect(lambda: self.commit())

    def typed(self) -> Any:
        state = self.checkState()
        return MIXED if state == Qt.CheckState.PartiallyChecked else state == Qt.CheckState.Checked

    def put(self, typed: Any) -> None:
        self.setTristate(typed is MIXED)
        if typed is MIXED:
            self.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.setChecked(bool(typed))

    def taken(self) -> None:
        self.setTristate(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lose_focus(event)
