"""Text and HTML of one clipboard: which of them is believed, and about what."""

from __future__ import annotations

from canvas_studio.ingest.clipboard import Span, read_clipboard


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def test_the_text_knows_spaces_and_the_html_merges():
    block = read_clipboard("  a  b\t\r\nc\t\xa0d\r\n", table("<td colspan=2>a b", "<td>c<td>d"))
    assert block.rows == (("  a  b", ""), ("c", "\xa0d"))
    assert block.spans == (Span(0, 0, 1, 2),)


def test_line_breaks_that_the_text_lost_come_from_the_html():
    block = read_clipboard("a b\tc\n", table("<td>a<br>b<td>c"))
    assert block.rows == (("a\nb", "c"),)


def test_quotes_are_settled_by_the_html():
    html = table('<td>"a"<td>"b"')
    assert read_clipboard('"a"\t"b"\n', html).rows == (('"a"', '"b"'),)
    assert read_clipboard('"a"\t"b"\n', table("<td>a<td>b")).rows == (("a", "b"),)


def test_line_breaks_without_quotes_do_not_tear_a_cell_apart():
    block = read_clipboard(
        "a\tfirst\nsecond\nb\tc\n", table("<td>a<td>first<br>second", "<td>b<td>c")
    )
    assert block.rows == (("a", "first\nsecond"), ("b", "c"))


def test_empty_edges_that_the_text_left_out_are_there():
    html = table("<td><br><td><br>", "<td><br><td>a")
    assert read_clipboard("a", html).rows == (("", ""), ("", "a"))


def test_html_about_something_else_is_not_believed():
    html = table("<td>ä¸“å®¶<td>ç”¨æˆ·<td>x")
    assert read_clipboard("专家\t用户\n", html).rows == (("专家", "用户"),)


def test_rows_that_are_hidden_are_taken_only_if_the_text_has_them():
    html = table("<td>a<td>b", "<td>c<td>d").replace("<tr><td>c", "<tr style='display:none'><td>c")
    assert read_clipboard(None, html).rows == (("a", "b"),)
    assert read_clipboard("a\tb\n", html).rows == (("a", "b"),)
    assert read_clipboard("a\tb\nc\td\n", html).rows == (("a", "b"), ("c", "d"))


def test_a_merged_cell_whose_first_row_is_hidden_keeps_its_text():
    html = table("<td rowspan=3>a<td>b", "<td>c", "<td>d").replace(
        "<tr>", "<tr style='display:none'>", 1
    )
    block = read_clipboard("a\tc\n\td\n", html)
    assert block.rows == (("a", "c"), ("", "d"))
    assert block.spans == (Span(0, 0, 2, 1),)


def test_numbers_of_a_list_stand_in_the_text_and_not_in_the_html():
    html = "<ol><li>邀请码<li>专家入驻</ol>"
    assert read_clipboard("1.\t邀请码\n2.\t专家入驻\n", html).rows == (("邀请码",), ("专家入驻",))


def test_empty_lines_between_paragraphs_are_not_rows():
    assert read_clipboard("a\n\nb\n", "<p>a</p><p>b</p>").rows == (("a",), ("b",))


def test_columns_that_the_html_does_not_know_are_kept():
    html = "<div style='white-space:pre'>a\tb</div><div>c</div>"
    assert read_clipboard("a\tb\nc\td\n", html).rows == (("a", "b"), ("c", "d"))
