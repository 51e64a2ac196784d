"""The strip of the agenda: which step it is, how much time is left, and the way to the next one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from canvas_studio.views.room.agenda import STEPS, TOTAL, Agenda, starts_at
from canvas_studio.views.room.workshop import Workshop
from canvas_studio.views.studio import Studio


class AgendaStrip(QFrame):
    """Takes no focus, so that the cursor stays where it is."""

    def __init__(self, studio: Studio, workshop: Workshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._workshop = workshop
        self.setObjectName("strip")
        self._bar = _StepBar(studio, workshop.agenda)
        self.title, self.planned, self.time = QLabel(), QLabel(), QLabel()
        self.title.setObjectName("heading")
        self.planned.setObjectName("muted")
        self.run, self.next = QPushButton(), QPushButton()
        self.end = QToolButton()
        self.end.setObjectName("quiet")
        for button in (self.run, self.next, self.end):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.run.clicked.connect(lambda: studio.attempt(workshop.start_or_pause))
        self.next.clicked.connect(lambda: studio.attempt(workshop.advance))
        self.end.clicked.connect(self._end)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(12)
        for part in (self._bar, self.title, self.planned, self.time):
            layout.addWidget(part)
        layout.addStretch(1)
        for button in (self.run, self.next, self.end):
            layout.addWidget(button)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_time)
        workshop.changed.connect(self.refresh)
        studio.locale.bind(self, lambda _: self.refresh())
        studio.appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    def set_wanted(self, wanted: bool) -> None:
        """Show or hide it."""
        self.setVisible(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def set_large(self, large: bool) -> None:
        """Letters that are read from the back of the room."""
        self.setProperty("large", large)
        for part in (self, *self.findChildren(QWidget)):
            part.style().unpolish(part)
            part.style().polish(part)

    def refresh(self) -> None:
        """Everything but the seconds."""
        _, language = self._studio.locale.translator, self._studio.locale.language
        agenda = self._workshop.agenda
        step = agenda.step
        if step is None:
            self.title.setText(_("Workshop"))
            self.planned.setText(_("{steps} steps, {minutes} min", steps=len(STEPS), minutes=TOTAL))
            self.run.setText(_("Start"))
            self.next.hide()
        else:
            assert agenda.at is not None
            first = starts_at(agenda.at)
            self.title.setText(step.title.text(language))
            self.planned.setText(
                _("minute {first} to {last}", first=first, last=first + step.minutes)
            )
            self.run.setText(_("Pause") if agenda.is_running else _("Go on"))
            following = agenda.following
            self.next.setText(
                _("Next: {step}", step=following.title.text(language))
                if following
                else _("End of the workshop")
            )
            self.next.show()
        self.setAccessibleName(_("Agenda"))
        self.end.setToolTip(_("Hide the agenda"))
        self.end.setAccessibleName(_("Hide the agenda"))
        if agenda.is_running and self.isVisible():
            self._tick.start()
        else:
            self._tick.stop()
        self._show_time()
        self._bar.update()

    def _show_time(self) -> None:
        _, agenda = self._studio.locale.translator, self._workshop.agenda
        if agenda.step is None:
            self.time.clear()
            return
        left = agenda.left()
        if left < 0:
            text = _("over by {minutes} min", minutes=int(-left // 60) + 1)
        else:
            text = _("{time} left", time=f"{int(left) // 60}:{int(left) % 60:02}")
        if not agenda.is_running:
            text = _("{time}, paused", time=text)
        self.time.setText(text)
        tone = "warning" if left < 0 else "muted"
        if self.time.objectName() != tone:
            self.time.setObjectName(tone)
            self.time.style().unpolish(self.time)
            self.time.style().polish(self.time)

    def _end(self) -> None:
        self.hide()
        self._studio.state_changed.emit()

    def _dress(self) -> None:
        self.end.setIcon(self._studio.appearance.icon("x"))


class _StepBar(QWidget):
    """The steps as bars as long as they take; those done are filled, the present one is higher."""

    def __init__(self, studio: Studio, agenda: Agenda) -> None:
        super().__init__()
        self._studio = studio
        self._agenda = agenda
        studio.appearance.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(2 * TOTAL, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(TOTAL // 2, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, at = self._studio.appearance.theme, self._agenda.at
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        minute = self.width() / TOTAL
        for number, step in enumerate(STEPS):
            done = at is not None and number <= at
            painter.setBrush(QColor(theme.accent if done else theme.border_strong))
            height = 10 if number == at else 5
            left = starts_at(number) * minute
            width = max(2.0, step.minutes * minute - 2)
            painter.drawRoundedRect(QRectF(left, (self.height() - height) / 2, width, height), 2, 2)
