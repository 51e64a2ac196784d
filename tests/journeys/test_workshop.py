"""The workshop of domain 6.2 with keys and an input method alone: from an empty canvas to its tables.

How keystrokes are counted. A key counts one, and one more for each key held with it. A Chinese
character counts one, here as in the spreadsheet: an input method costs both the same.

The reference is the same table typed into a spreadsheet, as quickly as that goes: a row of goals
and one of their stages; below, for each function, its module where it changes, its name, its kind
in one character, and its cells up to the last one that is filled, with all names of roles in full.
One key ends each cell; moving over a blank one costs one key too. Nothing is counted for making
borders, colours or columns, nor for the counts and checks that a spreadsheet does not have.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from canvas_studio.model.records import Crossing, Function, Goal, Module, OpenQuestion, Role
from canvas_studio.views.exporting.export_dialog import ExportDialog
from canvas_studio.views.main_window import MainWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, CONTROL = Modifier.NoModifier, Modifier.ControlModifier
SHIFT, ALT = Modifier.ShiftModifier, Modifier.AltModifier

GOALS = (
    ("专家资源沉淀", 1),
    ("渠道资源沉淀", 1),
    ("需求方增长", 2),
    ("成交增长", 3),
    ("投入产出比优化", 4),
)
ROLES = {
    "专家": ("zj", 2),
    "用户": ("yh", 1),
    "业务人员": ("yw", 3),
    "平台运营": ("pt", 3),
    "渠道方": ("qd", 2),
    "负责人": ("fz", 3),
}
"""The letters that are typed for each, and the number of its end."""


@dataclass(frozen=True)
class Row:
    """A function, and by the number of its goal who does what there."""

    module: str
    name: str
    kind: str
    cells: dict[int, str]

    @property
    def goal(self) -> int:
        """The goal in whose turn it was thought of."""
        return min(self.cells)


TABLE = (
    Row("专家中心", "专家入驻", "业", {0: "专家（入驻）；业务人员（邀约）"}),
    Row("专家中心", "资质审核", "业", {0: "平台运营（审核）"}),
    Row("专家中心", "激励与等级", "运", {0: "专家（领取）；平台运营（发放）"}),
    Row("专家中心", "活跃看板", "数", {0: "负责人（查看）"}),
    Row("渠道管理", "渠道规则", "业", {1: "平台运营（配置）；渠道方（确认）"}),
    Row("渠道管理", "邀请码", "运", {1: "渠道方（投放）", 2: "用户（扫码）"}),
    Row("渠道管理", "业绩统计", "数", {1: "渠道方（对账）；负责人（查看）", 4: "负责人（查看）"}),
    Row("用户服务", "注册与画像", "业", {2: "用户（填写）"}),
    Row("用户服务", "裂变活动", "运", {2: "用户（邀请）；平台运营（策划）"}),
    Row("用户服务", "转化分析", "数", {2: "平台运营（分析）", 4: "负责人（查看）"}),
    Row("交易", "搜索与匹配", "业", {3: "用户（搜索）"}),
    Row("交易", "预约下单", "业", {3: "用户（下单）；专家（接单）"}),
    Row("交易", "优惠券", "运", {3: "平台运营（发放）；用户（使用）"}),
    Row("交易", "成交看板", "数", {3: "负责人（查看）", 4: "负责人（查看）"}),
    Row("经营", "预算提醒", "运", {4: "平台运营（设置）"}),
    Row("经营", "成本核算", "数", {4: "负责人（核对）"}),
)
KIND = {"业": "business", "运": "operations", "数": "data"}
CROSSINGS = sum(len(row.cells) for row in TABLE)


def spreadsheet() -> int:
    """The keystrokes of the same table in a spreadsheet."""
    keys = sum(len(name) + 1 for name, _ in GOALS) + sum(2 + 1 for _ in GOALS)
    module = ""
    for row in TABLE:
        keys += (len(row.module) if row.module != module else 0) + 1
        keys += len(row.name) + 1 + len(row.kind) + 1
        keys += sum(len(row.cells.get(goal, "")) + 1 for goal in range(max(row.cells) + 1))
        module = row.module
    return keys


class Hand:
    """Somebody at the keyboard, whose keys are counted."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            self.keys += 1 + bin(held.value).count("1")
            QTest.keyClick(QApplication.focusWidget(), key, held)
            QApplication.processEvents()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What a spreadsheet has nothing like is not counted."""
        before = self.keys
        yield
        self.keys = before

    def write(self, text: str) -> None:
        """Keys for what is on the keyboard, an input method for the rest."""
        for character in text:
            self.keys += 1
            focus = QApplication.focusWidget()
            if character.isascii():
                QTest.keyClicks(focus, character)
            else:
                event = QInputMethodEvent("", [])
                event.setCommitString(character)
                QApplication.sendEvent(focus, event)


def as_typed(cell: str, known: set[str]) -> Iterator[str]:
    """What is typed for a cell: letters for roles that there are, names for new ones."""
    for entry in cell.rstrip("）").split("）；"):
        name, _, does = entry.partition("（")
        yield (ROLES[name][0] if name in known else name) + f"/{does}"


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def window(main_window: MainWindow) -> MainWindow:
    """In Chinese, and so are the canvases that begin in it."""
    main_window.studio.parts.set_language("zh")
    return main_window


def has_focus(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and part.isAncestorOf(focus)


# -- the steps ---------------------------------------------------------------------------------------


def type_goals(hand: Hand) -> None:
    hand.press(Key.Key_G, CONTROL)
    for name, stage in GOALS:
        hand.write(name)
        hand.press(Qt.Key(Key.Key_0 + stage), ALT)


def type_functions(hand: Hand) -> None:
    """Goal by goal: those thought of for it first, then those that exist already."""
    hand.press(Key.Key_Home)
    for goal in range(len(GOALS)):
        if goal:
            hand.press(Key.Key_Up)
            hand.press(Key.Key_Right, times=goal + 1)
        hand.press(Key.Key_F, CONTROL)
        for row in (row for row in TABLE if row.goal == goal):
            hand.write(row.name)
            if row.kind == "业":
                hand.press(Key.Key_Return)
            else:
                hand.press(Key.Key_O if row.kind == "运" else Key.Key_D, ALT)
        for row in (row for row in TABLE if row.goal < goal and goal in row.cells):
            hand.write(row.name)
            hand.press(Key.Key_Down)
            hand.press(Key.Key_Return)


def fill_crossings(hand: Hand) -> None:
    """The cursor walks the marked crossings that nobody takes part in yet."""
    known: set[str] = set()
    hand.press(Key.Key_F7)
    for row in TABLE:
        for cell in (row.cells[goal] for goal in sorted(row.cells)):
            for number, entry in enumerate(as_typed(cell, known)):
                if number:
                    hand.press(Key.Key_Return, ALT)
                hand.write(entry)
            hand.press(Key.Key_F7)
            for name in (entry.partition("（")[0] for entry in cell.split("；")):
                if name not in known:
                    known.add(name)
                    hand.press(Qt.Key(Key.Key_0 + ROLES[name][1]))


def name_modules(hand: Hand) -> None:
    hand.press(Key.Key_Home, CONTROL)
    hand.press(Key.Key_Left)
    modules = list(dict.fromkeys(row.module for row in TABLE))
    for module in modules:
        count = sum(row.module == module for row in TABLE)
        hand.press(Key.Key_Down, SHIFT, times=count - 1)
        hand.press(Key.Key_M)
        hand.write(module)
        hand.press(Key.Key_Return)
        if module != modules[-1]:
            hand.press(Key.Key_Down, times=2)  # over the line of those in no module


def park(hand: Hand, question: str) -> None:
    """A question comes up, and the work goes on where it was."""
    before = QApplication.focusWidget()
    hand.press(Key.Key_P, CONTROL)
    hand.write(question)
    hand.press(Key.Key_Return)
    assert QApplication.focusWidget() is before


def read_gaps(hand: Hand, window: MainWindow) -> None:
    """Each finding is gone to, and read aloud from the caption."""
    studio = window.studio
    studio.session.checks.settle()
    QApplication.processEvents()
    for finding in window.panels.findings.model.items():
        hand.press(Key.Key_F8)
        assert finding.message.text("zh") in html.unescape(studio.room.caption.body.text())


def export(hand: Hand, window: MainWindow, folder: Path, qtbot) -> list[Path]:
    """Both tables from the dialog, without the mouse."""
    written: list[Path] = []
    for format in ("xlsx", "pdf"):
        hand.press(Key.Key_E, CONTROL | SHIFT)
        dialog = window.findChildren(ExportDialog)[-1]
        qtbot.waitUntil(lambda dialog=dialog: has_focus(dialog))
        while QApplication.focusWidget() is not dialog.format:
            hand.press(Key.Key_Tab)
        hand.press(Key.Key_Home)
        while dialog.exporter.id != format:
            hand.press(Key.Key_Down)
        hand.press(Key.Key_Tab)
        hand.press(Key.Key_A, CONTROL)
        hand.write(str(folder / f"table{dialog.exporter.suffix}"))
        hand.press(Key.Key_Return)
        qtbot.waitUntil(lambda dialog=dialog: dialog.written is not None, timeout=60_000)
        written.append(dialog.written)
        hand.press(Key.Key_Escape)
        window.activateWindow()  # what a window manager does
        qtbot.waitUntil(lambda: has_focus(window.canvas))
    return written


# -- the journey -------------------------------------------------------------------------------------


def test_a_workshop_is_typed_no_slower_than_a_spreadsheet(
    qtbot, capsys, hand: Hand, window: MainWindow, tmp_path: Path
) -> None:
    session = window.studio.session
    QTest.keyClick(window, Key.Key_N, CONTROL)
    QApplication.processEvents()

    with hand.aside():
        hand.press(Key.Key_F11)
        hand.press(Key.Key_F9)
        hand.press(Key.Key_F9, SHIFT, times=2)
    shares = {}
    for step, following in (
        (type_goals, "functions"),
        (type_functions, "break"),
        (fill_crossings, "roles"),
        (name_modules, "architecture"),
    ):
        before = hand.keys
        step(hand)
        shares[step.__name__] = hand.keys - before
        with hand.aside():
            park(hand, f"谁来确认 {step.__name__}？")
            hand.press(Key.Key_F9, SHIFT)
        assert window.studio.room.workshop.agenda.step.id == following
    keys = hand.keys
    with hand.aside():
        read_gaps(hand, window)
        hand.press(Key.Key_F11)

    content = session.content
    assert [(g.name.zh, g.stage) for g in content.of(Goal)] == [
        (name, f"S{stage}") for name, stage in GOALS
    ]
    functions = {f.name.zh: f for f in content.of(Function)}
    assert list(functions) == [row.name for row in TABLE]
    goals = [goal.id for goal in content.of(Goal)]
    for row in TABLE:
        function = functions[row.name]
        assert function.kind == KIND[row.kind]
        assert content.get(Module, function.module).name.zh == row.module
        for number, goal in enumerate(goals):
            assert window.canvas.model.notation(goal, function.id) == row.cells.get(number, "")
    assert content.count(Crossing) == CROSSINGS
    assert {role.name.zh for role in content.of(Role)} == set(ROLES)

    assert [q.parking for q in content.of(OpenQuestion)] == [True] * 4
    assert [snapshot.name[6:] for snapshot in session.snapshots()] == [
        "开场完成", "价值完成", "目标完成", "功能完成", "休息完成", "角色与动作完成",
    ]  # fmt: skip

    tables = export(hand, window, tmp_path, qtbot)
    assert [path.suffix for path in tables] == [".xlsx", ".pdf"]
    assert all(path.stat().st_size > 1_000 for path in tables)

    reference = spreadsheet()
    with capsys.disabled():
        print(
            f"\n  keystrokes: {keys} here, {reference} in a spreadsheet"
            f" ({keys / reference:.2f}), {CROSSINGS} crossings; {shares}"
        )
    assert keys <= reference + CROSSINGS
