"""The YAML exchange form: a canvas for people and scripts, with codes as references.

`shared/spec` calls it the form of the sample. Import and export lose nothing but the ids and
order keys, which follow from the codes and the order of the lists.
"""

from __future__ import annotations

from pathlib import Path

from canvas_studio.model.content import Content
from canvas_studio.model.storage import assembly, files, yaml_text
from canvas_studio.model.storage.exchange_reading import records_of
from canvas_studio.model.storage.exchange_writing import data_of
from canvas_studio.model.storage.problems import LoadReport, PlacedError

SIZE_LIMIT = 64 << 20


def to_yaml(content: Content) -> str:
    """`content` in the exchange form."""
    return yaml_text.write(data_of(content))


def write_yaml(content: Content, path: Path) -> None:
    """Write `content` in the exchange form; UserError where that fails, the old file whole."""
    files.replace_file(path, [to_yaml(content).encode()])


def inspect_yaml(path: Path) -> LoadReport:
    """What a file in the exchange form holds, or what is wrong with it."""
    return from_text(files.decode(files.read_bytes(path, SIZE_LIMIT), path), path)


def from_text(text: str, path: Path) -> LoadReport:
    """The same for its text; `path` is only what messages call it."""
    try:
        records = records_of(yaml_text.parse(text))
    except PlacedError as error:
        return LoadReport(path, None, (error.problem,))
    return assembly.report(path, records)
