"""Renders views in both languages, both themes and two sizes into docs/screenshots.

Pictures are taken off screen, so that they are the same on every machine with the same fonts. Look at
each before showing it to anybody.
"""

from __future__ import annotations

import argparse
import os
import sys
from itertools import product
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
LANGUAGES = ("zh", "en")
THEMES = ("light", "dark")
SIZES = ("1920x1080", "1280x800")


def main() -> int:
    asked = _parser().parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["HOME"] = "/"  # no picture shows where somebody keeps files
    os.environ["QT_SCALE_FACTOR"] = str(asked.scale)  # read when the application is made
    qInstallMessageHandler(lambda *_: None)  # the off-screen platform complains about size hints

    from canvas_studio.views.application import make_application
    from tools.screenshots.canvas_views import CANVAS_VIEWS
    from tools.screenshots.panel_views import PANEL_VIEWS
    from tools.screenshots.taking import save, save_sheet, take
    from tools.screenshots.window_views import WINDOW_VIEWS

    views = {
        view.__name__.replace("_", "-"): view
        for view in (*CANVAS_VIEWS, *PANEL_VIEWS, *WINDOW_VIEWS)
    }
    unknown = [name for name in asked.views if name not in views]
    if unknown:
        print(f"There is no view {', '.join(unknown)}; there are {', '.join(views)}")
        return 2
    asked.into.mkdir(parents=True, exist_ok=True)
    application = make_application()
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * asked.text)
    application.setFont(font)
    made = []
    for name in asked.views or views:
        for language, theme, size in product(asked.language, asked.theme, asked.size):
            width, height = map(int, size.split("x"))
            path = asked.into / f"{name}-{language}-{theme}-{size}.png"
            save(take(application, views[name], language, theme, (width, height)), path)
            made.append(path)
        print(name, flush=True)
    if asked.sheet:
        save_sheet(made, asked.sheet)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("views", nargs="*", help="names of views; all without any")
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--size", nargs="+", default=SIZES, help="WIDTHxHEIGHT")
    parser.add_argument(
        "--scale", type=float, default=1, help="pixels of the screen to one of ours"
    )
    parser.add_argument(
        "--text", type=float, default=1, help="how much larger the system's text is"
    )
    parser.add_argument("--into", type=Path, default=FOLDER, help="the folder for the pictures")
    parser.add_argument(
        "--sheet", type=Path, help="one picture more, with all of them side by side"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
