"""The figures that stand on every paper: version, date, counts, coverage, errors, fingerprint."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from canvas_studio.export.wording import STATUSES, Words, fingerprint_label
from canvas_studio.messages import Message, message
from canvas_studio.model.canonical import fingerprint
from canvas_studio.model.checker import Checker, Finding
from canvas_studio.model.content import Content
from canvas_studio.model.facts import Facts
from canvas_studio.model.metrics import metrics
from canvas_studio.model.records import Function, OpenQuestion, Project, Revision


@dataclass(frozen=True, slots=True)
class Figures:
    """What a paper says about the canvas that it was made of."""

    project: Project
    date: datetime.date | None
    """The day of the version, from the last revision; never the clock, so that files repeat."""
    fingerprint: str
    functions: int
    not_this_time: int
    coverage: str
    """The coverage index in per cent, rounded down; n/a where there is nothing to measure."""
    errors: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    open_questions: int
    facts: Facts = field(repr=False, compare=False)

    @property
    def is_draft(self) -> bool:
        """Whether papers carry the draft watermark: some error stands and nobody waived it."""
        return bool(self.errors)

    @property
    def day(self) -> str:
        return self.date.isoformat() if self.date else ""

    def line(self, words: Words) -> str:
        """The second row of the function table (domain 4.3), in each language on a line."""
        return words.together([self._line(Words(language)) for language in words.languages], "\n")

    def _line(self, words: Words) -> str:
        parts = [
            self.project.code,
            self.project.version,
            words(STATUSES[self.project.status]),
            self.day,
            *(words(figure) for figure in self._counted()),
            words(fingerprint_label(self.fingerprint)),
        ]
        return " · ".join(part for part in parts if part)

    def _counted(self) -> tuple[Message, ...]:
        return (
            message("在范围功能 {n}", "In scope {n}", n=self.functions),
            message("本期不做 {n}", "Not this time {n}", n=self.not_this_time),
            message("覆盖指数 {share}", "Coverage index {share}", share=self.coverage),
            message("未豁免错误 {n}", "Unwaived errors {n}", n=len(self.errors)),
        )


def figures(content: Content) -> Figures:
    """Counts, checks and measures the whole of `content`."""
    checker = Checker(content)
    findings = checker.findings()
    functions = content.every(Function)
    in_scope = sum(function.in_scope for function in functions)
    return Figures(
        project=content.project,
        date=version_date(content),
        fingerprint=fingerprint(content),
        functions=in_scope,
        not_this_time=len(functions) - in_scope,
        coverage=metrics(checker.facts).index_percent,
        errors=tuple(f for f in findings if f.severity == "error" and not f.waived),
        waived=tuple(f for f in findings if f.waived),
        open_questions=sum(q.status == "open" for q in content.every(OpenQuestion)),
        facts=checker.facts,
    )


def version_date(content: Content) -> datetime.date | None:
    """The date of the last revision, or else of the last change; None where neither is known."""
    revisions = content.of(Revision)
    if revisions:
        return revisions[-1].date
    changed = content.project.updated_at
    return changed.date() if changed else None
