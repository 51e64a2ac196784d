"""`canvas-studio diff`: what differs between two canvases."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Literal, cast

import typer

from canvas_studio.cli.outcome import ExitCode, failing_as, print_json, print_text, reader_language
from canvas_studio.model import storage
from canvas_studio.model.canonical import ADAPTERS
from canvas_studio.model.changes import Change, difference
from canvas_studio.model.content import Content
from canvas_studio.model.integrity import shown
from canvas_studio.model.records import RECORD_TYPES, OrderedRecord
from canvas_studio.model.records.references import references_of


def diff(
    a: Annotated[Path, typer.Argument(help="The older canvas.")],
    b: Annotated[Path, typer.Argument(help="The newer canvas.")],
    format: Annotated[
        Literal["text", "json"], typer.Option(help="For people or machines.")
    ] = "text",
) -> None:
    """Compare two canvases, element by element; exit code 1 when they differ."""
    with failing_as(ExitCode.UNUSABLE_INPUT):
        changes = _compared(storage.load(a), storage.load(b))
    if format == "json":
        print_json({"a": str(a), "b": str(b), "changes": [_as_data(c) for c in changes]})
    else:
        for change in changes:
            print_text(_as_line(change))
    raise typer.Exit(ExitCode.FOUND if changes else ExitCode.FINE)


def _compared(a: Content, b: Content) -> list[Change]:
    """What differs; an order key that puts a record where it was is no difference."""
    places_a, places_b = _places(a, b), _places(b, a)
    changes = []
    for id, change in difference(a.records, b.records).changes.items():
        before, after = change
        if (
            isinstance(before, OrderedRecord)
            and isinstance(after, OrderedRecord)
            and places_a[id] == places_b[id]
        ):
            change = Change(before, dataclasses.replace(after, order=before.order))
        if change.before != change.after:
            changes.append(change)
    return changes


def _places(content: Content, other: Content) -> dict[str, int]:
    """For each ordered record that both have, its place among its like that both have.

    Records are of a like when they are of one type and belong to the same record.
    """
    counters: Counter[tuple[str, ...]] = Counter()
    places: dict[str, int] = {}
    for cls in RECORD_TYPES.values():
        if not issubclass(cls, OrderedRecord):
            continue
        for record in content.of(cls):
            if record.id in other:
                holders = (t for r, t in references_of(record) if r.arity == "required")
                like = (record.type, *holders)
                places[record.id] = counters[like]
                counters[like] += 1
    return places


def _changed_attributes(change: Change) -> list[str]:
    if change.before is None or change.after is None:
        return []
    return [
        field.name
        for field in dataclasses.fields(cast(Any, change.after))
        if getattr(change.before, field.name) != getattr(change.after, field.name)
    ]


def _kind(change: Change) -> Literal["added", "removed", "changed"]:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def _as_line(change: Change) -> str:
    sign = {"added": "+", "removed": "-", "changed": "~"}[_kind(change)]
    name = shown(change.record).text(reader_language())
    attributes = ", ".join(_changed_attributes(change))
    return f"{sign} {change.record.type} {name}" + (f" ({attributes})" if attributes else "")


def _as_data(change: Change) -> dict[str, Any]:
    record = change.record
    data: dict[str, Any] = {
        "change": _kind(change),
        "type": record.type,
        "id": record.id,
        "code": getattr(record, "code", None),
    }
    attributes = _changed_attributes(change)
    if attributes:
        before = ADAPTERS[type(record)].dump_python(change.before, mode="json")
        after = ADAPTERS[type(record)].dump_python(change.after, mode="json")
        data["attributes"] = {n: {"before": before[n], "after": after[n]} for n in attributes}
    return data
