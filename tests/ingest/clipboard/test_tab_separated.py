"""The text flavour alone, as spreadsheets, chats and people write it."""

from __future__ import annotations

import pytest

from canvas_studio.ingest.clipboard import Block, block_of, read_clipboard, to_tsv


def rows(text: str) -> list[list[str]]:
    return [list(row) for row in read_clipboard(text, None).rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\r\n", [["a"]]),
        ("a\r\n\r\n", [["a"], [""]]),
        ("\r\n", [[""]]),
        ("\t\r\n\t\r\n", [["", ""], ["", ""]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\tb\rc\td\r", [["a", "b"], ["c", "d"]]),
        ("a\r\nb\tc\td\r\n\te", [["a", "", ""], ["b", "c", "d"], ["", "e", ""]]),
        ("ＡＢ　１２\t专家（入驻）；用户", [["ＡＢ　１２", "专家（入驻）；用户"]]),
        ("\ufeffa\tb\0", [["a", "b"]]),
        ("a\x0bb\tc", [["a\nb", "c"]]),
        ("a\x07b\u2028c\x85", [["ab\nc"]]),
    ],
)
def test_tabs_separate_cells_and_every_kind_of_line_break_rows(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a\nb"\tc', [["a\nb", "c"]]),
        ('"a\r\nb"\tc\r\n', [["a\nb", "c"]]),
        ('x\t"a\n\n""b"" c"\r\ny\tz\r\n', [["x", 'a\n\n"b" c'], ["y", "z"]]),
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ('"""a"""\tb', [['"a"', "b"]]),
        ('""\tb', [["", "b"]]),
        ('""""\tb', [['"', "b"]]),
    ],
)
def test_quotes_hold_a_cell_together(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"我的"页面\tb', [['"我的"页面', "b"]]),
        ('"开头\tb\r\nc\td\r\n', [['"开头', "b"], ["c", "d"]]),
        ('"a\t"b', [['"a', '"b']]),
        ('"整格"\tb', [['"整格"', "b"]]),
        ('"整格"', [['"整格"']]),
        ('说："好"\t5"', [['说："好"', '5"']]),
        ("“a\nb”", [["“a"], ["b”"]]),
        ('"', [['"']]),
    ],
)
def test_a_text_that_merely_begins_with_a_quote_stays_as_it_is(text, expected):
    assert rows(text) == expected


def test_quotes_around_everything_are_a_habit_of_the_writer():
    assert rows('"a"\t"b"\n"c"\t""\n') == [["a", "b"], ["c", ""]]
    assert rows('"a"\t"b\tc"') == [["a", "b\tc"]]
    assert rows('"a"\tb') == [['"a"', "b"]]


def test_nothing_on_the_clipboard_is_a_block_without_rows():
    assert read_clipboard(None, None) == Block()
    assert read_clipboard("", "") == Block()
    assert not Block()
    assert (Block().height, Block().width, to_tsv(Block())) == (0, 0, "")


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ([["a", "b"], ["c", ""]], "a\tb\r\nc\t\r\n"),
        ([["a\nb", 'say "x"']], '"a\nb"\tsay "x"\r\n'),
        ([['"x"', 'a\t"b"']], '"""x"""\t"a\t""b"""\r\n'),
        ([["单格"]], "单格"),
        ([["单格\n两行"]], '"单格\n两行"'),
        ([[""]], "\r\n"),
    ],
)
def test_quotes_are_written_only_where_excel_needs_them(cells, text):
    assert to_tsv(block_of(cells)) == text
