"""Pasting: a plan says what it would do, and doing it is one step."""

from __future__ import annotations

import pytest

from canvas_studio.model.commands import headings, paste, paste_plans
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.integrity import violations
from canvas_studio.model.records import Function, Goal, LText, Module, Release, Role
from tests.model.build import Build, text
from tests.model.commands.test_canvas import Cell, cell


@pytest.fixture
def document() -> Document:
    build = Build()
    for code, name in [("R01", "专家"), ("R02", "用户")]:
        build.role(code, name=text(name))
    for code, name in [("G01", "资源沉淀"), ("G02", "用户增长")]:
        build.goal(code, name=text(name))
    for code, name in [("F01", "专家入驻"), ("F02", "邀请码")]:
        build.function(code, name=text(name))
    build.cell("G01", "F01", "R01", activity="入驻")
    return build.document()


def do(document: Document, plan: paste.PastePlan) -> None:
    """Apply a plan, and hold it to being one valid step that can be taken back."""
    history = History(document)
    before = dict(document.content.records)
    document.run(paste.apply_plan, plan)
    assert len(history.done) <= 1
    after = dict(document.content.records)
    history.jump(0)
    assert dict(document.content.records) == before
    history.jump(1)
    assert dict(document.content.records) == after
    assert not list(violations(document.content))


def names(document: Document, type: type[Function] | type[Goal] | type[Role]) -> list[str]:
    return [record.name.zh for record in document.content.of(type)]


# -- onto cells ------------------------------------------------------------------------------


def test_a_block_goes_onto_the_cells_from_the_anchor_on(document: Document) -> None:
    rows = [["用户（评价）", "zj/审核;复核"], ["○", ""]]
    plan = paste_plans.plan_paste(document.content, rows, ["G01", "G02"], ["F01", "F02"])
    assert plan.problems == ()
    assert plan.unknown == {}
    do(document, plan)
    assert cell(document, Cell("G01", "F01")) == "专家（入驻）；用户（评价）"
    assert cell(document, Cell("G02", "F01")) == "专家（审核、复核）"
    assert cell(document, Cell("G01", "F02")) == ""
    assert cell(document, Cell("G02", "F02")) is None


@pytest.mark.parametrize("mark", ["○", "x", "√", "1", " ✓ ", "是"])
def test_marks_mark_and_leave_roles_alone(document: Document, mark: str) -> None:
    plan = paste_plans.plan_cells(document.content, [[mark, mark]], ["G01", "G02"], ["F01"])
    do(document, plan)
    assert cell(document, Cell("G01", "F01")) == "专家（入驻）"
    assert cell(document, Cell("G02", "F01")) == ""


@pytest.mark.parametrize("nothing", ["", " ", "-", "—", "0", "×", "无", "NO"])
def test_signs_for_nothing_do_nothing(document: Document, nothing: str) -> None:
    plan = paste_plans.plan_cells(document.content, [[nothing]], ["G01"], ["F01"])
    assert plan.cells == ()
    assert not document.run(paste.apply_plan, plan)


def test_what_is_outside_the_canvas_is_reported(document: Document) -> None:
    rows = [["专家", "用户", "专家"], ["用户", "", ""]]
    plan = paste_plans.plan_cells(document.content, rows, ["G01", "G02"], ["F02"])
    assert [(p.row, p.column) for p in plan.problems] == [(0, 2), (1, 0)]
    assert len(plan.cells) == 2


def test_unknown_roles_are_made_only_where_the_plan_says_so(document: Document) -> None:
    rows = [["专家；审核员（复核）；渠道方"]]
    plan = paste_plans.plan_cells(document.content, rows, ["G02"], ["F02"])
    assert plan.unknown == {"role": ("审核员", "渠道方")}
    do(document, plan)
    assert cell(document, Cell("G02", "F02")) == "专家"
    assert names(document, Role) == ["专家", "用户"]
    do(document, plan.wanting("role", ["审核员"], {"审核员": "resource"}))
    assert cell(document, Cell("G02", "F02")) == "专家；审核员（复核）"
    assert [r.side for r in document.content.of(Role)][-1] == "resource"


def test_a_cell_that_cannot_be_understood_is_reported_and_guessed(document: Document) -> None:
    plan = paste_plans.plan_cells(document.content, [["", "专家）"]], ["G01", "G02"], ["F02"])
    ((row, column, why),) = plan.problems
    assert (row, column) == (0, 1)
    assert "bracket" in why.text("en")
    do(document, plan)
    assert cell(document, Cell("G02", "F02")) == "专家"


