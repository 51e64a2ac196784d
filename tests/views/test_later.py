"""What nobody waits for is done after the first picture, in pieces."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from canvas_studio.views.later import Later


class Painted(QWidget):
    """Writes down when it is painted."""

    def __init__(self, story: list[str]) -> None:
        super().__init__()
        self._story = story

    def paintEvent(self, event: QPaintEvent) -> None:
        self._story.append("painted")


def test_jobs_wait_until_what_is_inside_is_painted_and_are_done_in_order(qtbot) -> None:
    story: list[str] = []
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(Painted(story))
    page.resize(200, 100)
    Later(page, [lambda: story.append("one"), lambda: story.append("two")])
    QApplication.processEvents()
    assert story == []
    page.show()
    qtbot.waitUntil(lambda: "two" in story)
    assert list(dict.fromkeys(story)) == ["painted", "one", "two"]


def test_what_people_do_comes_between_two_jobs(qtbot) -> None:
    story: list[str] = []

    def first() -> None:
        story.append("one")
        QTimer.singleShot(0, lambda: story.append("key"))

    page = QWidget()
    qtbot.addWidget(page)
    jobs: list[Callable[[], object]] = [first, lambda: story.append("two")]
    Later(page, jobs)
    page.show()
    qtbot.waitUntil(lambda: "two" in story)
    assert story == ["one", "key", "two"]
