"""Text is cleaned when it becomes part of a record, and names are compared by what matters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_studio.model.records.text import LText, clean, normalised_name, similarity


@given(st.text())
def test_clean_text_is_stripped_composed_and_free_of_control_characters(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_line_breaks_of_every_system_become_line_feeds() -> None:
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_a_text_shows_the_other_language_where_one_is_missing() -> None:
    assert LText(zh="专家").text("en") == "专家"
    assert LText(zh="专家", en="Expert").text("en") == "Expert"
    assert not LText()


@pytest.mark.parametrize(
    ("name", "normalised"),
    [
        ("渠道统计功能", "渠道统计"),
        ("渠道 统计", "渠道统计"),
        ("Ｃhannel-Statistics", "channelstatistics"),
        ("用户与内容的管理系统", "用户内容"),
    ],
)
def test_names_are_reduced_to_what_tells_them_apart(name: str, normalised: str) -> None:
    assert normalised_name(name) == normalised


def test_similarity_is_the_share_of_common_character_pairs() -> None:
    assert similarity("渠道统计", "渠道统计") == 1.0
    assert similarity("abc", "abd") == pytest.approx(1 / 3)
    assert similarity("码", "码") == 1.0
    assert similarity("", "") == 0.0
