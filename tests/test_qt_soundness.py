"""Facts about Qt and its binding that the program relies on, each found the hard way."""

from __future__ import annotations

import sys

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
