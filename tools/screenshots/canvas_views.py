"""Views of the grid: what is typed, filtered, found, grouped and zoomed in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from canvas_studio.model.commands import canvas as canvas_commands
from canvas_studio.model.records import Function, Goal, Module, Role
from canvas_studio.views.canvas.filters import CanvasFilter
from canvas_studio.views.main_window import MainWindow
from tools.screenshots.going import go_to, id_of, leave_gaps, type_text

_PASTED = """功能名称\t功能类型\t优先级\t一级模块\t参与角色（动作）
专家入驻\t业务功能\tP0\t专家中心\t专家（入驻）；业务人员（邀约专家）
邀约码\t业务功能\tP0\t渠道管理\t渠道方（发放渠道码）
直播带货\t运营功能\tP1\t直播中心\t主播（讲解）；用户（观看、下单）
业绩预测\t数据功能\tP1\t数据看板\t业务负责人（查看）
"""


def canvas(window: MainWindow) -> None:
    go_to(window, "G03", "F05")


def marks(window: MainWindow) -> None:
    """What is missing, in the margins of goals, functions and cells."""
    leave_gaps(window)
    go_to(window, "G01", "F01")


def selection(window: MainWindow) -> None:
    go_to(window, "G01", "F01")
    row, column = window.canvas.view.cursor_cell()
    window.canvas.view.set_cursor(row + 2, column + 2, extend=True)


def chips(window: MainWindow) -> None:
    window.canvas.view.set_activities(False)
    go_to(window, "G03", "F05")


def large(window: MainWindow) -> None:
    window.canvas.view.set_text_size(20)
    go_to(window, "G02", "F05")


def small(window: MainWindow) -> None:
    window.canvas.view.set_text_size(9)
    go_to(window, "G02", "F05")


def overview(window: MainWindow) -> None:
    leave_gaps(window)
    window.canvas.zoom.show_overview("stage")


def overview_goals(window: MainWindow) -> None:
    leave_gaps(window)
    window.canvas.zoom.show_overview("goal")


def transposed(window: MainWindow) -> None:
    window.canvas.model.set_transposed(True)
    go_to(window, "G02", "F02")


def by_kind(window: MainWindow) -> None:
    window.canvas.model.set_grouping("kind")
    go_to(window, "G02", "F02")


def ungrouped(window: MainWindow) -> None:
    window.canvas.model.set_grouping("none")
    go_to(window, "G02", "F02")


def collapsed(window: MainWindow) -> None:
    go_to(window, "G02", "F07")
    for code in ("M01", "M02", "M05"):
        window.canvas.toggle_group(id_of(window, Module, code))


def focus(window: MainWindow) -> None:
    go_to(window, "G02", "F05")
    window.canvas.toggle_focus()


def find(window: MainWindow) -> None:
    window.canvas.find_bar.open_bar()
    type_text("渠道" if window.canvas.model.language == "zh" else "channel")


def filters(window: MainWindow) -> None:
    model = window.canvas.model
    wanted = CanvasFilter().toggled("kind", "operations").toggled("kind", "data")
    wanted = wanted.toggled("role", id_of(window, Role, "R04")).toggled("priority", "must")
    model.set_filter(wanted)
    window.canvas.filter_bar.open_bar()


def gaps(window: MainWindow) -> None:
    """Only what lacks something."""
    leave_gaps(window)
    session, goal = window.studio.session, id_of(window, Goal, "G04")
    cells = [(goal, id_of(window, Function, code)) for code in ("F08", "F12", "F14")]
    session.document.run(canvas_commands.clear_roles, cells)
    window.canvas.model.set_filter(CanvasFilter().with_gaps(functions=True, goals=True))


def nothing_passes(window: MainWindow) -> None:
    window.canvas.model.set_filter(CanvasFilter().with_text("区块链"))


def typing(window: MainWindow) -> None:
    """A role by its initials, or by a part of its name."""
    go_to(window, "G02", "F02")
    type_text("qd" if window.canvas.model.language == "zh" else "op")


def composing(window: MainWindow) -> None:
    """A role is looked for while an input method still composes."""
    go_to(window, "G04", "F07")
    type_text("专家（入驻）；", "yewu")


def links(window: MainWindow) -> None:
    """A name close to one that there is: link it, or make another."""
    go_to(window, "G04", "F07")
    window.canvas.start_new("function")
    type_text("邀请码与渠道" if window.canvas.model.language == "zh" else "Invitation code")


def brush(window: MainWindow) -> None:
    """A role in hand, to be clicked into cells."""
    go_to(window, "G04", "F07")
    window.canvas.brush.take(id_of(window, Role, "R04"))


def paste(window: MainWindow) -> None:
    go_to(window, "", "F05")
    held = QMimeData()
    held.setText(_PASTED)
    window.canvas.clipboard.paste(held)


def menu_crossing(window: MainWindow) -> None:
    go_to(window, "G02", "F05")
    _open_menu(window)


def menu_goal(window: MainWindow) -> None:
    go_to(window, "G02", "")
    _open_menu(window)


def menu_function(window: MainWindow) -> None:
    go_to(window, "", "F05")
    _open_menu(window)


def quick_fixes(window: MainWindow) -> None:
    leave_gaps(window)
    go_to(window, "", "F01")
    window.studio.inquiries.show_fixes()


def _open_menu(window: MainWindow) -> None:
    view = window.canvas.view
    middle = view.visualRect(view.currentIndex()).center()
    view.menu_requested.emit(view.viewport().mapToGlobal(middle))


CANVAS_VIEWS = (
    canvas, marks, selection, chips, large, small, overview, overview_goals, transposed, by_kind,
    ungrouped, collapsed, focus, find, filters, gaps, nothing_passes, typing, composing, links,
    brush, paste, menu_crossing, menu_goal, menu_function, quick_fixes,
)  # fmt: skip
