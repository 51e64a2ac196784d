"""Marks of findings in the margin: where they are, that their shape tells them apart, what is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from canvas_studio.model.records import crossing_id
from canvas_studio.model.rules.framework import SEVERITIES, Severity
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.marks import worst
from canvas_studio.views.canvas.signs import paint_severity
from canvas_studio.views.theme import LIGHT, Tone

CELL = crossing_id("G01", "F01")


def pictures(grid) -> QImage:
    return grid.view.grab().toImage()


def differing(before: QImage, after: QImage) -> QRect:
    """The smallest box around everything that differs."""
    box = QRect()
    for y in range(before.height()):
        for x in range(before.width()):
            if before.pixel(x, y) != after.pixel(x, y):
                box |= QRect(x, y, 1, 1)
    return box


def sign(severity: Severity, tone: Tone, ratio: float) -> QImage:
    """Sixteen points wide, on a screen of this resolution."""
    image = QImage(round(16 * ratio), round(16 * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_severity(painter, QRectF(0.5, 0.5, 15, 15), severity, tone)
    painter.end()
    return image


_PLACES = {
    CELL: (Line("goal", "G01"), Line("function", "F01")),
    "G01": (Line("goal", "G01"), NAMES),
    "F02": (NAMES, Line("function", "F02")),
    "M01": (NAMES, Line("group", "M01")),
}


@pytest.mark.parametrize(
    ("id", "place", "transposed"),
    [
        *((id, place, False) for id, place in _PLACES.items()),
        # Turned around, the band over the functions names the module, and they carry their own.
        *((id, place, True) for id, place in _PLACES.items() if id != "M01"),
    ],
)
def test_a_mark_is_drawn_in_its_own_cell_and_nowhere_else(grid, id, place, transposed):
    grid.model.set_transposed(transposed)
    grid.view.resize(900, 400)
    before = pictures(grid)
    grid.model.set_marks({id: "error"})
    changed = differing(before, pictures(grid))
    assert not changed.isEmpty()
    assert grid.view.cell_rect(*grid.model.position(*place)).contains(changed)
    grid.model.set_marks({})
    assert pictures(grid) == before


def test_severities_differ_in_shape_and_not_only_in_colour():
    """One and the same tone: what is left is the shape."""
    tone = Tone("#FFFFFF", "#000000", "#000000")
    drawn = [sign(severity, tone, 1.0) for severity in SEVERITIES]
    assert len({bytes(image.constBits()) for image in drawn}) == len(SEVERITIES)
    outlines = [[image.pixelColor(1, y).alpha() > 99 for y in range(16)] for image in drawn]
    assert len({tuple(outline) for outline in outlines}) == len(SEVERITIES)


def test_a_mark_is_told_to_a_screen_reader_in_words(grid):
    grid.model.set_marks({CELL: "warning", "G02": "error"})
    cell = grid.model.index(*grid.at("G01", "F01"))
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", with a warning")
    head = grid.model.position(Line("goal", "G02"), NAMES)
    assert (
        grid.model.index(*head).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", with an error")
    )


def test_marks_survive_another_language_of_the_content_but_not_another_document(grid):
    grid.model.set_marks({"F01": "info"})
    grid.model.set_language("en")
    assert grid.model.display.marks.line("F01") == "info"
    grid.model.set_content(grid.document.content)
    assert not grid.model.display.marks


def test_a_mark_of_what_is_gone_does_no_harm(grid):
    grid.model.set_marks({CELL: "error", "F01": "error", "gone": "info"})
    grid.edits.delete(["F01"])
    assert pictures(grid).width() > 0


def test_the_worst_severity_of_several_is_the_most_serious():
    assert worst("info", None, "error", "warning") == "error"
    assert worst(None, None) is None


def test_signs_are_readable_on_every_screen():
    for ratio in (1.0, 1.5, 2.0):
        picture = sign("error", LIGHT.tone("error"), ratio)
        assert picture.pixelColor(picture.width() // 2, 1).alpha() > 100
