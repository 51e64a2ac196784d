"""The panels beside the canvas, as docks that keep their words in the language of the windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QTabWidget,
    QToolButton,
    QWidget,
)

from canvas_studio.i18n import N_, Translator
from canvas_studio.views.inspector.panel import InspectorPanel
from canvas_studio.views.panels.comparison_panel import ComparisonPanel
from canvas_studio.views.panels.coverage_panel import CoveragePanel
from canvas_studio.views.panels.findings_panel import FindingsPanel
from canvas_studio.views.panels.history_panel import HistoryPanel
from canvas_studio.views.panels.impact_panel import ImpactPanel
from canvas_studio.views.panels.roles_panel import RolesPanel
from canvas_studio.views.parking.questions_panel import QuestionsPanel
from canvas_studio.views.studio import Studio

# NEW PANEL: one module in panels/ and one line here.
PANELS: tuple[tuple[str, str, Callable[[Studio], QWidget]], ...] = (
    ("inspector", N_("Details"), InspectorPanel),
    ("findings", N_("Findings"), FindingsPanel),
    ("coverage", N_("Coverage"), CoveragePanel),
    ("roles", N_("Roles"), RolesPanel),
    ("questions", N_("Questions"), QuestionsPanel),
    ("history", N_("History"), HistoryPanel),
    ("comparison", N_("Comparison"), ComparisonPanel),
    ("impact", N_("Impact"), ImpactPanel),
)
ON_DEMAND = ("history", "comparison", "impact")
"""Panels that are there from when somebody asks for them until they are closed again."""
_WIDTH, _NARROWEST = 360, 300


class SidePanels:
    """One dock per panel, all in one place, one behind the other."""

    def __init__(self, studio: Studio, window: QMainWindow) -> None:
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._shown = True
        self._wanted = {id for id, _, _ in PANELS if id not in ON_DEMAND}
        first: QDockWidget | None = None
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for id, title, make in PANELS:
            dock = QDockWidget(window)
            dock.setObjectName(f"dock_{id}")
            dock.setWidget(make(studio))
            dock.widget().setMinimumWidth(_NARROWEST)
            dock.widget().setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
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
        first.raise_()
        window.resizeDocks([first], [_WIDTH], Qt.Orientation.Horizontal)

    @property
    def inspector(self) -> InspectorPanel:
        return self._docks["inspector"].widget()  # type: ignore[return-value]

    @property
    def findings(self) -> FindingsPanel:
        return self._docks["findings"].widget()  # type: ignore[return-value]

    @property
    def coverage(self) -> CoveragePanel:
        return self._docks["coverage"].widget()  # type: ignore[return-value]

    @property
    def roles(self) -> RolesPanel:
        return self._docks["roles"].widget()  # type: ignore[return-value]

    @property
    def questions(self) -> QuestionsPanel:
        return self._docks["questions"].widget()  # type: ignore[return-value]

    @property
    def history(self) -> HistoryPanel:
        return self._docks["history"].widget()  # type: ignore[return-value]

    @property
    def comparison(self) -> ComparisonPanel:
        return self._docks["comparison"].widget()  # type: ignore[return-value]

    @property
    def impact(self) -> ImpactPanel:
        return self._docks["impact"].widget()  # type: ignore[return-value]

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
        dock = self._docks[id]
        dock.raise_()
        dock.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)
        return dock.widget()


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
