"""A canvas with nothing on it says what to do first; one that is open to read says so all the time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_studio import resources
from canvas_studio.model import storage
from canvas_studio.model.records import Goal
from canvas_studio.views.read_only_bar import ReadOnlyBar
from tests.views.keyboard import type_text


@pytest.fixture
def window(main_window):
    main_window.studio.files.new()
    QApplication.processEvents()
    return main_window


def test_an_empty_canvas_says_what_comes_first_until_there_is_a_goal(window):
    card = window.canvas.first_steps
    assert card.isVisible()
    card.goal.click()
    type_text("专家资源沉淀")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.studio.session.content.count(Goal) == 1
    assert not card.isVisible()
    window.studio.session.history.undo()
    assert card.isVisible()


def test_a_canvas_with_functions_shows_no_first_steps(window):
    window.studio.session.close()
    window.studio.files.open_sample()
    assert not window.canvas.first_steps.isVisible()


def test_a_file_open_to_read_says_so_except_before_an_audience(main_window, tmp_path):
    studio, bar = main_window.studio, main_window.findChild(ReadOnlyBar)
    content = storage.load(resources.sample("expert-platform"))
    assert not bar.isVisible()
    studio.session.start(content, tmp_path / "a.canvas", name="a", read_only=True)
    assert bar.isVisible()
    assert bar.text.text() == "Opened to read: save your changes as another file."
    studio.room.presentation.enter()
    assert not bar.isVisible()
    studio.room.presentation.leave()
    assert bar.isVisible()
    studio.session.save(tmp_path / "b.canvas")
    assert not bar.isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1100, 1600])
def test_the_words_on_an_empty_canvas_stay_beside_the_names(window, language, width):
    window.studio.parts.set_language(language)
    window.resize(width, 800)
    QApplication.processEvents()
    card, view = window.canvas.first_steps, window.canvas.view
    assert card.geometry().left() >= view.names_width
    assert card.geometry().right() <= view.viewport().width()
    assert card.height() >= card.sizeHint().height()
