"""The preview of a paste, at the foot of the grid: what is new, what changes, what is left out.

It stops nothing: the grid can be used while it is open, and what changes there changes it.
"""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model.commands.paste import PastePlan, Unknown
from canvas_studio.model.records.value import Side
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.canvas.cell_popup import SIDES
from canvas_studio.views.canvas.signs import end_icon
from canvas_studio.views.clipboard.preview_lines import UNKNOWN, PlanWords
from canvas_studio.views.plain_text import no_markup
from canvas_studio.views.studio import Studio

_NAME: Final = Qt.ItemDataRole.UserRole
_KIND: Final = Qt.ItemDataRole.UserRole + 1
_MOST_COMBOS: Final = 200
"""New roles beyond these get their end by key or stay at the platform's."""
_MOST_LINES: Final = 500
"""Lines shown of a section; the others are counted."""
_HEIGHT: Final = 320
_COMBO_WIDTH: Final = 200


class PastePreview(QFrame):
    """Shows one plan at a time; hidden while there is none."""

    accepted = Signal(object)
    """The PastePlan with what was chosen."""
    cancelled = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._plan: PastePlan | None = None
        self.setObjectName("pastePreview")
        self._title, self._hint = QLabel(), QLabel()
        self._title.setObjectName("heading")
        self._hint.setObjectName("muted")
        self.tree = _Lines(self)
        self.paste_button, self.cancel_button = QPushButton(), QPushButton()
        self.paste_button.setObjectName("primary")
        self.paste_button.clicked.connect(self._accept)
        self.cancel_button.clicked.connect(self.cancelled)
        self.tree.numbered.connect(self._set_side)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        head.addWidget(self.cancel_button)
        head.addWidget(self.paste_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.tree, 1)
        self.setMaximumHeight(_HEIGHT)
        studio.appearance.changed.connect(self._refresh)
        studio.locale.bind(self, lambda _: self._reword())
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._plan is not None

    def sizeHint(self) -> QSize:
        return QSize(800, _HEIGHT)

    def show_plan(self, plan: PastePlan) -> None:
        """Show a plan; what was chosen about the names of the last one stays chosen."""
        wanted, sides = self._choices() if self.is_open else (None, {})
        is_new = not self.is_open
        self._plan = plan
        self._fill(plan, wanted, sides)
        self.show()
        if is_new:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_plan(self) -> None:
        self._plan = None
        self.tree.clear()
        self.hide()

    def plan(self) -> PastePlan:
        """The plan that is shown, with what was chosen."""
        assert self._plan is not None
        plan = self._plan
        wanted, sides = self._choices()
        for kind, names in wanted.items():
            plan = plan.wanting(kind, names, sides if kind == "role" else None)
        return plan

    def _accept(self) -> None:
        if self.is_open:
            self.accepted.emit(self.plan())

    # -- what was chosen ---------------------------------------------------------------------------

    def _named(self) -> list[QTreeWidgetItem]:
        """The lines of unknown names."""
        sections = map(self.tree.topLevelItem, range(self.tree.topLevelItemCount()))
        lines = (s.child(n) for s in sections if s is not None for n in range(s.childCount()))
        return [line for line in lines if line is not None and line.data(0, _KIND)]

    def _choices(self) -> tuple[dict[Unknown, set[str]], dict[str, Side]]:
        """The names that shall be made, by kind, and the ends of the roles."""
        wanted: dict[Unknown, set[str]] = {}
        sides: dict[str, Side] = {}
        for line in self._named():
            kind, name = cast(Unknown, line.data(0, _KIND)), str(line.data(0, _NAME))
            names = wanted.setdefault(kind, set())
            if line.checkState(0) == Qt.CheckState.Checked:
                names.add(name)
            if kind == "role":
                sides[name] = cast(Side, line.data(1, _NAME))
        return wanted, sides

    def _set_side(self, number: int) -> None:
        """Give the role under the cursor an end, and go on to the next one."""
        line = self.tree.currentItem()
        if line is None or line.data(0, _KIND) != "role":
            return
        combo = self.tree.itemWidget(line, 1)
        if isinstance(combo, QComboBox):
            combo.setCurrentIndex(number)
        else:
            self._take_side(line, SIDES[number])
        below = self.tree.itemBelow(line)
        if below is not None and below.data(0, _KIND) == "role":
            self.tree.setCurrentItem(below)

    def _take_side(self, line: QTreeWidgetItem, side: str) -> None:
        line.setData(1, _NAME, side)
        if self.tree.itemWidget(line, 1) is None:
            line.setText(1, value_words("side", side).text(self._studio.locale.language))

    # -- what is shown -----------------------------------------------------------------------------

    def _fill(
        self,
        plan: PastePlan,
        wanted: dict[Unknown, set[str]] | None,
        sides: dict[str, Side],
    ) -> None:
        studio, _ = self._studio, self._studio.locale.translator
        words = PlanWords(studio.session.content, plan, _, studio.canvas.model.language)
        self._title.setText(_("Paste: {what}", what=words.title()))
        self.tree.clear()
        for kind in UNKNOWN:
            names = plan.unknown.get(kind, ())
            if not names:
                continue
            section = self._section(words.unknown_title(kind, len(names)), opened=True)
            for name in names:
                is_wanted = wanted is None or name in wanted.get(kind, {name})
                self._add_name(section, kind, name, is_wanted, sides.get(name, "platform"))
        for n, (title, lines) in enumerate(words.sections()):
            section = self._section(title, opened=n < 4 or len(lines) < 10)
            for text, detail in lines[:_MOST_LINES]:
                self._line(section, text, detail)
            if len(lines) > _MOST_LINES:
                more = _("… and {count} more", count=len(lines) - _MOST_LINES)
                self._line(section, more, "")
        if (top := self.tree.topLevelItem(0)) and (first := top.child(0)):
            self.tree.setCurrentItem(first)
            self.tree.scrollToTop()

    def _section(self, title: str, *, opened: bool) -> QTreeWidgetItem:
        section = QTreeWidgetItem(self.tree, [title])
        font = section.font(0)
        font.setBold(True)
        section.setFont(0, font)
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        section.setFirstColumnSpanned(True)
        section.setExpanded(opened)
        return section

    def _line(self, section: QTreeWidgetItem, text: str, detail: str) -> QTreeWidgetItem:
        line = QTreeWidgetItem(section, [text, detail])
        line.setToolTip(0, no_markup(text))
        line.setToolTip(1, no_markup(detail))
        return line

    def _add_name(
        self, section: QTreeWidgetItem, kind: Unknown, name: str, is_wanted: bool, side: Side
    ) -> None:
        line = self._line(section, name, "")
        line.setData(0, _KIND, kind)
        line.setData(0, _NAME, name)
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(0, Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
        if kind != "role":
            return
        if section.childCount() <= _MOST_COMBOS:
            self.tree.setItemWidget(line, 1, self._end_combo(line, name, side))
        self._take_side(line, side)

    def _end_combo(self, line: QTreeWidgetItem, name: str, side: Side) -> QComboBox:
        studio, _, combo = self._studio, self._studio.locale.translator, QComboBox()
        combo.setMaximumWidth(_COMBO_WIDTH)
        combo.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for number, each in enumerate(SIDES, start=1):
            icon = end_icon(each, 14, studio.appearance.theme.tone(each))
            words = value_words("side", each).text(studio.locale.language)
            combo.addItem(icon, f"{number}  {words}", each)
        combo.setCurrentIndex(SIDES.index(side))
        combo.setAccessibleName(_("End of the new role {name}", name=name))
        combo.currentIndexChanged.connect(lambda n: self._take_side(line, SIDES[n]))
        return combo

    def _refresh(self) -> None:
        if self._plan is not None:
            self.show_plan(self._plan)

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.paste_button.setText(_("Paste (Enter)"))
        self.cancel_button.setText(_("Cancel (Esc)"))
        self._hint.setText(_("1 2 3: end of a new role · Space: take it or not"))
        self.tree.setAccessibleName(_("What the paste does"))
        self._refresh()

    # -- keys --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and self.cancel_button.hasFocus()):
            self.cancelled.emit()
        elif is_enter:
            self._accept()
        else:
            super().keyPressEvent(event)


class _Lines(QTreeWidget):
    """The lines of the preview in two columns."""

    numbered = Signal(int)
    """1, 2 or 3 was pressed: 0, 1 or 2."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setObjectName("pasteLines")
        self.setIndentation(16)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        # Names and sentences are longer than what is said of them.
        self.setColumnWidth(1, self.viewport().width() * 2 // 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("1", "2", "3"):
            self.numbered.emit(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)
