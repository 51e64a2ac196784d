"""The PDF as a file: embedded, repeatable, described, numbered (domain 4.3, 4.7)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from canvas_studio.export import exporter
from canvas_studio.export.exporter import Cancelled
from canvas_studio.export.figures import Figures
from canvas_studio.export.pdf import PdfExporter, PdfOptions
from canvas_studio.model.content import Content
from tests.export.conftest import Golden
from tests.export.pdf.conftest import Bookmark, Pdf, pdf_of
from tests.model.build import Build, text


@pytest.mark.parametrize(
    ("language", "profile"), [("zh", "signoff"), ("en", "development"), ("zh+en", "client")]
)
def test_the_sample_reads_as_before(
    sample: Content, golden: Golden, language: str, profile: str
) -> None:
    pdf = pdf_of(sample, language=language, profile=profile)
    pages = [f"== page {n}\n{page}" for n, page in enumerate(pdf.pages, 1)]
    marks = [f"{'  ' * m.level}{m.title} … {m.page}" for m in pdf.bookmarks()]
    golden(f"pdf-{profile}-{language}", "\n".join([*pages, "== bookmarks", *marks]))


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
@pytest.mark.parametrize("profile", ["signoff", "development", "client"])
def test_equal_content_and_options_give_equal_bytes(
    sample: Content, language: str, profile: str
) -> None:
    first = pdf_of(sample, language=language, profile=profile)
    pdf_of(sample, language="en" if language == "zh" else "zh")
    assert pdf_of(sample, language=language, profile=profile).data == first.data
    assert first.warnings == []


def test_exports_at_the_same_time_do_not_disturb_each_other(sample: Content) -> None:
    languages = ["zh", "en", "zh+en", "zh"]
    alone = [pdf_of(sample, language=language).data for language in languages]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda each: pdf_of(sample, language=each).data, languages))
    assert together == alone


def test_every_font_is_a_part_of_ours_and_embedded(sample: Content) -> None:
    draft = Build()
    draft.cell("G01", "F01", "R01")
    for content in (sample, draft.content()):
        pdf = pdf_of(content, language="zh+en")
        fonts: list[Any] = [
            font.get_object()
            for page in pdf.reader.pages
            for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
        ]
        names = {font["/BaseFont"][8:] for font in fonts}
        assert names == {"NotoSansSC-Regular", "NotoSansSC-Bold"}
        for font in fonts:
            assert font["/BaseFont"][7] == "+"
            assert font["/FontDescriptor"]["/FontFile2"].get_data()
            assert "/ToUnicode" in font


def test_pages_are_a4_landscape_or_a3_on_demand(sample: Content) -> None:
    for paper, size in (("a4", (297, 210)), ("a3", (420, 297))):
        for page in pdf_of(sample, paper=paper).reader.pages:
            box = page.mediabox
            millimetres = (float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72)
            assert millimetres == pytest.approx(size, abs=0.1)


def test_every_page_has_its_number_and_the_running_texts(
    sample_pdf: Pdf, sample_figures: Figures
) -> None:
    total = len(sample_pdf.pages)
    for number, page in enumerate(sample_pdf.pages, start=1):
        assert f"第 {number} 页 / 共 {total} 页" in page
        for running in ("专家服务平台", "V0.9 评审中", "内部资料", "ESP-2026-01"):
            assert running in page
        assert sample_figures.fingerprint in page


def test_the_file_says_what_it_is(sample_pdf: Pdf, sample_figures: Figures) -> None:
    about = sample_pdf.reader.metadata
    assert about is not None
    assert about.title == "专家服务平台 业务功能表"
    assert about.author == "示例咨询"
    assert about.get("/Keywords") == sample_figures.fingerprint
    assert about.get("/CreationDate") == about.get("/ModDate") == "D:20260320000000Z"
    catalogue = sample_pdf.reader.root_object
    assert catalogue["/Lang"] == "zh-CN"
    assert catalogue["/PageMode"] == "/UseOutlines"


def test_bookmarks_lead_to_dimensions_modules_and_the_closing_blocks(sample_pdf: Pdf) -> None:
    marks = sample_pdf.bookmarks()
    top = [mark.title for mark in marks if mark.level == 0]
    assert top == ["业务", "运营", "数据", "变现", "内容", "本期不做（仅记录）", "确认签字"]
    below = [mark.title.split()[0] for mark in marks if mark.level == 1]
    assert below == ["M01", "M02", "M03", "M09", "M04", "M05", "M06", "M07", "M08", "M10"]
    assert marks[1] == Bookmark("M01 专家中心", 1, 1)
    for mark in marks:
        assert mark.page in sample_pdf.pages_with(mark.title)
    assert marks[-1].page == len(sample_pdf.pages)


def test_a_canvas_without_functions_is_a_paper_too() -> None:
    pdf = pdf_of(Build().content())
    assert "功能名称" in pdf.text
    assert [mark.title for mark in pdf.bookmarks()] == ["确认签字"]


def test_a_draft_says_so_on_every_page_and_cannot_be_signed() -> None:
    build = Build(status="in_review")
    for number in range(60):
        build.cell("G01", f"F{number:02d}", "R01")
    draft = pdf_of(build.content())
    assert len(draft.pages) > 2
    assert draft.pages_with("草稿") == list(range(1, len(draft.pages) + 1))
    assert draft.text.count("草稿") == 2 * len(draft.pages)  # watermark and header
    assert len(draft.pages_with("不可签字")) == 1
    assert "盖章" not in draft.text


def test_a_paper_without_errors_carries_no_watermark(sample_pdf: Pdf) -> None:
    assert "草稿" not in sample_pdf.text
    assert "不可签字" not in sample_pdf.text
    assert "盖章" in sample_pdf.text


def test_progress_goes_forward_to_its_end(sample: Content, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    for content in (sample, Build().content()):
        seen.clear()
        options = PdfOptions()
        path = tmp_path / "table.pdf"
        PdfExporter().export(content, options, path, lambda *now: seen.append(now))
        done = [now[0] for now in seen]
        assert done == sorted(done)
        assert len({total for _, total in seen}) == 1
        assert seen[-1][0] == seen[-1][1] > 0


@pytest.mark.parametrize("at", [1, 20, 36, 38, 40])
def test_a_cancelled_export_leaves_nothing(sample: Content, tmp_path: Path, at: int) -> None:
    calls = 0

    def stop(done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        PdfExporter().export(sample, PdfOptions(), tmp_path / "table.pdf", stop)
    assert list(tmp_path.iterdir()) == []


def test_the_exporter_stands_after_excel() -> None:
    assert exporter("pdf").suffix == ".pdf"


def test_a_line_break_in_a_title_does_not_break_the_bookmark() -> None:
    build = Build()
    build.module("M1", name=text("第一行\n第二行"))
    build.function("F01", module="M1")
    assert [m.title for m in pdf_of(build.content()).bookmarks()][1] == "M1 第一行 第二行"
