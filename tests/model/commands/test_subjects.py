"""Linking, waivers, questions, options, routes, the project and its codes."""

from __future__ import annotations

import datetime

import pytest

from canvas_studio.errors import UserError
from canvas_studio.model.canonical import targets_fingerprint
from canvas_studio.model.commands import (
    codes,
    elements,
    linking,
    options,
    project,
    questions,
    routes,
    waivers,
)
from canvas_studio.model.document import Document
from canvas_studio.model.integrity import IntegrityError, violations
from canvas_studio.model.records import (
    Crossing,
    Dimension,
    Function,
    FunctionPoint,
    Goal,
    LText,
    Module,
    OpenQuestion,
    Option,
    OptionSet,
    Participation,
    Revision,
    Route,
    RouteStep,
    Stage,
    Waiver,
)
from tests.model.build import Build, text

DAY = datetime.date(2026, 11, 24)


# -- linking ---------------------------------------------------------------------------------


@pytest.fixture
def named() -> Document:
    build = Build()
    for code, zh, en in [
        ("F01", "邀请码", "Invitation code"),
        ("F02", "渠道码管理", ""),
        ("F03", "专家入驻", "Expert onboarding"),
        ("F04", "专家入驻审核", ""),
        ("F05", "码", ""),
    ]:
        build.function(code, name=text(zh, en))
    return build.document()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("邀请码", ["F01"]),
        ("邀请码功能", ["F01"]),
        ("邀约码", ["F01"]),
        ("邀请吗", ["F01"]),
        ("渠道二维码", ["F02"]),
        ("专家人驻", ["F03"]),
        ("专家资质审核", ["F04"]),
        ("专家推荐", []),
        ("专家简介", []),
        ("二维码", []),
        ("渠道码", ["F02"]),
        ("专家入驻", ["F03", "F04"]),
        ("入驻", ["F03", "F04"]),
        ("invitation codes", ["F01"]),
        ("结算", []),
        ("码", ["F05"]),
        ("", []),
        ("管理", []),
    ],
)
def test_a_close_name_is_offered_instead_of_a_twin(
    named: Document, name: str, expected: list[str]
) -> None:
    found = linking.suggestions(named.content, Function, name)
    assert [suggestion.id for suggestion in found] == expected


def test_the_same_name_is_closest_and_the_list_is_short(named: Document) -> None:
    first, second = linking.suggestions(named.content, Function, "专家入驻")
    assert first.closeness == 1
    assert linking.CLOSE <= second.closeness < 1
    assert len(linking.suggestions(named.content, Function, "专家入驻", limit=1)) == 1


# -- waivers ---------------------------------------------------------------------------------


def test_a_waiver_remembers_its_targets_until_they_change() -> None:
    build = Build()
    build.goal("G01")
    build.goal("G02")
    document = build.document()
    document.run(waivers.waive, "CAN106", ["G01", "demand"], "试点", "顾问", DAY)
    (waiver,) = document.content.of(Waiver)
    assert (waiver.rule, waiver.targets, waiver.date) == ("CAN106", ("G01", "demand"), DAY)
    assert (waiver.reason.zh, waiver.by.zh) == ("试点", "顾问")

    def still_holds() -> bool:
        return waiver.fingerprint_of_target == targets_fingerprint(document.content, waiver.targets)

    document.run(elements.move, "G01", 1)
    document.run(codes.renumber, DAY)
    assert document.content.get(Goal, "G01").code == "G02"
    assert still_holds()
    document.run(elements.rename, "G01", "别的")
    assert not still_holds()


def test_a_waiver_of_the_project_outlives_its_book_keeping() -> None:
    document = Build().document()
    before = targets_fingerprint(document.content, ["project", "must_share"])
    document.run(project.set_progress, "value")
    document.run(project.record_revision, "V0.2", DAY, "改")
    assert targets_fingerprint(document.content, ["project", "must_share"]) == before
    document.run(elements.set_attribute, "project", "thresholds.must_share", 0.9)
    assert targets_fingerprint(document.content, ["project", "must_share"]) != before


def test_waiving_again_replaces_and_taking_back_removes() -> None:
    build = Build()
    build.goal("G01")
    document = build.document()
    document.run(waivers.waive, "CAN106", ["G01"], "一")
    document.run(waivers.waive, "CAN106", ["G01"], LText(zh="二", en="two"))
    document.run(waivers.waive, "CAN104", ["G01"], "三")
    assert [(w.rule, w.reason.zh) for w in document.content.of(Waiver)] == [
        ("CAN106", "二"),
        ("CAN104", "三"),
    ]
    document.run(waivers.unwaive, "CAN106", ["G01"])
    assert [w.rule for w in document.content.of(Waiver)] == ["CAN104"]
    with pytest.raises(UserError, match="reason"):
        document.run(waivers.waive, "CAN106", ["G01"], " ")


