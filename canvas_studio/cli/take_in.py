"""`canvas-studio import`: a foreign file becomes a canvas, or joins one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from canvas_studio.cli.outcome import (
    ExitCode,
    failing_as,
    print_text,
    reader_language,
    refuse_to_replace,
    say,
)
from canvas_studio.i18n import N_
from canvas_studio.ingest import Proposal, reader_for
from canvas_studio.messages import Message, message
from canvas_studio.model import storage
from canvas_studio.model.content import Content
from canvas_studio.model.document import Document, new_document


def import_(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help=N_("The file to import."))],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="PATH", help=N_("The canvas to write."))
    ],
    into: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("A canvas to add to."))
    ] = None,
) -> None:
    """Import a file into a new canvas, or into an existing one, and report what was understood."""
    with failing_as(ExitCode.UNUSABLE_INPUT):
        refuse_to_replace(source, out)
        target = storage.load(into) if into is not None else None
        proposal = reader_for(source).propose(source, target)
        content = _applied(proposal, target)
    with failing_as(ExitCode.WRITE_FAILED):
        storage.save_canvas(content, out)
    _report(proposal)
    say(message("已写入 {path}", "Wrote {path}", path=out))


def _applied(proposal: Proposal, target: Content | None) -> Content:
    if target is None:
        added = (change.after for change in proposal.changes)
        return new_document(record for record in added if record is not None).content
    document = Document(target)
    document.apply(proposal.changes)
    return document.content


def _report(proposal: Proposal) -> None:
    language = reader_language()
    sections: tuple[tuple[Message, tuple[Message, ...]], ...] = (
        (message("已识别", "Understood"), proposal.understood),
        (message("推测", "Guessed"), proposal.guessed),
        (message("未导入", "Left out"), proposal.left_out),
    )
    for title, lines in sections:
        if lines:
            print_text(title.text(language))
            for line in lines:
                print_text(f"  {line.text(language)}")
