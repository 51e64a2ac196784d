"""Views of the panels beside the grid: details, findings, coverage, roles, questions, history, impact."""

from __future__ import annotations

import datetime

from canvas_studio.model.commands import elements, questions
from canvas_studio.model.records import Function, Goal, Module, Role
from canvas_studio.views.inspector.subject import Subject
from canvas_studio.views.main_window import MainWindow
from tools.screenshots.going import go_to, id_of, inspect, leave_gaps, type_text, work_on


def details(window: MainWindow) -> None:
    go_to(window, "G03", "F05")
    window.studio.parts.show_panel("inspector")


def details_goal(window: MainWindow) -> None:
    inspect(window, Goal, "G01")


def details_function(window: MainWindow) -> None:
    inspect(window, Function, "F06")


def details_role(window: MainWindow) -> None:
    inspect(window, Role, "R05")


def details_module(window: MainWindow) -> None:
    inspect(window, Module, "M02")


def details_several(window: MainWindow) -> None:
    chosen = tuple(id_of(window, Function, code) for code in ("F05", "F06", "F07"))
    window.studio.parts.inspect(Subject("function", chosen))


def details_untranslated(window: MainWindow) -> None:
    """Where the other language is missing, and something is refused."""
    function = id_of(window, Function, "F06")
    window.studio.session.document.run(elements.rename, function, "邀约码")
    inspect(window, Function, "F06")


def findings(window: MainWindow) -> None:
    window.studio.parts.show_panel("findings")
    window.studio.inquiries.next_finding(1)


def fixes(window: MainWindow) -> None:
    """What can be done about a finding, a waiver that lapsed among the others."""
    _show(window, "CAN103")


def waiving(window: MainWindow) -> None:
    _show(window, "CAN103")
    window.panels.findings.start_waiving()
    type_text("角色在下次会议上定")


def coverage(window: MainWindow) -> None:
    window.studio.parts.show_panel("coverage")


def roles(window: MainWindow) -> None:
    window.studio.parts.show_panel("roles")
    window.panels.roles.table.setFocus()
    window.panels.roles.table.selectRow(2)


def open_questions(window: MainWindow) -> None:
    day = datetime.date(2026, 3, 12)
    session = window.studio.session
    for text, about in (
        ("渠道码过期以后，旧码带来的客户算谁的？", [id_of(window, Function, "F06")]),
        ("专家退出时资料保留多久", [id_of(window, Goal, "G01"), id_of(window, Function, "F02")]),
    ):
        session.document.run(questions.park, text, about, on=day)
    window.studio.parts.show_panel("questions")


def history(window: MainWindow) -> None:
    work_on(window)
    window.studio.session.history.undo()
    window.studio.parts.show_panel("history")


def comparison(window: MainWindow) -> None:
    work_on(window)
    window.studio.inquiries.compare_with(window.studio.session.snapshots()[0])


def impact(window: MainWindow) -> None:
    go_to(window, "G01", "F01")
    window.studio.inquiries.show_impact(
        [id_of(window, Goal, "G01"), id_of(window, Function, "F01")]
    )


def _show(window: MainWindow, code: str) -> None:
    """Choose a finding among the gaps of the sample."""
    window.studio.parts.show_panel("findings")
    leave_gaps(window)
    found = window.studio.session.checks.checker.findings()
    finding = next(each for each in found if each.code == code)
    window.studio.inquiries.open_finding(finding)
    window.studio.inquiries.show_finding(finding)


PANEL_VIEWS = (
    details, details_goal, details_function, details_role, details_module, details_several,
    details_untranslated, findings, fixes, waiving, coverage, roles, open_questions, history,
    comparison, impact,
)  # fmt: skip
