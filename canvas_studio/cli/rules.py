"""`canvas-studio rules`: the list of rules, and what one of them means."""

from __future__ import annotations

from typing import Annotated

import typer

from canvas_studio.cli.outcome import ExitCode, failing_as, one_of, print_text, reader_language
from canvas_studio.errors import UserError
from canvas_studio.i18n import N_
from canvas_studio.messages import Language, message
from canvas_studio.model.rules import RULES, SEVERITY_WORDS


def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help=N_("The rule to explain, such as CAN101."))
    ] = None,
    language: Annotated[
        Language | None,
        typer.Option(
            parser=one_of("zh", "en"),
            metavar="zh|en",
            help=N_("The language of the explanations."),
        ),
    ] = None,
) -> None:
    """List all rules, or explain one."""
    shown_in = language or reader_language()
    if code is None:
        for rule in RULES.values():
            summary = " ".join(rule.documentation(shown_in).partition("\n\n")[0].split("\n"))
            severity = SEVERITY_WORDS[rule.severity].text(shown_in)
            print_text(f"{rule.code}  {severity:<8} P{rule.phase}  {rule.name:<36} {summary}")
        return
    with failing_as(ExitCode.UNUSABLE_INPUT):
        rule_found = RULES.get(code.upper())
        if rule_found is None:
            raise UserError(
                message(
                    "没有规则 {code}；`canvas-studio rules` 列出全部规则",
                    "There is no rule {code}; `canvas-studio rules` lists them all",
                    code=code,
                )
            )
    print_text(rule_found.explanation(shown_in))
