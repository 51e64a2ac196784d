"""The palette and the finder of modules: found by a few letters, done at once, the focus given back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from canvas_studio.model.records import Function, Goal, Module, Role
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.inspector.subject import Subject
from tests.views.keyboard import press, type_text

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(main_window):
    main_window.studio.files.open_sample()
    QApplication.processEvents()
    return main_window


def find(window, typed: str) -> list[str]:
    """Open the palette and type; what it lists."""
    press(Key.Key_K, Modifier.ControlModifier)
    type_text(typed)
    return listed(window.studio.overlays.commands)


def listed(panel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def id_of(window, type, code: str) -> str:
    return window.studio.session.content.by_code(type, code).id


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("zjzycd", Place(Line("goal", "goal_G01"), NAMES)),
        ("yaoqingma", Place(NAMES, Line("function", "function_F06"))),
        ("f12", Place(NAMES, Line("function", "function_F12"))),
        ("渠道管理", Place(NAMES, Line("group", "module_M02"))),
    ],
)
def test_an_element_is_gone_to_by_pinyin_code_or_name(window, typed, place):
    find(window, typed)
    press(Key.Key_Return)
    assert window.canvas.place == place
    assert window.canvas.view.hasFocus()


def test_a_role_is_gone_to_beside_the_canvas(window):
    find(window, "qudaofang")
    press(Key.Key_Return)
    inspector = window.panels.inspector
    assert inspector.isVisible()
    assert inspector.subject == Subject("role", (id_of(window, Role, "R05"),))


def test_an_action_is_done_and_comes_first_the_next_time(window):
    assert window.canvas.model.grouping == "module"
    find(window, "group by kind")
    press(Key.Key_Return)
    assert window.canvas.model.grouping == "kind"
    assert find(window, "")[0] == "Rows: Group by kind"


def test_actions_are_found_in_both_languages_and_show_their_keys(window):
    assert "Operations" in find(window, "功能类型 运营")[0]
    press(Key.Key_Escape)
    find(window, "undo")
    item = window.studio.overlays.commands.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole).endswith("There is no step to take back")
    press(Key.Key_Escape)
    find(window, "next empty")
    item = window.studio.overlays.commands.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Next empty crossing F7"


def test_what_cannot_be_done_says_what_is_missing(window):
    told = []
    window.studio.noticed.connect(told.append)
    find(window, "redo")
    press(Key.Key_Return)
    assert [notice.text for notice in told] == ["There is no step to bring back"]


def test_the_focus_goes_back_into_a_text_that_is_being_typed(window):
    editor = window.canvas.editing.editor
    window.canvas.view.show_place(Line("goal", "goal_G02"), Line("function", "function_F01"))
    type_text("专家/入")
    press(Key.Key_K, Modifier.ControlModifier)
    assert QApplication.focusWidget() is window.studio.overlays.commands.field
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is editor
    assert editor.is_awake
    type_text("驻")
    press(Key.Key_Return)
    assert window.canvas.model.notation("goal_G02", "function_F01") == "专家（入驻）"


def test_keys_of_a_composition_do_not_close_the_palette(window):
    press(Key.Key_K, Modifier.ControlModifier)
    panel = window.studio.overlays.commands
    QApplication.sendEvent(panel.field, QInputMethodEvent("zhuan", []))
    for key in (Key.Key_Escape, Key.Key_Return, Key.Key_Down):
        press(key)
        assert panel.isVisible()
        assert panel.list.currentRow() == 0


def test_arrows_choose_and_a_click_elsewhere_closes(qtbot, window):
    names = find(window, "zj")
    press(Key.Key_Down)
    assert window.studio.overlays.commands.list.currentItem().text() == names[1]
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert window.studio.overlays.commands.list.currentItem().text() == names[-1]
    qtbot.mouseClick(window.canvas.view.viewport(), Qt.MouseButton.LeftButton)
    assert not window.studio.overlays.commands.isVisible()


# -- the finder of modules ---------------------------------------------------------------------------


def on_function(window, id: str) -> None:
    window.canvas.show_element(id, blink=False)
    window.canvas.view.setFocus()


def test_m_on_a_function_puts_it_into_the_module_that_is_chosen(window):
    on_function(window, "function_F01")
    press(Key.Key_M)
    type_text("qdgl")
    press(Key.Key_Return)
    content = window.studio.session.content
    assert content.get(Function, "function_F01").module == id_of(window, Module, "M02")
    assert window.canvas.view.hasFocus()


def test_m_makes_a_module_in_the_dimension_of_the_kind(window):
    on_function(window, "function_F06")  # an operations function
    press(Key.Key_M)
    type_text("裂变工具")
    press(Key.Key_Return)
    content = window.studio.session.content
    made = content.get(Module, content.get(Function, "function_F06").module)
    assert (made.name.zh, made.dimension) == ("裂变工具", "operations")
    assert window.studio.session.history.done[-1].label.text("en").startswith("Add")


@pytest.mark.parametrize("name", ["专心", "渠管", "渠道管理中台", "渠到管理"])
def test_m_makes_the_module_that_is_typed_however_much_another_resembles_it(window, name):
    """The other one is offered below."""
    on_function(window, "function_F06")
    press(Key.Key_M)
    type_text(name)
    panel = window.studio.overlays.modules
    shown = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert shown[0] == f"New module “{name}”"
    assert shown[1] in ("专家中心", "渠道管理")
    press(Key.Key_Return)
    content = window.studio.session.content
    made = content.get(Module, content.get(Function, "function_F06").module)
    assert made.name.zh == name


def test_m_takes_functions_out_of_their_module(window):
    on_function(window, "function_F01")
    press(Key.Key_M)
    panel = window.studio.overlays.modules
    press(Key.Key_Up)
    assert panel.list.currentItem().text() == "In no module"
    press(Key.Key_Return)
    assert window.studio.session.content.get(Function, "function_F01").module is None


def test_without_a_function_a_module_is_only_made(window):
    window.canvas.show_element("goal_G01", blink=False)
    window.canvas.view.setFocus()
    press(Key.Key_M, Modifier.ControlModifier)
    type_text("新模块名")
    press(Key.Key_Down)
    press(Key.Key_Return)
    content = window.studio.session.content
    made = next(m for m in content.of(Module) if m.name.zh == "新模块名")
    assert content.referrers(made.id, Function) == []
    assert content.get(Goal, "goal_G01")
