"""The strip above the canvas: whose project it is, how far it is, and how complete it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from canvas_studio.model.commands import project as project_commands
from canvas_studio.model.metrics import INDEX_TITLE
from canvas_studio.model.records import OpenQuestion
from canvas_studio.model.records.project import Progress
from canvas_studio.model.records.wording import value_words
from canvas_studio.model.rules.framework import PHASES
from canvas_studio.views.elided_label import ElidedLabel
from canvas_studio.views.studio import Studio
from canvas_studio.views.words import SEVERITY, capital

_NAME_AT_LEAST = 240
_NARROWEST = 480
_WITH_PHASES, _WITH_STATE, _WITH_MUST, _WITH_PARKED, _WITH_CLIENT = 700, 980, 1040, 1100, 1180
"""Widths, in pixels at the usual size of text, from which on there is room for the steps of the
project, the version, the share of musts, words beside the count of what is parked, and the client."""


class ProjectHeader(QFrame):
    """Follows the document; the counts lead to the findings."""

    findings_wanted = Signal()
    questions_wanted = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.setObjectName("strip")
        self._name = ElidedLabel()
        self._name.setObjectName("heading")
        self._client = ElidedLabel()
        self._client.setObjectName("muted")
        self._state = QLabel()
        self._state.setObjectName("tag")
        self.phases = PhaseBar(studio)
        self._must = QLabel()
        self._must.setObjectName("muted")
        self._index = QLabel()
        self._counts = {severity: QPushButton() for severity in ("error", "warning")}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(12)
        layout.addWidget(self._name)
        layout.addWidget(self._state)
        layout.addWidget(self._client)
        layout.addStretch(1)
        layout.addWidget(self.phases)
        layout.addSpacing(6)
        layout.addWidget(self._must)
        self._parked = QPushButton()
        self._parked.setObjectName("count_parked")
        self._parked.setCursor(Qt.CursorShape.PointingHandCursor)
        self._parked.clicked.connect(self.questions_wanted)
        layout.addWidget(self._parked)
        layout.addWidget(self._index)
        for severity, button in self._counts.items():
            button.setObjectName(f"count_{severity}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self.findings_wanted)
            layout.addWidget(button)
        session = studio.session
        for signal in (session.opened, session.changed, session.findings_changed):
            signal.connect(self.refresh)
        studio.locale.bind(self, lambda _: self.refresh())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part, width in (
            (self._client, _WITH_CLIENT),
            (self._must, _WITH_MUST),
            (self._state, _WITH_STATE),
            (self.phases, _WITH_PHASES),
        ):
            part.setVisible(self._has_room(width))
        self._count_parked()

    def _has_room(self, width: int) -> bool:
        return self.width() >= self._studio.appearance.scaled(width)

    def minimumSizeHint(self) -> QSize:
        """Small: the name gives way last, and what has no room is left out."""
        return QSize(self._studio.appearance.scaled(_NARROWEST), super().minimumSizeHint().height())

    def refresh(self) -> None:
        studio, session = self._studio, self._studio.session
        if not session.is_open:
            return
        _, language = studio.locale.translator, studio.locale.language
        project, shown = session.content.project, studio.canvas.model.language
        self._name.setText(project.name.text(shown))
        self._name.setMinimumWidth(min(self._name.sizeHint().width(), _NAME_AT_LEAST))
        self._client.setText(project.client.text(shown))
        status = value_words("status", project.status).text(language)
        self._state.setText(f"{project.version} · {status}")
        self.phases.set_progress(project.progress)
        checks = session.checks
        counts = checks.checker.counts()
        scope, must = checks.checker.facts.scope_count, checks.checker.facts.must_count
        self._must.setText(_("Must {share}%", share=100 * must // scope) if scope else "")
        limit = session.content.project.thresholds.must_share
        over = scope >= 10 and must > limit * scope
        self._must.setToolTip(
            _(
                "Share of functions with the highest priority; at most {limit}%",
                limit=round(limit * 100),
            )
        )
        _set_tone(self._must, "warning" if over else "muted")
        index = checks.metrics.index_percent
        _set_tone(self._index, "ok" if index == "100%" else "info")
        self._index.setText(f"{INDEX_TITLE.text(language)} {index}")
        for severity, button in self._counts.items():
            count = counts[severity]  # type: ignore[index]
            button.setText(f"{SEVERITY[severity].text(language)} {count}")
            button.setToolTip(_("Show the findings"))
            button.setEnabled(True)
        self._count_parked()

    def _count_parked(self) -> None:
        session, _ = self._studio.session, self._studio.locale.translator
        if not session.is_open:
            return
        count = sum(question.parking for question in session.content.every(OpenQuestion))
        words = _("Parked {count}", count=count)
        self._parked.setText(words if self._has_room(_WITH_PARKED) else f"? {count}")
        self._parked.setAccessibleName(words)
        self._parked.setToolTip(_("Show the open questions"))
        self._parked.setVisible(count > 0)


def _set_tone(label: QLabel, tone: str) -> None:
    """Dress a label by the name of a tone."""
    if label.objectName() != tone:
        label.setObjectName(tone)
        label.style().unpolish(label)
        label.style().polish(label)
        label.setFrameStyle(label.frameStyle())  # measures the new margins


class PhaseBar(QWidget):
    """The eight steps of the project; a click or the arrow keys set how far it is."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        studio.appearance.changed.connect(self.update)
        studio.locale.bind(self, lambda _: self._describe())

    def set_progress(self, progress: Progress) -> None:
        self._at = PHASES.index(progress)
        self._describe()

    def _describe(self) -> None:
        _ = self._studio.locale.translator
        self.setAccessibleName(_("Progress of the project: {step}", step=self._word(self._at)))
        self.setToolTip(_("How far the project is. Rules of later steps are not checked yet."))
        self.updateGeometry()
        self.update()

    def _word(self, step: int) -> str:
        return capital(value_words("progress", PHASES[step]).text(self._studio.locale.language))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self._word(n)) for n in range(len(PHASES)))
        return QSize(len(PHASES) * 20 + 10 + widest + 8, max(24, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        word = self.fontMetrics().horizontalAdvance(self._word(self._at))
        return QSize(len(PHASES) * 20 + 10 + word + 4, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._studio.appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(len(PHASES)):
            reached = step <= self._at
            painter.setBrush(QColor(theme.accent if reached else theme.border_strong))
            height = 8 if step == self._at else 5
            painter.drawRoundedRect(
                QRectF(step * 20 + 1, middle - height / 2, 17, height), 2.5, 2.5
            )
        left = len(PHASES) * 20 + 10
        painter.setPen(QColor(theme.text))
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._word(self._at),
        )
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def step_at(self, point: QPointF) -> int:
        return max(0, min(int(point.x() // 20), len(PHASES) - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.position().x() < len(PHASES) * 20:
            self.setToolTip(self._word(self.step_at(event.position())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() < len(PHASES) * 20:
            self._set(self.step_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = self._at + (1 if event.key() == Qt.Key.Key_Right else -1)
            self._set(max(0, min(step, len(PHASES) - 1)))
        else:
            super().keyPressEvent(event)

    def _set(self, step: int) -> None:
        if step != self._at and self._studio.session.is_open:
            document = self._studio.session.document
            self._studio.attempt(lambda: document.run(project_commands.set_progress, PHASES[step]))
