"""The command line: the same jobs as the window, for scripts and pipelines; never imports Qt.

Machine-readable output goes to standard output, messages for people to standard error.
Exit codes: 0 fine, 1 findings or differences, 2 unusable input, 3 a write failed.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from canvas_studio import __version__
from canvas_studio.cli.check import check
from canvas_studio.cli.diff import diff
from canvas_studio.cli.export import export
from canvas_studio.cli.new import new
from canvas_studio.cli.outcome import print_text
from canvas_studio.cli.rules import rules
from canvas_studio.cli.take_in import import_
from canvas_studio.i18n import N_, Translator


def _print_version(is_asked_for: bool) -> None:
    if is_asked_for:
        print_text(f"Canvas Studio {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="canvas-studio",
    help=N_(
        "Fill the canvas of goals × functions × roles, check it, and export the function table."
        " Without a command it opens the window: canvas-studio [FILE]."
    ),
    epilog=N_(
        "Exit codes: 0 fine, 1 findings or differences, 2 the input cannot be used,"
        " 3 a file could not be written."
    ),
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
            "--version", help=N_("Print the version."), callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    pass


app.command(help=N_("Check a canvas: findings and figures."))(check)
app.command(help=N_("Export a canvas into a file."))(export)
app.command("import", help=N_("Import a file into a canvas. What was understood is reported."))(
    import_
)
app.command(help=N_("Compare two canvases, element by element."))(diff)
app.command(help=N_("List all rules, or explain one."))(rules)
app.command(help=N_("Write a new canvas from a template."))(new)


def translated(command: Any, _: Translator) -> Any:
    """A command with all its sub-commands whose help is in the language of the translator."""
    for held in (command, *command.params):
        for name in ("help", "short_help", "epilog"):
            if text := getattr(held, name, None):
                setattr(held, name, _(text))
    for inner in getattr(command, "commands", {}).values():
        translated(inner, _)
    return command


__all__ = ["app", "translated"]
