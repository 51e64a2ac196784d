"""Facts about Qt and its binding that the program relies on, each found the hard way."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget


def test_painting_does_not_wear_out_none(qapp):
    """PySide6 6.12.0 takes one reference from None per call and dies after some thousand."""
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    rectangle = QRect(0, 0, 8, 8)
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.drawRect(rectangle)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 100


def test_a_window_shown_off_screen_causes_no_warning(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    with qtbot.waitExposed(window):
        window.show()
    assert not window.grab().isNull()


def test_no_test_lets_a_warning_of_qt_pass():
    """pyproject.toml and conftest.py make every test fail that Qt warns in; only there are exceptions."""
    here = Path(__file__)
    evading = re.compile(
        r"no_qt_log|qt_log_level_fail|qtlog.*disabled|qt_log_ignore(?!.\"This plugin)"
        r"|extend=False|QT_LOGGING_RULES|setFilterRules|filterwarnings"
    )
    found = [
        path.name
        for path in sorted(here.parent.rglob("*.py"))
        if path != here and evading.search(path.read_text("utf-8"))
    ]
    assert not found
