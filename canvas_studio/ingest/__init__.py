"""Foreign files become proposals: change-sets that are shown before anything is applied.

`READERS` lists what can be read. A reader never changes a document and drops nothing silently.
"""

from __future__ import annotations

from pathlib import Path

from canvas_studio.errors import UserError
from canvas_studio.ingest.exchange_yaml import EXCHANGE_YAML
from canvas_studio.ingest.proposal import Proposal, Reader
from canvas_studio.messages import message

READERS: tuple[Reader, ...] = (EXCHANGE_YAML,)


def reader_for(path: Path) -> Reader:
    """The reader for a file by its ending; UserError where there is none."""
    for reader in READERS:
        if path.suffix.lower() in reader.suffixes:
            return reader
    raise UserError(
        message(
            "{name}：无法识别的文件类型，可导入：{endings}",
            "{name}: this kind of file cannot be imported; these can: {endings}",
            name=path.name,
            endings=", ".join(s for reader in READERS for s in reader.suffixes),
        )
    )


__all__ = ["READERS", "Proposal", "Reader", "reader_for"]
