"""The list below an editor in which something is looked for by name, pinyin or code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.canvas.signs import end_icon
from canvas_studio.views.plain_text import no_markup

_MOST_ROWS = 8
_PICTURE = 14


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be chosen."""

    id: str
    text: str
    """As it is shown, and as it stands in the editor once chosen."""
    texts: tuple[str, ...]
    """What it is found by besides its code: its names in both languages."""
    code: str = ""
    side: str = ""
    """The end of a role, shown by its shape."""
    is_new: bool = False
    """Whether choosing it makes it."""
    words: str = ""
    """What the list says where that is more than the text and the code."""


class FinderPopup(QFrame):
    """Never has the focus: the editor keeps it and passes keys on."""

    def __init__(self, panel: QWidget, appearance: Appearance) -> None:
        super().__init__(panel)
        self._panel = panel
        self._appearance = appearance
        self._owner: Any = None
        self._shown: list[Candidate] = []
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QListWidget(self)
        self._list.setObjectName("proposals")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(_PICTURE, _PICTURE))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._list)
        self.hide()

    @property
    def owner(self) -> QWidget | None:
        """The editor that it helps, which is told by `choose`; None while it is hidden."""
        return self._owner  # type: ignore[no-any-return]

    @property
    def candidates(self) -> Sequence[Candidate]:
        return self._shown

    @property
    def current(self) -> Candidate | None:
        """The highlighted one."""
        row = self._list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def offer(self, owner: QWidget, candidates: Sequence[Candidate], *, highlight: bool) -> None:
        """Show candidates below an editor; none hide it. `highlight` is what Enter then takes."""
        self._shown = list(candidates)
        self._list.clear()
        if not self._shown:
            self.dismiss()
            return
        self._owner = owner
        for candidate in self._shown:
            words = candidate.words or f"{candidate.text}   {candidate.code}".strip()
            item = QListWidgetItem(words)
            item.setToolTip(no_markup(words))
            if candidate.side:
                tone = self._appearance.theme.tone(candidate.side)
                item.setIcon(end_icon(candidate.side, _PICTURE, tone))
            self._list.addItem(item)
        self._list.setCurrentRow(0 if highlight else -1)
        self._place(owner)

    def dismiss(self) -> None:
        self._owner = None
        self._shown = []
        self.hide()

    def step(self, by: int) -> None:
        """Highlight the next or the previous one, around the end."""
        count = len(self._shown)
        row = self._list.currentRow()
        self._list.setCurrentRow((row + by) % count if row >= 0 else (0 if by > 0 else count - 1))

    def _place(self, owner: QWidget) -> None:
        panel = self._panel
        row = max(1, self._list.sizeHintForRow(0))
        height = min(len(self._shown), _MOST_ROWS) * row + 12
        width = max(220, owner.width())
        corner = owner.mapTo(panel, QPoint(0, owner.height() + 2))
        top = corner.y()
        if top + height > panel.height():
            top = max(0, owner.mapTo(panel, QPoint(0, 0)).y() - height - 2)
        self.setGeometry(max(0, min(corner.x(), panel.width() - width)), top, width, height)
        self.show()
        self.raise_()

    def _click(self, item: QListWidgetItem) -> None:
        row = self._list.row(item)
        if self._owner is not None and 0 <= row < len(self._shown):
            self._owner.choose(self._shown[row])
