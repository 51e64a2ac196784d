"""Runs the command line as a script would: arguments in, exit code and both outputs out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from canvas_studio import resources
from canvas_studio.__main__ import main


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("check", path)`, within this process; `test_process` starts others."""

    def run(*arguments: object) -> Outcome:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        with monkeypatch.context() as process:
            process.setattr(sys, "argv", ["canvas-studio", *map(str, arguments)])
            process.setattr(sys, "stdout", out)
            process.setattr(sys, "stderr", err)
            code = main()
        out.flush()
        return Outcome(code, out.buffer.getvalue().decode("utf-8"), err.getvalue())  # type: ignore[attr-defined]

    return run


@pytest.fixture(scope="session")
def sample() -> Path:
    return resources.sample("expert-platform")
