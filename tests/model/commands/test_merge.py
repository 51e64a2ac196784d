"""Two functions that are one: nothing that either of them did is lost."""

from __future__ import annotations

import pytest

from canvas_studio.errors import UserError
from canvas_studio.model.commands import elements, merge
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.integrity import violations
from canvas_studio.model.records import (
    ChangeRequest,
    Crossing,
    DataView,
    Function,
    FunctionPoint,
    LText,
    OpenQuestion,
    Participation,
    RouteStep,
    StoryStep,
    Training,
    Waiver,
)
from tests.model.build import Build, text


@pytest.fixture
def document() -> Document:
    build = Build()
    build.module("M01")
    build.role("R01")
    build.role("R02")
    build.function("F01", priority="should", tags=("finance",), beneficiaries=("R01",))
    build.function(
        "F02",
        module="M01",
        priority="must",
        description=text("说明"),
        tags=("incentive", "finance"),
        beneficiaries=("R02", "R01"),
    )
    build.cell("G01", "F01", "R01", activity="审核")
    build.cell("G01", "F02", "R01", "R02", activity="复核")
    build.cell("G02", "F02", "R02")
    build.cell("G03", "F01")
    for id, activities, raci, note in [
        ("G01*F01*R01", ("审核", "归档"), ("R",), "甲"),
        ("G01*F02*R01", ("归档", "复核"), ("A", "R"), "乙"),
    ]:
        build.make(
            Participation,
            id,
            crossing=id[:7],
            role="R01",
            activities=tuple(LText(zh=a) for a in activities),
            raci=raci,
            note=text(note),
        )
    build.route("RT01", "G01", ("F01", "F02"), ("F02",))
    build.story("ST01", {"functions": ("F02",)})
    build.make(Training, "TR01", functions=("F02",))
    build.make(OpenQuestion, "Q01", text=text("？"), refs=("F02", "G02*F02", "G02*F02*R02"))
    build.make(ChangeRequest, "CR01", title=text("改"), refs=("F01", "F02"))
    build.make(FunctionPoint, "F01.1", function="F01")
    build.make(FunctionPoint, "F02.1", function="F02")
    build.make(Waiver, "W1", rule="CAN107", targets=("F01", "F02"), reason=text("以后"))
    return build.document()


def test_merging_loses_nothing(document: Document) -> None:
    changes = document.run(merge.merge_functions, "F01", "F02")
    content = document.content
    assert sorted(c.id for c in content.every(Crossing)) == ["G01*F01", "G02*F01", "G03*F01"]
    expert = content.get(Participation, "G01*F01*R01")
    assert [a.zh for a in expert.activities] == ["审核", "归档", "复核"]
    assert (expert.raci, expert.note.zh) == (("R", "A"), "甲\n乙")
    assert [p.role for p in content.participations("G01*F01")] == ["R01", "R02"]
    assert [p.role for p in content.participations("G02*F01")] == ["R02"]
    assert content.get(RouteStep, "RT01-1").functions == ("F01",)
    assert content.get(RouteStep, "RT01-2").functions == ("F01",)
    assert content.get(StoryStep, "ST01-1").functions == ("F01",)
    assert content.get(Training, "TR01").functions == ("F01",)
    assert content.get(OpenQuestion, "Q01").refs == ("F01", "G02*F01", "G02*F01*R02")
    assert content.get(ChangeRequest, "CR01").refs == ("F01",)
    points = content.referrers("F01", FunctionPoint)
    assert [(p.id, p.code) for p in points] == [("F01.1", "F01.1"), ("F02.1", "F01.2")]
    assert content.count(Waiver) == 0
    assert not list(violations(content))
    assert changes.label.text("zh") == "将 F02 合并到功能 F01"


def test_the_kept_function_fills_what_it_lacks(document: Document) -> None:
    document.run(merge.merge_functions, "F01", "F02")
    kept = document.content.get(Function, "F01")
    assert (kept.code, kept.module, kept.description.zh) == ("F01", "M01", "说明")
    assert kept.priority == "must"
    assert kept.tags == ("finance", "incentive")
    assert kept.beneficiaries == ("R01", "R02")


def test_merging_is_one_step_and_its_codes_are_not_used_again(document: Document) -> None:
    history = History(document)
    before = dict(document.content.records)
    document.run(merge.merge_functions, "F01", "F02")
    document.run(elements.add, Function, name="新")
    assert document.content.by_code(Function, "F03") is not None
    history.jump(0)
    assert dict(document.content.records) == before


def test_several_functions_merge_at_once() -> None:
    build = Build()
    for n, role in enumerate(["R01", "R02", "R03"], start=1):
        build.cell("G01", f"F0{n}", role)
    document = build.document()
    document.run(merge.merge_functions, "F02", "F01", "F02", "F03", "F01")
    assert [f.code for f in document.content.of(Function)] == ["F02"]
    assert [p.role for p in document.content.participations("G01*F02")] == ["R02", "R01", "R03"]


def test_data_views_do_not_end_up_at_a_function_that_is_not_about_data() -> None:
    build = Build()
    build.function("F01", kind="business")
    build.view("DV01", "F02")
    document = build.document()
    with pytest.raises(UserError, match="other way round"):
        document.run(merge.merge_functions, "F01", "F02")
    document.run(merge.merge_functions, "F02", "F01")
    assert document.content.get(DataView, "DV01").function == "F02"
