"""The command line keeps its promises: outputs, exit codes, and one sentence for what fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from canvas_studio.model import storage
from canvas_studio.model.commands import waivers
from canvas_studio.model.document import Document
from canvas_studio.model.records import Goal
from canvas_studio.model.rules import RULES
from tests.cli.conftest import Run


def broken(sample: Path, folder: Path) -> Path:
    """The sample with a goal that nothing supports."""
    data = yaml.safe_load(sample.read_text(encoding="utf-8"))
    data["goals"].append({"id": "G07", "name": {"zh": "空目标", "en": "Bare"}, "key": False})
    path = folder / "broken.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("level", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_check_fails_on_findings_at_or_above_the_chosen_level(
    run: Run, sample: Path, tmp_path: Path, level: str, code: int
) -> None:
    assert run("check", broken(sample, tmp_path), "--fail-on", level).code == code


def test_warnings_do_not_fail_a_check_unless_asked_for(run: Run, sample: Path) -> None:
    assert run("check", sample).code == 0
    assert run("check", sample, "--fail-on", "warning").code == 1


def test_a_waived_finding_is_shown_as_such_and_fails_nothing(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    content = storage.load(broken(sample, tmp_path))
    document = Document(content)
    goal = content.by_code(Goal, "G07")
    assert goal is not None
    document.run(waivers.waive, "CAN101", [goal.id], "下个版本")
    path = tmp_path / "waived.canvas"
    storage.save_canvas(document.content, path)
    outcome = run("check", path, "--format", "json")
    waived = {f["code"]: f["waived"] for f in json.loads(outcome.out)["findings"]}
    assert waived["CAN101"] is True
    assert waived["ROL203"] is False
    assert "error (waived) CAN101 G07: " in run("check", path).out
    assert run("check", path).code == 0


def test_rules_of_later_phases_are_checked_on_request(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    early = tmp_path / "early.yaml"
    text = sample.read_text("utf-8").replace("progress: delivery", "progress: goals", 1)
    early.write_text(text, "utf-8")
    assert json.loads(run("check", early, "--format", "json").out)["findings"] == []
    every = json.loads(run("check", early, "--format", "json", "--all-phases").out)
    assert every["phase"] == "goals"
    at_the_end = json.loads(run("check", sample, "--format", "json").out)
    assert every["findings"] == at_the_end["findings"]


def test_what_differs_is_told_element_by_element(run: Run, sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    text = sample.read_text("utf-8").replace("专家资源沉淀", "专家资源积累", 1)
    other.write_text(text, "utf-8")
    told = run("diff", sample, other)
    assert (told.code, told.err) == (1, "")
    (line,) = told.out.splitlines()
    assert line.startswith("~ goal G01 ")
    (change,) = json.loads(run("diff", sample, other, "--format", "json").out)["changes"]
    assert (change["change"], change["type"], change["code"]) == ("changed", "goal", "G01")
    assert change["attributes"]["name"]["after"]["zh"] == "专家资源积累"


def test_import_export_and_diff_lose_nothing(run: Run, sample: Path, tmp_path: Path) -> None:
    canvas, exchange = tmp_path / "sample.canvas", tmp_path / "back.yaml"
    assert run("import", sample, "-o", canvas).code == 0
    assert run("export", canvas, "--to", "yaml", "-o", exchange).code == 0
    same = run("diff", canvas, exchange)
    assert (same.code, same.out) == (0, "")
    assert run("diff", canvas, broken(sample, tmp_path)).code == 1
    changes = json.loads(run("diff", canvas, broken(sample, tmp_path), "--format", "json").out)[
        "changes"
    ]
    assert [(c["change"], c["type"], c["code"]) for c in changes] == [("added", "goal", "G07")]


def test_importing_into_a_canvas_adds_and_changes_and_deletes_nothing(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    canvas, joined = tmp_path / "sample.canvas", tmp_path / "joined.canvas"
    run("import", sample, "-o", canvas)
    outcome = run("import", broken(sample, tmp_path), "--into", canvas, "-o", joined)
    assert outcome.code == 0
    differences = json.loads(run("diff", canvas, joined, "--format", "json").out)["changes"]
    assert [c["code"] for c in differences] == ["G07"]


@pytest.mark.parametrize("format", ["xlsx", "csv", "yaml", "pdf"])
def test_every_format_writes_the_file_it_says(
    run: Run, sample: Path, tmp_path: Path, format: str
) -> None:
    path = tmp_path / f"table.{format}"
    outcome = run("export", sample, "--to", format, "-o", path)
    assert (outcome.code, outcome.out) == (0, "")
    assert str(path) in outcome.err
    assert path.stat().st_size > 1000


def test_an_export_that_cannot_be_written_leaves_nothing_and_says_so(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    outcome = run("export", sample, "--to", "csv", "-o", tmp_path / "no" / "such" / "t.csv")
    assert outcome.code == 3
    assert outcome.err == "canvas-studio: Cannot save t.csv: there is no such folder\n"
    assert list(tmp_path.iterdir()) == []


def test_a_new_canvas_comes_from_a_template_and_overwrites_nothing(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "new.canvas"
    assert run("new", "-o", path).code == 0
    before = path.read_bytes()
    assert run("new", "-o", path).code == 3
    assert path.read_bytes() == before
    assert run("check", path).code in (0, 1)
    unknown = run("new", "nonsense", "-o", tmp_path / "x.canvas")
    assert unknown.code == 2
    assert "empty" in unknown.err


def test_rules_lists_all_rules_and_explains_each(run: Run) -> None:
    listed = run("rules").out
    assert all(code in listed for code in RULES)
    assert run("rules", "CAN101", "--language", "zh").out != run("rules", "CAN101").out
    assert run("rules", "XYZ999").code == 2
