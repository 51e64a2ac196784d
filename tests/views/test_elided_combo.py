"""Choices that are longer than their list is wide."""

from __future__ import annotations

from canvas_studio.views.elided_combo import ElidedCombo


def picture(qtbot, text: str, width: int):
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    combo.addItem(text)
    combo.setFixedSize(width, 32)
    return combo.grab().toImage()


def test_a_choice_without_room_ends_in_dots(qtbot, appearance):
    name = "Resource-side growth"
    assert picture(qtbot, name, 300) != picture(qtbot, "Resource-side", 300)
    cut = picture(qtbot, name, 130)
    assert cut == picture(qtbot, name + " of the platform", 130)  # what is cut off does not show
    assert cut != picture(qtbot, name[:12], 130)


def test_an_empty_one_says_what_its_hint_says(qtbot, appearance):
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    combo.addItem("A")
    combo.setCurrentIndex(-1)
    combo.setFixedSize(200, 32)
    empty = combo.grab().toImage()
    combo.setPlaceholderText("Different values")
    assert combo.grab().toImage() != empty
