"""The YAML exchange form: a canvas for people and scripts, with codes as references.

`shared/spec` calls it the form of the sample. Import and export lose nothing but the ids and
order keys, which follow from the codes and the order of the lists.
"""

from __future__ import annotations

import re
from pathlib import Path

from canvas_studio.messages import message
from canvas_studio.model.content import Content
from canvas_studio.model.storage import assembly, files, yaml_text
from canvas_studio.model.storage.exchange_reading import records_of
from canvas_studio.model.storage.exchange_writing import data_of
from canvas_studio.model.storage.problems import LoadReport, PlacedError, Problem, unusable

SIZE_LIMIT = 64 << 20
_PROJECT = re.compile(r"^project\s*:", re.MULTILINE)


def to_yaml(content: Content) -> str:
    """`content` in the exchange form."""
    return yaml_text.write(data_of(content))


def write_yaml(content: Content, path: Path) -> None:
    """Write `content` in the exchange form; UserError where that fails, the old file whole."""
    files.replace_file(path, [to_yaml(content).encode()])


def inspect_yaml(path: Path) -> LoadReport:
    """What a file in the exchange form holds, or what is wrong with it."""
    return from_text(files.decode(files.read_bytes(path, SIZE_LIMIT), path), path)


def inspect_unnamed(path: Path) -> LoadReport:
    """The same for a file whose name does not say that it is one."""
    text = files.decode(files.read_bytes(path, SIZE_LIMIT), path)
    if _PROJECT.search(text) is None:
        what = message(
            "既不是画布（.canvas），也不是 YAML 交换文件",
            "it is neither a canvas (.canvas) nor an exchange file in YAML",
        )
        raise unusable(path, Problem(what))
    return from_text(text, path)


def from_text(text: str, path: Path) -> LoadReport:
    """The same for its text; `path` is only what messages call it."""
    try:
        records = records_of(yaml_text.parse(text))
    except PlacedError as error:
        return LoadReport(path, None, (error.problem,))
    return assembly.report(path, records)
