"""How names are spelled with Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_studio.model.pinyin import folded, neighbours_in, pinyin_keys, spelling


def test_characters_are_read_in_context_and_latin_letters_are_kept():
    assert pinyin_keys("会计") == {"kj", "kuaiji"}
    assert pinyin_keys("VIP客户") == {"vkh", "vipkh", "vipkehu"}
    assert pinyin_keys("3D展厅") == {"3zt", "3dzt", "3dzhanting"}


@pytest.mark.parametrize("name", ["", "Expert", "（！）", "Ωμέγα"])
def test_what_has_no_chinese_character_has_no_pinyin(name):
    assert pinyin_keys(name) == frozenset()


def test_a_character_has_all_its_readings_the_fitting_one_first():
    (unit, _) = spelling("会计").units
    assert unit.readings[0] == "kuai"
    assert "hui" in unit.readings


def test_the_umlaut_is_v_or_u():
    assert {"nv", "nu"} <= set(spelling("女").units[0].readings)


@pytest.mark.parametrize(
    ("letters", "any_reading", "taken"),
    [
        ("zj", False, (1, 1)),
        ("zhuanj", False, (5, 1)),
        ("zhuanjia", False, (5, 3)),
        ("zhu", False, (3,)),
        ("zhuaj", False, (4, 1)),
        ("zx", False, None),
        ("zhuanjiax", False, None),
    ],
)
def test_letters_are_shared_out_among_the_characters(letters, any_reading, taken):
    assert spelling("专家").spell(letters, 0, any_reading=any_reading) == taken


def test_an_unusual_reading_counts_only_where_it_is_asked_for():
    assert spelling("会计").spell("huiji", 0, any_reading=False) is None
    assert spelling("会计").spell("huiji", 0, any_reading=True) == (3, 2)


def test_units_say_where_they_stand():
    assert [(u.start, u.end) for u in spelling("ＶＩＰ 客户-A1").units] == [
        (0, 3),
        (4, 5),
        (5, 6),
        (7, 9),
    ]


@given(st.text(alphabet="专家会计重庆银行VIP3 -（）é", max_size=8))
def test_what_spells_a_name_is_never_ruled_out(name):
    spelled = spelling(name)
    for letters in (spelled.initials, "".join(unit.readings[-1] for unit in spelled.units)):
        assert spelled.may_be(neighbours_in(letters))


@given(st.text())
def test_any_text_can_be_spelled_and_folded(text):
    for unit in spelling(text).units:
        assert 0 <= unit.start < unit.end <= len(text)
        assert all(reading.isascii() and reading.isalnum() for reading in unit.readings)
    assert folded(folded(text)) == folded(text)
