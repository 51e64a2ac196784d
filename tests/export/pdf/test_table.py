"""The table on pages: whole rows, repeated headers, groups that go on (domain 4.2, 4.7)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_studio.export.columns import COLUMNS, PROFILE_COLUMNS
from canvas_studio.export.figures import figures
from canvas_studio.export.function_table import TableOptions, function_table
from canvas_studio.export.pdf.columns import _spread
from canvas_studio.model.content import Content
from canvas_studio.model.records import FunctionPoint, Module
from tests.export.pdf.conftest import Pdf, pdf_of
from tests.model.build import Build, text


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
@pytest.mark.parametrize("profile", ["signoff", "development", "client"])
def test_every_cell_of_the_sample_is_printed(sample: Content, language: str, profile: str) -> None:
    options = TableOptions.model_validate({"language": language, "profile": profile})
    table = function_table(sample, figures(sample), options)
    pdf = pdf_of(sample, language=language, profile=profile)
    for row in table.rows():
        for cell in row.cells:
            assert "".join(cell.split()) in pdf.run_on
    name = [column.id for column in table.columns].index("name")
    for page in pdf.pages[: pdf.pages_with(table.blocks[-1].rows[-1].cells[name])[-1]]:
        for header in table.headers:
            assert "".join(header.split()) in "".join(page.split())


def test_each_column_can_be_printed_alone(sample: Content) -> None:
    for id, column in COLUMNS.items():
        if id != "submodule":
            assert pdf_of(sample, columns=id).pages_with(column.header.text("zh"))


def test_rows_are_numbered_over_all_pages_and_none_is_split() -> None:
    build = Build()
    for number in range(200):
        build.function(f"F{number:03d}", description=text("说明\n" * (number % 5) + "末"))
    pdf = pdf_of(build.content(), columns="number,code,description")
    seen = re.findall(r"^(\d+) (F\d{3})", pdf.text, re.MULTILINE)
    assert seen == [(str(n + 1), f"F{n:03d}") for n in range(200)]
    assert "（续）" not in pdf.text
    assert len(pdf.pages) > 5


def test_a_cell_taller_than_a_page_goes_on_line_by_line() -> None:
    build = Build()
    build.function("F01", name=text("很长"), description=text(_numbered(300)))
    build.function("F02", name=text("很短"))
    pdf = pdf_of(build.content(), profile="client")
    assert re.findall(r"第(\d+)行", pdf.text) == [str(n) for n in range(300)]
    first, *others = pdf.pages_with("很长")
    assert first == 1
    assert len(others) >= 6
    for page in others:
        assert "很长（续）" in "".join(pdf.pages[page - 1].split())
    assert pdf.pages_with("很短") == [others[-1]]


def _numbered(lines: int) -> str:
    return "\n".join(f"第{n}行" for n in range(lines))


def test_the_label_of_a_group_is_repeated_on_the_next_page() -> None:
    build = Build()
    build.make(Module, "M1", dimension="data", name=text("看板", "Dashboards"))
    build.make(Module, "M2", dimension="data", name=text("短", "Short"))
    for number in range(40):
        build.function(f"F{number:02d}", module="M1")
    build.function("F90", module="M2")
    pdf = pdf_of(build.content(), profile="client")
    first, second, *_ = pdf.pages
    assert "（续）" not in first
    assert "看板（续）" in "".join(second.split())
    assert pdf.run_on.count("短（续）") == 0
    english = pdf_of(build.content(), profile="client", language="en")
    assert "Dashboards(cont.)" in "".join(english.pages[1].split())


def test_a_group_that_ends_with_a_page_is_not_continued() -> None:
    for rows in range(12, 24):
        build = Build()
        build.make(Module, "M1", dimension="data", name=text("甲组"))
        build.make(Module, "M2", dimension="data", name=text("乙组"))
        for number in range(rows):
            build.function(f"F{number:02d}", module="M1")
        for number in range(30, 50):
            build.function(f"F{number:02d}", module="M2")
        pdf = pdf_of(build.content(), profile="client")
        pages = pdf.pages_with("甲组")
        continued = pdf.run_on.count("甲组（续）")
        assert continued == len(pages) - 1
        assert pdf.run_on.count("乙组（续）") == len(pdf.pages_with("乙组")) - 1


def test_the_points_of_a_function_share_its_cells() -> None:
    build = Build()
    build.role("R01", name=text("专家"))
    build.function("F01", name=text("入驻"))
    build.cell("G01", "F01", "R01", activity="很长的动作" * 60)
    for number in range(1, 60):
        build.make(FunctionPoint, f"F01.{number}", function="F01", name=text(f"点{number}"))
    pdf = pdf_of(build.content())
    assert re.findall(r"点(\d+)", pdf.text) == [str(n) for n in range(1, 60)]
    assert pdf.run_on.count("很长的动作") == 60
    assert pdf.run_on.count("入驻（续）") == len(pdf.pages_with("点")) - 1 > 0


def test_what_is_not_done_this_time_stands_under_its_own_banner(sample_pdf: Pdf) -> None:
    (page,) = sample_pdf.pages_with("本期不做（仅记录）")
    after = sample_pdf.pages[page - 1].partition("本期不做（仅记录）")[2]
    assert "F36" in after
    assert "直播带货" in after
    assert "□同意\n□修改" not in after.partition("F36")[2].partition("确认签字")[0]


@pytest.mark.parametrize("lines", [1, 12, 40, 60])
def test_a_banner_stays_with_its_first_row(lines: int) -> None:
    for rows in range(8, 22):
        build = Build()
        build.module("M1")
        for number in range(rows):
            build.function(f"F{number:02d}", module="M1")
        build.function("F99", priority="wont", description=text("末\n" * lines + "尾"))
        pdf = pdf_of(build.content(), profile="development", columns="code,description,decision")
        assert pdf.pages_with("本期不做（仅记录）")[-1:] == pdf.pages_with("F99")[-1:]
        assert pdf.text.count("末") == lines


def test_functions_in_no_module_are_shown_last() -> None:
    build = Build()
    build.module("M1")
    build.function("F01")
    build.function("F02", module="M1")
    pdf = pdf_of(build.content())
    assert pdf.text.index("F02") < pdf.text.index("未归模块") < pdf.text.index("F01")
    assert [mark.title for mark in pdf.bookmarks()][:3] == ["业务", "M1 M1", "未归模块"]


def test_columns_that_are_too_many_for_the_paper_are_announced() -> None:
    build = Build()
    build.module("M1")
    build.module("M2", parent="M1")
    build.function("F01", module="M2")
    content = build.content()
    (warning,) = pdf_of(content, profile="development", language="en").warnings
    assert "A3" in warning
    assert "Build, Remark, Release" in warning
    assert pdf_of(content, profile="development", language="en", paper="a3").warnings == []
    fewer = [id for id in PROFILE_COLUMNS["development"] if id not in ("build", "remark")]
    assert pdf_of(content, columns=fewer, language="en").warnings == []


def test_words_and_states_are_not_broken(sample: Content) -> None:
    english = pdf_of(sample, language="en", profile="development").text
    for word in ("Monetisation", "Operations", "Configurable", "management", "consultation"):
        assert word in english
    chinese = pdf_of(sample, profile="development").text
    for state in ("按需开发", "可配置", "□同意", "本期不做"):
        assert re.search(rf"(^| ){state}( |$)", chinese, re.MULTILINE)


@given(st.lists(st.tuples(st.floats(1, 200), st.floats(0, 200)), min_size=1, max_size=17))
def test_columns_fill_the_paper_and_give_each_what_it_needs(
    wishes: list[tuple[float, float]],
) -> None:
    shares, needed = zip(*wishes, strict=True)
    widths = _spread(shares, needed, 784)
    assert sum(widths) == pytest.approx(784)
    if sum(needed) <= 784:
        pairs = zip(widths, needed, strict=True)
        assert all(width >= least - 1e-6 for width, least in pairs)
