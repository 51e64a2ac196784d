"""The sheets as people print and sign them (domain 4.3 to 4.6)."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_studio.export.columns import PROFILE_COLUMNS
from canvas_studio.export.excel.page import (
    PRINTABLE_WIDTH,
    WIDE_CHARACTER,
    fitted,
    page_breaks,
    sheet_width,
    stretched,
)
from canvas_studio.export.figures import figures
from canvas_studio.export.function_table import TableOptions, function_table, runs
from canvas_studio.model.content import Content
from canvas_studio.model.records import FunctionPoint
from tests.export.conftest import signable
from tests.export.excel.conftest import Workbook, workbook_of
from tests.model.build import Build, text

TABLE = "业务功能表"


@pytest.mark.parametrize("profile", ["signoff", "development", "client"])
def test_the_table_has_every_cell_once(sample: Content, profile: str) -> None:
    table = function_table(
        sample, figures(sample), TableOptions.model_validate({"profile": profile})
    )
    rows = workbook_of(sample, profile=profile).values(TABLE)
    assert rows[0][0] == table.title
    assert rows[1][0] == table.figures_line
    assert rows[2] == table.headers
    at = 3
    for block in table.blocks:
        if block.banner:
            assert rows[at][0] == block.banner
            at += 1
        begins = [
            {first for first, _ in runs(block.rows, column.group)}
            if column.group
            else set(range(len(block.rows)))
            for column in table.columns
        ]
        for offset, row in enumerate(block.rows):
            for number, cell in enumerate(row.cells):
                shown = cell if offset in begins[number] else ""
                assert str(rows[at][number] or "") == shown
            at += 1
    assert at == len(rows)


def test_the_sheet_prints_as_it_should(sample_book: Workbook) -> None:
    sheet = sample_book[TABLE]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    margins = sheet.page_margins
    assert (margins.left, margins.right, margins.top, margins.bottom) == (0.4, 0.4, 0.75, 0.75)
    assert (margins.header, margins.footer) == (0.3, 0.3)
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.freeze_panes == "F4"
    assert sheet.print_area == f"'{TABLE}'!$A$1:$N$40"
    assert sheet.column_dimensions["A"].width == 4
    assert [brk.id for brk in sheet.row_breaks.brk] == [15, 25]  # three pages
    assert sheet.oddHeader.left.text == "专家服务平台"
    assert sheet.oddHeader.right.text == "V0.9 评审中"
    assert sheet.oddFooter.left.text == "内部资料"
    assert sheet.oddFooter.center.text == "第 &P 页 / 共 &N 页"
    assert sheet.oddFooter.right.text.startswith("ESP-2026-01 · 指纹 ")


def test_the_frozen_pane_reaches_over_a_column_of_submodules() -> None:
    build = Build()
    build.module("M1")
    build.module("M2", parent="M1")
    build.function("F01", module="M2")
    sheet = workbook_of(build.content())[TABLE]
    assert sheet.freeze_panes == "G4"
    assert sheet["D3"].value == "二级模块"


def test_groups_are_merged_and_nothing_else(sample_book: Workbook) -> None:
    ranges = {str(merged) for merged in sample_book[TABLE].merged_cells.ranges}
    assert {"A1:N1", "A2:N2", "B4:B15", "C4:C6"} <= ranges
    columns = {match[0] for merged in ranges if (match := re.match(r"[B-Z]+", merged))}
    assert columns == {"B", "C"}


def test_the_points_of_a_function_share_its_cells() -> None:
    build = Build()
    build.role("R01", name=text("专家"))
    build.cell("G01", "F01", "R01", activity="很长的动作" * 40)
    for number in (1, 2, 3):
        build.make(FunctionPoint, f"F01.{number}", function="F01", name=text(f"点{number}"))
    sheet = workbook_of(build.content())[TABLE]
    ranges = {str(merged) for merged in sheet.merged_cells.ranges}
    assert {"E5:E7", "I5:I7"} <= ranges
    heights = [sheet.row_dimensions[row].height or 0 for row in (5, 6, 7)]
    lines = -(-200 * 2 // 29)
    assert sum(heights) >= lines * 14.5
    assert heights[0] == heights[1] < heights[2]


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
@pytest.mark.parametrize("profile", ["signoff", "client"])
def test_what_goes_to_the_client_is_large_enough_to_read(
    sample: Content, language: str, profile: str
) -> None:
    assert workbook_of(sample, language=language, profile=profile).warnings == []


def test_too_many_columns_for_the_paper_are_announced(sample: Content) -> None:
    (warning,) = workbook_of(sample, profile="development").warnings
    assert "A3" in warning
    assert "Build, Remark, Release" in warning
    fewer = set(PROFILE_COLUMNS["development"]) - {"build", "remark", "release", "routes"}
    assert workbook_of(sample, columns=list(fewer)).warnings == []


def test_a_row_taller_than_excel_allows_is_announced() -> None:
    build = Build()
    build.function("F01", description=text("述" * 2_000))
    build.function("F02")
    book = workbook_of(build.content())
    heights = [book[TABLE].row_dimensions[row].height for row in (5, 6)]
    assert heights == [409, 29]
    (warning,) = book.warnings
    assert "F01" in warning
    assert "F02" not in warning


def test_a_draft_says_so_and_cannot_be_signed() -> None:
    build = Build(status="in_review")
    build.function("F01")
    draft = workbook_of(build.content())
    for title in draft.sheets[:-1]:
        assert "草稿" in draft.header(title)
    assert str(draft[TABLE]["A1"].value).endswith("【草稿】")
    block = str(draft.values("确认签字"))
    assert "不可签字" in block
    assert "盖章" not in block


def test_without_errors_there_is_no_word_of_a_draft() -> None:
    build = Build(status="in_review")
    build.function("F01")
    book = workbook_of(signable(build))
    for title in book.sheets[:-1]:
        assert "草稿" not in book.header(title)
        assert "草稿" not in str(book.values(title))
    block = str(book.values("确认签字"))
    assert "不可签字" not in block
    assert block.count("盖章") == 2


def test_the_canvas_names_roles_and_counts(sample_book: Workbook) -> None:
    rows = sample_book.values("目标功能角色画布")
    assert [str(cell).partition("\n")[0] for cell in rows[3][3:9]] == [
        f"G0{n}" for n in range(1, 7)
    ]
    by_code = {row[0]: row for row in rows}
    assert by_code["F01"][3] == "专家（入驻）\n业务人员（邀约专家）\n平台运营（审核资质）"
    assert by_code["F01"][9:] == [1, 3]
    assert [row[0] for row in rows[-3:]] == ["功能数", "业务/运营/数据", "已分工交叉格"]
    assert rows[-1][3] == "10/10"


def test_a_wide_canvas_is_printed_in_blocks() -> None:
    build = Build()
    for number in range(20):
        build.cell(f"G{number:02d}", "F01", "R01")
    sheet = workbook_of(build.content())["目标功能角色画布"]
    assert [brk.id for brk in sheet.col_breaks.brk] == [11, 19]
    assert sheet.print_title_cols == "$A:$C"


@given(st.lists(st.text(max_size=120), min_size=2, max_size=3), st.integers(40, 255))
def test_headers_fit_and_double_every_ampersand(texts: list[str], room: int) -> None:
    shown = fitted(texts, room)
    assert sum(map(len, shown)) <= max(room, len(texts))
    for given_text, line in zip(texts, shown, strict=True):
        assert "\n" not in line
        plain = line.replace("&&", "&")
        assert line.count("&") == 2 * plain.count("&")
        whole = " ".join(given_text.split())
        assert plain == whole or whole.startswith(plain.removesuffix("…"))


@given(
    st.lists(st.lists(st.floats(18, 200), min_size=1, max_size=8), min_size=1, max_size=12),
    st.floats(100, 600),
    st.floats(1, 1.5),
    st.floats(0, 60),
)
def test_no_module_is_split_that_fits_on_a_page(
    modules: list[list[float]], room: float, wide: float, once: float
) -> None:
    heights = [height for module in modules for height in module]
    ends = [sum(map(len, modules[: n + 1])) for n in range(len(modules))]
    spans = [(end - len(module), end - 1) for end, module in zip(ends, modules, strict=True)]
    breaks = page_breaks(heights, spans, room, room * wide, once)
    assert breaks == sorted(set(breaks))
    assert set(breaks) <= {first for first, _ in spans[1:]}
    if sum(heights) + once > room * wide:
        # pages between breaks: whoever starts below the top of one fits on it or on no page
        starts = [0, *breaks, len(heights)]
        for begin, end in list(pairwise(starts))[:-2]:
            assert begin < end
    whole = page_breaks(heights, spans, 1e9, 1e9, once)
    assert whole == []


def test_columns_that_leave_paper_blank_grow_and_others_stay() -> None:
    widths = stretched([4, 10, 20], [False, True, True])
    assert widths[0] == 4
    assert widths[2] == pytest.approx(2 * widths[1], rel=0.01)
    assert sheet_width(widths, WIDE_CHARACTER) == pytest.approx(PRINTABLE_WIDTH, rel=0.01)
    assert stretched([4, 160], [False, True]) == [4, 160]
    assert stretched([4], [False]) == [4]
