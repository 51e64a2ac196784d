"""One cell edit with everything that follows it, and the check of a whole canvas."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.large import DOUBLE_MEDIUM, LARGE, MEDIUM, records
from benchmarks.measure import FRAME, Result, percentile_95, side_by_side
from canvas_studio import resources
from canvas_studio.model import storage
from canvas_studio.model.checker import Checker, check
from canvas_studio.model.commands.canvas import write_cell
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.graph import CoverageGraph
from canvas_studio.model.history import History
from canvas_studio.model.records import Function, Goal, Role
from canvas_studio.model.storage.journal import Journal

_EDITS = 400


def measure() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        large = _Desk(Content(records(LARGE)), Path(folder) / "large")
        small = _Desk(storage.load(resources.sample("expert-platform")), Path(folder) / "small")
        for _ in range(_EDITS):
            large.edit()
            small.edit()
        yield Result(
            "one cell edit, p95, large", large.p95(), FRAME, "s", 0.016 / FRAME, "one frame"
        )
        yield Result(
            "one cell edit, p95, large", large.p95(), small.p95(), "s", 3, "the same on the sample"
        )
        large.close()
        small.close()

    medium, double = Content(records(MEDIUM)), Content(records(DOUBLE_MEDIUM))
    graph = CoverageGraph(medium)
    yield Result(
        "whole check, 600 functions, 4,000 crossings",
        *side_by_side(lambda: check(medium), lambda: _pass_over_edges(graph), runs=7),
        "s",
        25,
        "one pass over all edges of the graph",
    )
    yield Result(
        "whole check of twice as much",
        *side_by_side(lambda: check(double), lambda: check(medium), runs=7),
        "s",
        2.3,
        "the check of the half of it",
    )


def _pass_over_edges(graph: CoverageGraph) -> int:
    count = 0
    for _source, _target, _key in graph.network.edges(keys=True):
        count += 1
    return count


class _Desk:
    """A document with all that follows it: history, graph, findings, journal."""

    def __init__(self, content: Content, folder: Path) -> None:
        self._document = Document(content)
        self._session = Journal(folder).open_session(None, content)
        self._followers = (
            History(self._document),
            CoverageGraph(self._document),
            Checker(self._document),
        )
        self._document.subscribe(self._session.record)
        self._chance = random.Random(1)
        self._goals = [goal.id for goal in content.of(Goal)]
        self._functions = [function.id for function in content.of(Function)]
        self._roles = [role.name.zh for role in content.of(Role)]
        self._times: list[float] = []

    def edit(self) -> None:
        """Type a cell: commit, integrity, history, journal, graph, findings of what it touches."""
        goal, function = self._chance.choice(self._goals), self._chance.choice(self._functions)
        one, other = self._chance.sample(self._roles, 2)
        text = f"{one}（审核、确认）；{other}（查看）"
        start = time.perf_counter()
        self._document.run(write_cell, goal, function, text)
        self._times.append(time.perf_counter() - start)

    def p95(self) -> float:
        return percentile_95(self._times)

    def close(self) -> None:
        self._session.close()
