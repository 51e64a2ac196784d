"""Steps that several pictures share: to an element by its code, some work on the sample, some typing."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from canvas_studio.model.commands import axes, elements, waivers
from canvas_studio.model.commands import canvas as canvas_commands
from canvas_studio.model.records import Function, Goal, Record
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.inspector.subject import subject_of
from canvas_studio.views.main_window import MainWindow


def id_of(window: MainWindow, type: type[Record], code: str) -> str:
    records = window.studio.session.content.of(type)
    return next(record.id for record in records if getattr(record, "code", "") == code)


def go_to(window: MainWindow, goal: str, function: str) -> None:
    """Put the cursor on a crossing, by codes; "" stands for the names of the other axis."""
    window.canvas.view.show_place(
        Line("goal", id_of(window, Goal, goal)) if goal else NAMES,
        Line("function", id_of(window, Function, function)) if function else NAMES,
        blink=False,
    )
    window.canvas.view.setFocus()


def inspect(window: MainWindow, type: type[Record], code: str) -> None:
    """Show the details of an element."""
    subject = subject_of(window.studio.session.content, id_of(window, type, code))
    assert subject is not None
    window.studio.parts.inspect(subject)


def type_text(text: str, composing: str = "") -> None:
    """Commit a text as an input method does, and leave `composing` in its composition."""
    focus = QApplication.focusWidget()
    if text:
        commit = QInputMethodEvent("", [])
        commit.setCommitString(text)
        QApplication.sendEvent(focus, commit)
    if composing:
        QApplication.sendEvent(focus, QInputMethodEvent(composing, []))


def leave_gaps(window: MainWindow) -> None:
    """Take the roles out of a cell, and let a finding stand until its function is changed."""
    session = window.studio.session
    goal, function = id_of(window, Goal, "G01"), id_of(window, Function, "F01")
    session.document.run(canvas_commands.clear_roles, [(goal, function)])
    session.document.run(axes.place_functions, [function], None)
    session.document.run(waivers.waive, "ARC302", [function], "下次会议再定", "王顾问")
    session.document.run(elements.set_attribute, [function], "priority", "should")
    session.checks.settle()


def work_on(window: MainWindow) -> None:
    """A snapshot, some steps, and another snapshot."""
    session = window.studio.session
    session.take_snapshot("00:35 目标完成")
    goal = id_of(window, Goal, "G04")
    session.document.run(axes.add_function, "裂变活动", goal, kind="operations")
    for code, name in (("F02", "专家档案管理"), ("F05", "渠道注册流程")):
        session.document.run(elements.rename, id_of(window, Function, code), name)
    session.document.run(canvas_commands.mark, [(goal, id_of(window, Function, "F01"))])
    session.document.run(elements.delete, id_of(window, Function, "F09"))
    session.take_snapshot("01:00 功能完成")
