"""Runs the command line as a script would: arguments in, exit code and both outputs out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from canvas_studio import resources


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`run("check", path)` in an empty folder, as a process of its own."""

    def run(*arguments: object) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "canvas_studio", *map(str, arguments)],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def sample() -> Path:
    return resources.sample("expert-platform")
