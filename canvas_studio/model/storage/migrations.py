"""Older formats of the canvas file, step by step: pure functions on the plain data of a file.

Step n turns format version n into n + 1. A step is never changed after a release; a file of every
released version stays in the tests for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Data = dict[str, Any]
Migration = Callable[[Data], Data]

MIGRATIONS: tuple[Migration, ...] = ()
"""The step from version 1 comes first. There is one fewer than there are versions."""


def migrate(data: Data, steps: Sequence[Migration] = MIGRATIONS) -> Data:
    """`data` in the format of today; it has a version from 1 to `len(steps) + 1`."""
    for number, step in enumerate(steps[data["version"] - 1 :], data["version"]):
        data = {**step(data), "version": number + 1}
    return data
