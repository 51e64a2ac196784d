"""The grid before an audience: large text, a cross-hair to follow, and a second view of the same canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.style import LARGEST_TEXT, SMALLEST_PRESENTED
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.theme import THEMES, contrast


@pytest.fixture
def mirror(qtbot, grid, appearance) -> CanvasView:
    view = CanvasView(grid.model, appearance, grid.locale)
    qtbot.addWidget(view)
    view.mirror(grid.view)
    view.resize(700, 500)
    view.show()
    return view


def colours(view: CanvasView, row: int, column: int) -> set[str]:
    area = view.cell_rect(row, column).adjusted(4, 4, -5, -5)
    image = view.grab().toImage()
    return {
        image.pixelColor(QPoint(x, y)).name().upper()
        for x in range(area.left(), min(area.right(), image.width()), 3)
        for y in range(area.top(), min(area.bottom(), image.height()), 3)
    }


def test_presenting_makes_text_large_and_gives_the_old_size_back(grid):
    view = grid.view
    view.set_text_size(12)
    view.set_presenting(True)
    assert view.text_size == 20
    view.set_text_size(3)
    assert view.text_size == SMALLEST_PRESENTED
    view.set_text_size(99)
    assert view.text_size == LARGEST_TEXT
    view.set_presenting(False)
    assert view.text_size == 12


@pytest.mark.parametrize("size", [16, 24, 32])
def test_large_text_never_pushes_the_cursor_behind_the_names(grid, size):
    """It stays where it is on the screen as far as the names leave it there."""
    for number in range(10):
        grid.edits.add(Goal, name=f"目标{number}号")
    view = grid.view
    grid.go("G01", "F01")
    view.set_presenting(True)
    view.set_text_size(size)
    body = view.viewport().rect().adjusted(view.names_width, view.header_height, 0, 0)
    assert body.contains(view.cell_rect(*view.cursor_cell()))


def test_the_cursor_stays_in_sight_when_less_of_the_screen_is_left(grid):
    """The caption and the agenda take their part of it."""
    view = grid.view
    for number in range(30):
        grid.edits.add(Function, name=f"功能{number}号")
    view.set_presenting(True)
    view.set_cursor(28, 1)
    view.resize(view.width(), view.height() - 200)
    assert view.viewport().rect().contains(view.cell_rect(28, 1))


def test_the_crosshair_of_a_cell_behind_the_names_leaves_nothing_on_them(grid):
    for number in range(10):
        grid.edits.add(Goal, name=f"目标{number}号")
    view = grid.view
    view.set_presenting(True)
    grid.go("G01", "F01")
    view.set_cursor(*grid.at("G01", "F01"))
    view.horizontalScrollBar().setValue(60)
    left = view.cell_rect(*view.cursor_cell()).left()
    assert 0 < left < view.names_width
    image = view.grab().toImage()
    accent = THEMES["light"].accent.upper()
    rows = range(view.header_height, view.viewport().height())
    beside = view.cursor_cell()[0]
    box = view.cell_rect(beside, 0)
    seen = [
        y for y in rows
        if image.pixelColor(left, y).name().upper() == accent
        and not box.top() - 2 <= y <= box.bottom() + 2
    ]  # fmt: skip
    assert seen == []


@pytest.mark.parametrize("name", THEMES)
def test_the_crosshair_covers_the_whole_row_and_column_and_stays_readable(grid, appearance, name):
    appearance.set_theme(name)
    theme = THEMES[name]
    grid.view.set_presenting(True)
    grid.view.resize(1600, 800)
    row, column = grid.at("G02", "F02")
    grid.view.set_cursor(row, column)
    for other in ((row, 0), (row, 1), (0, column), (row + 2, column), (row, column)):
        assert theme.accent_soft in colours(grid.view, *other)
    assert theme.accent_soft not in colours(grid.view, row + 2, 1)
    assert contrast(theme.text_muted, theme.accent_soft) >= 7
    appearance.set_theme("light")


def test_a_second_view_follows_the_cursor_of_the_first(grid, mirror):
    for number in range(30):
        grid.edits.add(Goal, name=f"目标{number}号")
        grid.edits.add(Function, name=f"功能{number}号", module="M01")
    for cell in ((28, 25), (2, 1), (0, 3)):
        grid.view.set_cursor(*cell)
        assert mirror.cursor_cell() == cell
        assert mirror.viewport().rect().contains(mirror.cell_rect(*cell).center())
    grid.view.set_cursor(3, 2)
    grid.view.set_cursor(6, 4, extend=True)
    assert len(mirror.selectedIndexes()) == 12


def test_a_second_view_shows_every_edit_at_a_size_of_its_own(grid, mirror):
    mirror.resize(1400, 800)
    mirror.set_presenting(True)
    row, column = grid.at("G02", "F03")
    before = mirror.grab().toImage()
    grid.edits.toggle_marks([("G02", "F03")])
    assert mirror.grab().toImage() != before
    assert mirror.text_size == 20
    assert grid.view.text_size == 13
    grid.model.set_transposed(True)
    grid.model.set_grouping("kind")
    assert mirror.cursor_cell() == grid.view.cursor_cell()
    assert (row, column) != grid.at("G02", "F03")


def test_two_views_do_not_take_each_others_arrangements_away(grid, mirror):
    mirror.set_presenting(True)
    cell = grid.model.display.cell("G01", "F01")
    grid.view.grab()
    mirror.grab()
    held = {id(cell.arrangement), id(cell.other_arrangement)}
    grid.view.grab()
    mirror.grab()
    assert {id(cell.arrangement), id(cell.other_arrangement)} == held


def test_a_second_view_takes_no_input(qtbot, grid, mirror):
    grid.view.set_cursor(2, 1)
    qtbot.mouseClick(mirror.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert mirror.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert mirror.viewport().testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_second_view_goes_without_harm(qtbot, grid, mirror):
    mirror.close()
    mirror.deleteLater()
    qtbot.waitUntil(lambda: True)
    grid.view.set_cursor(3, 1)
    assert grid.view.cursor_cell() == (3, 1)
