"""The findings beside the canvas: filters, counts that follow every edit, and one of them in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from canvas_studio.model.checker import Finding
from canvas_studio.model.fixes import Offer
from canvas_studio.model.rules import SEVERITIES, Severity
from canvas_studio.views.fixing import Fixing
from canvas_studio.views.panels.empty_state import EmptyState
from canvas_studio.views.panels.finding_page import FindingPage
from canvas_studio.views.panels.findings_filter import FilterBar
from canvas_studio.views.panels.findings_model import FindingsModel, group_of
from canvas_studio.views.panels.grouped_tree import GroupedTree
from canvas_studio.views.studio import Studio
from canvas_studio.views.when_seen import WhenSeen

_LIST, _FINE, _FILTERED = range(3)


class FindingsPanel(QWidget):
    """Click or Enter on a finding asks the window to go to its targets; W lets it stand."""

    finding_opened = Signal(object)
    """The Finding whose place is wanted."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._shown: list[Finding] = []
        self._current: Hashable | None = None
        """What the current finding is known by, as long as it is there."""
        self._place = -1
        """Where it stands among the shown; once it is settled, where the one before it stands."""
        self._is_updating = False
        self._seen = WhenSeen(self, self._read)
        self._came_from: QWidget | None = None
        self.filters = FilterBar(studio)
        self.model = FindingsModel(studio.locale, self)
        self.tree = _Tree(self.model, studio.appearance, self)
        self.page = FindingPage(studio, Fixing(studio))
        self.waived = QCheckBox()
        self._fine = EmptyState(studio.appearance, "circle-check")
        self._filtered = EmptyState(studio.appearance, "search")
        self.clear_button = QPushButton()
        self.clear_button.clicked.connect(self.filters.clear)
        self._filtered.add_button(self.clear_button)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.tree)
        self._split.addWidget(self.page)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._split.setHandleWidth(1)
        self._split.setSizes([300, 340])
        self.pages = QStackedWidget()
        for page in (self._split, self._fine, self._filtered):
            self.pages.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 8)
        foot.addWidget(self.waived)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.tree)
        self._connect()

    def _connect(self) -> None:
        studio = self._studio
        self.tree.opened.connect(self.finding_opened)
        self.tree.chosen.connect(self._follow)
        self.tree.waive_wanted.connect(self.start_waiving)
        self.page.left.connect(self._give_focus_back)
        self.filters.changed.connect(self.refresh)
        self.waived.toggled.connect(self.refresh)
        studio.session.opened.connect(self._begin)
        studio.session.findings_changed.connect(self.refresh)
        studio.locale.bind(self, lambda _: self._reword())

    # -- what is shown -----------------------------------------------------------------------------

    def _begin(self) -> None:
        self._current, self._place = None, -1
        self.page.show_finding(None)
        self.filters.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show the findings of now that pass the filter, or once the panel is seen or asked."""
        self._seen.follow()
        if self._seen.is_seen:
            self.catch_up()

    def catch_up(self) -> None:
        """Be up to date although nobody sees it."""
        self._seen.catch_up()

    def _read(self) -> None:
        session = self._studio.session
        if not session.is_open:
            return
        checker, chosen = session.checks.checker, self.filters.filter
        any_severity = replace(chosen, severities=frozenset(SEVERITIES))
        language = self._studio.locale.language
        passing: list[Finding] = []
        severities: Counter[Severity] = Counter()
        totals: Counter[str] = Counter()
        waived = 0
        for finding in checker.findings(all_phases=True):
            is_active = checker.is_active(finding)
            if not chosen.is_at_phase(finding, is_active=is_active):
                continue
            waived += finding.waived
            if finding.waived and not self.waived.isChecked():
                continue
            totals[group_of(finding)] += 1
            if any_severity.passes(finding, language, is_active=is_active):
                severities[finding.severity] += not finding.waived
                if finding.severity in chosen.severities:
                    passing.append(finding)
        self.filters.set_counts(severities)
        self._show_waived(waived)
        self._show(passing, totals)

    def _show(self, passing: list[Finding], totals: Counter[str]) -> None:
        checker = self._studio.session.checks.checker
        lapsed = frozenset(f.identity for f in passing if checker.lapsed_waiver(f) is not None)
        self._is_updating = True  # rows that go must not take the current finding with them
        self.model.show_findings(passing, totals, lapsed)
        self._shown = self.model.items()
        if self._current is not None:
            self._follow_current(self._current)
        self._is_updating = False
        if self._shown:
            self.pages.setCurrentIndex(_LIST)
        else:
            self.pages.setCurrentIndex(_FINE if self.filters.is_empty else _FILTERED)

    def _follow_current(self, identity: Hashable) -> None:
        """Show the current finding as it is now, or that it is no more."""
        now = next((f for f in self._shown if f.identity == identity), None)
        if now is None:
            still_there = any(
                finding.identity == identity
                for finding in self._studio.session.checks.checker.findings(all_phases=True)
            )
            self._current = None
            self.tree.choose_none()
            if still_there:
                self.page.show_finding(None)
            else:
                self.page.show_settled()
                self._place -= 1  # what comes next has moved up into its place
        else:
            self._take(now)
            self.tree.choose(identity)

    def _show_waived(self, count: int) -> None:
        _ = self._studio.locale.translator
        self.waived.setText(_("Show waived findings ({count})", count=count))
        self.waived.setVisible(bool(count) or self.waived.isChecked())

    # -- the current finding -----------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Open the next or the previous of the findings that are shown, around the end."""
        self.catch_up()
        if not self._shown:
            return
        if self._current is None and by < 0:
            place = max(self._place, -1) + 1 + by
        else:
            place = self._place + by
        finding = self._shown[place % len(self._shown)]
        self.tree.choose(finding.identity)
        self.finding_opened.emit(finding)

    def explain(
        self, finding: Finding, offer: Offer | None = None, came_from: QWidget | None = None
    ) -> None:
        """Show a finding in full, whatever the filter says, and begin with an offer for it.

        `came_from` gets the focus back once what is asked here is answered.
        """
        self.refresh()  # what was just found may not have been told yet
        self.catch_up()
        if not any(each.identity == finding.identity for each in self._shown):
            self.filters.clear()
            if finding.waived:
                self.waived.setChecked(True)
            self.catch_up()
        self.tree.choose(finding.identity)
        self._came_from = came_from
        if offer is not None:
            self.page.start(offer)

    def start_waiving(self) -> None:
        """Ask for the reason why the current finding may stand."""
        self.page.start_waiving()

    def _follow(self, finding: Finding | None) -> None:
        if self._is_updating:
            return
        if finding is None:
            self._current = None
            self.page.show_finding(None)
        else:
            self._take(finding)

    def _take(self, finding: Finding) -> None:
        self._current = finding.identity
        self._place = self._shown.index(finding)
        lapsed = self._studio.session.checks.checker.lapsed_waiver(finding)
        self.page.show_finding(finding, lapsed)

    def _give_focus_back(self) -> None:
        """To whoever had it before something was asked here: the canvas, or else the list."""
        came_from, self._came_from = self._came_from, None
        outside = came_from is not None and not self.isAncestorOf(came_from)
        back = came_from if outside and came_from is not None else self.tree
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.tree.setAccessibleName(_("Findings"))
        self._fine.set_texts(
            _("Nothing is missing"), _("No rule that is active at this step finds anything.")
        )
        self._filtered.set_texts(
            _("Nothing passes the filter"), _("There are findings that the filter hides.")
        )
        self.clear_button.setText(_("Clear the filter"))
        self._show_waived(0)
        self.refresh()


class _Tree(GroupedTree):
    waive_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_W and plain:
            self.waive_wanted.emit()
        else:
            super().keyPressEvent(event)
