"""The page of the canvas: the head of the project, the grid, and what is typed in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from canvas_studio.messages import Language
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.records import Crossing, Function, Goal, Participation
from canvas_studio.views.canvas import selection
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.cell_editing import CellEditing
from canvas_studio.views.canvas.dropping import Drop, Dropping
from canvas_studio.views.canvas.empty_cells import empty_crossings, is_unstaffed
from canvas_studio.views.canvas.filter_bar import FilterBar
from canvas_studio.views.canvas.find_bar import FindBar
from canvas_studio.views.canvas.first_steps import FirstSteps
from canvas_studio.views.canvas.grid_keys import GridKeys
from canvas_studio.views.canvas.navigation import Direction
from canvas_studio.views.canvas.nothing_passes import NothingPasses
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.role_brush import RoleBrush
from canvas_studio.views.canvas.style import default_text
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.canvas.zoom import Zoom
from canvas_studio.views.clipboard.grid_drops import GridDrops
from canvas_studio.views.project_header import ProjectHeader
from canvas_studio.views.studio import Studio

if TYPE_CHECKING:
    from canvas_studio.views.clipboard.grid_clipboard import GridClipboard
    from canvas_studio.views.clipboard.preview import PastePreview


class CanvasPage(QWidget):
    """Shows the canvas of the session's document, whichever is open."""

    model: CanvasTableModel
    view: CanvasView
    keys: GridKeys
    brush: RoleBrush
    filter_bar: FilterBar
    find_bar: FindBar
    zoom: Zoom

    def __init__(self, studio: Studio, content: Content, parent: QWidget | None = None) -> None:
        """`content` is shown until a document is opened."""
        super().__init__(parent)
        self._studio = studio
        session = studio.session
        self.model = CanvasTableModel(content, studio.locale, "zh", self)
        self.view = CanvasView(self.model, studio.appearance, studio.locale, self)
        self.keys = GridKeys(self.view, lambda: session.edits, studio.locale)
        self.editing = CellEditing(
            self.view, lambda: session.edits, self.keys, studio.appearance, studio.locale
        )
        self.brush = RoleBrush(studio, self.view, self.editing.editor)
        self.brush.changed.connect(studio.state_changed)
        self.header = ProjectHeader(studio, self)
        self.filter_bar = FilterBar(studio, self.model, self)
        self.find_bar = FindBar(studio, self.view, self)
        self.nothing = NothingPasses(studio, self.model, self.view)
        self.first_steps = FirstSteps(studio, self.model, self.view)
        self.editing.editor.takes_over_paste = lambda mime: self.clipboard.paste_list(mime)
        self.drops = GridDrops(self.view, lambda mime: self.clipboard.paste(mime))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.find_bar)
        stack = QStackedWidget()
        stack.addWidget(self.view)
        self.zoom = Zoom(stack, self.view, studio.appearance, studio.locale)
        layout.addWidget(stack, 1)
        self._column, self._stack = layout, stack
        self._walked_to: Place | None = None
        """The empty crossing to which F7 went last."""
        self.setFocusProxy(self.view)
        studio.add_typing(self.editing.finish)
        self.editing.typing_changed.connect(studio.state_changed)
        session.opened.connect(self._show_document)
        session.changed.connect(self._follow)
        session.closed.connect(self.editing.give_up)
        self.view.cursor_moved.connect(studio.state_changed)
        self.view.selectionModel().selectionChanged.connect(studio.state_changed)
        self.editing.choosing.told.connect(studio.notice)
        self.view.cursor_moved.connect(self._follow_cursor)
        self.view.drop_wanted.connect(self.take_drop)
        self.view.widths_changed.connect(self._remember_widths)
        session.saved_changed.connect(self._keep_widths)
        self.keys.acts["single"] = self._escape
        self.view.refused.connect(lambda text: studio.notice(text, "warning"))
        self.view.group_toggled.connect(self.toggle_group)
        self.view.zoomed.connect(self._remember_size)
        self.zoom.changed.connect(studio.state_changed)
        studio.locale.bind(self, lambda _: self._name_parts())
        usual = default_text(self.view.font())
        self.view.set_text_size(studio.settings.number("grid/text", usual))
        self.view.set_activities(studio.settings.flag("grid/activities", True))

    @cached_property
    def clipboard(self) -> GridClipboard:
        """What copies, pastes and fills; made when somebody first does."""
        from canvas_studio.views.clipboard.grid_clipboard import GridClipboard

        made = GridClipboard(self._studio, self.view, self.editing, self)
        self._column.insertWidget(self._column.indexOf(self._stack) + 1, made.preview)
        return made

    @property
    def preview(self) -> PastePreview | None:
        """The preview of what is pasted; None before anything was."""
        return self.clipboard.preview if "clipboard" in vars(self) else None

    def add_bars(self, above: QWidget, below: QWidget) -> None:
        """Put a bar under the head of the project and one under the grid."""
        self._column.insertWidget(self._column.indexOf(self.header) + 1, above)
        self._column.addWidget(below)

    def _name_parts(self) -> None:
        _ = self._studio.locale.translator
        self.view.setAccessibleName(_("Canvas"))
        self.zoom.overview.setAccessibleName(_("Overview of the canvas"))

    # -- the document ------------------------------------------------------------------------------

    def _show_document(self) -> None:
        session = self._studio.session
        self.zoom.show_grid()
        self._recall_widths()
        self.model.set_content(session.content)
        self.model.set_language(session.content.project.primary_language)
        self.view.set_cursor(*self.view.navigator().first())
        self.view.scroll_to_start()

    def _follow(self, changes: ChangeSet) -> None:
        self.model.follow(changes)
        if changes.origin in ("undo", "redo"):
            self._show_change(changes)

    def _show_change(self, changes: ChangeSet) -> None:
        """Bring what undo or redo changed under the cursor, so that it is seen."""
        for change in changes:
            if change.after is not None and self.show_element(change.record.id, blink=False):
                return

    def set_language(self, language: Language) -> None:
        """Show the texts of the canvas in another language; the windows keep theirs."""
        self.editing.finish()
        self.model.set_language(language)
        self._studio.state_changed.emit()

    # -- what is selected --------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """The place under the cursor."""
        return self.view.cursor_place()

    def spoken(self) -> str:
        """What is under the cursor, in words: a cell, a name, or a block of the overview."""
        if self.zoom.is_overview:
            block = self.zoom.overview.currentIndex()
            return block.data(Qt.ItemDataRole.AccessibleTextRole) or ""
        return self.model.spoken(self.place)

    @property
    def shows_cells(self) -> bool:
        """Whether cells and names can be meant: in the overview nobody sees which are selected."""
        return not self.zoom.is_overview

    def cells(self) -> list[tuple[str, str]]:
        """The selected crossings, as pairs of goal and function."""
        return selection.selected_cells(self.view) if self.shows_cells else []

    @property
    def has_cells(self) -> bool:
        return self.shows_cells and selection.has_selected_cells(self.view)

    def names(self, type: type[Goal] | type[Function]) -> list[str]:
        """The goals or functions whose names are selected."""
        if not self.shows_cells:
            return []
        if type is Goal:
            return selection.selected_goal_names(self.view)
        return selection.selected_function_names(self.view)

    def goals(self) -> list[str]:
        """The goals in whose columns something is selected."""
        return selection.selected_goals(self.view) if self.shows_cells else []

    def functions(self) -> list[str]:
        """The functions in whose rows something is selected."""
        return selection.selected_functions(self.view) if self.shows_cells else []

    def last_made(self, type: type[Goal] | type[Function]) -> list[str]:
        """The goal or function typed last, while the cursor waits on the line for the next one."""
        if not self.shows_cells or self.place.makes != ("goal" if type is Goal else "function"):
            return []
        made = self.editing.last_made
        return [made] if isinstance(self.model.content.find(made), type) else []

    # -- going somewhere ---------------------------------------------------------------------------

    def show_element(self, id: str, *, blink: bool = True) -> bool:
        """Put the cursor on a goal, a function, a module, a crossing; False for anything else."""
        place = self._place_of(id)
        if place is None:
            return False
        self.zoom.show_grid()
        return self.view.show_place(place.goal, place.function, blink=blink)

    def _place_of(self, id: str) -> Place | None:
        content = self.model.content
        record = content.find(id)
        if isinstance(record, Participation):
            record = content.find(record.crossing)
        match record:
            case Crossing():
                return Place(Line("goal", record.goal), Line("function", record.function))
            case Goal():
                return Place(Line("goal", record.id), NAMES)
            case Function():
                return Place(NAMES, Line("function", record.id))
        group = Place(NAMES, Line("group", id))
        return group if self.model.position(*group) else None

    def next_empty(self, by: int) -> bool:
        """Go to the next crossing (`by` = 1) that nobody takes part in; False where there is none.

        One on which the cursor came to stand in another way, by Enter for example, is not passed
        over: it blinks, and the next time it is left behind.
        """
        if self.editing.is_editing:
            self.editing.finish("next_empty" if by > 0 else "previous_empty")
            return True
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        here = self.place
        if here != self._walked_to and is_unstaffed(self.model.content, here):
            self._walked_to = here
            return self.view.show_place(*here)
        for place in empty_crossings(self.model, here, by):
            if self.view.show_place(*place, blink=False):
                self._walked_to = place
                return True
        return False

    def focus_grid(self) -> None:
        """Go on in the grid, or in its overview where that is shown."""
        (self.zoom.overview if self.zoom.is_overview else self.view).setFocus()

    def start_new(self, kind: str) -> None:
        """Begin typing the name of a new goal or function.

        Functions support the goal in whose column the cursor was, those that turn out to exist too.
        """
        new = Line("new")
        place = Place(new, NAMES) if kind == "goal" else Place(NAMES, new)
        position = self.model.position(*place)
        goal = self.place.goal.id if self.place.goal.kind == "goal" else None
        if position is not None:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.view.set_cursor(*position)
            self.editing.choosing.link_to(goal)
            self.editing.start()

    def rename(self, id: str) -> None:
        """Begin typing another name for a goal, function or module."""
        if self.show_element(id, blink=False):
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.editing.start()

    def _remember_size(self, size: int) -> None:
        """The size before an audience is remembered apart."""
        name = "room/text" if self.view.is_presenting else "grid/text"
        self._studio.settings.set_number(name, size)

    # -- moving lines ------------------------------------------------------------------------------

    def shift_lines(self, direction: Direction) -> None:
        """Move the selected goals or functions, or the module under the cursor, one place on."""
        model, is_down = self.model, direction in ("up", "down")
        if is_down == model.is_transposed:
            moving = [Line("goal", id) for id in self.goals()]
        elif self.place.function.kind == "group":
            moving = [self.place.function]
        else:
            moving = [Line("function", id) for id in self.functions()]
        lines = model.rows if is_down else model.columns
        dropping = Dropping(model.content, lines, model.grouping)
        drop = dropping.shifted(moving, -1 if direction in ("up", "left") else 1)
        if drop is not None:
            self.take_drop(drop)

    def take_drop(self, drop: Drop) -> None:
        """Do what letting go of dragged lines does; the cursor stays on what it is on."""
        edits, place = self._studio.session.edits, self.place
        if drop.kind:
            done = self._studio.attempt(lambda: edits.set(drop.ids, "kind", drop.kind))
        else:
            done = self._studio.attempt(lambda: edits.move(drop.ids, drop.position, **drop.into))
        if done and place.record in drop.ids:
            self.view.show_place(*place, blink=False)

    # -- working on one goal -----------------------------------------------------------------------

    def toggle_focus(self) -> None:
        """Work on the goal under the cursor, the others dimmed; or on all again."""
        goals = self.goals()
        self.model.set_focus("" if self.model.focus or not goals else goals[0])
        if self.model.focus:
            goal = Line("goal", self.model.focus)
            position = self.model.position(goal, NAMES)
            if position is not None:
                self.view.scrollTo(self.model.index(*position))
        self._studio.state_changed.emit()

    def _follow_cursor(self) -> None:
        """The goal that is worked on is the one in whose column the cursor is; new functions are its."""
        place, focus = self.place, self.model.focus
        if focus and place.goal.kind == "goal":
            self.model.set_focus(place.goal.id)
        elif focus and place.makes == "function" and not self.editing.is_editing:
            self.editing.choosing.link_to(focus)

    def _escape(self) -> None:
        """Esc: what is dragged stays; then one cell instead of many, then all goals instead of one."""
        if self.view.cancel_drag():
            return
        if self.model.focus and len(self.view.selectionModel().selection().indexes()) <= 1:
            self.toggle_focus()
        else:
            self.keys.select_one()

    # -- widths ------------------------------------------------------------------------------------

    def _remember_widths(self) -> None:
        path = self._studio.session.path
        if path is not None:
            self._studio.settings.set_widths(path, self.view.sizes.chosen.as_data())
        self._studio.state_changed.emit()

    def _keep_widths(self) -> None:
        """A document saved in another file keeps its widths there."""
        if self.view.sizes.chosen:
            self._remember_widths()

    def _recall_widths(self) -> None:
        path = self._studio.session.path
        self.view.sizes.chosen.take(self._studio.settings.widths(path) if path else {})
        self.view.fit()

    def forget_widths(self) -> None:
        """Give every column its usual width again."""
        self.view.sizes.chosen.take({})
        self.view.fit()
        self._remember_widths()

    def toggle_group(self, group: str) -> None:
        self.model.set_collapsed(group, group not in self.model.collapsed)
        self._studio.state_changed.emit()
