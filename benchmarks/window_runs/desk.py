"""A window of the program with settings and a journal that go with it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings

from canvas_studio.model import pinyin, storage
from canvas_studio.model.content import Content
from canvas_studio.model.storage.journal import Journal
from canvas_studio.views.application import (
    dismantle,
    learn_spellings,
    make_application,
    make_window,
)
from canvas_studio.views.settings import Settings


class Desk:
    """Use it as a context; the folder is gone afterwards."""

    def __init__(self) -> None:
        self._temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self._temporary.name)
        self.application = make_application()
        store = QSettings(str(self.folder / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.language = "zh"
        self.window = make_window(self.application, settings, Journal(self.folder / "journal"))

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        dismantle(self.window)
        self._temporary.cleanup()

    def write(self, content: Content) -> Path:
        """A canvas file with this content."""
        path = self.folder / "canvas.canvas"
        storage.save_canvas(content, path)
        return path

    def make_parts(self) -> None:
        """Make and load what the program does after its first picture."""
        for make in self.window.parts_to_make():
            make()
        pinyin.warm_up()
        learn_spellings(self.window.studio.session)
        self.settle()

    def open(self, path: Path) -> None:
        """Open a file and go on until everything asked for by then has happened and is painted."""
        if not self.window.studio.files.open(path):
            raise RuntimeError(f"{path} does not open")
        self.settle()

    def settle(self) -> None:
        """Let everything that waits happen now."""
        self.application.processEvents()


def tell(seconds: dict[str, float]) -> None:
    """Hand the figures over to the process that asked for them."""
    print(json.dumps(seconds))
