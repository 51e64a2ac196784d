"""Cells behave like a spreadsheet's, with a middle state: blank, marked, staffed."""

from __future__ import annotations

import pytest

from canvas_studio.errors import UserError
from canvas_studio.model.commands import axes, canvas
from canvas_studio.model.commands.staffing import Cell
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.integrity import IntegrityError
from canvas_studio.model.notation import RoleNames, print_participations
from canvas_studio.model.records import Function, LText, Module, Participation, Role
from tests.model.build import Build, text

A, B, C, D = (Cell(g, f) for f in ("F01", "F02") for g in ("G01", "G02"))
ALL = (A, B, C, D)


@pytest.fixture
def document() -> Document:
    """Four cells: staffed (A), marked (B), blank (C) and staffed (D)."""
    build = Build()
    for code, name in [("R01", "专家"), ("R02", "用户"), ("R03", "业务人员")]:
        build.role(code, name=text(name))
    build.cell("G01", "F01", "R01", "R02", activity="入驻")
    build.cell("G02", "F01")
    build.cell("G02", "F02", "R03", activity="")
    return build.document()


def cell(document: Document, where: Cell) -> str | None:
    """What a cell shows: its participations as printed, "" where it is marked, None if blank."""
    content = document.content
    crossing = content.crossing(*where)
    if crossing is None:
        return None
    return print_participations(
        [
            (content.get(Role, p.role).name.zh, [a.zh for a in p.activities])
            for p in content.participations(crossing.id)
        ],
        "zh",
    )


def shown(document: Document) -> list[str | None]:
    return [cell(document, where) for where in ALL]


START = ["专家（入驻）；用户（入驻）", "", None, "业务人员"]


def test_the_canvas_before_anything_happens(document: Document) -> None:
    assert shown(document) == START


# -- typing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ALL)
def test_typing_replaces_a_cell_whatever_it_held(document: Document, where: Cell) -> None:
    changes = document.run(canvas.write_cell, *where, "yh/消费;评价\nR01")
    assert cell(document, where) == "用户（消费、评价）；专家"
    assert changes.label.text("zh") == f"填写 {where.goal} × {where.function}"


def test_committing_an_empty_editor_never_decides_whether_a_function_supports_a_goal(
    document: Document,
) -> None:
    for where in ALL:
        document.run(canvas.write_cell, *where, " ")
    assert shown(document) == ["", "", None, ""]


@pytest.mark.parametrize("mark", ["○", "√", "x", "1", " ✓ "])
def test_a_typed_mark_marks(document: Document, mark: str) -> None:
    for where in ALL:
        document.run(canvas.write_cell, *where, mark)
    assert shown(document) == ["", "", "", ""]


def test_what_is_typed_like_a_mark_may_be_a_role() -> None:
    build = Build()
    build.role("R01", name=text("X"))
    assert not canvas.is_mark("x", RoleNames(build.content().every(Role)))
    assert canvas.is_mark("x", RoleNames([]))
    assert not canvas.is_mark("", RoleNames([]))
    assert not canvas.is_mark("xx", RoleNames([]))


def test_typing_what_is_there_changes_nothing(document: Document) -> None:
    assert not document.run(canvas.write_cell, *A, "专家（入驻）；用户（入驻）")


def test_what_stays_in_a_cell_keeps_translation_letters_and_note(document: Document) -> None:
    role = Participation(
        id="G01*F01*R01",
        crossing="G01*F01",
        role="R01",
        order="B",
        activities=(LText(zh="入驻", en="Onboard"), LText(zh="审核", en="Review")),
        raci=("R",),
        note=text("年审"),
    )
    document.run(lambda tx: tx.put(role))
    document.run(canvas.write_cell, *A, "用户；专家（onboard2、审核、入驻、审核）")
    after = document.content.get(Participation, role.id)
    assert after.activities == (
        LText(zh="onboard2"),
        LText(zh="审核", en="Review"),
        LText(zh="入驻", en="Onboard"),
    )
    assert (after.raci, after.note) == (("R",), text("年审"))
    assert cell(document, A) == "用户；专家（onboard2、审核、入驻）"


def test_a_role_named_twice_does_both(document: Document) -> None:
    document.run(canvas.write_cell, *C, "专家（入驻）；用户；R01（退出、入驻）")
    assert cell(document, C) == "专家（入驻、退出）；用户"


def test_an_unknown_role_is_asked_about_before_it_is_made(document: Document) -> None:
    with pytest.raises(UserError, match="no such role: 审核员"):
        document.run(canvas.write_cell, *C, "专家；审核员（复核）")
    assert shown(document) == START
    changes = document.run(canvas.write_cell, *C, "专家；审核员（复核）", {"审核员": "platform"})
    assert cell(document, C) == "专家；审核员（复核）"
    assert document.content.by_code(Role, "R04").side == "platform"
    assert changes.label.text("en") == "Fill in G01 × F02"


def test_what_cannot_be_understood_is_not_committed(document: Document) -> None:
    with pytest.raises(UserError, match="closed"):
        document.run(canvas.write_cell, *A, "专家（入驻；用户（消费）")
    assert shown(document) == START


# -- marks and clearing ----------------------------------------------------------------------


def test_space_marks_what_is_blank_and_then_blanks_what_is_only_marked(document: Document) -> None:
    document.run(canvas.toggle_marks, ALL)
    assert shown(document) == [START[0], "", "", START[3]]
    document.run(canvas.toggle_marks, ALL)
    assert shown(document) == [START[0], None, None, START[3]]


