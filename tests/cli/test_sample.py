"""The sample on the command line: what it expects, what each of its edits adds, and all ways round."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from canvas_studio.model import storage
from canvas_studio.model.canonical import fingerprint
from tests.cli.conftest import Run
from tests.model.rules.cases import EXPECTED, MUTATIONS, SAMPLE, Mutation
from tests.model.rules.mutate import mutated


def check(run: Run, path: Path) -> dict[str, Any]:
    outcome = run("check", path, "--format", "json", "--fail-on", "never")
    assert (outcome.code, outcome.err) == (0, "")
    printed: dict[str, Any] = json.loads(outcome.out)
    return printed


def short(finding: dict[str, Any]) -> str:
    """As the sample's `adds` writes it: "CAN107 F19/F37"."""
    return f"{finding['code']} {'/'.join(finding['targets'])}"


def test_check_prints_the_expected_findings_and_metrics_in_their_order(
    run: Run, sample: Path
) -> None:
    printed = check(run, sample)
    assert list(printed) == ["file", "fingerprint", "phase", "findings", "metrics"]
    assert printed["file"] == str(sample)
    assert printed["fingerprint"] == fingerprint(storage.load(sample))
    assert printed["phase"] == "delivery"
    assert [
        {"code": f["code"], "severity": f["severity"], "target": f["targets"]}
        for f in printed["findings"]
    ] == EXPECTED["findings"]
    for finding in printed["findings"]:
        assert list(finding) == ["code", "severity", "targets", "message", "waived"]
        assert finding["waived"] is False
        assert set(finding["message"]) == {"zh", "en"}
    expected = {name.split("_")[0]: figure for name, figure in EXPECTED["metrics"].items()}
    expected["index"] = expected.pop("coverage")
    assert printed["metrics"] == expected
    assert list(printed["metrics"]) == list(expected)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_check_prints_exactly_what_an_edit_adds(
    run: Run, tmp_path: Path, mutation: Mutation
) -> None:
    path = tmp_path / "edited.yaml"
    data = mutated(SAMPLE, mutation.ops)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    findings = check(run, path)["findings"]
    expected = [f"{f['code']} {'/'.join(f['target'])}" for f in EXPECTED["findings"]]
    assert sorted(map(short, findings)) == sorted([*expected, *mutation.adds])


def test_sample_to_canvas_to_exchange_form_is_the_same_data(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    canvas, back = tmp_path / "sample.canvas", tmp_path / "back.yaml"
    assert run("import", sample, "-o", canvas).code == 0
    assert run("export", canvas, "--to", "yaml", "-o", back).code == 0
    for other in (canvas, back):
        same = run("diff", sample, other)
        assert (same.code, same.out, same.err) == (0, "", "")
        assert check(run, other) | {"file": ""} == check(run, sample) | {"file": ""}
    assert yaml.safe_load(back.read_text("utf-8")) == SAMPLE
    again = tmp_path / "again.canvas"
    storage.save_canvas(storage.load(back), again)
    assert again.read_bytes() == canvas.read_bytes()
