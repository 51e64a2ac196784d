"""Starts the program as `python -m canvas_studio FILE` does, until the sample is seen."""

from __future__ import annotations

import time

from canvas_studio import __main__ as program
from canvas_studio import resources

__all__ = ["program"]

if __name__ == "__main__":
    from benchmarks.window_runs.desk import Desk

    with Desk() as desk:
        desk.window.resize(1280, 800)
        desk.window.show()
        desk.open(resources.sample("expert-platform"))
        print(time.time())
