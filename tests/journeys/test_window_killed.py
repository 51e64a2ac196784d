"""A window killed while somebody types: the next start offers all of it, with what can be undone."""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QPushButton

from canvas_studio.model import storage
from canvas_studio.model.commands import elements
from canvas_studio.model.records import Goal
from canvas_studio.model.storage.journal import Journal
from canvas_studio.model.storage.journal_files import state_hash
from tests.journeys.window_victim import type_away
from tests.model.storage.victims import Victim


@pytest.mark.parametrize("seed", range(2))
def test_the_next_start_offers_what_was_typed_before_a_kill(
    make_main_window, saved_sample, answers, tmp_path, seed
):
    at_start = dict(storage.load(saved_sample).records)
    victim = Victim(type_away, tmp_path / "victim.ini", tmp_path / "journal", saved_sample)
    reported = [victim.report()]
    for _ in range(random.Random(seed).randrange(3, 30)):
        reported.append(victim.report())
    reported += victim.kill()
    steps, state = reported[-1]

    window = make_main_window()
    answers.give(lambda dialog: dialog.recover_button.click())
    assert window.studio.files.offer_recovery()
    session = window.studio.session
    assert session.path == saved_sample
    assert not session.is_saved
    assert not session.is_read_only
    recovered = len(session.history.done)
    assert recovered in (steps, steps + 1)  # one may have been killed before it was reported
    session.history.jump(steps)
    assert state_hash(session.content) == state
    session.history.jump(0)
    assert dict(session.content.records) == at_start
    session.history.jump(recovered)
    typed = dict(session.content.records)
    assert window.studio.files.save()
    assert dict(storage.load(saved_sample).records) == typed
    assert window.studio.files.close()
    assert not make_main_window().studio.files.offer_recovery()


def test_edits_are_discarded_only_by_somebody_who_is_sure(
    make_main_window, saved_sample, answers, tmp_path
):
    window = make_main_window()
    window.studio.files.open(saved_sample)
    window.studio.session.document.run(elements.add, Goal, name="还要吗")
    window.studio.session._recording.close(clean=False)  # the program dies now

    def discard(dialog) -> None:
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Discard").click()

    journal = Journal(tmp_path / "journal")
    for sure, left in (("Cancel", 1), ("Discard", 0)):
        answers.give(discard, sure)
        if sure == "Cancel":
            answers.give(lambda dialog: dialog.reject())
        assert not make_main_window().studio.files.offer_recovery()
        assert len(journal.recoverable()) == left
    assert answers.asked == ["Discard these edits for good?"] * 2
