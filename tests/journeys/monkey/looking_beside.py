"""Looks at what is beside and around the grid: findings, history, panels, frame and room."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import Any

from canvas_studio.model.checker import Checker, Finding, check
from canvas_studio.model.comparison import differences
from canvas_studio.model.marks import places_of
from canvas_studio.model.metrics import metrics
from canvas_studio.model.rules import SEVERITIES
from canvas_studio.views.canvas.marks import Marks
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.palette.finder_panel import FinderPanel
from canvas_studio.views.panels.grouped_model import MOST
from canvas_studio.views.words import SEVERITY
from tests.journeys.monkey.reading import Reading
from tests.views.inspector.conftest import Bench
from tests.views.inspector.test_same_as_document import assert_same


def look_at_the_findings(window: MainWindow) -> None:
    session, panel = window.studio.session, window.panels.findings
    checks, content = session.checks, session.content
    assert checks.is_settled
    found = check(content)
    assert _named(checks.checker.findings()) == _named(found)
    worst: dict[str, str] = {}
    for severity in reversed(SEVERITIES):
        for finding in found:
            if finding.severity == severity and not finding.waived:
                worst.update(dict.fromkeys(places_of(content, finding), severity))
    assert dict(checks.marks.severities) == worst
    shown = window.canvas.model.display.marks
    expected = Marks(content, worst)
    assert dict(shown.lines) == worst
    assert shown._cells == expected._cells
    panel.catch_up()
    chosen, language = panel.filters.filter, window.studio.locale.language
    checker = Checker(content)
    checker.run_whole_rules()
    wanted = [
        finding
        for finding in checker.findings(all_phases=True)
        if chosen.passes(finding, language, is_active=checker.is_active(finding))
        and (panel.waived.isChecked() or not finding.waived)
    ]
    groups = Counter(map(_group, wanted))
    listed = {group: min(count, MOST) for group, count in groups.items()}
    assert Counter(map(_group, panel.model.items())) == listed
    if listed == groups:
        assert _named(panel.model.items()) == _named(wanted)
    for severity in ("error", "warning"):
        count = sum(f.severity == severity and not f.waived for f in found)
        words = SEVERITY[severity].text(language)
        assert window.canvas.header._counts[severity].text() == f"{words} {count}"  # type: ignore[index]


def _group(finding: Finding) -> str:
    return "waived" if finding.waived else finding.severity


def _named(findings: Any) -> list[tuple[str, tuple[str, ...], str, bool]]:
    return sorted((f.code, f.targets, f.severity, f.waived) for f in findings)


def look_at_history(window: MainWindow) -> None:
    studio, panel = window.studio, window.panels.history
    history = studio.session.history
    undo, redo = window.actions_of["undo"], window.actions_of["redo"]
    assert undo.isEnabled() == bool(history.done)
    assert redo.isEnabled() == bool(history.undone)
    for action, label in ((undo, history.undo_label), (redo, history.redo_label)):
        if label is not None:
            assert " ".join(studio.locale.text(label).split())[:8] in " ".join(
                action.text().split()
            )
    if not panel._seen.is_seen:
        return
    line = [*history.undone, *reversed(history.done)]
    shown = [panel.model.index(row).data() for row in range(panel.model.rowCount())]
    assert shown[:-1] == [" ".join(studio.locale.text(s.label).split()) for s in line]
    assert panel.model.current_row == len(history.undone)
    assert panel.snapshots.count() == len(studio.session.snapshots())


def look_at_the_panels(window: MainWindow, reading: Reading) -> None:
    panels = window.panels
    if panels.roles.isVisible():
        table, crossings = (
            panels.roles.model,
            len(reading.in_scope()),
        )
        shown = [
            (table.index(row, 0).data(), table.index(row, 2).data())
            for row in range(table.rowCount())
        ]
        loads = [(r, reading.load(r.id)) for r in reading.of("role")]
        assert shown == [
            (reading.words(r.name), f"{n} · {round(100 * n / crossings)}%" if n else "0")
            for r, n in loads
        ]
    if panels.questions.isVisible():
        questions = [
            q
            for q in reading.of("question")
            if q.status == "open" or panels.questions.model.shows_all
        ]
        texts = [panels.questions.model.index(n).data() for n in range(len(questions))]
        assert panels.questions.model.rowCount() == len(questions)
        for question, text in zip(questions, texts, strict=True):
            assert f"{question.code}  {reading.words(question.text)}" in text
    if panels.coverage._seen.is_seen:
        goals = panels.coverage.goals
        shown_goals = [goals.index(row, 0).data() for row in range(goals.rowCount())]
        assert shown_goals == [f"{g.code} {reading.words(g.name)}" for g in reading.of("goal")]
        kinds = [goals.index(row, 1).data() for row in range(goals.rowCount())]
        assert kinds == [" ".join(map(str, reading.counts(goal.id))) for goal in reading.of("goal")]
        checker = Checker(reading.content)
        assert panels.coverage._index._percent == metrics(checker.facts).index_percent
    comparison = panels.comparison
    if comparison._seen.is_seen and comparison._other and not comparison._later.isActive():
        found = differences(comparison._other.content, reading.content)
        listed = [(d.type, d.id) for d in comparison.model.items()]
        assert sorted(listed) == sorted((d.type, d.id) for d in found)
    if panels.inspector._seen.is_seen and not _is_typed_in(window):
        panels.inspector.settle()
        assert_same(Bench(window))


def _is_typed_in(window: MainWindow) -> bool:
    """Whether a text stands in the inspector that is not taken yet: a field with the focus, or one
    that gets it back from a line over the window, or one whose text will not do."""
    inspector, focus = window.panels.inspector, window.focusWidget()
    has_focus = focus is not None and inspector.isAncestorOf(focus)
    is_lent = any(finder.isVisible() for finder in window.findChildren(FinderPanel))
    return has_focus or is_lent or bool(inspector.writer.drafts)


# -- around the grid -------------------------------------------------------------------------------


def look_at_the_frame(window: MainWindow, reading: Reading) -> None:
    studio, session = window.studio, window.studio.session
    if not studio.is_presenting:
        assert window.isWindowModified() is not session.is_saved
        assert session.name in window.windowTitle()
        line = window.statusBar()
        counts = [len(reading.of(t)) for t in ("goal", "function", "role")]
        counts.append(sum(r.type == "crossing" for r in reading.records))
        assert [int(n) for n in re.findall(r"\d+", line.counts.text())] == counts
        assert line.place.text() == studio.canvas.spoken(), line.place.text()
        assert ("✓" in line.saved.text()) == (session.is_saved and session.path is not None)
    head = window.canvas.header
    assert head._name.text() == reading.words(reading.by_id["project"].name)
    parked = sum(q.parking for q in reading.of("question"))
    assert head._parked.isVisibleTo(head) == (parked > 0)
    if parked:
        assert str(parked) in head._parked.text()
    assert head._index.text().endswith(session.checks.metrics.index_percent)


def look_at_the_room(window: MainWindow, reading: Reading) -> None:
    room, view = window.studio.room, window.canvas.view
    bars = [room.caption] if window.studio.is_presenting else []
    if room.window is not None:
        assert room.window.view.currentIndex() == view.currentIndex()
        assert room.window.view.selectionModel() is view.selectionModel()
        assert room.window.view.canvas is view.canvas
        assert room.window.windowTitle() == reading.words(reading.by_id["project"].name)
        bars.append(room.window.caption)
    place = window.canvas.place
    for bar in bars:
        for line in place:
            if line.kind in ("goal", "function"):
                assert (
                    f"{reading.by_id[line.id].code} {reading.words(reading.by_id[line.id].name)}"
                    in bar.title.text()
                )
        if place.is_crossing and not window.canvas.editing.is_editing and not bar._aside:
            for role, activities in reading.parts(place.goal.id, place.function.id) or []:
                assert html.escape(role) in bar.body.text()
                assert all(html.escape(each) in bar.body.text() for each in activities)
