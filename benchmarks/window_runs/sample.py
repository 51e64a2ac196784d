"""Starts the program as `python -m canvas_studio FILE` does, until the sample is painted in its window."""

from __future__ import annotations

import time

from canvas_studio import __main__ as program
from canvas_studio import resources


def _tell() -> None:
    from PySide6.QtWidgets import QApplication

    print(time.time())
    QApplication.quit()


if __name__ == "__main__":
    program.open_window(resources.sample(resources.SAMPLE), seen=_tell)
