"""Gestures on the grid: keys, compositions, the mouse, and what is left in sight."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from canvas_studio.model.records import Role
from canvas_studio.views.actions import ACTIONS
from canvas_studio.views.canvas.filters import CRITERIA
from canvas_studio.views.canvas.key_table import ASLEEP, EXTENDED
from tests.journeys.monkey import hands
from tests.journeys.monkey.one_window import OneWindow, gesture

Key, Modifier = Qt.Key, Qt.KeyboardModifier

_ASKING = {
    "about", "close_document", "compare_file", "export", "export_again", "log_folder", "new",
    "open", "open_sample", "quit", "save", "save_as",
}  # fmt: skip
"""What opens a dialog, another program, or another document; some have a gesture of their own."""
DONE = sorted(action.id for action in ACTIONS if action.id not in _ASKING)
KEYS = sorted(
    {key for entry in ASLEEP for key in entry.keys}
    | set(EXTENDED)
    | {key for action in ACTIONS if action.id not in _ASKING for key in action.keys}
    | {"F2", "Esc", "Return", "Tab", "Backspace", "Alt+Return", "Shift+Tab", "Ctrl+C", "Ctrl+X"}
)
MOVES = ["Left", "Right", "Up", "Down", "Home", "End", "Ctrl+Home", "Ctrl+End", "Tab", "Return"]
TEXTS = [
    "用户（浏览）", "营地主", "yk", "R05/巡检;打卡", "新功能", "新目标", "x", "（", "没有的角色", "a b",
    "游客（预订、入住）；营地主", "线上预订", "100%", "two\nlines", "=1+1", "🏕️营", "1",
]  # fmt: skip
ENDS = ["Return", "Tab", "Esc", "Down", "Shift+Return", "F2", "Alt+B", ""]
ANYWHERE = st.tuples(st.integers(0, 1000), st.integers(0, 1000))
NUMBER = st.integers(0, 999)


def chord(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """ "Ctrl+Shift+Z" as key and modifiers."""
    sequence = QKeySequence(keys)[0]
    return sequence.key(), sequence.keyboardModifiers()


class GridGestures(OneWindow):
    """What is done with keys and mouse where the cursor is."""

    # -- keys --------------------------------------------------------------------------------------

    @gesture(keys=st.lists(st.sampled_from(MOVES), min_size=1, max_size=4))
    def move(self, keys: list[str]) -> None:
        for each in keys:
            hands.press(self.window, *chord(each))

    @gesture(keys=st.sampled_from(KEYS))
    def press(self, keys: str) -> None:
        if keys == "Ctrl+Z" and not self.window.studio.session.history.done:
            return
        hands.press(self.window, *chord(keys))

    @gesture(
        text=st.sampled_from(TEXTS),
        composed=st.booleans(),
        end=st.sampled_from(ENDS),
        at=st.none() | st.tuples(NUMBER, NUMBER),
    )
    def type(self, text: str, composed: bool, end: str, at: tuple[int, int] | None) -> None:
        if at is not None:
            self.go_to(*at)
        hands.type_text(self.window, text, composed=composed)
        if end:
            hands.press(self.window, *chord(end))

    @gesture(letters=st.sampled_from(["y", "you", "xin gn"]), then=st.sampled_from(KEYS))
    def compose_and_be_disturbed(self, letters: str, then: str) -> None:
        hands.compose(self.window, letters)
        self.press(keys=then)
        hands.compose(self.window, "")

    @gesture(number=st.integers(1, 3))
    def answer(self, number: int) -> None:
        """Say at which end a new role is, where that is asked."""
        if self.canvas.editing.popup.asks:
            hands.press(self.window, Key(Key.Key_0 + number))

    @gesture(
        kind=st.sampled_from(["function", "goal"]),
        texts=st.lists(st.sampled_from(TEXTS), max_size=3),
    )
    def add_some(self, kind: str, texts: list[str]) -> None:
        hands.press(self.window, *chord("Ctrl+F" if kind == "function" else "Ctrl+G"))
        for text in texts:
            hands.type_text(self.window, text, composed=False)
            hands.press(self.window, Key.Key_Return)

    @gesture(action=st.sampled_from(DONE))
    def act(self, action: str) -> None:
        self.window.actions_of[action].trigger()

    # -- the mouse ---------------------------------------------------------------------------------

    @gesture(
        at=ANYWHERE,
        held=st.sampled_from([Modifier.NoModifier, Modifier.ShiftModifier]),
        double=st.booleans(),
    )
    def click(self, at: tuple[int, int], held: Any, double: bool) -> None:
        spot = hands.point(self.port, *at)
        QTest.mouseClick(self.port, hands.Left, held, spot)
        if double:
            QTest.mouseDClick(self.port, hands.Left, held, spot)

    @gesture(
        at=ANYWHERE,
        button=st.sampled_from([Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]),
    )
    def click_another_button(self, at: tuple[int, int], button: Any) -> None:
        QTest.mouseClick(self.port, button, Modifier.NoModifier, hands.point(self.port, *at))

    @gesture(
        way=st.lists(ANYWHERE, min_size=2, max_size=4),
        end=st.sampled_from(["release", "Esc", "Ctrl+Z"]),
    )
    def drag_anywhere(self, way: list[tuple[int, int]], end: str) -> None:
        spots = [hands.point(self.port, *at) for at in way]
        hands.drag(self.port, spots[0], spots[1:])
        if end != "release":
            hands.press(self.window, *chord(end))
        QTest.mouseRelease(self.port, hands.Left, Modifier.NoModifier, spots[-1])

    @gesture(
        kind=st.sampled_from(["goal", "function", "group"]),
        number=NUMBER,
        onto=st.sampled_from(["goal", "function", "group"]),
        other=NUMBER,
        share=st.integers(50, 950),
        also=st.integers(0, 2),
        end=st.sampled_from(["release", "release", "release", "Esc"]),
    )
    def drag_a_name(
        self, kind: str, number: int, onto: str, other: int, share: int, also: int, end: str
    ) -> None:
        line, target = self.line(kind, number), self.line(onto, other)
        if line is None or target is None or self.canvas.zoom.is_overview:
            return
        start = self.name_at(line, 700)
        if also:
            QTest.mouseClick(self.port, hands.Left, Modifier.NoModifier, start)
            step = "Shift+Down" if start.x() < self.canvas.view.names_width else "Shift+Right"
            for _ in range(also):
                hands.press(self.window, *chord(step))
            start = self.name_at(line, 700)
        hands.drag(self.port, start, [])
        spot = self.name_at(target, share)
        hands.move(self.port, spot)
        self.window.grab()
        if end == "Esc":
            hands.press(self.window, Key.Key_Escape)
        QTest.mouseRelease(self.port, hands.Left, Modifier.NoModifier, spot)

    @gesture(number=NUMBER, by=st.integers(-300, 300), double=st.booleans())
    def drag_a_border(self, number: int, by: int, double: bool) -> None:
        view = self.canvas.view
        column = number % self.canvas.model.columnCount()
        view.scrollTo(self.canvas.model.index(0, column))
        box = view.cell_rect(0, column)
        border = QPoint(box.right(), box.top() + 10)
        if double:
            QTest.mouseDClick(self.port, hands.Left, Modifier.NoModifier, border)
            return
        hands.drag(self.port, border, [border + QPoint(by, 0)])
        QTest.mouseRelease(self.port, hands.Left, Modifier.NoModifier, border + QPoint(by, 0))

    @gesture(
        at=ANYWHERE,
        turn=st.sampled_from([-120, 120]),
        held=st.sampled_from(
            [Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier]
        ),
    )
    def turn_the_wheel(self, at: tuple[int, int], turn: int, held: Any) -> None:
        hands.wheel(self.port, hands.point(self.port, *at), QPoint(0, turn), held)

    @gesture(width=st.integers(700, 1500), height=st.integers(450, 1000))
    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)

    # -- what is seen ------------------------------------------------------------------------------

    @gesture(criterion=st.sampled_from(CRITERIA), number=NUMBER)
    def filter_by(self, criterion: str, number: int) -> None:
        bar = self.canvas.filter_bar
        values = [v for v in bar._read_values() if v.criterion == criterion]
        if values:
            bar._toggle(values[number % len(values)])

    @gesture(
        text=st.sampled_from(["预订", "yd", "G0", "营地", "zzz", "管"]),
        end=st.sampled_from(["Return", "Esc"]),
    )
    def filter_by_text(self, text: str, end: str) -> None:
        self.window.actions_of["filter"].trigger()
        hands.type_text(self.window, text, composed=False)
        hands.press(self.window, *chord(end))

    @gesture(
        text=st.sampled_from(["游客", "yk", "预订", "S", "zzz"]),
        steps=st.lists(st.sampled_from(["F3", "Shift+F3"]), max_size=3),
    )
    def find(self, text: str, steps: list[str]) -> None:
        self.window.actions_of["find"].trigger()
        hands.type_text(self.window, text, composed=False)
        for step in ("F3", *steps):
            hands.press(self.window, *chord(step))

    @gesture(number=NUMBER)
    def take_a_role(self, number: int) -> None:
        roles = self.window.studio.session.content.of(Role)
        if roles:
            self.canvas.brush.take(roles[number % len(roles)].id)
