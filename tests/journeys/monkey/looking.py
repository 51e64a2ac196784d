"""Looks at a whole window and holds it against an independent reading of its document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QDeadlineTimer, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from canvas_studio.model.integrity import violations
from canvas_studio.model.notation import print_participations
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.find import find_places
from canvas_studio.views.canvas.sizes import LineSizes
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.main_window import MainWindow
from tests.journeys.monkey import looking_beside as beside
from tests.journeys.monkey.reading import Reading


def look(window: MainWindow) -> None:
    """AssertionError where anything in the window is not what its document says."""
    session = window.studio.session
    if not session.is_open:
        assert window.pages.currentWidget() is window.start
        return
    assert not list(violations(session.content))
    reading = Reading(session.content, window.canvas.model.language)
    _look_at_axes(window, reading)
    _look_at_the_filter(window, reading)
    _look_at_cells(window, reading)
    _look_at_headers(window, reading)
    beside.look_at_the_findings(window)
    _look_at_the_pictures(window.canvas.view)
    _look_at_the_screen(window)
    _look_at_the_cursor(window)
    _look_at_the_overview(window, reading)
    _look_at_find(window, reading)
    beside.look_at_history(window)
    beside.look_at_the_panels(window, reading)
    beside.look_at_the_frame(window, reading)
    beside.look_at_the_room(window, reading)
    if window.studio.room.window is not None:
        _look_at_the_pictures(window.studio.room.window.view)


# -- the grid --------------------------------------------------------------------------------------


def _look_at_axes(window: MainWindow, reading: Reading) -> None:
    model = window.canvas.model
    assert model.content is window.studio.session.content
    goals = reading.goals(model.hidden)
    functions = reading.functions(model.grouping, model.collapsed, model.hidden)
    rows, columns = (goals, functions) if model.is_transposed else (functions, goals)
    assert [tuple(line) for line in model.rows] == rows
    assert [tuple(line) for line in model.columns] == columns
    assert (model.rowCount(), model.columnCount()) == (len(rows), len(columns))


def _look_at_the_filter(window: MainWindow, reading: Reading) -> None:
    model, bar = window.canvas.model, window.canvas.filter_bar
    lines = [r.id for type in ("goal", "function") for r in reading.of(type)]
    text_names = "goal" if model._filtering.text_names_goals else "function"
    passing = {id for id in lines if reading.passes(id, model.filter, text_names)}
    assert not model.hidden & passing, "hidden, although it passes"
    assert model.hidden <= set(lines)
    assert model.outdated == len(set(lines) - passing - model.hidden)
    assert bar.isHidden() <= (not model.filter)
    shown = [f for f in reading.of("function") if f.id not in model.hidden]
    numbers = [int(n) for n in re.findall(r"\d+", bar.count.text())]
    if model.filter:
        assert numbers[:2] == [len(shown), len(reading.of("function"))]
    assert bar.function_gaps.isChecked() == model.filter.function_gaps
    assert bar.goal_gaps.isChecked() == model.filter.goal_gaps


def _look_at_cells(window: MainWindow, reading: Reading) -> None:
    model = window.canvas.model
    for row, down in enumerate(model.rows):
        for column, across in enumerate(model.columns):
            goal, function = (down, across) if model.is_transposed else (across, down)
            shown = model.data(model.index(row, column))
            spoken = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            if (goal.kind, function.kind) == ("goal", "function"):
                parts = reading.parts(goal.id, function.id)
                text = print_participations(parts or [], reading.language)
                assert shown == ("" if parts is None else text or "○")
                assert reading.name(goal.id) in spoken
                assert reading.name(function.id) in spoken
                cell = model.display.cell(goal.id, function.id)
                assert (cell is None) == (parts is None)
                assert (
                    [p.name for p in cell.parts if cell] == [r for r, _ in parts or []]
                    if cell
                    else 1
                )
            elif "names" in (goal.kind, function.kind):
                line = function if goal.kind == "names" else goal
                if line.kind in ("goal", "function"):
                    assert shown == reading.name(line.id)


def _look_at_headers(window: MainWindow, reading: Reading) -> None:
    model = window.canvas.model
    for goal in reading.of("goal"):
        head = model.display.goal(goal.id)
        stage = goal.stage and reading.by_id[goal.stage]
        assert head.counts == reading.counts(goal.id)
        assert (head.code, head.name, head.is_key) == (goal.code, reading.name(goal.id), goal.key)
        assert head.stage == (stage.code if stage else "")
        if goal.indicator is not None:
            assert reading.words(goal.indicator.name).replace("\n", " ") in head.indicator
    for function in reading.of("function"):
        head = model.display.function(function.id)
        assert (head.code, head.name) == (function.code, reading.name(function.id))
        assert (head.kind, head.priority) == (function.kind, function.priority)
    for group, held in reading.groups(model.grouping):
        if group:
            shown = model.display.group(group)
            assert shown.functions == len(held)
            if getattr(reading.by_id.get(group), "type", "") == "module":
                assert shown.name.endswith(reading.name(group))


def _look_at_the_pictures(view: CanvasView) -> None:
    """What is kept for painting draws the same as what is worked out anew; rows are high enough."""
    canvas, display = view.canvas, view.canvas.display
    fresh = CanvasDisplay(canvas.content, display.language)
    fresh.marks = display.marks
    assert _painted(view, display) == _painted(view, fresh)
    if view.sizes.is_settled:
        heights = [view.rowHeight(row) for row in range(canvas.rowCount())]
        assert heights == list(_wanted_heights(view, fresh)), "rows are not as high as they must be"


def _painted(view: CanvasView, display: CanvasDisplay) -> QImage:
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    frame = view.frame()
    frame.blink = None
    view.painter.paint(painter, frame, display, view.translator)
    painter.end()
    return image


def _wanted_heights(view: CanvasView, fresh: CanvasDisplay) -> Iterator[int]:
    canvas, display = view.canvas, view.canvas.display
    canvas.display = fresh
    sizes = LineSizes(view)
    sizes._style = view.style_of_grid
    sizes._names_width = view.names_width
    sizes._widths = {
        line.id: view.columnWidth(n)
        for n, line in enumerate(canvas.columns)
        if line.kind in ("goal", "function")
    }
    try:
        yield from [sizes._height(line)[0] for line in canvas.rows]
    finally:
        canvas.display = display
        sizes._later.deleteLater()


def _look_at_the_screen(window: MainWindow) -> None:
    """The grid on the screen comes to be as it would be painted now: nothing forgot to ask for that."""
    port = window.canvas.view.viewport()

    def is_painted() -> bool:
        box = QRect(port.mapTo(window, QPoint(0, 0)), port.size())
        shown = window.screen().grabWindow(window.winId()).toImage()
        drawn = window.grab().toImage().convertToFormat(shown.format())
        return shown.copy(box) == drawn.copy(box)

    is_still = not window.canvas.editing.is_editing and not window.studio.is_presenting
    if port.isVisible() and is_still:
        # Qt paints a few milliseconds after it was asked, and a blink takes a moment.
        until = QDeadlineTimer(2_000)
        while not is_painted():
            assert not until.hasExpired(), "the grid on the screen is out of date"
            QTest.qWait(1)


def _look_at_the_cursor(window: MainWindow) -> None:
    canvas = window.canvas
    view, editor = canvas.view, canvas.editing.editor
    index = view.currentIndex()
    assert index.isValid()
    assert canvas.model.flags(index) != Qt.ItemFlag.NoItemFlags
    assert view.selectionModel().hasSelection()
    assert editor.is_awake == canvas.editing.is_editing
    if not editor.is_awake:
        assert editor.geometry() == view.visualRect(index)
        assert editor.toPlainText() == ""


def _look_at_the_overview(window: MainWindow, reading: Reading) -> None:
    zoom, model = window.canvas.zoom, window.canvas.model
    if not zoom.is_overview:
        return
    shown = zoom.overview_model
    grouping = "module" if model.grouping == "none" else model.grouping
    rows = {
        group: [f.id for f in held if f.id not in model.hidden]
        for group, held in reading.groups(grouping)
    }
    goals = [goal for goal in reading.of("goal") if goal.id not in model.hidden]
    for row, line in enumerate(shown.blocks.rows):
        for column, head in enumerate(shown.blocks.columns):
            cells = [
                (g.id, f)
                for f in rows[line.id]
                for g in goals
                if (g.id if shown.across == "goal" else g.stage or "") == head.id
                and reading.by_id[f].priority != "wont"
            ]
            parts = [p for cell in cells if (p := reading.parts(*cell)) is not None]
            block = shown.blocks.block(row, column)
            assert (block.crossings, block.staffed) == (len(parts), sum(map(bool, parts)))
    assert [line.id for line in shown.blocks.rows] == [
        group for group, held in rows.items() if held
    ]


def _look_at_find(window: MainWindow, reading: Reading) -> None:
    bar, model = window.canvas.find_bar, window.canvas.model
    if (
        bar.isHidden()
        or not bar.field.text().strip()
        or bar._later.isActive()
        or bar._again.isActive()
    ):
        assert bar.isVisible() or not bar.found.places
        return
    display = CanvasDisplay(reading.content, model.language)
    query = bar.field.text()
    fresh = find_places(reading.content, display, model.grouping, query, model.hidden)
    assert bar.found.places == fresh.places
    for goal in reading.of("goal"):
        for function in reading.of("function"):
            if goal.id in model.hidden or function.id in model.hidden:
                continue
            parts = reading.parts(goal.id, function.id) or []
            if any(query.strip().casefold() in role.casefold() for role, _ in parts):
                assert (goal.id, function.id) in {(p.goal.id, p.function.id) for p in fresh.cells}
    if fresh.places:
        assert str(len(fresh.places)) in bar.count.text()
