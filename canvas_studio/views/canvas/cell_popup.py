"""What stands below a cell while it is typed: roles to choose from, what is wrong, one question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.messages import Language
from canvas_studio.model.records import Role
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.pictures import end_picture
from canvas_studio.views.locale import Locale

SIDES = ("demand", "resource", "platform")
_MOST_SHOWN = 7


class CellPopup(QFrame):
    """Never has the focus: the cell editor keeps it and passes keys on."""

    role_chosen = Signal(str)
    """The id of a role that was clicked."""
    side_chosen = Signal(str)
    """The end of the new role that was asked about."""

    def __init__(self, parent: QWidget, appearance: Appearance, locale: Locale) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._locale = locale
        self._cell = QRect()
        self._asks = False
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QListWidget(self)
        self._list.setObjectName("proposals")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(14, 14))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._clicked)
        self._message = QLabel(self)
        self._message.setObjectName("popupMessage")
        self._message.setWordWrap(True)
        self._question = QWidget(self)
        buttons = QHBoxLayout(self._question)
        buttons.setContentsMargins(8, 0, 8, 8)
        self._sides: dict[str, QPushButton] = {}
        for side in SIDES:
            button = QPushButton(self._question)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, side=side: self.side_chosen.emit(side))
            buttons.addWidget(button)
            self._sides[side] = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addWidget(self._message)
        layout.addWidget(self._question)
        self.hide()

    # -- what it shows -----------------------------------------------------------------------------

    @property
    def asks(self) -> bool:
        """Whether it waits for the end of a new role."""
        return self._asks

    @property
    def message(self) -> str:
        """What it says, or ""."""
        return self._message.text() if self.isVisibleTo(self.parentWidget()) else ""

    def chosen_role(self) -> str | None:
        """The id of the highlighted role; None while no roles are proposed."""
        item = self._list.currentItem()
        if self.isHidden() or self._list.isHidden() or item is None:
            return None
        return str(item.data(Qt.ItemDataRole.UserRole))

    def show_roles(self, roles: Sequence[Role], language: Language, below: QRect) -> None:
        """Propose roles; nothing is shown where there are none."""
        self._list.clear()
        ratio = self.devicePixelRatioF()
        for role in roles[:_MOST_SHOWN]:
            tone = self._appearance.theme.tone(role.side)
            side = value_words("side", role.side).text(self._locale.language)
            item = QListWidgetItem(
                QIcon(end_picture(role.side, 14, ratio, tone)),
                f"{role.name.text(language)}   {role.code} · {side}",
            )
            item.setData(Qt.ItemDataRole.UserRole, role.id)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._show_parts(roles=bool(roles))
        self._place(below)

    def show_message(self, text: str, below: QRect) -> None:
        self._message.setText(text)
        self._show_parts(message=True)
        self._place(below)

    def ask_side(self, name: str, below: QRect) -> None:
        """Ask at which end the new role of this name is."""
        _ = self._locale.translator
        self._message.setText(
            _("“{name}” is not a role yet. Add it at which end? Esc: go on typing", name=name)
        )
        for number, (side, button) in enumerate(self._sides.items(), start=1):
            words = value_words("side", side).text(self._locale.language)
            button.setText(f"{number}  {words}")
            tone = self._appearance.theme.tone(side)
            button.setIcon(QIcon(end_picture(side, 14, self.devicePixelRatioF(), tone)))
        self._show_parts(message=True, question=True)
        self._place(below)

    def clear(self) -> None:
        self._show_parts()
        self.hide()

    def _show_parts(
        self, *, roles: bool = False, message: bool = False, question: bool = False
    ) -> None:
        self._asks = question
        self._list.setVisible(roles)
        self._message.setVisible(message)
        self._question.setVisible(question)

    def _place(self, below: QRect) -> None:
        """Under the cell, or above it where there is no room."""
        parent = self.parentWidget()
        if not (self._list.isVisibleTo(self) or self._message.isVisibleTo(self)):
            self.hide()
            return
        row = self._list.sizeHintForRow(0) if self._list.count() else 0
        self._list.setFixedHeight(self._list.count() * row + 10)
        width = min(max(380 if self._asks else 260, below.width()), parent.width())
        layout = self.layout()
        layout.activate()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
        self.setFixedSize(width, height if height > 0 else self.sizeHint().height())
        top = below.bottom() + 3
        if top + self.height() > parent.height():
            top = max(0, below.top() - self.height() - 3)
        self.move(max(0, min(below.left(), parent.width() - self.width())), top)
        self.show()
        self.raise_()

    # -- keys, handed on by the editor -------------------------------------------------------------

    def step(self, by: int) -> bool:
        """Highlight another role; False where no roles are proposed."""
        if self.chosen_role() is None:
            return False
        self._list.setCurrentRow((self._list.currentRow() + by) % self._list.count())
        return True

    def _clicked(self, item: QListWidgetItem) -> None:
        self.role_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
