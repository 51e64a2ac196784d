"""The workbook as a file: repeatable, well formed, described, whole or not there (domain 4.4, 4.5)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from canvas_studio.export.excel import ExcelExporter
from canvas_studio.export.exporter import Cancelled
from canvas_studio.export.figures import Figures
from canvas_studio.export.function_table import TableOptions
from canvas_studio.model.content import Content
from tests.export.excel.conftest import Workbook, workbook_of
from tests.model.build import Build, text


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
@pytest.mark.parametrize("profile", ["signoff", "development", "client"])
def test_equal_content_and_options_give_equal_bytes(
    sample: Content, language: str, profile: str
) -> None:
    first = workbook_of(sample, language=language, profile=profile)
    again = workbook_of(sample, language=language, profile=profile)
    assert first.data == again.data
    first.trees()


@pytest.mark.parametrize(
    ("profile", "sheets"),
    [
        ("signoff", ["封面", "修订记录", "业务功能表", "目标功能角色画布", "确认签字", "_meta"]),
        ("development", ["封面", "修订记录", "业务功能表", "目标功能角色画布", "_meta"]),
        ("client", ["封面", "修订记录", "业务功能表", "确认签字", "_meta"]),
    ],
)
def test_profiles_choose_among_the_sheets(sample: Content, profile: str, sheets: list[str]) -> None:
    assert workbook_of(sample, profile=profile).sheets == sheets


def test_every_part_bears_the_date_of_the_version(sample_book: Workbook) -> None:
    with zipfile.ZipFile(io.BytesIO(sample_book.data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 3, 20, 0, 0, 0)}
    about = sample_book.book.properties
    assert about.title == "专家服务平台 业务功能表"
    assert about.creator == "示例咨询"
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.isoformat() == "2026-03-20T00:00:00"


def test_the_cover_leads_to_every_other_sheet(sample_book: Workbook) -> None:
    cover = sample_book["封面"]
    places = [c.hyperlink.location for row in cover.iter_rows() for c in row if c.hyperlink]
    assert places == [f"'{title}'!A1" for title in sample_book.sheets[1:-1]]


def test_the_very_hidden_sheet_says_where_everything_is(
    sample_book: Workbook, sample_figures: Figures
) -> None:
    meta = sample_book["_meta"]
    assert meta.sheet_state == "veryHidden"
    told = {str(row[0]): row[1] for row in sample_book.values("_meta")}
    assert told["fingerprint"] == sample_figures.fingerprint
    assert told["profile"] == "signoff"
    sheet = sample_book[str(told["table_sheet"])]
    first = int(str(told["table_first_row"]))
    assert sheet.cell(first, int(str(told["column.code"]))).value == "F01"


def test_sheets_of_a_project_with_forbidden_characters_open() -> None:
    build = Build(name=text("甲/乙:[丙]*?'" * 10))
    build.function("F01")
    titles = workbook_of(build.content(), language="zh+en").sheets
    assert "封面" in titles[0]
    assert all(len(title) <= 31 and not set("/\\?*[]:") & set(title) for title in titles)


def test_progress_ends_at_its_total(sample: Content, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = tmp_path / "table.xlsx"
    ExcelExporter().export(sample, TableOptions(), path, lambda *now: seen.append(now))
    done = [now[0] for now in seen]
    assert len(done) > 2
    assert done == sorted(done)
    assert len({total for _, total in seen}) == 1
    assert seen[-1][0] == seen[-1][1]


def test_a_cancelled_export_leaves_nothing(sample: Content, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ExcelExporter().export(sample, TableOptions(), tmp_path / "table.xlsx", stop)
    assert list(tmp_path.iterdir()) == []
