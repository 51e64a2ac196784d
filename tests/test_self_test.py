"""The installed program tests itself, as a process of its own and without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_self_test_does_the_main_job_in_a_window_and_says_ok_and_nothing_else(
    tmp_path: Path,
) -> None:
    environment = {name: v for name, v in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "canvas_studio", "self-test"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ok\n", "")
    assert list(tmp_path.iterdir()) == []
