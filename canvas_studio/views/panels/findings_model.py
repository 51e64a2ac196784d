"""The findings as a tree: severities with their counts, the findings of each, and the waived ones."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject

from canvas_studio.model.checker import Finding
from canvas_studio.model.rules import SEVERITIES
from canvas_studio.views.locale import Locale
from canvas_studio.views.panels.grouped_model import GroupedModel
from canvas_studio.views.words import ONE_SEVERITY, SEVERITY

WAIVED: Final = "waived"
GROUPS: Final = (*SEVERITIES, WAIVED)


def group_of(finding: Finding) -> str:
    return WAIVED if finding.waived else finding.severity


class FindingsModel(GroupedModel[Finding]):
    """Shows what it is given; how many there are of each group besides is told with them."""

    def __init__(self, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(locale, parent)
        self._lapsed: frozenset[Hashable] = frozenset()

    def show_findings(
        self,
        findings: Sequence[Finding],
        totals: Mapping[str, int],
        lapsed: frozenset[Hashable] = frozenset(),
    ) -> None:
        """Show findings, which are in order. `totals` count all of each group, whatever is shown.

        `lapsed` are the identities of those that were waived before their targets changed.
        """
        moved, self._lapsed = self._lapsed != lapsed, lapsed
        groups: dict[str, list[Finding]] = {group: [] for group in GROUPS}
        for finding in findings:
            groups[group_of(finding)].append(finding)
        self.show(list(groups.items()), totals)
        if moved:
            self._reword()

    def key(self, item: Finding) -> Hashable:
        return item.identity

    def text(self, item: Finding) -> str:
        return item.message.text(self._locale.language)

    def heading(self, item: Finding) -> str:
        _, language = self._locale.translator, self._locale.language
        if item.waiver is not None:
            severity = ONE_SEVERITY[item.severity].text(language)
            by = item.waiver.by.text(language)
            return " · ".join(filter(None, (item.code, severity, by)))
        if item.identity in self._lapsed:
            return " · ".join((item.code, _("waiver lapsed")))
        return item.code

    def spoken(self, item: Finding) -> str:
        """With the severity in words, which is a colour to the eye."""
        said = super().spoken(item)
        if item.waiver is not None:
            return said
        return f"{ONE_SEVERITY[item.severity].text(self._locale.language)} {said}"

    def tone(self, item: Finding) -> str:
        return item.severity

    def is_quiet(self, item: Finding) -> bool:
        return item.waived

    def group_tone(self, group: str) -> str:
        return "info" if group == WAIVED else group

    def group_word(self, group: str) -> str:
        if group == WAIVED:
            _ = self._locale.translator
            return _("Waived")
        return SEVERITY[group].text(self._locale.language)
