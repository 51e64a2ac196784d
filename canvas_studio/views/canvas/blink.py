"""Lets a cell blink a few times, so that the eye finds where a jump went."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from canvas_studio.views.canvas.navigation import Cell

_TURNS, _TIME = 6, 180


class Blink(QObject):
    """At most one cell at a time; `changed` asks for a repaint."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cell: Cell | None = None
        self._turns = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TIME)
        self._timer.timeout.connect(self._turn)

    @property
    def lit(self) -> Cell | None:
        """The cell that is lit up at this moment."""
        return self._cell if self._turns % 2 == 0 else None

    def start(self, cell: Cell) -> None:
        self._cell, self._turns = cell, _TURNS
        self._timer.start()
        self.changed.emit()

    def _turn(self) -> None:
        self._turns -= 1
        if self._turns <= 0:
            self._cell = None
            self._timer.stop()
        self.changed.emit()
