"""The workshop of domain 6.2 with keys and an input method alone: from an empty canvas to its tables.

What is played: presentation, agenda, goals, functions, crossings, modules, the gaps, the export, a
question parked at the end of each step. Not played, because the program has no board for them yet:
the values of the three ends (5-20) and the key route (105-113); the agenda passes over them.

How keystrokes are counted. A key counts one, and one more for each key held with it: a bracket and
a question mark are two, in full width too. A Chinese character counts one, here as in the
spreadsheet: an input method costs both the same. It stays on all the time, so letters that are to
stay letters go through it and cost one key more, the Enter that makes it give them up.

The reference is the same table typed into a spreadsheet, as quickly as that goes: a row of goals
and one of their stages; below, for each function, its module where it changes, its name, its kind
in one character, and its cells up to the last one that is filled, with all names of roles in full,
since a spreadsheet does not know them. One key ends each cell; moving over a blank one costs one
key too. Nothing is counted for making borders, colours or columns, for the cells above and beside
the names, nor for the counts and checks that a spreadsheet does not have. On our side everything is
counted that makes the table; presentation, agenda, parked questions, reading the gaps and the
export are not, for a spreadsheet has nothing like them or needs as many keys.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pypdf
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


WITH_SHIFT = frozenset('~!@#$%^&*()_+{}|:"<>?（）：？！')


def cost(text: str) -> int:
    """The keys for a text: one for each character, and one for Shift."""
    return len(text) + sum(c in WITH_SHIFT or (c.isascii() and c.isupper()) for c in text)


def spreadsheet(shown: Callable[[str], str] = str) -> int:
    """The keystrokes of the same table in a spreadsheet, its cells written as `shown` says."""
    keys = sum(cost(name) + 1 + len(f"S{stage}") + 1 for name, stage in GOALS)
    module = ""
    for row in TABLE:
        keys += (cost(row.module) if row.module != module else 0) + 1
        keys += cost(row.name) + 1 + cost(row.kind) + 1
        keys += sum(cost(shown(row.cells.get(goal, ""))) + 1 for goal in range(max(row.cells) + 1))
        module = row.module
    return keys


def with_slashes(cell: str) -> str:
    """What somebody may write in a spreadsheet who saves the brackets: 专家/入驻；业务人员/邀约."""
    return cell.replace("（", "/").replace("）", "")


class Hand:
    """Somebody at the keyboard, whose keys are counted."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            self.keys += 1 + held.value.bit_count()
            QTest.keyClick(QApplication.focusWidget(), key, held)
            QApplication.processEvents()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What a spreadsheet has nothing like is not counted."""
        before = self.keys
        yield
        self.keys = before

    def write(self, text: str) -> None:
        """As it comes out of an input method that is on: words are composed, marks are put in."""
        for part in re.findall(r"[A-Za-z]+|[\u4e00-\u9fff]+|.", text):
            self.keys += cost(part)
            if part.isascii() and part.isalpha():
                self.keys += 1  # Enter, for the letters themselves
                self._compose([part[:n] for n in range(1, len(part) + 1)], part)
            elif part.isascii():
                QTest.keyClicks(QApplication.focusWidget(), part)
            else:
                self._compose(["x", "xx"] if part.isalpha() else [], part)

    def write_letters(self, text: str) -> None:
        """With the input method off."""
        self.keys += cost(text)
        QTest.keyClicks(QApplication.focusWidget(), text)

    def _compose(self, preedits: list[str], words: str) -> None:
        for preedit in preedits:
            QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(preedit, []))
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QApplication.sendEvent(QApplication.focusWidget(), event)


def as_typed(cell: str, known: set[str]) -> Iterator[tuple[str, bool]]:
    """What is typed for a cell, and whether it is a role that there is: letters, else its name."""
    for entry in cell.rstrip("）").split("）；"):
        name, _, does = entry.partition("（")
        yield (ROLES[name][0] if name in known else name) + f"/{does}", name in known


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
            hand.write(row.name[:2])  # it is offered from here on
            hand.press(Key.Key_Down)
            hand.press(Key.Key_Return)


def fill_crossings(hand: Hand) -> None:
    """The cursor walks the marked crossings that nobody takes part in yet."""
    known: set[str] = set()
    hand.press(Key.Key_F7)
    for row in TABLE:
        for cell in (row.cells[goal] for goal in sorted(row.cells)):
            for number, (entry, is_known) in enumerate(as_typed(cell, known)):
                if number and is_known:
                    hand.write("；")
                elif number:
                    hand.press(Key.Key_Return, ALT)  # a name after ； could be an activity
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
        hand.write_letters(str(folder / f"table{dialog.exporter.suffix}"))
        hand.press(Key.Key_Return)
        qtbot.waitUntil(lambda dialog=dialog: dialog.written is not None, timeout=60_000)
        written.append(dialog.written)
        hand.press(Key.Key_Escape)
        window.activateWindow()  # what a window manager does
        qtbot.waitUntil(lambda: has_focus(window.canvas))
    return written


# -- what was written --------------------------------------------------------------------------------


def rows_of(path: Path, sheet: str) -> list[list[str]]:
    book = openpyxl.load_workbook(path, read_only=True)
    rows = [["" if value is None else str(value) for value in row] for row in book[sheet].values]
    book.close()
    return rows


def part_of(role: str, row: Row) -> list[str]:
    """What a role does in any cell of a row, each once."""
    entries = (entry for cell in row.cells.values() for entry in cell.rstrip("）").split("）；"))
    parts = (entry.partition("（")[::2] for entry in entries)
    return list(dict.fromkeys(does for name, does in parts if name == role))


def roles_of(row: Row) -> list[str]:
    entries = (entry for cell in row.cells.values() for entry in cell.split("；"))
    return list(dict.fromkeys(entry.partition("（")[0] for entry in entries))


def check_function_table(path: Path) -> None:
    """Row by row: number, dimension, module, code, name, kind, goals, roles with what they do."""
    table = rows_of(path, "业务功能表")
    head = next(number for number, row in enumerate(table) if row[0] == "序号")
    column = {title: number for number, title in enumerate(table[head])}
    written = table[head + 1 : head + 1 + len(TABLE)]
    module = ""
    for number, (row, line) in enumerate(zip(TABLE, written, strict=True), start=1):
        module = line[column["一级模块"]] or module  # said where it changes
        assert line[column["序号"]] == str(number)
        assert module.split("\n")[-1] == row.module
        assert line[column["功能名称"]] == row.name
        assert line[column["功能类型"]][0] == row.kind
        assert line[column["支撑目标"]].split("\n") == [
            GOALS[goal][0] for goal in sorted(row.cells)
        ]
        roles = {}
        for entry in line[column["参与角色（动作）"]].rstrip("）").split("）；"):
            name, _, does = entry.partition("（")
            roles[name] = does.split("、")
        assert roles == {role: part_of(role, row) for role in roles_of(row)}


def check_canvas_sheet(path: Path) -> None:
    """Every crossing stands in its cell, and nothing in the others."""
    table = rows_of(path, "目标功能角色画布")
    names = next(row for row in table if any(cell.endswith(GOALS[0][0]) for cell in row))
    columns = [next(n for n, c in enumerate(names) if c.endswith(goal)) for goal, _ in GOALS]
    lines = {row[1]: row for row in table if row[1] in {row.name for row in TABLE}}
    assert list(lines) == [row.name for row in TABLE]
    for row in TABLE:
        cells = [lines[row.name][column].replace("\n", "；") for column in columns]
        assert cells == [row.cells.get(goal, "") for goal in range(len(GOALS))]


def check_pdf(path: Path) -> None:
    """The same rows in the same order, each with all its roles."""
    pages = pypdf.PdfReader(path, strict=True).pages
    text = "".join("".join(page.extract_text() for page in pages).split())
    at = text.index("功能名称")
    for row in TABLE:
        at = text.index(row.name, at)
        for role in roles_of(row):
            says = f"{role}（{'、'.join(part_of(role, row))}）"
            assert says in text[at:], (row.name, says)


# -- the journey -------------------------------------------------------------------------------------


def test_a_workshop_is_typed_no_slower_than_a_spreadsheet(
    qtbot, capsys, hand: Hand, window: MainWindow, tmp_path: Path
) -> None:
    session = window.studio.session
    QTest.keyClick(window, Key.Key_N, CONTROL)
    QApplication.processEvents()
    types = (Goal, Function, Module, Role, Crossing, OpenQuestion)
    assert [session.content.count(type) for type in types] == [0] * len(types)

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
    check_function_table(tables[0])
    check_canvas_sheet(tables[0])
    check_pdf(tables[1])

    reference, shorter = spreadsheet(), spreadsheet(with_slashes)
    with capsys.disabled():
        print(
            f"\n  keystrokes: {keys} here, {reference} in a spreadsheet"
            f" ({keys / reference:.2f}), or {shorter} with slashes for brackets"
            f" ({keys / shorter:.2f}); {CROSSINGS} crossings; {shares}"
        )
    assert keys <= reference + CROSSINGS
    assert keys <= shorter + CROSSINGS


def test_a_workshop_goes_back_and_forth_as_people_think(
    hand: Hand, window: MainWindow, saved_sample: Path
) -> None:
    """Corrections, interruptions, second thoughts: at the end the canvas says what the room said."""
    session, canvas = window.studio.session, window.canvas
    QTest.keyClick(window, Key.Key_N, CONTROL)
    QApplication.processEvents()
    session.save(saved_sample)  # any file of their own
    hand.press(Key.Key_F11)
    hand.press(Key.Key_F9)

    def goals() -> list[str]:
        return [goal.name.zh for goal in session.content.of(Goal)]

    def functions() -> dict[str, Function]:
        return {function.name.zh: function for function in session.content.of(Function)}

    # Two goals; the first is misheard, mended with F2, and its stage given by one key.
    hand.press(Key.Key_G, CONTROL)
    hand.write("转家资源沉淀")
    hand.press(Key.Key_Return)
    hand.write("成交")
    park(hand, "成交按什么口径算？")  # somebody interrupts in the middle of a name
    hand.write("增长")
    hand.press(Key.Key_3, ALT)
    hand.press(Key.Key_Home)
    hand.press(Key.Key_F2)
    hand.press(Key.Key_Home)
    hand.press(Key.Key_Delete)
    hand.write("专")
    hand.press(Key.Key_Return, SHIFT)
    hand.press(Key.Key_1)
    assert goals() == ["专家资源沉淀", "成交增长"]
    assert [goal.stage for goal in session.content.of(Goal)] == ["S1", "S3"]

    # A function under the second goal, the agenda goes on in the middle of its name, it is saved
    # in the middle of the next; then one for the first goal after all.
    hand.press(Key.Key_Right)
    hand.press(Key.Key_F, CONTROL)
    hand.write("预约")
    hand.press(Key.Key_F9, SHIFT)
    hand.write("下单")
    hand.press(Key.Key_Return)
    hand.write("优惠券")
    hand.press(Key.Key_S, CONTROL)
    assert session.is_saved
    assert set(functions()) == {"预约下单", "优惠券"}
    hand.press(Key.Key_O, ALT)  # on the line that is empty again: for the one before
    assert functions()["优惠券"].kind == "operations"
    hand.press(Key.Key_Home, CONTROL)
    hand.press(Key.Key_F, CONTROL)
    hand.write("专家入住")
    hand.press(Key.Key_Return)

    # It is written otherwise; the wrong name is undone and done again, and then mended.
    hand.press(Key.Key_Z, CONTROL)
    assert "专家入住" not in functions()
    hand.press(Key.Key_Y, CONTROL)
    hand.press(Key.Key_F, CONTROL)
    hand.press(Key.Key_Escape)
    hand.press(Key.Key_Up)
    hand.press(Key.Key_Return)
    hand.press(Key.Key_Backspace)
    hand.write("驻")
    hand.press(Key.Key_Return)
    assert set(functions()) == {"预约下单", "优惠券", "专家入驻"}

    # Crossings, one of them for the wrong function first: cut, pasted, corrected with F2.
    hand.press(Key.Key_Home, CONTROL)
    hand.press(Key.Key_F7)
    hand.write("用户/下单")
    hand.press(Key.Key_Return)
    hand.press(Key.Key_1)  # a role nobody knew, of the demand side
    hand.write("专家/入驻")
    hand.press(Key.Key_Return)
    hand.press(Key.Key_2)
    wrong = next(
        (goal.id, function.id)
        for goal in session.content.of(Goal)
        for function in session.content.of(Function)
        if canvas.model.notation(goal.id, function.id) == "专家（入驻）"
    )
    first, second = (goal.id for goal in session.content.of(Goal))
    assert wrong == (second, functions()["优惠券"].id)
    hand.press(Key.Key_Up)
    hand.press(Key.Key_X, CONTROL)
    hand.press(Key.Key_F7)
    hand.press(Key.Key_V, CONTROL)
    hand.press(Key.Key_F2)
    hand.write("；yh/登记")
    hand.press(Key.Key_Return)

    found = {
        (name, goal): canvas.model.notation(goal, function.id)
        for name, function in functions().items()
        for goal in (first, second)
    }
    assert found == {
        ("预约下单", first): "", ("预约下单", second): "用户（下单）",
        ("优惠券", first): "", ("优惠券", second): "",
        ("专家入驻", first): "专家（入驻）；用户（登记）", ("专家入驻", second): "",
    }  # fmt: skip
    assert [q.text.zh for q in session.content.of(OpenQuestion)] == ["成交按什么口径算？"]
    assert window.studio.is_presenting
    assert window.studio.room.workshop.agenda.step.id == "value"
