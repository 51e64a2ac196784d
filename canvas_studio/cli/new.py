"""`canvas-studio new`: a canvas from a template."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from canvas_studio import resources
from canvas_studio.cli.outcome import ExitCode, failing_as, say
from canvas_studio.errors import UserError
from canvas_studio.i18n import N_
from canvas_studio.messages import message
from canvas_studio.model import storage


def new(
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="PATH", help=N_("The canvas to write."))
    ],
    template: Annotated[
        str,
        typer.Argument(
            metavar="TEMPLATE", help=N_("The template to start from; an unknown name lists them.")
        ),
    ] = "empty",
) -> None:
    """Write a new canvas from a template; an existing file is not overwritten."""
    with failing_as(ExitCode.UNUSABLE_INPUT):
        content = storage.load(resources.template(template))
    with failing_as(ExitCode.WRITE_FAILED):
        if out.exists():
            raise UserError(
                message(
                    "{path} 已存在，未改动；请另取一个名称",
                    "{path} exists already and was left as it is; choose another name",
                    path=out,
                )
            )
        storage.save_canvas(content, out)
    say(message("已写入 {path}", "Wrote {path}", path=out))
