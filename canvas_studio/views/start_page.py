"""What is seen when no canvas is open: recent files, templates, the sample, and how to begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from canvas_studio import resources
from canvas_studio.i18n import N_
from canvas_studio.views.elided_label import ElidedLabel
from canvas_studio.views.studio import Studio
from canvas_studio.views.when_seen import WhenSeen

_RECENT_SHOWN = 6
_COLUMNS = 3
_WIDEST_NAME = 420
"""Pixels for the names of recent files; their folders begin beside the longest."""


class StartPage(QScrollArea):
    """Everything on it opens something."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("start")
        self._seen = WhenSeen(self, self._refresh)
        studio.locale.bind(self, lambda _: self.look_again())
        studio.appearance.changed.connect(self.look_again)

    def look_again(self) -> None:
        """What there is to open may not be what it was; looked at when somebody sees it."""
        self._seen.follow()

    def _refresh(self) -> None:
        _ = self._studio.locale.translator
        self.setAccessibleName(_("Start page"))
        page = QWidget()
        page.setObjectName("startPage")
        centred = QHBoxLayout(page)
        centred.setContentsMargins(32, 48, 32, 48)
        column = QWidget()
        column.setMaximumWidth(self._studio.appearance.scaled(940))
        centred.addStretch(1)
        centred.addWidget(column, 8)
        centred.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setSpacing(10)
        title = QLabel("Canvas Studio")
        title.setObjectName("title")
        layout.addWidget(title)
        line = QLabel(
            _(
                "Goals, functions and roles on one canvas: checked, and delivered as a function table."
            )
        )
        line.setObjectName("muted")
        line.setWordWrap(True)
        layout.addWidget(line)
        layout.addSpacing(18)
        layout.addLayout(_in_columns(self._beginnings()))
        layout.addSpacing(18)
        layout.addWidget(self._section(_("Recent files")))
        layout.addWidget(self._recent())
        layout.addSpacing(18)
        layout.addWidget(self._section(_("Templates")))
        layout.addLayout(_in_columns(self._templates()))
        layout.addSpacing(6)
        hint = QLabel(_("You can also drop a file onto this window."))
        hint.setObjectName("muted")
        layout.addWidget(hint)
        layout.addStretch(1)
        self.setWidget(page)

    def _beginnings(self) -> list[QWidget]:
        """The large buttons: a new canvas, a file, the sample."""
        studio, _ = self._studio, self._studio.locale.translator
        return [
            _Card(studio, "file-plus", _("New canvas"), _("Begin with an empty canvas"), studio.files.new),
            _Card(studio, "folder-open", _("Open…"), _("A canvas or an exchange file"), studio.files.open_with_dialog),
            _Card(studio, "book-open", _("Sample"), _("A complete expert platform"), studio.files.open_sample),
        ]  # fmt: skip

    def _templates(self) -> list[QWidget]:
        studio, _ = self._studio, self._studio.locale.translator
        cards: list[QWidget] = []
        for path in resources.starter_canvases():
            if path.stem in TEMPLATES:
                title, about = TEMPLATES[path.stem]
                cards.append(
                    _Card(
                        studio,
                        "layout-grid",
                        _(title),
                        _(about),
                        partial(studio.files.new, path),
                    )
                )
        return cards

    def _section(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("section")
        return label

    def _recent(self) -> QWidget:
        studio, _ = self._studio, self._studio.locale.translator
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(0)
        files = [path for path in studio.settings.recent_files if path.exists()][:_RECENT_SHOWN]
        rows = [_RecentFile(studio, path) for path in files]
        widest = max((row.name.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.name.setFixedWidth(min(widest, studio.appearance.scaled(_WIDEST_NAME)))
            layout.addWidget(row)
        if not files:
            nothing = QLabel(_("Files that you open or save appear here."))
            nothing.setObjectName("muted")
            nothing.setContentsMargins(12, 12, 12, 12)
            layout.addWidget(nothing)
        return card


TEMPLATES = {
    "platform": (
        N_("Platform outline"),
        N_("Typical roles, goals and functions; who does what is left for the workshop"),
    ),
    "camping": (N_("Smart camping"), N_("Campsites and their guests, with gaps to be found")),
    "tea-chain": (N_("Tea chain"), N_("A brand and its franchisees, with gaps to be found")),
}
"""Title and explanation of the starter canvases; the empty one is the new canvas."""


def _in_columns(cards: list[QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(12)
    for number, card in enumerate(cards):
        grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    return grid


class _Card(QPushButton):
    """A button with an icon, a title and a line of explanation."""

    def __init__(
        self, studio: Studio, icon: str, title: str, text: str, run: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("cardButton")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        picture = QLabel()
        picture.setPixmap(
            studio.appearance.icon(icon, studio.appearance.theme.accent).pixmap(
                QSize(22, 22) * studio.appearance.scale
            )
        )
        heading = QLabel(title)
        heading.setObjectName("heading")
        more = QLabel(text)
        more.setObjectName("muted")
        more.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(heading)
        words.addWidget(more)
        words.addStretch(1)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        for label in (picture, heading, more):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: run())

        policy = QSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self._layout.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)


class _RecentFile(QPushButton):
    def __init__(self, studio: Studio, path: Path) -> None:
        super().__init__()
        self.setObjectName("recentFile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(path.name)
        self.setAccessibleDescription(str(path.parent))
        picture = QLabel()
        picture.setPixmap(
            studio.appearance.icon("file-text").pixmap(QSize(16, 16) * studio.appearance.scale)
        )
        self.name = ElidedLabel()
        self.name.setText(path.name)
        folder = ElidedLabel()
        folder.setText(str(path.parent))
        folder.setObjectName("muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(14)
        layout.addWidget(picture)
        layout.addWidget(self.name)
        layout.addWidget(folder, 1)
        for label in (picture, self.name, folder):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: studio.files.open(path))

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 20)
