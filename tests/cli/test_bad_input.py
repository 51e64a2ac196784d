"""Whatever a file is, a command that cannot use it says one sentence, ends with 2 and writes nothing."""

from __future__ import annotations

import errno
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from canvas_studio import resources
from canvas_studio.model import storage
from tests.cli.conftest import Outcome, Run

SAMPLE = resources.sample("expert-platform").read_text("utf-8")
CONTENT = storage.load(resources.sample("expert-platform"))
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", "BAD"),
    ("check", "BAD", "--format", "json", "--all-phases"),
    ("export", "BAD", "--to", "csv", "-o", "out.csv"),
    ("export", "BAD", "--to", "xlsx", "-o", "out.xlsx"),
    ("diff", "BAD", "GOOD"),
    ("diff", "GOOD", "BAD", "--format", "json"),
    ("import", "BAD", "-o", "out.canvas"),
    ("import", "GOOD", "--into", "BAD", "-o", "out.canvas"),
)


def one_sentence(outcome: Outcome, name: str) -> str:
    """What the command said, where it kept to the rules."""
    assert (outcome.code, outcome.out) == (2, ""), outcome
    (sentence,) = outcome.err.splitlines()
    assert sentence.startswith("canvas-studio: ")
    assert name in sentence
    return sentence.removeprefix("canvas-studio: ")


# -- how to make bad files ---------------------------------------------------------------------------


def of_bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(500 << 20)


def workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def canvas(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], object]:
    """The sample as a canvas, with something changed in its JSON."""

    def make(path: Path) -> None:
        whole = path.with_name("whole.canvas")
        storage.save_canvas(CONTENT, whole)
        data = json.loads(whole.read_bytes())
        whole.unlink()
        change(data)
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")

    return make


def record(data: dict[str, Any], id: str) -> dict[str, Any]:
    return next(record for record in data["records"] if record["id"] == id)


def cut_off(path: Path) -> None:
    storage.save_canvas(CONTENT, path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def exchange(old: str, new: str) -> Callable[[Path], object]:
    """The sample in the exchange form, with something replaced."""
    assert SAMPLE.count(old) >= 1, old
    return of_bytes(SAMPLE.replace(old, new, 1).encode())


EXPLODING = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)  # fmt: skip

BAD_CANVASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (of_bytes(b""), "the file is empty"),
    "white space": (of_bytes(b" \n \n"), "the file is empty"),
    "truncated": (cut_off, "the file is incomplete and ends here"),
    "not UTF-8": (of_bytes(b'{"format": "\xb5\xc4"}'), "line 1: not encoded in UTF-8"),
    "UTF-16": (of_bytes("{}".encode("utf-16")), "it is text encoded in UTF-16"),
    "wrong JSON": (of_bytes(b'{"format": canvas}'), "line 1: not valid JSON (column 12"),
    "other JSON": (of_bytes(b'{"format": "drawing"}'), "it is not a Canvas Studio file"),
    "deep JSON": (of_bytes(b'{"a":' * 100_000), "line 1: nested more than 20 deep"),
    "deep lists": (of_bytes(b"[" * 5_000_000), "line 1: nested more than 20 deep"),
    "500 MB": (sparse, "the file has 500 MB, more than the limit of 256 MB"),
    "workbook": (workbook, "it is an Excel workbook"),
    "folder": (Path.mkdir, "it is a folder"),
    "missing": (lambda path: None, "there is no such file or folder"),
    "newer": (
        canvas(lambda data: data.update(version=2, needs="3.1")),
        "MOD001 it has format version 2 and needs Canvas Studio 3.1 or newer",
    ),
    "unknown key": (canvas(lambda data: data.update(colour=1)), "unknown key “colour”"),
    "unknown attribute": (
        canvas(lambda data: record(data, "goal_G01").update(mood=5)),
        "line 1, G01.mood: is not a known attribute",
    ),
    "duplicate id": (
        canvas(lambda data: record(data, "goal_G02").update(id="goal_G01")),
        "the id goal_G01 is used twice",
    ),
    "duplicate code": (
        canvas(lambda data: record(data, "goal_G02").update(code="G01")),
        "MOD002 The code G01 is used twice",
    ),
    "dangling reference": (
        canvas(lambda data: record(data, "goal_G01").update(stage="S9")),
        "stage refers to S9, which does not exist",
    ),
    "no project": (
        canvas(lambda data: data["records"].remove(record(data, "project"))),
        "project",
    ),
    "no object": (canvas(lambda data: data["records"].append(5)), "must be a record"),
}