def test_the_label_says_how_much_was_pasted(document: Document) -> None:
    plan = paste_plans.plan_cells(document.content, [["○", "○"]], ["G01", "G02"], ["F02"])
    assert document.run(paste.apply_plan, plan).label.text("zh") == "粘贴 2 个交叉格"


# -- lists -----------------------------------------------------------------------------------


def test_a_list_becomes_functions_without_twins(document: Document) -> None:
    lines = [
        "1、邀请码功能",
        "2. 业绩统计",
        "（3）渠道结算",
        "• 3D 展厅",
        "",
        "1.5倍积分",
        "业绩 统计",
    ]
    plan = paste_plans.plan_paste(
        document.content, [[line] for line in lines], onto=Function, goal="G02"
    )
    assert [e.id for e in plan.with_state("known")] == ["F02"]
    assert [e.attributes["name"].zh for e in plan.with_state("new")] == [
        "业绩统计",
        "渠道结算",
        "3D 展厅",
        "1.5倍积分",
    ]
    do(document, plan)
    assert names(document, Function)[2:] == ["业绩统计", "渠道结算", "3D 展厅", "1.5倍积分"]
    assert [f.code for f in document.content.of(Function)][2:] == ["F03", "F04", "F05", "F06"]
    assert document.content.crossing("G02", "F02") is not None
    assert len(document.content.referrer_ids("G02")) == 5


def test_of_a_chat_only_what_was_said_becomes_functions(document: Document) -> None:
    lines = [
        "王经理 2026-11-02 09:31:05",
        "1、短信通知",
        "2、邀请码",
        "",
        "李 娜(运营) 2026/11/2 9:40",
        "活动发布",
        "张三 10:05",
        "2026年11月2日 10:06",
        "赵六：",
        "数据看板（周报）",
    ]
    plan = paste_plans.plan_list(document.content, [[line] for line in lines], Function)
    assert [e.attributes["name"].zh for e in plan.with_state("new")] == [
        "短信通知", "活动发布", "数据看板（周报）",
    ]  # fmt: skip
    assert [problem.row for problem in plan.problems] == [0, 4, 6, 7, 8]
    assert not plan.is_clear  # nothing is left out unseen
    do(document, plan)


@pytest.mark.parametrize("name", ["24:00 关店", "比例 3:1 校验", "V2.0 时间线", "OEE 2026"])
def test_numbers_and_colons_in_a_name_do_not_make_it_a_line_of_a_chat(document, name) -> None:
    plan = paste_plans.plan_list(document.content, [[name]], Function)
    assert [e.attributes["name"].zh for e in plan.with_state("new")] == [name]


def test_a_list_becomes_goals_at_a_position(document: Document) -> None:
    plan = paste_plans.plan_list(
        document.content, [["成交增长"], ["用户增长"], ["生态", "以后"]], Goal, position=1
    )
    assert [(p.row, p.column) for p in plan.problems] == [(2, 1)]
    do(document, plan)
    assert names(document, Goal) == ["资源沉淀", "成交增长", "生态", "用户增长"]
    assert document.run(paste.apply_plan, paste.PastePlan()).label.text("en") == "Paste 0 cells"


# -- tables ----------------------------------------------------------------------------------

TABLE = [
    ["编号", "功能名称*", "功能描述", "类型", "优先级(P0-P2)", "一级模块", "期次", "备注", "工期"],
    ["", "专家入驻", "提交资料", "业务功能", "P0\n必须", "专家中心", "V1.0", "", "3天"],
    ["", "资质审核", "", "运营", "高", "", "", "先线下", ""],
    ["F02", "邀约码", "", "", "", "激励中心", "二期", "", ""],
    ["", "", "没有名称", "", "", "", "", "", ""],
    ["", "经营看板", "", "统计", "", "", "", "", ""],
]


