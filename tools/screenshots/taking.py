"""Taking a picture: a window with the sample, a view, and everything that is open over it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image  # comes with reportlab
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QPoint, QSettings, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from canvas_studio.model.storage.journal import Journal
from canvas_studio.views.application import dismantle, make_window
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.settings import Settings

View = Callable[[MainWindow], QWidget | None]
"""Comes to a view from the sample just opened; returns what is to be seen where it is not the window."""
_COLOURS = 224
_MOMENT = 0.4
"""Seconds."""


def take(
    application: QApplication, view: View, language: str, theme: str, size: tuple[int, int]
) -> QPixmap:
    """One view, in a window of its own."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.language, settings.theme = language, theme
        window = make_window(application, settings, Journal(Path(folder) / "journal"))
        window.resize(*size)
        window.show()
        window.studio.files.open_sample()
        window.studio.session.checks.settle()
        window.canvas.set_language(language)
        _settle(application)
        shown = view(window) or window
        _settle(application)
        shot = _picture(shown)
        for other in QApplication.topLevelWidgets():
            if other is not window:
                other.close()
        window.canvas.editing.cancel()
        dismantle(window)
        # Now, not when Python ends: every theme is applied to all windows that there are.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return shot


def _picture(window: QWidget) -> QPixmap:
    """A window with every dialog and pop-up before it."""
    shot = window.grab()
    painter = QPainter(shot)
    origin = window.mapToGlobal(QPoint(0, 0))
    popups = (Qt.WindowType.Popup, Qt.WindowType.Dialog, Qt.WindowType.ToolTip)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible() and other.windowType() in popups:
            painter.drawPixmap(other.mapToGlobal(QPoint(0, 0)) - origin, other.grab())
    painter.end()
    return shot


def save(shot: QPixmap, path: Path) -> None:
    """As a PNG with few colours: a quarter of the bytes, and no difference to see."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    shot.save(held, "PNG")
    with tempfile.TemporaryFile() as file:
        file.write(held.data().data())
        file.seek(0)
        Image.open(file).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
            path, optimize=True
        )


def save_sheet(paths: list[Path], sheet: Path, *, columns: int = 4, width: int = 640) -> None:
    """All pictures small on one, to look at them side by side."""
    small = []
    for path in paths:
        picture = Image.open(path).convert("RGB")
        small.append(picture.resize((width, round(picture.height * width / picture.width))))
    rows = [small[i : i + columns] for i in range(0, len(small), columns)]
    height = sum(max(picture.height for picture in row) + 8 for row in rows)
    whole = Image.new("RGB", (columns * (width + 8), height), "#808080")
    top = 0
    for row in rows:
        for number, picture in enumerate(row):
            whole.paste(picture, (number * (width + 8), top))
        top += max(picture.height for picture in row) + 8
    whole.save(sheet)


def _settle(application: QApplication) -> None:
    """Until what follows a moment later has come: panels, rows out of sight, the blink of a cell."""
    end = time.monotonic() + _MOMENT
    while time.monotonic() < end:
        application.processEvents()
