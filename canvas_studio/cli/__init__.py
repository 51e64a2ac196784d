"""The command line: the same jobs as the window, for scripts and pipelines; never imports Qt.

Machine-readable output goes to standard output, messages for people to standard error.
Exit codes: 0 fine, 1 findings or differences, 2 unusable input, 3 a write failed.
"""

from __future__ import annotations

from typing import Annotated

import typer

from canvas_studio import __version__
from canvas_studio.cli.check import check
from canvas_studio.cli.diff import diff
from canvas_studio.cli.export import export
from canvas_studio.cli.new import new
from canvas_studio.cli.outcome import print_text
from canvas_studio.cli.rules import rules
from canvas_studio.cli.take_in import import_


def _print_version(is_asked_for: bool) -> None:
    if is_asked_for:
        print_text(f"Canvas Studio {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="canvas-studio",
    help="Fill the goals x functions x roles canvas, check it, and export the function table. "
    "Without a command it opens the window: canvas-studio [FILE].",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # boxes break in logs and on consoles of other encodings
)


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    pass


app.command()(check)
app.command()(export)
app.command("import")(import_)
app.command()(diff)
app.command()(rules)
app.command()(new)

__all__ = ["app"]
