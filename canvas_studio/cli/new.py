"""`canvas-studio new`: a canvas from a template."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from canvas_studio import resources
from canvas_studio.cli.outcome import ExitCode, failing_as, say
from canvas_studio.messages import message
from canvas_studio.model import storage


def new(
    out: Annotated[Path, typer.Option("-o", "--out", help="The canvas to write.")],
    template: Annotated[str, typer.Argument(help="The template to start from.")] = "empty",
) -> None:
    """Write a new canvas from a template; an existing file is not overwritten."""
    with failing_as(ExitCode.UNUSABLE_INPUT):
        content = storage.load(resources.template(template))
    if out.exists():
        say(
            message(
                "{path} 已存在，未改动", "{path} exists already and was left as it is", path=out
            )
        )
        raise typer.Exit(ExitCode.WRITE_FAILED)
    with failing_as(ExitCode.WRITE_FAILED):
        storage.save_canvas(content, out)
    say(message("已写入 {path}", "Wrote {path}", path=out))
