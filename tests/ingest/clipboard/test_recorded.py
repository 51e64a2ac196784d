"""What was copied in other programs arrives as the same cells."""

from __future__ import annotations

import pytest

from canvas_studio.ingest.clipboard import Block, Span, read_clipboard, to_html, to_tsv
from tests.ingest.clipboard.recorded.cases import CASES, FOLDER, Copied
from tests.ingest.clipboard.recorded.sheets import CALC, Sheet

BY_NAME = {case.name: case for case in CASES}


def block(sheet: Sheet) -> Block:
    return Block(sheet.rows, tuple(Span(*merge) for merge in sheet.merges))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_both_flavours_together_give_the_cells_that_were_copied(case: Copied):
    assert read_clipboard(case.text, case.html) == block(case.sheet)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.html and case.name != "written/excel_table"],
    ids=lambda case: case.name,
)
def test_the_html_alone_is_enough(case: Copied):
    assert read_clipboard(None, case.html) == block(case.sheet)


def test_what_a_narrow_column_hides_in_the_html_is_only_in_the_text():
    case = BY_NAME["written/excel_table"]
    alone = read_clipboard(None, case.html)
    assert alone.rows[2][3] == "####"
    assert alone.rows[:2] == case.sheet.rows[:2]
    assert read_clipboard(case.text, case.html).rows[2][3] == "1234567.5"


@pytest.mark.parametrize(
    "name",
    [
        "written/excel_table",
        "written/excel_hidden_row",
        "written/wps_table",
        "written/google_sheets",
    ],
)
def test_the_text_of_a_spreadsheet_alone_has_the_cells_but_not_the_merges(name: str):
    case = BY_NAME[name]
    assert read_clipboard(case.text, None) == Block(case.sheet.rows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_pasted_can_be_copied_on(case: Copied):
    pasted = block(case.sheet)
    assert read_clipboard(to_tsv(pasted), to_html(pasted)) == pasted
    assert read_clipboard(None, to_html(pasted)) == pasted
    assert read_clipboard(to_tsv(pasted), None).rows == pasted.rows


def test_a_large_table_is_whole():
    rows = CALC["wide_table"].rows
    assert (len(rows), {len(row) for row in rows}) == (200, {12})
    assert sum("\n" in text for row in rows for text in row) == 39
    assert sum('"' in text for row in rows for text in row) == 49


def test_every_recorded_file_is_used():
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.txt")}
    assert there == {f"{case.name}.txt" for case in CASES}


@pytest.mark.parametrize(
    "name", ["excel_table", "excel_row", "wps_table", "word_table", "word_list"]
)
def test_the_byte_offsets_of_the_written_headers_are_true(name: str):
    data = (FOLDER / "written" / f"{name}.html").read_bytes()
    lines = [line.split(b":") for line in data.split(b"<", 1)[0].split(b"\r\n") if line]
    offsets = {key.decode(): int(value) for key, value in lines if key != b"Version"}
    assert data[offsets["StartHTML"] :].startswith(b"<html")
    assert offsets["EndHTML"] == len(data)
    assert data[: offsets["StartFragment"]].endswith(b"<!--StartFragment-->")
    assert data[offsets["EndFragment"] :].startswith(b"<!--EndFragment-->")
