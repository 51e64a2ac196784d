"""`canvas-studio export`: the business function table and more, into files for the client."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import pydantic
import typer

from canvas_studio.cli.outcome import (
    ExitCode,
    failing_as,
    one_of,
    reader_language,
    refuse_to_replace,
    say,
)
from canvas_studio.errors import UserError
from canvas_studio.export import EXPORTERS
from canvas_studio.export.columns import PROFILE_COLUMNS
from canvas_studio.export.exporter import Exporter, Progress, no_progress
from canvas_studio.i18n import N_
from canvas_studio.messages import message
from canvas_studio.model import storage
from canvas_studio.model.storage.problems import attribute_path, reason


def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=N_("A canvas, or its exchange YAML."))
    ],
    to: Annotated[
        str, typer.Option(metavar="|".join(e.id for e in EXPORTERS), help=N_("The kind of file."))
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="PATH", help=N_("The file to write."))
    ],
    language: Annotated[
        str | None,
        typer.Option(
            parser=one_of("zh", "en", "zh+en"),
            metavar="zh|en|zh+en",
            help=N_("The language of the content; zh where none is given."),
        ),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(PROFILE_COLUMNS), help=N_("Which columns and parts, in xlsx and pdf.")
        ),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help=N_("A further option of the format.")),
    ] = None,
) -> None:
    """Export a canvas into a file."""
    with failing_as(ExitCode.UNUSABLE_INPUT):
        exporter = _exporter(to)
        options = _options(exporter, language, profile, set_ or [])
        refuse_to_replace(file, out)
        content = storage.load(file)
    with failing_as(ExitCode.WRITE_FAILED), _progress_bar() as progress:
        report = exporter.export(content, options, out, progress)
    for warning in report.warnings:
        say(warning)
    say(message("已写入 {path}", "Wrote {path}", path=report.path))


def _exporter(id: str) -> Exporter[Any]:
    for exporter in EXPORTERS:
        if exporter.id == id:
            return exporter
    raise UserError(
        message(
            "没有导出格式“{id}”，可用：{ids}",
            "There is no format “{id}”; these exist: {ids}",
            id=id,
            ids=", ".join(e.id for e in EXPORTERS),
        )
    )


def _options(
    exporter: Exporter[Any], language: str | None, profile: str | None, assignments: list[str]
) -> Any:
    given: dict[str, str] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals:
            raise UserError(
                message(
                    "--set {text}：应写成 KEY=VALUE",
                    "--set {text}: write KEY=VALUE",
                    text=assignment,
                )
            )
        given[key] = value
    given |= {k: v for k, v in (("language", language), ("profile", profile)) if v is not None}
    try:
        return exporter.Options.model_validate(given)
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        option = attribute_path(first["loc"])
        if first["type"] == "extra_forbidden":
            raise UserError(
                message(
                    "格式 {id} 没有选项 {option}，可用：{options}",
                    "The format {id} has no option {option}; it has: {options}",
                    id=exporter.id,
                    option=option,
                    options=", ".join(exporter.Options.model_fields) or "—",
                )
            ) from None
        raise UserError(
            message(
                "格式 {id} 的选项 {option}：{reason}",
                "Option {option} of the format {id}: {reason}",
                id=exporter.id,
                option=option,
                reason=reason(first),
            )
        ) from None


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """Progress on standard error when that is a terminal, silence otherwise."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    title = "导出" if reader_language() == "zh" else "Exporting"
    with typer.progressbar(length=1000, label=title, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.update(done * 1000 // max(total, 1) - bar.pos)

        yield show
        bar.update(1000 - bar.pos)
