"""The panels beside the canvas, as docks that keep their words in the language of the windows.

A panel is made when its dock is first seen, or when it is asked for: until then its dock holds an
empty place.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from canvas_studio.i18n import N_, Translator
from canvas_studio.views.studio import Studio

if TYPE_CHECKING:
    from canvas_studio.views.inspector.panel import InspectorPanel
    from canvas_studio.views.panels.comparison_panel import ComparisonPanel
    from canvas_studio.views.panels.coverage_panel import CoveragePanel
    from canvas_studio.views.panels.findings_panel import FindingsPanel
    from canvas_studio.views.panels.history_panel import HistoryPanel
    from canvas_studio.views.panels.impact_panel import ImpactPanel
    from canvas_studio.views.panels.roles_panel import RolesPanel
    from canvas_studio.views.parking.questions_panel import QuestionsPanel


def _inspector(studio: Studio, _panels: SidePanels) -> InspectorPanel:
    from canvas_studio.views.inspector.panel import InspectorPanel

    return InspectorPanel(studio)


def _findings(studio: Studio, _panels: SidePanels) -> FindingsPanel:
    from canvas_studio.views.panels.findings_panel import FindingsPanel

    panel = FindingsPanel(studio)
    panel.finding_opened.connect(studio.inquiries.open_finding)
    panel.finding_opened.connect(studio.room.say_finding)
    panel.tree.left.connect(studio.canvas.view.setFocus)
    return panel


def _coverage(studio: Studio, _panels: SidePanels) -> CoveragePanel:
    from canvas_studio.views.panels.coverage_panel import CoveragePanel

    panel = CoveragePanel(studio)
    panel.goal_opened.connect(studio.canvas.show_element)
    return panel


def _roles(studio: Studio, panels: SidePanels) -> RolesPanel:
    from canvas_studio.views.inspector.subject import Subject
    from canvas_studio.views.panels.roles_panel import RolesPanel

    panel = RolesPanel(studio)
    panel.role_chosen.connect(lambda role: panels.inspector.show_subject(Subject("role", (role,))))
    return panel


def _questions(studio: Studio, _panels: SidePanels) -> QuestionsPanel:
    from canvas_studio.views.parking.questions_panel import QuestionsPanel

    return QuestionsPanel(studio)


def _history(studio: Studio, _panels: SidePanels) -> HistoryPanel:
    from canvas_studio.views.panels.history_panel import HistoryPanel

    panel = HistoryPanel(studio)
    panel.compare_wanted.connect(studio.inquiries.compare_with)
    return panel


def _comparison(studio: Studio, _panels: SidePanels) -> ComparisonPanel:
    from canvas_studio.views.panels.comparison_panel import ComparisonPanel

    panel = ComparisonPanel(studio)
    panel.opened.connect(lambda each: studio.inquiries.go_to(each.id))
    panel.tree.left.connect(studio.canvas.view.setFocus)
    return panel


def _impact(studio: Studio, _panels: SidePanels) -> ImpactPanel:
    from canvas_studio.views.panels.impact_panel import ImpactPanel

    panel = ImpactPanel(studio)
    panel.opened.connect(studio.inquiries.go_to)
    panel.tree.left.connect(studio.canvas.view.setFocus)
    return panel


# NEW PANEL: one module in panels/, what makes it above, and one line here.
PANELS: tuple[tuple[str, str, Callable[[Studio, SidePanels], QWidget]], ...] = (
    ("inspector", N_("Details"), _inspector),
    ("findings", N_("Findings"), _findings),
    ("coverage", N_("Coverage"), _coverage),
    ("roles", N_("Roles"), _roles),
    ("questions", N_("Questions"), _questions),
    ("history", N_("History"), _history),
    ("comparison", N_("Comparison"), _comparison),
    ("impact", N_("Impact"), _impact),
)
ON_DEMAND = ("history", "comparison", "impact")
"""Panels that are there from when somebody asks for them until they are closed again."""
PANELS_IN_TABS = tuple(id for id, _, _ in PANELS if id not in ON_DEMAND)
_WIDTH, _NARROWEST = 360, 300


class SidePanels:
    """One dock per panel, all in one place, one behind the other."""

    def __init__(self, studio: Studio, window: QMainWindow) -> None:
        self._studio = studio
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._makers = {id: make for id, _, make in PANELS}
        self._made: dict[str, QWidget] = {}
        self._narrowest = studio.appearance.scaled(_NARROWEST)
        self._shown = True
        self._wanted = set(PANELS_IN_TABS)
        first: QDockWidget | None = None
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for id, title, _ in PANELS:
            dock = QDockWidget(window)
            dock.setObjectName(f"dock_{id}")
            _put(dock, QWidget(), self._narrowest)
            dock.visibilityChanged.connect(partial(self._see, id))
            # The tabs above say what it is; a title would say it twice.
            dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
            dock.setTitleBarWidget(
                _TitleBar(studio, dock, partial(self.put_away, id))
                if id in ON_DEMAND
                else QWidget(dock)
            )
            studio.locale.bind(dock, partial(_name, dock, title))
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            if first is not None:
                window.tabifyDockWidget(first, dock)
            first = first or dock
            self._docks[id] = dock
        assert first is not None
        self.set_shown(True)
        studio.locale.bind(window, lambda _: self._name_tabs(_("Panels")))
        first.raise_()
        width = studio.appearance.scaled(_WIDTH)
        window.resizeDocks([first], [width], Qt.Orientation.Horizontal)

    def _name_tabs(self, name: str) -> None:
        """The tabs are made by the window, not here."""
        for tabs in self._window.findChildren(QTabBar):
            tabs.setAccessibleName(name)

    @property
    def front(self) -> QWidget:
        """The panel whose tab is in front, or its place while it is not made yet."""
        docks = (dock for dock in self._docks.values() if not dock.visibleRegion().isEmpty())
        return next(docks, self._docks["inspector"]).widget()

    def panel(self, id: str) -> QWidget:
        """The panel of that name, made now if nobody has seen it yet."""
        if id not in self._made:
            panel = self._made[id] = self._makers[id](self._studio, self)
            dock = self._docks[id]
            place = dock.widget()
            _put(dock, panel, self._narrowest)
            place.deleteLater()
        return self._made[id]

    def is_made(self, id: str) -> bool:
        """Whether anybody has seen the panel of that name yet."""
        return id in self._made

    def _see(self, id: str, seen: bool) -> None:
        if seen and not self.is_made(id):
            # In the next turn of the event loop: what the panel stands beside is painted before.
            QTimer.singleShot(0, self._docks[id], lambda: self.panel(id))

    @property
    def inspector(self) -> InspectorPanel:
        return self.panel("inspector")  # type: ignore[return-value]

    @property
    def findings(self) -> FindingsPanel:
        return self.panel("findings")  # type: ignore[return-value]

    @property
    def coverage(self) -> CoveragePanel:
        return self.panel("coverage")  # type: ignore[return-value]

    @property
    def roles(self) -> RolesPanel:
        return self.panel("roles")  # type: ignore[return-value]

    @property
    def questions(self) -> QuestionsPanel:
        return self.panel("questions")  # type: ignore[return-value]

    @property
    def history(self) -> HistoryPanel:
        return self.panel("history")  # type: ignore[return-value]

    @property
    def comparison(self) -> ComparisonPanel:
        return self.panel("comparison")  # type: ignore[return-value]

    @property
    def impact(self) -> ImpactPanel:
        return self.panel("impact")  # type: ignore[return-value]

    def put_away(self, id: str) -> None:
        """Close a panel that is there on demand, until somebody asks for it again."""
        self._wanted.discard(id)
        self._docks[id].hide()

    @property
    def are_shown(self) -> bool:
        return self._shown

    def set_shown(self, shown: bool) -> None:
        """Show or hide all of them at once."""
        self._shown = shown
        for id, dock in self._docks.items():
            dock.setVisible(shown and id in self._wanted)

    def show(self, id: str) -> QWidget:
        """Bring one to the front and give it the focus."""
        self._wanted.add(id)
        self.set_shown(True)
        panel = self.panel(id)
        self._docks[id].raise_()
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return panel


def _put(dock: QDockWidget, content: QWidget, narrowest: int) -> None:
    content.setMinimumWidth(narrowest)
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    dock.setWidget(content)


def _name(dock: QDockWidget, title: str, _: Translator) -> None:
    dock.setWindowTitle(_(title))


class _TitleBar(QWidget):
    """What the tabs cannot say: that a panel can be closed."""

    def __init__(self, studio: Studio, dock: QDockWidget, close: Callable[[], None]) -> None:
        super().__init__(dock)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("panelTitle")
        button = QToolButton()
        button.setObjectName("quiet")
        button.clicked.connect(lambda _checked=False: close())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 6, 0)
        layout.addStretch(1)
        layout.addWidget(button)
        studio.locale.bind(self, lambda _: self._reword(button, _("Close")))
        studio.appearance.changed.connect(lambda: button.setIcon(studio.appearance.icon("x")))
        button.setIcon(studio.appearance.icon("x"))

    @staticmethod
    def _reword(button: QToolButton, words: str) -> None:
        button.setToolTip(words)
        button.setAccessibleName(words)