def test_a_table_shows_what_is_new_changed_and_unknown(document: Document) -> None:
    plan = paste_plans.plan_paste(document.content, TABLE, ["G01"], ["F01"])
    assert [e.attributes["name"].zh for e in plan.with_state("new")] == ["资质审核", "经营看板"]
    assert [e.id for e in plan.with_state("changed")] == ["F01", "F02"]
    assert plan.unknown == {"module": ("专家中心", "激励中心"), "release": ("二期",)}
    problems = {(p.row, p.column): p.message.text("zh") for p in plan.problems}
    assert problems == {
        (0, 8): "未采用的列：“工期”（1 格）",
        (4, 1): "缺少功能名称：“没有名称”",
        (5, 3): "不认识“统计”",
    }


def test_a_table_becomes_functions_with_attributes(document: Document) -> None:
    plan = paste_plans.plan_table(document.content, TABLE)
    do(document, plan.wanting_everything())
    content = document.content
    first = content.get(Function, "F01")
    assert (first.description.zh, first.kind, first.priority) == ("提交资料", "business", "must")
    assert first.release == "release_V1.0"
    modules = {module.name.zh: module.id for module in content.of(Module)}
    placed = {f.name.zh: f.module for f in content.of(Function)}
    assert placed == {
        "专家入驻": modules["专家中心"],
        "资质审核": modules["专家中心"],
        "邀约码": modules["激励中心"],
        "经营看板": modules["激励中心"],
    }
    assert [r.name.zh for r in content.of(Release)] == ["一期", "二期"]
    reviewed = next(f for f in content.of(Function) if f.name.zh == "资质审核")
    assert (reviewed.kind, reviewed.priority, reviewed.remark.zh) == (
        "operations",
        "must",
        "先线下",
    )


def test_without_a_wish_unknown_modules_and_releases_are_not_made(document: Document) -> None:
    do(document, paste_plans.plan_table(document.content, TABLE))
    assert document.content.count(Module) == 0
    assert document.content.count(Release) == 1
    assert {f.module for f in document.content.every(Function)} == {None}


def test_empty_cells_of_a_table_change_nothing() -> None:
    build = Build()
    build.function(
        "F01", name=text("邀请码", "Code"), description=text("说明"), kind="data", priority="must"
    )
    document = build.document()
    rows = [["功能名称", "描述", "类型", "优先级"], ["邀请码", "", "", ""]]
    plan = paste_plans.plan_table(document.content, rows)
    assert [e.state for e in plan.elements] == ["known"]
    assert not document.run(paste.apply_plan, plan)


def test_an_english_table_keeps_the_other_language() -> None:
    build = Build(primary_language="en", name=LText(en="P"), client=LText(en="C"))
    build.function("F01", name=LText(zh="邀请码", en="Invitation code"))
    document = build.document()
    rows = [
        ["Function", "Description", "Kind", "Priority", "Tags", "Goals"],
        ["invitation code", "A code", "Operations", "Must have", "Incentive, own", "Growth"],
    ]
    plan = paste_plans.plan_table(document.content, rows)
    assert plan.unknown == {"goal": ("Growth",)}
    do(document, plan.wanting_everything())
    function = document.content.get(Function, "F01")
    assert function.name == LText(zh="邀请码", en="invitation code")
    assert (function.kind, function.priority) == ("operations", "must")
    assert function.tags == ("incentive", "own")
    (goal,) = document.content.of(Goal)
    assert document.content.crossing(goal.id, "F01") is not None


def test_goals_that_are_not_wanted_are_left_out(document: Document) -> None:
    rows = [["功能名称", "支撑目标"], ["邀请码", "G01 资源沉淀\n用户增长、生态"]]
    plan = paste_plans.plan_table(document.content, rows)
    assert plan.unknown == {"goal": ("生态",)}
    do(document, plan)
    crossed = {c.goal for c in map(document.content.find, document.content.referrer_ids("F02"))}
    assert crossed == {"G01", "G02"}


