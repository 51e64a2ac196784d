"""`canvas-studio diff`: what differs between two canvases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from canvas_studio.cli.outcome import ExitCode, failing_as, print_json, print_text, reader_language
from canvas_studio.model import storage
from canvas_studio.model.canonical import ADAPTERS
from canvas_studio.model.changes import Change
from canvas_studio.model.comparison import changed_attributes, compared, kind_of
from canvas_studio.model.records.names import shown


def diff(
    a: Annotated[Path, typer.Argument(help="The older canvas.")],
    b: Annotated[Path, typer.Argument(help="The newer canvas.")],
    format: Annotated[
        Literal["text", "json"], typer.Option(help="For people or machines.")
    ] = "text",
) -> None:
    """Compare two canvases, element by element; exit code 1 when they differ."""
    with failing_as(ExitCode.UNUSABLE_INPUT):
        changes = compared(storage.load(a), storage.load(b))
    if format == "json":
        print_json({"a": str(a), "b": str(b), "changes": [_as_data(c) for c in changes]})
    else:
        for change in changes:
            print_text(_as_line(change))
    raise typer.Exit(ExitCode.FOUND if changes else ExitCode.FINE)


def _as_line(change: Change) -> str:
    sign = {"added": "+", "removed": "-", "changed": "~"}[kind_of(change)]
    name = shown(change.record).text(reader_language())
    attributes = ", ".join(changed_attributes(change))
    return f"{sign} {change.record.type} {name}" + (f" ({attributes})" if attributes else "")


def _as_data(change: Change) -> dict[str, Any]:
    record = change.record
    data: dict[str, Any] = {
        "change": kind_of(change),
        "type": record.type,
        "id": record.id,
        "code": getattr(record, "code", None),
    }
    attributes = changed_attributes(change)
    if attributes:
        before = ADAPTERS[type(record)].dump_python(change.before, mode="json")
        after = ADAPTERS[type(record)].dump_python(change.after, mode="json")
        data["attributes"] = {n: {"before": before[n], "after": after[n]} for n in attributes}
    return data
