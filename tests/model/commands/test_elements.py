"""Add, rename, change, move: the same verbs for every type of record."""

from __future__ import annotations

import datetime

import pytest

from canvas_studio.errors import UserError
from canvas_studio.model.changes import ChangeSet
from canvas_studio.model.commands import elements
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.integrity import IntegrityError
from canvas_studio.model.records import (
    BuildDecision,
    CodedRecord,
    Dimension,
    Function,
    FunctionPoint,
    Goal,
    Indicator,
    LText,
    Module,
    ReadinessItem,
    Release,
    Role,
    RouteStep,
    StoryStep,
    ValueProposition,
)
from tests.model.build import Build, text


def added(changes: ChangeSet) -> str:
    """The id of the record that a step added."""
    (id,) = [id for id, change in changes.changes.items() if change.before is None]
    return id


def codes(document: Document, type: type[CodedRecord]) -> list[str]:
    return [record.code for record in document.content.of(type)]


def names(document: Document, type: type[Function] | type[Goal] | type[Module]) -> list[str]:
    return [record.name.zh for record in document.content.of(type)]


@pytest.fixture
def document() -> Document:
    return Build().document()


# -- add -------------------------------------------------------------------------------------


def test_a_plain_name_is_in_the_primary_language(document: Document) -> None:
    goal = document.content.get(Goal, added(document.run(elements.add, Goal, name="增长")))
    assert (goal.code, goal.name, goal.key) == ("G01", LText(zh="增长"), True)
    assert goal.id.startswith("goal_")


def test_a_record_is_added_at_a_position(document: Document) -> None:
    for position, name in [(None, "乙"), (0, "甲"), (None, "丁"), (2, "丙"), (99, "戊")]:
        document.run(elements.add, Goal, position, name=name)
    assert names(document, Goal) == ["甲", "乙", "丙", "丁", "戊"]


def test_each_type_has_codes_of_its_own_form(document: Document) -> None:
    document.run(elements.add, Function, name="邀请码")
    document.run(elements.add, ReadinessItem, item="稳定业务")
    document.run(elements.add, Release, name="二期")
    assert codes(document, Function) == ["F01"]
    assert codes(document, ReadinessItem) == ["PRE1"]
    assert codes(document, Release) == ["V1.0", "V2.0"]


def test_points_and_steps_continue_the_code_of_their_owner() -> None:
    build = Build()
    build.route("RT01", "G01", ("F01",), ("F01",))
    build.goal("G01")
    build.function("F01")
    build.story("ST01", {"text": text("一")})
    document = build.document()
    document.run(elements.add, RouteStep, 0, route="RT01", name="先")
    document.run(elements.add, StoryStep, story="ST01", text="二")
    document.run(elements.add, FunctionPoint, function="F01", name="点")
    assert codes(document, RouteStep) == ["RT01-3", "RT01-1", "RT01-2"]
    assert codes(document, StoryStep) == ["ST01-1", "ST01-2"]
    assert codes(document, FunctionPoint) == ["F01.1"]


@pytest.mark.parametrize("name", ["", "  \n", LText(en="Growth")])
def test_a_name_is_needed_in_the_primary_language(document: Document, name: str | LText) -> None:
    with pytest.raises(UserError, match="must not be empty"):
        document.run(elements.add, Goal, name=name)
    assert document.content.count(Goal) == 0


@pytest.mark.parametrize(
    "name", ["用户增长", " 用户 增长 ", "用户的增长", LText(zh="拉新", en="user GROWTH")]
)
def test_goals_have_different_names(document: Document, name: str | LText) -> None:
    document.run(elements.add, Goal, name=LText(zh="用户增长", en="User growth"))
    with pytest.raises(UserError, match="already a goal of that name: G01"):
        document.run(elements.add, Goal, name=name)


def test_names_of_nothing_but_filler_words_are_compared_as_they_are(document: Document) -> None:
    document.run(elements.add, Role, name="平台")
    document.run(elements.add, Role, name="系统")
    with pytest.raises(UserError):
        document.run(elements.add, Role, name="平台")


def test_functions_may_have_one_name_and_sub_modules_of_different_modules_too() -> None:
    build = Build()
    build.module("M01")
    build.module("M02")
    document = build.document()
    for parent in ("M01", "M02"):
        document.run(elements.add, Function, name="审核")
        document.run(elements.add, Module, name="审核", parent=parent)
    with pytest.raises(UserError):
        document.run(elements.add, Module, name="审核", parent="M01")


