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
Colour = tuple[int, int, int]
_COLOURS, _FREQUENT = 256, 160
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
    """As a PNG with few colours: a third of the bytes, and no difference to see.

    The frequent ones stay as they are, and those that are unlike them; what the edges of letters
    add becomes the nearest.
    """
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    shot.save(held, "PNG")
    with tempfile.TemporaryFile() as file:
        file.write(held.data().data())
        file.seek(0)
        picture = Image.open(file).convert("RGB")
    counted = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    kept = [colour for _, colour in counted[:_FREQUENT]]
    apart = {colour: min(_apart(colour, other) for other in kept) for _, colour in counted}
    while len(kept) < _COLOURS and any(apart.values()):
        odd = max(counted, key=lambda each: apart[each[1]] * min(each[0], _FREQUENT))[1]
        kept.append(odd)
        apart = {colour: min(gap, _apart(colour, odd)) for colour, gap in apart.items()}
    places = {
        colour: min(range(len(kept)), key=lambda n: _apart(colour, kept[n])) for colour in apart
    }
    small = Image.new("P", picture.size)
    small.putpalette([channel for colour in kept for channel in colour])
    small.putdata([places[colour] for colour in picture.getdata()])
    small.save(path, optimize=True)


def _apart(one: Colour, other: Colour) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) + abs(one[2] - other[2])


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
