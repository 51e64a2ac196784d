"""Which findings are shown: by text, family, severity and step of the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from canvas_studio.messages import Language
from canvas_studio.model.checker import Finding
from canvas_studio.model.records.wording import value_words
from canvas_studio.model.rules import PHASES, RULES, SEVERITIES, Severity
from canvas_studio.views.elided_combo import ElidedCombo
from canvas_studio.views.studio import Studio
from canvas_studio.views.typing_field import TypingField
from canvas_studio.views.words import RULE_FAMILY, SEVERITY

NOW: Final = "now"
ALL: Final = "all"
Phase = Literal["now", "all"] | int
"""The rules active at the project's step, all of them, or those that begin with one step."""


@dataclass(frozen=True, slots=True)
class FindingsFilter:
    """What lets a finding pass; the filter that lets pass what matters now is the empty one."""

    text: str = ""
    family: str = ""
    """The letters that codes begin with; empty for all."""
    severities: frozenset[Severity] = frozenset(SEVERITIES)
    phase: Phase = NOW

    def passes(self, finding: Finding, language: Language, *, is_active: bool) -> bool:
        """Whether a finding is shown; `is_active` says whether its rule is at the project's step."""
        return (
            finding.severity in self.severities
            and finding.code.startswith(self.family)
            and self.is_at_phase(finding, is_active=is_active)
            and (not self.text or self._says(finding, language))
        )

    def _says(self, finding: Finding, language: Language) -> bool:
        said = f"{finding.code} {finding.message.text(language)}"
        return self.text.casefold() in said.casefold()

    def is_at_phase(self, finding: Finding, *, is_active: bool) -> bool:
        if self.phase == NOW:
            return is_active
        return self.phase == ALL or RULES[finding.code].phase == self.phase


class FilterBar(QWidget):
    """The filter to be set; narrow enough for a panel."""

    changed = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.filter = FindingsFilter()
        self.text = TypingField()
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(lambda text: self._change(text=text.strip()))
        self.severities: dict[Severity, QPushButton] = {}
        severities = QHBoxLayout()
        severities.setSpacing(6)
        for severity in SEVERITIES:
            button = self.severities[severity] = QPushButton()
            button.setObjectName(f"filter_{severity}")
            button.setCheckable(True)
            button.setChecked(True)
            button.toggled.connect(self._follow_severities)
            severities.addWidget(button, 1)
        self.family, self.phase = ElidedCombo(), ElidedCombo()
        for combo in (self.family, self.phase):
            combo.setMinimumWidth(60)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.family.addItem("", "")
        for family in RULE_FAMILY:
            self.family.addItem("", family)
        for phase in (NOW, ALL, *range(1, len(PHASES) + 1)):
            self.phase.addItem("", phase)
        self.family.currentIndexChanged.connect(
            lambda _row: self._change(family=self.family.currentData())
        )
        self.phase.currentIndexChanged.connect(
            lambda _row: self._change(phase=self.phase.currentData())
        )
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self.family, 1)
        choices.addWidget(self.phase, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self.text)
        layout.addLayout(severities)
        layout.addLayout(choices)
        self.set_counts({})
        self._tick()
        studio.appearance.changed.connect(self._tick)
        studio.locale.bind(self, lambda _: self._reword())

    @property
    def is_empty(self) -> bool:
        return self.filter == FindingsFilter()

    def clear(self) -> None:
        """Let everything pass that matters now."""
        self.text.clear()
        self.family.setCurrentIndex(0)
        self.phase.setCurrentIndex(0)
        for button in self.severities.values():
            button.setChecked(True)

    def set_counts(self, counts: Mapping[Severity, int]) -> None:
        """Say on the buttons how many there are that the rest of the filter lets pass."""
        language = self._studio.locale.language
        for severity, button in self.severities.items():
            button.setText(f"{SEVERITY[severity].text(language)} {counts.get(severity, 0)}")

    def _tick(self) -> None:
        """A tick on what is let pass: the colour of the button alone does not say it."""
        appearance = self._studio.appearance
        for severity, button in self.severities.items():
            tick = appearance.icon("check", appearance.theme.tone(severity).ink)
            button.setIcon(tick if button.isChecked() else QIcon())

    def _follow_severities(self) -> None:
        self._tick()
        chosen = {severity for severity, button in self.severities.items() if button.isChecked()}
        self._change(severities=frozenset(chosen))

    def _change(self, **attributes: object) -> None:
        self.filter = replace(self.filter, **attributes)  # type: ignore[arg-type]
        self.changed.emit()

    def _reword(self) -> None:
        _, language = self._studio.locale.translator, self._studio.locale.language
        self.text.setPlaceholderText(_("Filter by words or code"))
        self.text.setAccessibleName(_("Filter by words or code"))
        self.family.setAccessibleName(_("Family of rules"))
        self.phase.setAccessibleName(_("Step of the project"))
        for button in self.severities.values():
            button.setToolTip(_("Show or hide findings of this severity"))
        self.family.setItemText(0, _("All families"))
        for row in range(1, self.family.count()):
            family = self.family.itemData(row)
            self.family.setItemText(row, f"{family} {RULE_FAMILY[family].text(language)}")
        self.phase.setItemText(0, _("Up to this step"))
        self.phase.setItemText(1, _("All steps"))
        for number, progress in enumerate(PHASES, 1):
            words = value_words("progress", progress).text(language)
            self.phase.setItemText(number + 1, f"P{number} {words}")
