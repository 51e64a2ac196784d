"""The figures beside the canvas: the coverage index with its errors, C1 to C13, and each goal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model.metrics import INDEX_TITLE, METRICS, Metrics
from canvas_studio.views.canvas.style import TextMeasure
from canvas_studio.views.panels.goal_figures import GoalFiguresModel, GoalRole
from canvas_studio.views.studio import Studio
from canvas_studio.views.when_seen import WhenSeen

_INDEXED = tuple(metric.id for metric in METRICS if metric.weight)
_OTHERS = tuple(metric.id for metric in METRICS if not metric.weight)


class CoveragePanel(QWidget):
    """Follows the figures of the session."""

    goal_opened = Signal(str)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._index = IndexFigure(studio)
        self._bars = MetricBars(studio, _INDEXED)
        self._other_bars = MetricBars(studio, _OTHERS)
        self._others_title, self._goals_title = QLabel(), QLabel()
        for title in (self._others_title, self._goals_title):
            title.setObjectName("section")
        self.goals = GoalFiguresModel(studio, self)
        self.table = QTableView()
        self.table.setModel(self.goals)
        self.table.setObjectName("goalFigures")
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setTabKeyNavigation(False)
        self.table.clicked.connect(lambda index: self.goal_opened.emit(index.data(GoalRole)))
        self.table.activated.connect(lambda index: self.goal_opened.emit(index.data(GoalRole)))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(10)
        for part in (
            self._index,
            self._bars,
            self._goals_title,
            self.table,
            self._others_title,
            self._other_bars,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._seen = WhenSeen(self, self.refresh)
        studio.session.opened.connect(self._seen.follow)
        studio.session.findings_changed.connect(self._seen.follow)
        studio.locale.bind(self, lambda _: self._reword())

    def refresh(self) -> None:
        """Show the figures of now."""
        session = self._studio.session
        if not session.is_open:
            return
        checks = session.checks
        self._index.set_figures(checks.metrics, checks.checker.counts()["error"])
        self._bars.set_figures(checks.metrics)
        self._other_bars.set_figures(checks.metrics)
        self.goals.refresh()
        rows = self.goals.rowCount()
        height = self.table.horizontalHeader().sizeHint().height()
        height += sum(self.table.rowHeight(row) for row in range(rows)) + 2
        self.table.setFixedHeight(height)
        self.table.setVisible(rows > 0)
        self._goals_title.setVisible(rows > 0)

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self._goals_title.setText(_("Each goal"))
        self._others_title.setText(_("Not part of the index"))
        self.table.setAccessibleName(_("Figures of each goal"))
        self._scroll.setAccessibleName(_("Coverage"))
        self.goals.reword()


class IndexFigure(QWidget):
    """The coverage index, never without the number of errors (domain 3.5)."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._percent, self._errors = "n/a", 0
        self._share = 0.0
        studio.appearance.changed.connect(self.update)
        studio.locale.bind(self, lambda _: self._describe())

    def set_figures(self, metrics: Metrics, errors: int) -> None:
        self._percent, self._errors = metrics.index_percent, errors
        self._share = metrics.index or 0.0
        self._describe()

    def _describe(self) -> None:
        title = INDEX_TITLE.text(self._studio.locale.language)
        self.setAccessibleName(f"{title} {self._percent}, {self._error_words()}")
        self.update()

    def _error_words(self) -> str:
        _ = self._studio.locale.translator
        return _.plural("{count} error", "{count} errors", self._errors)

    def sizeHint(self) -> QSize:
        return QSize(220, self.fontMetrics().height() * 3 + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._studio.appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        large = QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * 2.1)
        large.setWeight(QFont.Weight.DemiBold)
        painter.setFont(large)
        painter.setPen(QColor(theme.text))
        percent = "—" if self._percent == "n/a" else self._percent
        painter.drawText(
            QRectF(0, 0, self.width(), line * 2), Qt.AlignmentFlag.AlignVCenter, percent
        )
        left = TextMeasure(large).width(percent) + 14
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text_muted))
        title = INDEX_TITLE.text(self._studio.locale.language)
        painter.drawText(QRectF(left, 2, self.width(), line), 0, title)
        painter.setPen(QColor(theme.tone("error").ink if self._errors else theme.text_muted))
        painter.drawText(QRectF(left, 2 + line, self.width(), line), 0, self._error_words())
        _paint_bar(
            painter,
            QRectF(0, self.height() - 8, self.width(), 7),
            self._share,
            theme.accent,
            theme.sunken,
        )


class MetricBars(QWidget):
    """A line per metric: its name, n/d and percentage, and a bar."""

    def __init__(self, studio: Studio, ids: tuple[str, ...]) -> None:
        super().__init__()
        self._studio = studio
        self._ids = ids
        self._metrics = Metrics(dict.fromkeys(ids, (0, 0)))
        studio.appearance.changed.connect(self.update)
        studio.locale.bind(self, lambda _: self._describe())

    def set_figures(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._describe()

    def _describe(self) -> None:
        language = self._studio.locale.language
        self.setAccessibleName(
            ", ".join(
                f"{id} {self._metrics.title(id).text(language)} {self._metrics.percent(id)}"
                for id in self._ids
            )
        )
        self.update()

    def _row(self) -> int:
        return self.fontMetrics().height() + 15

    def sizeHint(self) -> QSize:
        return QSize(240, self._row() * len(self._ids))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, language = self._studio.appearance.theme, self._studio.locale.language
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, measure = self.fontMetrics().height(), TextMeasure(self.font())
        for number, id in enumerate(self._ids):
            top = number * self._row()
            part, whole = self._metrics.figures[id]
            numbers = f"{part}/{whole}   {self._metrics.percent(id)}" if whole else "—"
            room = self.width() - measure.width(numbers) - 12
            painter.setPen(QColor(theme.text))
            title = f"{id} {self._metrics.title(id).text(language)}"
            painter.drawText(QRectF(0, top, room, line), 0, measure.elided(title, room))
            painter.setPen(QColor(theme.text_muted))
            painter.drawText(
                QRectF(0, top, self.width(), line), Qt.AlignmentFlag.AlignRight, numbers
            )
            share = part / whole if whole else 0.0
            # What is complete is quiet: the eye is to find what is not.
            tone = theme.accent if part < whole else theme.tone("ok").edge
            _paint_bar(
                painter, QRectF(0, top + line + 3, self.width(), 4), share, tone, theme.sunken
            )


def _paint_bar(painter: QPainter, box: QRectF, share: float, colour: str, ground: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, radius, radius)
    if share > 0:
        filled = QRectF(box)
        filled.setWidth(max(box.height(), box.width() * share))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(filled, radius, radius)
