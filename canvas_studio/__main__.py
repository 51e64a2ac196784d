"""`python -m canvas_studio`: the window without a command, otherwise the command line.

What only one of the two needs is imported by that one: a window is shown half a second earlier.
"""

from __future__ import annotations

import contextlib
import datetime
import gc
import os
import sys
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from canvas_studio import resources
from canvas_studio.i18n import N_, Translator
from canvas_studio.messages import Message, message
from canvas_studio.model.storage.journal import state_folder

if TYPE_CHECKING:
    import typer

DEMO = "--demo"


def main() -> int:
    """Run the program with the arguments of the process and return its exit code."""
    arguments = sys.argv[1:]
    if arguments == [DEMO]:
        return _demo()
    if not arguments:
        return open_window(None)
    first = arguments[0]
    if len(arguments) == 1 and not first.startswith("-") and not _is_command(first):
        if not Path(first).suffix and not Path(first).exists():
            return _refuse(
                message(
                    "没有名为“{word}”的命令或文件；`canvas-studio --help` 列出全部命令",
                    "There is no command and no file “{word}”; `canvas-studio --help` lists the commands",
                    word=first,
                )
            )
        return open_window(Path(first))
    return _command_line(arguments)


def self_test() -> None:
    """Start a window off screen, do the main job on a sample, and say ok."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import typer

    from canvas_studio.views import self_test as window_test

    raise typer.Exit(window_test.run())


def _is_command(word: str) -> bool:
    if Path(word).suffix:  # the name of a file
        return False
    return word in _program().commands


def _program() -> Any:
    """The commands, with their help in the language of the reader."""
    import typer

    from canvas_studio.cli import translated
    from canvas_studio.cli.outcome import reader_language

    return translated(typer.main.get_command(_app()), Translator(reader_language()))


@cache
def _app() -> typer.Typer:
    from canvas_studio.cli import app

    explained = N_("Start a window off screen, do the main job on a sample, and say ok.")
    app.command("self-test", help=explained)(self_test)
    return app


def _command_line(arguments: list[str]) -> int:
    from canvas_studio.cli.outcome import ExitCode

    try:
        _program()(arguments, prog_name="canvas-studio")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else ExitCode.UNUSABLE_INPUT
    except Exception as error:
        return _report_defect(error)
    return ExitCode.FINE


def _report_defect(error: Exception) -> int:
    """The last resort: the traceback goes to a log file, its place to the person."""
    from canvas_studio.cli.outcome import ExitCode, say

    log = state_folder() / "canvas-studio.log"
    with contextlib.suppress(OSError):
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.datetime.now().isoformat()}\n{traceback.format_exc()}\n")
    say(
        message(
            "程序内部出错（{error}），没有留下写了一半的文件；详情见 {log}",
            "The program itself failed ({error}) and left no file half-written; the details are in {log}",
            error=type(error).__name__,
            log=log,
        )
    )
    return ExitCode.WRITE_FAILED


def _demo() -> int:
    if _has_display():
        return open_window(resources.sample(resources.SAMPLE))
    import typer

    from canvas_studio.cli.demo import demo_without_window
    from canvas_studio.cli.outcome import ExitCode

    try:
        demo_without_window(Path("build") / "demo")
    except typer.Exit as end:
        return end.exit_code
    return ExitCode.FINE


def open_window(path: Path | None, *, seen: Callable[[], object] = lambda: None) -> int:
    """The window until it is closed, with a file where one is given; `seen` is told when it is."""
    if not _has_display():
        return _refuse(
            message(
                "没有可用的显示器，无法打开窗口；`canvas-studio --help` 列出不需要窗口的命令",
                "There is no display for the window; `canvas-studio --help` lists what works without",
            )
        )
    # Nothing of what is made until the window is seen is garbage, and looking for some takes a tenth
    # of the time; the window begins to look again.
    gc.disable()
    try:
        from canvas_studio.views import application  # here, so that commands start without Qt

        return application.run(path, seen=seen)
    finally:
        gc.enable()


def _refuse(sentence: Message) -> int:
    from canvas_studio.cli.outcome import ExitCode, reader_language, say

    say(f"canvas-studio: {sentence.text(reader_language())}")
    return ExitCode.UNUSABLE_INPUT


def _has_display() -> bool:
    """Whether a window can be shown; Qt itself would end the process where it cannot."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
