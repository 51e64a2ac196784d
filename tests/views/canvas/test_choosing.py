"""What is chosen while somebody types: never a role that was not meant, never a twin unasked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QListWidget

from canvas_studio.model.document import Document
from canvas_studio.model.records import Function, Goal, Role
from canvas_studio.views.canvas.edits import Typed
from tests.model.build import Build, text

Key = Qt.Key


@pytest.fixture
def document() -> Document:
    """专家 and 总监 are both zj; 邀请码与渠道码 and 用户增长 are there already."""
    build = Build()
    build.role("R01", name=text("专家", "Expert"), side="resource")
    build.role("R02", name=text("总监"), side="platform")
    build.role("R03", name=text("会计", "Accountant"), side="platform")
    build.role("R04", name=text("平台运营", "Operator"), side="platform")
    build.goal("G01", name=text("专家资源沉淀"))
    build.goal("G02", name=text("用户增长"))
    build.function("F01", name=text("专家入驻"))
    build.function("F06", name=text("邀请码与渠道码"))
    return build.document()


@pytest.fixture
def grid(make_grid, document):
    return make_grid(document)


def new_line(grid, goal: str | None = None) -> None:
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    grid.editing.choosing.link_to(goal)


def proposed(grid) -> list[str]:
    shown = grid.editing.popup
    items = shown._list
    return [items.item(n).text() for n in range(items.count())] if shown.proposes else []


def names(grid, type: type[Function] | type[Goal] | type[Role]) -> list[str]:
    return [record.name.zh for record in grid.document.content.of(type)]


# -- roles ---------------------------------------------------------------------------------------


def test_letters_that_fit_two_roles_are_put_up_for_choice(qtbot, grid):
    grid.go("G01", "F01")
    grid.type("zj")
    assert proposed(grid) == ["专家", "总监"]
    assert grid.editing.popup.chosen() is None
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == ""
    assert "zj" in grid.editing.popup.message
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == "总监"


def test_letters_that_fit_two_roles_are_asked_about_after_the_activities_were_typed(qtbot, grid):
    grid.go("G01", "F01")
    grid.type("kj/记账;zj/审批;复核")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == ""
    assert proposed(grid) == ["专家", "总监"]
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == "会计（记账）；总监（审批、复核）"


def test_of_roles_that_fit_equally_well_the_one_used_most_comes_first(grid):
    grid.go("G02", "F01")
    grid.type("z")
    assert shown(grid)[:2] == ["专家", "总监"]
    grid.editing.give_up()
    grid.edits.type_text(Typed(grid.view.cursor_place(), "总监"), "zh", "zh")
    grid.go("G01", "F06")
    grid.type("z")
    assert shown(grid)[:2] == ["总监", "专家"]
    grid.type("hj")
    assert shown(grid)[0] == "专家"


def shown(grid) -> list[str]:
    proposals = grid.editing.popup.findChild(QListWidget)
    return [proposals.item(row).text() for row in range(proposals.count())]


def test_the_choice_between_roles_can_be_put_off(qtbot, grid):
    grid.go("G01", "F01")
    grid.type("zj")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    qtbot.keyClick(grid.editor, Key.Key_Escape)
    assert grid.editor.toPlainText() == "zj"
    qtbot.keyClick(grid.editor, Key.Key_Backspace)
    qtbot.keyClick(grid.editor, Key.Key_Backspace)
    grid.type("R02")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == "总监"


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("zhuanj", "专家"),
        ("zongj", "总监"),
        ("kj", "会计"),
        ("huiji", "会计"),  # the other reading of 会
        ("yy", "平台运营"),
        ("运营", "平台运营"),
        ("r3", "会计"),
        ("acc", "会计"),
        ("ＺＨＵＡＮ", "专家"),
    ],
)
def test_a_role_that_alone_fits_is_taken_at_once(qtbot, grid, typed, role):
    grid.go("G01", "F01")
    grid.type(typed)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == role


@pytest.mark.parametrize("typed", ["perat", "ptng"])
def test_what_fits_a_role_only_loosely_is_proposed_but_not_taken(qtbot, grid, typed):
    grid.go("G01", "F01")
    grid.type(typed)
    assert grid.editing.popup.chosen() is None
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.editing.popup.asks
    assert grid.text("G01", "F01") == ""


def test_a_new_role_close_to_an_existing_one_can_be_that_one(qtbot, grid):
    grid.go("G01", "F01")
    grid.type("专家；平台运营部/审核")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.editing.popup.asks
    assert proposed(grid) == ["Use existing R04 平台运营 instead"]
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == "专家；平台运营（审核）"
    assert grid.document.content.count(Role) == 4


def test_a_quoted_new_role_can_be_an_existing_one_too(qtbot, grid):
    grid.go("G01", "F01")
    grid.type("「平台运营、客服」（审核）")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G01", "F01") == "平台运营（审核）"


def test_a_number_still_makes_the_new_role(qtbot, grid):
    grid.go("G01", "F01")
    grid.type("平台运营部")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    qtbot.keyClick(grid.editor, Key.Key_3)
    assert grid.text("G01", "F01") == "平台运营部"
    assert names(grid, Role)[-1] == "平台运营部"


# -- names that exist ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["邀请码", "渠道码", "邀请码和渠道码", "要请码与渠道码", "yqmyqdm", "f06"]
)
def test_a_name_close_to_an_existing_one_is_offered_for_linking(qtbot, grid, typed):
    new_line(grid, "G02")
    grid.type(typed)
    assert proposed(grid)[0] == "Link existing F06 邀请码与渠道码 instead"
    told = []
    grid.editing.choosing.told.connect(told.append)
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F06") == "○"
    assert grid.document.content.count(Function) == 2
    assert told == ["邀请码与渠道码 now supports 用户增长."]
    assert grid.view.cursor_cell() == (grid.model.rowCount() - 1, 0), "ready for the next name"
    assert not grid.editor.is_awake


def test_enter_makes_the_new_one_however_close_it_is(qtbot, grid):
    new_line(grid, "G02")
    grid.type("邀请码")
    assert proposed(grid)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert names(grid, Function)[-1] == "邀请码"
    assert grid.text("G02", "F06") == ""


def test_without_a_goal_in_hand_linking_goes_to_the_existing_one(qtbot, grid):
    new_line(grid)
    grid.type("邀请码")
    assert proposed(grid)[0] == "Go to existing F06 邀请码与渠道码 instead"
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    row, _ = grid.at("G01", "F06")
    assert grid.view.cursor_cell() == (row, 0)
    assert grid.document.content.count(Function) == 2


def test_linking_what_is_linked_says_so_and_changes_nothing(qtbot, grid):
    grid.edits.mark("G02", "F06")
    steps, told = [], []
    grid.document.subscribe(steps.append)
    grid.editing.choosing.told.connect(told.append)
    new_line(grid, "G02")
    grid.type("邀请码")
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Tab)
    assert told == ["邀请码与渠道码 supports 用户增长 already."]
    assert steps == []


def test_the_goal_in_hand_is_forgotten_when_the_cursor_leaves_the_new_line(qtbot, grid):
    new_line(grid, "G02")
    grid.go("G01", "F01")
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    grid.type("邀请码")
    assert proposed(grid)[0].startswith("Go to")


def test_a_click_takes_an_offered_link(qtbot, grid):
    new_line(grid, "G02")
    grid.type("邀请码")
    items = grid.editing.popup._list
    place = items.visualItemRect(items.item(0)).center()
    qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert grid.text("G02", "F06") == "○"
    assert grid.view.hasFocus()


def test_a_goal_that_exists_is_gone_to(qtbot, grid):
    grid.view.set_cursor(0, grid.model.columnCount() - 1)
    grid.type("用户增长率")
    assert proposed(grid) == ["Go to existing G02 用户增长 instead"]
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.view.cursor_cell() == (0, grid.at("G02", "F01")[1])


def test_nothing_is_offered_in_the_middle_of_a_composition(grid):
    new_line(grid, "G02")
    grid.type("邀请码")
    assert proposed(grid)
    QApplication.sendEvent(grid.editor, QInputMethodEvent("yu", []))
    assert not grid.editing.popup.isVisible()


def test_names_that_exist_stand_below_the_cell_and_inside_the_window(grid):
    new_line(grid, "G02")
    grid.type("邀请码")
    popup = grid.editing.popup
    editor = grid.editor.geometry().translated(grid.view.viewport().mapTo(grid.view, QPoint()))
    assert not popup.geometry().intersects(editor)
    assert grid.view.rect().contains(popup.geometry())


def test_renaming_offers_no_link(qtbot, grid):
    grid.view.set_cursor(grid.at("G01", "F01")[0], 0)
    grid.type("邀请码")
    assert proposed(grid) == []


def test_what_is_proposed_is_as_large_as_the_cells(grid):
    grid.go("G02", "F01")
    grid.type("z")
    usual = QFontMetrics(grid.editing.popup.findChild(QListWidget).font()).height()
    grid.editing.cancel()
    grid.view.set_presenting(True)
    grid.view.set_text_size(32)
    grid.type("z")
    proposals = grid.editing.popup.findChild(QListWidget)
    assert proposals.font().pixelSize() == 32
    assert proposals.sizeHintForRow(0) >= 32
    grid.view.set_presenting(False)
    grid.view.set_text_size(10)
    assert QFontMetrics(proposals.font()).height() == usual


@pytest.mark.parametrize("mark", ["（", "：", "；", "／"])
def test_a_mark_of_an_input_method_takes_the_role_as_its_key_does(grid, mark):
    """The letters came from the input method too, as they were typed (Enter does that)."""
    grid.go("G02", "F01")
    grid.type("kj")
    assert grid.editing.popup.chosen() == "R03"
    commit(mark)
    assert grid.editor.toPlainText() == f"会计{mark}"


def test_a_mark_in_the_middle_of_a_composition_takes_nothing(grid):
    """It ends the composition, and what is proposed was proposed for another word."""
    grid.go("G02", "F01")
    grid.type("kj")
    QApplication.sendEvent(grid.editor, QInputMethodEvent("ren", []))
    commit("人；")
    assert grid.editor.toPlainText() == "kj人；"


def commit(text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("kj/对账;zhuanjia/入驻", "会计（对账）；专家（入驻）"),
        ("kj/对账;pty/审核;发放", "会计（对账）；平台运营（审核、发放）"),
        ("kj/对账;pt/审核;zhuan/入驻", "会计（对账）；平台运营（审核）；专家（入驻）"),
        ("kj/对账;审核/驳回;CRM", "会计（对账、审核/驳回、CRM）"),
        ("kj/对账;pt", "会计（对账、pt）"),
        ("kj（对账；pt/审核）", "会计（对账、pt/审核）"),
    ],
)
def test_letters_after_activities_are_a_role_if_a_slash_follows(qtbot, grid, typed, written):
    grid.go("G02", "F01")
    grid.type(typed)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F01") == written


def test_letters_after_activities_that_fit_several_roles_are_asked_about(qtbot, grid):
    grid.go("G02", "F01")
    grid.type("kj/对账;z/看")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert "“z”" in grid.editing.popup.message
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F01") == "会计（对账）；总监（看）"


def test_letters_after_activities_propose_roles_that_enter_does_not_take(qtbot, grid):
    grid.go("G02", "F01")
    grid.type("kj/对账;ex")
    assert grid.editing.popup.proposes
    assert grid.editing.popup.chosen() is None
    qtbot.keyClick(grid.editor, Key.Key_Down)
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.text("G02", "F01") == "会计（对账）；专家"
