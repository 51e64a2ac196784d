"""Typing in the grid: joins the view, the editor on the cursor cell and the pop-up below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from canvas_studio.model.commands.canvas import is_mark
from canvas_studio.model.notation import RoleNames, print_name
from canvas_studio.model.records import Role
from canvas_studio.model.records.value import Side
from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.cell_editor import CellEditor
from canvas_studio.views.canvas.cell_popup import SIDES, CellPopup
from canvas_studio.views.canvas.edits import CanvasEdits, Outcome, Typed
from canvas_studio.views.canvas.grid_keys import GridKeys
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.role_finder import RoleFinder, role_token
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.locale import Locale


class CellEditing(QObject):
    """Wakes the editor, completes roles, takes the text and moves on."""

    def __init__(
        self,
        view: CanvasView,
        edits: Callable[[], CanvasEdits],
        keys: GridKeys,
        appearance: Appearance,
        locale: Locale,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._edits = edits
        self._keys = keys
        self._locale = locale
        self._place: Place | None = None
        self._before = ""
        self._finder, self._names = RoleFinder(()), RoleNames(())
        self._new_roles: dict[str, Side] = {}
        """The ends of unknown roles, as answered so far."""
        self._asked_about = ""
        self.popup = CellPopup(view, appearance, locale)
        self.editor = CellEditor(view.viewport(), self._grid_key, self._popup_key)
        view.setFocusProxy(self.editor)
        view.edit_requested.connect(self.start)
        view.cursor_moved.connect(self._follow_cursor)
        view.canvas.modelAboutToBeReset.connect(self.cancel)
        self.editor.woken.connect(self._begin)
        self.editor.finished.connect(self.finish)
        self.editor.cancelled.connect(self.cancel)
        self.editor.textChanged.connect(self._propose)
        self.editor.cursorPositionChanged.connect(self._propose)
        self.editor.installEventFilter(self)
        self.popup.role_chosen.connect(self._take_role)
        self.popup.side_chosen.connect(self._answer)
        self._follow_cursor()

    @property
    def is_editing(self) -> bool:
        return self.editor.is_awake

    # -- beginning and ending ----------------------------------------------------------------------

    def start(self, keeps_text: bool = True) -> None:
        """Edit the cell under the cursor, from its own text or from an empty one."""
        place = self._view.cursor_place()
        if self.is_editing or not self._is_editable():
            return
        self._view.scrollTo(self._view.currentIndex())
        self._begin()
        held = self._view.canvas.text(place)
        self._before = held if held != "○" else ""
        self.editor.wake(self._before if keeps_text else "")
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self._place = self._view.cursor_place()
        self._before = ""
        self._new_roles = {}
        roles = self._edits().content.of(Role)
        self._finder, self._names = RoleFinder(roles), RoleNames(roles)
        self._view.scrollTo(self._view.currentIndex())

    def finish(self, direction: str = "") -> bool:
        """Keep the text and move on; False where it cannot be kept and editing goes on."""
        if not self.is_editing or self._place is None:
            return True
        if direction:
            self._complete_token()
        text = self.editor.toPlainText()
        untouched = text == self._before
        outcome = Outcome()
        if not untouched:
            typed = Typed(self._place, text, self._new_roles)
            outcome = self._edits().type_text(
                typed, self._view.canvas.language, self._locale.language
            )
        if not outcome.is_taken:
            self._explain(outcome)
            return False
        place = self._place
        self._sleep()
        if direction:
            self._move_on(direction, place, outcome.made)
        return True

    def cancel(self) -> None:
        """Give up what was typed; the first time only the question or the proposals."""
        if self.is_editing and self.popup.asks:
            self.popup.clear()
        elif self.is_editing:
            self._sleep()

    def _sleep(self) -> None:
        self._place = None
        self.popup.clear()
        self.editor.sleep()
        self._follow_cursor()

    def _explain(self, outcome: Outcome) -> None:
        if outcome.new_roles:
            self._asked_about = outcome.new_roles[0]
            self.popup.ask_side(self._asked_about, self._editor_box())
        else:
            self.popup.show_message(outcome.problem, self._editor_box())

    def _move_on(self, direction: str, place: Place, made: str) -> None:
        """To the next cell; after a new name, to the place for the next one."""
        if made and not (place.makes == "function" and direction == "right"):
            return  # the cursor stays on the empty line, which has moved on by itself
        if made:
            position = self._view.canvas.position(
                self._view.canvas.columns[1], place.function._replace(kind="function", id=made)
            )
            if position is not None:
                self._view.set_cursor(*position)
            return
        self._keys.step(direction)

    def _answer(self, side: str) -> None:
        """Remember the end of the role that was asked about, and try the text again."""
        self._new_roles[self._asked_about] = cast(Side, side)
        self.popup.clear()
        self.finish("down")

    # -- following the grid ------------------------------------------------------------------------

    def _follow_cursor(self) -> None:
        view = self._view
        row, column = view.cursor_cell()
        if self.is_editing and self._place != view.cursor_place() and not self.finish():
            self._return_to_place()
            return
        style = view.style_of_grid
        self.editor.set_cell(view.cell_rect(row, column), style.font)
        if not self.is_editing:
            self.editor.set_accepts_text(self._is_editable())
            self.editor.setAccessibleName(view.canvas.spoken(view.cursor_place()))

    def _return_to_place(self) -> None:
        position = (
            self._view.canvas.position(self._place.goal, self._place.function)
            if self._place
            else None
        )
        if position is not None:
            self._view.set_cursor(*position)

    def _is_editable(self) -> bool:
        return bool(self._view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._view.viewport().update()
        return super().eventFilter(watched, event)

    # -- roles while typing ------------------------------------------------------------------------

    def _propose(self) -> None:
        """Show the roles that the word under the text cursor may mean."""
        if not self.is_editing or self._place is None or not self._place.is_crossing:
            return
        text = self.editor.toPlainText()
        token = role_token(text, self.editor.textCursor().position())
        found = self._finder.find(token.text) if token and text != self._before else []
        if is_mark(text, self._names):  # x and v tick a cell, whatever role begins with them
            found = []
        language = self._view.canvas.language
        if token and len(found) == 1 and token.text == found[0].name.text(language):
            found = []
        self.popup.show_roles(found, language, self._editor_box())

    def _complete_token(self) -> None:
        """Replace what was typed of a role's name by the role that is highlighted."""
        chosen = self.popup.chosen_role()
        if chosen is not None:
            self._take_role(chosen)

    def _take_role(self, id: str) -> None:
        cursor = self.editor.textCursor()
        token = role_token(self.editor.toPlainText(), cursor.position())
        if token is None:
            return
        language = self._view.canvas.language
        name = self._edits().content.get(Role, id).name.text(language)
        cursor.setPosition(token.start)
        cursor.setPosition(token.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(print_name(name, language))
        self.popup.clear()

    def _popup_key(self, event: QKeyEvent) -> bool:
        """Keys of an awake editor that mean the pop-up."""
        key = event.key()
        if self.popup.asks:
            number = event.text()
            if number in ("1", "2", "3"):
                self._answer(SIDES[int(number) - 1])
                return True
            if key not in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.popup.clear()
            return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            return self.popup.step(1 if key == Qt.Key.Key_Down else -1)
        if key == Qt.Key.Key_Escape and self.popup.chosen_role() is not None:
            self.popup.clear()
            return True
        if event.text() in ("/", "（", "(", "：", ":", "；", ";") and event.text():
            self._complete_token()
        return False

    def _grid_key(self, event: QKeyEvent) -> bool:
        return self._keys.press(event)

    def _editor_box(self) -> QRect:
        box = self.editor.geometry()
        return box.translated(self._view.viewport().mapTo(self._view, QPoint(0, 0)))
