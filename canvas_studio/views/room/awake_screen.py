"""Keeps the screen from going dark while a room looks at it, in the way of each system.

Where a system has no such way the screen behaves as it is set; nothing is said about it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

_WINDOWS_KEEP_ON = 0x80000000 | 0x00000002
"""ES_CONTINUOUS | ES_DISPLAY_REQUIRED, for SetThreadExecutionState."""
_WINDOWS_USUAL = 0x80000000
_BUS = "canvas-studio-room"
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


class Keeper(Protocol):
    """How one system is asked."""

    def hold(self) -> None: ...
    def release(self) -> None: ...


class AwakeScreen(QObject):
    """Holds the screen for as long as at least one part of the program wants it."""

    def __init__(self, keeper: Keeper | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper or _keeper_of_system()
        self._wanted_by: set[str] = set()

    def set_wanted(self, by: str, wanted: bool) -> None:
        """Say whether the part called `by` is before an audience."""
        before = bool(self._wanted_by)
        (self._wanted_by.add if wanted else self._wanted_by.discard)(by)
        now = bool(self._wanted_by)
        if now != before:
            self._keeper.hold() if now else self._keeper.release()


def _keeper_of_system() -> Keeper:
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return NoKeeper()
    if sys.platform == "win32":
        return WindowsKeeper()
    if sys.platform == "darwin":
        return MacKeeper()
    return DesktopKeeper()


class NoKeeper:
    """Where there is no screen."""

    def hold(self) -> None:
        """Nothing goes dark."""

    release = hold


class WindowsKeeper:
    def hold(self) -> None:
        self._set(_WINDOWS_KEEP_ON)

    def release(self) -> None:
        self._set(_WINDOWS_USUAL)

    def _set(self, state: int) -> None:
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(state)  # type: ignore[attr-defined]


class MacKeeper:
    """`caffeinate` belongs to the system, and ends by itself with this program."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(["caffeinate", "-d", "-w", str(os.getpid())])

    def release(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None


class DesktopKeeper:
    """The screen saver of Linux desktops gives way for as long as the connection that asks lives."""

    def hold(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _BUS)
        if bus.isConnected():
            call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
            call.setArguments(["Canvas Studio", "presenting"])
            bus.asyncCall(call)

    def release(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(_BUS)
