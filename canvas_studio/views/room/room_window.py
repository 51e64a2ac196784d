"""A window for the projector: it follows the cursor while the facilitator works in the main window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QScreen,
    QWheelEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_studio.views.canvas.style import DEFAULT_PRESENTED
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.room.caption_bar import CaptionBar
from canvas_studio.views.room.room_appearance import RoomAppearance
from canvas_studio.views.studio import Studio

_TEXT, _GEOMETRY = "room/window_text", "room/geometry"


class RoomWindow(QWidget):
    """Shows the canvas, light and large, with the cell under the cursor in words. It takes no input."""

    closed = Signal()

    def __init__(self, studio: Studio, main: QWidget) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._studio = studio
        self._main = main
        appearance = RoomAppearance(studio.appearance, self)
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(studio.appearance.sheet_of(appearance.theme))
        canvas = studio.canvas
        self.view = CanvasView(canvas.model, appearance, studio.locale, self)
        self.view.mirror(canvas.view)
        self.view.set_presenting(True)
        self.view.set_text_size(studio.settings.number(_TEXT, DEFAULT_PRESENTED))
        self.view.set_activities(canvas.view.shows_activities)
        self.caption = CaptionBar(self.view, canvas.editing, studio.locale, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.caption)
        studio.session.opened.connect(self._retitle)
        studio.session.changed.connect(self._retitle)
        studio.state_changed.connect(self._follow_density)
        self._retitle()

    def _retitle(self) -> None:
        session = self._studio.session
        if session.is_open:
            project = session.content.project
            self.setWindowTitle(project.name.text(self._studio.canvas.model.language))

    def _follow_density(self) -> None:
        shown = self._studio.canvas.view.shows_activities
        if shown != self.view.shows_activities:
            self.view.set_activities(shown)

    def open(self) -> None:
        """On the screen where the main window is not, else as a window where it was the last time."""
        screen = other_screen(QGuiApplication.screens(), self._main.screen())
        if screen is not None:
            self.setGeometry(screen.geometry())
            self.showFullScreen()
            return
        if not self.restoreGeometry(self._studio.settings.bytes(_GEOMETRY)):
            self.resize(1280, 720)
        self.show()

    def zoom(self, by: int) -> None:
        """Larger or smaller text in this window alone."""
        self.view.set_text_size(self.view.text_size + by)
        self._studio.settings.set_number(_TEXT, self.view.text_size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.scrollTo(self.view.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_F11:
                self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1)
            case Qt.Key.Key_Minus:
                self.zoom(-1)
            case _:
                super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.isFullScreen():
            self._studio.settings.set_bytes(_GEOMETRY, self.saveGeometry())
        self.closed.emit()
        super().closeEvent(event)


def other_screen(screens: list[QScreen], main: QScreen) -> QScreen | None:
    """A screen that is not the one of the main window; None where there is only one."""
    return next((screen for screen in screens if screen is not main), None)