def test_space_never_takes_roles_out(document: Document) -> None:
    with pytest.raises(UserError, match="press Delete"):
        document.run(canvas.toggle_marks, [A, D])
    assert shown(document) == START


def test_delete_takes_the_roles_first_and_the_marks_then(document: Document) -> None:
    history = History(document)
    assert document.run(canvas.clear_cells, ALL).label.text("en") == "Clear the roles of 4 cells"
    assert shown(document) == ["", "", None, ""]
    document.run(canvas.clear_cells, ALL)
    assert shown(document) == [None] * 4
    assert not document.run(canvas.clear_cells, ALL)
    history.jump(0)
    assert shown(document) == START


def test_cutting_blanks_at_once(document: Document) -> None:
    document.run(canvas.blank_cells, [A, B, C])
    assert shown(document) == [None, None, None, "业务人员"]


def test_marking_leaves_staffed_cells_alone(document: Document) -> None:
    document.run(canvas.mark, ALL)
    assert shown(document) == [START[0], "", "", START[3]]


# -- roles -----------------------------------------------------------------------------------


def test_a_role_is_assigned_to_many_cells_in_one_step(document: Document) -> None:
    changes = document.run(canvas.assign_role, ALL, "R02", ["入驻", "消费"])
    assert shown(document) == [
        "专家（入驻）；用户（入驻、消费）",
        "用户（入驻、消费）",
        "用户（入驻、消费）",
        "业务人员；用户（入驻、消费）",
    ]
    assert changes.label.text("zh") == "用户 参与 4 个交叉格"


def test_a_role_that_leaves_leaves_the_mark(document: Document) -> None:
    document.run(canvas.remove_role, ALL, "R03")
    assert shown(document) == [*START[:3], ""]


def test_clicking_a_chosen_role_through_cells_adds_it_where_missing_and_then_takes_it_out(
    document: Document,
) -> None:
    document.run(canvas.cycle_role, [A, B], "R01")
    assert shown(document)[:2] == [START[0], "专家"]
    document.run(canvas.cycle_role, [A, B], "R01")
    assert shown(document)[:2] == ["用户（入驻）", ""]


def test_activities_are_set_for_one_role(document: Document) -> None:
    document.run(canvas.set_activities, *A, "R02", ["消费", LText(zh="评价", en="Review"), ""])
    assert cell(document, A) == "专家（入驻）；用户（消费、评价）"
    document.run(canvas.set_activities, *C, "R02", [])
    assert cell(document, C) == "用户"


# -- axes ------------------------------------------------------------------------------------


def test_a_function_thought_of_for_a_goal_supports_it(document: Document) -> None:
    changes = document.run(axes.add_function, "邀请码", "G01", kind="operations")
    function = document.content.by_code(Function, "F03")
    assert document.content.crossing("G01", function.id) is not None
    assert function.kind == "operations"
    assert changes.label.text("zh") == "添加功能 邀请码"


def test_functions_are_placed_in_a_module_in_the_order_given() -> None:
    build = Build()
    build.module("M01", name=text("激励中心"))
    for code in ("F01", "F02", "F03"):
        build.function(code, module="M01" if code == "F01" else None)
    document = build.document()
    changes = document.run(axes.place_functions, ["F03", "F02"], "M01", 0)
    assert [f.id for f in document.content.of(Function)] == ["F03", "F02", "F01"]
    assert changes.label.text("en") == "Place 2 functions in module 激励中心"
    assert document.run(axes.place_functions, "F03", None).label.text("zh") == (
        "移出模块：功能 F03"
    )
    assert document.content.get(Function, "F03").module is None


def test_functions_sit_on_leaves() -> None:
    build = Build()
    build.module("M01")
    build.module("M02", parent="M01")
    build.function("F01")
    document = build.document()
    with pytest.raises(IntegrityError, match="without sub-modules"):
        document.run(axes.place_functions, "F01", "M01")
    document.run(axes.place_in_dimension, "F01", "business")
    assert document.content.get(Function, "F01").module == "M02"


def test_a_lane_without_modules_gets_one(document: Document) -> None:
    changes = document.run(axes.place_in_dimension, ["F01", "F02"], "data")
    (module,) = document.content.of(Module)
    assert (module.dimension, module.name.zh) == ("data", "数据维度模块")
    assert {f.module for f in document.content.every(Function)} == {module.id}
    assert changes.label.text("zh") == "2 个功能 归入维度 数据维度模块"


def test_a_tag_goes_on_where_it_lacks_and_off_where_all_have_it(document: Document) -> None:
    document.run(axes.toggle_tag, "F01", "incentive")
    changes = document.run(axes.toggle_tag, ["F01", "F02"], "incentive")
    assert changes.label.text("zh") == "F02：添加标签 激励"
    assert {f.tags for f in document.content.every(Function)} == {("incentive",)}
    document.run(axes.toggle_tag, ["F01", "F02"], "incentive")
    assert {f.tags for f in document.content.every(Function)} == {()}


def test_kind_priority_release_and_stage_are_set_for_many(document: Document) -> None:
    document.run(axes.set_kind, ["F01", "F02"], "data")
    document.run(axes.set_priority, ["F01", "F02"], "wont")
    document.run(axes.set_release, ["F01", "F02"], "release_V1.0")
    label = document.run(axes.set_stage, ["G01", "G02"], "S3").label
    function = document.content.get(Function, "F02")
    assert (function.kind, function.priority, function.release) == ("data", "wont", "release_V1.0")
    assert label.text("en") == "2 goals: stage set to Deal growth"
