"""A clipboard that is too large says so; it never hangs and never takes all memory."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from canvas_studio.errors import UserError
from canvas_studio.ingest.clipboard import Limits, TooMuchError, read_clipboard

SMALL = Limits(rows=4, columns=3, cells=8, characters=400, seconds=5)


def refused(text: str | None, html: str | None, limits: Limits = SMALL) -> UserError:
    with pytest.raises(TooMuchError) as caught:
        read_clipboard(text, html, limits)
    assert isinstance(caught.value, UserError)
    assert caught.value.text("zh") != caught.value.text("en")
    return caught.value


def table(rows: int, columns: int) -> str:
    return "<table>" + ("<tr>" + "<td>a" * columns) * rows + "</table>"


def test_too_many_rows_columns_or_cells():
    assert "5 rows × 1 columns" in refused("a\n" * 5, None).text("en")
    assert "5 行 × 1 列" in refused(None, table(5, 1)).text("zh")
    refused("a\tb\tc\td", None)
    refused(None, table(1, 4))
    refused("a\tb\tc\n" * 3, None)
    refused(None, table(3, 3))
    assert read_clipboard("a\tb\n" * 4, table(4, 2), SMALL).height == 4


def test_too_many_characters():
    assert "401" in refused("a" * 401, None).text("en")
    refused(None, "<p>" + "a" * 400)


def test_a_cell_is_no_longer_than_one_of_a_spreadsheet():
    assert read_clipboard("a" * 32_767, None).width == 1
    for text, html in (("x\t" + "a" * 32_768, None), (None, f"<table><td>{'a' * 32_768}")):
        with pytest.raises(TooMuchError) as refusal:
            read_clipboard(text, html)
        assert "32768" in refusal.value.text("zh")


def test_empty_cells_at_the_edge_do_not_count():
    limits = dataclasses.replace(SMALL, cells=12)
    block = read_clipboard("a\tb\t\t\t\nc\n\n\n\n\n\n", None, limits)
    assert block.rows == (("a", "b", ""), ("c", "", ""), ("", "", ""), ("", "", ""))
    assert read_clipboard(None, "<table><tr><td colspan=16384>a<tr><td>b", SMALL).width == 1


def test_html_that_is_too_long_leaves_the_text():
    html = table(2, 2) + "<!--" + "x" * 400 + "-->"
    assert read_clipboard("a\ta\na\ta\n", html, SMALL).rows == (("a", "a"), ("a", "a"))


def test_a_text_that_is_too_long_leaves_the_html():
    assert read_clipboard("a" * 401, table(2, 2), SMALL).rows == (("a", "a"), ("a", "a"))


@pytest.fixture
def _ticking(monkeypatch):
    """A clock that moves on by a second each time somebody looks at it."""
    clock = itertools.count()
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))


@pytest.mark.usefixtures("_ticking")
@pytest.mark.parametrize(
    "html",
    [
        "<!--" * 6_000,
        "<a href='" * 6_000,
        "</x " * 6_000,
        "<![x" * 6_000,
        "<b>" * 6_000 + "</i>" * 60_000,
        "<td colspan=16384 rowspan=9>" * 6_000,
        "<table><tr><td>" * 6_000,
    ],
    ids=lambda html: html[:12],
)
def test_hostile_html_is_given_up_in_the_middle(html):
    assert "9" in refused(None, html, Limits(seconds=99)).text("en")


@pytest.mark.usefixtures("_ticking")
def test_time_runs_out():
    assert "3" in refused(None, table(3, 2), Limits(seconds=3)).text("en")
    assert "分几次" in refused("a\n" * 30_000, None, Limits(rows=40_000, seconds=3)).text("zh")


def test_a_text_full_of_quotes_is_read_in_one_pass():
    text = '"a\t' * 100_000
    block = read_clipboard(text, None, Limits(columns=200_000, cells=200_000))
    assert block.width == 100_001
    assert set(block.rows[0]) == {'"a', ""}
