"""Lists of references and tags, and what is said of one role in one cell."""

from __future__ import annotations

import pytest

from canvas_studio.model.commands import canvas, elements, lists
from canvas_studio.model.document import Document
from canvas_studio.model.records import Function, LText, Participation
from tests.model.build import Build, text


@pytest.fixture
def document() -> Document:
    build = Build()
    build.role("R01", name=text("专家"))
    build.role("R02", name=text("用户"))
    build.function("F01", tags=("incentive",), beneficiaries=("R01",))
    build.function("F02", name=text("邀请码"), remark=text("一", "one"))
    build.cell("G01", "F01", "R01", "R02")
    return build.document()


def test_what_is_included_comes_last_and_stands_once(document: Document) -> None:
    changes = document.run(lists.include, ["F01", "F02"], "beneficiaries", "R02")
    assert document.content.get(Function, "F01").beneficiaries == ("R01", "R02")
    assert document.content.get(Function, "F02").beneficiaries == ("R02",)
    assert changes.label.text("zh") == "2 个功能：受益角色加入 用户"
    assert not document.run(lists.include, "F01", "beneficiaries", "R02")


def test_what_is_excluded_leaves_the_others_in_their_order(document: Document) -> None:
    document.run(lists.include, "F01", "tags", "finance")
    changes = document.run(lists.exclude, ["F01", "F02"], "tags", "incentive")
    assert document.content.get(Function, "F01").tags == ("finance",)
    assert changes.label.text("en") == "2 functions: take incentive out of the tags"


def test_one_wording_of_several_records_leaves_the_other_language(document: Document) -> None:
    changes = document.run(elements.set_text, ["F01", "F02"], "remark", "zh", "二")
    assert document.content.get(Function, "F01").remark == LText(zh="二")
    assert document.content.get(Function, "F02").remark == LText(zh="二", en="one")
    assert changes.label.text("zh") == "2 个功能：修改备注"


def test_a_part_in_a_cell_gets_letters_and_a_note(document: Document) -> None:
    changes = document.run(canvas.describe_participation, "G01", "F01", "R01", "raci", ("R", "A"))
    held = document.content.get(Participation, "G01*F01*R01")
    assert held.raci == ("R", "A")
    assert changes.label.text("zh") == "专家 在 G01 × F01 的RACI"


def test_roles_change_places_in_a_cell(document: Document) -> None:
    document.run(canvas.move_role, "G01", "F01", "R02", 0)
    assert [p.role for p in document.content.participations("G01*F01")] == ["R02", "R01"]
