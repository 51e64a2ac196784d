"""The bar of the actions used most. Words beside icons give way first; exporting stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from canvas_studio.views import actions
from canvas_studio.views.actions.action_set import ActionSet
from canvas_studio.views.studio import Studio

_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_NO_WORDS = Qt.ToolButtonStyle.ToolButtonIconOnly


class ToolBar(QToolBar):
    """Its icons grow with the text of the system."""

    def __init__(self, studio: Studio, made: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18) * studio.appearance.scale)
        made.fill_toolbar(self, actions.TOOLBAR)
        gap = QWidget()
        gap.setSizePolicy(gap.sizePolicy().Policy.Expanding, gap.sizePolicy().Policy.Preferred)
        self.addWidget(gap)
        made.leave_room(actions.TOOLBAR_WITH_TEXT)
        self._named = [self._button(made[id]) for id in actions.TOOLBAR_WITH_TEXT]
        for button in self._named:
            button.setToolButtonStyle(_WORDS)
        self.addAction(made["export"])
        export = self._button(made["export"])
        export.setObjectName("primary")
        export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        studio.locale.bind(self, lambda _: self._reword(_("Toolbar")))

    def _button(self, action: QAction) -> QToolButton:
        """The button of an action; it has no other widget in a toolbar."""
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        return button

    def _reword(self, title: str) -> None:
        self.setWindowTitle(title)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Say with icons alone what has no room for its words."""
        layout = self.layout()
        assert layout is not None
        for style in (_WORDS, _NO_WORDS):
            for button in self._named:
                button.setToolButtonStyle(style)
            layout.invalidate()
            if layout.sizeHint().width() <= self.width():
                break
