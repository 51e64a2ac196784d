"""Hands files and folders to the system: opens a written file, shows where it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path | None) -> None:
    """Open a file with the program the system has for it."""
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))


def show_in_folder(path: Path | None) -> None:
    """Show a file in the system's file manager, selected where that can be asked for."""
    if path is None:
        return
    path = path.absolute()
    if sys.platform == "win32":
        subprocess.Popen(["explorer", f"/select,{path}"])
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
