"""`canvas-studio check`: what is missing in a canvas, for people and for pipelines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

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
from canvas_studio.messages import Language, counted, message
from canvas_studio.model import storage
from canvas_studio.model.canonical import fingerprint
from canvas_studio.model.checker import Finding, target_codes
from canvas_studio.model.checker import check as check_content
from canvas_studio.model.content import Content
from canvas_studio.model.metrics import INDEX_TITLE, Metrics, metrics
from canvas_studio.model.rules import SEVERITIES, SEVERITY_WORDS

Level = Literal["error", "warning", "info", "never"]
_WAIVED = message("（已豁免）", "(waived)")


def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=N_("A canvas, or its exchange YAML."))
    ],
    format: Annotated[
        str,
        typer.Option(
            parser=one_of("text", "json"), metavar="text|json", help=N_("For people or machines.")
        ),
    ] = "text",
    all_phases: Annotated[
        bool, typer.Option("--all-phases", help=N_("Rules of all phases, whatever the progress."))
    ] = False,
    fail_on: Annotated[
        Level,
        typer.Option(
            parser=one_of(*get_args(Level)),
            metavar="|".join(get_args(Level)),
            help=N_("The least severity that makes the exit code 1."),
        ),
    ] = "error",
) -> None:
    """Check a canvas: findings and coverage figures."""
    with failing_as(ExitCode.UNUSABLE_INPUT):
        content = storage.load(file)
    findings = check_content(content, all_phases=all_phases)
    figures = metrics(content)
    if format == "json":
        print_json(_as_data(file, content, findings, figures))
    else:
        _print_for_people(content, findings, figures)
    raise typer.Exit(ExitCode.FOUND if _fails(findings, fail_on) else ExitCode.FINE)


def _fails(findings: Sequence[Finding], level: Level) -> bool:
    if level == "never":
        return False
    counting = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(not finding.waived and finding.severity in counting for finding in findings)


def _as_data(
    file: Path, content: Content, findings: Sequence[Finding], figures: Metrics
) -> dict[str, Any]:
    return {
        "file": str(file),
        "fingerprint": fingerprint(content),
        "phase": content.project.progress,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "targets": list(target_codes(content, finding.targets)),
                "message": {
                    "zh": finding.message.text("zh"),
                    "en": finding.message.text("en"),
                },
                "waived": finding.waived,
            }
            for finding in findings
        ],
        "metrics": {
            **{code: list(figure) for code, figure in figures.figures.items()},
            "index": figures.index,
        },
    }


def line_of(finding: Finding, content: Content, language: Language) -> str:
    """A finding in one line: severity, rule, targets by code, message."""
    severity = SEVERITY_WORDS[finding.severity].text(language)
    waived = f" {_WAIVED.text(language)}" if finding.waived else ""
    targets = "/".join(target_codes(content, finding.targets))
    return f"{severity}{waived} {finding.code} {targets}: {finding.message.text(language)}"


def _print_for_people(content: Content, findings: Sequence[Finding], figures: Metrics) -> None:
    language = reader_language()
    for finding in findings:
        print_text(line_of(finding, content, language))
    for id, (part, whole) in figures.figures.items():
        share = f"{part}/{whole} {figures.percent(id)}" if whole else figures.percent(id)
        print_text(f"{id:<4}{figures.title(id).text(language)}  {share}")
    closing = counted(
        "{title} {share} · {n} 项错误",
        "{title} {share} · {n} error",
        "{title} {share} · {n} errors",
        sum(f.severity == "error" and not f.waived for f in findings),
        title=INDEX_TITLE,
        share=figures.index_percent,
    )
    print_text(closing.text(language))
