"""The panels beside the canvas, as docks that keep their words in the language of the windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from canvas_studio.i18n import N_
from canvas_studio.views.inspector.panel import InspectorPanel
from canvas_studio.views.panels.coverage_panel import CoveragePanel
from canvas_studio.views.panels.findings_panel import FindingsPanel
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
)
_WIDTH, _NARROWEST = 360, 300


class SidePanels:
    """One dock per panel, all in one place, one behind the other."""

    def __init__(self, studio: Studio, window: QMainWindow) -> None:
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._shown = True
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
            dock.setTitleBarWidget(QWidget(dock))
            studio.locale.bind(
                dock, lambda _, dock=dock, title=title: dock.setWindowTitle(_(title))
            )
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            if first is not None:
                window.tabifyDockWidget(first, dock)
            first = first or dock
            self._docks[id] = dock
        assert first is not None
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
    def are_shown(self) -> bool:
        return self._shown

    def set_shown(self, shown: bool) -> None:
        """Show or hide all of them at once."""
        self._shown = shown
        for dock in self._docks.values():
            dock.setVisible(shown)

    def show(self, id: str) -> QWidget:
        """Bring one to the front and give it the focus."""
        self.set_shown(True)
        dock = self._docks[id]
        dock.raise_()
        dock.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)
        return dock.widget()
