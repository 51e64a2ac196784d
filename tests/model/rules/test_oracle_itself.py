"""The oracle against what the sample says: only then may the program be held against it."""

from __future__ import annotations

import pytest

from tests.model.rules import oracle
from tests.model.rules.cases import EXPECTED, MUTATIONS, SAMPLE, Mutation
from tests.model.rules.mutate import mutated


def test_oracle_finds_in_the_sample_what_the_sample_expects():
    found = {(str(found), found.severity) for found in oracle.findings(SAMPLE)}
    assert found == {
        (f"{gap['code']} {'/'.join(gap['target'])}", gap["severity"])
        for gap in EXPECTED["findings"]
    }


def test_oracle_measures_in_the_sample_what_the_sample_expects():
    figures, index = oracle.metrics(SAMPLE)
    expected = dict(EXPECTED["metrics"])
    assert index == expected.pop("coverage_index")
    assert figures == {name.split("_")[0]: tuple(pair) for name, pair in expected.items()}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_oracle_adds_exactly_what_each_mutation_adds(mutation: Mutation):
    before = {str(found) for found in oracle.findings(SAMPLE)}
    after = oracle.findings(mutated(SAMPLE, mutation.ops))
    assert {str(found) for found in after} == before | set(mutation.adds)
    severities = {found.severity for found in after if str(found) in mutation.adds[:1]}
    assert mutation.severity is None or severities == {mutation.severity}


def test_every_rule_has_a_mutation_or_is_found_in_the_sample():
    covered = {gap["code"] for gap in EXPECTED["findings"]}
    for mutation in MUTATIONS:
        covered |= {adds.split()[0] for adds in mutation.adds}
    assert len(covered) == 50
