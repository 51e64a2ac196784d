"""Every item model of the program keeps Qt's rules, before, during and after changes of the document."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QApplication

from canvas_studio import views
from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.filters import CanvasFilter
from canvas_studio.views.main_window import MainWindow
from canvas_studio.views.side_panels import PANELS
from tests.model.random_steps import take_step
from tests.views.inspector.conftest import window

__all__ = ["window"]


def concrete(cls: type) -> Iterator[type]:
    """The item models of the program below a class, but those that only others are made from."""
    for below in cls.__subclasses__():
        names = dir(below)
        is_abstract = any(
            getattr(getattr(below, n, None), "__isabstractmethod__", 0) for n in names
        )
        if below.__module__.startswith("canvas_studio.") and not is_abstract:
            yield below
        yield from concrete(below)


for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
    importlib.import_module(module.name)
MODELS = sorted(set(concrete(QAbstractItemModel)), key=lambda cls: cls.__name__)


def see_everything(window: MainWindow) -> None:
    """Bring every panel into sight once, as only what is seen is kept up to date."""
    for id, _, _ in PANELS:
        window.panels.show(id)
        for _ in range(3):
            QApplication.processEvents()
    window.panels.findings.catch_up()
    window.canvas.zoom.overview_model.refresh()


@pytest.mark.parametrize("cls", MODELS, ids=lambda cls: cls.__name__)
def test_a_model_keeps_the_rules_of_qt_whatever_is_done_to_the_document(
    window: MainWindow, qtmodeltester, cls: type
) -> None:
    assert window.studio.files.open_sample()
    session, model = window.studio.session, window.canvas.model
    window.panels.comparison.compare(session.take_snapshot("00:35"))
    window.panels.impact.ask([session.content.of(Goal)[0].id])
    window.panels.questions.all.setChecked(True)
    see_everything(window)
    held = [each for each in window.findChildren(QAbstractItemModel) if type(each) is cls]
    assert held, f"no {cls.__name__} in the window: it needs a test here"
    for each in held:
        qtmodeltester.check(each)
    for seed in range(30):
        take_step(session.document, session.history, seed)
        if seed % 10 == 5:
            model.set_filter(
                CanvasFilter(kind=frozenset({"business"})) if not model.filter else CanvasFilter()
            )
            model.set_grouping(("kind", "none", "module")[seed % 3])
            model.set_transposed(not model.is_transposed)
        if seed % 6 == 5:
            see_everything(window)
            for each in held:
                qtmodeltester.check(each)
    window.studio.locale.set_language("zh")
    session.edits.delete([record.id for record in session.content.of(Function)])
    session.go_to_step(0)
    see_everything(window)
    for each in held:
        qtmodeltester.check(each)
    window.studio.locale.set_language("en")
