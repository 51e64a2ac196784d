"""What can be done with the chosen role, below the list: its end, what it is, its colour, its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from canvas_studio.model.commands.deletion import consequences
from canvas_studio.model.records import Role
from canvas_studio.views.inspector.entry import Desk, Entry
from canvas_studio.views.inspector.fields import ChoiceField, FieldWidget, PaletteField, TickField
from canvas_studio.views.inspector.finder_popup import FinderPopup
from canvas_studio.views.inspector.sheets import Field
from canvas_studio.views.inspector.subject import Shown, Subject
from canvas_studio.views.inspector.writing import Writer
from canvas_studio.views.plain_text import no_markup
from canvas_studio.views.studio import Studio


class RoleStrip(QFrame):
    """Hidden while no role is chosen."""

    moved = Signal(int)
    """The role is to go up (-1) or down (1)."""
    left = Signal()
    """The focus is to go back to the list."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._role: Role | None = None
        self.setObjectName("roleStrip")
        self.writer = Writer(studio, self)
        self.desk = Desk(studio, self.writer, FinderPopup(self, studio.appearance))
        self.desk.left.connect(self.left)
        self.side = ChoiceField(self.desk, "role", Field("choice", "side"))
        self.internal = TickField(self.desk, "role", Field("tick", "internal"))
        self.frontline = TickField(self.desk, "role", Field("tick", "frontline"))
        self.colour = PaletteField(self.desk, "role", Field("palette", "colour"))
        self.fields: tuple[FieldWidget, ...] = (
            self.side, self.internal, self.frontline, self.colour,
        )  # fmt: skip
        self.up = self._button("arrow-up", lambda: self.moved.emit(-1))
        self.down = self._button("arrow-down", lambda: self.moved.emit(1))
        self.details = QPushButton()
        self.details.clicked.connect(self._inspect)
        self.delete = QPushButton()
        self.delete.clicked.connect(self._delete)
        self._lay_out()
        studio.add_typing(self.finish)
        studio.session.closed.connect(self.writer.clear)
        studio.appearance.changed.connect(self._dress)
        studio.locale.bind(self, lambda _: self._reword())
        self._dress()
        self.hide()

    def _button(self, icon: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("quiet")
        button.setProperty("icon_name", icon)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        ticks = QHBoxLayout()
        ticks.setSpacing(10)
        ticks.addWidget(self.side, 2)
        for tick in (self.internal, self.frontline):
            tick.leave_room_for_caption(True)
            ticks.addWidget(tick, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        buttons.addWidget(self.details)
        buttons.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addLayout(ticks)
        column.addWidget(self.colour)
        column.addLayout(buttons)

    def show_role(self, role: Role | None) -> None:
        """Show what a role is now; None where none is chosen."""
        content = self._studio.session.content
        role = None if role is None or role.id not in content else role
        self._role = role
        self.setVisible(role is not None)
        if role is None:
            return
        language = self._studio.canvas.model.language
        shown = Shown(Subject("role", (role.id,)), [role], content, language)
        for field in self.fields:
            field.refresh(shown)
        roles = content.of(Role)
        self.up.setEnabled(role.id != roles[0].id)
        self.down.setEnabled(role.id != roles[-1].id)
        also = consequences(content, [role.id]).text(self._studio.locale.language)
        self.delete.setToolTip(no_markup(also))
        self.delete.setAccessibleDescription(also)

    def finish(self) -> bool:
        """Take the choice that keys have stepped to; what is refused is no text, and is let go."""
        focus = QApplication.focusWidget()
        if isinstance(focus, Entry) and self.isAncestorOf(focus) and not focus.commit():
            focus.restore()
        return True

    def _inspect(self) -> None:
        if self._role is not None:
            self._studio.parts.inspect(Subject("role", (self._role.id,)))

    def _delete(self) -> None:
        if self._role is not None:
            self._studio.parts.delete([self._role.id])
            self.left.emit()

    def _dress(self) -> None:
        for button in (self.up, self.down):
            button.setIcon(self._studio.appearance.icon(button.property("icon_name")))

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        for field in self.fields:
            field.reword()
        self.up.setToolTip(_("Move up") + "  (Alt+↑)")
        self.down.setToolTip(_("Move down") + "  (Alt+↓)")
        self.up.setAccessibleName(_("Move up"))
        self.down.setAccessibleName(_("Move down"))
        self.details.setText(_("Details"))
        self.delete.setText(_("Delete role"))
