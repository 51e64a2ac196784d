"""The exchange form: nothing is lost, and what is wrong is named with its place."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from canvas_studio import resources
from canvas_studio.errors import UserError
from canvas_studio.model import storage
from canvas_studio.model.records import (
    RECORD_TYPES,
    Crossing,
    Dimension,
    Function,
    Goal,
    Module,
    OptionSet,
    Participation,
    Project,
    RouteStep,
    Stage,
    StoryStep,
)
from canvas_studio.model.storage import exchange_form

SAMPLE = resources.sample("expert-platform")
MINIMAL = """\
project: {id: p, code: P1, name: {zh: 项目}, client: {zh: 客户}, primary_language: zh, version: V0.1}
goals:
  - {id: G01, name: {zh: 目标}}
functions:
  - {id: F01, kind: business, name: {zh: 功能}}
cells:
  - {goal: G01, function: F01}
"""


def load(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "canvas.yaml"
    path.write_bytes(text.encode())
    return storage.load(path)


def refusal(tmp_path: Path, text: str) -> str:
    with pytest.raises(UserError) as caught:
        load(tmp_path, text)
    assert caught.value.text("zh").startswith("无法打开 canvas.yaml：")
    sentence = caught.value.text("en")
    assert "\n" not in sentence
    return sentence.removeprefix("Cannot open canvas.yaml: ")


def data_without_expectations(text: str) -> Any:
    data = yaml.safe_load(text)
    for section in exchange_form.IGNORED_SECTIONS:
        data.pop(section, None)
    return data


def test_the_sample_read_and_written_is_the_same_data(tmp_path: Path) -> None:
    written = storage.to_yaml(storage.load(SAMPLE))
    assert yaml.safe_load(written) == data_without_expectations(SAMPLE.read_text("utf-8"))


def test_what_was_written_is_read_and_written_unchanged(tmp_path: Path) -> None:
    content = storage.load(SAMPLE)
    storage.write_yaml(content, tmp_path / "again.yaml")
    again = storage.load(tmp_path / "again.yaml")
    assert dict(again.records) == dict(content.records)
    assert storage.to_yaml(again) == (tmp_path / "again.yaml").read_text("utf-8")


def test_imported_ids_follow_from_the_codes() -> None:
    content = storage.load(SAMPLE)
    assert content.get(Goal, "goal_G01").code == "G01"
    assert content.get(Stage, "S1").release == "release_V1.0"
    assert content.get(RouteStep, "route_step_RT01-3").functions == ("function_F01",)
    for id in ("kickoff_item_1", "option_DT01_B", "deliverable_deployment", "signatory_4"):
        assert id in content


def test_elements_keep_where_they_come_from() -> None:
    content = storage.load(SAMPLE)
    assert content.get(Function, "function_F06").source == "L66, L82"
    assert content.project.principles.profitable.source == "L55-57"
    assert content.get(Stage, "S3").requires[1].source == "L203"


def test_every_attribute_of_every_record_has_a_key() -> None:
    elsewhere = {
        (Project, "principles"),
        (Project, "signoff_statement"),
        (Crossing, "order"),
    }
    for cls in RECORD_TYPES.values():
        fields = {f.name for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
        written = {key.attribute for key in exchange_form.shape(cls).keys.values()}
        derived = {"id", "type", "order", exchange_form.PARENTS.get(cls, "id")}
        missing = {name for name in fields - written - derived if (cls, name) not in elsewhere}
        assert not missing, cls


def test_a_dimension_that_does_not_apply_says_why(tmp_path: Path) -> None:
    section = "dimensions:\n  - {id: content, not_applicable: {reason: {zh: 客户不做内容}}}\n"
    for dimension in ("business", "operations", "data", "monetisation"):
        section += f"  - {{id: {dimension}}}\n"
    content = load(tmp_path, MINIMAL + section)
    assert content.get(Dimension, "content").not_applicable.zh == "客户不做内容"
    written = yaml.safe_load(storage.to_yaml(content))["dimensions"]
    assert written[0]["not_applicable"] == {"reason": {"zh": "客户不做内容"}}


def test_sections_that_are_missing_have_their_defaults(tmp_path: Path) -> None:
    content = load(tmp_path, MINIMAL)
    assert content.count(Stage) == 5
    assert content.project.principles.profitable.loop is None
    assert content.participations("goal_G01*function_F01") == []


def test_text_stays_what_was_typed_where_text_is_expected(tmp_path: Path) -> None:
    text = MINIMAL.replace("{zh: 目标}", "{zh: no, en: 09:00}")
    name = load(tmp_path, text).get(Goal, "goal_G01").name
    assert (name.zh, name.en) == ("no", "09:00")


def test_a_time_without_quotation_marks_is_text(tmp_path: Path) -> None:
    story = "research: {stories: [{id: ST01, name: {zh: 一天}, steps: [{time: 09:00}]}]}\n"
    content = load(tmp_path, MINIMAL + story)
    assert content.get(StoryStep, "story_step_ST01-1").time == "09:00"


def test_an_empty_text_is_no_text(tmp_path: Path) -> None:
    content = load(tmp_path, MINIMAL.replace("kind:", "desc: {}, remark: null, kind:"))
    assert not content.get(Function, "function_F01").description


def test_steps_without_a_number_are_counted(tmp_path: Path) -> None:
    steps = "[{name: {zh: 甲}, seq: 4}, {name: {zh: 乙}, id: X}, {name: {zh: 丙}}]"
    content = load(
        tmp_path,
        f"{MINIMAL}routes:\n  - {{id: RT01, goal: G01, name: {{zh: 路}}, steps: {steps}}}\n",
    )
    assert [step.code for step in content.of(RouteStep)] == ["RT01-4", "X", "RT01-3"]
    written = yaml.safe_load(storage.to_yaml(content))["routes"][0]["steps"]
    assert [(s["seq"], s.get("id")) for s in written] == [(1, "RT01-4"), (2, "X"), (3, None)]


def test_a_module_need_not_name_its_option_set(tmp_path: Path) -> None:
    text = SAMPLE.read_text("utf-8").replace("    options: DT03\n", "")
    content = load(tmp_path, text)
    (options,) = content.referrers("module_M01", OptionSet)
    assert options.code == "DT03"


def test_an_option_set_may_be_incomplete(tmp_path: Path) -> None:
    text = (
        MINIMAL
        + "option_sets:\n  - {id: DT01, question: {zh: 问}, recommended: B, options: [{label: B, title: {zh: 乙}}]}\n"
    )
    assert load(tmp_path, text).count(OptionSet) == 1


def test_a_doubled_crossing_is_refused_and_can_be_merged(tmp_path: Path) -> None:
    role = "roles: [{id: R01, side: demand, name: {zh: 用户}}]\n"
    one = "  - {goal: G01, function: F01, roles: [{role: R01, act: [{zh: 甲}, {zh: 乙}]}]}\n"
    two = "  - {goal: G01, function: F01, roles: [{role: R01, act: [{zh: 乙}, {zh: 丙}]}]}\n"
    text = MINIMAL.replace("  - {goal: G01, function: F01}\n", one + two) + role
    path = tmp_path / "canvas.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(storage.UnusableFileError, match="MOD004") as caught:
        storage.load(path)
    repaired = caught.value.repaired
    assert repaired is not None
    (participation,) = repaired.of(Participation)
    assert [a.zh for a in participation.activities] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: business", "kind: busines", "line 5, functions[F01].kind: MOD005 “busines” is none of business, operations, data"),
        ("kind: business", "kind: [business]", "line 5, functions[F01].kind: must be text"),
        ("kind: business", "kind: business, colour: red", "line 5, functions[F01]: unknown key “colour”"),
        ("kind: business", "kind: business, module: M99", "line 5, functions[F01].module: MOD003 refers to M99, which does not exist"),
        ("kind: business, ", "", "line 5, functions[F01].kind: is missing"),
        ("goal: G01", "goal: G77", "line 7, cells[1].goal: MOD003 refers to G77, which does not exist"),
        ("name: {zh: 目标}", "name: 目标", "line 3, goals[G01].name: must be written as {zh: …, en: …}"),
        ("name: {zh: 目标}", "name: {zh: 目标, fr: but}", "line 3, goals[G01].name: unknown key “fr”"),
        ("name: {zh: 目标}", "name: {zh: [a]}", "line 3, goals[G01].name.zh: must be text"),
        ("name: {zh: 目标}", "name: {zh: 目标}, key: maybe", "line 3, goals[G01].key: must be true or false"),
        ("name: {zh: 目标}", "name: {zh: 目标}, indicator: {baseline: x}", "line 3, goals[G01].indicator.baseline: must be a number"),
        ("version: V0.1", "version: one", "line 1, project.version: MOD005 “one” is not written as it must be"),
        ("code: P1, ", "", "line 1, project.code: is missing"),
        ("goals:", "gaols: []\ngoals:", "line 2: unknown key “gaols”"),
        ("  - {id: F01,", "  - {id: F01, kind: data, name: {zh: 别}}\n  - {id: F01,", "line 6, functions[F01]: MOD002 the code F01 is used twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in MINIMAL
    assert refusal(tmp_path, MINIMAL.replace(old, new, 1)) == said


def test_an_option_set_of_another_module_contradicts(tmp_path: Path) -> None:
    text = SAMPLE.read_text("utf-8").replace("    options: DT03\n", "    options: DT01\n")
    assert "the option set DT01 belongs to another module" in refusal(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x [1, 2]\nb: *x\n", "line 1: unknown key “a”"),
        ("a: *nowhere\n", "line 1: the alias *nowhere points nowhere, or at what contains it"),
        ("a: &x [*x]\n", "line 1: the alias *x points nowhere, or at what contains it"),
        ("a: !!python/object/apply:os.system [ls]\n", "line 1: the YAML tag “tag:yaml.org,2002:python/object/apply:os.system” is not accepted"),
        ("a: 1\na: 2\n", "line 2: the key “a” is given twice"),
        ("? [a]\n: 1\n", "line 1: a key must be text"),
        ("a: 1\n---\nb: 2\n", "line 2: only one YAML document per file is allowed"),
        ("# nothing\n", "line 1: the file has no content"),
        ("- 1\n", "line 1: must be keys with values"),
        ("[" * 100_000, "line 1: nested more than 40 deep"),
        ("a: [1, 2\nb: 3\n", None),
        ("a: \x07\n", None),
    ],
)  # fmt: skip
def test_yaml_that_cannot_be_used_is_refused(tmp_path: Path, text: str, said: str | None) -> None:
    sentence = refusal(tmp_path, text)
    if said is None:
        assert re.match(r"line \d+: not valid YAML \(", sentence)
    else:
        assert sentence == said


def test_aliases_that_explode_are_refused(tmp_path: Path) -> None:
    levels = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for previous, name in zip("abcdefgh", "bcdefghi", strict=True):
        levels.append(f"{name}: &{name} [{', '.join([f'*{previous}'] * 10)}]")
    assert "the aliases expand to more than" in refusal(tmp_path, "\n".join(levels))


def test_a_few_aliases_are_allowed(tmp_path: Path) -> None:
    text = MINIMAL.replace("client: {zh: 客户}", "client: &c {zh: 客户}, consultant: *c")
    assert load(tmp_path, text).project.consultant.zh == "客户"


def test_a_module_can_be_unplaced_and_edited_as_the_sample_says(tmp_path: Path) -> None:
    content = load(tmp_path, MINIMAL.replace("kind:", "module: null, kind:"))
    assert content.get(Function, "function_F01").module is None
    assert content.count(Module) == 0
