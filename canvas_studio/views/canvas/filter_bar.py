"""The bar above the grid that says what is filtered, and where filters are chosen and taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.i18n import N_
from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.filter_choices import (
    FilterValue,
    criterion_word,
    filter_values,
    find_values,
)
from canvas_studio.views.canvas.filter_list import FilterList
from canvas_studio.views.canvas.filters import EVERYTHING, CanvasFilter
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.flow_layout import FlowLayout
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField

FUNCTION_GAPS = N_("Only functions without a goal, or with a crossing without a role")
GOAL_GAPS = N_(
    "Only goals without functions, without operations or data, or with a crossing without a role"
)


class FilterBar(QFrame):
    """Open while somebody filters; whoever closes it sees everything again."""

    def __init__(self, studio: Studio, model: CanvasTableModel, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._studio = studio
        self._model = model
        self._values: list[FilterValue] = []
        self.setObjectName("strip")
        self.field = TypingField()
        self.field.setMaxLength(60)
        self._lens = QAction(self.field)
        self.field.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.field.setFixedWidth(studio.appearance.scaled(250))
        self.function_gaps = QPushButton()
        self.goal_gaps = QPushButton()
        for toggle in (self.function_gaps, self.goal_gaps):
            toggle.setObjectName("toggle")
            toggle.setCheckable(True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.again, self.clear, self.close_button = QPushButton(), QPushButton(), QToolButton()
        for button in (self.again, self.clear, self.close_button):
            button.setObjectName("quiet")
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self.field, self.function_gaps, self.goal_gaps):
            line.addWidget(widget)
        line.addStretch(1)
        for last in (self.count, self.again, self.clear, self.close_button):
            line.addWidget(last)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._chips)
        self.list = FilterList(page, studio.appearance, studio.locale)
        self._connect()
        self._dress()
        self.hide()

    def _connect(self) -> None:
        studio = self._studio
        self.field.textEdited.connect(self._propose)
        self.field.installEventFilter(self)
        self.list.value_taken.connect(self._toggle)
        self.list.text_taken.connect(self._take_text)
        self.function_gaps.clicked.connect(
            lambda checked: self._apply(self._model.filter.with_gaps(functions=checked))
        )
        self.goal_gaps.clicked.connect(
            lambda checked: self._apply(self._model.filter.with_gaps(goals=checked))
        )
        self.again.clicked.connect(lambda: self._apply(self._model.filter))
        self.clear.clicked.connect(lambda: self._apply(EVERYTHING))
        self.close_button.clicked.connect(self.close_bar)
        self._model.filter_changed.connect(self.refresh)
        studio.session.opened.connect(self.refresh)
        studio.appearance.changed.connect(self._dress)
        studio.locale.bind(self, lambda _: self._reword())

    # -- opening and closing -----------------------------------------------------------------------

    def open_bar(self) -> None:
        """Show the bar, ready to be typed in."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._propose()

    def close_bar(self) -> None:
        """Show everything again, and go on in the grid."""
        self.list.hide()
        self.field.clear()
        self.hide()
        if self._model.filter:
            self._apply(EVERYTHING)
        self._studio.canvas.view.setFocus()

    # -- what is filtered --------------------------------------------------------------------------

    def _apply(self, wanted: CanvasFilter) -> None:
        self._model.set_filter(wanted)

    def _toggle(self, value: FilterValue) -> None:
        self.field.clear()
        self._apply(self._model.filter.toggled(value.criterion, value.value))
        self._propose()

    def _take_text(self) -> None:
        text = self.field.text()
        self.field.clear()
        self.list.hide()
        self._apply(self._model.filter.with_text(text))

    def refresh(self) -> None:
        """Say what the model filters by, and how much is left."""
        model, _ = self._model, self._studio.locale.translator
        wanted = model.filter
        self.function_gaps.setChecked(wanted.function_gaps)
        self.goal_gaps.setChecked(wanted.goal_gaps)
        self._tick()
        self._show_chips(wanted)
        content = model.content
        self.count.setText(
            _.plural(
                "{shown} of {count} function",
                "{shown} of {count} functions",
                content.count(Function),
                shown=model.shown_functions(),
            )
        )
        goals = content.count(Goal)
        if (shown := model.shown_goals()) < goals:
            more = _.plural(
                "{shown} of {count} goal", "{shown} of {count} goals", goals, shown=shown
            )
            self.count.setText(f"{self.count.text()} · {more}")
        self.again.setText(_("Filter again ({count})", count=model.outdated))
        self.again.setVisible(bool(wanted) and model.outdated > 0)
        self.clear.setVisible(bool(wanted))
        self.count.setVisible(bool(wanted))
        if wanted:
            self.show()
        self._studio.state_changed.emit()

    def _show_chips(self, wanted: CanvasFilter) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        language, _ = self._studio.locale.language, self._studio.locale.translator
        self._values = self._read_values() if wanted else []
        names = {(v.criterion, v.value): v.name for v in self._values}
        for criterion, value in wanted.chosen():
            words = f"{criterion_word(criterion, language)} {names.get((criterion, value), value)}"
            self._add_chip(words, wanted.toggled(criterion, value))
        if wanted.text:
            self._add_chip(_("has “{text}”", text=wanted.text), wanted.with_text(""))
        self._chips.setVisible(self._flow.count() > 0)
        self._flow.invalidate()

    def _add_chip(self, words: str, without: CanvasFilter) -> None:
        _ = self._studio.locale.translator
        chip = QPushButton(f"{words}  ×", self._chips)
        chip.setObjectName("chip")
        chip.setToolTip(_("Take this filter back"))
        chip.setAccessibleName(_("Filter: {what}. Take it back", what=words))
        chip.clicked.connect(lambda: self._apply(without))
        self._flow.addWidget(chip)
        chip.show()

    def _read_values(self) -> list[FilterValue]:
        language = self._studio.locale.language
        return filter_values(self._model.content, self._model.language, language)

    # -- the field ---------------------------------------------------------------------------------

    def _propose(self) -> None:
        self._values = self._read_values()
        text = " ".join(self.field.text().split())
        corner = self.field.mapTo(self._page, QPoint(0, 0))
        found = find_values(self._values, text)
        self.list.show_values(found, self._model.filter, text, QRect(corner, self.field.size()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        elif event.type() == QEvent.Type.MouseButtonPress and self.list.isHidden():
            self._propose()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return not self.field.is_composing and self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.list.isHidden():
                self._propose()
            else:
                self.list.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.isHidden():
                self._studio.canvas.view.setFocus()
            else:
                self.list.take()
            return True
        if key == Qt.Key.Key_Escape:
            self._leave()
            return True
        return False

    def _leave(self) -> None:
        """First the list goes, then what is typed, then the bar if nothing is filtered."""
        if not self.list.isHidden():
            self.list.hide()
        elif self.field.text():
            self.field.clear()
        elif self._model.filter:
            self._studio.canvas.view.setFocus()
        else:
            self.close_bar()

    # -- words and looks ---------------------------------------------------------------------------

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.field.setPlaceholderText(_("Filter by name, role, module, goal…"))
        self.field.setAccessibleName(_("Filter"))
        self.field.setToolTip(
            _("Chinese, pinyin, initials, English or code; the arrows choose, Enter takes")
        )
        self.function_gaps.setText(_("Function gaps"))
        self.function_gaps.setToolTip(_(FUNCTION_GAPS))
        self.goal_gaps.setText(_("Goal gaps"))
        self.goal_gaps.setToolTip(_(GOAL_GAPS))
        self.again.setToolTip(
            _("Lines that no longer pass stay in sight until the filter is applied again")
        )
        self.clear.setText(_("Clear"))
        self.clear.setToolTip(_("Show everything again"))
        self.close_button.setToolTip(_("Close the filter"))
        self.close_button.setAccessibleName(_("Close the filter"))
        self.refresh()

    def _tick(self) -> None:
        """A tick on what is switched on: its colour alone does not say it."""
        appearance = self._studio.appearance
        tick = appearance.icon("check", appearance.theme.on_accent)
        for toggle in (self.function_gaps, self.goal_gaps):
            toggle.setIcon(tick if toggle.isChecked() else QIcon())

    def _dress(self) -> None:
        self._tick()
        icon = self._studio.appearance.icon
        self._lens.setIcon(icon("funnel"))
        self.close_button.setIcon(icon("x"))
