"""Typing with an input method: no letter is lost, and its keys are its own while it composes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from canvas_studio import views
from canvas_studio.model.records import Function, Goal, Role
from canvas_studio.views.input_methods import with_a_way_in
from canvas_studio.views.typing_field import TypingDelegate, TypingField

Key = Qt.Key
Query = Qt.InputMethodQuery


def compose(widget: QWidget, *preedits: str) -> None:
    """Growing compositions, as an input method sends them."""
    for preedit in preedits:
        QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def commit(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, held=Qt.KeyboardModifier.NoModifier, text="") -> None:
    for type in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(type, key, held, text))


def preedit(grid) -> str:
    return grid.editor.textCursor().block().layout().preeditAreaText()


# -- the grid: cells, names and new lines ----------------------------------------------------------


@pytest.fixture(params=["cell", "new function", "new goal"])
def place(request, grid) -> tuple[int, int]:
    """The cursor stands where a letter begins a text."""
    where = {
        "cell": grid.at("G02", "F02"),
        "new function": (grid.model.rowCount() - 1, 0),
        "new goal": (0, grid.model.columnCount() - 1),
    }[request.param]
    grid.view.set_cursor(*where)
    return where


def test_the_first_letter_belongs_to_the_composition(grid, place):
    before = QApplication.focusWidget()
    compose(grid.editor, "z")
    assert QApplication.focusWidget() is before is grid.editor
    assert preedit(grid) == "z"
    assert grid.editor.toPlainText() == ""
    compose(grid.editor, "zh", "zhuan'jia")
    commit(grid.editor, "专家")
    assert grid.editor.toPlainText() == "专家"


@pytest.mark.parametrize("cell", ["function", "goal"])
def test_a_name_is_composed_once_its_editor_is_open(qtbot, grid, cell):
    """On a name letters are commands; F2, Enter or Backspace open it, and the input method with it."""
    row, column = grid.at("G01", "F01")
    grid.view.set_cursor(*((row, 0) if cell == "function" else (0, column)))
    before = grid.model.text(grid.view.cursor_place())
    compose(grid.editor, "z")
    assert preedit(grid) == ""
    qtbot.keyClick(grid.editor, Key.Key_Backspace)
    assert grid.editor.inputMethodQuery(Query.ImEnabled) is True
    compose(grid.editor, "z", "zhuan")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.editor.is_awake
    commit(grid.editor, "专家")
    assert grid.editor.toPlainText() == "专家"
    qtbot.keyClick(grid.editor, Key.Key_Escape)
    assert grid.model.text(grid.view.cursor_place()) == before


def test_the_candidates_open_at_the_cell_while_nothing_is_typed_yet(grid, place):
    editor = grid.editor
    assert editor.inputMethodQuery(Query.ImEnabled) is True
    assert editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for preedit in ("", "zhuan"):
        if preedit:
            compose(editor, preedit)
        asked = editor.inputMethodQuery(Query.ImCursorRectangle)
        at = editor.mapTo(grid.view.viewport(), asked.topLeft().toPoint())
        assert grid.view.cell_rect(*place).adjusted(-8, -8, 8, 8).contains(at)


def test_enter_tab_arrows_and_escape_belong_to_the_composition(qtbot, grid, place):
    compose(grid.editor, "zhuan")
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_Left, Key.Key_Down):
        qtbot.keyClick(grid.editor, key)
        assert grid.editor.is_awake
        assert grid.view.cursor_cell() == place
    assert preedit(grid) == "zhuan"


def test_a_composition_given_up_leaves_everything_as_it_was(qtbot, grid, place):
    text, steps = grid.model.text(grid.view.cursor_place()), []
    grid.document.subscribe(steps.append)
    compose(grid.editor, "z", "zh", "")
    qtbot.keyClick(grid.editor, Key.Key_Escape)
    assert not grid.editor.is_awake
    assert grid.model.text(grid.view.cursor_place()) == text
    compose(grid.editor, "z", "")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert grid.model.text(grid.model.place(*place)) == text
    assert steps == []


def test_words_are_composed_one_after_the_other(qtbot, grid):
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    compose(grid.editor, "y", "yao", "yaoqing")
    commit(grid.editor, "邀请")
    compose(grid.editor, "m", "ma")
    commit(grid.editor, "码")
    grid.type("V2")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert [f.name.zh for f in grid.document.content.of(Function)][-1] == "邀请码V2"


def test_several_names_are_typed_in_the_new_line_without_a_hand_on_the_mouse(qtbot, grid):
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    for name in ("业绩统计", "渠道结算", "会员权益"):
        compose(grid.editor, "x", "xx")
        commit(grid.editor, name)
        qtbot.keyClick(grid.editor, Key.Key_Return)
    made = [f.name.zh for f in grid.document.content.of(Function)][-3:]
    assert made == ["业绩统计", "渠道结算", "会员权益"]


# -- another cell in the middle of a word ----------------------------------------------------------


def click(qtbot, grid, goal: str, function: str) -> None:
    middle = grid.view.cell_rect(*grid.at(goal, function)).center()
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_click_elsewhere_ends_the_composition_and_keeps_it(qtbot, grid):
    grid.go("G02", "F02")
    compose(grid.editor, "zhuanjia")
    click(qtbot, grid, "G01", "F03")
    assert grid.text("G02", "F02") == "专家"
    assert grid.view.cursor_cell() == grid.at("G01", "F03")
    assert grid.text("G01", "F03") == ""
    assert not grid.editor.is_awake


def test_a_new_name_that_is_still_composed_is_kept_too(qtbot, grid):
    for cell, type in (
        ((grid.model.rowCount() - 1, 0), Function),
        ((0, grid.model.columnCount() - 1), Goal),
    ):
        grid.view.set_cursor(*cell)
        commit(grid.editor, "邀请")
        compose(grid.editor, "ma")
        click(qtbot, grid, "G01", "F03")
        assert [r.name.zh for r in grid.document.content.of(type)][-1] == "邀请ma"


def test_what_is_composed_and_names_no_role_stays_where_it_was_typed(qtbot, grid):
    grid.go("G02", "F02")
    compose(grid.editor, "shenhe")
    click(qtbot, grid, "G01", "F03")
    assert grid.editor.is_awake
    assert grid.editor.toPlainText() == "shenhe"
    assert grid.view.cursor_cell() == grid.at("G02", "F02")


def test_a_composition_survives_scrolling(grid):
    grid.view.resize(500, 300)
    grid.go("G01", "F01")
    compose(grid.editor, "zhuan")
    grid.view.verticalScrollBar().setValue(grid.view.verticalScrollBar().maximum())
    grid.view.horizontalScrollBar().setValue(grid.view.horizontalScrollBar().maximum())
    commit(grid.editor, "专家")
    assert grid.editor.toPlainText() == "专家"


def test_losing_the_focus_keeps_what_was_composed(qtbot, grid):
    other = TypingField(grid.view)
    other.show()
    grid.go("G02", "F02")
    compose(grid.editor, "zhuanjia")
    other.setFocus()
    assert grid.text("G02", "F02") == "专家"
    grid.view.setFocus()
    grid.go("G02", "F01")
    compose(grid.editor, "用户", "")  # asked by Qt to commit it, an input method may drop it
    other.setFocus()
    assert grid.text("G02", "F01") == "用户"


def said(preedit: str = "", commit: str = "", replaced: int = 0) -> QInputMethodEvent:
    """One event: a composition, a text, and how many characters before it the text replaces."""
    event = QInputMethodEvent(preedit, [])
    if commit or replaced:
        event.setCommitString(commit, -replaced, replaced)
    return event


SYSTEMS = {
    "IBus, a word and its empty composition": [
        said("z"), said("zh"), said("专家"), said("", "专家"), said(""), said("入"), said("", "入驻"),
    ],
    "Fcitx, a mark in full width between words": [
        said("zj"), said("", "专家"), said("", "（"), said("rz"), said("", "入驻"), said("", "）"),
    ],
    "TSF, a word that is converted once more": [
        said("zhuanjia"), said("", "转家"), said("", "专家", 2), said("rz"), said("", "入驻"),
    ],
    "macOS, an accent over a letter that is there": [said("", "e"), said("", "é", 1), said("", "lan")],
    "Korean, a syllable ends while the next begins": [said("하"), said("ㄱ", "한"), said("구"), said("", "국")],
    "Cangjie, given up and begun anew": [said("日"), said("日月"), said(""), said("金"), said("", "专家")],
    "Handwriting, a whole sentence at once": [said("", "专家入驻")],
}  # fmt: skip
WRITTEN = ["专家入驻", "专家（入驻）", "专家入驻", "élan", "한국", "专家", "专家入驻"]


@pytest.mark.parametrize(
    ("events", "written"), list(zip(SYSTEMS.values(), WRITTEN, strict=True)), ids=SYSTEMS
)
@pytest.mark.parametrize("where", ["asleep", "awake"])
def test_every_system_writes_what_it_shows(qtbot, grid, events, written, where):
    before = "新" if where == "awake" else ""
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    grid.type(before)
    for event in events:
        QApplication.sendEvent(grid.editor, QInputMethodEvent(event))
    assert grid.editor.toPlainText() == before + written
    press(grid.editor, Key.Key_Return, text="\r")
    made = [f.name.zh for f in grid.document.content.of(Function)]
    assert before + written in made


@pytest.mark.parametrize(
    "reason", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason]
)
def test_a_word_that_is_composed_when_the_window_is_left_stands_there_afterwards(grid, reason):
    """Another window, or a line over this one: typing goes on where it was."""
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    compose(grid.editor, "zhuan", "专家")
    QApplication.sendEvent(grid.editor, QFocusEvent(QEvent.Type.FocusOut, reason))
    QApplication.sendEvent(grid.editor, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert grid.editor.is_awake
    assert grid.editor.toPlainText() == "专家"
    compose(grid.editor, "rz")
    commit(grid.editor, "入驻")
    press(grid.editor, Key.Key_Return, text="\r")
    assert "专家入驻" in [f.name.zh for f in grid.document.content.of(Function)]


# -- letters in full width -------------------------------------------------------------------------


def test_the_space_bar_marks_a_cell_in_full_width_too(grid):
    grid.go("G02", "F02")
    commit(grid.editor, "\u3000")
    assert not grid.editor.is_awake
    assert grid.text("G02", "F02") == "○"
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    commit(grid.editor, "\u3000")
    commit(grid.editor, "邀约")
    assert grid.editor.toPlainText().strip() == "邀约"


@pytest.mark.parametrize("digit", ["2", "２"])
def test_a_digit_answers_a_question_however_it_is_typed(grid, digit):
    """Some input methods pass digits on as keys, others put them in as text."""
    grid.go("G02", "F02")
    commit(grid.editor, "渠道方")
    press(grid.editor, Key.Key_Return, text="\r")
    assert grid.editing.popup.asks
    commit(grid.editor, digit)
    assert grid.text("G02", "F02") == "渠道方"
    assert grid.document.content.of(Role)[-1].side == "resource"


# -- dead keys and AltGr ---------------------------------------------------------------------------


def test_a_dead_key_is_no_letter_and_the_letter_after_it_is_kept(qtbot, grid):
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    press(grid.editor, Key.Key_Dead_Acute)
    assert not grid.editor.is_awake
    commit(grid.editor, "é")
    grid.type("lan")
    qtbot.keyClick(grid.editor, Key.Key_Return)
    assert [f.name.zh for f in grid.document.content.of(Function)][-1] == "élan"


@pytest.mark.parametrize(
    "held",
    [
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.GroupSwitchModifier,
        Qt.KeyboardModifier.NoModifier,
    ],
    ids=["Windows", "X11", "Wayland"],
)
def test_what_altgr_types_wakes_the_editor(grid, held):
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    press(grid.editor, Key.Key_At, held, "@")
    assert grid.editor.toPlainText() == "@"


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier]
)
def test_a_letter_with_control_or_alt_types_nothing(grid, held):
    grid.go("G02", "F02")
    QTest.keyClick(grid.editor, Key.Key_J, held)
    assert not grid.editor.is_awake


# -- fields ----------------------------------------------------------------------------------------


@pytest.fixture
def field(qtbot) -> TypingField:
    field = TypingField()
    qtbot.addWidget(field)
    field.show()
    return field


def test_enter_in_a_field_belongs_to_the_composition(qtbot, field):
    entered = []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    compose(field, "z", "zhuan")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClick(field, Key.Key_Escape)
    assert entered == []
    commit(field, "专家")
    qtbot.keyClick(field, Key.Key_Return)
    assert entered == ["专家"]


def test_a_field_that_loses_the_focus_keeps_what_was_composed(qtbot, field):
    other = TypingField(field)
    other.show()
    with qtbot.waitActive(field):
        field.activateWindow()
    field.setFocus()
    compose(field, "zhuanjia")
    other.setFocus()
    assert field.text() == "zhuanjia"
    field.setFocus()
    compose(field, "专家", "")  # asked by Qt to commit it, an input method may drop it
    other.setFocus()
    assert field.text() == "zhuanjia专家"


def test_what_was_given_up_does_not_come_back(qtbot, grid, field):
    other = TypingField(field)
    other.show()
    field.setFocus()
    compose(field, "zhuanjia", "")
    QApplication.processEvents()
    other.setFocus()
    assert field.text() == ""
    grid.go("G02", "F02")
    compose(grid.editor, "zhuanjia", "")
    QApplication.processEvents()
    grid.go("G01", "F03")
    assert grid.text("G02", "F02") == ""


def test_an_input_method_that_drops_a_composition_when_asked_to_commit_it_loses_nothing(
    grid, monkeypatch
):
    """What IBus with libpinyin does: it answers with an empty composition."""
    grid.view.set_cursor(grid.model.rowCount() - 1, 0)
    compose(grid.editor, "业绩")

    class Dropping:
        def commit(self) -> None:
            compose(grid.editor, "")

        def reset(self) -> None: ...

    monkeypatch.setattr(QGuiApplication, "inputMethod", Dropping)
    grid.go("G01", "F01")
    assert [f.name.zh for f in grid.document.content.of(Function)][-1] == "业绩"


def test_a_text_in_a_list_is_edited_through_a_composition(qtbot):
    view, model = QListView(), QStringListModel(["旧"])
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(TypingDelegate(view))
    with qtbot.waitExposed(view):
        view.show()
    view.edit(model.index(0, 0))
    field = view.findChild(TypingField)
    compose(field, "xin")
    for key in (Key.Key_Return, Key.Key_Escape):
        qtbot.keyClick(field, key)
    assert field.isVisible()
    commit(field, "新")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: model.stringList() == ["新"])


def test_every_field_of_the_windows_is_such_a_field():
    made = re.compile(r"\bQLineEdit\(")
    folder = Path(views.__file__).parent
    others = [
        f"{path.relative_to(folder)}:{number}"
        for path in sorted(folder.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if made.search(line) and path.name != "typing_field.py"
    ]
    assert others == [], "make a TypingField: Enter in it waits for the input method"


# -- which one it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "added"),
    [
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULES": "fcitx;ibus"}),
        ({"QT_IM_MODULE": "fcitx5", "XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULES": "fcitx5;ibus"}),
        ({"XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULES": "fcitx;ibus"}),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, {}),
        ({"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "wayland;fcitx"}, {}),
        ({"XMODIFIERS": "@im=ibus"}, {}),
        ({}, {}),
    ],
)
def test_a_desktop_with_fcitx_finds_a_way_in(environment, added):
    assert with_a_way_in(environment) == added
