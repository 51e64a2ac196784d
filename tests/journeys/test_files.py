"""From a gesture to the file: opening, saving, and everybody who may be in the way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from canvas_studio.model import storage
from canvas_studio.model.commands import elements
from canvas_studio.model.records import Goal
from canvas_studio.model.storage import files
from canvas_studio.model.storage.files import backup_of
from canvas_studio.model.storage.journal import Journal
from canvas_studio.views.notice_bar import NoticeBar
from canvas_studio.views.read_only_bar import ReadOnlyBar
from tests.model.storage import victims
from tests.model.storage.victims import Victim


def add_goal(window, name: str) -> None:
    window.studio.session.document.run(elements.add, Goal, name=name)


def goals(path: Path) -> list[str]:
    return [goal.name.zh for goal in storage.load(path).of(Goal)]


def save(window) -> None:
    window.actions_of["save"].trigger()


def notice(window) -> str:
    return window.findChild(NoticeBar).findChild(QLabel).text()


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """What the person answers to "save as", and the names that are proposed to them."""
    proposed: list[str] = []

    def answer(_parent, _title: str, proposal: str, _filter: str) -> tuple[str, str]:
        proposed.append(proposal)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


# -- two windows -------------------------------------------------------------------------------------


def test_a_file_open_elsewhere_is_read_and_saved_as_another_one(
    make_main_window, saved_sample, answers, monkeypatch
):
    first, second = make_main_window(), make_main_window()
    assert first.studio.files.open(saved_sample)
    answers.give("Open to read")
    assert second.studio.files.open(saved_sample)
    assert "“sample.canvas” is open already: you in another window (since" in answers.asked[0]
    assert second.windowTitle() == "sample (read only)[*] — Canvas Studio"
    assert second.statusBar().saved.text() == "Read only"
    assert not second.findChild(ReadOnlyBar).isHidden()
    assert first.findChild(ReadOnlyBar).isHidden()
    before = saved_sample.read_bytes()
    add_goal(second, "只读中的修改")
    assert second.statusBar().saved.text() == "● Changed, to be saved as another file"

    copy = saved_sample.with_name("copy.canvas")
    proposed = choose_file(monkeypatch, saved_sample)
    save(second)
    assert proposed == [str(saved_sample.with_name("sample (copy).canvas"))]
    assert notice(second) == "“sample.canvas” was opened to read. Save to another file."
    choose_file(monkeypatch, copy)
    save(second)
    assert saved_sample.read_bytes() == before
    assert goals(copy)[-1] == "只读中的修改"
    assert second.windowTitle() == "copy[*] — Canvas Studio"
    add_goal(first, "原窗口")
    save(first)
    assert goals(saved_sample)[-1] == "原窗口"


def test_a_file_taken_over_is_not_overwritten_by_the_one_who_lost_it(
    make_main_window, saved_sample, answers, monkeypatch
):
    first, second = make_main_window(), make_main_window()
    first.studio.files.open(saved_sample)
    add_goal(first, "第一个窗口")
    answers.give("Take over")
    assert second.studio.files.open(saved_sample)
    assert not second.studio.session.is_read_only
    add_goal(second, "第二个窗口")
    save(second)
    assert goals(saved_sample)[-1] == "第二个窗口"

    answers.give("Cancel")
    save(first)
    assert goals(saved_sample)[-1] == "第二个窗口"
    assert not first.studio.session.is_saved
    answers.give("Save as…")
    other = saved_sample.with_name("other.canvas")
    choose_file(monkeypatch, other)
    save(first)
    assert goals(other)[-1] == "第一个窗口"
    assert goals(saved_sample)[-1] == "第二个窗口"


def test_whoever_takes_a_file_back_keeps_the_other_version_as_backup(
    make_main_window, saved_sample, answers
):
    first, second = make_main_window(), make_main_window()
    first.studio.files.open(saved_sample)
    add_goal(first, "第一个窗口")
    answers.give("Take over", "Take over and save", "Cancel")
    second.studio.files.open(saved_sample)
    add_goal(second, "第二个窗口")
    save(second)
    save(first)
    assert goals(saved_sample)[-1] == "第一个窗口"
    assert backup_of(saved_sample).exists()
    assert [g.name.zh for g in storage.load(backup_of(saved_sample)).of(Goal)][-1] == "第二个窗口"
    add_goal(second, "再来")
    save(second)
    assert goals(saved_sample)[-1] == "第一个窗口"
    assert len(answers.asked) == 3


def test_leaving_a_file_that_is_open_elsewhere_keeps_what_was_open(
    make_main_window, saved_sample, answers
):
    first, second = make_main_window(), make_main_window()
    first.studio.files.open(saved_sample)
    second.studio.files.open_sample()
    answers.give("Cancel")
    assert not second.studio.files.open(saved_sample)
    assert second.studio.session.name == "expert-platform"


def test_another_process_that_has_the_file_is_told_of_and_a_dead_one_is_not(
    main_window, saved_sample, answers
):
    victim = Victim(victims.hold, saved_sample)
    assert victim.report() is True
    answers.give("Cancel")
    assert not main_window.studio.files.open(saved_sample)
    victim.kill()
    assert main_window.studio.files.open(saved_sample)
    assert not main_window.studio.session.is_read_only
    assert len(answers.asked) == 1


def test_a_closed_document_leaves_its_folder_tidy(main_window, saved_sample):
    files_before = sorted(saved_sample.parent.iterdir())
    main_window.studio.files.open(saved_sample)
    assert len(list(saved_sample.parent.iterdir())) == len(files_before) + 1
    assert main_window.studio.files.close()
    assert sorted(saved_sample.parent.iterdir()) == files_before


def test_opening_the_open_file_again_asks_nothing_and_keeps_the_hold(
    make_main_window, saved_sample, answers
):
    first, second = make_main_window(), make_main_window()
    assert first.studio.files.open(saved_sample)
    assert first.studio.files.open(saved_sample)
    answers.give("Cancel")
    assert not second.studio.files.open(saved_sample)
    assert len(answers.asked) == 1


def test_saving_as_a_file_that_somebody_else_has_open_is_asked_about(
    make_main_window, saved_sample, answers, monkeypatch
):
    first, second = make_main_window(), make_main_window()
    first.studio.files.open(saved_sample)
    second.studio.files.open_sample()
    before = saved_sample.read_bytes()
    choose_file(monkeypatch, saved_sample)
    answers.give("Cancel")
    assert not second.studio.files.save_as()
    assert saved_sample.read_bytes() == before
    assert second.studio.session.path is None


# -- a file that changes on disk -----------------------------------------------------------------------


def test_a_file_changed_by_another_program_is_overwritten_only_knowingly(
    main_window, saved_sample, answers
):
    main_window.studio.files.open(saved_sample)
    add_goal(main_window, "我的")
    text = saved_sample.read_text("utf-8").replace("专家资源沉淀", "专家资源积累")
    saved_sample.write_text(text, "utf-8")
    answers.give("Cancel", "Overwrite")
    save(main_window)
    assert "“sample.canvas” was changed by somebody else or by another program" in answers.asked[0]
    assert saved_sample.read_text("utf-8") == text
    assert not main_window.studio.session.is_saved
    save(main_window)
    assert goals(saved_sample)[-1] == "我的"
    assert backup_of(saved_sample).read_text("utf-8") == text


def test_leaving_is_not_saving_where_the_question_is_cancelled(main_window, saved_sample, answers):
    main_window.studio.files.open(saved_sample)
    add_goal(main_window, "我的")
    saved_sample.write_text(saved_sample.read_text("utf-8").replace("沉淀", "积累"), "utf-8")
    answers.give("Save", "Cancel")
    assert not main_window.studio.files.close()
    assert main_window.studio.session.is_open


# -- saving that fails -----------------------------------------------------------------------------------


def refuse_opening(number: int):
    def refuse(*_arguments, **_options):
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "there is no permission"),
        (errno.EROFS, "the disk is read-only"),
    ],
)
def test_a_failed_save_leaves_file_edits_and_recovery(
    main_window, saved_sample, monkeypatch, tmp_path, number, reason
):
    window = main_window
    window.studio.files.open(saved_sample)
    before = saved_sample.read_bytes()
    add_goal(window, "没有保存成功")
    with monkeypatch.context() as failing:
        failing.setattr(files.tempfile, "mkstemp", refuse_opening(number))
        save(window)
    assert notice(window) == f"Cannot save sample.canvas: {reason}"
    assert saved_sample.read_bytes() == before
    assert window.isWindowModified()
    assert window.statusBar().saved.text() == "● Changed, recorded for recovery"
    window.studio.session._recording.close(clean=False)  # the program dies now
    (recovery,) = Journal(tmp_path / "journal").recoverable()
    content, _ = Journal(tmp_path / "journal").replay(recovery)
    assert content.of(Goal)[-1].name.zh == "没有保存成功"


def test_a_folder_that_vanished_can_be_replaced_by_another(
    main_window, saved_sample, monkeypatch, tmp_path
):
    window = main_window
    window.studio.files.open(saved_sample)
    add_goal(window, "还在窗口里")
    saved_sample.parent.rename(tmp_path / "moved")
    save(window)
    assert notice(window) == "Cannot save sample.canvas: there is no such folder"
    choose_file(monkeypatch, tmp_path / "elsewhere")
    assert window.studio.files.save_as()
    assert goals(tmp_path / "elsewhere.canvas")[-1] == "还在窗口里"
    assert window.studio.session.is_saved


# -- edits that are not recorded ---------------------------------------------------------------------------


def test_a_window_without_a_journal_says_so_and_works(
    make_main_window, saved_sample, tmp_path, caplog
):
    (tmp_path / "journal").write_text("a file where the folder should be")
    window = make_main_window()
    window.studio.files.open(saved_sample)
    assert notice(window).startswith("Edits are not recorded for recovery: ")
    add_goal(window, "没有记录")
    assert window.statusBar().saved.text() == "● Changed, not recorded for recovery"
    save(window)
    assert goals(saved_sample)[-1] == "没有记录"
    (tmp_path / "journal").unlink()
    add_goal(window, "不会立刻重试")
    save(window)
    add_goal(window, "又有记录")
    assert window.statusBar().saved.text() == "● Changed, recorded for recovery"
    caplog.clear()


# -- files that cannot be opened as they are ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.canvas", b"", "Cannot open a.canvas: the file is empty"),
        ("a.canvas", b'{"format": "canvas-studio", "vers', "Cannot open a.canvas: line 1: the file is incomplete and ends here"),
        ("a.canvas", b"PK\x03\x04", "Cannot open a.canvas: it is an Excel workbook, a Word document or another ZIP archive, not a canvas"),
        ("<b>a.yaml", b"a: !!python/none x", "Cannot open <b>a.yaml: line 1: the YAML tag “tag:yaml.org,2002:python/none” is not accepted"),
        ("a.yaml", None, "Cannot open a.yaml: there is no such file or folder"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_opened_is_said_in_a_sentence_and_what_was_open_stays(
    main_window, tmp_path, answers, name, data, said
):
    main_window.studio.files.open_sample()
    path = tmp_path / "bad" / name
    path.parent.mkdir()
    if data is not None:
        path.write_bytes(data)
    before = list(path.parent.iterdir())
    answers.give("Close")
    assert not main_window.studio.files.open(path)
    assert answers.asked == [said]
    assert main_window.studio.session.name == "expert-platform"
    assert list(path.parent.iterdir()) == before


def test_a_broken_file_is_repaired_on_request_and_stays_as_it_is(
    main_window, saved_sample, answers, monkeypatch
):
    broken = saved_sample.read_text("utf-8").replace('"stage":"S1"', '"stage":"S9"', 1)
    saved_sample.write_text(broken, "utf-8")
    answers.give("Cancel", "Repair and open")
    assert not main_window.studio.files.open(saved_sample)
    assert main_window.studio.files.open(saved_sample)
    assert "stage refers to S9, which does not exist" in answers.asked[0]
    session = main_window.studio.session
    assert session.path is None
    assert not session.is_saved
    copy = saved_sample.with_name("mended.canvas")
    choose_file(monkeypatch, copy)
    assert main_window.studio.files.save()
    assert saved_sample.read_text("utf-8") == broken
    assert storage.inspect(copy).problems == ()


def test_a_file_of_a_newer_version_is_read_and_never_overwritten(
    main_window, saved_sample, answers, monkeypatch, tmp_path
):
    newer = saved_sample.read_text("utf-8").replace('"version": 1', '"version": 9', 1)
    saved_sample.write_text(newer, "utf-8")
    answers.give("Open to read")
    assert main_window.studio.files.open(saved_sample)
    assert main_window.studio.session.is_read_only
    add_goal(main_window, "新目标")
    choose_file(monkeypatch, saved_sample)
    save(main_window)
    assert saved_sample.read_text("utf-8") == newer
    main_window.studio.session._recording.close(clean=False)  # the program dies now
    (recovery,) = Journal(tmp_path / "journal").recoverable()
    assert (recovery.name.text("en"), recovery.path) == ("sample", None)
