"""The command line as a process among others: pipes, terminals, full disks, and the window."""

from __future__ import annotations

import errno
import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from canvas_studio import __version__
from canvas_studio.__main__ import main
from canvas_studio.model import storage
from canvas_studio.model.storage import files
from canvas_studio.views import application
from tests.cli.conftest import Run

PROGRAM = [sys.executable, "-m", "canvas_studio"]


# -- pipes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("merged", [False, True])
def test_a_reader_that_has_seen_enough_ends_nothing_and_changes_no_exit_code(
    sample: Path, merged: bool
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [*PROGRAM, "check", str(sample), "--fail-on", "warning"],
            stdout=pipe,
            stderr=pipe if merged else subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert merged or done.stderr == b""


class Unwritable(io.RawIOBase):
    """An output on a full disk."""

    def writable(self) -> bool:
        return True

    def write(self, _data: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fileno(self) -> int:
        return self._file.fileno()

    def __init__(self, file: io.BufferedWriter) -> None:
        self._file = file


def test_an_output_that_cannot_be_written_is_a_failed_write(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with (tmp_path / "out").open("wb") as file:
        full = io.TextIOWrapper(io.BufferedWriter(Unwritable(file), 1), "utf-8")
        monkeypatch.setattr(sys, "stdout", full)
        monkeypatch.setattr(sys, "argv", ["canvas-studio", "check", str(sample)])
        assert main() == 3
    assert capsys.readouterr().err == "canvas-studio: Cannot write the output: the disk is full\n"


# -- writing that fails --------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["xlsx", "pdf", "csv", "yaml"])
@pytest.mark.parametrize("exists", [False, True])
def test_a_failed_export_ends_with_3_and_leaves_what_was_there(
    run: Run,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    format: str,
    exists: bool,
) -> None:
    out = tmp_path / f"table.{format}"
    if exists:
        out.write_bytes(b"what was there")

    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", fail)
    outcome = run("export", sample, "--to", format, "-o", out)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == f"canvas-studio: Cannot save {out.name}: the disk is full\n"
    assert [f.read_bytes() for f in tmp_path.iterdir()] == ([b"what was there"] if exists else [])


def test_a_disk_that_fills_up_half_way_leaves_no_half_of_a_file(
    sample: Path, tmp_path: Path
) -> None:
    """A real limit of the system, in the middle of a real write."""
    if os.name != "posix":
        return
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "from canvas_studio.__main__ import main; sys.exit(main())"
    )
    (tmp_path / "old.canvas").write_bytes(b"old")
    for command in (
        ["import", str(sample), "-o", str(tmp_path / "old.canvas")],
        ["import", str(sample), "-o", str(tmp_path / "new.canvas")],
        ["export", str(sample), "--to", "yaml", "-o", str(tmp_path / "new.yaml")],
    ):
        done = subprocess.run(
            [sys.executable, "-c", limited, *command], capture_output=True, text=True, check=False
        )
        assert done.returncode == 3
        assert done.stdout == ""
        assert done.stderr.endswith(": the file is larger than is allowed there\n")
        assert [f.read_bytes() for f in tmp_path.iterdir()] == [b"old"]


def test_a_folder_and_the_source_itself_are_not_written_over(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(sample.read_bytes())
    for command in (("export", copy, "--to", "csv"), ("import", copy)):
        outcome = run(*command, "-o", copy)
        assert outcome.code == 2
        assert outcome.err.endswith("copy.yaml is the file that is read; choose another name\n")
        outcome = run(*command, "-o", tmp_path)
        assert outcome.code == 3
        assert outcome.err.endswith(": it is a folder\n")
    assert [f.read_bytes() for f in tmp_path.iterdir()] == [sample.read_bytes()]


# -- terminals -----------------------------------------------------------------------------------------


def export_with_progress(sample: Path, out: Path, terminal: int, language: str) -> str:
    return subprocess.run(
        [*PROGRAM, "export", str(sample), "--to", "pdf", "-o", str(out)],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "LC_ALL": language, "TERM": "xterm"},
        check=True,
    ).stdout.decode()


@pytest.mark.parametrize(("language", "word"), [("C.UTF-8", "Exporting"), ("zh_CN.UTF-8", "导出")])
def test_progress_is_shown_on_a_terminal_and_only_there(
    sample: Path, tmp_path: Path, language: str, word: str
) -> None:
    if not hasattr(os, "openpty"):
        return
    ours, theirs = os.openpty()
    try:
        out = export_with_progress(sample, tmp_path / "a.pdf", theirs, language)
    finally:
        os.close(theirs)
    shown = read_all(ours)
    assert out == ""
    assert word in shown
    assert "100%" in shown
    assert "a.pdf" in shown.splitlines()[-1]


def read_all(terminal: int) -> str:
    data = b""
    try:
        while block := os.read(terminal, 65536):
            data += block
    except OSError:  # how the other side's end shows
        pass
    finally:
        os.close(terminal)
    return data.decode()


def test_without_a_terminal_there_is_no_progress(run: Run, sample: Path, tmp_path: Path) -> None:
    outcome = run("export", sample, "--to", "csv", "-o", tmp_path / "a.csv")
    assert outcome.err == f"Wrote {tmp_path / 'a.csv'}\n"


# -- options of exports, templates, rules ----------------------------------------------------------------


def test_export_takes_language_profile_and_any_option_of_the_format(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    written = {}
    for name, options in {
        "plain": (),
        "zh": ("--language", "zh"),
        "both": ("--language", "zh+en"),
        "set": ("--set", "language=zh+en"),
        "client": ("--language", "zh", "--profile", "client"),
    }.items():
        out = tmp_path / name
        assert run("export", sample, "--to", "csv", "-o", out, *options).code == 0
        written[name] = out.read_bytes()
    assert written["zh"] != written["both"] == written["set"]
    assert written["client"] != written["zh"]


def test_rules_are_listed_and_explained_in_both_languages(run: Run) -> None:
    for language, severity, summary in (("en", "error", "A goal that no function in scope supports."), ("zh", "错误", "没有任何在范围内的功能支撑的目标。")):  # fmt: skip
        first, *_ = run("rules", "--language", language).out.splitlines()
        assert first.split(maxsplit=4) == [
            "CAN101",
            severity,
            "P3",
            "goal-without-function",
            summary,
        ]
        assert summary in run("rules", "can101", "--language", language).out


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"Canvas Studio {__version__}\n"


def test_a_wrong_word_is_said_plainly(run: Run, sample: Path) -> None:
    outcome = run("check", sample, "--format", "xml")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[-1].startswith("Error: Invalid value for '--format'")


# -- the window ------------------------------------------------------------------------------------------


def test_a_file_or_nothing_opens_the_window(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path | None] = []

    def show(path: Path | None, *, seen: Callable[[], object]) -> int:
        assert not gc.isenabled()
        opened.append(path)
        return 0

    monkeypatch.setattr(application, "run", show)
    assert run("plan.canvas").code == 0
    assert run().code == 0
    assert opened == [Path("plan.canvas"), None]
    assert gc.isenabled()


def test_without_a_display_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    outcome = run("plan.canvas")
    assert outcome.code == 2
    assert outcome.err.startswith("canvas-studio: There is no display for the window")


def test_a_misspelt_command_is_not_taken_for_a_file(run: Run, tmp_path: Path) -> None:
    outcome = run("chekc")
    assert outcome.code == 2
    assert outcome.err.startswith("canvas-studio: There is no command and no file “chekc”")


def test_help_and_refusals_are_in_the_language_of_the_reader(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "把画布导出为文件。" in run("export", "--help").out
    assert "“xml”不在可用的取值之内：text, json" in run("check", "a", "--format", "xml").err


def test_a_defect_is_reported_with_its_log_and_without_a_traceback(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANVAS_STUDIO_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(storage, "load", lambda path: 1 / 0)
    outcome = run("check", sample)
    log = tmp_path / "state" / "canvas-studio.log"
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == (
        "The program itself failed (ZeroDivisionError) and left no file half-written;"
        f" the details are in {log}\n"
    )
    assert "ZeroDivisionError: division by zero" in log.read_text("utf-8")
