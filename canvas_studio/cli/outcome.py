"""How a command ends and speaks: exit codes, the reader's language, one sentence per failure."""

from __future__ import annotations

import json
import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Any

import typer

from canvas_studio.errors import UserError
from canvas_studio.messages import Language, Localised


class ExitCode(IntEnum):
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


def say(text: str | Localised) -> None:
    """A line for people, on standard error."""
    shown = text.text(reader_language()) if isinstance(text, Localised) else text
    print(shown, file=sys.stderr)


def print_json(data: Any) -> None:
    """Machine-readable output: UTF-8 JSON on standard output."""
    print_text(json.dumps(data, ensure_ascii=False, indent=2))


def print_text(text: str) -> None:
    """`text` in UTF-8 on standard output, whatever the console's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.buffer.flush()


@contextmanager
def failing_as(code: ExitCode) -> Iterator[None]:
    """Turns a UserError inside into its sentence on standard error and this exit code."""
    try:
        yield
    except UserError as error:
        sentence = " ".join(error.text(reader_language()).split("\n"))
        say(f"canvas-studio: {sentence}")
        raise typer.Exit(code) from None
