"""The main window. It only wires: what is shown and done lives in the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from canvas_studio.model.content import Content
from canvas_studio.views import actions
from canvas_studio.views.actions.action_set import ActionSet
from canvas_studio.views.canvas.page import CanvasPage
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas_marks import CanvasMarks
from canvas_studio.views.changing_menus import fillers
from canvas_studio.views.document_files import DocumentFiles
from canvas_studio.views.inquiries import Inquiries
from canvas_studio.views.notice_bar import NoticeBar
from canvas_studio.views.overlays import Overlays
from canvas_studio.views.read_only_bar import ReadOnlyBar
from canvas_studio.views.regions import Regions
from canvas_studio.views.room.room import Room
from canvas_studio.views.side_panels import PANELS_IN_TABS, SidePanels
from canvas_studio.views.start_page import StartPage
from canvas_studio.views.status_line import StatusLine
from canvas_studio.views.studio import Studio
from canvas_studio.views.tool_bar import ToolBar
from canvas_studio.views.window_parts import WindowParts

_OPENED_BY_DROP = (".canvas", ".yaml", ".yml")


class MainWindow(QMainWindow):
    """One window on one session."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        studio.files = DocumentFiles(studio, self)
        studio.parts = WindowParts(studio, self)
        studio.inquiries = Inquiries(studio, self)
        self.canvas = studio.canvas = CanvasPage(studio, Content())
        CanvasMarks(studio)
        self.start = StartPage(studio)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.canvas)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ReadOnlyBar(studio))
        column.addWidget(self.pages, 1)
        self.notices = NoticeBar(studio)
        column.addWidget(self.notices)
        self.setCentralWidget(centre)
        self.panels = SidePanels(studio, self)
        self.setStatusBar(StatusLine(studio))
        studio.room = Room(studio, self)
        made: list[ActionSet] = []
        self.actions_of = ActionSet(studio, actions.ACTIONS, fillers(studio, made), self)
        made.append(self.actions_of)
        self.actions_of.fill_bar(self.menuBar(), actions.MENUS)
        studio.overlays = Overlays(studio, self)
        self.toolbar = ToolBar(studio, self.actions_of, self)
        self.addToolBar(self.toolbar)
        self._menus = {
            name: self.actions_of.menu(menu, self)
            for name, menu in (
                ("crossing", actions.CROSSING_MENU),
                ("goal", actions.GOAL_MENU),
                ("function", actions.FUNCTION_MENU),
                ("group", actions.GROUP_MENU),
                ("empty", actions.EMPTY_MENU),
            )
        }
        self.regions = Regions(self)
        self._connect()
        self.show_start()
        self.resize(1280, 800)
        self.restoreGeometry(studio.settings.bytes("window/geometry"))

    def _connect(self) -> None:
        studio, session = self.studio, self.studio.session
        session.opened.connect(self._show_canvas)
        session.saved_changed.connect(self.retitle)
        self.canvas.keys.action_wanted.connect(self.actions_of.perform)
        self.canvas.view.menu_requested.connect(self._open_menu)
        self.canvas.header.findings_wanted.connect(lambda: studio.parts.show_panel("findings"))
        self.canvas.header.questions_wanted.connect(lambda: studio.parts.show_panel("questions"))
        studio.locale.bind(self, lambda _: self.retitle())

    # -- pages -------------------------------------------------------------------------------------

    def show_start(self) -> None:
        """The page to begin from, without a document."""
        self.start.look_again()
        self.pages.setCurrentWidget(self.start)
        self.toolbar.hide()
        self.statusBar().hide()
        shown = self.panels.are_shown
        self.panels.set_shown(False)
        self._panels_wanted = shown
        self.retitle()
        self.studio.state_changed.emit()

    def _show_canvas(self) -> None:
        self.studio.parts.forget_export()
        if self.pages.currentWidget() is not self.canvas:
            self.panels.set_shown(self._panels_wanted)
            self.pages.setCurrentWidget(self.canvas)
            self.toolbar.show()
            self.statusBar().show()
        self.canvas.view.setFocus()
        self.retitle()

    def parts_to_make(self) -> Iterator[Callable[[], object]]:
        """Each makes a part that nobody has seen yet, so that it is there when it is asked for."""
        for id in PANELS_IN_TABS:
            yield partial(self.panels.panel, id)
        yield lambda: self.studio.overlays.commands

    def retitle(self) -> None:
        """Name the window after its document; before an audience after the project alone."""
        session = self.studio.session
        if not session.is_open:
            self.setWindowTitle("Canvas Studio")
            self.setWindowModified(False)
            return
        if self.studio.is_presenting:
            self.setWindowModified(False)
            self.setWindowTitle(session.content.project.name.text(self.canvas.model.language))
            return
        _, name = self.studio.locale.translator, session.name
        if session.is_read_only:
            name = _("{name} (read only)", name=name)
        self.setWindowTitle(f"{name}[*] — Canvas Studio")
        self.setWindowModified(not session.is_saved)

    def _open_menu(self, point: QPoint) -> None:
        self._menus[_menu_for(self.canvas.place)].popup(point)

    # -- keys, files dropped, and the end -------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            self.actions_of.catch_up()  # Qt drops the key of an action that is disabled
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.studio.files.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.studio.files.close():
            event.ignore()
            return
        self.studio.room.presentation.leave()
        self.studio.room.close_window()
        self.studio.settings.set_bytes("window/geometry", self.saveGeometry())
        event.accept()


def _menu_for(place: Place) -> str:
    if place.is_crossing:
        return "crossing"
    kind = place.goal.kind if place.goal.kind == "goal" else place.function.kind
    return kind if kind in ("goal", "function", "group") else "empty"


def _dropped(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in _OPENED_BY_DROP:
            return path
    return None
