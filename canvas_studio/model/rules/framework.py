"""What a rule is: a plain function with one decorator that says all there is to know about it.

A rule looks at one subject (a goal, a function, a crossing, …) and its neighbourhood, or at the
whole canvas. Its docstring is documentation for users: English above a line of three dashes,
Chinese below it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from canvas_studio.messages import Language, Message, message
from canvas_studio.model.facts import Facts
from canvas_studio.model.records import Record, Waiver
from canvas_studio.model.records.project import Progress

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
SEVERITY_WORDS: Mapping[Severity, Message] = {
    "error": message("错误", "error"),
    "warning": message("警告", "warning"),
    "info": message("提示", "info"),
}
PHASES: tuple[Progress, ...] = get_args(Progress)
"""The project's steps P1 to P8: a rule of phase n is active from the n-th on (domain 3.4)."""

SECTIONS: Mapping[int, Message] = {
    1: message("一、价值定位", "section 1, value positioning"),
    2: message("二、架构搭建", "section 2, architecture"),
    3: message("三、产品设计", "section 3, product design"),
    4: message("四、搭建全流程", "section 4, project life cycle"),
    5: message("五、数据体系", "section 5, data system"),
    6: message("六、运营流程", "section 6, operation"),
    7: message("七、踩坑事项", "section 7, pitfalls"),
}
"""The sections of the method article."""

_NO_EVIDENCE: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule function yields for each gap; `Rule` makes a finding of it."""

    targets: tuple[str, ...]
    parameters: Mapping[str, Any]
    evidence: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None


def found(
    *targets: str,
    severity: Severity | None = None,
    evidence: Mapping[str, Any] = _NO_EVIDENCE,
    **parameters: Any,
) -> Found:
    """A gap in `targets` (ids, or symbols such as "demand"); `parameters` fill the message.

    `severity` stands in for the rule's own; `evidence` holds the edges and numbers behind it.
    """
    return Found(targets, parameters, evidence, severity)


Identity = tuple[str, tuple[str, ...]]
"""Which finding it is: the code of its rule, and its targets in order."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A gap in the architecture."""

    code: str
    severity: Severity
    targets: tuple[str, ...]
    message: Message
    fix: Message
    evidence: Mapping[str, Any] = field(default_factory=dict)
    waiver: Waiver | None = None
    """The waiver that lets it stand, while its targets are what they were."""

    @property
    def identity(self) -> Identity:
        return self.code, self.targets

    @property
    def waived(self) -> bool:
        return self.waiver is not None


SubjectCheck = Callable[[Facts, Any], Iterator[Found]]
WholeCheck = Callable[[Facts], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue (domain 3.4)."""

    code: str
    name: str
    severity: Severity
    phase: int
    zh: str
    en: str
    fix: Message
    sections: tuple[int, ...]
    docs: str

    @property
    def progress(self) -> Progress:
        """The step of the project from which the rule is active."""
        return PHASES[self.phase - 1]

    def documentation(self, language: Language) -> str:
        """What is missing, why it matters and an example, for the person who gets the finding."""
        english, _, chinese = self.docs.partition("\n---\n")
        return (chinese if language == "zh" else english).strip()

    def source(self, language: Language) -> str:
        """The sections of the method article on which the rule rests."""
        return ("；" if language == "zh" else "; ").join(
            SECTIONS[section].text(language) for section in self.sections
        )

    def explanation(self, language: Language) -> str:
        """The rule's page: heading, documentation, message, how to fix it, and where it is from."""
        fix, message, source = (
            ("处理", "提示语", "出处") if language == "zh" else ("Fix", "Message", "Source")
        )
        colon = "：" if language == "zh" else ": "
        wording = self.zh if language == "zh" else self.en
        return "\n".join(
            (
                f"{self.code} {self.name} ({SEVERITY_WORDS[self.severity].text(language)}, P{self.phase})",
                "",
                self.documentation(language),
                f"{fix}{colon}{self.fix.text(language)}",
                f"{message}{colon}{wording}",
                f"{source}{colon}{self.source(language)}",
            )
        )

    def finding(self, gap: Found) -> Finding:
        return Finding(
            self.code,
            gap.severity or self.severity,
            gap.targets,
            Message(self.zh, self.en, gap.parameters),
            self.fix,
            gap.evidence,
        )


@dataclass(frozen=True, slots=True)
class SubjectRule(Rule):
    """A rule about each record of a type or two; it looks no further than their neighbours."""

    subjects: tuple[type[Record], ...]
    check: SubjectCheck


@dataclass(frozen=True, slots=True)
class WholeRule(Rule):
    """A rule about the canvas as a whole, for what no single subject can tell."""

    follows: frozenset[type[Record]]
    """The types of records whose change can change what it finds."""
    check: WholeCheck


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    phase: int,
    subject: type[Record] | tuple[type[Record], ...],
    zh: str,
    en: str,
    fix_zh: str,
    fix_en: str,
    sections: tuple[int, ...],
) -> Callable[[SubjectCheck], SubjectRule]:
    """Make a rule of a function of the facts and one record of the type (or types) `subject`.

    `zh` and `en` are the message, with a placeholder for each parameter that the function gives
    to `found`. What else has to be looked at again when a record changes: `touched`.
    """

    def decorate(check: SubjectCheck) -> SubjectRule:
        fix, docs = message(fix_zh, fix_en), inspect.getdoc(check) or ""
        subjects = subject if isinstance(subject, tuple) else (subject,)
        return SubjectRule(
            code, name, severity, phase, zh, en, fix, sections, docs, subjects, check
        )

    return decorate


def whole_rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    phase: int,
    follows: tuple[type[Record], ...],
    zh: str,
    en: str,
    fix_zh: str,
    fix_en: str,
    sections: tuple[int, ...],
) -> Callable[[WholeCheck], WholeRule]:
    """Make a rule of a function of the facts alone, checked again when one of `follows` changes."""

    def decorate(check: WholeCheck) -> WholeRule:
        fix, docs = message(fix_zh, fix_en), inspect.getdoc(check) or ""
        return WholeRule(
            code, name, severity, phase, zh, en, fix, sections, docs, frozenset(follows), check
        )

    return decorate
