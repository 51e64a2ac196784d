"""Files: canvas files, the YAML exchange form, the journal, locks. All that the model knows of disks."""

from __future__ import annotations

from pathlib import Path

from canvas_studio.model.content import Content
from canvas_studio.model.storage import canvas_file, exchange, files
from canvas_studio.model.storage.canvas_file import save_canvas
from canvas_studio.model.storage.exchange import to_yaml, write_yaml
from canvas_studio.model.storage.lock import InUseError
from canvas_studio.model.storage.open_file import ChangedOnDiskError, OpenFile
from canvas_studio.model.storage.problems import (
    LoadReport,
    NewerVersionError,
    Problem,
    UnusableFileError,
)

__all__ = [
    "ChangedOnDiskError",
    "InUseError",
    "LoadReport",
    "NewerVersionError",
    "OpenFile",
    "Problem",
    "UnusableFileError",
    "inspect",
    "load",
    "save_canvas",
    "to_yaml",
    "write_yaml",
]


def load(path: Path | str) -> Content:
    """The canvas in a file of either form.

    UnusableFileError, with the repair that is offered, where the file is not a valid canvas.
    """
    report = inspect(path)
    if report.content is None:
        raise report.error()
    return report.content


def inspect(path: Path | str) -> LoadReport:
    """What a file holds, or what is wrong with it and what a repair would do.

    UnusableFileError where it cannot be read at all.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        return exchange.inspect_yaml(path)
    if suffix == ".canvas" or files.starts_with(path, b"{"):
        return canvas_file.inspect_canvas(path)
    return exchange.inspect_unnamed(path)
