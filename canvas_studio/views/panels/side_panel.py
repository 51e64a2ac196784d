"""What panels beside the canvas have in common: they read the document only while they are seen."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import QWidget


class SidePanel(QWidget):
    """A panel behind another one's tab counts as hidden, although Qt calls it visible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_seen = False

    @property
    def is_seen(self) -> bool:
        return self._is_seen

    def set_seen(self, is_seen: bool) -> None:
        """Told by whoever shows and hides the panel; it reads what it missed."""
        self._is_seen = is_seen
        if is_seen:
            self.refresh()

    @abstractmethod
    def refresh(self) -> None:
        """Show what is there now, if it is seen."""
