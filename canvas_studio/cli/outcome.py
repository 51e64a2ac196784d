"""How a command ends and speaks: exit codes, the reader's language, one sentence per failure."""

from __future__ import annotations

import contextlib
import json
import locale
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Any

import typer

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, Localised, message
from canvas_studio.model.storage.files import os_reason


class ExitCode(IntEnum):
    """How a command ended; FOUND says findings or differences."""

    FINE = 0
    FOUND = 1
    UNUSABLE_INPUT = 2
    WRITE_FAILED = 3


def reader_language() -> Language:
    """Chinese for people whose system speaks it, else English."""
    spoken = (
        os.environ.get("LC_ALL")
        or os.environ.get("LC_MESSAGES")
        or os.environ.get("LANG")
        or locale.getlocale()[0]
        or ""
    )
    return "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"


def one_of(*words: str) -> Callable[[str], str]:
    """Reads an option that is one of these words."""

    def read(text: str) -> str:
        if text in words:
            return text
        sentence = message(
            "“{text}”不在可用的取值之内：{words}",
            "“{text}” is none of {words}",
            text=text,
            words=", ".join(words),
        )
        raise typer.BadParameter(sentence.text(reader_language()))

    return read


def say(text: str | Localised) -> None:
    """A line for people, on standard error."""
    shown = text.text(reader_language()) if isinstance(text, Localised) else text
    with contextlib.suppress(OSError):  # nobody listens any more
        print(shown, file=sys.stderr)


def print_json(data: Any) -> None:
    """Machine-readable output: UTF-8 JSON on standard output."""
    print_text(json.dumps(data, ensure_ascii=False, indent=2))


def print_text(text: str) -> None:
    """`text` in UTF-8 on standard output, whatever the console's encoding.

    A reader that has seen enough, like `head`, changes nothing else; an output that cannot be
    written ends the command as a failed write.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(f"{text}\n".encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _hear_no_more()
    except OSError as error:
        _hear_no_more()
        sentence = message(
            "无法输出：{reason}", "Cannot write the output: {reason}", reason=os_reason(error)
        )
        say(f"canvas-studio: {sentence.text(reader_language())}")
        raise typer.Exit(ExitCode.WRITE_FAILED) from None


def _hear_no_more() -> None:
    """Let the rest go nowhere, that of Python's own end included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def failing_as(code: ExitCode) -> Iterator[None]:
    """Turns a UserError inside into its sentence on standard error and this exit code."""
    try:
        yield
    except UserError as error:
        sentence = " ".join(error.text(reader_language()).split("\n"))
        say(f"canvas-studio: {sentence}")
        raise typer.Exit(code) from None


def refuse_to_replace(source: Path, out: Path) -> None:
    """UserError where a command would write over the file that it reads."""
    if os.path.realpath(source) == os.path.realpath(out):
        raise UserError(
            message(
                "{out} 就是要读取的文件，请另取一个名称",
                "{out} is the file that is read; choose another name",
                out=out,
            )
        )
