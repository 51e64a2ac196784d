"""The sample canvas, its figures, and texts that stay the same (`golden`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from canvas_studio import resources
from canvas_studio.export.figures import Figures, figures
from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.content import Content
from canvas_studio.model.records import Waiver
from canvas_studio.model.storage import load
from tests.model.build import Build, text


def signable(build: Build) -> Content:
    """The canvas with every error waived."""
    content = build.content()
    for number, finding in enumerate(figures(content).errors):
        build.make(
            Waiver,
            f"W{number}",
            rule=finding.code,
            targets=finding.targets,
            reason=text("已知"),
            fingerprint_of_target=targets_fingerprint(content, finding.targets),
        )
    return build.content()


GOLDEN = Path(__file__).parent / "golden"

Golden = Callable[[str, str], None]


@pytest.fixture(scope="session")
def sample() -> Content:
    return load(resources.sample("expert-platform"))


@pytest.fixture(scope="session")
def sample_figures(sample: Content) -> Figures:
    return figures(sample)


@pytest.fixture
def golden(sample_figures: Figures) -> Golden:
    """Compares a text with the kept one; on a difference, leaves it beside as NAME.actual.

    Where the new text is right, it takes the place of the kept one. The fingerprint is scrubbed:
    it changes with every word of the sample.
    """

    def compare(name: str, text: str) -> None:
        kept, actual = GOLDEN / f"{name}.txt", GOLDEN / f"{name}.actual"
        scrubbed = text.replace(sample_figures.fingerprint, "<fingerprint>").rstrip("\n") + "\n"
        if kept.is_file() and kept.read_text(encoding="utf-8") == scrubbed:
            actual.unlink(missing_ok=True)
            return
        actual.write_text(scrubbed, encoding="utf-8", newline="\n")
        pytest.fail(f"{kept.name} is different now: compare it with {actual.name}")

    return compare
