"""The open questions as a list, in the order in which they came up."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_studio.model.records import OpenQuestion
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.wording import value_words
from canvas_studio.views.studio import Studio

Index = QModelIndex | QPersistentModelIndex
QuestionIdRole: Final = Qt.ItemDataRole.UserRole


class QuestionsModel(QAbstractListModel):
    """Open ones, or all of them with their state in words."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._rows: list[OpenQuestion] = []
        self.shows_all = False

    def refresh(self) -> None:
        """Read the document again; the view keeps its place as long as the rows are the same."""
        questions = self._studio.session.content.of(OpenQuestion)
        self._take([q for q in questions if self.shows_all or q.status == "open"])

    def clear(self) -> None:
        """Let go of a document that is closed."""
        self._take([])

    def _take(self, rows: list[OpenQuestion]) -> None:
        if [q.id for q in rows] == [q.id for q in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def question_at(self, index: Index) -> OpenQuestion | None:
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, question: str) -> int:
        """The row of a question; -1 where it is not listed."""
        return next((n for n, held in enumerate(self._rows) if held.id == question), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        question = self.question_at(index)
        if question is None:
            return None
        if role == QuestionIdRole:
            return question.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(question)
        return None

    def _text(self, question: OpenQuestion) -> str:
        """`Q03 Who pays?`, what it is about, and how it ended."""
        language, content = self._studio.locale.language, self._studio.session.content
        read = self._studio.canvas.model.language
        lines = [f"{question.code}  {question.text.text(read)}"]
        about = [content.records[id] for id in question.refs if id in content]
        if about:
            lines.append("↳ " + " · ".join(shown(record).text(language) for record in about))
        if question.status != "open":
            state = value_words("status", question.status).text(language)
            answer = question.answer.text(read)
            lines.append(f"{state}: {answer}" if answer else state)
        return "\n".join(lines)
