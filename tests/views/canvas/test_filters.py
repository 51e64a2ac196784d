"""What a filter leaves in sight, and that an edit never takes a line away under the cursor."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio import resources
from canvas_studio.model import storage
from canvas_studio.model.checker import check
from canvas_studio.model.commands import canvas, elements, waivers
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.records import Function, Goal, Module, Release, Role
from canvas_studio.views.canvas.axes import UNPLACED
from canvas_studio.views.canvas.filters import NO_RELEASE, CanvasFilter, Filtering
from tests.model.build import Build, text
from tests.model.random_steps import take_step

BOTH_GAPS = CanvasFilter(function_gaps=True, goal_gaps=True)


@pytest.fixture
def document() -> Document:
    build = Build()
    build.role("R01", name=text("专家", "Expert"))
    build.role("R02", name=text("用户", "User"))
    build.goal("G01", name=text("专家资源沉淀", "Build up experts"))
    build.goal("G02", name=text("渠道增长", "Grow channels"))
    build.goal("G03", name=text("生态", "Ecosystem"))
    build.module("M01")
    build.module("M02", parent="M01")
    build.function("F01", name=text("专家入驻", "Sign up"), module="M02", priority="must")
    build.function("F02", name=text("邀请码", "Invitation code"), kind="operations")
    build.function("F03", name=text("业绩统计", "Statistics"), kind="data", release="R1")
    build.function("F04", name=text("消息", "Messages"), priority="wont")
    build.cell("G01", "F01", "R01")
    build.cell("G01", "F02", "R01", "R02")
    build.cell("G02", "F02")
    build.make(Release, "R1")
    return build.document()


def shown(filtering: Filtering, document: Document) -> tuple[str, str]:
    """The functions and the goals in sight."""

    def ids(type):
        return " ".join(r.id for r in document.content.of(type) if r.id not in filtering.hidden)

    return ids(Function), ids(Goal)


def filtered(document: Document, wanted: CanvasFilter) -> Filtering:
    filtering = Filtering(document.content)
    document.subscribe(filtering.follow)
    filtering.apply(wanted)
    return filtering


def some(**values: str) -> CanvasFilter:
    return CanvasFilter(**{name: frozenset(value.split(",")) for name, value in values.items()})


@pytest.mark.parametrize(
    ("wanted", "functions", "goals"),
    [
        (CanvasFilter(), "F01 F02 F03 F04", "G01 G02 G03"),
        (some(kind="business"), "F01 F04", "G01 G02 G03"),
        (some(kind="operations,data"), "F02 F03", "G01 G02 G03"),
        (some(priority="must"), "F01", "G01 G02 G03"),
        (some(release="R1"), "F03", "G01 G02 G03"),
        (some(release=NO_RELEASE), "F01 F02 F04", "G01 G02 G03"),
        (some(module="M02"), "F01", "G01 G02 G03"),
        (some(module="M01"), "F01", "G01 G02 G03"),
        (some(module=UNPLACED), "F02 F03 F04", "G01 G02 G03"),
        (some(role="R02"), "F02", "G01"),
        (some(role="R01", kind="business"), "F01", "G01"),
        (some(goal="G02"), "F02", "G02"),
        (some(goal="G02", role="R01"), "", ""),
        (CanvasFilter(text="专家"), "F01", "G01 G02 G03"),
        (CanvasFilter(text="yqm"), "F02", "G01 G02 G03"),
        (CanvasFilter(text="yaoqing"), "F02", "G01 G02 G03"),
        (CanvasFilter(text="F3"), "F03", "G01 G02 G03"),
        (CanvasFilter(text="statist"), "F03", "G01 G02 G03"),
        (CanvasFilter(text="渠道"), "F02", "G02"),
        (CanvasFilter(text="什么都不是"), "", "G01 G02 G03"),
        (CanvasFilter(function_gaps=True), "F02 F03", "G01 G02 G03"),
        (CanvasFilter(goal_gaps=True), "F01 F02 F03 F04", "G01 G02 G03"),
        (BOTH_GAPS, "F02 F03", "G01 G02 G03"),
    ],
)  # fmt: skip
def test_a_filter_leaves_what_passes(document, wanted, functions, goals):
    assert shown(filtered(document, wanted), document) == (functions, goals)


def test_what_no_longer_passes_stays_until_the_filter_is_applied_again(document):
    filtering = filtered(document, some(priority="must"))
    document.run(elements.set_attribute, ["F01"], "priority", "could")
    assert shown(filtering, document)[0] == "F01"
    assert filtering.outdated == {"F01"}
    filtering.apply(filtering.wanted)
    assert shown(filtering, document)[0] == ""
    assert not filtering.outdated


def test_what_comes_to_pass_comes_into_sight_at_once(document):
    filtering = filtered(document, some(role="R02"))
    document.run(canvas.write_cell, "G02", "F03", "R02（查看）")
    assert shown(filtering, document) == ("F02 F03", "G01 G02")


def test_a_new_function_is_in_sight_although_it_does_not_pass(document):
    filtering = filtered(document, some(kind="data"))
    document.run(elements.add, Function, name="新功能", kind="business")
    new = document.content.of(Function)[-1].id
    assert shown(filtering, document)[0] == f"F03 {new}"
    assert filtering.outdated == {new}


def test_a_line_can_be_kept_in_sight_whether_it_passes_or_not(document):
    filtering = filtered(document, some(kind="data"))
    assert filtering.keep("F01")
    assert not filtering.keep("F01")
    assert shown(filtering, document)[0] == "F01 F03"


def test_a_role_that_is_gone_is_asked_for_no_longer(document):
    filtering = filtered(document, some(role="R01,R02"))
    document.run(elements.delete, "R01")
    assert filtering.wanted == some(role="R02")
    document.run(elements.delete, "R02")
    assert not filtering.wanted
    assert shown(filtering, document)[0] == "F01 F02 F03 F04"


def test_what_only_a_role_that_is_gone_kept_out_comes_into_sight(document):
    filtering = filtered(document, some(role="R02", kind="business"))
    assert shown(filtering, document) == ("", "")
    document.run(elements.delete, "R02")
    assert filtering.wanted == some(kind="business")
    assert shown(filtering, document) == ("F01 F04", "G01 G02 G03")


def test_what_is_deleted_is_neither_hidden_nor_outdated(document):
    filtering = filtered(document, some(kind="data"))
    document.run(elements.delete, "F01")
    filtering.keep("F02")
    document.run(elements.delete, "F02")
    assert filtering.hidden == {"F04"}
    assert not filtering.outdated


def test_a_gap_counts_again_when_its_waiver_lapses(document):
    finding = next(f for f in check(document.content) if f.code == "CAN102")
    document.run(waivers.waive, finding.code, finding.targets, "以后再说", "顾问")
    filtering = filtered(document, CanvasFilter(function_gaps=True))
    assert shown(filtering, document)[0] == "F02"
    document.run(elements.rename, "F03", "业绩分析", "zh")
    assert shown(filtering, document)[0] == "F02 F03"


def test_a_goal_follows_the_gap_of_its_function_at_another_goal(document):
    wanted = CanvasFilter(role=frozenset({"R01"}), function_gaps=True)
    document.run(canvas.write_cell, "G02", "F02", "R02")
    filtering = filtered(document, wanted)
    assert shown(filtering, document) == ("", "")
    document.run(canvas.mark, [("G03", "F02")])
    assert shown(filtering, document) == ("F02", "G01")


def test_a_waived_gap_is_none(document):
    finding = next(f for f in check(document.content) if f.code == "CAN102")
    assert finding.targets == ("F03",)
    document.run(waivers.waive, finding.code, finding.targets, "以后再说", "顾问")
    assert shown(filtered(document, BOTH_GAPS), document)[0] == "F02"


def test_the_values_of_a_filter_can_be_listed_and_taken_back_one_by_one():
    wanted = some(role="R01", kind="data").with_text("  a  b ").with_gaps(goals=True)
    assert list(wanted.chosen()) == [("kind", "data"), ("role", "R01")]
    assert wanted.text == "a b"
    for criterion, value in wanted.chosen():
        wanted = wanted.toggled(criterion, value)
    assert not wanted.with_text("").with_gaps(goals=False)


def sample() -> Document:
    return Document(storage.load(resources.sample("expert-platform")))


@st.composite
def filters(draw: st.DrawFn) -> CanvasFilter:
    """Filters of the sample: each criterion is as often left out as asked for."""
    content = sample().content
    values = {
        "kind": ["business", "operations", "data"],
        "priority": ["must", "should", "could", "wont"],
        "release": [NO_RELEASE, *(r.id for r in content.of(Release))],
        "role": [r.id for r in content.of(Role)],
        "module": [UNPLACED, *(m.id for m in content.of(Module))],
        "goal": [g.id for g in content.of(Goal)],
    }  # fmt: skip
    asked = draw(st.sets(st.sampled_from(sorted(values)), max_size=2))
    chosen = {name: frozenset(draw(st.sets(st.sampled_from(values[name]), min_size=1)))
              for name in asked}  # fmt: skip
    return CanvasFilter(
        **chosen,
        text=draw(st.sampled_from(["", "", "专家", "zj", "渠道", "G0"])),
        function_gaps=draw(st.booleans()),
        goal_gaps=draw(st.booleans()),
    )


@settings(max_examples=60)
@given(filters(), st.lists(st.integers(0, 10**6), max_size=15))
def test_after_any_steps_what_is_hidden_or_outdated_is_what_does_not_pass(wanted, seeds):
    document = sample()
    history = History(document)
    filtering = filtered(document, wanted)
    for seed in seeds:
        before = {r.id for r in visible(filtering, document)}
        take_step(document, history, seed)
        assert before & set(document.content.records) <= {
            r.id for r in visible(filtering, document)
        }
    fresh = filtered(document, filtering.wanted)
    if filtering.text_names_goals != fresh.text_names_goals:
        return  # another function bears the text now; which axis it means is settled anew
    lines = {r.id for type in (Function, Goal) for r in document.content.every(type)}
    assert filtering.hidden | filtering.outdated == fresh.hidden <= lines


def visible(filtering: Filtering, document: Document) -> list[Function | Goal]:
    records = [*document.content.of(Function), *document.content.of(Goal)]
    return [record for record in records if record.id not in filtering.hidden]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 10**6), max_size=25))
def test_the_gaps_are_those_that_the_rules_find(seeds):
    document = sample()
    history = History(document)
    for seed in seeds:
        take_step(document, history, seed)
    gaps = {
        target
        for finding in check(document.content, all_phases=True, include_waived=False)
        if finding.code in ("CAN101", "CAN102", "CAN103", "CAN104", "CAN105")
        for target in finding.targets
    }
    filtering = filtered(document, BOTH_GAPS)
    assert {record.id for record in visible(filtering, document)} == gaps