def test_sub_modules_are_found_and_made_under_their_module() -> None:
    build = Build()
    build.module("M01", "data", name=text("数据中心"))
    build.module("M02", "data", name=text("看板"), parent="M01")
    document = build.document()
    rows = [
        ["功能名称", "一级模块", "二级模块", "架构维度"],
        ["经营看板", "M01 数据中心", "看板", ""],
        ["导出", "", "报表", ""],
        ["总览", "数据中心", "", ""],
        ["收银", "支付", "线下", "变现"],
        ["退款", "", "", "变现"],
        ["对账", "支付", "", "变现"],
    ]
    plan = paste_plans.plan_table(document.content, rows)
    assert plan.unknown == {"module": ("M01 数据中心 / 报表", "支付", "支付 / 线下")}
    assert [(p.row, p.column) for p in plan.problems] == [(3, 1)]
    do(document, plan.wanting_everything())
    content = document.content
    where = {
        f.name.zh: content.get(Module, f.module).name.zh if f.module else None
        for f in content.of(Function)
    }
    assert where == {
        "经营看板": "看板",
        "导出": "报表",
        "总览": None,
        "收银": "线下",
        "退款": "线下",
        "对账": None,
    }
    assert {m.name.zh: m.dimension for m in content.of(Module)} == {
        "数据中心": "data",
        "看板": "data",
        "报表": "data",
        "支付": "monetisation",
        "线下": "monetisation",
    }


def test_a_row_with_the_code_of_a_function_renames_it(document: Document) -> None:
    rows = [["功能编号", "功能名称"], ["F02", "邀约码"], ["F77", "专家入驻"]]
    plan = paste_plans.plan_table(document.content, rows)
    assert [(e.id, e.state) for e in plan.elements] == [("F02", "changed"), ("F01", "known")]
    do(document, plan)
    assert names(document, Function) == ["专家入驻", "邀约码"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["功能名称"], ["邀请码"]], True),
        ([["功能名称"]], False),
        ([["功能名称", "描述"], ["邀请码", "x"]], True),
        ([["功能名称 / Function", "功能描述\nDescription"]], True),
        ([["功能", "资源沉淀"], ["邀请码", "○"]], False),
        ([["邀请码"], ["功能名称"]], False),
        ([], False),
    ],
)
def test_a_table_is_recognised_by_its_headings(rows: list[list[str]], expected: bool) -> None:
    assert headings.is_table(rows) is expected


@pytest.mark.parametrize(
    ("column", "said", "meant"),
    [
        ("kind", "业务", "business"),
        ("kind", "运营功能", "operations"),
        ("kind", "Data", "data"),
        ("kind", "其他", None),
        ("priority", "P0 必须", "must"),
        ("priority", "Ｐ１", "should"),
        ("priority", "Must", "must"),
        ("priority", "低", "could"),
        ("priority", "本期不做", "wont"),
        ("priority", "Won't", "wont"),
        ("dimension", "变现", "monetisation"),
        ("dimension", "数据维度模块", "data"),
        ("tags", "激励", "incentive"),
    ],
)
def test_choices_are_understood_in_the_words_that_people_use(
    column: str, said: str, meant: str | None
) -> None:
    assert headings.choice(column, said) == meant


# -- a whole matrix --------------------------------------------------------------------------


def test_a_matrix_brings_goals_functions_and_cells(document: Document) -> None:
    rows = [
        ["功能 \\ 目标", "用户增长", "成交增长"],
        ["邀请码", "用户（邀请）", "-"],
        ["在线支付", "", "用户（付款）；财务"],
        ["在线支付", "√", "", "多余"],
    ]
    assert paste_plans.is_matrix(document.content, rows)
    plan = paste_plans.plan_paste(document.content, rows, ["G01"], ["F01"])
    assert plan.unknown == {"role": ("财务",)}
    assert [(p.row, p.column) for p in plan.problems] == [(3, 3)]
    do(document, plan)
    assert names(document, Goal) == ["资源沉淀", "用户增长", "成交增长"]
    assert names(document, Function) == ["专家入驻", "邀请码", "在线支付"]
    deal, pay = document.content.of(Goal)[-1].id, document.content.of(Function)[-1].id
    assert cell(document, Cell("G02", "F02")) == "用户（邀请）"
    assert cell(document, Cell(deal, pay)) == "用户（付款）"
    assert cell(document, Cell("G02", pay)) == ""


@pytest.mark.parametrize(
    "rows",
    [
        [["", "○"], ["邀请码", "○"]],
        [["专家", "用户"], ["专家", "用户"]],
        [["", "用户增长"]],
        [[""], ["邀请码"]],
        [["", "用户增长"], ["", "○"]],
    ],
)
def test_other_blocks_are_no_matrix(document: Document, rows: list[list[str]]) -> None:
    assert not paste_plans.is_matrix(document.content, rows)