# -- questions -------------------------------------------------------------------------------


def test_a_question_is_parked_answered_and_reopened() -> None:
    build = Build()
    build.goal("G01")
    build.role("R01")
    document = build.document()
    document.run(questions.park, "能否跨渠道？", ["G01", "G01"], "R01", DAY)
    (question,) = document.content.of(OpenQuestion)
    assert (question.code, question.refs, question.parking) == ("Q01", ("G01",), True)
    document.run(questions.answer, question.id, "不能")
    question = document.content.get(OpenQuestion, question.id)
    assert (question.status, question.answer.zh, question.parking) == ("closed", "不能", False)
    document.run(questions.reopen, question.id)
    document.run(questions.drop, question.id)
    assert document.content.get(OpenQuestion, question.id).status == "dropped"
    with pytest.raises(UserError, match="answer"):
        document.run(lambda tx: questions.answer(tx, _blank_question(tx), ""))


def _blank_question(tx) -> str:  # type: ignore[no-untyped-def]
    return elements.add(tx, OpenQuestion, text="？").id


# -- options ---------------------------------------------------------------------------------


@pytest.fixture
def choice() -> Document:
    build = Build()
    build.module("M01")
    build.role("R01")
    build.option_set("DT01", "M01", {})
    return build.document()


def labels(document: Document) -> list[tuple[str, str]]:
    return [(o.title.zh, o.label) for o in document.content.of(Option)]


def test_options_are_labelled_in_their_order(choice: Document) -> None:
    choice.run(elements.add, Option, option_set="DT01", title="乙")
    choice.run(elements.add, Option, 0, option_set="DT01", title="甲")
    assert labels(choice) == [("甲", "A"), ("A", "B"), ("乙", "C")]
    with pytest.raises(UserError, match="three options"):
        choice.run(elements.add, Option, option_set="DT01", title="丁")
    choice.run(elements.move, "DT01-A", 0)
    assert labels(choice) == [("A", "A"), ("甲", "B"), ("乙", "C")]


def test_a_decision_follows_its_option(choice: Document) -> None:
    with pytest.raises(UserError, match="only one option"):
        choice.run(options.decide, "DT01-A")
    choice.run(elements.add, Option, option_set="DT01", title="乙")
    choice.run(options.recommend, "DT01-A", "每年新增")
    label = choice.run(options.decide, "DT01-A", "R01", DAY).label
    assert label.text("zh") == "DT01：选定方案 A"
    choice.run(elements.move, "DT01-A", 1)
    held = choice.content.get(OptionSet, "DT01")
    assert (held.chosen, held.recommended, held.status) == ("B", "B", "decided")
    assert (held.decided_by, held.decided_on) == ("R01", DAY)
    assert held.recommendation_reason.zh == "每年新增"
    choice.run(options.reopen, "DT01")
    held = choice.content.get(OptionSet, "DT01")
    assert (held.chosen, held.status, held.decided_by) == (None, "open", None)


def test_taking_the_choice_away_opens_the_question(choice: Document) -> None:
    choice.run(elements.add, Option, option_set="DT01", title="乙")
    choice.run(options.decide, "DT01-A")
    choice.run(elements.set_attribute, "DT01", "chosen", None)
    assert choice.content.get(OptionSet, "DT01").status == "open"
    with pytest.raises(IntegrityError, match="no option is chosen"):
        choice.run(elements.set_attribute, "DT01", "status", "decided")


# -- routes ----------------------------------------------------------------------------------


def test_a_route_is_drafted_by_picking_functions() -> None:
    build = Build()
    build.cell("G01", "F01", "R01")
    build.function("F02")
    build.role("R02")
    document = build.document()
    document.run(routes.add_route, "G01")
    (route,) = document.content.of(Route)
    assert (route.code, route.name.zh) == ("RT01", "G01")
    document.run(routes.add_step, route.id, ["F01"], "R01")
    document.run(routes.add_step, route.id, ["F02"], "R02", position=0)
    document.run(routes.add_step, route.id, name="结束")
    steps = document.content.of(RouteStep)
    assert [(s.code, s.name.zh) for s in steps] == [
        ("RT01-2", "F02"),
        ("RT01-1", "F01"),
        ("RT01-3", "结束"),
    ]
    with pytest.raises(UserError, match="name or a function"):
        document.run(routes.add_step, route.id)
    document.run(routes.toggle_function, steps[2].id, "F02")
    document.run(routes.toggle_function, steps[2].id, "F01")
    document.run(routes.toggle_function, steps[2].id, "F02")
    assert document.content.get(RouteStep, steps[2].id).functions == ("F01",)


