"""Makes Qt's actions and menus from the list of actions, and keeps them up to date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from canvas_studio.i18n import Translator
from canvas_studio.views.actions.action import Action, Menu
from canvas_studio.views.canvas.key_table import keys_of
from canvas_studio.views.key_names import shown_key
from canvas_studio.views.plain_text import no_key, no_markup
from canvas_studio.views.studio import Studio

_ACCESS_KEY = re.compile(r"\s*\(&\w\)")

Filler = Callable[[QMenu], None]


class ActionSet(QObject):
    """The actions of one window."""

    def __init__(
        self,
        studio: Studio,
        actions: Iterable[Action],
        fillers: Mapping[str, Filler],
        window: QWidget,
    ) -> None:
        """`fillers` make the entries of menus that change, by the name in `Menu.fill`."""
        super().__init__(window)
        self._studio = studio
        self._fillers = fillers
        self._specs = {action.id: action for action in actions}
        self._keys = {id: keys_of_action(action) for id, action in self._specs.items()}
        self._room: dict[str, str] = {}
        self._actions = {id: self._make(action, window) for id, action in self._specs.items()}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        studio.state_changed.connect(self._later.start)
        self._at_once = [action.id for action in self._specs.values() if action.at_once]
        for signal in (studio.session.opened, studio.session.changed, studio.session.saved_changed):
            signal.connect(self._follow_document)
        studio.locale.bind(self, lambda _: self._reword())
        self._dressed: dict[str, None] = {}
        """The actions whose icon somebody has seen."""
        studio.appearance.changed.connect(lambda: self._dress(self._dressed))

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    @property
    def specs(self) -> Mapping[str, Action]:
        return self._specs

    def _reword(self) -> None:
        self._keys = {id: keys_of_action(spec) for id, spec in self._specs.items()}
        self.refresh()

    def refresh(self) -> None:
        """Words, ticks and what can be done now."""
        self._later.stop()
        for id in self._actions:
            self._refresh(id)

    def catch_up(self) -> None:
        """Refresh now what would have been refreshed in a moment; before a key is looked up."""
        if self._later.isActive():
            self.refresh()

    def _follow_document(self) -> None:
        for id in self._at_once:
            self._refresh(id)

    def _refresh(self, id: str) -> None:
        studio, _ = self._studio, self._studio.locale.translator
        action, spec = self._actions[id], self._specs[id]
        action.setEnabled(spec.enabled(studio))
        if spec.checked is not None:
            action.setChecked(spec.checked(studio))
        text, keys = text_of(spec, studio, _), self._keys[id]
        # Keys of the grid are not shortcuts of the window: a menu shows what follows the tab.
        shown = text if spec.keys or not keys else f"{text}\t{keys[0]}"
        if action.text() != shown:
            action.setText(shown)
            action.setIconText(no_key(self._room.get(id, "") + plain(text)))
        action.setToolTip(no_markup(_tool_tip(text, keys, _(spec.tip) if spec.tip else "")))

    def perform(self, id: str) -> None:
        """Do it if it can be done now; whether a menu knows yet that it can does not matter."""
        spec = self._specs[id]
        if spec.enabled(self._studio):
            self._run(spec)

    def _make(self, spec: Action, window: QWidget) -> QAction:
        action = QAction(window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checked is not None)
        # In a menu the tick stands where the icon would: a pressed icon is a matter of colour.
        action.setIconVisibleInMenu(spec.checked is None)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: self._run(spec))
        window.addAction(action)
        return action

    def _run(self, spec: Action) -> None:
        if spec.takes_typing and not self._studio.finish_typing():
            return  # what cannot be taken yet says why
        self._studio.attempt(lambda: spec.run(self._studio))
        self.refresh()

    def _dress(self, ids: Iterable[str]) -> None:
        for id in [id for id in ids if id in self._specs and self._specs[id].icon]:
            self._dressed[id] = None
            self._actions[id].setIcon(self._studio.appearance.icon(self._specs[id].icon))

    # -- menus and toolbars ------------------------------------------------------------------------

    def fill_bar(self, bar: QMenuBar, menus: Iterable[Menu]) -> None:
        for menu in menus:
            bar.addMenu(self.menu(menu, bar))

    def menu(self, spec: Menu, parent: QWidget) -> QMenu:
        """A menu that keeps its words in the language of the windows; icons come when it is shown."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(False)
        self._studio.locale.bind(menu, lambda _: menu.setTitle(_(spec.text)))
        if spec.fill:
            filler = self._fillers[spec.fill]
            menu.aboutToShow.connect(menu.clear)
            menu.aboutToShow.connect(lambda: filler(menu))
        menu.aboutToShow.connect(
            lambda: self._dress(action.objectName() for action in menu.actions())
        )
        for entry in spec.entries:
            if isinstance(entry, Menu):
                menu.addMenu(self._submenu(entry, menu))
            elif entry == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[entry])
        return menu

    def _submenu(self, spec: Menu, parent: QMenu) -> QMenu:
        menu = self.menu(spec, parent)
        if spec.icon:
            icon = self._studio.appearance.icon
            parent.aboutToShow.connect(lambda: menu.setIcon(icon(spec.icon)))
        return menu

    def leave_room(self, ids: Iterable[str]) -> None:
        """Between the icons of these and the words beside them, where Qt leaves hardly any."""
        self._room = dict.fromkeys(ids, "\N{FOUR-PER-EM SPACE}")
        for id in self._room:
            self._actions[id].setIconText(self._room[id] + self._actions[id].iconText())

    def fill_toolbar(self, bar: QToolBar, entries: Iterable[str]) -> None:
        for entry in entries:
            if entry == "-":
                bar.addSeparator()
            else:
                self._dress([entry])
                bar.addAction(self._actions[entry])


def _tool_tip(text: str, keys: Sequence[str], more: str) -> str:
    title = plain(text)
    heading = f"{title}  ({keys[0]})" if keys else title
    return f"{heading}\n{more}" if more else heading


def plain(text: str) -> str:
    """The words of an action outside of a menu, without their access key: "添加目标" for "添加目标(&G)…"."""
    words = _ACCESS_KEY.sub("", text).rstrip("…").split("&&")
    return "&".join(part.replace("&", "") for part in words)


def keys_of_action(action: Action) -> list[str]:
    """The keys of an action as people read them: those of the window, then those of the grid."""
    return [shown_key(key) for key in dict.fromkeys((*action.keys, *keys_of(action.id)))]


def text_of(action: Action, studio: Studio, _: Translator) -> str:
    """The words of an action at this moment."""
    return action.words(studio, _) if action.words else _(action.text)
