"""Where the words of cells and heads go, and which of them give way where there is too little room."""

from __future__ import annotations

import pytest

from canvas_studio.views.canvas.arrangement import block, indicator_words
from canvas_studio.views.canvas.display import GoalDisplay, Part
from canvas_studio.views.canvas.style import GridStyle
from canvas_studio.views.theme import LIGHT


@pytest.fixture
def style(qapp, appearance) -> GridStyle:
    return GridStyle(LIGHT, qapp.font(), 13)


def part(activities: str) -> Part:
    return Part("R01", "Business staff", "platform", activities)


def goal(indicator: str, figures: str) -> GoalDisplay:
    return GoalDisplay("G01", "Growth", "S1", "", True, lambda: (0, 0, 0), indicator, figures, True)


def test_activities_stand_beside_the_role_where_they_fit(style):
    assert block(part("Invite"), 180, style).lines == ("Invite",)


def test_activities_that_fit_into_a_line_of_their_own_are_not_broken(style):
    assert block(part("Invite many experts"), 180, style).lines == ("", "Invite many experts")


def test_longer_activities_go_on_below_the_role(style):
    made = block(part("Invite experts, look after them and answer what they ask"), 180, style)
    assert len(made.lines) == 2
    assert made.lines[1].endswith("…")


def test_the_numbers_of_an_indicator_outlast_its_name(style):
    shown = goal("Monthly active users 2000 → 20000 users", "2000 → 20000 users")
    whole = style.small_text.width(shown.indicator)
    assert indicator_words(shown, whole + 1, style) == shown.indicator
    words = indicator_words(shown, whole * 0.7, style)
    assert words.startswith("Mon")
    assert words.endswith("… 2000 → 20000 users")
    assert style.small_text.width(words) <= whole * 0.7
    assert indicator_words(shown, whole * 0.45, style).startswith("2000 → 20000")
