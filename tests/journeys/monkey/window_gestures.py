"""Gestures around the grid: the clipboard, the panels, files and crashes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from canvas_studio.model import storage
from canvas_studio.views.application import dismantle
from tests.journeys.monkey import hands
from tests.journeys.monkey.grid_gestures import NUMBER, TEXTS, chord
from tests.journeys.monkey.one_window import OneWindow, gesture

Key = Qt.Key
RECORDED = Path(__file__).parents[2] / "ingest" / "clipboard" / "recorded"
CLIPBOARDS: dict[str, tuple[str | None, str | None]] = {
    "cells": ("游客（预订）\t营地主\r\n○\t\r\n", None),
    "names": ("新功能甲\n新功能乙\n线上预订", None),
    "functions": ("功能\t类型\t优先级\n短信通知\t运营功能\t必须\n线上预订\t业务功能\t\n", None),
    "quotes": ('"两行\n一格"\t"引""号"\r\n', None),
    "nothing": ("", None),
    "table": (
        None,
        "<table><tr><td>游客</td><td rowspan=2>营地主（巡检）</td></tr><tr><td>x</td></tr></table>",
    ),
    **{
        f"{file.parent.name}/{file.stem}": (
            file.with_suffix(".txt").read_text("utf-8"),
            file.read_text("utf-8"),
        )
        for file in sorted(RECORDED.glob("*/*.html"))
        if file.with_suffix(".txt").exists()
    },
}
"""What other programs put there, by what or who it is."""


class WindowGestures(OneWindow):
    """What is done with the document as a whole, beside the grid and from outside."""

    # -- the clipboard -----------------------------------------------------------------------------

    @gesture(held=st.sampled_from(sorted(CLIPBOARDS)), at=st.tuples(NUMBER, NUMBER))
    def paste_from_elsewhere(self, held: str, at: tuple[int, int]) -> None:
        hands.fill_clipboard(*CLIPBOARDS[held])
        self.go_to(*at)
        hands.press(self.window, *chord("Ctrl+V"))

    @gesture(
        start=st.tuples(NUMBER, NUMBER),
        size=st.tuples(st.integers(0, 3), st.integers(0, 3)),
        cut=st.booleans(),
        to=st.tuples(NUMBER, NUMBER),
    )
    def copy_a_block(self, start: Any, size: Any, cut: bool, to: Any) -> None:
        self.go_to(*start)
        for key, times in (("Shift+Down", size[0]), ("Shift+Right", size[1])):
            for _ in range(times):
                hands.press(self.window, *chord(key))
        hands.press(self.window, *chord("Ctrl+X" if cut else "Ctrl+C"))
        self.go_to(*to)
        hands.press(self.window, *chord("Ctrl+V"))

    @gesture(taken=st.booleans())
    def answer_the_preview(self, taken: bool) -> None:
        preview = self.canvas.preview
        if preview is not None and preview.is_open:
            (preview.paste_button if taken else preview.cancel_button).click()

    # -- panels ------------------------------------------------------------------------------------

    @gesture(
        panel=st.sampled_from(
            [
                "inspector",
                "findings",
                "coverage",
                "roles",
                "questions",
                "history",
                "comparison",
                "impact",
            ]
        )
    )
    def open_a_panel(self, panel: str) -> None:
        self.window.studio.parts.show_panel(panel)

    @gesture(
        number=NUMBER,
        text=st.sampled_from([*TEXTS, "5", ""]),
        end=st.sampled_from(["Return", "Tab", "Esc", "Down"]),
    )
    def fill_in_a_field(self, number: int, text: str, end: str) -> None:
        self.window.studio.parts.show_panel("inspector")
        form = self.window.panels.inspector.form
        entries = [e for e in form.entries() if e.isEnabled() and e.isVisible()] if form else []
        if entries:
            entries[number % len(entries)].setFocus()
            hands.press(self.window, *chord("Ctrl+A"))
            hands.type_text(self.window, text, composed=False)
            hands.press(self.window, *chord(end))

    @gesture(number=NUMBER, offer=NUMBER, text=st.sampled_from(["7", "说明", ""]))
    def mend_a_finding(self, number: int, offer: int, text: str) -> None:
        panel = self.window.panels.findings
        self.window.studio.parts.show_panel("findings")
        panel.catch_up()
        found = panel.model.items()
        if not found:
            return
        panel.tree.choose(found[number % len(found)].identity)
        hands.settle(self.window)
        buttons = [b for b in panel.page.offers.findChildren(QPushButton) if b.isVisible()]
        if buttons:
            buttons[offer % len(buttons)].click()
        if panel.page.is_asking:
            hands.type_text(self.window, text, composed=False)
            hands.press(self.window, Key.Key_Return)

    @gesture(text=st.sampled_from(["谁付钱？", "x"]), end=st.sampled_from(["Return", "Esc"]))
    def park_a_question(self, text: str, end: str) -> None:
        hands.press(self.window, *chord("Ctrl+P"))
        hands.type_text(self.window, text, composed=False)
        hands.press(self.window, *chord(end))

    @gesture(number=NUMBER)
    def jump_in_the_history(self, number: int) -> None:
        self.window.studio.parts.show_panel("history")
        hands.settle(self.window)
        steps = self.window.panels.history.steps
        row = number % steps.model().rowCount()
        steps.setCurrentIndex(steps.model().index(row, 0))
        hands.press(self.window, Key.Key_Return)

    @gesture(what=st.sampled_from(["take", "compare", "return", "forget"]), number=NUMBER)
    def use_snapshots(self, what: str, number: int) -> None:
        panel = self.window.panels.history
        self.window.studio.parts.show_panel("history")
        if what == "take":
            panel.take_button.click()
            return
        if panel.snapshots.count():
            panel.snapshots.setCurrentRow(number % panel.snapshots.count())
            button = {"compare": panel.compare_button, "return": panel.return_button}
            button.get(what, panel.forget_button).click()

    # -- files and crashes -------------------------------------------------------------------------

    @gesture(reopens=st.booleans())
    def save(self, reopens: bool) -> None:
        if not self.window.studio.files.save():
            return  # what is being typed cannot be kept yet
        content = self.window.studio.session.content
        assert storage.load(self.file).records == content.records
        if reopens:
            assert self.window.studio.files.open(self.file)

    @gesture()
    def close(self) -> None:
        self.give_up()
        if self.window.studio.files.save():
            self.window.actions_of["close_document"].trigger()

    @rule()
    def open(self) -> None:
        if not self.is_open:
            assert self.window.studio.files.open(self.file)

    @gesture()
    def crash(self) -> None:
        """The system takes the program away; the next one recovers every step."""
        session = self.window.studio.session
        before = dict(session.content.records)
        done, undone = len(session.history.done), len(session.history.undone)
        was_saved = session.is_saved
        session._recording.close(clean=False)
        session._recording = None
        self.give_up()
        dismantle(self.window)
        self.open_window()
        journal = self.window.studio.session.journal
        found = journal.recoverable()
        if was_saved and not found:
            assert self.window.studio.files.open(self.file)
        else:
            self.window.studio.session.recover(found[0])
        session = self.window.studio.session
        assert dict(session.content.records) == before
        assert (len(session.history.done), len(session.history.undone)) == (done, undone)