def test_what_a_value_needs_follows_from_its_role() -> None:
    build = Build()
    build.role("R01", side="platform")
    document = build.document()
    value = document.content.get(
        ValueProposition,
        added(document.run(elements.add, ValueProposition, statement="省时", role="R01")),
    )
    assert (value.side, value.value_type) == ("platform", "internal_efficiency")


def test_the_first_sub_module_takes_the_functions_of_its_module() -> None:
    build = Build()
    build.module("M01", "data")
    build.function("F01", module="M01")
    document = build.document()
    module = added(document.run(elements.add, Module, name="子", parent="M01"))
    assert document.content.get(Module, module).dimension == "data"
    assert document.content.get(Function, "F01").module == module


def test_fixed_sets_do_not_grow(document: Document) -> None:
    with pytest.raises(UserError, match="another dimension"):
        document.run(elements.add, Dimension, name="第六")


def test_a_value_that_does_not_fit_is_named(document: Document) -> None:
    with pytest.raises(UserError, match="“soon” cannot be the priority"):
        document.run(elements.add, Function, name="邀请码", priority="soon")


# -- rename and change -----------------------------------------------------------------------


def test_renaming_keeps_the_other_language(document: Document) -> None:
    goal = added(document.run(elements.add, Goal, name=LText(zh="增长", en="Growth")))
    document.run(elements.rename, goal, "拉新")
    assert document.content.get(Goal, goal).name == LText(zh="拉新", en="Growth")
    document.run(elements.rename, goal, "New users", "en")
    assert document.content.get(Goal, goal).name == LText(zh="拉新", en="New users")
    changes = document.run(elements.rename, goal, LText(zh="留存", en="Retention"))
    assert document.content.get(Goal, goal).name == LText(zh="留存", en="Retention")
    assert changes.label.text("zh") == "重命名目标 拉新 → 留存"
    assert changes.label.text("en") == "Rename goal New users to Retention"


def test_a_name_cannot_be_taken_away_or_taken_over(document: Document) -> None:
    document.run(elements.add, Goal, name="增长")
    goal = added(document.run(elements.add, Goal, name="留存"))
    for command in (
        elements.rename,
        lambda tx, id, name: elements.set_attribute(tx, id, "name", name),
    ):
        with pytest.raises(UserError, match="empty"):
            document.run(command, goal, "")
        with pytest.raises(UserError, match="already"):
            document.run(command, goal, "增长")


def test_a_path_leads_into_a_part_and_makes_it(document: Document) -> None:
    goal = added(document.run(elements.add, Goal, name="增长"))
    document.run(elements.set_attribute, goal, "indicator.name", "月活")
    document.run(elements.set_attribute, goal, "indicator.target", 20)
    document.run(elements.set_attribute, goal, "indicator.due", datetime.date(2026, 12, 1))
    document.run(elements.set_text, goal, "indicator.name", "en", "MAU")
    assert document.content.get(Goal, goal).indicator == Indicator(
        name=LText(zh="月活", en="MAU"), target=20, due=datetime.date(2026, 12, 1)
    )


def test_a_part_from_which_everything_is_taken_goes(document: Document) -> None:
    goal = added(document.run(elements.add, Goal, name="增长"))
    document.run(elements.set_attribute, goal, "indicator.target", 20)
    document.run(elements.set_attribute, goal, "indicator.target", None)
    assert document.content.get(Goal, goal).indicator is None


def test_parts_within_parts_are_made_too() -> None:
    build = Build()
    build.module("M01")
    document = build.document()
    document.run(elements.set_attribute, "M01", "decision.cost.configurable_first", 45)
    decision = document.content.get(Module, "M01").decision
    assert decision is not None
    assert decision.cost is not None
    assert decision.cost.configurable_first == 45
    document.run(elements.set_attribute, "M01", "decision.cost", None)
    assert document.content.get(Module, "M01").decision in (None, BuildDecision())


def test_a_choice_that_is_also_the_assumption_is_kept() -> None:
    build = Build()
    build.story("ST01", {})
    document = build.document()
    document.run(elements.set_attribute, "ST01-1", "touchpoint.direction", "downstream")
    touchpoint = document.content.get(StoryStep, "ST01-1").touchpoint
    assert touchpoint is not None
    assert touchpoint.direction == "downstream"


