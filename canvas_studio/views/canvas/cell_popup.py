"""What stands below a cell while it is typed: things to choose from, what is wrong, one question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from canvas_studio.model.records.wording import value_words
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.choices import Choice, ChoiceList
from canvas_studio.views.canvas.signs import end_icon
from canvas_studio.views.locale import Locale

SIDES = ("demand", "resource", "platform")
MOST_SHOWN = 7
_NARROWEST, _WIDEST = 260, 520


class CellPopup(QFrame):
    """Never has the focus: the cell editor keeps it and passes keys on."""

    choice_taken = Signal(str)
    """The id of a choice that was clicked."""
    side_chosen = Signal(str)
    """The end of the new role that was asked about."""

    def __init__(self, parent: QWidget, appearance: Appearance, locale: Locale) -> None:
        super().__init__(parent)
        self._around = parent
        self._appearance = appearance
        self._locale = locale
        self._asks = False
        self._scale = appearance.scale
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._message = QLabel(self)
        self._message.setObjectName("popupMessage")
        self._message.setWordWrap(True)
        self._list = ChoiceList(appearance, self)
        self._list.taken.connect(self.choice_taken)
        self._question = QWidget(self)
        buttons = QHBoxLayout(self._question)
        buttons.setContentsMargins(8, 4, 8, 8)
        self._sides: dict[str, QPushButton] = {}
        for side in SIDES:
            button = QPushButton(self._question)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, side=side: self.side_chosen.emit(side))
            buttons.addWidget(button)
            self._sides[side] = button
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for part in (self._message, self._list, self._question):
            layout.addWidget(part)
        self.hide()

    # -- what it shows -----------------------------------------------------------------------------

    def set_text_size(self, pixels: int) -> None:
        """As large as the text in the cells, but never smaller than that of the windows."""
        usual = QFontInfo(QGuiApplication.font()).pixelSize()
        self._scale = self._appearance.scale * max(1.0, pixels / usual)
        rule = f"font-size: {pixels}px;" if pixels > usual else ""
        if self.styleSheet() != (sheet := f"* {{ {rule} }}" if rule else ""):
            self.setStyleSheet(sheet)

    @property
    def asks(self) -> bool:
        """Whether it waits for the end of a new role."""
        return self._asks

    @property
    def message(self) -> str:
        """What it says, or ""."""
        said = self.isVisibleTo(self._around) and not self._message.isHidden()
        return self._message.text() if said else ""

    @property
    def proposes(self) -> bool:
        """Whether there is something to choose from."""
        return not self.isHidden() and not self._list.isHidden()

    def chosen(self) -> str | None:
        """The id of the highlighted choice; None where there is none."""
        return self._list.chosen() if self.proposes else None

    def show_choices(
        self, choices: Sequence[Choice], below: QRect, *, highlighted: bool, says: str = ""
    ) -> None:
        """Propose `choices`, the first highlighted or none, under a sentence where one is given."""
        self._list.show_choices(choices[:MOST_SHOWN], highlighted=highlighted)
        self._message.setText(says)
        self._show_parts(choices=bool(choices), message=bool(says))
        self._place(below)

    def show_message(self, text: str, below: QRect) -> None:
        self._message.setText(text)
        self._show_parts(message=True)
        self._place(below)

    def ask_side(self, name: str, close: Sequence[Choice], below: QRect) -> None:
        """Ask at which end the new role of this name is, or whether one of `close` is meant."""
        _ = self._locale.translator
        self._message.setText(
            _("“{name}” is not a role yet. Add it at which end? Esc: go on typing", name=name)
        )
        self._list.show_choices(close, highlighted=False)
        for number, (side, button) in enumerate(self._sides.items(), start=1):
            words = value_words("side", side).text(self._locale.language)
            button.setText(f"{number}  {words}")
            tone = self._appearance.theme.tone(side)
            button.setIcon(end_icon(side, 14, tone))
        self._show_parts(choices=bool(close), message=True, question=True)
        self._place(below)

    def clear(self) -> None:
        self._show_parts()
        self.hide()

    def _show_parts(
        self, *, choices: bool = False, message: bool = False, question: bool = False
    ) -> None:
        self._asks = question
        self._list.setVisible(choices)
        self._message.setVisible(message)
        self._question.setVisible(question)

    def _place(self, below: QRect) -> None:
        """Under the cell, or above it where there is no room."""
        around = self._around
        if self._list.isHidden() and self._message.isHidden():
            self.hide()
            return
        widest = round(_WIDEST * self._scale)
        wanted = max(
            round((380 if self._asks else _NARROWEST) * self._scale),
            0 if self._list.isHidden() else min(widest, self._list.wanted_width()),
            below.width(),
        )
        width = min(wanted, around.width())
        self._layout.activate()
        has_height = self._layout.hasHeightForWidth()
        height = self._layout.totalHeightForWidth(width) if has_height else -1
        self.setFixedSize(width, height if height > 0 else self.sizeHint().height())
        top = below.bottom() + 3
        if top + self.height() > around.height():
            top = max(0, below.top() - self.height() - 3)
        self.move(max(0, min(below.left(), around.width() - self.width())), top)
        self.show()
        self.raise_()

    # -- keys, handed on by the editor -------------------------------------------------------------

    def step(self, by: int) -> bool:
        """Highlight another choice; False where there is nothing to choose from."""
        if not self.proposes:
            return False
        self._list.step(by)
        return True
