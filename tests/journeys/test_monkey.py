"""Random gestures over the whole window: what it shows is what the document holds, whatever is done."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_studio.model import storage
from canvas_studio.model.checker import check
from canvas_studio.model.integrity import violations
from canvas_studio.model.storage.journal import Journal
from canvas_studio.resources import template
from canvas_studio.views.application import dismantle, make_window
from canvas_studio.views.canvas.axes import function_axis, goal_axis
from canvas_studio.views.canvas.table_model import CanvasTableModel
from canvas_studio.views.settings import Settings

Key, Modifier = Qt.Key, Qt.KeyboardModifier

MOVES = [
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End,
    Key.Key_PageDown, Key.Key_PageUp, Key.Key_Tab, Key.Key_Backtab, Key.Key_Return,
]  # fmt: skip
HELD = [Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier]
TEXTS = [
    "用户（浏览）",
    "营地主",
    "yk",
    "R05/巡检;打卡",
    "新功能",
    "新目标",
    "x",
    "（",
    "没有的角色",
    "a b",
]
ENDS = [Key.Key_Return, Key.Key_Tab, Key.Key_Escape, Key.Key_Down]
ACTIONS = [
    "activities", "clear", "content_en", "content_zh", "line_down", "line_up",
    "line_left", "line_right", "group_kind", "group_module", "group_none", "interface_en",
    "interface_zh", "kind_data", "kind_operations", "mark", "next_finding", "panels",
    "priority_must", "priority_wont", "redo", "stage_S2", "stage_none", "undo", "zoom_in",
    "zoom_out",
]  # fmt: skip
"""What asks nothing and opens no dialog."""


class Monkey(RuleBasedStateMachine):
    """One window on the camping site, and a file that it is saved to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="canvas-studio-monkey-")
        here = Path(self.folder.name)
        store = QSettings(str(here / "settings.ini"), QSettings.Format.IniFormat)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.window = make_window(application, Settings(store), Journal(here / "journal"))
        self.file = here / "monkey.canvas"
        storage.save_canvas(storage.load(template("camping")), self.file)
        self.window.show()
        self.window.activateWindow()
        assert self.window.studio.files.open(self.file)
        self.canvas = self.window.canvas
        self.settle()

    def teardown(self) -> None:
        self.give_up()
        dismantle(self.window)
        self.folder.cleanup()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def give_up(self) -> None:
        """Escape until nothing is typed: the first one may only close a question."""
        while self.canvas.editing.is_editing:
            self.canvas.editing.cancel()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        QTest.keyClick(self.canvas.editing.editor, key, held)
        self.settle()

    # -- gestures ----------------------------------------------------------------------------------

    @rule(key=st.sampled_from(MOVES), held=st.sampled_from(HELD))
    def move(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self.press(key, held)

    @rule(row=st.integers(0, 60), column=st.integers(0, 20))
    def click(self, row: int, column: int) -> None:
        model = self.canvas.model
        cell = row % model.rowCount(), column % model.columnCount()
        if model.flags(model.index(*cell)) != Qt.ItemFlag.NoItemFlags:
            self.canvas.view.set_cursor(*cell)
        self.settle()

    @rule(text=st.sampled_from(TEXTS), composed=st.booleans(), end=st.sampled_from(ENDS))
    def type(self, text: str, composed: bool, end: Qt.Key) -> None:
        editor = self.canvas.editing.editor
        for character in text:
            if character.isascii() and not composed:
                QTest.keyClicks(editor, character)
            else:
                composing = QInputMethodEvent(character, [])
                QApplication.sendEvent(editor, composing)
                committed = QInputMethodEvent("", [])
                committed.setCommitString(character)
                QApplication.sendEvent(editor, committed)
        self.press(end)

    @rule(key=st.sampled_from([Key.Key_Space, Key.Key_Delete, Key.Key_F2, Key.Key_Escape]))
    def do(self, key: Qt.Key) -> None:
        self.press(key)

    @rule(key=st.sampled_from([Key.Key_1, Key.Key_3]))
    def answer(self, key: Qt.Key) -> None:
        """Say at which end a new role is, where that is asked."""
        if self.canvas.editing.popup.asks:
            self.press(key)

    @rule(action=st.sampled_from(ACTIONS))
    def act(self, action: str) -> None:
        self.window.actions_of[action].trigger()
        self.settle()

    @rule(goal=st.integers(0, 9))
    def fold(self, goal: int) -> None:
        groups = [line.id for line in self.canvas.model.rows if line.kind == "group"]
        if groups:
            self.canvas.toggle_group(groups[goal % len(groups)])
        self.settle()

    @rule()
    def undo_everything(self) -> None:
        self.give_up()
        while self.window.studio.session.history.undo_label is not None:
            self.window.actions_of["undo"].trigger()
        self.settle()

    @rule()
    def save_and_reopen(self) -> None:
        if not self.window.studio.files.save():
            return  # what is being typed cannot be kept yet
        content = self.window.studio.session.content
        assert storage.load(self.file).records == content.records
        assert self.window.studio.files.open(self.file)
        self.settle()

    # -- what must hold ----------------------------------------------------------------------------

    @invariant()
    def the_document_is_valid(self) -> None:
        assert not list(violations(self.window.studio.session.content))

    @invariant()
    def the_grid_shows_the_document(self) -> None:
        shown, content = self.canvas.model, self.window.studio.session.content
        assert shown.content is content
        assert shown.columns == goal_axis(content)
        assert shown.rows == function_axis(content, shown.grouping, shown.collapsed)
        fresh = CanvasTableModel(content, self.window.studio.locale, shown.language)
        fresh.display.marks = shown.display.marks
        for row, function in enumerate(shown.rows):
            for column, goal in enumerate(shown.columns):
                place = shown.place(row, column)
                assert (place.goal, place.function) == (goal, function)
                assert shown.data(shown.index(row, column)) == fresh.text(place)
                assert shown.spoken(place) == fresh.spoken(place)

    @invariant()
    def the_findings_are_those_of_a_fresh_check(self) -> None:
        checks = self.window.studio.session.checks
        checks.settle()
        shown = {(f.code, f.targets, f.severity) for f in checks.checker.findings()}
        assert shown == {
            (f.code, f.targets, f.severity) for f in check(self.window.studio.session.content)
        }

    @invariant()
    def the_title_says_whether_it_is_saved(self) -> None:
        session = self.window.studio.session
        assert self.window.isWindowModified() is not session.is_saved


@pytest.mark.usefixtures("qtbot")
def test_nothing_a_person_does_makes_the_window_differ_from_the_document() -> None:
    run_state_machine_as_test(
        Monkey,
        settings=settings(
            max_examples=8,
            stateful_step_count=30,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