def test_items_of_a_list_are_changed_added_and_taken_out_by_their_place() -> None:
    build = Build()
    build.value("V01", pain_points=(text("慢"), text("贵")))
    document = build.document()
    document.run(elements.set_text, "V01", "pain_points.1", "en", "dear")
    document.run(elements.set_attribute, "V01", "pain_points.2", "远")
    document.run(elements.set_attribute, "V01", "pain_points.0", "")
    points = document.content.get(ValueProposition, "V01").pain_points
    assert points == (LText(zh="贵", en="dear"), LText(zh="远"))


def test_the_label_says_what_changed_in_words(document: Document) -> None:
    function = added(document.run(elements.add, Function, name="邀请码"))
    label = document.run(elements.set_attribute, function, "priority", "must").label
    assert label.text("zh") == "邀请码：优先级改为P0 必须"
    assert label.text("en") == "邀请码: priority set to P0 must"
    goal = added(document.run(elements.add, Goal, name="增长"))
    assert document.run(elements.set_attribute, goal, "stage", "S1").label.text("zh") == (
        "增长：运营阶段改为资源方增长"
    )
    for path, value, words in [
        ("key", False, "增长：关键改为否"),
        ("indicator.target", 20, "增长：目标值改为20"),
        ("description", "说明", "增长：修改描述"),
        ("indicator.target", None, "增长：清空目标值"),
    ]:
        assert document.run(elements.set_attribute, goal, path, value).label.text("zh") == words


def test_one_attribute_of_several_records_is_one_step(document: Document) -> None:
    functions = [added(document.run(elements.add, Function, name=name)) for name in ("甲", "乙")]
    changes = document.run(elements.set_attribute, functions, "kind", "data")
    assert {f.kind for f in document.content.every(Function)} == {"data"}
    assert changes.label.text("zh") == "2 个功能：功能类型改为数据"
    assert changes.label.text("en") == "2 functions: kind set to data"


def test_several_records_move_together_in_the_order_given() -> None:
    build = Build()
    for code in ("G01", "G02", "G03", "G04"):
        build.goal(code)
    document = build.document()
    changes = document.run(elements.move, ["G04", "G02"], 1)
    assert codes(document, Goal) == ["G01", "G04", "G02", "G03"]
    assert changes.label.text("en") == "Move 2 goals"


@pytest.mark.parametrize("path", ["code", "id", "order", "type"])
def test_identity_is_not_an_attribute_to_change(document: Document, path: str) -> None:
    goal = added(document.run(elements.add, Goal, name="增长"))
    with pytest.raises(UserError, match="cannot be changed directly"):
        document.run(elements.set_attribute, goal, path, "X")


def test_a_value_of_the_wrong_kind_is_refused_in_words(document: Document) -> None:
    goal = added(document.run(elements.add, Goal, name="增长"))
    with pytest.raises(UserError, match="“viel” cannot be the target"):
        document.run(elements.set_attribute, goal, "indicator.target", "viel")


def test_a_role_that_changes_its_end_is_no_longer_internal() -> None:
    build = Build()
    build.role("R01", side="platform", internal=True, frontline=True)
    document = build.document()
    document.run(elements.set_attribute, "R01", "side", "demand")
    role = document.content.get(Role, "R01")
    assert (role.internal, role.frontline) == (False, False)


def test_frontline_is_internal_and_what_is_not_internal_is_not_frontline() -> None:
    build = Build()
    build.role("R01", side="platform")
    build.role("R02", side="demand")
    document = build.document()
    document.run(elements.set_attribute, "R01", "frontline", True)
    assert document.content.get(Role, "R01").internal
    document.run(elements.set_attribute, "R01", "internal", False)
    assert not document.content.get(Role, "R01").frontline
    with pytest.raises(IntegrityError, match="platform end"):
        document.run(elements.set_attribute, "R02", "frontline", True)


def test_a_first_role_at_an_end_makes_its_values_let_go_of_the_role_that_left() -> None:
    build = Build()
    build.role("R01", side="demand")
    build.value("V01", side="demand", role="R01")
    document = build.document()
    document.run(elements.set_attribute, "R01", "side", "resource")
    assert document.content.get(ValueProposition, "V01").role == "R01"
    history = History(document)
    document.run(elements.add, Role, name="游客", side="demand")
    assert document.content.get(ValueProposition, "V01").role is None
    history.undo()
    document.run(elements.set_attribute, "R01", "side", "demand")
    assert document.content.get(ValueProposition, "V01").role == "R01"


