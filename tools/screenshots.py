"""Renders every view in both languages, both themes and two sizes into docs/screenshots: `make screenshots`.

Pictures are taken off screen, so that they are the same on every machine with the same fonts. Look at
each before showing it to anybody. Names given as arguments render only those views.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["HOME"] = "/"  # no picture shows where somebody keeps files

from PIL import Image  # noqa: E402 (comes with reportlab)
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSettings, qInstallMessageHandler  # noqa: E402
from PySide6.QtGui import QInputMethodEvent, QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from canvas_studio.model.commands import axes, elements, waivers  # noqa: E402
from canvas_studio.model.commands import canvas as canvas_commands  # noqa: E402
from canvas_studio.model.records import Function, Goal, Module, Record  # noqa: E402
from canvas_studio.model.storage.journal import Journal  # noqa: E402
from canvas_studio.views.application import dismantle, make_application, make_window  # noqa: E402
from canvas_studio.views.canvas.axes import Line  # noqa: E402
from canvas_studio.views.inspector.subject import subject_of  # noqa: E402
from canvas_studio.views.main_window import MainWindow  # noqa: E402
from canvas_studio.views.settings import Settings  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
LANGUAGES = ("zh", "en")
THEMES = ("light", "dark")
SIZES = ((1920, 1080), (1280, 800))
_COLOURS = 160
_MOMENT = 0.3
"""Seconds."""


# -- the views: how to come to each, from the sample just opened ------------------------------------


def canvas(window: MainWindow) -> None:
    _go_to(window, "G03", "F05")


def typing(window: MainWindow) -> None:
    _go_to(window, "G04", "F07")
    editor = window.canvas.editing.editor
    letters = QInputMethodEvent("", [])
    letters.setCommitString("p")
    QApplication.sendEvent(editor, letters)


def details(window: MainWindow) -> None:
    _go_to(window, "G03", "F05")
    window.studio.parts.show_panel("inspector")


def details_function(window: MainWindow) -> None:
    _inspect(window, Function, "F06")


def details_goal(window: MainWindow) -> None:
    _inspect(window, Goal, "G01")


def details_module(window: MainWindow) -> None:
    _inspect(window, Module, "M02")


def findings(window: MainWindow) -> None:
    window.studio.parts.show_panel("findings")
    window.studio.inquiries.next_finding(1)


def fixes(window: MainWindow) -> None:
    """What can be done about a finding, a waiver that lapsed among the others."""
    window.studio.parts.show_panel("findings")
    _leave_gaps(window)
    found = window.studio.session.checks.checker.findings()
    finding = next(each for each in found if each.code == "CAN103")
    window.studio.inquiries.open_finding(finding)
    window.studio.inquiries.show_finding(finding)


def history(window: MainWindow) -> None:
    _work_on(window)
    window.studio.session.history.undo()
    window.studio.parts.show_panel("history")


def comparison(window: MainWindow) -> None:
    _work_on(window)
    window.studio.inquiries.compare_with(window.studio.session.snapshots()[0])


def impact(window: MainWindow) -> None:
    _go_to(window, "G01", "F01")
    content = window.studio.session.content
    codes = (content.of(Goal), "G01"), (content.of(Function), "F01")
    window.studio.inquiries.show_impact([_by_code(*each) for each in codes])


def coverage(window: MainWindow) -> None:
    window.studio.parts.show_panel("coverage")


def roles(window: MainWindow) -> None:
    window.studio.parts.show_panel("roles")
    window.panels.roles.table.setFocus()
    window.panels.roles.table.selectRow(2)


def export(window: MainWindow) -> None:
    window.studio.parts.show_export()


def about(window: MainWindow) -> None:
    window.studio.parts.show_about()


def start(window: MainWindow) -> None:
    window.studio.parts.close_document()


VIEWS: dict[str, Callable[[MainWindow], None]] = {
    view.__name__.replace("_", "-"): view
    for view in (
        canvas,
        typing,
        details,
        details_goal,
        details_function,
        details_module,
        findings,
        fixes,
        history,
        comparison,
        impact,
        coverage,
        roles,
        export,
        about,
        start,
    )
}


def _inspect(window: MainWindow, type: type[Record], code: str) -> None:
    """Show the details of an element, by its code."""
    subject = subject_of(
        window.studio.session.content, _by_code(window.studio.session.content.of(type), code)
    )
    assert subject is not None
    window.studio.parts.inspect(subject)


def _go_to(window: MainWindow, goal: str, function: str) -> None:
    """Put the cursor on a crossing, by codes."""
    content = window.studio.session.content
    window.canvas.view.show_place(
        Line("goal", _by_code(content.of(Goal), goal)),
        Line("function", _by_code(content.of(Function), function)),
        blink=False,
    )


def _leave_gaps(window: MainWindow) -> None:
    """Take the roles out of a cell, and let a finding stand until its goal is renamed."""
    session = window.studio.session
    goal = _by_code(session.content.of(Goal), "G01")
    function = _by_code(session.content.of(Function), "F01")
    session.document.run(canvas_commands.clear_roles, [(goal, function)])
    session.document.run(axes.place_functions, [function], None)
    session.document.run(waivers.waive, "ARC302", [function], "下次会议再定", "王顾问")
    session.document.run(elements.set_attribute, [function], "priority", "should")
    session.checks.settle()


def _work_on(window: MainWindow) -> None:
    """A snapshot and some steps after it."""
    session = window.studio.session
    if session.snapshots():
        return
    session.take_snapshot("00:35 目标完成")
    goal = _by_code(session.content.of(Goal), "G04")
    session.document.run(axes.add_function, "裂变活动", goal, kind="operations")
    for code, name in (("F02", "专家档案管理"), ("F05", "渠道注册流程")):
        function = _by_code(session.content.of(Function), code)
        session.document.run(elements.rename, function, name)
    cell = [(goal, _by_code(session.content.of(Function), "F01"))]
    session.document.run(canvas_commands.mark, cell)
    session.document.run(elements.delete, _by_code(session.content.of(Function), "F09"))
    session.take_snapshot("01:00 功能完成")


def _by_code(records: list[Record], code: str) -> str:
    return next(record.id for record in records if getattr(record, "code", "") == code)


# -- taking the pictures ----------------------------------------------------------------------------


def picture(window: MainWindow) -> QPixmap:
    """The window with every dialog and pop-up before it."""
    shot = window.grab()
    painter = QPainter(shot)
    origin = window.mapToGlobal(QPoint(0, 0))
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            painter.drawPixmap(other.mapToGlobal(QPoint(0, 0)) - origin, other.grab())
    painter.end()
    return shot


def save(shot: QPixmap, path: Path) -> None:
    """As a PNG with few colours: a quarter of the bytes, and no difference to see."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    shot.save(held, "PNG")
    with tempfile.TemporaryFile() as file:
        file.write(held.data().data())
        file.seek(0)
        Image.open(file).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
            path, optimize=True
        )


