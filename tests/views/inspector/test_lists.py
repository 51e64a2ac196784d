"""Lists in the inspector: tags and references, texts, points, roles in a crossing, requirements."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from canvas_studio.model.commands import elements
from canvas_studio.model.records import Function, FunctionPoint, Participation, Role, Stage

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def points(bench) -> list[tuple[str, str, str]]:
    held = bench.content.referrers("F01", FunctionPoint)
    return [(point.code, point.name.zh, point.name.en) for point in held]


# -- tags and references ---------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["jl", "激励", "incen", "jili"])
def test_reserved_tags_are_offered_by_any_spelling(bench, typed):
    bench.go(function="F01")
    bench.focus("tags")
    bench.type(typed)
    bench.press(Key.Key_Return)
    assert bench.content.get(Function, "F01").tags == ("incentive",)
    assert bench.steps == ["专家管理：标签加入 激励"]


def test_a_free_tag_is_made_of_what_is_typed(bench):
    bench.go(function="F01")
    entry = bench.focus("tags")
    bench.type("二期评审")
    bench.press(Key.Key_Return)
    bench.type("fin")
    bench.press(Key.Key_Return)
    assert bench.content.get(Function, "F01").tags == ("二期评审", "finance")
    assert entry.text() == ""
    bench.press(Key.Key_Backspace)
    assert bench.content.get(Function, "F01").tags == ("二期评审",)
    assert [face.text for face in bench.field("tags").chips.faces] == ["二期评审"]


def test_down_offers_everything_that_is_not_there_yet(bench):
    bench.run(elements.set_attribute, "F01", "beneficiaries", ("R01",))
    bench.go(function="F01")
    bench.focus("beneficiaries")
    bench.press(Key.Key_Down)
    assert [c.id for c in bench.panel.desk.popup.candidates] == ["R02", "R03"]
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Return)
    assert bench.content.get(Function, "F01").beneficiaries == ("R01", "R03")


def test_a_cross_takes_a_chip_out_and_its_name_leads_to_it(bench, qtbot):
    bench.run(elements.set_attribute, "F01", "beneficiaries", ("R01", "R02"))
    bench.go(function="F01")
    chip = bench.field("beneficiaries").chips._chips[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip._cross().center())
    bench.panel.settle()
    assert bench.content.get(Function, "F01").beneficiaries == ("R02",)
    chip = bench.field("beneficiaries").chips._chips[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center() * 0.4)
    assert bench.panel.subject.ids == ("R02",)


def test_only_internal_roles_are_offered_as_owners(bench):
    bench.go(goal="G01")
    bench.focus("owner")
    bench.press(Key.Key_Down)
    assert [c.text for c in bench.panel.desk.popup.candidates] == ["业务人员"]


def test_letters_that_fit_one_element_alone_mean_it_wherever_the_focus_goes(bench):
    bench.go(function="F01")
    bench.focus("module")
    bench.retype("xyz")
    bench.window.canvas.view.setFocus()
    assert bench.content.get(Function, "F01").module == "M01"
    assert "xyz" in bench.field("module").problem.text()
    bench.focus("module")
    bench.retype("centre")
    bench.window.canvas.view.setFocus()
    bench.panel.settle()
    assert bench.field("module").problem.text() == ""
    assert bench.entry("module").text() == "专家中心"


def test_emptying_a_reference_takes_it_away(bench):
    bench.go(function="F01")
    bench.focus("module")
    bench.press(Key.Key_Delete)
    bench.press(Key.Key_Tab)
    assert bench.content.get(Function, "F01").module is None


# -- texts -----------------------------------------------------------------------------------------


def test_a_list_of_texts_grows_as_one_types(bench):
    bench.show("role", "R02")
    bench.focus("persona.pain_points.0", "zh")
    bench.type("不知道找谁")
    bench.press(Key.Key_Return)
    assert bench.entry("persona.pain_points.1", "zh").hasFocus()
    bench.type("等待久")
    bench.press(Key.Key_Tab)
    bench.type("Long waits")
    bench.press(Key.Key_Return)
    held = bench.content.get(Role, "R02").persona.pain_points
    assert [(p.zh, p.en) for p in held] == [("不知道找谁", ""), ("等待久", "Long waits")]
    bench.focus("persona.pain_points.0", "zh")
    bench.retype("")
    bench.press(Key.Key_Return)
    assert [p.zh for p in bench.content.get(Role, "R02").persona.pain_points] == ["等待久"]
    assert bench.entry("persona.pain_points.0", "en").toPlainText() == "Long waits"


# -- points ----------------------------------------------------------------------------------------


def test_points_are_named_one_after_the_other(bench):
    bench.go(function="F01")
    bench.focus("points", "zh")
    bench.type("审核")
    bench.press(Key.Key_Tab)
    bench.type("Review")
    bench.press(Key.Key_Return)
    assert bench.entry("points", "en").hasFocus()
    bench.press(Key.Key_Backtab)
    bench.type("停用")
    bench.press(Key.Key_Return)
    assert points(bench) == [("F01.1", "审核", "Review"), ("F01.2", "停用", "")]
    assert bench.entry("points", "zh").hasFocus()


def test_a_point_named_in_the_other_language_first_waits_for_its_name(bench):
    bench.go(function="F01")
    bench.focus("points", "en")
    bench.type("Review")
    bench.press(Key.Key_Return)
    assert points(bench) == []
    assert "must not be empty" in bench.field("points").list.blocks[-1].name.problem.text()
    bench.focus("points", "zh")
    bench.type("审核")
    bench.press(Key.Key_Return)
    assert points(bench) == [("F01.1", "审核", "Review")]
    assert bench.window.studio.finish_typing()


def test_points_move_with_their_focus_and_are_taken_out(bench):
    for name in ("审核", "停用"):
        bench.run(elements.add, FunctionPoint, function="F01", name=name)
    bench.go(function="F01")
    second = bench.field("points").list.blocks[1]
    entry = second.name.texts["zh"]
    entry.setFocus()
    bench.press(Key.Key_Up, ALT)
    assert [name for _, name, _ in points(bench)] == ["停用", "审核"]
    assert entry.hasFocus()
    assert bench.field("points").list.blocks[0] is second
    second.removed.emit()
    assert [name for _, name, _ in points(bench)] == ["审核"]
    bench.undo()
    assert [name for _, name, _ in points(bench)] == ["停用", "审核"]


def test_a_folded_text_without_translation_is_opened_when_one_goes_there(bench):
    bench.run(elements.set_text, "F01", "name", "en", "Expert management")
    bench.run(elements.add, FunctionPoint, function="F01", name="审核")
    (id,) = [point.id for point in bench.content.every(FunctionPoint)]
    bench.run(elements.set_text, id, "name", "en", "Review")
    bench.run(elements.set_text, id, "acceptance", "zh", "一天内")
    bench.go(function="F01")
    assert bench.panel.heading.missing.text() == "Texts without English: 1"
    bench.panel.heading.missing.click()
    assert bench.entry("acceptance", "en").hasFocus()
    assert bench.field("points").list.blocks[0].fold.isChecked()


# -- crossings -------------------------------------------------------------------------------------


def test_what_a_role_does_is_a_list_with_both_languages(bench):
    bench.go(goal="G01", function="F01")
    bench.focus("activities.0", "en")
    bench.type("Onboard")
    bench.press(Key.Key_Return)
    bench.focus("activities.1", "zh")
    bench.type("产出内容")
    bench.press(Key.Key_Return)
    held = bench.content.get(Participation, "G01*F01*R01")
    assert [(a.zh, a.en) for a in held.activities] == [("入驻", "Onboard"), ("产出内容", "")]
    assert bench.steps[-1] == "专家 在 专家资源沉淀 × 专家管理 的动作"


def test_letters_are_typed_clicked_and_stepped_to(bench):
    bench.go(goal="G01", function="F01")
    bar = bench.focus("raci")
    bench.press(Key.Key_A)
    bench.press(Key.Key_R)
    bench.press(Key.Key_Right)
    bench.press(Key.Key_Right)
    bench.press(Key.Key_Space)
    assert bench.content.get(Participation, "G01*F01*R01").raci == ("R", "A", "C")
    assert bar.accessibleName() == "专家 RACI R A C"
    bench.press(Key.Key_A)
    assert bench.content.get(Participation, "G01*F01*R01").raci == ("R", "C")


def test_a_note_belongs_to_the_role_in_the_crossing(bench):
    bench.go(goal="G01", function="F01")
    bench.focus("note", "zh")
    bench.type("首批")
    bench.press(Key.Key_Return)
    assert bench.content.get(Participation, "G01*F01*R01").note.zh == "首批"


def test_roles_join_move_and_leave_in_the_crossing(bench):
    bench.go(goal="G01", function="F01")
    bench.focus("participations")
    bench.type("ywry")
    bench.press(Key.Key_Return)
    held = bench.content.participations("G01*F01")
    assert [p.role for p in held] == ["R01", "R02", "R03"]
    blocks = bench.field("participations").list.blocks
    blocks[2].raci.setFocus()
    bench.press(Key.Key_Up, ALT)
    assert [p.role for p in bench.content.participations("G01*F01")] == ["R01", "R03", "R02"]
    blocks[2].removed.emit()
    assert [p.role for p in bench.content.participations("G01*F01")] == ["R01", "R02"]


def test_a_role_that_is_not_there_is_made_at_the_end_that_is_chosen_never_by_chance(bench):
    bench.go(goal="G01", function="F01")
    entry = bench.focus("participations")
    bench.type("渠道方")
    bench.press(Key.Key_Return)
    assert bench.content.count(Role) == 3
    assert "not there" in bench.field("participations").problem.text()
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Down)
    assert bench.panel.desk.popup.current.words == "New role “渠道方”, resource"
    bench.press(Key.Key_Return)
    made = bench.content.of(Role)[-1]
    assert (made.name.zh, made.side) == ("渠道方", "resource")
    assert bench.content.participations("G01*F01")[-1].role == made.id
    assert entry.text() == ""
    assert len(bench.steps) == 1


@pytest.mark.parametrize("leaves", ["enter", "tab", "grid"])
def test_a_role_in_whose_name_the_text_is_only_scattered_is_never_taken_unasked(bench, leaves):
    """业员 may be a new role; 业务人员 is proposed and takes part only when it is chosen."""
    bench.go(goal="G02", function="F02")
    bench.focus("participations")
    bench.type("业员")
    popup = bench.panel.desk.popup
    assert popup.candidates[0].text == "业务人员"
    assert popup.current is None
    if leaves == "grid":
        bench.window.canvas.view.setFocus()
    else:
        bench.press(Key.Key_Return if leaves == "enter" else Key.Key_Tab)
    assert bench.content.participations("G02*F02") == []
    bench.focus("participations")
    bench.retype("业员")
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Return)
    assert [p.role for p in bench.content.participations("G02*F02")] == ["R03"]


def test_a_blank_crossing_can_be_marked_or_staffed_at_once(bench, qtbot):
    bench.go(goal="G02", function="F02")
    field = bench.field("participations")
    assert field.mark.isVisible()
    qtbot.mouseClick(field.mark, Qt.MouseButton.LeftButton)
    assert bench.content.crossing("G02", "F02") is not None
    assert field.add.hasFocus()
    bench.undo()
    bench.focus("participations")
    bench.type("zj")
    bench.press(Key.Key_Return)
    assert [p.role for p in bench.content.participations("G02*F02")] == ["R01"]


def test_each_block_offers_what_can_be_done_with_it(bench):
    bench.go(goal="G01", function="F01")
    block = bench.field("participations").list.blocks[0]
    menu = block.menu()
    assert [a.text().partition("\t")[0] for a in menu.actions() if a.text()] == [
        "Move up", "Move down", "Take out", "Show 专家",
    ]  # fmt: skip
    menu.deleteLater()


# -- stages and modules ----------------------------------------------------------------------------


def test_a_stage_requires_at_least_one_dimension(bench):
    bench.show("stage", "S4")
    field = bench.field("requires")
    tick, _ = field._rows["content"]
    tick.click()
    assert {r.dimension for r in bench.content.get(Stage, "S4").requires} == {"data", "content"}
    for dimension in ("data", "content"):
        field._rows[dimension][0].click()
    assert field.problem.text() == "A stage requires at least one dimension."
    assert len(bench.content.get(Stage, "S4").requires) == 1
    assert field._rows["content"][0].isChecked()


def test_costs_are_compared_while_they_are_typed(bench):
    bench.show("module", "M01")
    typed = {
        "decision.variants_per_year": "6", "decision.horizon_years": "3",
        "decision.cost.on_demand_first": "20", "decision.cost.on_demand_per_variant": "6",
        "decision.cost.configurable_first": "45",
    }  # fmt: skip
    for path, number in typed.items():
        bench.focus(path)
        bench.type(number)
        bench.press(Key.Key_Return)
    bench.focus("decision.cost.configurable_per_variant")
    bench.retype("0.5")
    figures = bench.field("decision")
    assert [figure.text() for _, figure in figures.lines] == [
        "18", "128", "54", "from 5 variants",
    ]  # fmt: skip
    decision = bench.content.records["M01"].decision
    assert decision.cost.configurable_per_variant == 0
    bench.press(Key.Key_Return)
    assert bench.content.records["M01"].decision.break_even == 5
