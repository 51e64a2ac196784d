"""What is missing shows on the canvas while one works, at the place where it is missing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from canvas_studio.model.commands import canvas, project, waivers
from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.main_window import MainWindow


class Sample:
    """The sample in a window, by codes."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        window.studio.files.open_sample()
        self.settle()

    def settle(self) -> None:
        self.window.studio.session.checks.settle()

    def id(self, type: type[Goal] | type[Function], code: str) -> str:
        record = self.window.studio.session.content.by_code(type, code)
        assert record is not None
        return record.id

    def cell(self, goal: str, function: str) -> tuple[str, str]:
        return self.id(Goal, goal), self.id(Function, function)

    def mark(self, goal: str, function: str) -> str | None:
        return self.window.canvas.model.display.marks.cell(*self.cell(goal, function))

    def tip(self, goal: Line, function: Line) -> str:
        model = self.window.canvas.model
        position = model.position(goal, function)
        assert position is not None
        return str(model.data(model.index(*position), Qt.ItemDataRole.ToolTipRole))


@pytest.fixture
def sample(main_window: MainWindow) -> Sample:
    return Sample(main_window)


def test_an_emptied_cell_is_marked_until_somebody_takes_part(qtbot, sample: Sample) -> None:
    document = sample.window.studio.session.document
    cell = sample.cell("G01", "F01")
    assert sample.mark("G01", "F01") is None
    document.run(canvas.clear_roles, [cell])
    qtbot.waitUntil(lambda: sample.mark("G01", "F01") == "error")
    assert "CAN103" in sample.tip(Line("goal", cell[0]), Line("function", cell[1]))
    assert "In its cells: Errors 1" in sample.tip(Line("goal", cell[0]), NAMES)
    assert "In its cells: Errors 1" in sample.tip(NAMES, Line("function", cell[1]))

    document.run(waivers.waive, "CAN103", cell, "later")
    qtbot.waitUntil(lambda: sample.mark("G01", "F01") is None)
    document.run(waivers.unwaive, "CAN103", cell)
    qtbot.waitUntil(lambda: sample.mark("G01", "F01") == "error")
    sample.window.studio.session.history.jump(0)
    qtbot.waitUntil(lambda: sample.mark("G01", "F01") is None)


def test_marks_belong_to_the_phase(qtbot, sample: Sample) -> None:
    document = sample.window.studio.session.document
    document.run(project.set_progress, "value")
    document.run(canvas.clear_roles, [sample.cell("G01", "F01")])
    sample.settle()
    qtbot.wait(0)
    assert sample.mark("G01", "F01") is None
    document.run(project.set_progress, "roles")
    qtbot.waitUntil(lambda: sample.mark("G01", "F01") == "error")


def test_another_document_shows_its_own_marks(qtbot, sample: Sample) -> None:
    sample.window.studio.session.document.run(canvas.clear_roles, [sample.cell("G01", "F01")])
    qtbot.waitUntil(lambda: sample.mark("G01", "F01") == "error")
    content = sample.window.studio.session.content.copy()
    sample.window.studio.session.start(content)
    assert sample.mark("G01", "F01") == "error"
