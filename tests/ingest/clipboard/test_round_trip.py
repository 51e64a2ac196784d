"""Whatever is in a block, both of its flavours are read back as that block."""

from __future__ import annotations

import dataclasses

from hypothesis import example, given
from hypothesis import strategies as st

from canvas_studio.ingest.clipboard import Block, Span, block_of, read_clipboard, to_html, to_tsv

TRICKY = st.text(alphabet=' "\t\n\r\xa0\u3000<>&;=ab中文（、；', max_size=12)
TEXTS = st.one_of(st.text(max_size=12), TRICKY)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    rows = [[draw(TEXTS) for _ in range(width)] for _ in range(height)]
    numbers = st.integers(0, 4)
    spans = draw(st.lists(st.tuples(numbers, numbers, st.integers(1, 4), st.integers(1, 4))))
    return block_of(rows, [Span(*span) for span in spans])


@given(blocks())
@example(block_of([[""]]))
@example(block_of([["\n"]]))
@example(block_of([['"'], ['""']]))
@example(block_of([['"a"', '"b"']]))
@example(block_of([["", ""], ["", ""]], [Span(0, 0, 2, 2)]))
def test_each_flavour_and_both_together_give_the_same_block(block: Block):
    assert read_clipboard(to_tsv(block), None) == dataclasses.replace(block, spans=())
    assert read_clipboard(None, to_html(block)) == block
    assert read_clipboard(to_tsv(block), to_html(block)) == block


@given(st.text(alphabet=' "\t\r\nab', max_size=30))
def test_any_text_is_a_rectangle_that_is_read_back(text: str):
    block = read_clipboard(text, None)
    assert {len(row) for row in block.rows} in (set(), {block.width})
    assert read_clipboard(to_tsv(block), to_html(block)) == block


MARKUP = (
    "<table> </table> <tr> </tr> <td> </td> <td\xa0rowspan=2> <td\xa0colspan=3> <p> </p> <br> <li>"
    " <b> </i> <pre> <!-- --> <![if\xa0x]> <style> </style> &amp; &#x; & < > a 中 \xa0 \n"
    " <!--StartFragment--> <!--EndFragment--> <tr\xa0style=display:none>"
)


@given(st.lists(st.sampled_from(MARKUP.split(" ")), max_size=30))
def test_any_html_is_read_without_an_error_and_can_be_copied_on(pieces: list[str]):
    html = "".join(pieces).replace("\xa0", " ")
    block = read_clipboard(None, html)
    assert read_clipboard(None, to_html(block)) == block


@given(blocks())
def test_merged_cells_do_not_overlap_and_stay_inside(block: Block):
    cells = [cell for span in block.spans for cell in span.cells()]
    assert len(cells) == len(set(cells))
    assert all(row < block.height and column < block.width for row, column in cells)
    assert all(block.rows[row][column] == "" for row, column in block.covered)
