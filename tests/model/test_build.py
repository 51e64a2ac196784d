from tests.model.build import Build


def test_a_small_canvas_is_valid_as_built() -> None:
    build = Build()
    build.module("M01")
    build.cell("G01", "F01", "R01", "R02")
    build.view("DV01", "F02")
    build.route("RT01", "G01", ("F01",), ("F02",), role="R01")
    build.story("ST01", {"time": "09:00"}, {}, role="R01")
    build.option_set("DT01", "M01", {}, {})
    build.value("V01")

    content = build.document().content

    assert [p.role for p in content.participations("G01*F01")] == ["R01", "R02"]
    assert content.get(type(build.project), "project").progress == "delivery"
