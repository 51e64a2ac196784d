"""What stands above the fields: what is shown, where it is used, what is missing or wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from canvas_studio.messages import Message
from canvas_studio.model.checker import Finding
from canvas_studio.model.records import RECORD_TYPES, Role
from canvas_studio.model.records.names import shown as shown_name
from canvas_studio.model.records.wording import attribute_words, count_words, type_words
from canvas_studio.views.inspector.entry import Desk
from canvas_studio.views.inspector.subject import Shown, Subject
from canvas_studio.views.inspector.text_entry import TextEntry
from canvas_studio.views.inspector.text_fields import LANGUAGES
from canvas_studio.views.inspector.writing import Draft
from canvas_studio.views.plain_text import no_key, no_markup
from canvas_studio.views.words import ONE_SEVERITY, capital

_MOST_FINDINGS = 3
_UNTOLD = ("waiver", "function_point", "participation")
"""What refers to an element without being a use of it, or is counted in another way."""


class Heading(QWidget):
    """Follows the panel."""

    back_wanted = Signal()
    next_missing_wanted = Signal()
    draft_wanted = Signal()
    finding_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("inspectorHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._findings: list[Finding] = []
        self._ends: tuple[str, ...] = ()
        self.back = QToolButton()
        self.back.setObjectName("quiet")
        self.back.clicked.connect(self.back_wanted)
        self.kind = QLabel()
        self.kind.setObjectName("heading")
        self.code = QLabel()
        self.code.setObjectName("tag")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.missing = QPushButton()
        self.missing.setObjectName("missing")
        self.missing.setCursor(Qt.CursorShape.PointingHandCursor)
        self.missing.clicked.connect(self.next_missing_wanted)
        self.ends = [QPushButton(), QPushButton()]
        self.times = QLabel("×")
        self.uses = QLabel()
        self.uses.setObjectName("muted")
        self.uses.setWordWrap(True)
        self.findings = QLabel()
        self.findings.setObjectName("note")
        self.findings.setWordWrap(True)
        self.findings.setTextFormat(Qt.TextFormat.RichText)
        self.findings.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.findings.linkActivated.connect(
            lambda number: self.finding_wanted.emit(self._findings[int(number)])
        )
        self.drafts = QPushButton()
        self.drafts.setObjectName("draft")
        self.drafts.clicked.connect(self.draft_wanted)
        self._lay_out()
        desk.studio.appearance.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self.back, self.kind, self.code):
            first.addWidget(part)
        first.addStretch(1)
        lacks = QHBoxLayout()
        lacks.addWidget(self.missing)
        lacks.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(4)
        for number, button in enumerate(self.ends):
            button.setObjectName("link")
            button.clicked.connect(lambda _checked=False, number=number: self._open_end(number))
            if number:
                second.addWidget(self.times)
            second.addWidget(button)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 9)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.uses)
        column.addLayout(lacks)
        column.addWidget(self.findings)
        column.addWidget(self.drafts)

    def _dress(self) -> None:
        appearance = self.desk.studio.appearance
        self.back.setIcon(appearance.icon("arrow-left"))
        self.missing.setIcon(appearance.icon("arrow-down", appearance.theme.tone("warning").ink))
        self._show_findings()

    @property
    def stops(self) -> Sequence[QWidget]:
        return [self.back, *self.ends, self.missing, self.findings, self.drafts]

    # -- what it shows -----------------------------------------------------------------------------

    def refresh(self, shown: Shown, *, can_go_back: bool) -> None:
        _, language = self.desk.studio.locale.translator, self.desk.studio.locale.language
        count = len(shown.records)
        self.back.setVisible(can_go_back)
        self.back.setToolTip(_("Back (Alt+Left)"))
        self.back.setAccessibleName(_("Back"))
        kind = (
            type_words(shown.subject.kind) if count < 2 else count_words(shown.subject.kind, count)
        )
        self.kind.setText(capital(kind.text(language)))
        code = getattr(shown.record, "code", "")
        self.code.setText(code)
        self.code.setVisible(bool(code))
        self.code.setToolTip(_("Codes change only by renumbering"))
        self._show_ends(shown)
        self.uses.setText(self._uses(shown))
        self.uses.setVisible(bool(self.uses.text()))
        self._findings = self._found(shown)
        self._show_findings()

    def show_missing(self, entries: Sequence[TextEntry]) -> None:
        """Count the wordings that are missing, by language."""
        _ = self.desk.studio.locale.translator
        counts = Counter(entry.target.language for entry in entries if entry.target)
        words = {
            "zh": _("Texts without Chinese: {count}", count=counts["zh"]),
            "en": _("Texts without English: {count}", count=counts["en"]),
        }
        told = [words[language] for language in LANGUAGES if counts[language]]
        self.missing.setText(" · ".join(told))
        self.missing.setVisible(bool(told))
        self.missing.setToolTip(_("Go to the next text without translation"))

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Say that something typed is not in the document yet."""
        _, language = self.desk.studio.locale.translator, self.desk.studio.locale.language
        if drafts:
            draft = drafts[0]
            record = self.desk.studio.session.content.find(draft.target.ids[0])
            what = capital(_attribute(draft).text(language))
            where = shown_name(record).text(language) if record else ""
            text = _("Not taken yet: {what} of {where}", what=what, where=where)
            if len(drafts) > 1:
                text += " " + _("and {count} more", count=len(drafts) - 1)
            self.drafts.setToolTip(no_markup(text))
            self.drafts.setAccessibleName(text)
            self._fit()
        self.drafts.setVisible(bool(drafts))

    def _show_ends(self, shown: Shown) -> None:
        """Of a crossing, the goal and the function, each a way to it."""
        is_crossing = shown.subject.kind == "crossing"
        self._ends = shown.subject.ids if is_crossing else ()
        self.times.setVisible(is_crossing)
        for button, id in zip(self.ends, self._ends or ("", ""), strict=True):
            button.setVisible(is_crossing)
            record = shown.content.find(id)
            if record is not None:
                name = shown_name(record).text(shown.language)
                button.setToolTip(no_markup(name))
                button.setAccessibleName(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorten what stands on buttons to the width that there is; their tool tips say all."""
        room = self.width() - 28
        half = (room - self.times.sizeHint().width() - 16) // 2
        for button, width in ((self.ends[0], half), (self.ends[1], half), (self.drafts, room - 24)):
            text, metrics = button.accessibleName(), button.fontMetrics()
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(40, width))
            button.setText(no_key(short))

    def _open_end(self, number: int) -> None:
        if self._ends:
            kind = ("goal", "function")[number]
            self.desk.open(Subject(kind, (self._ends[number],)))

    def _uses(self, shown: Shown) -> str:
        record, content = shown.record, shown.content
        if record is None or shown.subject.kind == "crossing":
            return ""
        _, language = self.desk.studio.locale.translator, self.desk.studio.locale.language
        counts = Counter(content.records[id].type for id in content.referrer_ids(record.id))
        told = [
            count_words(tag, counts[tag]).text(language)
            for tag in RECORD_TYPES
            if counts[tag] and tag not in _UNTOLD
        ]
        if isinstance(record, Role):
            told.insert(0, self._load(record))
        comma = "、" if language == "zh" else ", "
        return _("Used in {counts}", counts=comma.join(told)) if told else ""

    def _load(self, role: Role) -> str:
        facts = self.desk.studio.session.checks.checker.facts
        load, whole = facts.load(role.id), facts.crossing_count
        words = count_words("crossing", load).text(self.desk.studio.locale.language)
        return f"{words} ({round(100 * load / whole)}%)" if whole else words

    def _found(self, shown: Shown) -> list[Finding]:
        checker = self.desk.studio.session.checks.checker
        if shown.subject.kind == "crossing":
            goal, function = shown.subject.ids
            return [f for f in checker.of_target(goal) if function in f.targets]
        return checker.of_target(shown.ids[0]) if shown.record is not None else []

    def _show_findings(self) -> None:
        _, language = self.desk.studio.locale.translator, self.desk.studio.locale.language
        theme, lines = self.desk.studio.appearance.theme, []
        for number, finding in enumerate(self._findings[:_MOST_FINDINGS]):
            word = ONE_SEVERITY[finding.severity].text(language)
            ink = theme.tone(finding.severity).ink
            text = escape(finding.message.text(language))
            waived = f" · {_('Waived')}" if finding.waived else ""
            lines.append(
                f'<a href="{number}" style="text-decoration:none;color:{ink}"><b>{word} {finding.code}</b></a>'
                f"{waived} {text}"
            )
        more = len(self._findings) - _MOST_FINDINGS
        if more > 0:
            lines.append(_("and {count} more", count=more))
        self.findings.setText("<br>".join(lines))
        self.findings.setVisible(bool(lines))
        self.findings.setAccessibleName(_("Findings"))


def _attribute(draft: Draft) -> Message:
    name = draft.target.path if draft.target.path != "points" else "name"
    return type_words("participation") if name == "participations" else attribute_words(name)
