"""The open questions beside the canvas: read, answer, drop, go to what one is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model.commands import questions
from canvas_studio.model.records import OpenQuestion
from canvas_studio.views.panels.empty_state import EmptyState
from canvas_studio.views.parking.questions_model import QuestionsModel
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField


class QuestionsPanel(QWidget):
    """Follows the document."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.model = QuestionsModel(studio, self)
        self.list = QListView()
        self.list.setObjectName("questions")
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(lambda _index: self._go())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._settle())
        self.model.modelReset.connect(self._settle)
        self._empty = EmptyState(studio.appearance, "circle-help")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self.answer = TypingField()
        self.answer.returnPressed.connect(self._answer)
        self.answer_button, self.drop_button, self.go_button = (QPushButton() for _ in range(3))
        self.answer_button.clicked.connect(self._answer)
        self.drop_button.clicked.connect(self._drop_or_reopen)
        self.go_button.clicked.connect(self._go)
        self.all = QCheckBox()
        self.all.toggled.connect(self._show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(self._pages, 1)
        for parts in ((self.answer, self.answer_button), (self.go_button, self.drop_button)):
            row = QHBoxLayout()
            row.setContentsMargins(12, 0, 12, 0)
            for part in parts:
                row.addWidget(part, 1 if part is self.answer else 0)
            row.addStretch(0 if self.answer in parts else 1)
            layout.addLayout(row)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 0)
        row.addWidget(self.all)
        layout.addLayout(row)
        for signal in (studio.session.opened, studio.session.changed):
            signal.connect(self.refresh)
        studio.session.closed.connect(self.model.clear)
        studio.locale.bind(self, lambda _: self._reword())
        self.refresh()

    def refresh(self) -> None:
        if self._studio.session.is_open:
            self.model.refresh()
            self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)
            if self.model.rowCount() and not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0, 0))
            self._settle()

    def chosen(self) -> OpenQuestion | None:
        """The question under the cursor of the list."""
        return self.model.question_at(self.list.currentIndex())

    # -- what can be done --------------------------------------------------------------------------

    def _answer(self) -> None:
        question, text = self.chosen(), " ".join(self.answer.text().split())
        if question is not None and self._run(questions.answer, question.id, text):
            self.answer.clear()

    def _drop_or_reopen(self) -> None:
        question = self.chosen()
        if question is not None:
            command = questions.drop if question.status == "open" else questions.reopen
            self._run(command, question.id)

    def _run(self, command: Callable[..., None], *arguments: str) -> bool:
        document = self._studio.session.document
        return self._studio.attempt(lambda: document.run(command, *arguments))

    def _go(self) -> None:
        question, canvas = self.chosen(), self._studio.canvas
        if question is None:
            return
        content = self._studio.session.content
        about: list[str] = list(question.refs)
        if len(about) == 2 and (crossing := content.crossing(about[0], about[1])):
            about.insert(0, crossing.id)
        if not any(canvas.show_element(id) for id in about):
            _ = self._studio.locale.translator
            self._studio.notice(_("This question is about nothing on the canvas."))

    def _show_all(self, shown: bool) -> None:
        self.model.shows_all = shown
        self.refresh()

    def _settle(self) -> None:
        """What can be done with the chosen question."""
        question, _ = self.chosen(), self._studio.locale.translator
        is_open = question is not None and question.status == "open"
        self.answer.setEnabled(is_open)
        self.answer_button.setEnabled(is_open)
        self.drop_button.setEnabled(question is not None)
        self.go_button.setEnabled(question is not None and bool(question.refs))
        reopens = question is not None and not is_open
        self.drop_button.setText(_("Reopen") if reopens else _("Drop"))

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.list.setAccessibleName(_("Open questions"))
        self.answer.setPlaceholderText(_("Answer"))
        self.answer.setAccessibleName(_("Answer to the chosen question"))
        self.answer_button.setText(_("Close"))
        self.answer_button.setToolTip(_("Record the answer and close the question"))
        self.go_button.setText(_("Go to"))
        self.all.setText(_("Also closed and dropped ones"))
        self._empty.set_texts(
            _("Nothing is parked"),
            _("Ctrl+P keeps what nobody can answer now, with the element under the cursor."),
        )
        self.refresh()
        self._settle()
