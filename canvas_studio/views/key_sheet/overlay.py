"""The key sheet over the whole window, in letters that can be read from the back of the room."""

from __future__ import annotations

import html

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.views.actions.action_set import text_of
from canvas_studio.views.key_sheet.sections import Section, as_text, sections, text_width
from canvas_studio.views.studio import Studio

_LARGE, _SMALL = 20, 15
"""Letters in a window as wide as a projector, and in a smaller one, in pixels."""
_COLUMN = 22
"""The width of a column, in letters of that size."""
_KEYS = 40
"""Percent of a column for the keys, so that texts begin at one edge."""


class KeySheet(QFrame):
    """Covers the window; F1 or Escape takes it away and gives the focus back."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._before: QWidget | None = None
        self.setObjectName("keySheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = QLabel()
        self._title.setObjectName("title")
        self._copy = QPushButton()
        self._copy.clicked.connect(self.copy)
        self._close = QPushButton()
        self._close.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._copy)
        head.addWidget(self._close)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 20, 32, 20)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)
        window.installEventFilter(self)
        studio.locale.bind(self, lambda _: self._fill())
        studio.appearance.changed.connect(self._fill)
        self.hide()

    # -- opening and closing -----------------------------------------------------------------------

    def toggle(self) -> None:
        if self.isVisible():
            self.dismiss()
            return
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._fill()
        # With this reason a cell editor keeps its text and goes on afterwards.
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        before, self._before = self._before, None
        self.hide()
        if before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Down | Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() // 2)
            case Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep() // 2)
            case _:
                super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._fill()
        return super().eventFilter(watched, event)

    # -- what stands in it -------------------------------------------------------------------------

    def sheet(self) -> list[Section]:
        studio, _ = self._studio, self._studio.locale.translator
        return sections(_, lambda action: text_of(action, studio, _))

    def copy(self) -> None:
        """Put the sheet on the clipboard as plain text, to be printed."""
        text = as_text(self._title.text(), self.sheet())
        QGuiApplication.clipboard().setText(text)
        _ = self._studio.locale.translator
        self._copy.setText(_("Copied"))

    def _fill(self) -> None:
        _ = self._studio.locale.translator
        self._title.setText(_("Keys"))
        self._copy.setText(_("Copy as text"))
        self._close.setText(_("Close (Esc)"))
        self.setAccessibleName(_("Keys"))
        if not self.isVisible():
            return
        size = self._studio.appearance.scaled(_LARGE if self.width() >= 1600 else _SMALL)
        room = self.width() - 64 - self._area.verticalScrollBar().sizeHint().width()
        count = max(1, room // (_COLUMN * size))
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(size)
        width = (room - size * (count - 1)) // count
        for column in _columns(self.sheet(), count):
            markup = "".join(self._markup(section) for section in column)
            columns.addWidget(_Column(markup, size, width), 0, Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(page)

    def _markup(self, section: Section) -> str:
        theme = self._studio.appearance.theme
        rows = "".join(
            f'<tr><td width="{_KEYS}%" style="padding:2px 12px 2px 0"><b>{_escaped(row.keys)}</b>'
            f'</td><td style="padding:2px 0">{_escaped(row.text)}</td></tr>'
            for row in section.rows
        )
        title = f'<p style="color:{theme.accent}; margin:0 0 4px 0"><b>{_escaped(section.title)}</b></p>'
        return (
            f'{title}<table cellspacing="0" width="100%" style="margin-bottom:14px">{rows}</table>'
        )


class _Column(QLabel):
    """Tables of a given width, laid out once to know their height; a label would ask many times."""

    def __init__(self, markup: str, font_size: int, width: int) -> None:
        super().__init__(markup)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWordWrap(True)
        font = self.font()
        font.setPixelSize(font_size)
        self.setFont(font)
        self._size = QSize(width, super().heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


def _columns(sheet: list[Section], count: int) -> list[list[Section]]:
    """The sections in order, in columns of about the same height."""
    heights = [_height(section) for section in sheet]
    share = sum(heights) / count
    columns: list[list[Section]] = [[]]
    filled = 0.0
    for section, height in zip(sheet, heights, strict=True):
        if columns[-1] and len(columns) < count and filled + height / 2 > share * len(columns):
            columns.append([])
        columns[-1].append(section)
        filled += height
    return columns


def _height(section: Section) -> int:
    """In lines; keys and texts that do not fit into theirs take several."""
    keys = 2 * _COLUMN * _KEYS // 100
    texts = 2 * _COLUMN - keys
    rows = ((text_width(row.keys), text_width(row.text)) for row in section.rows)
    return 2 + sum(1 + max(key // keys, text // texts) for key, text in rows)


def _escaped(text: str) -> str:
    return html.escape(text).replace("  ", "&nbsp; ")  # a line may end there
