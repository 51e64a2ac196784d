"""Whatever somebody typed is text in the workbook, and comes back unchanged (domain 4.5)."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_studio.export.excel.grid import Grid
from canvas_studio.export.excel.text import LONGEST, LineCounter, excel_text, utf16_length
from canvas_studio.export.wording import Words
from canvas_studio.model.records.text import clean
from tests.export.excel.conftest import workbook_of
from tests.model.build import Build, text

TYPED = [
    "=1+1",
    '=HYPERLINK("http://example.com","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "'单引号",
    "<b>粗体</b> & &amp; ]]>",
    "发布🎉👩‍💻",
    "名" * 300,
    "第一行\n第二行\n\n第四行",
    "{project} %s",
    "2026-03-20",
    "007",
    "TRUE",
]


@pytest.mark.parametrize("typed", TYPED)
def test_what_somebody_typed_is_text_and_unchanged(typed: str) -> None:
    build = Build(name=text("项目"))
    build.module("M1", name=text(typed))
    build.role("R01", name=text("专家"))
    build.function("F01", module="M1", name=text(typed), description=text(typed))
    book = workbook_of(build.content())
    sheet = book["业务功能表"]
    row = [cell for cell in sheet[4] if cell.value is not None]
    assert {cell.data_type for cell in row[1:]} == {"s"}
    values = [cell.value for cell in row]
    assert values.count(typed) == 2
    assert f"M1\n{typed}" in values


def test_what_looks_like_an_escape_of_excel_is_escaped() -> None:
    build = Build()
    build.function("F01", name=text("_x0041_ 与 _x000D_ 与 _x_"))
    (row,) = [row for row in workbook_of(build.content()).values("业务功能表") if "F01" in row]
    assert "_x005F_x0041_ 与 _x005F_x000D_ 与 _x_" in row  # Excel shows this as it was typed


@given(st.lists(st.text(max_size=80), min_size=3, max_size=3))
@settings(max_examples=25)
def test_any_text_comes_back(typed: list[str]) -> None:
    name, description, remark = typed
    build = Build()
    build.function(
        "F01", name=text(name or "功能"), description=text(description), remark=text(remark)
    )
    (row,) = [row for row in workbook_of(build.content()).values("业务功能表") if "F01" in row]
    for each in (name, description, remark):
        wanted = clean(each).replace("\ufffe", "").replace("\uffff", "")
        assert wanted == "" or wanted in row


def test_there_is_no_formula_in_any_sheet() -> None:
    build = Build(name=text("=1+1"), client=text("=2+2"), consultant=text("=3+3"))
    build.goal("G01", name=text("=4+4"))
    build.cell("G01", "F01", "R01", activity="=5+5")
    for name, tree in workbook_of(build.content()).trees().items():
        formulas = tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f")
        assert list(formulas) == [], name


def test_a_text_that_is_too_long_for_a_cell_is_cut_visibly() -> None:
    build = Build()
    build.function("F01", description=text("述" * 40_000))
    values = workbook_of(build.content()).values("业务功能表")
    (cell,) = [value for row in values for value in row if str(value).startswith("述述")]
    assert len(cell) == LONGEST
    assert cell.endswith("已截断】")


@given(st.text(max_size=200), st.integers(1, 40_000))
def test_a_cell_holds_no_more_than_excel_allows(typed: str, times: int) -> None:
    shown = excel_text(typed * times, Words("zh"))
    assert utf16_length(shown) <= LONGEST
    ElementTree.fromstring(_cell(shown))


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 30), st.integers(1, 40)),
        st.text() | st.integers(),
        min_size=1,
        max_size=20,
    )
)
def test_a_grid_is_well_formed_and_in_order(cells: dict[tuple[int, int], str | int]) -> None:
    grid, words = Grid(), Words("zh")
    wanted = {}
    for (row, column), value in cells.items():
        shown = excel_text(value, words) if isinstance(value, str) else value
        grid.put(row, column, shown, 0)
        wanted[row, column] = shown
    rows = ElementTree.fromstring(f"<r>{''.join(grid.xml({3: 20.0}))}</r>")
    numbers = [int(row.attrib["r"]) for row in rows]
    assert numbers == sorted({row for row, _ in wanted} | {3})
    found = [cell for row in rows for cell in row]
    assert len(found) == len(wanted)
    texts = ["".join(cell.itertext()) for cell in found]
    assert texts == [_read(str(wanted[place])) for place in sorted(wanted)]


def _read(shown: str) -> str:
    return shown.replace("\r\n", "\n").replace("\r", "\n")


def _cell(shown: str) -> str:
    grid = Grid()
    grid.put(1, 1, shown, 0)
    return "".join(grid.xml({}))


def test_heights_count_chinese_characters_twice() -> None:
    lines = LineCounter()
    assert lines.lines("", 10) == 1
    assert lines.lines("中文中文", 9) == 1
    assert lines.lines("中文中文中", 9) == 2
    assert lines.lines("abcdefgh", 9) == 1
    assert lines.lines("一\n二\n三", 9) == 3
    assert lines.height([("一\n二\n三", 9.0)]) == 3 * 14.5
    assert lines.height([("一", 9.0)]) == 18.0


@given(st.text("中文ab ，（\n", max_size=60), st.integers(3, 40))
def test_short_cuts_count_as_the_long_way(typed: str, width: int) -> None:
    whole = LineCounter()
    wide = whole.lines(typed + "中" * 60, float(width))
    assert whole.lines(typed, float(width)) <= wide
    assert whole.lines(typed, 1_000.0) == typed.count("\n") + 1
