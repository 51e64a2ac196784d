"""Fractional indexes always have room in between and stay short in everyday use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_studio.model.records.ordering import first_keys, is_key, key_between


@given(st.lists(st.integers(min_value=0, max_value=10_000), max_size=200))
def test_keys_inserted_anywhere_sort_in_the_order_of_insertion(positions: list[int]) -> None:
    keys: list[str] = []
    for position in positions:
        at = position % (len(keys) + 1)
        before = keys[at - 1] if at else ""
        after = keys[at] if at < len(keys) else ""
        key = key_between(before, after)
        assert is_key(key)
        keys.insert(at, key)
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("at_the_end", [True, False])
def test_a_thousand_rows_added_at_one_end_keep_short_keys(at_the_end: bool) -> None:
    key = ""
    for _ in range(1000):
        key = key_between(key, "") if at_the_end else key_between("", key)
    assert len(key) <= 40


@given(st.integers(min_value=0, max_value=5_000))
def test_first_keys_are_in_order_and_leave_room_at_both_ends(count: int) -> None:
    keys = first_keys(count)
    assert len(keys) == count
    assert keys == sorted(set(keys))
    assert all(is_key(key) for key in keys)
    if keys:
        assert key_between("", keys[0]) < keys[0]
        assert key_between(keys[-1], "") > keys[-1]


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("a", "a")])
def test_no_key_fits_where_the_neighbours_are_not_in_order(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no key fits"):
        key_between(before, after)