def test_the_canvas_can_be_made_to_say_what_a_step_says() -> None:
    build = Build()
    build.cell("G01", "F01", "R01")
    build.role("R02")
    build.function("F02")
    build.route("RT01", "G01", ("F02", "F01"), ("F01",), role="R01")
    document = build.document()
    document.run(elements.set_attribute, "RT01-1", "role", "R02")
    document.run(routes.match_canvas, "RT01-1")
    assert sorted(c.id for c in document.content.every(Crossing)) == ["G01*F01", "G01*F02"]
    assert [p.id for p in document.content.participations("G01*F02")] == ["G01*F02*R02"]
    assert not document.run(routes.match_canvas, "RT01-2")
    assert document.content.count(Participation) == 2


# -- the project -----------------------------------------------------------------------------


def test_a_new_canvas_is_valid_and_has_the_fixed_sets() -> None:
    content = project.new_content("茶饮平台", LText(zh="某茶饮", en="A tea chain"), code="TEA-1")
    assert not list(violations(content))
    assert (content.count(Stage), content.count(Dimension)) == (5, 5)
    assert (content.project.code, content.project.name.zh) == ("TEA-1", "茶饮平台")
    assert content.project.progress == "value"
    english = project.new_content("Tea", "Client", "en")
    assert english.project.name == LText(en="Tea")
    with pytest.raises(IntegrityError):
        project.new_content("", "Client")


def test_a_revision_gives_the_project_its_version() -> None:
    document = Build().document()
    document.run(project.record_revision, "V0.2", DAY, "送审", "顾问")
    (revision,) = document.content.of(Revision)
    assert (revision.version, revision.date, revision.author.zh) == ("V0.2", DAY, "顾问")
    assert document.content.project.version == "V0.2"


# -- codes -----------------------------------------------------------------------------------


@pytest.fixture
def scattered() -> Document:
    build = Build()
    build.module("M07", "data")
    build.module("M05", "business")
    build.module("M06", "business", parent="M05")
    build.function("F09", module="M07")
    build.function("F03")
    build.function("F07", module="M06")
    build.function("F05", module="M06")
    build.make(FunctionPoint, "F05.4", function="F05")
    build.goal("G02")
    build.route("RT03", "G02", (), ())
    build.make(RouteStep, "RT03-9", route="RT03")
    return build.document()


def test_renumbering_follows_what_people_see(scattered: Document) -> None:
    scattered.run(elements.delete, "RT03-1")
    scattered.run(codes.renumber, DAY, "顾问")
    content = scattered.content

    def by_code(type_) -> dict[str, str]:  # type: ignore[no-untyped-def]
        return {record.id: record.code for record in content.of(type_)}

    assert by_code(Module) == {"M07": "M03", "M05": "M01", "M06": "M02"}
    assert by_code(Function) == {"F07": "F01", "F05": "F02", "F09": "F03", "F03": "F04"}
    assert by_code(FunctionPoint) == {"F05.4": "F02.1"}
    assert by_code(RouteStep) == {"RT03-2": "RT01-1", "RT03-9": "RT01-2"}
    assert by_code(Goal) == {"G02": "G01"}


def test_renumbering_is_on_record(scattered: Document) -> None:
    scattered.run(codes.renumber, DAY, "顾问", [Goal, Function])
    (revision,) = scattered.content.of(Revision)
    assert (revision.date, revision.author.zh, revision.version) == (DAY, "顾问", "V0.1")
    assert revision.change.zh == (
        "重新编号：目标 G02→G01；功能 F07→F01、F05→F02、F09→F03、F03→F04；功能点 F05.4→F02.1"
    )
    assert revision.change.en.startswith("Renumbered: goal G02→G01; function F07→F01, F05→F02")
    assert scattered.content.get(Module, "M07").code == "M07"
    assert not scattered.run(codes.renumber, DAY, "顾问", [Goal, Function])


def test_after_renumbering_codes_go_on_without_a_gap(scattered: Document) -> None:
    scattered.run(elements.delete, "F09")
    assert scattered.content.project.retired_codes == ("F09",)
    scattered.run(codes.renumber, DAY)
    assert scattered.content.project.retired_codes == ()
    scattered.run(elements.add, Function, name="新")
    assert scattered.content.by_code(Function, "F04") is not None


def test_renumbering_leaves_releases_and_other_types_codes_retired(scattered: Document) -> None:
    scattered.run(
        lambda tx: tx.change(
            tx.content.project, retired_codes=("F09", "F05.7", "RT03-9", "G08", "V4.0")
        )
    )
    scattered.run(codes.renumber, DAY, "", [Function, Goal])
    assert scattered.content.project.retired_codes == ("RT03-9", "V4.0")


def test_every_type_has_a_prefix_of_its_own() -> None:
    prefixes = [prefix for prefix, _ in codes.PREFIXES.values()]
    assert len(set(prefixes)) == len(prefixes)
