"""For every canvas: saved and opened, exported and imported, recorded and replayed, it is the same."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas_studio.errors import UserError
from canvas_studio.messages import message
from canvas_studio.model import storage
from canvas_studio.model.canonical import canonical_line
from canvas_studio.model.changes import Change, ChangeSet
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, Transaction
from canvas_studio.model.history import History
from canvas_studio.model.integrity import violations
from canvas_studio.model.records import Record
from canvas_studio.model.storage import canvas_file, canvas_text, exchange, step_text, yaml_text
from canvas_studio.model.storage.journal import Journal, undo_lists
from tests.model.strategies import contents, texts

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
HERE = Path("random.canvas")


def opened(content: Content) -> Content:
    report = canvas_file.from_bytes(b"".join(canvas_text.chunks(content)), HERE)
    assert report.content is not None, report.problems
    return report.content


def imported(content: Content) -> Content:
    report = exchange.from_text(storage.to_yaml(content), HERE)
    assert report.content is not None, [p.text("en") for p in report.problems]
    return report.content


@slow
@given(contents())
def test_saving_and_opening_is_an_identity(content: Content) -> None:
    assert dict(opened(content).records) == dict(content.records)


@slow
@given(contents())
def test_lines_written_together_are_the_lines_written_one_by_one(content: Content) -> None:
    for cls in {type(record) for record in content.records.values()}:
        records = list(content.of(cls))
        one_by_one = [canonical_line(record) for record in records]
        assert canvas_text.lines(records) == b",\n".join(one_by_one)
        assert [canvas_text.record_of_line(line) for line in one_by_one] == records


@slow
@given(contents())
def test_the_exchange_form_loses_nothing(content: Content) -> None:
    again = imported(content)
    assert storage.to_yaml(again) == storage.to_yaml(content)
    assert without_identity(again) == without_identity(content)
    assert dict(imported(again).records) == dict(again.records)


def without_identity(content: Content) -> list[tuple[str, str]]:
    """What the records of each type say, without ids, references, and places in lists."""
    said = []
    for record in content.records.values():
        fields = dataclasses.fields(record)
        own = {f.name: getattr(record, f.name) for f in fields if f.name not in ("id", "order")}
        said.append((record.type, repr(_without_references(own))))
    return sorted(said)


def _without_references(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_references(v) for k, v in value.items() if k not in _REFERRING}
    if isinstance(value, tuple):
        return tuple(_without_references(v) for v in value)
    if dataclasses.is_dataclass(value):
        return {
            f.name: _without_references(getattr(value, f.name))
            for f in dataclasses.fields(value)
            if f.name not in _REFERRING
        }
    return value


_REFERRING = {
    "release", "parallel_with", "values", "owner", "module", "beneficiaries", "growth_steps", "goal",
    "function", "functions", "crossing", "role", "parent", "decided_by", "option_set", "route",
    "line", "observation", "story", "task", "audience", "refs", "raised_by", "confirmed_by",
    "baseline", "view", "to", "targets", "fingerprint_of_target", "dimension",
}  # fmt: skip


@given(st.dictionaries(st.sampled_from("abc"), st.recursive(
    texts | st.booleans() | st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["zh", "en", "id"]), inner, max_size=3),
    max_leaves=12,
), min_size=1))  # fmt: skip
def test_any_reader_of_yaml_reads_what_was_meant(data: dict[str, Any]) -> None:
    assert yaml.safe_load(yaml_text.write(data)) == data


@slow
@given(contents(max_records=6), contents(max_records=6), texts, texts)
def test_a_recorded_step_is_the_step(one: Content, two: Content, zh: str, en: str) -> None:
    ids = {*one.records, *two.records}
    pairs = {id: Change(one.find(id), two.find(id)) for id in ids}
    step = ChangeSet(
        pairs, message("{x}：{{}}", "{x}: {{}}", x=message("{a}", "{b}", a=zh, b=en)), "undo"
    )
    again = step_text.step_of(step_text.text_of(step))
    assert dict(again.changes) == dict(step.changes)
    assert again.origin == "undo"
    assert again.label.text("zh") == f"{zh}：{{}}"
    assert again.label.text("en") == f"{en}: {{}}"


@settings(slow, max_examples=40)
@given(contents(), st.lists(contents(max_records=5), max_size=4), st.data())
def test_replaying_the_journal_is_an_identity(
    start: Content, others: list[Content], data: st.DataObject
) -> None:
    """Random edits, undone and redone at random, then the program dies."""
    with tempfile.TemporaryDirectory() as folder:
        document = Document(start)
        session = Journal(Path(folder)).open_session(None, document.content)
        document.subscribe(session.record)
        history = History(document)
        for other in others:
            try:
                document.run(take_over, list(other.records.values()))
            except UserError:
                continue
            if data.draw(st.booleans()):
                history.undo()
            if data.draw(st.booleans()):
                history.redo()
        session.close(clean=False)

        journal = Journal(Path(folder))
        for recovery in journal.recoverable():
            content, steps = journal.replay(recovery)
            assert dict(content.records) == dict(document.content.records)
            done, undone = undo_lists(steps)
            assert [dict(s.changes) for s in done] == [dict(s.changes) for s in history.done]
            assert [dict(s.changes) for s in undone] == [dict(s.changes) for s in history.undone]
        assert bool(journal.recoverable()) == bool(history.done or history.undone)
        assert not any(violations(document.content))


def take_over(tx: Transaction, records: list[Record]) -> None:
    for record in records:
        tx.put(record)
