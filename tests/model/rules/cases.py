"""The sample as plain data, what it expects, and the edits that each make a rule fire."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.model.rules.oracle_facts import Plain

_SAMPLE_FILE = Path(__file__).parents[3] / "samples" / "expert-platform.yaml"
_OWN_FILE = Path(__file__).with_name("mutations.yaml")


@dataclass(frozen=True)
class Mutation:
    """Edits of the sample, and the findings that they add to it; nothing may disappear."""

    code: str
    name: str
    ops: tuple[Plain, ...]
    adds: tuple[str, ...]
    severity: str | None
    """That of the first added finding, where it is not the usual one of its rule."""

    def __str__(self) -> str:
        return self.name


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


SAMPLE: Plain = _read(_SAMPLE_FILE)
EXPECTED: Plain = SAMPLE.pop("expected")


def _mutations(listed: list[Plain], origin: str) -> list[Mutation]:
    return [
        Mutation(
            entry["code"],
            f"{entry['code']}-{origin}{number}",
            tuple(entry["ops"]),
            tuple(entry["adds"]),
            entry.get("severity"),
        )
        for number, entry in enumerate(listed, start=1)
        if not entry.get("baseline")
    ]


MUTATIONS = [
    *_mutations(SAMPLE.pop("mutations"), "sample"),
    *_mutations(_read(_OWN_FILE)["mutations"], "own"),
]
