"""Pictures of chips and names have as many pixels as the screen, so that they are sharp on every one."""

from __future__ import annotations

from math import ceil

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from canvas_studio.views.canvas.arrangement import block
from canvas_studio.views.canvas.display import Part
from canvas_studio.views.canvas.pictures import Pictures
from canvas_studio.views.canvas.signs import end_icon, end_picture
from canvas_studio.views.canvas.style import GridStyle
from canvas_studio.views.theme import LIGHT

CHIP = Part("R01", "专家", "resource", "入驻")


def pixels(picture: QPixmap) -> tuple[int, int]:
    return picture.width(), picture.height()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0, 3.0])
def test_a_chip_has_the_pixels_of_the_screen(qapp, ratio):
    style = GridStyle(LIGHT, qapp.font(), 13)
    made = block(CHIP, 188, style)
    picture = Pictures(style, ratio, "zh").block(made)
    assert picture.devicePixelRatio() == ratio
    assert pixels(picture) == (ceil(made.width * ratio), ceil(made.height * ratio))
    assert pixels(Pictures(style, ratio, "zh").sign("error"))[0] == ceil(style.sign * ratio)
    assert end_picture("demand", 16, ratio, LIGHT.tone("demand")).width() == round(16 * ratio)


def test_a_view_on_another_screen_draws_its_pictures_anew(grid, monkeypatch):
    grid.view.grab()
    before = grid.view.painter.pictures
    grid.view.grab()
    assert grid.view.painter.pictures is before
    monkeypatch.setattr(type(grid.view), "devicePixelRatioF", lambda _view: 2.0)
    grid.view.grab()
    assert grid.view.painter.pictures.ratio == 2.0


def test_an_end_keeps_its_colour_in_a_line_that_is_selected(qapp):
    icon = end_icon("resource", 16, LIGHT.tone("resource"))
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        picture = icon.pixmap(QSize(16, 16), 2.0, mode)
        assert pixels(picture) == (32, 32)
        middle = picture.toImage().pixelColor(16, 20).name().upper()
        assert middle == LIGHT.tone("resource").ink
