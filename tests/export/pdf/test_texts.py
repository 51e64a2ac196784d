"""No text breaks the PDF, and none of it is lost (domain 4.7, 9.4)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from canvas_studio.export.exporter import no_progress
from canvas_studio.export.pdf import PdfExporter, PdfOptions
from canvas_studio.export.pdf.fonts import Fonts
from canvas_studio.model.records import Module
from tests.export.pdf.conftest import pdf_of
from tests.model.build import Build, text


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts(PDFDocument())


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        "<b>粗体</b>",
        "A & B &amp; C",
        "100% (a) \\ b) ((",
        "'单引号' \"双引号\" “弯引号”",
        "第一行\n\n第三行",
        "{project} {0} %s %(x)s",
        "𠅤𠂇 龘 々〆",
    ],
)
def test_what_somebody_typed_is_printed_as_it_is(typed: str) -> None:
    build = Build(name=text(typed))
    build.module("M1", name=text(typed))
    build.role("R01", name=text("专家"))
    build.function("F01", module="M1", name=text(typed), description=text(typed))
    pdf = pdf_of(build.content())
    # title, header, statement, module, function, description
    assert pdf.run_on.count("".join(typed.split())) >= 6
    assert pdf.warnings == []


def test_what_the_font_does_not_have_is_printed_as_code_point_and_named() -> None:
    build = Build()
    build.function("F01", name=text("发布🎉"), description=text("ไทย 🎉"))
    pdf = pdf_of(build.content())
    assert "发布[U+1F389]" in pdf.run_on
    assert "[U+0E44][U+0E17][U+0E22][U+1F389]" in pdf.run_on
    (warning,) = pdf.warnings
    assert warning.endswith("🎉 (U+1F389) ไ (U+0E44) ท (U+0E17) ย (U+0E22)")


def test_a_warning_names_a_handful_of_characters_not_all() -> None:
    build = Build()
    build.function("F01", name=text("".join(chr(0x0E01 + n) for n in range(40))))
    (warning,) = pdf_of(build.content()).warnings
    assert warning.count("U+0E") == 20
    assert warning.endswith("…")


def test_what_cannot_be_seen_anyway_leaves_no_trace() -> None:
    build = Build()
    build.function("F01", name=text("左\u200b右\ufeff与\u2060此"))
    pdf = pdf_of(build.content())
    assert "左右与此" in pdf.run_on
    assert pdf.warnings == []


_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_LONG = st.builds(lambda part, times: (part or "长") * times, _ANY, st.integers(1, 60))
_TYPED = (
    _ANY | _LONG | st.sampled_from(["名" * 300, "word " * 400, "述" * 2_000, "\n" * 300 + "末"])
)


@given(st.lists(_TYPED, min_size=6, max_size=6), st.sampled_from(["zh", "en", "zh+en"]))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_printed_whole(fonts: Fonts, typed: list[str], language: str) -> None:
    project, module, name, description, remark, english = typed
    build = Build(name=text(project or "项目", english))
    build.make(Module, "M1", dimension="data", name=text(module or "模块"))
    build.function(
        "F01",
        module="M1",
        name=text(name or "功能", english),
        description=text(description, english),
        remark=text(remark),
    )
    content = build.content()
    function = content.get(type(build.function("F01")), "F01")
    shown = [function.name, function.description, function.remark]
    printed = Counter(pdf_of(content, language=language).run_on)
    for each in shown:
        for wanted in [each.text(one) for one in ("zh", "en") if one in language]:  # type: ignore[arg-type]
            expected = Counter("".join(fonts.printable(wanted).split()))
            assert not expected - printed


@given(_TYPED)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_printable_text_has_only_what_the_fonts_have(fonts: Fonts, typed: str) -> None:
    shown = fonts.printable(typed)
    assert set(shown) - {"\n"} <= fonts.regular.shows & fonts.bold.shows
    assert fonts.printable(shown) == shown


@given(_TYPED, st.floats(1, 800), st.floats(4, 20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_fitted_line_fits_and_is_a_beginning(
    fonts: Fonts, typed: str, width: float, size: float
) -> None:
    face = fonts.regular
    line = face.fitted(typed, width, size)
    assert "\n" not in line
    whole = " ".join(typed.split())
    assert line == whole or whole.startswith(line.removesuffix("…"))
    assert line == "…" or face.width(line, size) <= width + 1e-6


def test_the_limits_of_names_and_descriptions_are_no_limits_here() -> None:
    build = Build(name=text("项" * 300), client=text("甲" * 2_000), consultant=text("乙" * 2_000))
    build.make(Module, "M1", dimension="data", name=text("模" * 2_000))
    build.role("R01", name=text("角" * 300))
    build.function("F01", module="M1", name=text("名" * 2_000), description=text("述" * 9_000))
    build.cell("G01", "F01", "R01", activity="动" * 2_000)
    content = build.content()
    for profile in ("signoff", "development", "client"):
        for language in ("zh", "en", "zh+en"):
            options = PdfOptions.model_validate({"profile": profile, "language": language})
            PdfExporter().render(content, options, no_progress)
    printed = Counter(pdf_of(content).run_on)
    for character, times in (("述", 9_000), ("名", 2_000), ("模", 2_000), ("动", 2_000)):
        assert printed[character] >= times
