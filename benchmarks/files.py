"""Opening and saving the large file."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.large import LARGE, records
from benchmarks.measure import Result, side_by_side
from canvas_studio.model import storage
from canvas_studio.model.checker import Checker
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.graph import CoverageGraph


def measure() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.canvas"
        content = Content(records(LARGE))
        storage.save_canvas(content, path)
        data = path.read_bytes()

        yield Result(
            "save the large file",
            *side_by_side(
                lambda: storage.save_canvas(content, path),
                lambda: _write(path.with_name("reference"), data),
                runs=5,
            ),
            "s",
            4,
            "write + fsync of the same bytes",
        )

        def open_file() -> tuple[CoverageGraph, Checker]:
            document = Document(storage.load(path))
            return CoverageGraph(document), Checker(document)

        yield Result(
            "open the large file with graph and findings",
            *side_by_side(open_file, lambda: json.loads(data)),
            "s",
            8,
            "json.loads of the same bytes",
        )


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
