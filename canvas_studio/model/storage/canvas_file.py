"""Canvas files (`NAME.canvas`): saving one whole or not at all, and opening it or saying why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from canvas_studio.model.content import Content
from canvas_studio.model.storage import assembly, files
from canvas_studio.model.storage.canvas_diagnosis import diagnose
from canvas_studio.model.storage.canvas_text import (
    chunks,
    line_of,
    prepare,
    read_quickly,
    without_gc,
)
from canvas_studio.model.storage.problems import LoadReport
from canvas_studio.model.storage.yaml_text import at_line

SIZE_LIMIT = 256 << 20


def save_canvas(content: Content, path: Path | str) -> str:
    """Save `content` and return the SHA-256 of the file; the previous one stays as NAME.canvas.bak.

    When this returns, the file is on disk. UserError where that fails, the old file whole.
    """
    digest = hashlib.sha256()

    def counted() -> Iterator[bytes]:
        for chunk in chunks(content):
            digest.update(chunk)
            yield chunk

    files.replace_file(Path(path), counted(), keep_previous=True)
    return digest.hexdigest()


def inspect_canvas(path: Path) -> LoadReport:
    """What a canvas file holds, or what is wrong with it."""
    return from_bytes(files.read_bytes(path, SIZE_LIMIT), path)


def from_bytes(data: bytes, path: Path) -> LoadReport:
    """The same for its bytes; `path` is only what messages call it."""
    with without_gc():
        records = read_quickly(data)
        if records is None:
            return diagnose(files.decode(data, path), path)
        report = assembly.report(path, records, place=lambda n: at_line(line_of(n)))
        if report.content is not None:
            prepare(report.content)
        return report
