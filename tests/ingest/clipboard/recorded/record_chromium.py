"""Records what Chromium puts on the clipboard; run by hand, see README.md, never by the tests.

Needs Chromium, Xvfb, xdotool and xclip.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
DISPLAY = ":78"
ENVIRONMENT = {**os.environ, "DISPLAY": DISPLAY}


def record(page: Path, profile: str) -> None:
    options = ["--no-sandbox", "--no-first-run", "--disable-gpu", f"--user-data-dir={profile}"]
    options += ["--window-size=1000,800", "--window-position=0,0", "--disable-sync"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    browser = subprocess.Popen(
        ["chromium", *options, f"--app={page.as_uri()}"], env=ENVIRONMENT, **quiet
    )
    try:
        time.sleep(8)
        keys = ["xdotool", "mousemove", "700", "700", "click", "1", "key", "ctrl+a", "key"]
        subprocess.run([*keys, "ctrl+c"], env=ENVIRONMENT, check=True)
        time.sleep(2)
        for target, suffix in (("UTF8_STRING", "txt"), ("text/html", "html")):
            command = ["xclip", "-selection", "clipboard", "-o", "-t", target]
            copied = subprocess.run(command, env=ENVIRONMENT, capture_output=True, timeout=30)
            (HERE / "chromium" / f"{page.stem}.{suffix}").write_bytes(copied.stdout)
            print(page.stem, target, len(copied.stdout), "bytes", file=sys.stderr)
    finally:
        browser.terminate()
        browser.wait(30)


def main() -> None:
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1000x800x24"])
    time.sleep(1)
    try:
        for page in sorted((HERE / "pages").glob("*.html")):
            with tempfile.TemporaryDirectory(prefix="canvas-studio-browser-") as profile:
                record(page, profile)
    finally:
        screen.terminate()
        screen.wait(30)


if __name__ == "__main__":
    main()
