"""One finding in full: what is missing, what can be done about it here and now, and why it matters."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from canvas_studio.errors import UserError
from canvas_studio.model.checker import Finding
from canvas_studio.model.fixes import BY_HAND, Choice, Fix, Offer, OpenCell, Question
from canvas_studio.model.records import Waiver
from canvas_studio.model.rules import RULES
from canvas_studio.views.fixing import Fixing
from canvas_studio.views.panels.answer_field import AnswerField
from canvas_studio.views.panels.waive_form import WaiveForm
from canvas_studio.views.plain_text import no_key, no_markup
from canvas_studio.views.studio import Studio

_MOST_OFFERS = 6
_ICONS = {Fix: "check", Choice: "list-checks", Question: "pencil", OpenCell: "arrow-right"}


class FindingPage(QScrollArea):
    """Shows a finding, and keeps what is being typed while the finding stays the same one."""

    left = Signal()
    """Something was done about the finding, or given up: the focus is to go elsewhere."""

    def __init__(self, studio: Studio, fixing: Fixing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._fixing = fixing
        self._finding: Finding | None = None
        self._lapsed: Waiver | None = None
        self._resolved: Hashable | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title, self.state, self.why = QLabel(), QLabel(), QLabel()
        self.title.setObjectName("findingTitle")
        self.state.setObjectName("muted")
        for label in (self.title, self.state, self.why):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setTextFormat(Qt.TextFormat.RichText)
        self.offers = QWidget()
        self._offers_layout = QVBoxLayout(self.offers)
        self._offers_layout.setContentsMargins(0, 0, 0, 0)
        self._offers_layout.setSpacing(4)
        self.answer = AnswerField(studio)
        self.answer.answered.connect(self._carry_out)
        self.answer.left.connect(self._leave)
        self.form = WaiveForm(studio)
        self.form.waived.connect(self._waive)
        self.form.left.connect(self._leave)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(8)
        for part in (self.title, self.state, self.offers, self.answer, self.form, self.why):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(inner)
        self._close_forms()
        studio.locale.bind(self, lambda _: self._reword())
        studio.appearance.changed.connect(self._reword)

    @property
    def finding(self) -> Finding | None:
        return self._finding

    @property
    def is_asking(self) -> bool:
        """Whether something is being typed about the finding."""
        return not (self.answer.isHidden() and self.form.isHidden())

    # -- what is shown -----------------------------------------------------------------------------

    def show_finding(self, finding: Finding | None, lapsed: Waiver | None = None) -> None:
        """Show a finding; `lapsed` is a waiver that held until one of its targets changed."""
        same = finding is not None and self._finding is not None
        same = same and finding.identity == self._finding.identity  # type: ignore[union-attr]
        self._finding, self._lapsed, self._resolved = finding, lapsed, None
        if not same:
            self._close_forms()
            self.verticalScrollBar().setValue(0)
        elif not self.answer.isHidden() and not self._can_go_on_asking(finding):
            self._close_forms()
        self._reword()

    def _can_go_on_asking(self, finding: Finding | None) -> bool:
        """Ask by what can be offered now; False where that is not offered any longer."""
        if finding is None or finding.waived:
            return False
        return self.answer.renew(self._fixing.offers(finding))

    def show_settled(self) -> None:
        """The finding that was shown is no more: say so where it stood."""
        if self._finding is not None:
            self._resolved = self._finding
            self._finding = None
            self._close_forms()
            self._reword()

    def start(self, offer: Offer) -> None:
        """Do what an offer says, or ask what it needs."""
        match offer:
            case Fix():
                self._carry_out(offer)
            case Choice() | Question():
                self.form.hide()
                self.answer.show()
                self.offers.hide()
                self.answer.ask(offer)
            case OpenCell():
                self._fixing.open_cell(offer)

    def start_waiving(self) -> None:
        """Ask why the finding may stand; one that is waived already counts again."""
        if self._finding is None:
            return
        if self._finding.waived:
            self._unwaive()
            return
        self.answer.hide()
        self.form.show()
        self.offers.hide()
        self.form.ask(self._finding)

    # -- what is done ------------------------------------------------------------------------------

    def _carry_out(self, fix: Fix) -> None:
        try:
            self._fixing.carry_out(fix)
        except UserError as error:
            if self.answer.isHidden():
                self._studio.notice(error.text(self._studio.locale.language), "error")
            else:
                self.answer.say(error)
            return
        self._leave()

    def _waive(self, reason: str, author: str) -> None:
        finding = self._finding
        if finding is not None:
            self._studio.attempt(lambda: self._fixing.waive(finding, reason, author))
        self._leave()

    def _unwaive(self) -> None:
        finding = self._finding
        if finding is not None:
            self._studio.attempt(lambda: self._fixing.unwaive(finding))

    def _leave(self) -> None:
        self.left.emit()
        self._close_forms()
        self._reword()

    def _close_forms(self) -> None:
        self.answer.hide()
        self.form.hide()

    # -- words -------------------------------------------------------------------------------------

    def _reword(self) -> None:
        _, language = self._studio.locale.translator, self._studio.locale.language
        finding = self._finding
        if not self.is_asking:
            self._show_offers()
        self.offers.setVisible(finding is not None and not self.is_asking)
        self.why.setVisible(finding is not None)
        if finding is None:
            gone = self._resolved
            self.title.setVisible(isinstance(gone, Finding))
            if isinstance(gone, Finding):
                self.title.setText(gone.message.text(language))
                self.state.setText("✓ " + _("Settled. F8 goes on to the next one."))
            else:
                self.state.setText(_("Choose a finding to read why it matters and what to do."))
            self.state.show()
            return
        self.title.setText(finding.message.text(language))
        self.title.show()
        self.state.setText(self._state(finding))
        self.state.setVisible(bool(self.state.text()))
        self.why.setText(self._explanation(finding))

    def _state(self, finding: Finding) -> str:
        _, language = self._studio.locale.translator, self._studio.locale.language
        waiver = finding.waiver or self._lapsed
        if waiver is None:
            return ""
        by = waiver.by.text(language) or _("nobody named")
        on = waiver.date.isoformat() if waiver.date is not None else ""
        said = " · ".join(filter(None, (by, on)))
        text = _("Waived: {reason} ({said})", reason=waiver.reason.text(language), said=said)
        if finding.waiver is None:
            text += "\n" + _("The waiver lapsed, because what it is about has changed since.")
        return text

    def _explanation(self, finding: Finding) -> str:
        _, language = self._studio.locale.translator, self._studio.locale.language
        rule = RULES[finding.code]
        muted = f'style="color:{self._studio.appearance.theme.text_muted}"'
        parts = [_paragraph(text) for text in _paragraphs(rule.documentation(language))]
        parts.append(f"<p><b>{_('What to do')}</b><br>{escape(finding.fix.text(language))}</p>")
        if (reason := BY_HAND.get(finding.code)) is not None:
            parts.append(f"<p>{escape(reason.text(language))}</p>")
        source = _("Rule {code}; source: {source}", code=finding.code, source=rule.source(language))
        parts.append(f"<p {muted}>{escape(source)}</p>")
        return "".join(parts)

    # -- buttons -----------------------------------------------------------------------------------

    def _show_offers(self) -> None:
        while (held := self._offers_layout.takeAt(0)) is not None:
            if (button := held.widget()) is not None:
                button.deleteLater()
        finding = self._finding
        if finding is None:
            return
        _, language = self._studio.locale.translator, self._studio.locale.language
        for offer in self._fixing.offers(finding)[:_MOST_OFFERS] if not finding.waived else ():
            more = "…" if isinstance(offer, Choice | Question) else ""
            button = OfferButton(offer.title.text(language).rstrip("…") + more)
            button.setIcon(self._studio.appearance.icon(_ICONS[type(offer)]))
            button.clicked.connect(lambda _checked=False, offer=offer: self.start(offer))
            self._offers_layout.addWidget(button)
        waive = OfferButton(_("Take back the waiver") if finding.waived else _("Waive… (W)"))
        waive.setIcon(self._studio.appearance.icon("shield-check"))
        waive.clicked.connect(lambda _checked=False: self.start_waiving())
        self._offers_layout.addWidget(waive)


class OfferButton(QPushButton):
    """A button whose words give way to the width of the panel; all of them are in its tool tip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("offer")
        self.words = text
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(200, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 48
        text = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(no_key(text))
        self.setToolTip(no_markup(self.words) if text != self.words else "")


_LEADS = ("Why:", "Example:", "为什么：", "例：")
"""The words with which the parts of a rule's documentation begin."""


def _paragraphs(documentation: str) -> Iterator[str]:
    """The paragraphs of a rule's documentation; why and example are one each."""
    lines: list[str] = []
    for line in [*documentation.split("\n"), ""]:
        if lines and (not line or line.startswith(_LEADS)):
            yield " ".join(lines)
            lines = []
        if line:
            lines.append(line)


def _paragraph(text: str) -> str:
    lead = next((lead for lead in _LEADS if text.startswith(lead)), "")
    return f"<p><b>{lead}</b>{escape(text[len(lead) :])}</p>"
