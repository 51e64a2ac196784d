"""What follows from a build decision: expected variants, both costs, and where one beats the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from canvas_studio.errors import UserError
from canvas_studio.model.commands.attributes import with_value
from canvas_studio.model.records import BuildDecision, Module
from canvas_studio.views.inspector.entry import Desk, Entry
from canvas_studio.views.inspector.fields import FieldWidget
from canvas_studio.views.inspector.line_entry import NumberEntry, number_text
from canvas_studio.views.inspector.sheets import Field
from canvas_studio.views.inspector.subject import Shown


class FiguresField(FieldWidget):
    """Follows what is typed into the numbers, before it is committed."""

    def __init__(self, desk: Desk, kind: str, field: Field) -> None:
        super().__init__(desk, kind, field)
        self._module: Module | None = None
        self._shown: Shown | None = None
        self.numbers: Callable[[], Sequence[Entry]] = lambda: ()
        """The editors beside it."""
        self.lines: list[tuple[QLabel, QLabel]] = []
        box = QGridLayout()
        box.setContentsMargins(10, 8, 10, 8)
        box.setHorizontalSpacing(8)
        box.setVerticalSpacing(3)
        box.setColumnStretch(0, 1)
        for row in range(4):
            words, figure = QLabel(), QLabel()
            words.setObjectName("muted")
            words.setWordWrap(True)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(words, row, 0)
            box.addWidget(figure, row, 1)
            self.lines.append((words, figure))
        self.column.addLayout(box)
        self.setObjectName("figures")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        desk.typed.connect(self._follow)

    def refresh(self, shown: Shown) -> None:
        self._shown = shown
        self._module = shown.record if isinstance(shown.record, Module) else None
        self._follow()

    def _follow(self) -> None:
        if self._module is not None:
            self._show(self._trial().decision or BuildDecision())

    def _trial(self) -> Module:
        """The module as it would be with what is being typed."""
        module = self._module
        assert module is not None
        for entry in self.numbers():
            if isinstance(entry, NumberEntry) and entry.is_touched and entry.target is not None:
                try:
                    module = with_value(module, entry.target.path, entry.read(entry.typed()))
                except UserError:
                    continue
        return module

    def _show(self, decision: BuildDecision) -> None:
        assert self._shown is not None
        _ = self.desk.studio.locale.translator
        unit = decision.cost.unit.text(self._shown.language) if decision.cost else ""

        def cost(value: float | None) -> str:
            return "—" if value is None else f"{number_text(round(value, 2))} {unit}".strip()

        if decision.cost is None:
            even = "—"
        elif decision.break_even is None:
            even = _("never")
        else:
            variants = max(0, decision.break_even)
            even = _.plural("from {count} variant", "from {count} variants", variants)
        figures = (
            (_("Expected new variants E"), number_text(round(decision.expected_variants, 2))),
            (_("On demand in total, T_od"), cost(decision.cost_on_demand)),
            (_("Configurable in total, T_cf"), cost(decision.cost_configurable)),
            (_("Configurable is cheaper, E*"), even),
        )
        for (words, figure), (text, value) in zip(self.lines, figures, strict=True):
            words.setText(text)
            figure.setText(value)

    def reword(self) -> None:
        self._follow()
