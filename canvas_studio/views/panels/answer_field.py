"""Where a fix is told what it needs: a few words, or one of several things, found while typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from canvas_studio.errors import UserError
from canvas_studio.model.finder import Entry, Finder
from canvas_studio.model.fixes import Choice, Fix, Offer, Question
from canvas_studio.views.studio import Studio

_MOST = 200
"""So many things are listed; of more, those that match what is typed."""
_ROWS = 7


class AnswerField(QWidget):
    """A line, with a list below it where one of several is to be chosen. Enter takes, Esc leaves."""

    answered = Signal(object)
    """The Fix that the answer makes."""
    left = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._offer: Choice | Question | None = None
        self._finder = Finder(())
        self._shown: Sequence[Fix] = ()
        self._fixes: dict[str, Fix] = {}
        self.title = QLabel()
        self.title.setObjectName("section")
        self.title.setWordWrap(True)
        self.line = _Line()
        self.line.textChanged.connect(self._find)
        self.line.returnPressed.connect(self.take)
        self.line.left.connect(self.left)
        self.line.walked.connect(self._walk)
        self.list = QListWidget()
        self.list.setObjectName("proposals")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.problem = QLabel()
        self.problem.setObjectName("error")
        self.problem.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(6)
        for part in (self.title, self.line, self.list, self.problem):
            layout.addWidget(part)

    @property
    def offer(self) -> Choice | Question | None:
        """What is being asked."""
        return self._offer

    def ask(self, offer: Choice | Question) -> None:
        """Ask, with the cursor in the line."""
        self._take_up(offer)
        self.line.clear()
        self._find()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self, offers: Iterable[Offer]) -> bool:
        """Go on asking by what is offered now, and keep what is typed; False where it no longer is.

        An offer knows the canvas of its time: what it would act on may be gone.
        """
        asked, item = self._offer, self.list.currentItem()
        for offer in offers:
            if asked is None or type(offer) is not type(asked) or offer.title.zh != asked.title.zh:
                continue
            self._take_up(offer)
            if item is not None:
                chosen = item.text()
                self._find()
                for same in self.list.findItems(chosen, Qt.MatchFlag.MatchExactly):
                    self.list.setCurrentItem(same)
            return True
        return False

    def _take_up(self, offer: Choice | Question) -> None:
        self._offer = offer
        language = self._studio.locale.language
        self.title.setText(offer.title.text(language))
        self.problem.hide()
        is_choice = isinstance(offer, Choice)
        self.list.setVisible(is_choice)
        self._fixes = {}
        if isinstance(offer, Choice):
            _ = self._studio.locale.translator
            self.line.setPlaceholderText(_("Type to find"))
            self._fixes = {str(n): fix for n, fix in enumerate(offer.fixes)}
            self._finder = Finder(
                Entry(n, (fix.title.text("zh"), fix.title.text("en")))
                for n, fix in self._fixes.items()
            )
        else:
            self.line.setPlaceholderText(offer.prompt.text(language))
        self.line.setAccessibleName(offer.title.text(language))

    def take(self) -> None:
        """Answer with what stands there; what will not do is said below."""
        match self._offer:
            case Choice():
                row = self.list.currentRow()
                if 0 <= row < len(self._shown):
                    self.answered.emit(self._shown[row])
            case Question(answered=answered):
                text = " ".join(self.line.text().split())
                if not text:
                    return
                try:
                    fix = answered(text)
                except UserError as error:
                    self.say(error)
                else:
                    self.answered.emit(fix)

    def say(self, error: UserError) -> None:
        """Why the answer was not taken."""
        self.problem.setText(error.text(self._studio.locale.language))
        self.problem.show()

    def _find(self) -> None:
        self.problem.hide()
        if not isinstance(self._offer, Choice):
            return
        matches = self._finder.find(self.line.text(), _MOST)
        self._shown = [self._fixes[match.entry.id] for match in matches]
        language = self._studio.locale.language
        self.list.clear()
        self.list.addItems([fix.title.text(language) for fix in self._shown])
        self.list.setCurrentRow(0 if self._shown else -1)
        row = self.list.sizeHintForRow(0) if self._shown else 28
        self.list.setFixedHeight(max(1, min(len(self._shown), _ROWS)) * row + 12)

    def _walk(self, by: int) -> None:
        if self._shown:
            row = (self.list.currentRow() + by) % len(self._shown)
            self.list.setCurrentRow(row)


class _Line(QLineEdit):
    left = Signal()
    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Down:
                self.walked.emit(1)
            case Qt.Key.Key_Up:
                self.walked.emit(-1)
            case _:
                super().keyPressEvent(event)
