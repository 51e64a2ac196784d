"""One cell edit with everything that follows it, and the check of a whole canvas."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.large import DOUBLE_MEDIUM, LARGE, MEDIUM, records
from benchmarks.measure import FRAME, Result, percentile_95, seconds
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
    large = _edit_p95(Content(records(LARGE)))
    small = _edit_p95(storage.load(resources.sample("expert-platform")))
    yield Result("one cell edit, p95, large", large, FRAME, "s", 16 / 1000 / FRAME, "one frame")
    yield Result("one cell edit, p95, large", large, small, "s", 3, "the same on the sample")

    medium, double = Content(records(MEDIUM)), Content(records(DOUBLE_MEDIUM))
    graph = CoverageGraph(medium)
    whole = seconds(lambda: check(medium))
    yield Result(
        "whole check, 600 functions, 4,000 crossings",
        whole,
        seconds(lambda: _pass_over_edges(graph), 10),
        "s",
        25,
        "one pass over all edges",
    )
    doubled = seconds(lambda: check(double))
    yield Result("whole check of twice as much", doubled, whole, "s", 2.3, "the half of it")


def _pass_over_edges(graph: CoverageGraph) -> int:
    count = 0
    for _source, _target, _key in graph.network.edges(keys=True):
        count += 1
    return count


def _edit_p95(content: Content) -> float:
    """Seconds for typing a cell: commit, integrity, history, journal, graph, touched findings."""
    with tempfile.TemporaryDirectory() as folder:
        document = Document(content)
        session = Journal(Path(folder)).open_session(None, content)
        followers = (History(document), CoverageGraph(document), Checker(document))
        document.subscribe(session.record)
        chance = random.Random(1)
        goals, functions = content.of(Goal), content.of(Function)
        roles = [role.name.zh for role in content.of(Role)]
        times = []
        for _ in range(_EDITS):
            goal, function = chance.choice(goals).id, chance.choice(functions).id
            one, other = chance.sample(roles, 2)
            start = time.perf_counter()
            document.run(write_cell, goal, function, f"{one}（审核、确认）；{other}（查看）")
            times.append(time.perf_counter() - start)
        session.close()
        del followers
    return percentile_95(times)
