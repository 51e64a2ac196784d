"""The clock of the workshop: steps, pauses, time that is over, and going on after a crash."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_studio.model.records.project import Progress
from canvas_studio.views.room.agenda import STEPS, TOTAL, Agenda, clock, starts_at


class Clock:
    def __init__(self) -> None:
        self.time = 1_000_000.0

    def __call__(self) -> float:
        return self.time

    def wait(self, minutes: float) -> None:
        self.time += minutes * 60


@pytest.fixture
def time() -> Clock:
    return Clock()


def test_the_steps_are_those_of_a_two_hour_workshop():
    assert TOTAL == 120
    plan = {step.id: starts_at(n) for n, step in enumerate(STEPS)}
    assert plan == {
        "opening": 0, "value": 5, "goals": 20, "functions": 35, "break": 60, "roles": 65,
        "architecture": 95, "routes": 105, "gaps": 113, "closing": 118,
    }  # fmt: skip


def test_progress_only_grows_and_findings_of_functions_come_in_the_break():
    order = get_args(Progress)
    ranks = [order.index(step.progress) for step in STEPS]
    assert ranks == sorted(ranks)
    by_id = {step.id: step.progress for step in STEPS}
    assert (by_id["functions"], by_id["break"]) == ("goals", "functions")


def test_a_step_counts_down_and_then_says_by_how_much_it_is_over(time):
    agenda = Agenda(time)
    agenda.start()
    time.wait(2)
    assert agenda.left() == 3 * 60
    time.wait(5)
    assert agenda.left() == -2 * 60
    assert agenda.step is STEPS[0]


def test_a_pause_stops_the_clock_and_nothing_else(time):
    agenda = Agenda(time)
    agenda.start()
    time.wait(1)
    agenda.pause()
    time.wait(30)
    assert (agenda.left(), agenda.elapsed()) == (4 * 60, 60)
    agenda.resume()
    agenda.resume()
    time.wait(1)
    assert (agenda.left(), agenda.elapsed()) == (3 * 60, 120)


def test_a_snapshot_is_named_by_the_time_and_the_step_that_ends(time):
    agenda = Agenda(time)
    agenda.start()
    time.wait(5)
    agenda.advance()
    time.wait(15)
    agenda.advance()
    time.wait(15)
    assert agenda.done_name().text("zh") == "00:35 目标完成"
    assert agenda.done_name().text("en") == "00:35 Goals done"


def test_after_the_last_step_it_is_over(time):
    agenda = Agenda(time)
    agenda.start()
    for step in STEPS:
        assert agenda.step is step
        time.wait(step.minutes)
        agenda.advance()
    assert agenda.step is None
    assert not agenda.is_running
    assert clock(agenda.elapsed()) == "02:00"


@given(
    st.lists(
        st.tuples(st.sampled_from(["pause", "resume", "advance", "start"]), st.floats(0, 40)),
        max_size=20,
    )
)
def test_an_agenda_read_back_goes_on_as_if_nothing_had_happened(does):
    time = Clock()
    agenda = Agenda(time)
    agenda.start()
    for name, minutes in does:
        time.wait(minutes)
        getattr(agenda, name)()
        other = Agenda(time)
        # settings hand numbers back as texts
        other.restore({key: str(value) for key, value in agenda.values().items()})
        time.wait(minutes)
        assert (other.at, other.is_running) == (agenda.at, agenda.is_running)
        if agenda.at is not None:
            assert other.left() == pytest.approx(agenda.left())
            assert other.elapsed() == pytest.approx(agenda.elapsed())
        agenda = other if agenda.at is not None else agenda


@pytest.mark.parametrize(
    "values", [{}, {"at": "x"}, {"at": "99", "whole": 0, "step": 0, "since": 0}, {"at": -1}]
)
def test_settings_that_say_nothing_sensible_start_nothing(time, values):
    agenda = Agenda(time)
    agenda.restore(values)
    assert agenda.step is None
