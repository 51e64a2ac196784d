"""What people wait for in the window: starting, opening, painting, typing, filtering, and standstills.

Each measurement runs in a process of its own (`window_runs`), off screen.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

from benchmarks.measure import FRAME, Result, at_most

_STANDSTILL = 0.1
"""Seconds for which a window may not answer."""
_REPAINT = 0.010
_EDIT = 0.016
_Ended = subprocess.CompletedProcess[str]


def measure() -> Iterator[Result]:
    _seconds_until("sample")  # the first start of a new version compiles it, no later one does
    shown = [(_seconds_until("sample"), _seconds_until("bare")) for _ in range(5)]
    mine, bare = zip(*shown, strict=True)
    yield Result(
        "program started, window shown with the sample", min(mine), min(bare), "s", 3,
        "bare PySide6 program, QMainWindow shown",
    )  # fmt: skip

    painting = _run("painting")
    for what, value in painting.items():
        yield Result(f"{what}, p95, large", value, FRAME, "s", _REPAINT / FRAME, "one frame")
    for what, value in _run("typing").items():
        allowed = (_EDIT + _REPAINT) / FRAME
        yield Result(f"{what}, p95, large", value, FRAME, "s", allowed, "one frame")

    wide = _run("wide")
    yield at_most("open 900 x 300 with 10,000 crossings", wide.pop("open"), 1.5, "1.5 s")
    for what, value in wide.items():
        yield at_most(f"{what}, 900 x 300", value, _STANDSTILL, "0.1 s")

    for what, value in _run("at_work").items():
        yield at_most(f"{what}, large", value, _STANDSTILL, "0.1 s")

    for what, value in _run("standstills").items():
        yield at_most(f"longest standstill: {what}", value, _STANDSTILL, "0.1 s")


def _run(name: str) -> dict[str, float]:
    """The seconds that a run measured, by what was measured."""
    return cast("dict[str, float]", json.loads(_process(name).stdout.splitlines()[-1]))


def _seconds_until(name: str) -> float:
    """From the start of a process to the moment that it says its window was shown."""
    with tempfile.TemporaryDirectory() as folder:
        home = {"CANVAS_STUDIO_STATE": folder, "XDG_CONFIG_HOME": folder, "LANG": "zh_CN.UTF-8"}
        start = time.time()
        return float(_process(name, home).stdout) - start


def _process(name: str, variables: Mapping[str, str] = MappingProxyType({})) -> _Ended:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    ran = subprocess.run(
        [sys.executable, "-m", f"benchmarks.window_runs.{name}"],
        env=environment, capture_output=True, text=True,
    )  # fmt: skip
    if ran.returncode:
        # Only then: the off-screen platform complains about every window's size hints.
        print(ran.stderr, file=sys.stderr)
    ran.check_returncode()
    return ran
