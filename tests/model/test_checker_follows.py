from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio.model import storage
from canvas_studio.model.checker import Checker, Finding, FindingsChange
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, new_document
from canvas_studio.model.graph import CoverageGraph
from canvas_studio.model.history import History
from canvas_studio.model.metrics import goal_figures, metrics
from canvas_studio.model.records import Goal
from tests.model.random_steps import take_step

SAMPLE = Path(__file__).parents[2] / "samples" / "expert-platform.yaml"


@cache
def _sample() -> Content:
    return storage.load(SAMPLE)


def _document() -> Document:
    return new_document(_sample().records.values())


seeds = st.lists(st.integers(0, 2**32), min_size=1, max_size=12)


@given(seeds)
@settings(max_examples=60)
def test_findings_and_figures_after_any_steps_are_those_of_a_fresh_check(steps: list[int]) -> None:
    document = _document()
    history, checker = History(document), Checker(document)
    checker.findings()
    for seed in steps:
        take_step(document, history, seed)
        checker.run_whole_rules()
        fresh = Checker(document.content)
        assert checker.findings(all_phases=True) == fresh.findings(all_phases=True)
        assert checker.findings() == fresh.findings()
        assert checker.counts() == fresh.counts()
        assert metrics(checker.facts) == metrics(document.content)
        for goal in document.content.every(Goal):
            assert goal_figures(checker.facts, goal) == goal_figures(fresh.facts, goal)


@given(seeds)
@settings(max_examples=30)
def test_the_graph_after_any_steps_is_the_one_built_anew(steps: list[int]) -> None:
    document = _document()
    history, graph = History(document), CoverageGraph(document)
    for seed in steps:
        take_step(document, history, seed)
    anew = CoverageGraph(document.content).network

    assert dict(graph.network.nodes(data=True)) == dict(anew.nodes(data=True))
    assert {e[:3]: e[3] for e in graph.network.edges(keys=True, data=True)} == {
        e[:3]: e[3] for e in anew.edges(keys=True, data=True)
    }


@given(seeds)
@settings(max_examples=20)
def test_what_listeners_are_told_adds_up(steps: list[int]) -> None:
    document = _document()
    history, checker = History(document), Checker(document)
    known = {finding.identity: finding for finding in checker.findings(all_phases=True)}

    def keep_up(change: FindingsChange) -> None:
        for finding in change.removed:
            assert known.pop(finding.identity) == finding
        for finding in change.added:
            assert finding.identity not in known
            known[finding.identity] = finding

    checker.subscribe(keep_up)
    for seed in steps:
        take_step(document, history, seed)
    checker.run_whole_rules()

    assert set(_identified(checker)) == set(known)
    assert _identified(checker) == known


def _identified(checker: Checker) -> dict[object, Finding]:
    return {finding.identity: finding for finding in checker.findings(all_phases=True)}
