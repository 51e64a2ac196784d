"""A window for the projector: it follows the cursor while the facilitator works in the main window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
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
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_NOT_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class RoomWindow(QWidget):
    """Shows the canvas, light and large, with the cell under the cursor in words.

    It takes no input: what is typed into it goes on to the main window.
    """

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
        # Keys of the main window work here as well, but for the one that means this window.
        self.addActions(
            [action for action in main.actions() if action.objectName() != "presentation"]
        )
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
            self.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen takes the focus
            self.show()
            self._main.activateWindow()  # some desktops give the focus to every new window
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

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if _is_own(event):
                event.accept()
                return True
            if event.key() not in _HELD:
                self._main.activateWindow()  # whoever clicked here goes on working there
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_own(event):
            if (focus := self._main.focusWidget()) is not None:
                QCoreApplication.sendEvent(focus, event)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            self.zoom(_ZOOMS[Qt.Key(event.key())])

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.isFullScreen():
            self._studio.settings.set_bytes(_GEOMETRY, self.saveGeometry())
        self.closed.emit()
        super().closeEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is meant for this window; others are for the work in the main window."""
    if event.key() in _ZOOMS:
        return not event.modifiers() & _NOT_HELD
    is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return is_plain and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11)


def other_screen(screens: list[QScreen], main: QScreen) -> QScreen | None:
    """A screen that is not the one of the main window; None where there is only one."""
    return next((screen for screen in screens if screen is not main), None)
