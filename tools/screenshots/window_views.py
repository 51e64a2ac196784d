"""Views of the window itself: start page, palette, keys, menus, dialogs, notices, and the room."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from canvas_studio import resources
from canvas_studio.messages import message
from canvas_studio.model.records import Function
from canvas_studio.model.storage.journal import Recovery
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.recovery_dialog import RecoveryDialog
from tools.screenshots.going import go_to, id_of, type_text

_SHOWN_FOLDER = Path("/tmp/workshops")
"""A folder that pictures may show."""


def start(window: MainWindow) -> None:
    window.studio.parts.close_document()


def start_recent(window: MainWindow) -> None:
    _SHOWN_FOLDER.mkdir(exist_ok=True)
    for name in ("智慧露营 工作坊.canvas", "Expert platform v0.9.canvas", "茶饮连锁.canvas"):
        file = _SHOWN_FOLDER / name
        file.touch()
        window.studio.settings.remember_file(file)
    window.studio.parts.close_document()


def empty(window: MainWindow) -> None:
    """A new canvas: what to do first."""
    window.studio.session.close()
    window.studio.files.new()


def empty_panels(window: MainWindow) -> None:
    """What a panel says that has nothing to show."""
    window.studio.session.close()
    window.studio.files.new()
    window.studio.parts.show_panel("roles")


def palette(window: MainWindow) -> None:
    window.studio.overlays.commands.open()
    type_text("qd" if window.studio.locale.language == "zh" else "chan")


def palette_actions(window: MainWindow) -> None:
    """What it lists before anything is typed."""
    window.studio.overlays.commands.open()


def module_finder(window: MainWindow) -> None:
    go_to(window, "", "F05")
    window.studio.overlays.modules.open_for([id_of(window, Function, "F05")])
    type_text("渠道" if window.studio.locale.language == "zh" else "channel")


def parking(window: MainWindow) -> None:
    go_to(window, "G02", "F05")
    window.studio.overlays.parking.open()
    type_text("渠道码过期以后算谁的客户？")


def keys(window: MainWindow) -> None:
    window.studio.overlays.keys.toggle()


def menu_edit(window: MainWindow) -> None:
    _open_menu(window, 1)


def menu_view(window: MainWindow) -> None:
    _open_menu(window, 2)


def menu_workshop(window: MainWindow) -> None:
    _open_menu(window, 4)


def export(window: MainWindow) -> None:
    window.studio.parts.show_export()


def about(window: MainWindow) -> None:
    window.studio.parts.show_about()


def recovery(window: MainWindow) -> None:
    when = datetime.datetime(2026, 3, 12, 16, 42)
    found = [
        Recovery(message("专家服务平台", "Expert platform"), None, when, 14, Path("1")),
        Recovery(message("智慧露营", "Smart camping"), None, when, 3, Path("2")),
    ]
    RecoveryDialog(window.studio, found, window).show()


def error(window: MainWindow) -> None:
    text = message(
        "“专家平台.canvas”没有保存：磁盘已满。改动仍在本窗口和恢复记录中；腾出空间后再保存，或另存到别处。",
        "“Expert platform.canvas” was not saved: the disk is full. The changes are in this window and"
        " recorded for recovery; make room and save again, or save as another file.",
    )
    window.studio.notice(text.text(window.studio.locale.language), "error")


def notice(window: MainWindow) -> None:
    go_to(window, "G02", "")
    window.studio.parts.delete([id_of(window, Function, "F06")])


def exported(window: MainWindow) -> None:
    _ = window.studio.locale.translator
    file = Path("/tmp/业务功能表.xlsx")
    window.studio.notice(_("Wrote {file}", file=file.name), "ok", file)


def read_only(window: MainWindow) -> None:
    sample = resources.sample("expert-platform")
    content = window.studio.session.content
    window.studio.session.close()
    window.studio.session.start(content, sample, name=sample.stem, read_only=True)


def agenda(window: MainWindow) -> None:
    go_to(window, "G02", "F05")
    _run_workshop(window)


def presentation(window: MainWindow) -> None:
    size = window.size()
    go_to(window, "G02", "F05")
    window.studio.room.presentation.enter()
    window.showNormal()
    window.resize(size)
    go_to(window, "G02", "F05")


def presentation_agenda(window: MainWindow) -> None:
    _run_workshop(window, over=True)
    presentation(window)


def room(window: MainWindow) -> QWidget:
    """The window on the second screen."""
    go_to(window, "G02", "F05")
    window.studio.room.toggle_window()
    shown = window.studio.room.window
    assert shown is not None
    shown.resize(window.size())
    return shown


def _run_workshop(window: MainWindow, *, over: bool = False) -> None:
    workshop, began = window.studio.room.workshop, time.time()
    spent = 30 * 60 + 90 if over else 312
    workshop.agenda.restore({"at": 5, "whole": 3900, "step": spent, "since": began})
    workshop.changed.emit()


def _open_menu(window: MainWindow, number: int) -> None:
    bar = window.menuBar()
    action = bar.actions()[number]
    corner = bar.actionGeometry(action).bottomLeft()
    action.menu().popup(bar.mapToGlobal(corner + QPoint(0, 1)))


WINDOW_VIEWS = (
    start, start_recent, empty, empty_panels, palette, palette_actions, module_finder, parking,
    keys, menu_edit, menu_view, menu_workshop, export, about, recovery, error, notice, exported,
    read_only, agenda, presentation, presentation_agenda, room,
)  # fmt: skip
