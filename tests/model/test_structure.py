from __future__ import annotations

from canvas_studio.model.graph import CoverageGraph
from canvas_studio.model.structure import structural_report
from tests.model.build import Build


def test_what_holds_the_canvas_together_alone_is_an_articulation_point() -> None:
    build = Build()
    build.cell("G01", "F01", "R01")
    build.cell("G02", "F01", "R01")
    build.cell("G02", "F02", "R01")

    report = structural_report(CoverageGraph(build.content()))

    assert report.articulation_goal_function_role == {"FUNC": ("F01",)}
    assert report.articulation_role_function == {"ROLE": ("R01",)}


def test_load_density_components_and_sole_participants_are_counted_in_scope() -> None:
    build = Build()
    build.cell("G01", "F01", "R01", "R02")
    build.cell("G02", "F02", "R03")
    build.function("F03", priority="wont")
    build.cell("G01", "F03", "R01")

    report = structural_report(CoverageGraph(build.content()))

    assert report.role_load == {"R01": (1, 2), "R02": (1, 2), "R03": (1, 2)}
    assert report.density == 2 / 4
    assert report.components == 2
    assert report.sole_participant == {"R03": ("F02",)}


def test_an_empty_canvas_has_no_density() -> None:
    report = structural_report(CoverageGraph(Build().content()))

    assert report.density is None
    assert report.components == 0
