"""The findings beside the canvas: counts that follow every edit, a jump to the place, and the why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model.checker import Finding
from canvas_studio.model.rules import RULES
from canvas_studio.views.panels.empty_state import EmptyState
from canvas_studio.views.panels.findings_delegate import FindingsDelegate
from canvas_studio.views.panels.findings_model import FindingsModel
from canvas_studio.views.studio import Studio


class FindingsPanel(QWidget):
    """Click or Enter on a finding asks the window to go to its targets."""

    finding_opened = Signal(object)
    """The Finding whose place is wanted."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.model = FindingsModel(studio.locale, self)
        self.tree = _Tree(self)
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(FindingsDelegate(studio.appearance, self.tree))
        self.tree.clicked.connect(self._open)
        self.tree.entered_key.connect(self._open)
        self.tree.selectionModel().currentChanged.connect(self._explain)
        self.model.rowsInserted.connect(self._expand)
        self.model.modelReset.connect(self.tree.expandAll)
        self.all_phases = QCheckBox()
        self.all_phases.toggled.connect(self.refresh)
        self._explanation = QLabel()
        self._explanation.setObjectName("explanation")
        self._explanation.setTextFormat(Qt.TextFormat.RichText)
        self._explanation.setWordWrap(True)
        self._explanation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._explanation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        below = QScrollArea()
        below.setWidgetResizable(True)
        below.setWidget(self._explanation)
        below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fine = EmptyState(studio.appearance, "circle-check")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.tree)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setHandleWidth(1)
        self._split.setSizes([420, 260])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._split)
        self._pages.addWidget(self._fine)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.addWidget(self.all_phases)
        layout.addLayout(foot)
        session = studio.session
        session.opened.connect(self.refresh)
        session.findings_changed.connect(self.refresh)
        studio.locale.bind(self, lambda _: self._reword())
        studio.appearance.changed.connect(lambda: self._explain(self.tree.currentIndex()))

    def refresh(self) -> None:
        """Show the findings of now."""
        session = self._studio.session
        if not session.is_open:
            return
        checker = session.checks.checker
        self.model.show(checker.findings(all_phases=self.all_phases.isChecked()))
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)
        if not self.tree.currentIndex().isValid():
            self._explain(QModelIndex())

    def step(self, by: int) -> None:
        """Open the next or the previous finding, around the end."""
        findings = self.model.findings()
        if not findings:
            return
        current = self.model.finding(self.tree.currentIndex())
        at = findings.index(current) if current in findings else (-1 if by > 0 else 0)
        index = self.model.index_of(findings[(at + by) % len(findings)])
        self.tree.setCurrentIndex(index)
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        finding = self.model.finding(index)
        if finding is not None:
            self.finding_opened.emit(finding)

    def _expand(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.tree.expand(self.model.index(row, 0))

    # -- the explanation ---------------------------------------------------------------------------

    def _explain(self, index: QModelIndex) -> None:
        finding = self.model.finding(index)
        _ = self._studio.locale.translator
        if finding is None:
            hint = _("Choose a finding to read why it matters and what to do.")
            self._explanation.setText(f"<p>{_escaped(hint)}</p>")
        else:
            self._explanation.setText(self._page(finding))

    def _page(self, finding: Finding) -> str:
        studio, _ = self._studio, self._studio.locale.translator
        language, theme = studio.locale.language, studio.appearance.theme
        rule = RULES[finding.code]
        muted = f'style="color:{theme.text_muted}"'
        parts = [
            f"<p><b>{_escaped(finding.message.text(language))}</b></p>",
            *(
                f"<p>{_escaped(paragraph)}</p>"
                for paragraph in rule.documentation(language).split("\n\n")
            ),
            f"<p><b>{_('What to do')}</b><br>{_escaped(finding.fix.text(language))}</p>",
        ]
        if finding.waiver is not None:
            reason = finding.waiver.reason.text(language)
            parts.append(f"<p><b>{_('Waived')}</b><br>{_escaped(reason)}</p>")
        source = _("Rule {code}; source: {source}", code=finding.code, source=rule.source(language))
        parts.append(f"<p {muted}>{_escaped(source)}</p>")
        return "".join(parts)

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.all_phases.setText(_("Also rules of later steps"))
        self.tree.setAccessibleName(_("Findings"))
        self._fine.set_texts(
            _("Nothing is missing"),
            _("No rule that is active at this step finds anything."),
        )
        self._explain(self.tree.currentIndex())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


class _Tree(QTreeView):
    entered_key = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setMinimumSize(QSize(160, 80))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_key.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
