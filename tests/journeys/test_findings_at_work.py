"""Working through what is missing: filter, jump, mend, waive, and go on, by keys alone."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from canvas_studio.model.checker import Finding
from canvas_studio.model.commands import axes, canvas, elements, waivers
from canvas_studio.model.fixes import Choice, Fix, Question
from canvas_studio.model.records import Function, Goal, Module, Role, Waiver
from canvas_studio.views.fix_menu import findings_at
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.panels.findings_panel import FindingsPanel
from tests.views.keyboard import type_text


class Work:
    """The sample with a few gaps, and the panel that tells of them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        window.studio.files.open_sample()
        document = self.document = window.studio.session.document
        content = document.content
        self.goal = content.by_code(Goal, "G01").id
        self.function = content.by_code(Function, "F01").id
        document.run(canvas.clear_roles, [(self.goal, self.function)])
        document.run(axes.place_functions, [self.function], None)
        self.settle()
        window.studio.parts.show_panel("findings")

    @property
    def panel(self) -> FindingsPanel:
        return self.window.panels.findings

    @property
    def current(self) -> str:
        finding = self.panel.page.finding
        return finding.code if finding is not None else ""

    def settle(self) -> None:
        self.window.studio.session.checks.settle()
        for _ in range(5):
            QApplication.processEvents()

    def codes(self) -> list[str]:
        return [finding.code for finding in self.panel.model.items()]

    def finding(self, code: str) -> Finding:
        return next(
            f for f in self.window.studio.session.checks.checker.findings() if f.code == code
        )

    def choose(self, code: str) -> None:
        assert self.panel.tree.choose(self.finding(code).identity)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        self.settle()

    def buttons(self) -> list[str]:
        return [button.words for button in self.panel.page.offers.findChildren(QPushButton)]


@pytest.fixture
def work(main_window: MainWindow) -> Work:
    work = Work(main_window)
    QAbstractItemModelTester(work.panel.model, work.panel)
    return work


# -- the list ------------------------------------------------------------------------------------


def test_counts_follow_every_edit(work: Work) -> None:
    before = work.panel.filters.severities["error"].text()
    assert before == "Errors 2"
    work.document.run(elements.add, Goal, name="新目标")
    work.settle()
    assert work.panel.filters.severities["error"].text() == "Errors 4"
    work.window.studio.session.history.undo()
    work.settle()
    assert work.panel.filters.severities["error"].text() == "Errors 2"


def test_filters_leave_what_they_say(work: Work) -> None:
    filters = work.panel.filters
    everything = work.codes()
    filters.family.setCurrentIndex(filters.family.findData("CAN"))
    assert work.codes() == ["CAN103"]
    filters.clear()
    filters.severities["error"].click()
    assert {"CAN103", "ARC302"}.isdisjoint(work.codes())
    assert filters.severities["error"].text() == "Errors 2"
    filters.clear()
    filters.text.setText("f01")
    assert set(work.codes()) == {"CAN103", "ARC302", "ROU603"}
    filters.clear()
    filters.phase.setCurrentIndex(filters.phase.findData(5))
    assert work.codes() == ["ARC302"]
    filters.clear()
    assert work.codes() == everything
    filters.text.setText("nothing says this")
    assert work.panel.pages.currentIndex() == 2
    work.panel.clear_button.click()
    assert work.codes() == everything


def test_an_edit_elsewhere_keeps_the_place(work: Work) -> None:
    work.choose("ROL203")
    work.document.run(elements.add, Goal, name="新目标")
    work.settle()
    assert work.current == "ROL203"
    assert work.panel.tree.current.code == "ROL203"
    work.document.run(elements.rename, work.goal, "沉淀")
    work.settle()
    assert work.current == "ROL203"


def test_f8_goes_through_what_is_shown_and_jumps(work: Work) -> None:
    filters = work.panel.filters
    filters.family.setCurrentIndex(filters.family.findData("ROL"))
    seen = []
    for _ in range(4):
        work.press(Qt.Key.Key_F8)
        seen.append(work.panel.page.finding.targets)
    shown = [finding.targets for finding in work.panel.model.items()]
    assert seen == [*shown, shown[0]]
    work.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert work.panel.page.finding.targets == shown[-1]


