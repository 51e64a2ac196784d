"""Copying and pasting in the window: what other programs copied comes in whole, and goes out whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from canvas_studio.ingest.clipboard import read_clipboard, to_html, to_tsv
from canvas_studio.model.commands import headings
from canvas_studio.model.commands.paste import PastePlan
from canvas_studio.model.records import (
    Crossing,
    Function,
    Goal,
    LText,
    Module,
    Participation,
    Release,
    Role,
)
from canvas_studio.views.canvas.axes import NAMES, NEW, Line
from canvas_studio.views.clipboard import reading
from tests.ingest.clipboard.recorded.cases import CASES, Copied
from tests.model.build import Build, text
from tests.views.keyboard import type_text

Key, Modifier = Qt.Key, Qt.KeyboardModifier
BY_NAME = {case.name: case for case in CASES}


def small() -> Build:
    """Two goals, three functions of which two are in a module, three roles; G01×F01 is staffed."""
    build = Build()
    build.role("R01", name=text("专家", "Expert"), side="resource")
    build.role("R02", name=text("用户", "User"), side="demand")
    build.role("R03", name=text("平台运营", "Operator"), side="platform")
    build.goal("G01", name=text("专家资源沉淀"))
    build.goal("G02", name=text("用户增长"))
    build.module("M01", name=text("专家中心"))
    build.function("F01", name=text("专家管理"), module="M01")
    build.function("F02", name=text("专家入驻"), module="M01")
    build.function("F03", name=text("邀请码"))
    build.cell("G01", "F01", "R01", activity="入驻")
    return build


@pytest.fixture
def window(main_window):
    main_window.studio.session.start(small().content(), name="small")
    QApplication.processEvents()
    return main_window


class Hands:
    """What a person does in a window, and what is to be seen there."""

    def __init__(self, window) -> None:
        self.window = window
        self.page = window.canvas
        self.told: list[str] = []
        window.studio.noticed.connect(lambda notice: self.told.append(notice.text))

    @property
    def content(self):
        return self.window.studio.session.content

    @property
    def steps(self) -> int:
        return len(self.window.studio.session.history.done)

    def go(self, goal: str, function: str) -> None:
        self.place(Line("goal", goal), Line("function", function))

    def place(self, goal: Line, function: Line) -> None:
        position = self.page.model.position(goal, function)
        assert position is not None
        self.page.view.set_cursor(*position)
        self.page.view.setFocus()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def control(self, key: Qt.Key) -> None:
        self.key(key, Modifier.ControlModifier)

    def select(self, down: int, right: int) -> None:
        for key, times in ((Key.Key_Down, down), (Key.Key_Right, right)):
            for _ in range(times):
                self.key(key, Modifier.ShiftModifier)

    def paste(self) -> None:
        """Paste, and wait until a large clipboard is read."""
        self.control(Key.Key_V)
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()

    def hold(self, plain: str | None, html: str | None = None) -> None:
        """Put on the clipboard what another program would have put there."""
        QApplication.clipboard().setMimeData(mime(plain, html))

    def cell(self, goal: str, function: str) -> str:
        return self.page.model.notation(goal, function)

    def names(self, type) -> list[str]:
        return [record.name.zh for record in self.content.of(type)]

    @property
    def preview(self):
        return self.page.clipboard.preview

    def previewed(self) -> list[str]:
        """The lines of the preview."""
        tree = self.preview.tree
        sections = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
        return [s.child(n).text(0) for s in sections for n in range(s.childCount())]


def mime(plain: str | None, html: str | None = None) -> QMimeData:
    data = QMimeData()
    if plain is not None:
        data.setText(plain)
    if html is not None:
        data.setHtml(html)
    return data


@pytest.fixture
def hands(window) -> Hands:
    return Hands(window)


def on_clipboard() -> tuple[tuple[str, ...], ...]:
    held = QApplication.clipboard().mimeData()
    both = read_clipboard(held.text(), held.html())
    assert read_clipboard(held.text(), None).rows == both.rows
    assert read_clipboard(None, held.html()) == both
    return both.rows


# -- copying ---------------------------------------------------------------------------------------


def test_cells_are_copied_as_text_and_as_a_table(hands):
    hands.go("G01", "F01")
    hands.select(2, 1)
    hands.control(Key.Key_C)
    assert on_clipboard() == (("专家（入驻）", ""), ("", ""), ("", ""))


def test_with_names_selected_the_copy_has_headings(hands):
    hands.place(NAMES, Line("function", "F01"))
    hands.select(1, 2)
    hands.control(Key.Key_C)
    assert on_clipboard() == (
        ("", "专家资源沉淀", "用户增长"),
        ("专家管理", "专家（入驻）", ""),
        ("专家入驻", "", ""),
    )


def test_names_alone_are_copied_as_a_list(hands):
    hands.place(NAMES, Line("group", "M01"))
    hands.control(Key.Key_C)
    assert on_clipboard() == (("专家中心",),)
    hands.select(4, 0)
    hands.control(Key.Key_C)
    assert on_clipboard() == (("专家管理",), ("专家入驻",), ("邀请码",))
    hands.place(Line("goal", "G01"), NAMES)
    hands.select(0, 2)
    hands.control(Key.Key_C)
    assert on_clipboard() == (("专家资源沉淀", "用户增长"),)


def test_cut_is_one_step_and_undo_brings_everything_back(hands):
    before = dict(hands.content.records)
    hands.go("G01", "F01")
    hands.select(2, 1)
    hands.control(Key.Key_X)
    assert hands.cell("G01", "F01") == ""
    assert on_clipboard()[0] == ("专家（入驻）", "")
    assert hands.steps == 1
    assert hands.window.actions_of["undo"].text() == "&Undo: Cut 6 cells"
    hands.control(Key.Key_Z)
    assert dict(hands.content.records) == before


def test_names_are_never_cut(hands):
    before = dict(hands.content.records)
    hands.place(NAMES, Line("function", "F02"))
    hands.control(Key.Key_X)
    assert dict(hands.content.records) == before


# -- pasting what was copied here ------------------------------------------------------------------


def test_what_no_text_says_goes_along_within_a_canvas(hands):
    document = hands.window.studio.session.document
    id = next(p.id for p in hands.content.of(Participation))
    document.run(
        lambda tx: tx.change(
            tx.content.get(Participation, id),
            activities=(LText(zh="入驻", en="Onboard"),),
            raci=("R",),
            note=text("年审"),
        )
    )
    hands.go("G01", "F01")
    hands.control(Key.Key_C)
    hands.go("G02", "F03")
    hands.paste()
    pasted = hands.content.participations(hands.content.crossing("G02", "F03").id)
    assert [(p.activities[0].en, p.raci, p.note.zh) for p in pasted] == [
        ("Onboard", ("R",), "年审")
    ]
    assert hands.steps == 2


def test_what_was_cut_can_be_pasted_elsewhere(hands):
    hands.go("G01", "F01")
    hands.control(Key.Key_X)
    hands.go("G02", "F02")
    hands.paste()
    assert (hands.cell("G01", "F01"), hands.cell("G02", "F02")) == ("", "专家（入驻）")


def test_one_cell_fills_the_selection_and_a_block_is_repeated_where_it_fits(hands):
    hands.go("G01", "F01")
    hands.control(Key.Key_C)
    hands.go("G02", "F01")
    hands.select(2, 0)
    hands.paste()
    assert [hands.cell("G02", f) for f in ("F01", "F02", "F03")] == ["专家（入驻）"] * 3
    hands.hold("用户\r\n")
    hands.go("G01", "F02")
    hands.select(1, 1)
    hands.paste()
    assert hands.cell("G01", "F02") == hands.cell("G01", "F03") == "用户"
    assert hands.cell("G02", "F03") == "专家（入驻）；用户"


def test_a_copy_that_does_not_fit_is_shown_with_what_is_left_out(hands):
    hands.go("G01", "F01")
    hands.select(1, 0)
    hands.control(Key.Key_C)
    hands.place(Line("goal", "G02"), Line("function", "F03"))
    hands.paste()
    assert hands.cell("G02", "F03") == "专家（入驻）", "what is blank needs no place"
    hands.go("G02", "F01")
    hands.control(Key.Key_C)
    hands.go("G01", "F01")
    hands.select(0, 1)
    hands.control(Key.Key_C)
    hands.go("G02", "F03")
    hands.window.studio.session.edits.mark("G02", "F01")
    hands.go("G01", "F01")
    hands.select(0, 1)
    hands.control(Key.Key_C)
    hands.go("G02", "F03")
    hands.paste()
    assert hands.preview.isVisible()
    assert "“○” is outside the canvas" in hands.previewed()


# -- pasting what other programs copied ------------------------------------------------------------


def test_a_paste_into_a_full_cell_asks_nothing_and_adds(hands):
    hands.go("G01", "F01")
    hands.hold("用户（评价）\t○\r\n平台运营\t\r\n")
    hands.paste()
    assert not hands.preview.isVisible()
    assert hands.cell("G01", "F01") == "专家（入驻）；用户（评价）"
    assert hands.cell("G02", "F01") == "○"
    assert hands.cell("G01", "F02") == "平台运营"
    assert hands.cell("G02", "F02") == ""
    assert hands.steps == 1
    hands.control(Key.Key_Z)
    assert hands.cell("G01", "F01") == "专家（入驻）"


def test_what_was_pasted_is_selected(hands):
    hands.go("G01", "F01")
    hands.hold("用户\t用户\r\n用户\t用户\r\n")
    hands.paste()
    assert len(hands.page.cells()) == 4


@pytest.mark.parametrize(
    "case", ["written/wechat_list", "written/word_list", "libreoffice/writer_list"]
)
def test_a_list_on_the_new_line_becomes_functions(hands, case):
    hands.place(NAMES, NEW)
    hands.hold(BY_NAME[case].text, BY_NAME[case].html)
    hands.paste()
    assert not hands.preview.isVisible()
    new = ["专家入驻（含审核）"] if "wechat" in case else []
    assert hands.names(Function) == ["专家管理", "专家入驻", "邀请码", *new, "活动发布"]
    assert hands.steps == 1
    assert "There already" in hands.told[-1]


def test_a_pasted_name_that_is_close_to_one_that_is_there_is_said_to_be_so(hands):
    """It is taken all the same: a paste asks nothing, and is one step to undo."""
    hands.place(NAMES, NEW)
    hands.hold("邀约码\n活动发布\n专家管理")
    hands.paste()
    assert hands.names(Function)[-2:] == ["邀约码", "活动发布"]
    assert "邀约码 ≈ F03 邀请码" in hands.told[-1]
    assert "活动发布 ≈" not in hands.told[-1]


def test_a_list_on_the_heading_of_a_module_goes_into_it(hands):
    hands.place(NAMES, Line("group", "M01"))
    hands.hold("资质审核\n专家等级\n")
    hands.paste()
    assert [f.name.zh for f in hands.content.of(Function) if f.module == "M01"] == [
        "专家管理",
        "专家入驻",
        "资质审核",
        "专家等级",
    ]


@pytest.mark.parametrize("between", ["\n", "\t"])
def test_a_list_on_the_names_of_goals_becomes_goals(hands, between):
    hands.place(NEW, NAMES)
    hands.hold(between.join(["成交增长", "生态扩展", "用户增长"]))
    hands.paste()
    assert hands.names(Goal) == ["专家资源沉淀", "用户增长", "成交增长", "生态扩展"]


def test_functions_pasted_for_a_goal_support_it(hands):
    hands.go("G02", "F01")
    hands.control(Key.Key_F)
    hands.hold("1. 渠道码\n2. 业绩统计\n3. 邀请码\n")
    hands.paste()
    assert not hands.page.editing.is_editing
    made = {f.name.zh: f.id for f in hands.content.of(Function)}
    for name in ("渠道码", "业绩统计", "邀请码"):
        assert hands.cell("G02", made[name]) == "○"
    assert hands.steps == 1


def test_unknown_roles_are_shown_first_with_their_ends_to_choose(hands):
    hands.go("G01", "F02")
    hands.hold("审核员（复核）；渠道方\t督导\n")
    hands.paste()
    assert hands.preview.isVisible()
    assert hands.names(Role) == ["专家", "用户", "平台运营"], "nothing is made before it is wanted"
    assert hands.preview.tree.hasFocus()
    hands.key(Key.Key_2)
    hands.key(Key.Key_1)
    hands.key(Key.Key_Space)
    hands.key(Key.Key_Return)
    assert not hands.preview.isVisible()
    assert hands.page.view.hasFocus()
    assert [(r.name.zh, r.side) for r in hands.content.of(Role)][3:] == [
        ("审核员", "resource"),
        ("渠道方", "demand"),
    ]
    assert hands.cell("G01", "F02") == "审核员（复核）；渠道方"
    assert hands.cell("G02", "F02") == "○", "marked, because the role was not wanted"
    assert "督导" in hands.told[-1]
    assert hands.steps == 1


def test_an_end_can_be_chosen_with_the_mouse_too(hands):
    hands.go("G01", "F02")
    hands.hold("审核员\n")
    hands.paste()
    combo = hands.preview.tree.findChild(QComboBox)
    combo.setCurrentIndex(0)
    QTest.mouseClick(hands.preview.paste_button, Qt.MouseButton.LeftButton)
    assert hands.content.of(Role)[-1].side == "demand"


def test_escape_gives_a_paste_up(hands):
    before = dict(hands.content.records)
    hands.go("G01", "F02")
    hands.hold("审核员\n")
    hands.paste()
    hands.key(Key.Key_Escape)
    assert not hands.preview.isVisible()
    assert hands.page.view.hasFocus()
    assert dict(hands.content.records) == before


def test_the_preview_stops_nothing_and_follows_the_canvas(hands):
    hands.go("G01", "F02")
    hands.hold("审核员；督导\n")
    hands.paste()
    hands.key(Key.Key_Space)
    assert "审核员" in hands.previewed()
    hands.window.studio.session.edits.add_role("督导", "platform")
    assert "督导" not in hands.previewed()
    hands.place(NAMES, NEW)
    type_text("业绩统计")
    hands.key(Key.Key_Return)
    assert hands.names(Function)[-1] == "业绩统计"
    assert hands.preview.isVisible()
    hands.preview.tree.setFocus()
    hands.key(Key.Key_Return)
    assert hands.cell("G01", "F02") == "督导"
    assert "审核员" not in hands.names(Role), "the choice outlived the change"


def test_what_cannot_be_understood_is_said_before_and_after(hands):
    hands.go("G01", "F02")
    hands.hold("用户）坏\t用户\t多余\n")
    hands.paste()
    lines = hands.previewed()
    assert any("A closing bracket" in line for line in lines)
    assert "“多余” is outside the canvas" in lines
    hands.key(Key.Key_Return)
    assert "Left out: 2" in hands.told[-1]


def test_letters_that_are_read_as_pinyin_are_shown_first(hands):
    hands.go("G01", "F02")
    hands.hold("yh/评价\n")
    hands.paste()
    assert "“yh” was read as pinyin of User" in hands.previewed()
    hands.key(Key.Key_Return)
    assert hands.cell("G01", "F02") == "用户（评价）"


def test_a_table_becomes_functions_after_a_preview(hands):
    case = BY_NAME["libreoffice/calc_wide_table"]
    hands.go("G01", "F01")
    hands.hold(case.text, case.html)
    hands.paste()
    assert hands.preview.isVisible()
    assert hands.steps == 0
    hands.key(Key.Key_Return)
    assert hands.steps == 1
    assert hands.content.count(Function) == 3 + 199
    assert hands.content.count(Module) == 1 + 10
    hands.control(Key.Key_Z)
    assert hands.content.count(Function) == 3


def test_a_matrix_goes_out_and_comes_in_as_the_same_canvas(hands, make_main_window):
    hands.window.studio.session.edits.mark("G02", "F03")
    hands.go("G02", "F02")
    type_text("用户/看;买")
    hands.key(Key.Key_Return)
    hands.place(NAMES, Line("group", "M01"))
    hands.select(4, 2)
    hands.control(Key.Key_C)
    copied = on_clipboard()
    other = make_main_window()
    build = Build()
    for code, name in (("R01", "专家"), ("R02", "用户")):
        build.role(code, name=text(name))
    other.studio.session.start(build.content(), name="other")
    other_hands = Hands(other)
    other.activateWindow()
    other.canvas.view.setFocus()
    other_hands.paste()
    assert other_hands.preview.isVisible()
    other_hands.key(Key.Key_Return)
    assert other_hands.names(Goal) == hands.names(Goal)
    assert other_hands.names(Function) == hands.names(Function)
    other_hands.place(NAMES, Line("function", other_hands.content.of(Function)[0].id))
    other_hands.select(2, 2)
    other_hands.control(Key.Key_C)
    assert on_clipboard() == copied


def test_a_matrix_in_which_everything_is_known_is_taken_at_once(hands):
    hands.hold("\t用户增长\n邀请码\t用户（扫码）\n")
    hands.paste()
    assert not hands.preview.isVisible()
    assert hands.cell("G02", "F03") == "用户（扫码）"


def test_two_hundred_rows_of_twelve_cells_are_one_step(hands):
    rows = [["", *(f"目标{n}" for n in range(12))]]
    rows += [[f"功能{n}号", *(f"专家（看{n}、\n买）；用户" for _ in range(12))] for n in range(200)]
    block = read_clipboard("\n".join("\t".join(f'"{c}"' for c in row) for row in rows), None)
    hands.hold(to_tsv(block), to_html(block))
    hands.paste()
    hands.key(Key.Key_Return)
    assert hands.steps == 1
    assert hands.content.count(Crossing) == 1 + 200 * 12
    assert hands.content.count(Participation) == 1 + 2 * 200 * 12


def test_a_turned_grid_takes_cells_and_names_as_it_shows_them(hands):
    hands.page.model.set_transposed(True)
    hands.go("G01", "F01")
    hands.hold("用户\t平台运营\n○\n")
    hands.paste()
    assert hands.cell("G01", "F01") == "专家（入驻）；用户"
    assert hands.cell("G01", "F02") == "平台运营"
    assert hands.cell("G02", "F01") == "○"
    hands.place(NEW, NAMES)
    hands.hold("成交增长\n生态扩展\n")
    hands.paste()
    assert hands.names(Goal)[2:] == ["成交增长", "生态扩展"]


# -- nothing is lost -------------------------------------------------------------------------------


def everything_in(content) -> str:
    """All texts of a canvas, run together."""
    texts = [
        text
        for type in (Goal, Function, Role, Module, Release)
        for record in content.every(type)
        for text in (record.code, record.name, getattr(record, "description", ""))
    ]
    texts += [function.remark for function in content.every(Function)]
    texts += [activity for p in content.every(Participation) for activity in p.activities]
    return "\n".join(f"{t.zh} {t.en}" if isinstance(t, LText) else str(t) for t in texts)


def essence(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("where", ["cell", "new function", "goal"])
def test_every_text_that_was_copied_is_in_the_canvas_or_is_said_to_be_left_out(hands, where: str):
    for case in CASES:
        hands.window.studio.session.start(small().content(), name=case.name)
        if where == "cell":
            hands.go("G01", "F01")
        elif where == "goal":
            hands.place(Line("goal", "G02"), NAMES)
        else:
            hands.place(NAMES, NEW)
        hold_to_account(hands, case)


def hold_to_account(hands: Hands, case: Copied) -> None:
    """Paste a case, and look for everything that was in it."""
    plans: list[PastePlan] = []
    edits = hands.window.studio.session.edits
    apply = edits.apply_plan
    edits.apply_plan = lambda plan: (plans.append(plan), apply(plan))
    hands.hold(case.text, case.html)
    hands.paste()
    if hands.preview.isVisible():
        QTest.mouseClick(hands.preview.paste_button, Qt.MouseButton.LeftButton)
    assert not hands.preview.isVisible()
    assert hands.steps <= 1
    held = essence(everything_in(hands.content))
    for plan in plans:
        assert_told(hands, plan)
    for r, row in enumerate(case.sheet.rows):
        for c, copied in enumerate(row):
            if not any(is_accounted_for(plan, case, r, c) for plan in plans):
                lost = {piece for piece in pieces(copied) if piece not in held}
                assert lost == set(), case.name


def assert_told(hands: Hands, plan: PastePlan) -> None:
    """Whatever was left out was said in the end."""
    if plan.problems:
        assert f"Left out: {len(plan.problems)}" in hands.told[-1]


def is_accounted_for(plan: PastePlan, case: Copied, row: int, column: int) -> bool:
    """Whether a text was said to be left out, is a heading, or one of the words for a choice."""
    remarks = {(r.row, r.column) for r in (*plan.problems, *plan.guesses)}
    said = essence("".join(r.message.text("zh") for r in plan.problems))
    if (row, column) in remarks or essence(case.sheet.rows[row][column]) in said:
        return True
    if case.sheet.rows[row][column] in plan.repeated:
        return True
    if plan.kind != "table":
        return False
    known = headings.recognised(case.sheet.rows[0])
    name = next((name for name, at in known.items() if at == column), "")
    is_choice = name in ("kind", "priority") and headings.choice(name, case.sheet.rows[row][column])
    return row == 0 or (0, column) in remarks or bool(is_choice)


def pieces(copied: str) -> set[str]:
    """The parts of a copied text that a canvas may hold in different places."""
    for sign in '（）()；;、，,:：/\n"“”':
        copied = copied.replace(sign, "\0")
    nothing = {"", "x", "y", "×", "○", "√", "1"}
    return {p for part in copied.split("\0") if (p := essence(part)) not in nothing}


# -- other places ----------------------------------------------------------------------------------


def test_in_an_awake_editor_a_paste_stays_text(hands):
    hands.go("G01", "F02")
    hands.key(Key.Key_F2)
    hands.hold('"专家（看）\n用户（买）"\r\n', "<b>专家（看）<br>用户（买）</b>")
    hands.paste()
    assert hands.page.editing.editor.toPlainText() == "专家（看）\n用户（买）"
    hands.key(Key.Key_Return)
    assert hands.cell("G01", "F02") == "专家（看）；用户（买）"


def test_a_text_in_a_field_is_copied_and_pasted_there_and_not_in_the_grid(hands):
    field = hands.window.panels.show("roles").name
    field.setFocus()
    hands.hold("渠道方")
    hands.window.actions_of["paste"].trigger()
    assert field.text() == "渠道方"
    field.selectAll()
    hands.window.actions_of["cut"].trigger()
    assert field.text() == ""
    assert QApplication.clipboard().text() == "渠道方"
    assert hands.steps == 0


@pytest.mark.parametrize("plain", [None, "", "  \n"])
def test_a_clipboard_without_text_is_said_to_be_so(hands, plain):
    hands.go("G01", "F01")
    hands.hold(plain)
    hands.window.actions_of["paste"].trigger()
    assert hands.told == ["There is no text on the clipboard."]
    assert hands.steps == 0


def test_a_clipboard_that_nobody_ever_filled_is_said_to_be_empty(hands):
    """Qt gives nothing at all then, on some systems."""
    hands.go("G01", "F01")
    QApplication.clipboard().clear()
    hands.window.actions_of["paste"].trigger()
    assert hands.told == ["There is no text on the clipboard."]


def test_too_much_is_refused_in_one_sentence(hands):
    hands.go("G01", "F01")
    hands.hold("x\n" * 20_001)
    hands.paste()
    assert hands.told[-1].startswith("The clipboard holds 20001 rows")
    assert hands.steps == 0


def test_a_whole_book_is_refused_in_one_sentence_by_a_cell_and_by_its_editor(hands):
    book = "一二三四五六七八九，" * 3_300
    hands.go("G01", "F01")
    hands.hold(book)
    hands.paste()
    assert hands.told[-1].startswith("One cell on the clipboard holds 33000 characters")
    hands.window.canvas.editing.start()
    before = hands.window.canvas.editing.editor.toPlainText()
    hands.control(Key.Key_V)
    assert hands.told[-2] == hands.told[-1]
    assert hands.window.canvas.editing.editor.toPlainText() == before
    hands.key(Key.Key_Escape)
    assert hands.steps == 0


def test_a_picture_alone_is_said_to_be_no_text(hands):
    hands.go("G01", "F01")
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QApplication.clipboard().setMimeData(picture)
    hands.window.actions_of["paste"].trigger()
    assert hands.told == ["There is no text on the clipboard."]


def test_a_large_clipboard_is_read_in_the_background(hands, qtbot, monkeypatch):
    monkeypatch.setattr(reading, "LARGE", 10)
    hands.go("G01", "F01")
    hands.hold("用户（评价）\t用户（评价）\n")
    hands.control(Key.Key_V)
    assert hands.steps == 0
    qtbot.waitUntil(lambda: hands.steps == 1)
    assert hands.cell("G02", "F01") == "用户（评价）"


def test_a_large_clipboard_of_a_canvas_that_was_closed_is_forgotten(hands, monkeypatch):
    monkeypatch.setattr(reading, "LARGE", 10)
    hands.go("G01", "F01")
    hands.hold("用户（评价）\t用户（评价）\n")
    hands.control(Key.Key_V)
    hands.window.studio.session.start(small().content(), name="another")
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert hands.steps == 0
    assert not hands.preview.isVisible()


# -- dropping --------------------------------------------------------------------------------------


def drop(hands, data: QMimeData, goal: str, function: str) -> bool:
    """Drag `data` to a cell and let it go; whether it was taken."""
    view = hands.page.view
    position = hands.page.model.position(Line("goal", goal), Line("function", function))
    at = QPointF(view.cell_rect(*position).center())
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Modifier.NoModifier)
    enter = QDragEnterEvent(at.toPoint(), *arguments)
    QApplication.sendEvent(view.viewport(), enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(at, *arguments)
    QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


def test_a_dropped_text_is_pasted_where_it_falls(hands):
    hands.go("G01", "F01")
    assert drop(hands, mime("用户\t平台运营\n"), "G01", "F02")
    assert (hands.cell("G01", "F02"), hands.cell("G02", "F02")) == ("用户", "平台运营")
    assert hands.page.view.hasFocus()


def test_a_dropped_file_is_for_the_window(hands, saved_sample):
    data = mime("file")
    data.setUrls([QUrl.fromLocalFile(str(saved_sample))])
    assert drop(hands, data, "G01", "F02")
    assert hands.window.studio.session.path == saved_sample


# -- filling ---------------------------------------------------------------------------------------


def test_fill_down_adds_the_cell_above(hands):
    hands.hold("用户\n")
    hands.go("G01", "F02")
    hands.paste()
    hands.go("G01", "F02")
    hands.control(Key.Key_D)
    assert hands.cell("G01", "F02") == "用户；专家（入驻）"
    hands.go("G01", "F03")
    hands.control(Key.Key_D)
    assert hands.cell("G01", "F03") == "用户；专家（入驻）", "the heading between them is no cell"


def test_fill_down_adds_the_first_selected_row_to_the_others_in_one_step(hands):
    hands.go("G01", "F01")
    hands.select(4, 1)
    hands.control(Key.Key_D)
    assert [hands.cell("G01", f) for f in ("F01", "F02", "F03")] == ["专家（入驻）"] * 3
    assert hands.cell("G02", "F02") == ""
    assert hands.steps == 1


def test_fill_the_row_reaches_the_marked_cells_and_leaves_blank_ones(hands):
    edits = hands.window.studio.session.edits
    edits.add(Goal, name="成交增长")
    third = hands.content.of(Goal)[-1].id
    edits.mark(third, "F01")
    hands.go("G01", "F01")
    hands.key(Key.Key_D, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert hands.cell(third, "F01") == "专家（入驻）"
    assert hands.cell("G02", "F01") == ""
    hands.select(0, 1)
    hands.key(Key.Key_D, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert hands.cell("G02", "F01") == "专家（入驻）", "a selection says which cells are meant"


def test_filling_without_source_or_target_says_why_nothing_happens(hands):
    hands.go("G02", "F02")
    hands.control(Key.Key_D)
    hands.go("G01", "F01")
    hands.control(Key.Key_D)
    hands.key(Key.Key_D, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert hands.told == [
        "The cell to be copied is blank.",
        "There is no other marked cell to fill.",
        "There is no other marked cell to fill.",
    ]
    assert hands.steps == 0
