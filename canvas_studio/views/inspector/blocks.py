"""Records within a field, such as the points of a function: each a block with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from canvas_studio.views.inspector.entry import Desk, Entry

_STEPS: Mapping[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Block(QFrame):
    """A head with a menu, and a body below; Alt+Up and Alt+Down move it from anywhere in it."""

    moved = Signal(int)
    """By so many places."""
    removed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("block")
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
        layout.addLayout(self.head)
        layout.addLayout(self.body)
        self.menu_button = QToolButton()
        self.menu_button.setObjectName("quiet")
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.clicked.connect(self._open_menu)
        desk.studio.appearance.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take the icons of the theme."""
        self.menu_button.setIcon(self.desk.studio.appearance.icon("ellipsis"))

    def entries(self) -> Sequence[Entry]:
        return ()

    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops, in reading order."""
        return ()

    def menu(self) -> QMenu:
        """What can be done with it besides typing."""
        _ = self.desk.studio.locale.translator
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Move up") + "\tAlt+↑").triggered.connect(lambda: self.moved.emit(-1))
        menu.addAction(_("Move down") + "\tAlt+↓").triggered.connect(lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction(_("Take out")).triggered.connect(self.removed)
        return menu

    def _open_menu(self) -> None:
        button = self.menu_button
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


B = TypeVar("B", bound=Block)


class BlockList(QWidget, Generic[B]):
    """Blocks by the id of their record; a block lives as long as its record is shown."""

    def __init__(self, make: Callable[[], B]) -> None:
        super().__init__()
        self._make = make
        self._blocks: dict[str, B] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    @property
    def blocks(self) -> list[B]:
        """In order."""
        return list(self._blocks.values())

    def arrange(self, ids: Sequence[str]) -> list[B]:
        """Have a block for each id, in this order; the ones that stay keep focus and text."""
        for id in [id for id in self._blocks if id not in ids]:
            block = self._blocks.pop(id)
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        before = list(self._blocks)
        self._blocks = {id: self._blocks.get(id) or self._make() for id in ids}
        if before != list(ids):
            for place, block in enumerate(self._blocks.values()):
                self._column.insertWidget(place, block)
                block.show()
        return self.blocks

    def rename(self, id: str, new: str) -> None:
        """The block of `id` is that of another record from now on."""
        self._blocks = {new if held == id else held: b for held, b in self._blocks.items()}
