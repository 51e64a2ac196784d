"""What goes when something is deleted, what stays, and that no code is used again."""

from __future__ import annotations

import pytest

from canvas_studio.errors import UserError
from canvas_studio.model.commands import elements
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.records import (
    RECORD_TYPES,
    Confirmation,
    Crossing,
    DataView,
    Function,
    Goal,
    Indicator,
    Module,
    OpenQuestion,
    Option,
    OptionSet,
    Participation,
    Role,
    RouteStep,
    Signatory,
    StoryStep,
    Touchpoint,
    Training,
    Waiver,
)
from tests.model.build import Build, text


def counts(document: Document) -> dict[str, int]:
    """How many records of each type there are, besides those that every canvas has."""
    fixed = {"project", "release", "stage", "dimension"}
    return {
        tag: document.content.count(cls)
        for tag, cls in RECORD_TYPES.items()
        if tag not in fixed and document.content.count(cls)
    }


@pytest.fixture
def canvas() -> Build:
    """Two goals, two functions and two roles, all tied together."""
    build = Build()
    build.module("M01")
    build.function("F01", module="M01", beneficiaries=("R01",))
    build.function("F02", kind="data")
    build.role("R01", side="platform", internal=True)
    build.role("R02", side="demand")
    build.cell("G01", "F01", "R01", "R02")
    build.cell("G02", "F01", "R01")
    build.cell("G02", "F02", "R02")
    build.route("RT01", "G01", ("F01", "F02"), ("F01",), role="R01")
    build.view("DV01", "F02", audience=("R01",))
    build.goal("G02", indicator=Indicator(view="DV01"))
    build.story("ST01", {"functions": ("F01",), "touchpoint": _hand_over()}, {}, role="R01")
    build.make(OpenQuestion, "Q01", text=text("？"), refs=("F01", "G01", "R02"))
    build.make(Training, "TR01", audience=("R01",), functions=("F01", "F02"))
    build.make(Confirmation, "C1", module="M01")
    build.make(Signatory, "SG1", party="client", title=text("负责人"), role="R01")
    build.make(Waiver, "W1", rule="CAN106", targets=("G01", "F01"), reason=text("试点"))
    build.make(Waiver, "W2", rule="ROL205", targets=("demand",), reason=text("以后"))
    build.option_set("DT01", "M01", {}, {}, {}, recommended="C", chosen="B", status="decided")
    return build


def _hand_over() -> Touchpoint:
    return Touchpoint(direction="downstream", role="R02", to="ST01-2")


def test_a_goal_takes_its_crossings_and_routes_along(canvas: Build) -> None:
    document = canvas.document()
    before = counts(document)
    document.run(elements.delete, "G01")
    after = counts(document)
    gone = {tag: n - after.get(tag, 0) for tag, n in before.items() if n != after.get(tag, 0)}
    assert gone == {
        "goal": 1,
        "crossing": 1,
        "participation": 2,
        "route": 1,
        "route_step": 2,
        "waiver": 1,
    }
    assert document.content.get(OpenQuestion, "Q01").refs == ("F01", "R02")


def test_a_function_leaves_lists_and_takes_what_is_only_about_it(canvas: Build) -> None:
    document = canvas.document()
    document.run(elements.delete, "F01")
    assert [c.id for c in document.content.every(Crossing)] == ["G02*F02"]
    assert document.content.get(RouteStep, "RT01-1").functions == ("F02",)
    assert document.content.get(RouteStep, "RT01-2").functions == ()
    assert document.content.get(StoryStep, "ST01-1").functions == ()
    assert document.content.get(Training, "TR01").functions == ("F02",)
    document.run(elements.delete, "F02")
    assert document.content.count(DataView) == 0
    indicator = document.content.get(Goal, "G02").indicator
    assert indicator is None or indicator.view is None


def test_a_role_leaves_crossings_that_are_still_marked(canvas: Build) -> None:
    document = canvas.document()
    document.run(elements.delete, "R01")
    assert document.content.count(Crossing) == 3
    assert {p.role for p in document.content.every(Participation)} == {"R02"}
    assert document.content.get(RouteStep, "RT01-1").role is None
    assert document.content.get(Function, "F01").beneficiaries == ()
    assert document.content.get(Signatory, "SG1").role is None
    document.run(elements.delete, "R02")
    assert document.content.get(StoryStep, "ST01-1").touchpoint == Touchpoint(
        direction="downstream", to="ST01-2"
    )


