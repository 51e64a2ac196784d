"""Canvas files: what is saved is opened again, and what cannot be opened says why and where."""

from __future__ import annotations

import dataclasses
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from canvas_studio import resources
from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model import storage
from canvas_studio.model.canonical import canonical_line, canonical_order
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document
from canvas_studio.model.records import Function, Goal, LText, Participation, Role
from canvas_studio.model.storage import canvas_file, canvas_text, files, migrations

FORMATS = Path(__file__).parent / "formats"


@pytest.fixture(scope="module")
def sample() -> Content:
    return storage.load(resources.sample("expert-platform"))


@pytest.fixture
def saved(sample: Content, tmp_path: Path) -> Path:
    storage.save_canvas(sample, tmp_path / "sample.canvas")
    return tmp_path / "sample.canvas"


def refusal(path: Path) -> storage.UnusableFileError:
    with pytest.raises(storage.UnusableFileError) as caught:
        storage.load(path)
    for language in ("zh", "en"):
        assert "\n" not in caught.value.text(language)
    return caught.value


def said(path: Path) -> str:
    return refusal(path).text("en").removeprefix(f"Cannot open {path.name}: ")


def edit_record(path: Path, id: str, /, **changes: Any) -> None:
    """Write changed attributes of one record into the file; None takes an attribute out."""
    lines = path.read_text("utf-8").split("\n")
    (at,) = [n for n, line in enumerate(lines) if f'"id":"{id}"' in line]
    record = json.loads(lines[at].rstrip(","))
    record.update(changes)
    kept = {name: value for name, value in record.items() if value is not None}
    comma = "," if lines[at].endswith(",") else ""
    lines[at] = json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + comma
    path.write_text("\n".join(lines), "utf-8")


# -- saving and opening ------------------------------------------------------------------------------


def test_a_saved_canvas_opens_unchanged(sample: Content, saved: Path) -> None:
    assert dict(storage.load(saved).records) == dict(sample.records)


@pytest.mark.parametrize("piece", [1, 100, 12_345])
def test_it_does_not_matter_in_what_pieces_a_file_is_split(
    sample: Content, saved: Path, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas_text, "_PIECE", piece)
    assert canvas_text.read_quickly(saved.read_bytes()) == list(canonical_order(sample))


def test_the_file_has_one_record_per_line_in_canonical_order(sample: Content, saved: Path) -> None:
    lines = saved.read_bytes().split(b"\n")
    assert lines[0] == b'{"format": "canvas-studio", "version": 1, "records": ['
    assert lines[-2:] == [b"]}", b""]
    records = [canonical_line(record) for record in canonical_order(sample)]
    assert b"\n".join(lines[1:-2]) == b",\n".join(records)
    assert len(json.loads(saved.read_bytes())["records"]) == len(sample)


def test_two_saves_of_one_model_are_identical(sample: Content, tmp_path: Path) -> None:
    reversed_content = Content(reversed(list(sample.records.values())))
    storage.save_canvas(sample, tmp_path / "a.canvas")
    storage.save_canvas(reversed_content, tmp_path / "b.canvas")
    assert (tmp_path / "a.canvas").read_bytes() == (tmp_path / "b.canvas").read_bytes()


def test_every_save_has_the_edits_made_since_the_last_one(sample: Content, tmp_path: Path) -> None:
    document = Document(sample.copy())
    path = tmp_path / "edited.canvas"

    def rename(tx: Any, code: str, name: str) -> None:
        tx.change(tx.content.by_code(Function, code), name=LText(zh=name))

    def add_and_remove(tx: Any) -> None:
        tx.put(Role(id="role_a", code="R99", name=LText(zh="新角色"), side="demand"))
        tx.put(Role(id="role_zz", code="R98", name=LText(zh="另一个"), side="demand"))
        for participation in tx.content.of(Participation)[:5]:
            tx.remove(participation.id)

    steps: list[tuple[Any, ...]] = [(rename, "F01", "甲"), (rename, "F36", "乙"), (add_and_remove,)]
    for command, *arguments in steps:
        document.run(command, *arguments)
        storage.save_canvas(document.content, path)
        fresh = tmp_path / "fresh.canvas"
        storage.save_canvas(Content(document.content.records.values()), fresh)
        assert path.read_bytes() == fresh.read_bytes()
        assert dict(storage.load(path).records) == dict(document.content.records)


def test_any_layout_of_the_same_json_opens(sample: Content, saved: Path) -> None:
    data = json.loads(saved.read_bytes())
    saved.write_text(json.dumps(data, indent=2), "utf-8-sig")
    assert dict(storage.load(saved).records) == dict(sample.records)