def render(application: QApplication, name: str, language: str, theme: str) -> None:
    """One view in one language and theme, in every size."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.language, settings.theme = language, theme
        window = make_window(application, settings, Journal(Path(folder) / "journal"))
        for width, height in SIZES:
            window.resize(width, height)
            window.show()
            window.studio.session.close()  # without a question about what a view changed
            window.studio.files.open_sample()
            window.studio.session.checks.settle()
            window.canvas.set_language(language)
            _settle(application)
            VIEWS[name](window)
            _settle(application)
            save(picture(window), FOLDER / f"{name}-{language}-{theme}-{width}x{height}.png")
            for other in QApplication.topLevelWidgets():
                if other is not window:
                    other.close()
            window.canvas.editing.cancel()
        dismantle(window)


def _settle(application: QApplication) -> None:
    """Until what follows a moment later has come: panels, rows out of sight, the blink of a cell."""
    end = time.monotonic() + _MOMENT
    while time.monotonic() < end:
        application.processEvents()


def main() -> int:
    qInstallMessageHandler(lambda *_: None)  # the off-screen platform complains about size hints
    wanted = sys.argv[1:] or list(VIEWS)
    unknown = [name for name in wanted if name not in VIEWS]
    if unknown:
        print(f"There is no view {', '.join(unknown)}; there are {', '.join(VIEWS)}")
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    application = make_application()
    for name in wanted:
        for language in LANGUAGES:
            for theme in THEMES:
                render(application, name, language, theme)
        print(name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
