"""Memory of the large document, in a process of its own."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from benchmarks.large import LARGE, records
from benchmarks.measure import Result
from canvas_studio.model import storage
from canvas_studio.model.checker import Checker
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.graph import CoverageGraph
from canvas_studio.model.history import History


def measure() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.canvas"
        storage.save_canvas(Content(records(LARGE)), path)
        size = path.stat().st_size
        printed = subprocess.run(
            [sys.executable, "-m", "benchmarks.memory", str(path)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        yield Result(
            "memory of the large document with graph and findings",
            float(printed),
            size,
            "B",
            12,
            "the bytes of its file",
        )


def main() -> None:
    """Print the bytes held by the document in the file named on the command line."""
    tracemalloc.start()
    document = Document(storage.load(Path(sys.argv[1])))
    kept = (Checker(document), CoverageGraph(document), History(document))
    gc.collect()
    print(tracemalloc.get_traced_memory()[0])
    del kept


if __name__ == "__main__":
    main()
