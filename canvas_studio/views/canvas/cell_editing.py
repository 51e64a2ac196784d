"""Typing in the grid: joins the view, the editor on the cursor cell and what is chosen below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.axes import KINDS, NAMES, Line
from canvas_studio.views.canvas.cell_choosing import CellChoosing
from canvas_studio.views.canvas.cell_editor import CellEditor
from canvas_studio.views.canvas.cell_popup import CellPopup
from canvas_studio.views.canvas.edits import CanvasEdits, Outcome, Typed
from canvas_studio.views.canvas.grid_keys import GridKeys
from canvas_studio.views.canvas.key_table import TYPED, WHILE_TYPING, meaning, spot_of
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.key_names import key_name
from canvas_studio.views.locale import Locale

_GIVEN: dict[str, dict[str, str]] = {
    **{f"kind_{kind}": {"kind": kind} for kind in KINDS},
    **{f"stage_{stage}": {"stage": stage} for stage in ("S1", "S2", "S3", "S4", "S5")},
}
"""What a key gives to the element whose name is being typed."""


class CellEditing(QObject):
    """Wakes the editor, takes the text and moves on."""

    typing_changed = Signal()
    """A text was begun, or is over."""

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
        self.popup = CellPopup(view, appearance, locale)
        self.last_made = ""
        """The id of the goal or function that was typed last."""
        self._meant = ""
        """What the text was to be taken for when something about it had to be asked first."""
        self.editor = CellEditor(view.viewport(), keys.press, self._typing_key)
        self.choosing = CellChoosing(view, self.editor, self.popup, edits, appearance, locale)
        view.setFocusProxy(self.editor)
        view.edit_requested.connect(self.start)
        view.cursor_moved.connect(self._follow_cursor)
        view.zoomed.connect(self.popup.set_text_size)
        view.laid_out.connect(self._sit_on_cell)
        self.editor.woken.connect(self._begin)
        self.editor.finished.connect(self.finish)
        self.editor.installEventFilter(self)
        self.choosing.answered.connect(lambda: self.finish(self._meant or "enter"))
        self.choosing.linked.connect(self._sleep)
        self._follow_cursor()

    @property
    def is_editing(self) -> bool:
        return self.editor.is_awake

    # -- beginning and ending ----------------------------------------------------------------------

    def start(self, keeps_text: bool = True) -> None:
        """Edit the cell under the cursor, from its own text or from an empty one."""
        if self.is_editing or not self._is_editable():
            return
        held = self._view.canvas.text(self._view.cursor_place())
        before = held if held != "○" else ""
        self._begin(before)
        self.editor.wake(before if keeps_text else "")
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, before: str = "") -> None:
        """`before` is the text that may stay as it is without being a change."""
        self._place = self._view.cursor_place()
        self._before = before
        self.popup.set_text_size(self._view.text_size)
        self.choosing.begin(self._place, before)
        self._view.scrollTo(self._view.currentIndex())
        self.typing_changed.emit()

    def finish(self, does: str = "") -> bool:
        """Keep the text and move on; False where it cannot be kept and editing goes on.

        `does` is what a key means: where to go, what a new element is given, or an action that
        goes on from here. With any of it a proposal that is highlighted is taken.
        """
        if not self.is_editing or self._place is None:
            return True
        self._meant = does
        self.editor.commit_composition()
        if does and self.choosing.takes_link():
            return True
        if not self.choosing.settle(completes=bool(does)):
            return False
        text, outcome = self.editor.toPlainText(), Outcome()
        if text != self._before:
            typed = Typed(
                self._place, text, self.choosing.new_roles, _GIVEN.get(does, {}), self.choosing.goal
            )
            outcome = self._edits().type_text(
                typed, self._view.canvas.language, self._locale.language
            )
        if not outcome.is_taken:
            self.choosing.explain(outcome)
            return False
        self.last_made = outcome.made or self.last_made
        makes = self._place.makes
        self._sleep()
        if outcome.made:
            self._go_on_after(makes, outcome.made, does)
        elif does and not self._keys.leave(does):
            # What goes on elsewhere, or, where nothing was typed, is meant for the element before.
            self._keys.action_wanted.emit(does)
        return True

    def cancel(self) -> None:
        """Give up what was typed; the first time only the question or the proposals."""
        if self.is_editing and self.popup.asks:
            self.popup.clear()
        elif self.is_editing:
            self._sleep()

    def give_up(self) -> None:
        """Give up what was typed, whatever is asked about it: its document goes."""
        if self.is_editing:
            self._sleep()

    def _sleep(self) -> None:
        self._place = None
        self.choosing.end()
        self.editor.sleep()
        self._follow_cursor()
        self.typing_changed.emit()

    def _go_on_after(self, makes: str | None, made: str, does: str) -> None:
        """After a new name: stay on the empty line, which has moved on; to the right, go into its row."""
        line = Line("goal" if makes == "goal" else "function", made)
        place = Place(line, NAMES) if makes == "goal" else Place(NAMES, line)
        position = self._view.canvas.position(*place)
        if does in ("next_cell", "right") and position is not None and position[1] == 0:
            self._view.set_cursor(*position)
            self._keys.leave(does)
        else:
            self._view.scrollTo(self._view.currentIndex())  # the line has moved away from under it

    # -- following the grid ------------------------------------------------------------------------

    def _follow_cursor(self) -> None:
        view = self._view
        if self.is_editing and self._edits().document.is_telling:
            QTimer.singleShot(
                0, self, self._follow_cursor
            )  # a step moved the cursor: wait for its end
            return
        if self.is_editing and self._place != view.cursor_place() and not self.finish():
            self._return_to_place()
            return
        if not view.cursor_place().makes:
            self.choosing.link_to(None)
        self._sit_on_cell()
        if not self.is_editing:
            self.editor.set_accepts_text(spot_of(view.cursor_place()) in TYPED)
            self.editor.setAccessibleName(view.canvas.spoken(view.cursor_place()))

    def _sit_on_cell(self) -> None:
        """Be where the cell is: there the letters of an input method and its proposals appear."""
        view = self._view
        self.editor.set_cell(view.cell_rect(*view.cursor_cell()), view.style_of_grid.font)

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

    # -- keys --------------------------------------------------------------------------------------

    def _typing_key(self, event: QKeyEvent) -> bool:
        """Act on a key of an awake editor that means more than text; False for all others."""
        if self._place is None:
            return False
        if self.choosing.press(event):
            return True
        match meaning(key_name(event), spot_of(self._place), WHILE_TYPING):
            case None:
                return False
            case "cancel":
                self.cancel()
            case "new_line":
                self.editor.insertPlainText("\n")
            case "arrows_in_text":
                self.editor.keep_arrows()
            case does:
                self.finish(does)
        return True