BAD_EXCHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (of_bytes(b""), "the file is empty"),
    "only a comment": (of_bytes(b"# nothing\n"), "the file has no content"),
    "truncated": (of_bytes(SAMPLE.encode()[: len(SAMPLE) // 3]), "line "),
    "not UTF-8": (of_bytes("project:\n  name: 渠道".encode("gbk")), "line 2: not encoded in UTF-8"),
    "wrong YAML": (of_bytes(b"project: [1\ngoals: 2"), "not valid YAML"),
    "no canvas": (of_bytes(b"- a\n- b\n"), "line 1: must be keys with values"),
    "unknown key": (exchange("goals:", "colour: red\ngoals:"), "colour"),
    "duplicate code": (exchange("id: G02", "id: G01"), "G01"),
    "duplicate key": (exchange("goals:", "roles: []\ngoals:"), "the key “roles” is given twice"),
    "dangling reference": (exchange("stage: S1", "stage: S9"), "S9"),
    "exploding aliases": (of_bytes(EXPLODING.encode()), "the aliases expand to more than 100000"),
    "alias to itself": (of_bytes(b"a: &a [*a]"), "line 1: the alias *a points nowhere"),
    "Python tag": (
        of_bytes(b"project: !!python/object/apply:os.system ['touch ran']"),
        "line 1: the YAML tag “tag:yaml.org,2002:python/object/apply:os.system” is not accepted",
    ),
    "deep": (of_bytes(b"a: " + b"[" * 100_000), "line 1: nested more than 40 deep"),
    "500 MB": (sparse, "the file has 500 MB, more than the limit of 64 MB"),
    "workbook": (workbook, "it is an Excel workbook"),
    "folder": (Path.mkdir, "it is a folder"),
    "missing": (lambda path: None, "there is no such file or folder"),
    "two documents": (of_bytes(b"a: 1\n---\nb: 2\n"), "only one YAML document per file"),
}

CASES = [
    *(("bad.canvas", *case) for case in BAD_CANVASES.values()),
    *(("bad.yaml", *case) for case in BAD_EXCHANGES.values()),
]
NAMES = [*(f"{n}.canvas" for n in BAD_CANVASES), *(f"{n}.yaml" for n in BAD_EXCHANGES)]


@pytest.mark.parametrize(("name", "make", "said"), CASES, ids=NAMES)
def test_bad_input_gets_one_sentence_with_its_place_and_nothing_is_written(
    run: Run, tmp_path: Path, name: str, make: Callable[[Path], object], said: str
) -> None:
    bad, good = tmp_path / name, resources.sample("expert-platform")
    make(bad)
    before = sorted(tmp_path.iterdir())
    for command in COMMANDS:
        if command[:2] == ("import", "BAD") and bad.suffix == ".canvas":
            continue  # which is said to be no kind of file for that
        places = {"BAD": bad, "GOOD": good} | {
            word: tmp_path / word for word in command if word.startswith("out.")
        }
        outcome = run(*(places.get(word, word) for word in command))
        assert said in one_sentence(outcome, name)
        assert sorted(tmp_path.iterdir()) == before


def test_a_file_without_permission_to_read_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.canvas"
    storage.save_canvas(CONTENT, secret)
    whole = Path.open

    def refuse(self: Path, *arguments: Any, **options: Any) -> Any:
        if self == secret:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return whole(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    for command in (("check",), ("diff", secret), ("export", "--to", "csv", "-o", tmp_path / "o")):
        outcome = run(*command, secret)
        assert one_sentence(outcome, "secret.canvas").endswith("there is no permission")
    assert list(tmp_path.iterdir()) == [secret]


def test_a_sentence_is_in_the_language_of_the_reader(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    outcome = run("check", tmp_path / "没有.canvas")
    assert outcome.err == "canvas-studio: 无法打开 没有.canvas：文件或文件夹不存在\n"


def test_a_file_of_another_kind_cannot_be_imported(run: Run, tmp_path: Path) -> None:
    for name in ("list.xlsx", "other.canvas", "none"):
        outcome = run("import", tmp_path / name, "-o", tmp_path / "out.canvas")
        assert "this kind of file cannot be imported" in one_sentence(outcome, name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_a_name_with_line_breaks_is_still_one_line(run: Run, tmp_path: Path) -> None:
    outcome = run("check", tmp_path / "two\nlines.canvas")
    one_sentence(outcome, "two lines.canvas")


def test_the_file_that_is_there_stays_when_the_new_one_cannot_be_made(
    run: Run, tmp_path: Path
) -> None:
    bad, out = tmp_path / "bad.yaml", tmp_path / "out.canvas"
    bad.write_bytes(b"- no\n- canvas\n")
    storage.save_canvas(CONTENT, out)
    before = out.read_bytes()
    assert run("import", bad, "-o", out).code == 2
    assert run("export", bad, "--to", "xlsx", "-o", out).code == 2
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "SAMPLE", "--to", "docx", "-o", "o"), "There is no format “docx”; these exist: xlsx, "),
        (("export", "SAMPLE", "--to", "csv", "-o", "o", "--set", "language"), "--set language: write KEY=VALUE"),
        (("export", "SAMPLE", "--to", "csv", "-o", "o", "--set", "colour=red"), "The format csv has no option colour; it has: language"),
        (("export", "SAMPLE", "--to", "xlsx", "-o", "o", "--profile", "none"), "Option profile of the format xlsx"),
        (("export", "SAMPLE", "--to", "csv", "-o", "o", "--set", "columns=size"), "there is no column size; these exist: number, "),
        (("rules", "XYZ999"), "There is no rule XYZ999"),
        (("new", "none", "-o", "o"), "none"),
    ],
)  # fmt: skip
def test_a_word_that_is_not_known_gets_a_sentence_too(
    run: Run, tmp_path: Path, sample: Path, arguments: tuple[str, ...], said: str
) -> None:
    places = {"SAMPLE": sample, "o": tmp_path / "o"}
    outcome = run(*(places.get(word, word) for word in arguments))
    assert said in one_sentence(outcome, "")
    assert list(tmp_path.iterdir()) == []
