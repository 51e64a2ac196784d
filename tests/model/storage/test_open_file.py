"""What is in a file is overwritten by the one who has it open and knows it, or knowingly."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from canvas_studio.errors import UserError
from canvas_studio.model import storage
from canvas_studio.model.content import Content
from canvas_studio.model.storage import ChangedOnDiskError, InUseError, OpenFile, canvas_file, files
from canvas_studio.model.storage.files import backup_of
from tests.model.build import Build


def shop(*functions: str) -> Content:
    build = Build()
    for function in functions:
        build.cell("G01", function, "R01")
    return build.content()


OURS, THEIRS = shop("F01"), shop("F01", "F02")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shop.canvas"
    storage.save_canvas(OURS, path)
    return path


def held(path: Path) -> set[str]:
    return set(storage.load(path).records)


def test_saving_over_and_over_is_no_change_by_somebody_else(path: Path) -> None:
    file = OpenFile.hold(path)
    for content in (OURS, THEIRS, OURS):
        file.save(content)
        assert held(path) == set(content.records)


def test_a_change_by_somebody_else_is_not_overwritten_unless_wanted(path: Path) -> None:
    file = OpenFile.hold(path)
    storage.save_canvas(THEIRS, path)
    with pytest.raises(ChangedOnDiskError) as caught:
        file.save(OURS)
    assert caught.value.text("en").startswith("“shop.canvas” was changed by somebody else")
    assert caught.value.text("zh").startswith("“shop.canvas”已被其他人或其他程序改动（")
    assert held(path) == set(THEIRS.records)
    file.save(OURS, anyway=True)
    assert held(path) == set(OURS.records)
    assert held(backup_of(path)) == set(THEIRS.records)
    file.save(THEIRS)


def test_a_change_of_one_letter_without_a_change_of_size_is_noticed(path: Path) -> None:
    file = OpenFile.hold(path)
    path.write_bytes(path.read_bytes().replace(b"F01", b"F09"))
    os.utime(path, (2_000_000_000, 2_000_000_000))
    with pytest.raises(ChangedOnDiskError):
        file.save(OURS)


def test_a_file_written_again_with_the_same_bytes_is_not_changed(path: Path) -> None:
    file = OpenFile.hold(path)
    path.write_bytes(path.read_bytes())
    os.utime(path, (2_000_000_000, 2_000_000_000))
    file.save(THEIRS)
    assert held(path) == set(THEIRS.records)


def test_a_file_that_is_gone_is_written_again(path: Path) -> None:
    file = OpenFile.hold(path)
    path.unlink()
    file.save(OURS)
    assert held(path) == set(OURS.records)


def test_a_file_that_was_taken_over_is_not_saved_unless_wanted(path: Path) -> None:
    first = OpenFile.hold(path)
    with pytest.raises(InUseError):
        OpenFile.hold(path)
    second = OpenFile.hold(path, take_over=True)
    with pytest.raises(InUseError):
        first.save(OURS)
    second.save(THEIRS)
    with pytest.raises(InUseError):
        first.save(OURS)
    assert held(path) == set(THEIRS.records)
    first.save(OURS, anyway=True)
    with pytest.raises(InUseError):
        second.save(THEIRS)


def test_opening_the_same_file_again_keeps_the_hold(path: Path) -> None:
    first = OpenFile.hold(path)
    second = OpenFile.hold(path, mine=first)
    first.release(successor=second)
    with pytest.raises(InUseError):
        OpenFile.hold(path)
    second.release()
    OpenFile.hold(path)


def test_a_failed_save_changes_nothing_about_the_hold(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = OpenFile.hold(path)
    with monkeypatch.context() as failing:
        failing.setattr(files.os, "fsync", _full)
        with pytest.raises(UserError, match="the disk is full"):
            file.save(THEIRS)
    file.save(THEIRS)
    assert held(path) == set(THEIRS.records)


def _full(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_recovered_document_knows_whether_its_file_is_what_it_was(path: Path) -> None:
    hash = storage.save_canvas(OURS, path)
    file = OpenFile.hold(path)
    file.expect(hash)
    file.save(THEIRS)
    file.expect(hash)
    with pytest.raises(ChangedOnDiskError):
        file.save(OURS)
    file.expect(None)
    with pytest.raises(ChangedOnDiskError):
        file.save(OURS)


def test_the_layout_of_a_file_edited_by_hand_is_no_change(path: Path) -> None:
    hash = storage.save_canvas(OURS, path)
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=2), "utf-8")
    file = OpenFile.hold(path)
    file.expect(hash)
    file.save(THEIRS)
    assert canvas_file.inspect_canvas(path).content is not None
