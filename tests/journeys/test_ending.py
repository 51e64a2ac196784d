"""What is left of a window when it is over: nothing."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QApplication

from canvas_studio.views.application import dismantle


def test_nothing_is_left_of_a_window_that_was_taken_apart(qapp: QApplication, make_main_window):
    """Else the next one, such as that of another test, styles all the widgets of those before."""
    before = set(qapp.topLevelWidgets())
    window = make_main_window()
    window.studio.files.open_sample()
    dismantle(window)
    assert not shiboken6.isValid(window)
    assert set(qapp.topLevelWidgets()) <= before
