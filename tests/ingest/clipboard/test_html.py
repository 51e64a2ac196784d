"""The HTML flavour alone: what a person sees in the cells, and which cells belong together."""

from __future__ import annotations

import pytest

from canvas_studio.ingest.clipboard import Block, Span, read_clipboard


def read(html: str) -> Block:
    return read_clipboard(None, html)


def cell(html: str) -> str:
    """The text of the first of two cells."""
    block = read(f"<table><tr><td>{html}</td><td>.</td></tr></table>")
    assert block.rows[0][1:] == (".",)
    return block.rows[0][0]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("  a \n\t b  ", "a b"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("a<br>\r\n    b", "a\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("<br>", ""),
        ("a<br>", "a"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<p>a<p>b", "a\nb"),
        ("<p>a</p><p><br></p><p>b</p>", "a\n\nb"),
        ("<div>a<br></div><div>b</div>", "a\nb"),
        ("a<div>b</div>c", "a\nb\nc"),
        ("a<hr>b", "a\nb"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("a <b>b</b> <i> c</i>", "a b c"),
        ("专家（<b>入驻</b>）", "专家（入驻）"),
        ("&nbsp;", ""),
        ("a&nbsp;b&nbsp;&nbsp;c", "a b  c"),
        ("&lt;b&gt; &amp;amp; &#39;&quot;&copy;", "<b> &amp; '\"©"),
        ("ＡＢ　１２", "ＡＢ　１２"),
        ("长文字在源文件\r\n  里换行", "长文字在源文件里换行"),
        ("中文\nlatin\n中文", "中文 latin 中文"),
        ("long text\r\n  in lines", "long text in lines"),
        ("<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span>a", "   a"),
        ("a<span style='mso-tab-count:2'>&nbsp;   </span>b", "a\t\tb"),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ("<span style='white-space: pre-wrap'>a  b</span>  c", "a  b c"),
        ("a<span style='display: none'>x<span>y</span></span>b", "ab"),
        ("a<p style='display:none'>x<p>b", "a\nb"),
        ("a<span hidden>x</span>", "a"),
        ("<style>td {}</style><script>x</script>a", "a"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "漢"),
        ("a<!-- <td>x --><![if !x]>b<![endif]>c", "abc"),
        ("<a href='http://example.invalid/x'><img src='http://example.invalid/y.png'>a</a>", "a"),
        ("a</b></i></p>b<i>c", "a\nbc"),
    ],
)
def test_a_cell_reads_as_it_looks(html, text):
    assert cell(html) == text


def test_merged_cells_have_their_text_in_the_first_cell():
    block = read(
        "<table><tr><td rowspan=2 colspan='2'>a<td>b<tr><td>c<tr><td>d<td colspan=2>e</table>"
    )
    assert block.rows == (("a", "", "b"), ("", "", "c"), ("d", "e", ""))
    assert block.spans == (Span(0, 0, 2, 2), Span(2, 1, 1, 2))
    assert block.covered == {(0, 1), (1, 0), (1, 1), (2, 2)}


def test_a_row_wholly_under_merged_cells_is_a_row():
    block = read("<table><tr><td rowspan=2>a<td rowspan=2>b</tr><tr></tr><tr><td>c<td>d</table>")
    assert block.rows == (("a", "b"), ("", ""), ("c", "d"))


def test_a_row_without_cells_is_none():
    block = read("<table><tr></tr><tr><td>a</td></tr><tr></tr></table>")
    assert block.rows == (("a",),)


def test_cells_that_are_merged_beyond_the_table_are_cut():
    block = read("<table><tr><td rowspan=9>a<td colspan=2>b<tr><td>c<td>d</table>")
    assert block.rows == (("a", "b", ""), ("", "c", "d"))
    assert block.spans == (Span(0, 0, 2, 1), Span(0, 1, 1, 2))


def test_a_cell_merged_over_no_row_reaches_to_the_end():
    block = read("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>")
    assert block.spans == (Span(0, 0, 3, 1),)


def test_cells_never_overlap():
    block = read("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e</table>")
    assert block.rows == (("a", "b", "c"), ("d", "", "e"))
    assert block.spans == (Span(0, 1, 2, 1),)


def test_text_that_runs_over_empty_neighbours_is_not_merged():
    block = read("<table><tr><td colspan=3 style='mso-ignore:colspan'>a long one<td>b</table>")
    assert block == Block((("a long one", "", "", "b"),))


def test_end_tags_may_be_missing():
    block = read("<table><thead><tr><th>a<th>b<tbody><tr><td><p>c<td>d</table>")
    assert block.rows == (("a", "b"), ("c", "d"))


def test_a_fragment_may_begin_within_a_table():
    assert read("<tr><td>a</td><td>b</td></tr>").rows == (("a", "b"),)
    assert read("<td>a</td><td>b</td>").rows == (("a", "b"),)


def test_only_the_fragment_counts():
    block = read(
        "Version:0.9\r\nStartHTML:00\r\nSourceURL:https://example.invalid/a?b\r\n"
        "<html><body>before<table><tr><!--StartFragment--><td>a</td><td>b</td>"
        "<!--EndFragment--></tr></table>after</body></html>"
    )
    assert block.rows == (("a", "b"),)


def test_several_tables_and_the_text_between_them_come_one_below_the_other():
    block = read(
        "<p>first</p><table><tr><td>a<td>b</table><p>then<br>this</p>"
        "<table><tr><td rowspan=2>c<td>d<tr><td>e</table>"
    )
    assert block.rows == (
        ("first", ""),
        ("a", "b"),
        ("then", ""),
        ("this", ""),
        ("c", "d"),
        ("", "e"),
    )
    assert block.spans == (Span(4, 0, 2, 1),)


def test_a_table_within_a_cell_is_text_there():
    block = read(
        "<table><tr><td>a<td>b<table><tr><td>c<td>d<tr><td>e</table>f<tr><td>g<td>h</table>"
    )
    assert block.rows == (("a", "b\nc d\ne\nf"), ("g", "h"))


def test_tables_that_only_arrange_a_page_are_looked_through():
    data = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert read(f"<table><tr><td>{data}</table>").rows == (("a", "b"), ("c", "d"))
    framed = f"<table><tr><td>menu<td>{data}</table>"
    assert read(framed).rows == (("menu", ""), ("a", "b"), ("c", "d"))
    text = "<table><tr><td><p>one<p>two</table>"
    assert read(text).rows == (("one",), ("two",))


def test_a_cell_of_several_lines_is_one_cell():
    assert read("<table><tr><td>a<br>b</table>").rows == (("a\nb",),)


def test_lists_and_paragraphs_without_a_table_are_one_column():
    assert read("<ol><li>a<li>b<ul><li>c</ul></ol>").rows == (("a",), ("b",), ("c",))
    assert read("<h2>a</h2><p>b</p><div>c<br>d</div>").rows == (("a",), ("b",), ("c",), ("d",))
    assert read("just <b>one</b> text").rows == (("just one text",),)


def test_deep_and_broken_html_is_forgiven():
    assert read("<table>" * 5000 + "<tr><td>a").rows == (("a",),)
    assert read("<b>" * 5000 + "a" + "</i></b>" * 5000).rows == (("a",),)
    assert read("<table><tr><td>a</td></tr></table></table></td></tr><td>b").rows == (
        ("a",),
        ("b",),
    )
    assert read("<p>a < b & c &nosuch; <").rows == (("a < b & c &nosuch; <",),)