def test_a_value_that_changes_its_end_lets_go_of_what_does_not_fit() -> None:
    build = Build()
    build.role("R01", side="demand")
    build.value("V01", "demand", role="R01", value_type="service")
    document = build.document()
    document.run(elements.set_attribute, "V01", "side", "platform")
    value = document.content.get(ValueProposition, "V01")
    assert (value.role, value.value_type) == (None, "internal_efficiency")
    document.run(elements.set_attribute, "V01", "side", "resource")
    assert document.content.get(ValueProposition, "V01").value_type == "other"


def test_sub_modules_follow_their_module_into_another_dimension() -> None:
    build = Build()
    build.module("M01")
    build.module("M02", parent="M01")
    document = build.document()
    document.run(elements.set_attribute, "M01", "dimension", "data")
    assert document.content.get(Module, "M02").dimension == "data"


# -- move ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "position", "expected"),
    [
        ("G03", 0, "G03 G01 G02 G04"),
        ("G01", None, "G02 G03 G04 G01"),
        ("G01", 1, "G02 G01 G03 G04"),
        ("G02", 1, "G01 G02 G03 G04"),
        ("G04", 99, "G01 G02 G03 G04"),
    ],
)
def test_a_record_moves_in_its_list(id: str, position: int | None, expected: str) -> None:
    build = Build()
    for code in ("G01", "G02", "G03", "G04"):
        build.goal(code)
    document = build.document()
    changes = document.run(elements.move, id, position)
    assert " ".join(codes(document, Goal)) == expected
    assert changes.changes.keys() <= {id}


def test_records_that_two_people_put_in_one_place_can_be_told_apart_again() -> None:
    build = Build()
    for code in ("G01", "G02", "G03"):
        build.goal(code, order="V")
    build.goal("G04", order="W")
    document = build.document()
    document.run(elements.move, "G04", 1)
    assert codes(document, Goal) == ["G01", "G04", "G02", "G03"]


def test_a_function_moves_to_a_place_within_another_module() -> None:
    build = Build()
    build.module("M01")
    build.module("M02")
    for code, module in [("F01", "M01"), ("F02", "M02"), ("F03", "M01"), ("F04", "M02")]:
        build.function(code, module=module)
    document = build.document()
    document.run(elements.move, "F01", 1, module="M02")
    of_m02 = [f.code for f in document.content.of(Function) if f.module == "M02"]
    assert of_m02 == ["F02", "F01", "F04"]
    document.run(elements.move, "F01", 0, module="M01")
    assert [f.code for f in document.content.of(Function) if f.module == "M01"] == ["F01", "F03"]
    orders = [f.order for f in document.content.every(Function)]
    assert len(set(orders)) == len(orders)


def test_a_step_that_moves_to_another_route_gets_a_code_there() -> None:
    build = Build()
    build.goal("G01")
    build.route("RT01", "G01", (), ())
    build.route("RT02", "G01", ())
    document = build.document()
    document.run(elements.move, "RT01-2", 0, route="RT02")
    assert codes(document, RouteStep) == ["RT01-1", "RT02-2", "RT02-1"]
    document.run(elements.add, RouteStep, route="RT01", name="新")
    assert document.content.by_code(RouteStep, "RT01-3") is not None


def test_a_module_becomes_a_sub_module_and_one_of_the_first_level() -> None:
    build = Build()
    build.module("M01", "data")
    build.module("M02", "business")
    build.function("F01", module="M01")
    document = build.document()
    document.run(elements.move, "M02", parent="M01")
    assert document.content.get(Module, "M02").dimension == "data"
    assert document.content.get(Function, "F01").module == "M02"
    document.run(elements.move, "M02", 0, parent=None, dimension="content")
    assert document.content.get(Module, "M02").parent is None
    assert document.content.get(Module, "M02").dimension == "content"


def test_what_is_fixed_does_not_move(document: Document) -> None:
    for id in ("S1", "data", "project"):
        with pytest.raises(UserError, match="cannot be moved"):
            document.run(elements.move, id, 0)


def test_a_record_moves_only_by_what_orders_it(document: Document) -> None:
    goal = added(document.run(elements.add, Goal, name="增长"))
    with pytest.raises(TypeError):
        document.run(elements.move, goal, 0, stage="S1")