def test_two_hundred_rows_are_one_step(document: Document) -> None:
    rows = [["", *(f"目标{n}" for n in range(12))]]
    rows += [[f"功能{n}号", *("专家（入驻）" for _ in range(12))] for n in range(200)]
    plan = paste_plans.plan_paste(document.content, rows)
    changes = document.run(paste.apply_plan, plan)
    assert len(changes) == 12 + 200 + 2 * 12 * 200
    assert changes.label.text("zh") == "粘贴 200 个功能"


# -- which way round, and what is no matrix --------------------------------------------------


def test_a_matrix_with_goals_on_the_left_is_turned_by_the_names_that_are_known(
    document: Document,
) -> None:
    rows = [["", "专家入驻", "在线支付"], ["资源沉淀", "用户", "○"], ["成交增长", "坏）", "x"]]
    plan = paste_plans.plan_paste(document.content, rows)
    assert plan.kind == "matrix"
    assert [(e.type, e.state) for e in plan.elements] == [
        (Goal, "known"),
        (Goal, "new"),
        (Function, "known"),
        (Function, "new"),
    ]
    assert [(p.row, p.column) for p in plan.problems] == [(2, 1)], "as it stands in the block"
    do(document, plan)
    assert cell(document, Cell("G01", "F01")) == "专家（入驻）；用户"


def test_a_matrix_of_unknown_names_stands_as_the_canvas_does(document: Document) -> None:
    rows = [["", "甲", "乙"], ["丙", "○", ""], ["丁", "", "○"]]
    for goals_down, expected in ((False, ["甲", "乙"]), (True, ["丙", "丁"])):
        plan = paste_plans.plan_paste(document.content, rows, goals_down=goals_down)
        new = [e.attributes["name"].zh for e in plan.elements if e.type is Goal]
        assert new == expected


def test_cells_go_the_way_in_which_the_canvas_is_turned(document: Document) -> None:
    rows = [["用户", "专家"], ["○", "坏）"]]
    plan = paste_plans.plan_paste(
        document.content, rows, ["G01", "G02"], ["F01", "F02"], goals_down=True
    )
    assert [(c.goal, c.function) for c in plan.cells] == [
        ("G01", "F01"),
        ("G02", "F01"),
        ("G01", "F02"),
        ("G02", "F02"),
    ]
    assert [(p.row, p.column) for p in plan.problems] == [(1, 1)]


@pytest.mark.parametrize(
    "rows",
    [
        [["", "专家"], ["用户", "专家（入驻）"]],
        [["", "zj/入驻"], ["专家；用户", "○"]],
        [["", "专家（入驻）", "用户（消费）"], ["专家", "", ""]],
    ],
)
def test_cells_whose_first_is_blank_are_no_matrix(
    document: Document, rows: list[list[str]]
) -> None:
    assert not paste_plans.is_matrix(document.content, rows)


def test_a_table_for_a_goal_in_hand_supports_it(document: Document) -> None:
    rows = [["功能名称", "参与角色"], ["邀请码", "专家（分享）"], ["会员积分", ""]]
    do(document, paste_plans.plan_paste(document.content, rows, goal="G02"))
    assert cell(document, Cell("G02", "F02")) == "专家（分享）"
    assert cell(document, Cell("G02", document.content.of(Function)[-1].id)) == ""
    with_goals = [["功能名称", "支撑目标"], ["专家入驻", ""]]
    assert paste_plans.plan_paste(document.content, with_goals, goal="G02").cells == ()


def test_a_column_without_heading_and_codes_that_are_not_kept_are_said(document: Document) -> None:
    rows = [["编号", "功能名称", ""], ["X-17", "会员积分", "先做"], ["F02", "邀请码", ""]]
    plan = paste_plans.plan_table(document.content, rows)
    assert [(p.row, p.column) for p in plan.problems] == [(0, 2)]
    assert [(p.row, p.column) for p in plan.guesses] == [(0, 0)]
    assert paste_plans.plan_table(document.content, [rows[0][:2], rows[2][:2]]).guesses == ()


