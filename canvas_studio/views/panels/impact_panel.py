"""What a remark about an element may touch: its neighbours, by type, near ones and far ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from canvas_studio.messages import Localised
from canvas_studio.model.impact import impact
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.wording import type_words
from canvas_studio.views.panels.empty_state import EmptyState
from canvas_studio.views.panels.grouped_model import MOST, GroupedModel
from canvas_studio.views.panels.grouped_tree import GroupedTree
from canvas_studio.views.studio import Studio
from canvas_studio.views.when_seen import WhenSeen

_TYPES = (
    "goal", "function", "role", "module", "dimension", "value", "route_step", "data_view",
)  # fmt: skip
"""What can be within reach, in the order in which it is shown."""
_PAUSE = 300
"""Milliseconds after an edit until the impact is looked at anew."""


@dataclass(frozen=True, slots=True)
class Touched:
    """An element within reach."""

    id: str
    name: Localised
    hops: int


class ImpactModel(GroupedModel[Touched]):
    """The elements within reach by type, those of one type by code."""

    def key(self, item: Touched) -> Hashable:
        return item.id

    def text(self, item: Touched) -> str:
        name = item.name.text(self._locale.language)
        if item.hops == 1:
            return name
        _ = self._locale.translator
        return f"{name} · " + _("{hops} steps away", hops=item.hops)

    def heading(self, item: Touched) -> str:
        return ""

    def is_quiet(self, item: Touched) -> bool:
        return item.hops > 1

    def tone(self, item: Touched) -> str:
        return "info" if item.hops == 1 else ""

    def group_word(self, group: str) -> str:
        words = type_words(group).text(self._locale.language)
        return words[:1].upper() + words[1:]


class ImpactPanel(QWidget):
    """Follows the document, and stays with the elements that were asked about."""

    opened = Signal(str)
    """The id of an element whose place is wanted."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._about: tuple[str, ...] = ()
        self.model = ImpactModel(studio.locale, self)
        self.tree = GroupedTree(self.model, studio.appearance, self)
        self.tree.opened.connect(lambda item: self.opened.emit(item.id))
        self.title, self.counts = QLabel(), QLabel()
        self.title.setObjectName("findingTitle")
        self.title.setWordWrap(True)
        self.counts.setObjectName("muted")
        self.counts.setWordWrap(True)
        self._none = EmptyState(studio.appearance, "target")
        self._alone = EmptyState(studio.appearance, "circle-check")
        self.pages = QStackedWidget()
        for page in (self.tree, self._none, self._alone):
            self.pages.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 6)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.counts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._seen = WhenSeen(self, self.refresh)
        self._later.timeout.connect(self._seen.follow)
        studio.session.opened.connect(lambda: self.ask(()))
        studio.session.closed.connect(self._later.stop)
        studio.session.changed.connect(lambda _changes: self._later.start())
        studio.locale.bind(self, lambda _: self._reword())
        self.setFocusProxy(self.tree)

    def ask(self, ids: Sequence[str]) -> None:
        """Show what is within reach of these elements."""
        self._about = tuple(ids)
        self._seen.follow()

    def refresh(self) -> None:
        """Look at the canvas of now."""
        session = self._studio.session
        if not session.is_open:
            return
        content, language = session.content, self._studio.locale.language
        about = [record for id in self._about if (record := content.find(id)) is not None]
        self.title.setText(" × ".join(shown(record).text(language) for record in about))
        self.title.setVisible(bool(about))
        found = impact(session.checks.checker.facts, [record.id for record in about])
        groups: dict[str, list[Touched]] = {tag: [] for tag in _TYPES}
        totals: Counter[str] = Counter()
        for ids in found.by_type.values():
            others = [id for id in ids if found.hops[id]]
            for id in others[:MOST]:
                record = content.records[id]
                groups[record.type].append(Touched(id, shown(record), found.hops[id]))
            if others:
                totals[content.records[others[0]].type] = len(others)
        self.model.show(list(groups.items()), totals)
        count = totals.total()
        self._count(count if about else None)
        self.pages.setCurrentWidget(
            self._none if not about else self.tree if count else self._alone
        )

    def _count(self, count: int | None) -> None:
        _ = self._studio.locale.translator
        self.counts.setVisible(count is not None)
        hops = self._studio.session.content.project.thresholds.hop_limit
        self.counts.setText(
            _.plural(
                "Within {hops} steps: {count} element",
                "Within {hops} steps: {count} elements",
                count or 0,
                hops=hops,
            )
        )

    def _reword(self) -> None:
        _ = self._studio.locale.translator
        self.tree.setAccessibleName(_("Impact"))
        self._none.set_texts(
            _("Whose impact?"),
            _("Put the cursor on a goal, a function, a module or a cell, and press Ctrl+Shift+I."),
        )
        self._alone.set_texts(_("It touches nothing"), _("Nothing else is linked to it yet."))
        self._seen.follow()
