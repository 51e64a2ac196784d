"""Names are found by whatever people type for them, the best match first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_studio.model.finder import Entry, Finder, Fit

ENTRIES = (
    Entry("expert", ("专家", "Expert"), "R01"),
    Entry("director", ("总监", "Director"), "R02"),
    Entry("accountant", ("会计", "Accountant"), "R03"),
    Entry("operator", ("平台运营", "Platform operations"), "R04"),
    Entry("agent", ("专家经纪人", "Expert agent"), "R12"),
    Entry("bank", ("重庆银行 VIP 经理",), "R20"),
)
FINDER = Finder(ENTRIES)


def found(query: str) -> list[str]:
    return [match.entry.id for match in FINDER.find(query)]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("专家", "expert"),
        ("经纪", "agent"),
        ("expert", "expert"),
        ("EXPERT A", "agent"),
        ("operations", "operator"),
        ("zj", "expert"),
        ("zongj", "director"),
        ("zhuanjia", "expert"),
        ("zhuanjiajingjiren", "agent"),
        ("zjjjr", "agent"),
        ("zhuanjjjr", "agent"),
        ("yy", "operator"),
        ("kj", "accountant"),
        ("huiji", "accountant"),
        ("cqyh", "bank"),
        ("zhongqing", "bank"),
        ("vip", "bank"),
        ("yhvipjl", "bank"),
        ("r4", "operator"),
        ("R04", "operator"),
        ("ｒ０４", "operator"),
        ("ＺＪ", "expert"),
        ("platform ope", "operator"),
        ("agent expert", "agent"),
    ],
)
def test_a_name_is_found_by_what_people_type_for_it(query, best):
    assert found(query)[0] == best


@pytest.mark.parametrize("query", ["xyz", "客户", "r9", "!", "zjx"])
def test_what_fits_nothing_finds_nothing(query):
    assert found(query) == []


def test_nothing_typed_lists_the_first_entries_in_their_order():
    assert [match.entry.id for match in FINDER.find(" ", limit=2)] == ["expert", "director"]


def test_the_better_fit_comes_first_and_equals_keep_their_order():
    matches = FINDER.find("zj")
    assert [(m.entry.id, m.fit) for m in matches[:3]] == [
        ("expert", Fit.SPELLED),
        ("director", Fit.SPELLED),
        ("agent", Fit.SPELLED_START),
    ]
    assert found("expert")[:2] == ["expert", "agent"]


def test_a_usual_reading_goes_before_an_unusual_one():
    finder = Finder([Entry("odd", ("会计",)), Entry("usual", ("回击",))])
    assert [match.entry.id for match in finder.find("huij")] == ["usual", "odd"]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("经纪", "专家经纪人", ["经纪"]),
        ("zhuanj", "专家", ["专家"]),
        ("yy", "平台运营", ["运营"]),
        ("vipjl", "重庆银行 VIP 经理", ["VIP", "经理"]),
        ("agent expert", "Expert agent", ["Expert", "agent"]),
        ("r4", "R04", ["R04"]),
        ("cqyjl", "重庆银行 VIP 经理", ["重庆银", "经理"]),
    ],
)
def test_what_matched_is_pointed_at(query, text, marked):
    best = FINDER.find(query)[0]
    assert best.text == text
    assert [text[start:end] for start, end in best.ranges] == marked


@given(st.text(alphabet="专家会计zj vipR0é（ ", max_size=6))
def test_any_query_gives_each_entry_once_with_ranges_inside_its_text(query):
    matches = FINDER.find(query)
    assert len({match.entry.id for match in matches}) == len(matches)
    assert [m.fit for m in matches] == sorted(m.fit for m in matches)
    for match in matches:
        at = 0
        for start, end in match.ranges:
            assert at <= start < end <= len(match.text)
            at = end


@given(
    st.lists(st.text("专家入驻审核zjrz 01", max_size=8), max_size=6),
    st.text("专家zjr 1", max_size=4),
)
def test_the_ids_are_those_of_all_matches_that_are_not_scattered(names, typed) -> None:
    entries = [Entry(str(number), (name,), f"F0{number}") for number, name in enumerate(names)]
    matches = Finder(entries).find(typed, len(entries)) if typed.strip() else []
    wanted = {match.entry.id for match in matches if match.fit is not Fit.SCATTERED}
    assert Finder(entries).ids(typed) == wanted
