"""The sign-off block on paper: in one piece where it fits, never without its statement (domain 4.6)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from canvas_studio.model.content import Content
from canvas_studio.model.records import Signatory
from tests.export.conftest import signable
from tests.export.pdf.conftest import Pdf, pdf_of
from tests.model.build import Build, text

STATEMENT = "双方确认建设范围的依据"
PARTS = (
    STATEMENT,
    "确认版本",
    "同意 □ 修改后同意 □ 不同意",
    "意见",
    "盖章",
    "待确认问题",
    "仅作记录",
)


def _canvas(functions: int = 1, signatories: int = 1, **project: Any) -> Content:
    """A canvas without unwaived errors, with as many signatories on each side."""
    build = Build(**{"signoff_statement": text(STATEMENT), **project})
    build.module("M1")
    for number in range(functions):
        build.function(f"F{number:03d}", module="M1")
        build.cell("G01", f"F{number:03d}", "R01")
    for number in range(signatories):
        for party in ("client", "supplier"):
            name = text(f"{party}-name-{number};")
            build.make(Signatory, f"{party}{number}", party=party, title=text("负责人"), name=name)
    return signable(build)


def _pages_of_block(pdf: Pdf) -> list[int]:
    return sorted({page for part in PARTS for page in pdf.pages_with(part)})


def test_the_block_is_whole_on_the_last_page_wherever_the_table_ends() -> None:
    lengths = set()
    for functions in range(1, 24):
        pdf = pdf_of(_canvas(functions), profile="client")
        for part in PARTS:
            assert pdf.pages_with(part)[-1:] == [len(pdf.pages)], part
        assert pdf.pages_with(STATEMENT) == pdf.pages_with("盖章") == [len(pdf.pages)]
        lengths.add(len(pdf.pages))
    assert lengths == {2, 3}


def test_several_signatories_share_one_page_with_the_statement() -> None:
    for signatories in range(1, 7):
        pdf = pdf_of(_canvas(20, signatories))
        (page,) = pdf.pages_with("修改后同意")
        assert page == pdf.pages_with(STATEMENT)[0]
        for number in range(signatories):
            assert pdf.pages_with(f"client-name-{number};") == [page]
            assert pdf.pages_with(f"supplier-name-{number};") == [page]


def test_signatories_that_need_more_pages_take_the_statement_along() -> None:
    pdf = pdf_of(_canvas(1, 120))
    for number in range(120):
        for party in ("client", "supplier"):
            (page,) = pdf.pages_with(f"{party}-name-{number};")
            assert page in pdf.pages_with(STATEMENT)
            assert page in pdf.pages_with("确认版本")
    assert len(pdf.pages_with(STATEMENT)) > 3


def test_names_of_any_length_are_printed_whole() -> None:
    build = Build(client=text("甲" * 900), signoff_statement=text("据" * 5_000))
    build.make(Signatory, "S1", party="client", title=text("职" * 700), name=text("名" * 900))
    printed = Counter(pdf_of(signable(build)).run_on)
    for character, times in (("甲", 900), ("据", 5_000), ("职", 700), ("名", 900)):
        assert printed[character] >= times


def test_waived_findings_are_listed_with_their_reasons_and_may_go_on() -> None:
    build = Build(signoff_statement=text(STATEMENT))
    for number in range(120):
        build.function(f"F{number:03d}")
    pdf = pdf_of(signable(build), profile="client")
    assert pdf.text.count("（理由：已知）") > 120
    assert pdf.pages_with("盖章") == pdf.pages_with("修改后同意")
    assert len(pdf.pages_with("盖章")) == 1
    assert pdf.pages_with(STATEMENT) == pdf.pages_with("（理由：已知）")


def test_what_is_for_developers_is_not_signed() -> None:
    pdf = pdf_of(_canvas(), profile="development")
    assert STATEMENT not in pdf.text
    assert "盖章" not in pdf.text


def test_the_seal_has_forty_millimetres() -> None:
    pdf = pdf_of(_canvas())
    operators = pdf.reader.pages[-1].get_contents()
    assert operators is not None
    drawn = [line.split() for line in operators.get_data().decode().splitlines()]
    boxes = [(float(line[2]), float(line[3])) for line in drawn if line[-2:] == ["re", "S"]]
    forty = 40 * 72 / 25.4
    seals = [box for box in boxes if abs(box[0] - forty) < 0.1 and box[1] >= forty - 0.1]
    assert len(seals) == 2