def test_enter_goes_to_the_cell_and_types_there(work: Work) -> None:
    work.choose("CAN103")
    work.panel.tree.setFocus()
    work.press(Qt.Key.Key_Return)
    assert work.window.canvas.isAncestorOf(QApplication.focusWidget())
    type_text("zj")
    work.press(Qt.Key.Key_Return)
    assert len(work.document.content.participations(f"{work.goal}*{work.function}")) == 1


def test_a_settled_finding_says_so_and_f8_goes_on_from_there(work: Work) -> None:
    work.press(Qt.Key.Key_F8)
    assert work.current == "ARC302"
    work.press(Qt.Key.Key_F8)
    assert work.current == "CAN103"
    place = work.window.canvas.place
    assert (place.goal.id, place.function.id) == (work.goal, work.function)
    role = work.document.content.of(Role)[0]
    work.document.run(canvas.assign_role, [(work.goal, work.function)], role.id, ["申请"])
    work.settle()
    assert work.panel.page.finding is None
    assert "Settled" in work.panel.page.state.text()
    following = work.codes()[work.codes().index("ARC302") + 1]
    work.press(Qt.Key.Key_F8)
    assert work.current == following


def test_after_a_settled_finding_shift_f8_goes_to_the_one_before(work: Work) -> None:
    work.press(Qt.Key.Key_F8)
    work.press(Qt.Key.Key_F8)
    work.document.run(canvas.blank_cells, [(work.goal, work.function)])
    work.settle()
    assert "CAN103" not in work.codes()
    work.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert work.current == "ARC302"


def test_f8_finds_what_was_found_while_the_panel_was_hidden(work: Work) -> None:
    work.window.studio.parts.show_panel("roles")
    work.settle()
    work.document.run(elements.add, Goal, name="新目标")
    work.settle()
    work.window.studio.inquiries.next_finding(1)
    work.window.studio.inquiries.next_finding(1)
    assert work.current == "CAN101"
    assert work.window.canvas.place.goal.id == work.document.content.of(Goal)[-1].id


# -- fixes ---------------------------------------------------------------------------------------


def test_a_fix_is_one_button_and_one_step(work: Work) -> None:
    work.choose("ARC302")
    assert work.buttons()[-1].startswith("Waive")
    fix = next(
        offer
        for offer in work.panel.page._fixing.offers(work.finding("ARC302"))
        if isinstance(offer, Fix)
    )
    steps = len(work.window.studio.session.history.done)
    button = next(
        b
        for b in work.panel.page.offers.findChildren(QPushButton)
        if b.words == fix.title.text("en")
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    work.settle()
    assert "ARC302" not in work.codes()
    history = work.window.studio.session.history
    assert len(history.done) == steps + 1
    assert str(history.undo_label).startswith("Fix: ")
    history.undo()
    work.settle()
    assert "ARC302" in work.codes()


def test_a_choice_is_found_by_typing_and_taken_with_enter(work: Work) -> None:
    work.choose("CAN103")
    offers = work.panel.page._fixing.offers(work.finding("CAN103"))
    work.panel.page.start(next(offer for offer in offers if isinstance(offer, Choice)))
    assert work.buttons() == [] or work.panel.page.offers.isHidden()
    type_text("ywry")
    assert [
        i.text() for i in work.panel.page.answer.list.findItems("", Qt.MatchFlag.MatchContains)
    ] == ["R03 Business staff"]
    work.press(Qt.Key.Key_Return)
    parts = work.document.content.participations(f"{work.goal}*{work.function}")
    assert len(parts) == 1
    assert QApplication.focusWidget() is work.panel.tree
    assert "CAN103" not in work.codes()


def test_a_question_is_answered_in_words_and_escape_leaves_it(work: Work) -> None:
    work.document.run(elements.add, Goal, name="品牌招商")
    work.settle()
    work.choose("CAN101")
    offers = work.panel.page._fixing.offers(work.finding("CAN101"))
    question = next(offer for offer in offers if isinstance(offer, Question))
    work.panel.page.start(question)
    type_text("x")
    work.press(Qt.Key.Key_Escape)
    assert not work.panel.page.is_asking
    work.panel.page.start(question)
    work.press(Qt.Key.Key_Return)
    assert work.panel.page.is_asking
    type_text("品牌专区")
    work.document.run(elements.rename, work.goal, "沉淀")  # somebody else's edit meanwhile
    work.settle()
    assert work.panel.page.answer.line.text() == "品牌专区"
    work.press(Qt.Key.Key_Return)
    assert any(f.name.zh == "品牌专区" for f in work.document.content.of(Function))
    assert "CAN101" not in work.codes()


def test_what_can_be_chosen_follows_the_canvas_while_it_is_asked(work: Work) -> None:
    modules = [m.id for m in work.document.content.of(Module) if m.dimension == "content"]
    work.document.run(elements.delete, *modules)
    work.settle()
    work.choose("ARC301")
    choice = next(
        each
        for each in work.panel.page._fixing.offers(work.finding("ARC301"))
        if isinstance(each, Choice)
    )
    work.panel.page.start(choice)
    answer = work.panel.page.answer
    (gone, *_), (_, kept, *_) = answer._shown[0].arguments, [f.title for f in answer._shown]
    answer.list.setCurrentRow(1)
    work.document.run(elements.delete, gone)
    work.settle()
    assert answer.list.currentItem().text() == kept.text("en")
    assert len(answer._shown) == len(choice.fixes) - 1
    work.press(Qt.Key.Key_Return)
    assert "ARC301" not in work.codes()


def test_an_open_cell_is_typed_in_at_once(work: Work) -> None:
    work.choose("CAN103")
    work.panel.page.start(work.panel.page._fixing.offers(work.finding("CAN103"))[0])
    assert work.window.canvas.editing.editor.is_awake
    type_text("zj")
    work.press(Qt.Key.Key_Return)
    assert len(work.document.content.participations(f"{work.goal}*{work.function}")) == 1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_cell_has_a_menu_of_what_helps(work: Work) -> None:
    work.window.canvas.show_element(f"{work.goal}*{work.function}")
    work.window.canvas.view.setFocus()
    assert [f.code for f in findings_at(work.window.studio, work.window.canvas.place)] == ["CAN103"]
    work.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0].startswith("CAN103")
    assert any(word.startswith("Fix: Pick the role") for word in words)
    inner = next(a.menu() for a in menu.actions() if a.text().startswith("Fix: Pick the role"))
    inner.actions()[0].trigger()
    menu.close()
    work.settle()
    assert len(work.document.content.participations(f"{work.goal}*{work.function}")) == 1


