"""A grouped list turns into any other one, step by step, and keeps the place of whoever reads in it."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from canvas_studio.views.appearance import Appearance
from canvas_studio.views.locale import Locale
from canvas_studio.views.panels.grouped_model import GroupedModel, GroupRole, ItemRole
from canvas_studio.views.panels.grouped_tree import GroupedTree

GROUPS = ("a", "b", "c")
Item = tuple[int, str]
"""What makes it the same one, and what it says."""


class Numbers(GroupedModel[Item]):
    def key(self, item: Item) -> Hashable:
        return item[0]

    def text(self, item: Item) -> str:
        return item[1]

    def heading(self, item: Item) -> str:
        return str(item[0])

    def group_word(self, group: str) -> str:
        return group


items = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from("xy")), max_size=8, unique_by=lambda item: item[0]
)
grouped = st.fixed_dictionaries(dict.fromkeys(GROUPS, items))


def shown(model: Numbers) -> dict[str, list[Item]]:
    found = {}
    for row in range(model.rowCount()):
        parent = model.index(row, 0)
        found[parent.data(GroupRole)] = [
            model.index(at, 0, parent).data(ItemRole) for at in range(model.rowCount(parent))
        ]
    return found


@settings(suppress_health_check=list(HealthCheck), max_examples=60)
@given(st.lists(st.tuples(grouped, st.booleans()), min_size=1, max_size=6))
def test_any_groups_follow_any_others(
    qapp: QApplication, contents: list[tuple[dict[str, list[Item]], bool]]
) -> None:
    model = Numbers(Locale("en"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for content, in_order in contents:
        groups = [(g, sorted(content[g]) if in_order else content[g]) for g in GROUPS]
        model.show(groups)
        assert shown(model) == {group: held for group, held in groups if held}
    assert tester.model() is model


@pytest.fixture
def tree(qtbot, appearance: Appearance, locale: Locale) -> GroupedTree:
    model = Numbers(locale)
    tree = GroupedTree(model, appearance)
    qtbot.addWidget(tree)
    model.setParent(tree)
    tree.numbers = model  # type: ignore[attr-defined]
    return tree


def test_the_place_stays_with_what_stands_there(tree) -> None:
    tree.numbers.show([("a", [(1, "x"), (2, "x")]), ("b", [(3, "x")])])
    assert tree.choose(3)
    tree.numbers.show([("a", [(0, "x"), (1, "x"), (2, "x")]), ("b", [(3, "y")])])
    assert tree.current == (3, "y")
    tree.numbers.show([("b", [(3, "x")]), ("c", [(n, "x") for n in range(10, 200)])])
    assert tree.current == (3, "x")


def test_headings_are_no_entries(tree) -> None:
    tree.numbers.show([("a", [(1, "x")])])
    tree.setCurrentIndex(tree.numbers.index(0, 0))
    assert tree.current is None
    assert tree.numbers.index_of(99) == QModelIndex()