def test_a_module_un_places_its_functions_and_frees_its_sub_modules(canvas: Build) -> None:
    canvas.module("M02")
    canvas.module("M03", parent="M02")
    canvas.function("F03", module="M03")
    document = canvas.document()
    document.run(elements.delete, "M01", "M02")
    assert document.content.get(Function, "F01").module is None
    assert document.content.get(Function, "F03").module == "M03"
    assert document.content.get(Module, "M03").parent is None
    assert document.content.get(OptionSet, "DT01").module is None
    assert document.content.count(Confirmation) == 0


def test_consequences_say_what_deletion_does(canvas: Build) -> None:
    document = canvas.document()
    told = elements.consequences(document.content, ["G01"])
    before = dict(document.content.records)
    document.run(elements.delete, "G01")
    after = document.content.records
    assert sum(told.deleted.values()) == len(before) - len(after) - 1
    differing = [id for id in after if after[id] != before[id] and id != "project"]
    assert sum(told.changed.values()) == len(differing)
    assert told.deleted["participation"] == 2
    assert told.changed == {"question": 1}
    assert told.text("zh").startswith("一并删除 1 个交叉格、2 个参与、1 个路线")
    assert "2 participations" in told.text("en")
    assert not elements.consequences(document.content, ["DV01", "G02"]).changed
    assert not elements.consequences(document.content, ["SG1"])


def test_deletion_is_one_step_that_undo_takes_back(canvas: Build) -> None:
    document = canvas.document()
    history = History(document)
    before = dict(document.content.records)
    document.run(elements.delete, "G01", "F02", "R01", "M01", "DT01-B")
    assert len(history.done) == 1
    history.undo()
    assert dict(document.content.records) == before


@pytest.mark.parametrize(
    ("ids", "zh", "en"),
    [
        (["G01"], "删除目标 G01", "Delete goal G01"),
        (["G01", "G02"], "删除 2 个目标", "Delete 2 goals"),
        (["G01", "F01"], "删除 2 个元素", "Delete 2 elements"),
        (["DV01"], "删除数据视图 DV01", "Delete data view DV01"),
    ],
)
def test_the_label_names_what_was_chosen(canvas: Build, ids: list[str], zh: str, en: str) -> None:
    label = canvas.document().run(elements.delete, *ids).label
    assert (label.text("zh"), label.text("en")) == (zh, en)


@pytest.mark.parametrize("id", ["project", "S1", "data", "release_V1.0"])
def test_what_every_canvas_needs_cannot_be_deleted(canvas: Build, id: str) -> None:
    document = canvas.document()
    before = dict(document.content.records)
    with pytest.raises(UserError):
        document.run(elements.delete, "G01", id)
    assert dict(document.content.records) == before


def test_options_close_up_and_the_choice_follows_the_option_it_meant(canvas: Build) -> None:
    document = canvas.document()
    document.run(elements.delete, "DT01-A")
    options = document.content.get(OptionSet, "DT01")
    assert [(o.id, o.label) for o in document.content.of(Option)] == [
        ("DT01-B", "A"),
        ("DT01-C", "B"),
    ]
    assert (options.chosen, options.recommended, options.status) == ("A", "B", "decided")
    document.run(elements.delete, "DT01-B")
    options = document.content.get(OptionSet, "DT01")
    assert (options.chosen, options.recommended, options.status) == (None, "A", "open")


# -- codes -----------------------------------------------------------------------------------


def test_a_deleted_code_is_not_used_again() -> None:
    build = Build()
    for code in ("G01", "G02", "G03"):
        build.goal(code)
    document = build.document()
    document.run(elements.delete, "G03")
    assert document.content.project.retired_codes == ("G03",)
    document.run(elements.delete, "G02")
    assert document.content.project.retired_codes == ("G03",)
    document.run(elements.add, Goal, name="新")
    assert document.content.by_code(Goal, "G04") is not None
    document.run(elements.delete, "G01")  # below the highest: nothing to remember
    assert document.content.project.retired_codes == ("G03",)


def test_codes_of_steps_are_remembered_while_their_route_is_there() -> None:
    build = Build()
    build.goal("G01")
    build.route("RT01", "G01", (), ())
    document = build.document()
    document.run(elements.delete, "RT01-2")
    assert document.content.project.retired_codes == ("RT01-2",)
    document.run(elements.add, RouteStep, route="RT01", name="新")
    assert document.content.by_code(RouteStep, "RT01-3") is not None
    document.run(elements.delete, "RT01")
    assert document.content.project.retired_codes == ("RT01-2", "RT01")


def test_types_that_share_the_first_letter_do_not_share_numbers() -> None:
    build = Build()
    build.role("R01")
    build.goal("G01")
    build.route("RT07", "G01")
    document = build.document()
    document.run(elements.delete, "RT07")
    document.run(elements.add, Role, name="新")
    assert document.content.by_code(Role, "R02") is not None
