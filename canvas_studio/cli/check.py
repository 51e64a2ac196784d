"""`canvas-studio check`: what is missing in a canvas, for people and for pipelines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from canvas_studio.cli.outcome import ExitCode, failing_as, print_json, print_text, reader_language
from canvas_studio.messages import message
from canvas_studio.model import storage
from canvas_studio.model.canonical import fingerprint
from canvas_studio.model.checker import Finding, target_codes
from canvas_studio.model.checker import check as check_content
from canvas_studio.model.content import Content
from canvas_studio.model.metrics import INDEX_TITLE, Metrics, metrics

Level = Literal["error", "warning", "info", "never"]
_RANK = {"error": 0, "warning": 1, "info": 2}
_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}


def check(
    file: Annotated[Path, typer.Argument(help="A canvas, or its exchange YAML.")],
    format: Annotated[
        Literal["text", "json"], typer.Option(help="For people or machines.")
    ] = "text",
    all_phases: Annotated[
        bool, typer.Option("--all-phases", help="Rules of all phases, whatever the progress.")
    ] = False,
    fail_on: Annotated[
        Level, typer.Option(help="The least severity that makes the exit code 1.")
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
    return level != "never" and any(
        not finding.waived and _RANK[finding.severity] <= _RANK[level] for finding in findings
    )


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


def _print_for_people(content: Content, findings: Sequence[Finding], figures: Metrics) -> None:
    language = reader_language()
    for finding in findings:
        severity = _SEVERITIES[finding.severity] if language == "zh" else finding.severity
        waived = (" (已豁免)" if language == "zh" else " (waived)") if finding.waived else ""
        targets = "/".join(target_codes(content, finding.targets))
        print_text(f"{severity}{waived} {finding.code} {targets}: {finding.message.text(language)}")
    for id, (part, whole) in figures.figures.items():
        share = f"{part}/{whole} {figures.percent(id)}" if whole else figures.percent(id)
        print_text(f"{id:<4}{figures.title(id).text(language)}  {share}")
    errors = sum(f.severity == "error" and not f.waived for f in findings)
    closing = message(
        "{title} {share} · 错误 {errors}",
        "{title} {share} · errors {errors}",
        title=INDEX_TITLE,
        share=figures.index_percent,
        errors=errors,
    )
    print_text(closing.text(language))
