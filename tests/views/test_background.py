"""Work in the background leaves the search for garbage as it was, and a closed document leaves nothing."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas_studio.model.storage.journal import Journal
from canvas_studio.views.background import collect_again, undisturbing
from canvas_studio.views.session import Session
from tests.model.build import Build


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    gc.enable() if was else gc.disable()


def test_garbage_is_left_alone_until_the_last_work_is_done() -> None:
    with undisturbing():
        assert not gc.isenabled()
        with undisturbing():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_work_that_fails_ends_too() -> None:
    with pytest.raises(ZeroDivisionError), undisturbing():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_who_collects_no_garbage_is_not_made_to() -> None:
    gc.disable()
    with undisturbing():
        pass
    assert not gc.isenabled()


def test_what_the_start_has_left_in_memory_is_not_looked_through_any_more() -> None:
    gc.disable()
    frozen = gc.get_freeze_count()
    kept = [[number] for number in range(1_000)]
    collect_again()
    assert gc.isenabled()
    assert gc.get_freeze_count() >= frozen + len(kept)
    gc.unfreeze()


def test_works_that_overlap_count_as_one() -> None:
    first_done, second_begun = threading.Event(), threading.Event()
    seen: list[bool] = []

    def second() -> None:
        with undisturbing():
            second_begun.set()
            first_done.wait()
            seen.append(gc.isenabled())

    other = threading.Thread(target=second)
    with undisturbing():
        other.start()
        second_begun.wait()
    first_done.set()
    other.join()
    assert seen == [False]
    assert gc.isenabled()


def test_a_closed_document_is_gone_without_a_search_for_garbage(qapp, tmp_path: Path) -> None:
    """What was opened is left out of every search, so nothing in it may refer to itself in circles."""
    session = Session(Journal(tmp_path / "journal"))
    build = Build()
    build.cell("G01", "F01", "R01")
    session.start(build.content(), tmp_path / "a.canvas")
    content = weakref.ref(session.content)
    gc.disable()
    session.close()
    qapp.sendPostedEvents(None, 52)  # deferred deletions
    assert content() is None
    session.deleteLater()
