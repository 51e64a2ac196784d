"""The list below the filter field: what the canvas can be filtered by, as far as it fits what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.choices import Choice, ChoiceList
from canvas_studio.views.canvas.filter_choices import FilterValue, FoundValue, criterion_word
from canvas_studio.views.canvas.filters import CanvasFilter
from canvas_studio.views.locale import Locale

_MOST_LINES, _WIDTH = 14, 360
_TEXT = "text"
"""The id of the line that filters by the text itself."""


class FilterList(QFrame):
    """Never has the focus: the field keeps it and passes keys on."""

    value_taken = Signal(object)
    """A FilterValue, to be added or taken back."""
    text_taken = Signal()

    def __init__(self, parent: QWidget, appearance: Appearance, locale: Locale) -> None:
        super().__init__(parent)
        self._around = parent
        self._appearance = appearance
        self._locale = locale
        self._values: dict[str, FilterValue] = {}
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = ChoiceList(appearance, self)
        self.list.taken.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.list)
        self.hide()

    def show_values(
        self, found: Sequence[FoundValue], wanted: CanvasFilter, text: str, below: QRect
    ) -> None:
        """List values, those that are asked for with a tick; first the text, if there is one."""
        _, language = self._locale.translator, self._locale.language
        row = self.list.currentRow()
        ticked, blank = self._appearance.icon("check", self._appearance.theme.accent), _blank()
        lines = []
        if text:
            lens = self._appearance.icon("search")
            lines.append(Choice(_TEXT, _("Name or code has “{text}”", text=text), icon=lens))
        for value, ranges in found:
            is_wanted = wanted.has(value.criterion, value.value)
            detail = f"{criterion_word(value.criterion, language)} {value.code}".strip()
            lines.append(
                Choice(value.id, value.name, detail, ranges, ticked if is_wanted else blank)
            )
        self._values = {value.id: value for value, _ranges in found}
        self.list.show_choices(lines, highlighted=True)
        if not text and 0 < row < self.list.count():
            self.list.setCurrentRow(row)
        self._place(below)

    def _place(self, below: QRect) -> None:
        line = max(self.list.sizeHintForRow(0), 1)
        room = self._around.height() - below.bottom() - 16
        most = min(_MOST_LINES * line + 10, max(room, 4 * line))
        self.list.setFixedHeight(min(self.list.height(), most))
        self.setGeometry(
            below.left(),
            below.bottom() + 4,
            max(self._appearance.scaled(_WIDTH), below.width()),
            self.list.height() + 2,
        )
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        self.list.step(by)

    def take(self) -> None:
        """Choose the line that is highlighted."""
        chosen = self.list.chosen()
        if chosen is not None:
            self._take(chosen)

    def _take(self, id: str) -> None:
        if id == _TEXT:
            self.text_taken.emit()
        else:
            self.value_taken.emit(self._values[id])


def _blank() -> QIcon:
    picture = QPixmap(14, 14)
    picture.fill(Qt.GlobalColor.transparent)
    return QIcon(picture)
