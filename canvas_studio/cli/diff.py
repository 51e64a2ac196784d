"""`canvas-studio diff`: what differs between two canvases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from canvas_studio.cli.outcome import (
    ExitCode,
    failing_as,
    one_of,
    print_json,
    print_text,
    reader_language,
)
from canvas_studio.i18n import N_
from canvas_studio.model import storage
from canvas_studio.model.canonical import ADAPTERS
from canvas_studio.model.changes import Change
from canvas_studio.model.comparison import changed_attributes, compared, kind_of
from canvas_studio.model.records.names import shown
from canvas_studio.model.records.wording import attribute_words, type_words


def diff(
    a: Annotated[Path, typer.Argument(metavar="OLD", help=N_("The older canvas."))],
    b: Annotated[Path, typer.Argument(metavar="NEW", help=N_("The newer canvas."))],
    format: Annotated[
        str,
        typer.Option(
            parser=one_of("text", "json"), metavar="text|json", help=N_("For people or machines.")
        ),
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
    language = reader_language()
    sign = {"added": "+", "removed": "-", "changed": "~"}[kind_of(change)]
    type, name = type_words(change.record.type), shown(change.record)
    line = f"{sign} {type.text(language)} {name.text(language)}"
    attributes = [attribute_words(name).text(language) for name in changed_attributes(change)]
    if not attributes:
        return line
    return (
        f"{line}（{'、'.join(attributes)}）"
        if language == "zh"
        else f"{line} ({', '.join(attributes)})"
    )


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
