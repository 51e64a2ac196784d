"""Pictures of chips and names have as many pixels as the screen, so that they are sharp on every one."""

from __future__ import annotations

from math import ceil

import pytest
from PySide6.QtGui import QPixmap

from canvas_studio.views.canvas.arrangement import block
from canvas_studio.views.canvas.display import Part
from canvas_studio.views.canvas.pictures import Pictures
from canvas_studio.views.canvas.signs import end_picture
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
