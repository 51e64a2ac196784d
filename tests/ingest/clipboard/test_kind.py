"""What a block is about, told from the block alone, and that it feeds the plans of the model."""

from __future__ import annotations

import pytest

from canvas_studio.ingest.clipboard import Span, as_list, block_of, classify, read_clipboard
from canvas_studio.model.commands.paste_plans import plan_paste
from canvas_studio.model.notation import RoleNames
from canvas_studio.model.records import Function, LText, Role
from tests.ingest.clipboard.recorded.cases import CASES
from tests.model.build import Build

EXPERT = Role(id="role_e", code="R01", name=LText(zh="专家"), side="resource")
ROLES = RoleNames([EXPERT])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "cells"),
        ("邀请码", "cells"),
        ("邀请码\n专家入驻", "list"),
        ("1.\t邀请码\n2.\t专家入驻", "list"),
        ("•\t邀请码\n•\t专家入驻", "list"),
        ("①\t邀请码\n②\t专家入驻", "list"),
        ("1\t邀请码\n2\t专家入驻", "cells"),
        ("a\tb\nc\td", "cells"),
        ("专家（入驻）\t用户", "cells"),
        ("功能名称\t优先级\n邀请码\t必须", "table with headers"),
        ("Function\tPriority\nInvite code\tmust", "table with headers"),
        ("功能\n邀请码\n专家入驻", "table with headers"),
        ("邀请码（含邀请页）\n专家入驻", "list"),
    ],
)
def test_a_block_is_recognised(text, kind):
    assert classify(read_clipboard(text, None)) == kind


def test_a_column_that_names_roles_is_cells():
    block = read_clipboard("专家（入驻）\n\nzhuanjia/产出内容\n未知的人", None)
    assert classify(block) == "list"
    assert classify(block, ROLES) == "cells"
    assert classify(read_clipboard("邀请码\n专家入驻", None), ROLES) == "list"


def test_bullets_in_a_column_of_their_own_are_dropped():
    block = block_of([["1.", "a", ""], ["", "", ""], ["2.", "b", "c"]], [Span(0, 0, 2, 1)])
    assert as_list(block) == block_of([["a", ""], ["", ""], ["b", "c"]])
    merged = block_of([["(1)", "a", ""]], [Span(0, 1, 1, 2)])
    assert as_list(merged) == block_of([["a", ""]], [Span(0, 0, 1, 2)])
    for other in (block_of([["1.", "a"], ["x", "b"]]), block_of([["1."], ["2."]]), block_of([])):
        assert as_list(other) is other


def test_a_copied_table_becomes_planned_functions():
    case = next(case for case in CASES if case.name == "libreoffice/calc_wide_table")
    block = read_clipboard(case.text, case.html)
    assert classify(block, ROLES) == "table with headers"
    plan = plan_paste(Build().content(), block.rows)
    assert len(plan.elements) == 199


def test_a_copied_list_becomes_planned_functions():
    case = next(case for case in CASES if case.name == "written/wechat_list")
    block = read_clipboard(case.text, case.html)
    assert classify(block, ROLES) == "list"
    plan = plan_paste(Build().content(), block.rows, onto=Function)
    assert [element.attributes["name"].zh for element in plan.elements] == [
        "邀请码",
        "专家入驻（含审核）",
        "活动发布",
    ]
