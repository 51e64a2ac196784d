"""The page of the canvas: the head of the project, the grid, and what is typed in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_studio.messages import Language
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.records import Crossing, Function, Goal, Participation
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.cell_editing import CellEditing
from canvas_studio.views.canvas.grid_keys import GridKeys
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.style import DEFAULT_TEXT
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.project_header import ProjectHeader
from canvas_studio.views.studio import Studio


class CanvasPage(QWidget):
    """Shows the canvas of the session's document, whichever is open."""

    def __init__(self, studio: Studio, content: Content, parent: QWidget | None = None) -> None:
        """`content` is shown until a document is opened."""
        super().__init__(parent)
        self._studio = studio
        session = studio.session
        self.model = CanvasTableModel(content, studio.locale, "zh", self)
        self.view = CanvasView(self.model, studio.appearance, studio.locale, self)
        keys = GridKeys(self.view, lambda: session.edits, studio.locale)
        self.editing = CellEditing(
            self.view, lambda: session.edits, keys, studio.appearance, studio.locale
        )
        self.header = ProjectHeader(studio, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        studio.add_typing(self.editing.finish)
        session.opened.connect(self._show_document)
        session.changed.connect(self._follow)
        session.closed.connect(self.editing.cancel)
        self.view.cursor_moved.connect(studio.state_changed)
        self.view.selectionModel().selectionChanged.connect(studio.state_changed)
        self.editing.choosing.told.connect(studio.notice)
        self.view.refused.connect(lambda text: studio.notice(text, "warning"))
        self.view.group_toggled.connect(self.toggle_group)
        self.view.zoomed.connect(lambda size: studio.settings.set_number("grid/text", size))
        studio.locale.bind(self, lambda _: self.view.setAccessibleName(_("Canvas")))
        self.view.set_text_size(studio.settings.number("grid/text", DEFAULT_TEXT))
        self.view.set_activities(studio.settings.flag("grid/activities", True))

    # -- the document ------------------------------------------------------------------------------

    def _show_document(self) -> None:
        session = self._studio.session
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

    def cells(self) -> list[tuple[str, str]]:
        """The selected crossings, as pairs of goal and function."""
        return [(p.goal.id, p.function.id) for p in self.view.selected_places() if p.is_crossing]

    def names(self, type: type[Goal] | type[Function]) -> list[str]:
        """The goals or functions whose names are selected."""
        wanted = "goal" if type is Goal else "function"
        return [
            p.record
            for p in self.view.selected_places()
            if p.record is not None and wanted == (p.goal if wanted == "goal" else p.function).kind
        ]

    def goals(self) -> list[str]:
        """The goals in whose columns something is selected."""
        found = [p.goal.id for p in self.view.selected_places() if p.goal.kind == "goal"]
        return list(dict.fromkeys(found))

    def functions(self) -> list[str]:
        """The functions in whose rows something is selected."""
        found = [
            p.function.id for p in self.view.selected_places() if p.function.kind == "function"
        ]
        return list(dict.fromkeys(found))

    # -- going somewhere ---------------------------------------------------------------------------

    def show_element(self, id: str, *, blink: bool = True) -> bool:
        """Put the cursor on a goal, a function, a module, a crossing; False for anything else."""
        place = self._place_of(id)
        return place is not None and self.view.show_place(place.goal, place.function, blink=blink)

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

    def start_new(self, kind: str) -> None:
        """Begin typing the name of a new goal or function.

        If it turns out to exist, a function is linked to the goal in whose column the cursor was.
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

    def toggle_group(self, group: str) -> None:
        self.model.set_collapsed(group, group not in self.model.collapsed)
        self._studio.state_changed.emit()
