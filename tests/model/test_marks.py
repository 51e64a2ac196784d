"""Findings show at the goal, function, module or crossing that they are about, and follow edits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio.model.checker import Checker
from canvas_studio.model.commands import axes, canvas, elements, project, waivers
from canvas_studio.model.document import Document
from canvas_studio.model.history import History
from canvas_studio.model.marks import FindingMarks
from canvas_studio.model.records import OpenQuestion
from tests.model.build import Build, text
from tests.model.random_steps import take_step
from tests.model.test_comparison import SAMPLE_CONTENT


def marks_of(document: Document) -> FindingMarks:
    return FindingMarks(document, Checker(document))


def shown(marks: FindingMarks, id: str) -> list[str]:
    return [finding.code for finding in marks.at(id)]


def test_a_finding_about_a_crossing_shows_in_its_cell_and_not_at_its_heads() -> None:
    build = Build(progress="roles")
    build.cell("G01", "F01")
    document = build.document()
    marks = marks_of(document)
    assert shown(marks, "G01*F01") == ["CAN103"]
    assert marks.severities["G01*F01"] == "error"
    assert "CAN103" not in shown(marks, "G01")
    assert "CAN103" not in shown(marks, "F01")
    assert marks.in_cells_of("G01") == {"error": 1}
    assert marks.in_cells_of("F01") == {"error": 1}

    document.run(canvas.blank_cells, [("G01", "F01")])
    assert "G01*F01" not in marks.severities
    assert shown(marks, "G01")[0] == "CAN101"
    assert marks.severities["F01"] == "error"


def test_a_finding_about_a_step_shows_at_the_goal_of_its_route() -> None:
    build = Build(progress="routes")
    build.cell("G01", "F01", "R01")
    build.route("RT01", "G01", ("F02",), role="R01")
    build.cell("G02", "F02", "R01")
    document = build.document()
    marks = marks_of(document)
    assert "ROU603" in shown(marks, "G01")
    document.run(elements.set_attribute, "RT01", "goal", "G02")
    document.run(axes.set_priority, "F02", "wont")
    assert "ROU602" in shown(marks, "G02")
    document.run(elements.set_attribute, "RT01", "goal", "G01")
    assert "ROU602" in shown(marks, "G01")


def test_an_open_question_shows_at_what_it_asks_about() -> None:
    build = Build()
    build.cell("G01", "F01", "R01")
    build.function("F02", priority="must")
    build.make(OpenQuestion, "Q01", text=text("能否？"), refs=("R01", "F02"))
    document = build.document()
    marks = marks_of(document)
    assert "DEL902" in shown(marks, "F02")
    document.run(elements.set_attribute, "F01", "priority", "must")
    document.run(elements.set_attribute, "Q01", "refs", ("F01",))
    assert "DEL902" in shown(marks, "F01")


def test_waived_findings_and_those_of_later_phases_give_no_mark() -> None:
    build = Build(progress="value")
    build.cell("G01", "F01")
    document = build.document()
    marks = marks_of(document)
    assert "G01*F01" not in marks.severities
    document.run(project.set_progress, "roles")
    assert marks.severities["G01*F01"] == "error"
    document.run(waivers.waive, "CAN103", ["G01", "F01"], "later")
    assert "G01*F01" not in marks.severities
    document.run(waivers.unwaive, "CAN103", ["G01", "F01"])
    assert marks.severities["G01*F01"] == "error"


def test_the_worst_severity_is_the_mark() -> None:
    build = Build(progress="functions")
    build.cell("G01", "F01", "R01")
    document = build.document()
    marks = marks_of(document)
    assert marks.severities["G01"] == "warning"
    document.run(axes.set_priority, "F01", "wont")
    assert marks.severities["G01"] == "error"


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=10))
@settings(max_examples=30)
def test_marks_after_any_steps_are_those_of_a_fresh_check(seeds: list[int]) -> None:
    document = Document(SAMPLE_CONTENT.copy())
    history, checker = History(document), Checker(document)
    marks = FindingMarks(document, checker)
    for seed in seeds:
        take_step(document, history, seed)
        checker.run_whole_rules()
        fresh = marks_of(Document(document.content))
        assert dict(marks.severities) == dict(fresh.severities)
        assert all(marks.at(place) == fresh.at(place) for place in fresh.severities)
