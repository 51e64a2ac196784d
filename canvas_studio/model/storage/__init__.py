"""Files: canvas files, the YAML exchange form, the journal, locks. All that the model knows of disks."""

from __future__ import annotations

from pathlib import Path

from canvas_studio.model.content import Content
from canvas_studio.model.storage.exchange import inspect_yaml, to_yaml, write_yaml
from canvas_studio.model.storage.problems import LoadReport, Problem, UnusableFileError

__all__ = [
    "LoadReport",
    "Problem",
    "UnusableFileError",
    "inspect",
    "load",
    "to_yaml",
    "write_yaml",
]


def load(path: Path | str) -> Content:
    """The canvas in a file of either form; UnusableFileError, with an offered repair, where it has none."""
    report = inspect(path)
    if report.content is None:
        raise UnusableFileError(report)
    return report.content


def inspect(path: Path | str) -> LoadReport:
    """What a file holds, or what is wrong with it and what a repair would do."""
    return inspect_yaml(Path(path))