def test_a_matrix_survives_empty_lines_codes_and_headings_of_modules() -> None:
    build = Build()
    build.role("R01", name=text("专家"))
    build.goal("G01", name=text("资源沉淀"))
    build.module("M01", name=text("专家中心"))
    build.module("M02", name=text("渠道中心"))
    build.function("F01", name=text("专家入驻"), module="M01")
    document = build.document()
    rows = [
        ["", "G01 资源沉淀", ""],
        ["M01 专家中心", "", ""],
        ["F01\n专家入驻", "专家", ""],
        ["", "", ""],
        ["渠道中心", "", ""],
        ["邀请码", "○", ""],
    ]
    plan = paste_plans.plan_paste(document.content, rows)
    assert plan.problems == ()
    assert [(e.id, e.attributes.get("module")) for e in plan.elements] == [
        ("G01", None),
        ("F01", None),
        (None, "M02"),
    ]
    do(document, plan)
    assert cell(document, Cell("G01", "F01")) == "专家"


def test_a_code_with_another_name_is_not_taken_for_the_element(document: Document) -> None:
    plan = paste_plans.plan_list(
        document.content, [["F01"], ["F02 邀请码"], ["F02 渠道码"]], Function
    )
    assert [e.state for e in plan.elements] == ["known", "known", "new"]


def test_a_table_may_have_columns_for_goals_and_for_roles(document: Document) -> None:
    rows = [
        ["功能名称", "类型", "支撑目标", "参与角色（动作）", "用户增长"],
        ["邀请码", "运营", "资源沉淀", "专家（分享）", "用户（扫码）"],
        ["专家入驻", "", "资源沉淀、用户增长", "用户（围观）", "-"],
    ]
    plan = paste_plans.plan_paste(document.content, rows)
    assert [(p.row, p.column) for p in plan.problems] == [(2, 3)], "two goals, and one text"
    do(document, plan)
    assert cell(document, Cell("G01", "F02")) == "专家（分享）"
    assert cell(document, Cell("G02", "F02")) == "用户（扫码）"
    assert cell(document, Cell("G02", "F01")) == ""


# -- what somebody has to look at ------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "onto", "is_clear"),
    [
        ([["专家（入驻）", "○"]], None, True),
        ([["审核员"]], None, False),
        ([["zj/入驻"]], None, False),
        ([["坏）"]], None, False),
        ([["专家", "用户", "专家"]], None, False),
        ([["新功能"], ["邀请码"]], Function, True),
        ([["新功能", "说明"]], Function, False),
        ([["新目标"], ["新目标"]], Goal, True),
        ([["功能名称", "类型"], ["邀请码", ""]], None, True),
        ([["功能名称", "类型"], ["邀请码", "数据"]], None, False),
        ([["功能名称", "类型"], ["新功能", ""]], None, False),
        ([["", "用户增长"], ["邀请码", "用户"]], None, True),
        ([["", "新目标"], ["邀请码", "用户"]], None, False),
    ],
)
def test_a_plan_is_clear_where_nothing_is_unknown_doubtful_or_restructured(
    document: Document, rows: list[list[str]], onto: type[Function] | None, is_clear: bool
) -> None:
    plan = paste_plans.plan_paste(document.content, rows, ["G01", "G02"], ["F01"], onto=onto)
    assert plan.is_clear is is_clear


def test_letters_that_were_read_as_pinyin_are_pointed_out(document: Document) -> None:
    plan = paste_plans.plan_cells(document.content, [["○", "zj（入驻）"]], ["G01", "G02"], ["F02"])
    ((row, column, what),) = plan.guesses
    assert (row, column, what.text("zh")) == (0, 1, "“zj”按拼音读作 专家")


def test_one_unknown_name_in_two_spellings_is_one_name(document: Document) -> None:
    rows = [["渠道方（推广）", "渠道 方"], ["", ""]]
    plan = paste_plans.plan_cells(document.content, rows, ["G01", "G02"], ["F02"])
    assert plan.unknown == {"role": ("渠道方",)}
    do(document, plan.wanting_everything())
    assert cell(document, Cell("G02", "F02")) == "渠道方"
    table = [["功能名称", "支撑目标"], ["邀请码", "生态"], ["专家入驻", "生 态"]]
    plan = paste_plans.plan_table(document.content, table)
    assert plan.unknown == {"goal": ("生态",)}
    do(document, plan.wanting_everything())
    assert len(document.content.referrer_ids(document.content.of(Goal)[-1].id)) == 2


def test_repeated_names_of_a_list_are_one_element_and_are_named(document: Document) -> None:
    plan = paste_plans.plan_list(document.content, [["甲乙"], ["邀请码"], ["甲 乙"]], Function)
    assert plan.repeated == ("甲 乙",)
    assert len(plan.elements) == 2