# -- waivers -------------------------------------------------------------------------------------


def test_w_waives_with_a_reason_and_the_author_is_remembered(work: Work) -> None:
    work.choose("ROL203")
    work.panel.tree.setFocus()
    work.press(Qt.Key.Key_W)
    work.press(Qt.Key.Key_Return)
    assert work.document.content.count(Waiver) == 0
    type_text("下季度扩编")
    work.press(Qt.Key.Key_Tab)
    type_text("王顾问")
    work.press(Qt.Key.Key_Return)
    (waiver,) = work.document.content.of(Waiver)
    assert (waiver.rule, waiver.reason.zh, waiver.by.zh) == ("ROL203", "下季度扩编", "王顾问")
    assert waiver.date == datetime.date.today()
    assert "ROL203" not in work.codes()
    assert work.window.studio.settings.author == "王顾问"

    assert work.panel.waived.text() == "Show waived findings (1)"
    work.panel.waived.click()
    work.choose("ROL203")
    assert "下季度扩编" in work.panel.page.state.text()
    assert work.panel.tree.current.waived
    work.panel.tree.setFocus()
    work.press(Qt.Key.Key_W)
    assert work.document.content.count(Waiver) == 0
    work.panel.waived.click()
    assert "ROL203" in work.codes()
    assert str(work.window.studio.session.history.undo_label) == "Take back the waiver of ROL203"


def test_a_waiver_lapses_when_its_target_changes_and_the_panel_says_so(work: Work) -> None:
    finding = work.finding("CAN103")
    work.document.run(waivers.waive, finding.code, finding.targets, "以后", "王顾问")
    work.settle()
    assert "CAN103" not in work.codes()
    work.document.run(elements.rename, work.goal, "沉淀")
    work.settle()
    work.choose("CAN103")
    assert "lapsed" in work.panel.page.state.text()
    index = work.panel.tree.currentIndex()
    assert "waiver lapsed" in work.panel.model.heading(work.panel.model.item(index))


def test_waiving_an_error_says_what_that_means(work: Work) -> None:
    work.choose("CAN103")
    work.panel.start_waiving()
    assert work.panel.page.form.caution.isVisible()
    work.choose("ROL203")
    work.panel.start_waiving()
    assert not work.panel.page.form.caution.isVisible()
