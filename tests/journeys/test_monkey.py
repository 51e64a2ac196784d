"""Random gestures over the whole window: what it shows is what the document holds, whatever is done."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.journeys.monkey.grid_gestures import GridGestures
from tests.journeys.monkey.window_gestures import WindowGestures


class Monkey(GridGestures, WindowGestures):
    """Does anything, and looks at everything after each gesture."""


@pytest.mark.usefixtures("qtbot")
def test_nothing_a_person_does_makes_the_window_differ_from_the_document() -> None:
    run_state_machine_as_test(
        Monkey,
        settings=settings(
            max_examples=int(os.environ.get("MONKEYS", "4")),
            stateful_step_count=30,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],  # shrinking takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
