"""A step is whole or nothing; listeners hear of it once; undo and redo are steps too."""

from __future__ import annotations

import logging

import pytest

from canvas_studio.messages import message
from canvas_studio.model.changes import Change, ChangeSet, difference, squash
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, Transaction, new_document
from canvas_studio.model.history import History
from canvas_studio.model.records import Goal, LText, Project
from canvas_studio.model.records.fixed import DEFAULT_RELEASE, FIXED_DIMENSIONS, FIXED_STAGES

PROJECT = Project(
    id="project",
    code="P-1",
    name=LText(zh="项目"),
    client=LText(zh="客户"),
    primary_language="zh",
    version="V0.1",
)


@pytest.fixture
def document() -> Document:
    return new_document([*FIXED_STAGES, *FIXED_DIMENSIONS, PROJECT, DEFAULT_RELEASE])


def add_goal(tx: Transaction, name: str) -> None:
    tx.label = message("添加目标 {name}", "Add goal {name}", name=name)
    tx.put(Goal(id=tx.new_id("goal"), code=tx.next_code(Goal, "G"), name=LText(zh=name)))


def codes(document: Document) -> list[str]:
    return sorted(goal.code for goal in document.content.every(Goal))


def test_listeners_hear_one_event_for_a_step(document: Document) -> None:
    heard: list[ChangeSet] = []
    document.subscribe(heard.append)

    def add_two(tx: Transaction) -> None:
        add_goal(tx, "一")
        add_goal(tx, "二")

    changes = document.run(add_two)
    assert heard == [changes]
    assert len(changes) == 2


def test_a_step_that_changes_nothing_is_no_step(document: Document) -> None:
    heard: list[ChangeSet] = []
    document.subscribe(heard.append)
    history = History(document)
    document.run(lambda tx: tx.change(tx.content.project, code="P-1"))
    assert not heard
    assert history.undo_label is None


def test_an_exception_leaves_the_document_as_it_was(document: Document) -> None:
    before = dict(document.content.records)

    def fail_half_way(tx: Transaction) -> None:
        add_goal(tx, "一")
        tx.change(tx.content.project, code="P-2")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        document.run(fail_half_way)
    assert dict(document.content.records) == before
    assert codes(document) == []


def test_a_failing_listener_is_logged_and_cannot_undo_a_commit(
    document: Document, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: ChangeSet) -> None:
        raise ZeroDivisionError

    heard: list[ChangeSet] = []
    document.subscribe(fail)
    document.subscribe(heard.append)
    with caplog.at_level(logging.CRITICAL + 1):
        document.run(add_goal, "一")
    assert codes(document) == ["G01"]
    assert len(heard) == 1


def test_a_listener_must_not_change_the_document(document: Document) -> None:
    refused: list[str] = []

    def meddle(_: ChangeSet) -> None:
        try:
            document.run(add_goal, "二")
        except RuntimeError as error:
            refused.append(str(error))

    document.subscribe(meddle)
    document.run(add_goal, "一")
    assert codes(document) == ["G01"]
    assert refused


def test_codes_go_on_from_the_highest_and_retired_codes_are_not_used_again(
    document: Document,
) -> None:
    document.run(add_goal, "一")
    document.run(lambda tx: tx.change(tx.content.project, retired_codes=("G07",)))
    document.run(add_goal, "二")
    assert codes(document) == ["G01", "G08"]


def test_undo_and_redo_go_through_named_steps_and_a_new_step_forgets_redo(
    document: Document,
) -> None:
    history = History(document)
    for name in ("一", "二", "三"):
        document.run(add_goal, name)
    history.undo()
    history.undo()
    assert codes(document) == ["G01"]
    assert [str(history.undo_label), str(history.redo_label)] == ["Add goal 一", "Add goal 二"]
    history.redo()
    assert codes(document) == ["G01", "G02"]
    document.run(add_goal, "四")
    assert history.redo_label is None
    history.jump(0)
    assert codes(document) == []
    history.jump(3)
    assert codes(document) == ["G01", "G02", "G03"]


def test_undo_applies_to_the_document_of_today(document: Document) -> None:
    """A step made elsewhere in between stays when an older step is undone."""
    history = History(document)
    document.run(add_goal, "一")
    document.apply(
        ChangeSet({"project": Change(PROJECT, Project(**{**_fields(PROJECT), "code": "P-9"}))}),
        origin="undo",
    )
    history.undo()
    assert codes(document) == []
    assert document.content.project.code == "P-9"


def _fields(project: Project) -> dict[str, object]:
    return {name: getattr(project, name) for name in project.__dataclass_fields__}


def test_a_snapshot_does_not_follow_the_document(document: Document) -> None:
    snapshot = document.snapshot()
    document.run(add_goal, "一")
    assert snapshot.count(Goal) == 0
    assert list(snapshot.of(Goal)) == []


def test_steps_squashed_are_the_difference_between_start_and_end(document: Document) -> None:
    start = Content(document.content.records.values())
    steps = [document.run(add_goal, name) for name in ("一", "二")]
    steps.append(document.apply(steps[0].inverse()))
    assert squash(steps).changes == difference(start.records, document.content.records).changes