def test_a_file_is_known_by_what_is_in_it_where_its_name_says_nothing(
    sample: Content, tmp_path: Path
) -> None:
    storage.save_canvas(sample, tmp_path / "one.backup")
    storage.write_yaml(sample, tmp_path / "two.txt")
    assert len(storage.load(tmp_path / "one.backup")) == len(sample)
    assert len(storage.load(tmp_path / "two.txt")) == len(sample)


def test_a_file_of_neither_form_is_called_that(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name;role\nSales;Expert", "utf-8")
    assert said(path) == "it is neither a canvas (.canvas) nor an exchange file in YAML"
    assert refusal(path).text("zh") == (
        "无法打开 list.csv：既不是画布（.canvas），也不是 YAML 交换文件"
    )


def test_the_kept_example_of_version_1_opens() -> None:
    content = storage.load(FORMATS / "v1.canvas")
    assert content.get(Goal, "goal_G01").name == LText(
        zh="专家资源沉淀", en="Build up expert resources"
    )
    assert content.count(Participation) == 94


# -- safety of saving --------------------------------------------------------------------------------


def test_the_previous_file_stays_as_backup(sample: Content, saved: Path) -> None:
    before = saved.read_bytes()
    project = dataclasses.replace(sample.project, version="V1.0")
    changed = Content({**sample.records, "project": project}.values())
    storage.save_canvas(changed, saved)
    assert files.backup_of(saved).read_bytes() == before
    assert saved.read_bytes() != before
    storage.save_canvas(sample, saved)
    assert b'"V1.0"' in files.backup_of(saved).read_bytes()
    assert sorted(p.name for p in saved.parent.iterdir()) == ["sample.canvas", "sample.canvas.bak"]


@pytest.mark.parametrize("failing", ["fsync", "replace", "write"])
def test_a_failed_save_leaves_everything_as_it_was(
    sample: Content, saved: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    storage.save_canvas(sample, saved)
    before = {p.name: p.read_bytes() for p in saved.parent.iterdir()}

    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    if failing == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    elif failing == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr(canvas_file, "chunks", lambda content: iter(full, None))
    with pytest.raises(UserError) as caught:
        storage.save_canvas(sample, saved)
    assert caught.value.text("en") == "Cannot save sample.canvas: the disk is full"
    assert caught.value.text("zh") == "无法保存 sample.canvas：磁盘已满"
    assert {p.name: p.read_bytes() for p in saved.parent.iterdir()} == before


@pytest.mark.parametrize(("times", "is_saved"), [(2, True), (99, False)])
def test_a_file_that_a_scanner_looks_into_is_tried_again(
    sample: Content, saved: Path, monkeypatch: pytest.MonkeyPatch, times: int, is_saved: bool
) -> None:
    """As Windows refuses it; for a while only, and the old file stays whole all the time."""
    before, replace, refusals = saved.read_bytes(), Path.replace, iter(range(times))
    project = dataclasses.replace(sample.project, version="V1.0")
    changed = Content({**sample.records, "project": project}.values())
    pauses: list[float] = []

    def refuse(self: Path, target: Path) -> Path:
        if target == saved and next(refusals, None) is not None:
            error = PermissionError(13, "Access is denied")
            error.winerror = 5
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(files.time, "sleep", pauses.append)
    if is_saved:
        storage.save_canvas(changed, saved)
    else:
        with pytest.raises(UserError, match="there is no permission"):
            storage.save_canvas(changed, saved)
    assert (saved.read_bytes() != before) is is_saved
    assert sum(pauses) < 1
    assert sorted(p.suffix for p in saved.parent.iterdir()) == [".bak", ".canvas"]


def test_a_vanished_folder_is_said(sample: Content, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Cannot save a\.canvas: there is no such folder"):
        storage.save_canvas(sample, tmp_path / "gone" / "a.canvas")


def test_a_folder_is_not_overwritten(sample: Content, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="it is a folder"):
        storage.save_canvas(sample, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_permissions_are_kept_and_links_followed(sample: Content, saved: Path) -> None:
    saved.chmod(0o640)
    link = saved.with_name("link.canvas")
    link.symlink_to(saved)
    storage.save_canvas(sample, link)
    assert link.is_symlink()
    assert stat.S_IMODE(saved.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_permissions(saved: Path) -> None:
    plain = saved.with_name("plain")
    plain.touch()
    assert saved.stat().st_mode == plain.stat().st_mode


# -- files that cannot be opened -----------------------------------------------------------------------


def test_a_file_cut_off_anywhere_is_refused_in_one_sentence(tmp_path: Path) -> None:
    small = tmp_path / "whole.canvas"
    storage.save_canvas(Content(storage.load(FORMATS / "v1.canvas").records.values()), small)
    lines = small.read_bytes().split(b"\n")
    whole = b"\n".join([*lines[:6], lines[6].rstrip(b","), b"]}", b""])
    path = tmp_path / "cut.canvas"
    for length in range(len(whole) - 3):
        path.write_bytes(whole[:length])
        assert path.name in refusal(path).text("en")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"\xff\xfe{\x00}\x00", "it is text encoded in UTF-16, and must be in UTF-8"),
        (b"\xbb\xad\xb2\xbc", "line 1: not encoded in UTF-8"),
        (b"PK\x03\x04\x14\x00", "it is an Excel workbook, a Word document or another ZIP archive, not a canvas"),
        (b"\xd0\xcf\x11\xe0\xa1", "it is an older Excel or Word file, not a canvas"),
        (b"%PDF-1.7\n", "it is a PDF file, not a canvas"),
        (b'{"format":\n"\xe4\xb8"}', "line 2: not encoded in UTF-8"),
        (b'{"format": "canvas-\x00studio"}', "line 1: a NUL byte, so this is not a text file"),
        (b'{"format": "canvas-studio",\n]', "line 2: not valid JSON (column 1: Expecting property name enclosed in double quotes)"),
        (b'{"format": "canvas-studio", "version": 1, "records": [\n{"type"', "line 2: the file is incomplete and ends here"),
        (b"[]", "it is not a Canvas Studio file"),
        (b'{"format": "other"}', "it is not a Canvas Studio file"),
        (b'{"format": "canvas-studio", "version": 1}', "the list “records” is missing"),
        (b'{"format": "canvas-studio", "records": []}', "MOD001 the format version is missing"),
        (b'{"format": "canvas-studio", "version": "1", "records": []}', "MOD001 “1” is no format version"),
        (b'{"format": "canvas-studio", "version": 0, "records": []}', "MOD001 “0” is no format version"),
        (b'{"format": "canvas-studio", "version": NaN}', "is not valid: NaN"),
        (b"[" * 1_000_000, "line 1: nested more than 20 deep"),
        (b'{"a":' * 1_000_000, "line 1: nested more than 20 deep"),
        (b'{"a": ' + b"9" * 10_000 + b"}", None),
    ],
)  # fmt: skip
def test_what_is_no_canvas_file_is_refused(
    tmp_path: Path, data: bytes, sentence: str | None
) -> None:
    path = tmp_path / "bad.canvas"
    path.write_bytes(data)
    assert sentence is None or said(path) == sentence
    refusal(path)


def test_an_enormous_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    for name, limit in (("big.canvas", 256), ("big.yaml", 64)):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(500 << 20)
        assert said(path) == f"the file has 500 MB, more than the limit of {limit} MB"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert said(tmp_path / "none.canvas") == "there is no such file or folder"
    assert said(tmp_path) == "it is a folder"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.canvas")
        assert said(tmp_path / "pipe.canvas") == "it is not a file"


def test_a_newer_version_can_be_looked_at(saved: Path) -> None:
    text = saved.read_text("utf-8").replace('"version": 1', '"version": 7, "needs": "3.2"', 1)
    saved.write_text(text.replace('"id":"goal_G01"', '"id":"goal_G01","mood":5'), "utf-8")
    error = refusal(saved)
    assert isinstance(error, storage.NewerVersionError)
    assert "version 7 and needs Canvas Studio 3.2 or newer" in error.text("en")
    assert "需要 Canvas Studio 3.2 或更新版本" in error.text("zh")
    assert error.read_only is not None
    assert error.read_only.count(Goal) == 6
    assert error.repaired is None


# -- broken records, and their repair ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "sentence", "repair"),
    [
        ({"mood": 5}, "line 42, G01.mood: is not a known attribute", "Remove G01.mood"),
        ({"name": {"zh": "甲", "fr": "but"}}, "line 42, G01.name.fr: is not a known attribute", "Remove G01.name.fr"),
        ({"key": "yes"}, "line 42, G01.key: must be true or false", "Clear G01.key"),
        ({"stage": "S9"}, "line 42: MOD003 G01 专家资源沉淀: stage refers to S9, which does not exist", "Correct stage of G01 专家资源沉淀"),
        ({"name": None}, "line 42, G01.name: is missing", "Remove G01"),
        ({"type": "dream"}, "line 42, G01: unknown type “dream”", "Remove G01"),
        ({"type": None}, "line 42, G01: unknown type “None”", "Remove G01"),
        ({"name": "目标"}, "line 42, G01.name: must be a group of attributes", "Remove G01"),
        ({"code": "G02"}, "MOD002 The code G02 is used twice", None),
    ],
)  # fmt: skip
def test_a_broken_record_is_named_and_can_be_repaired(
    saved: Path, changes: dict[str, Any], sentence: str, repair: str | None
) -> None:
    edit_record(saved, "goal_G01", **changes)
    line = 1 + [b'"id":"goal_G01"' in line for line in saved.read_bytes().split(b"\n")].index(True)
    error = refusal(saved)
    expected = sentence.replace("line 42", f"line {line}")
    shown = (
        error.text("en")
        .removeprefix("Cannot open sample.canvas: ")
        .replace("Build up expert resources", "专家资源沉淀")
    )
    assert expected in shown
    repairs = [
        r.text("en").replace("Build up expert resources", "专家资源沉淀")
        for r in error.report.repairs
    ]
    assert repairs
    assert repair is None or repairs[0] == repair
    assert error.repaired is not None
    storage.save_canvas(error.repaired, saved)
    assert storage.inspect(saved).problems == ()


def test_lines_are_right_in_any_layout(saved: Path) -> None:
    edit_record(saved, "goal_G03", mood=5)
    text = json.dumps(json.loads(saved.read_bytes()), indent=1, ensure_ascii=False)
    saved.write_text(text, "utf-8")
    lines = text.split("\n")
    start = max(
        n
        for n, line in enumerate(lines[: text.count("\n", 0, text.index('"goal_G03"')) + 1])
        if line == "  {"
    )
    assert said(saved) == f"line {start + 1}, G03.mood: is not a known attribute"


def test_a_crossing_given_twice_is_merged_on_request(saved: Path) -> None:
    lines = saved.read_text("utf-8").split("\n")
    (crossing,) = [x for x in lines if '"id":"goal_G01*function_F01"' in x]
    (taking_part,) = [x for x in lines if '"id":"goal_G01*function_F01*role_R01"' in x]
    again = json.loads(taking_part.rstrip(","))
    again["crossing"] = "other"
    again["id"] = "other*role_R01"
    again["activities"].append({"zh": "再来"})
    other = json.loads(crossing.rstrip(",")) | {"id": "other"}
    lines[-2:-2] = []
    at = lines.index(crossing)
    lines[at:at] = [json.dumps(other) + ",", json.dumps(again) + ","]
    saved.write_text("\n".join(lines), "utf-8")
    error = refusal(saved)
    assert {p.code for p in error.problems} == {"MOD004"}
    assert error.repaired is not None
    merged = error.repaired.get(Participation, "goal_G01*function_F01*role_R01")
    assert [a.zh for a in merged.activities] == ["入驻", "再来"]


def test_one_id_for_two_elements_is_told_apart_on_request(saved: Path) -> None:
    edit_record(saved, "goal_G02", id="goal_G01")
    error = refusal(saved)
    assert "the id goal_G01 is used twice" in error.text("en")
    assert error.repaired is not None
    assert error.repaired.count(Goal) == 6


def test_a_record_given_twice_counts_once_on_request(sample: Content, saved: Path) -> None:
    lines = saved.read_text("utf-8").split("\n")
    lines.insert(2, lines[1])
    saved.write_text("\n".join(lines), "utf-8")
    error = refusal(saved)
    assert "MOD002 project is given twice" in error.text("en")
    assert error.repaired is not None
    assert dict(error.repaired.records) == dict(sample.records)


def test_an_unknown_key_of_the_file_is_named(saved: Path) -> None:
    text = saved.read_text("utf-8").replace('"version": 1', '"version": 1, "extra": []', 1)
    saved.write_text(text, "utf-8")
    assert said(saved) == "unknown key “extra”"


def test_half_a_character_is_refused(saved: Path) -> None:
    text = saved.read_text("utf-8")
    saved.write_text(text.replace('"zh":"专家资源沉淀"', '"zh":"\\ud800"'), "utf-8")
    assert "G01: holds characters that are not valid" in said(saved)


# -- versions ------------------------------------------------------------------------------------------


def test_a_file_of_any_version_is_brought_up_step_by_step() -> None:
    def rename(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "records": [{**r, "title": r["name"]} for r in data["records"]]}

    def shout(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "records": [r["title"].upper() for r in data["records"]]}

    steps = (rename, shout)
    first = {"version": 1, "records": [{"name": "a"}]}
    assert migrations.migrate(first, steps) == {"version": 3, "records": ["A"]}
    second = {"version": 2, "records": [{"title": "b"}]}
    assert migrations.migrate(second, steps) == {"version": 3, "records": ["B"]}
    assert migrations.migrate({"version": 3, "records": []}, steps)["version"] == 3
    assert first == {"version": 1, "records": [{"name": "a"}]}


def test_there_is_a_step_from_every_version_to_the_next() -> None:
    assert len(migrations.MIGRATIONS) == canvas_text.VERSION - 1
    assert {p.name for p in FORMATS.iterdir()} == {
        f"v{n + 1}.canvas" for n in range(canvas_text.VERSION)
    }


def test_problems_read_in_both_languages() -> None:
    problem = storage.Problem(message("坏了", "broken"), message("这里", "here"), code="MOD002")
    assert problem.text("zh") == "这里：MOD002 坏了"
    assert problem.text("en") == "here: MOD002 broken"
