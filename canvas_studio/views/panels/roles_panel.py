"""The roles beside the canvas: add one by name and end, rename in place, see who carries how much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model.commands import linking
from canvas_studio.model.records import Role
from canvas_studio.model.records.value import Side
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.canvas.cell_popup import SIDES
from canvas_studio.views.canvas.signs import end_icon
from canvas_studio.views.panels.empty_state import EmptyState
from canvas_studio.views.panels.role_strip import RoleStrip
from canvas_studio.views.panels.roles_delegate import RolesDelegate
from canvas_studio.views.panels.roles_model import END, NAME, RoleIdRole, RolesModel
from canvas_studio.views.plain_text import no_key
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField
from canvas_studio.views.words import capital


class RolesPanel(QWidget):
    """Follows the document."""

    role_chosen = Signal(str)
    """The id of a role that a person has put the cursor on."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.name = TypingField()
        self.side = QComboBox()
        self.side.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.add_button = QPushButton()
        for part in (self.name, self.side):
            part.setMinimumWidth(60)
        self.name.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.close_role = QPushButton()
        self.close_role.setObjectName("quiet")
        self.close_role.hide()
        self.close_role.clicked.connect(self._go_to_close)
        self.name.textChanged.connect(lambda _text: self._look_for_close())
        self._close: str | None = None
        """The id of a role with a name close to what is being typed."""
        self.model = RolesModel(studio, self)
        self.table = _Table(self._move, self._delete)
        self.table.setModel(self.model)
        self.table.setItemDelegate(RolesDelegate(studio.appearance, self.table))
        self.table.setObjectName("roles")
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.table.setDragDropOverwriteMode(False)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for words in (NAME, END):
            header.setSectionResizeMode(words, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.strip = RoleStrip(studio)
        self.strip.moved.connect(self._move)
        self.strip.left.connect(self.table.setFocus)
        self._empty = EmptyState(studio.appearance, "users")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        row = QHBoxLayout()
        row.setContentsMargins(12, 12, 12, 8)
        row.addWidget(self.name, 1)
        row.addWidget(self.side)
        row.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.close_role)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.strip)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell_chosen())
        for signal in (studio.session.opened, studio.session.findings_changed):
            signal.connect(self.refresh)
        studio.appearance.changed.connect(self._reword)
        studio.locale.bind(self, lambda _: self._reword())
        self.refresh()

    def refresh(self) -> None:
        if self._studio.session.is_open:
            self.model.refresh()
            self.strip.show_role(self.model.role_at(self.table.currentIndex()))
            self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)

    def start_new(self) -> None:
        """Begin typing the name of a new role."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _add(self) -> None:
        name, side = " ".join(self.name.text().split()), self.side.currentData()
        if name and self._studio.attempt(lambda: self._studio.session.edits.add_role(name, side)):
            self.name.clear()
            self.name.setFocus()

    def _look_for_close(self) -> None:
        """Offer to go to a role that exists instead of making a twin."""
        studio, _ = self._studio, self._studio.locale.translator
        if not studio.session.is_open:
            return
        found = linking.suggestions(studio.session.content, Role, self.name.text(), 1)
        self._close = found[0].id if found else None
        self.close_role.setVisible(bool(found))
        if found:
            role = studio.session.content.get(Role, found[0].id)
            name = role.name.text(studio.canvas.model.language)
            words = _("Go to existing {code} {name} instead", code=role.code, name=name)
            self.close_role.setText(no_key(words))

    def _go_to_close(self) -> None:
        row = self.model.row_of(self._close) if self._close else -1
        self.name.clear()
        if row >= 0:
            self.table.selectRow(row)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the context menu --------------------------------------------------------------------------

    def _open_menu(self, point: QPoint) -> None:
        role = self.model.role_at(self.table.indexAt(point))
        if role is not None:
            self.menu_of(role).popup(self.table.viewport().mapToGlobal(point))

    def menu_of(self, role: Role) -> QMenu:
        """What can be done with a role."""
        _, studio = self._studio.locale.translator, self._studio
        edits, menu = studio.session.edits, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.model.row_of(role.id)
        held = studio.canvas.brush.role
        take = menu.addAction(studio.appearance.icon("paintbrush"), _("Click it into cells"))
        take.setCheckable(True)
        take.setChecked(held is not None and held.id == role.id)
        take.triggered.connect(lambda: studio.canvas.brush.take(role.id))
        menu.addSeparator()
        rename = menu.addAction(_("Rename"))
        rename.triggered.connect(lambda: self.table.edit(self.model.index(row, 0)))
        ends = menu.addMenu(_("End"))
        for side in SIDES:
            action = ends.addAction(capital(value_words("side", side).text(studio.locale.language)))
            action.setCheckable(True)
            action.setChecked(role.side == side)
            action.triggered.connect(
                lambda _checked=False, side=side: studio.attempt(
                    lambda: edits.set([role.id], "side", side)
                )
            )
        for path, words in (("internal", _("Internal")), ("frontline", _("Frontline"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(getattr(role, path))
            action.setEnabled(role.side == "platform")
            action.triggered.connect(
                lambda checked, path=path: studio.attempt(
                    lambda: edits.set([role.id], path, checked)
                )
            )
        menu.addSeparator()
        delete = menu.addAction(_("Delete role"))
        delete.triggered.connect(lambda: studio.parts.delete([role.id]))
        return menu

    def chosen(self) -> str | None:
        """The id of the chosen role."""
        index = self.table.currentIndex()
        return str(index.data(RoleIdRole)) if index.isValid() else None

    def _move(self, by: int) -> None:
        """Move the chosen role by one place."""
        row = self.table.currentIndex().row()
        role = self.chosen()
        if role is not None and 0 <= row + by < self.model.rowCount():
            self._studio.attempt(lambda: self._studio.session.edits.move([role], row + by))
            self.refresh()

    def _delete(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._studio.parts.delete([chosen])

    def _tell_chosen(self) -> None:
        chosen = self.chosen()
        self.strip.show_role(self.model.role_at(self.table.currentIndex()))
        if chosen is not None and self.table.hasFocus():
            self.role_chosen.emit(chosen)

    def _reword(self) -> None:
        _, studio = self._studio.locale.translator, self._studio
        self.name.setPlaceholderText(_("New role"))
        self.name.setAccessibleName(_("Name of the new role"))
        self.side.setAccessibleName(_("End of the new role"))
        self.add_button.setText(_("Add"))
        self.table.setAccessibleName(_("Roles"))
        chosen: Side = self.side.currentData() or "demand"
        self.side.clear()
        for side in SIDES:
            icon = end_icon(side, 14, studio.appearance.theme.tone(side))
            words = capital(value_words("side", side).text(studio.locale.language))
            self.side.addItem(icon, words, side)
        self.side.setCurrentIndex(SIDES.index(chosen))
        self._empty.set_texts(
            _("No roles yet"),
            _("Type a name above, or simply name a role in a cell of the canvas."),
        )
        self.model.reword()


class _Table(QTableView):
    """Alt+Up and Alt+Down move the chosen role, Delete deletes it."""

    def __init__(self, move: Callable[[int], None], delete: Callable[[], None]) -> None:
        super().__init__()
        self._keys: dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]] = {
            (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): lambda: move(-1),
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): lambda: move(1),
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): delete,
        }

    def event(self, event: QEvent) -> bool:
        # These keys mean the grid as shortcuts of the window, and the roles here.
        if event.type() == QEvent.Type.ShortcutOverride and _pressed(event) in self._keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get(_pressed(event))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()


def _pressed(event: Any) -> tuple[int, Qt.KeyboardModifier]:
    return event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
