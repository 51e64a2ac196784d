"""What the sign-off block says (domain 4.6): statement, decision, signatories, small print."""

from __future__ import annotations

import re
from dataclasses import dataclass

from canvas_studio.export.figures import Figures
from canvas_studio.export.wording import Words
from canvas_studio.messages import Message, counted, message
from canvas_studio.model.content import Content
from canvas_studio.model.records import Project, Signatory
from canvas_studio.model.records.project import Party

TITLE = message("确认签字", "Sign-off")
DECISIONS = (
    message("同意", "Approved"),
    message("修改后同意", "Approved with changes"),
    message("不同意", "Not approved"),
)
OPINION = message("意见", "Opinion")
SEAL = message("盖章", "Seal")
COLUMNS = (
    message("职务", "Position"),
    message("姓名（打印）", "Name (printed)"),
    message("签字", "Signature"),
    message("日期", "Date"),
)

_STATEMENT = message(
    "双方确认本业务功能表（{{version}}，{{date}}，指纹 {{fp}}，共 {{n}} 项功能）为{{project}}建设"
    "范围的依据，后续增减按变更流程办理。",
    "Both parties confirm this business function table ({{version}}, {{date}}, fingerprint {{fp}},"
    " {{n}} functions) as the basis of the scope of {{project}}; later additions and removals follow"
    " the change procedure.",
)
_PLACEHOLDER = re.compile(r"\{(version|date|fp|n|project)\}")
_PARTIES: tuple[tuple[Party, Message], ...] = (
    ("client", message("甲方", "Client")),
    ("supplier", message("乙方", "Supplier")),
)


@dataclass(frozen=True, slots=True)
class SignatureParty:
    """One side of the table: its heading, and for each signatory position and printed name."""

    heading: str
    signatories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """The block in the words of one print language."""

    title: str
    statement: str
    version: str
    refusal: str
    """Why nobody may sign; empty where signing is possible."""
    decisions: tuple[str, ...]
    opinion: str
    columns: tuple[str, ...]
    seal: str
    parties: tuple[SignatureParty, ...]
    notes: tuple[str, ...]


def sign_off(content: Content, figures: Figures, words: Words) -> SignOff:
    """The sign-off block of a canvas at this version."""
    project = figures.project
    return SignOff(
        title=words.line(TITLE),
        statement=_statement(figures, words),
        version=words(_version(figures)),
        refusal=words(_refusal(len(figures.errors))) if figures.is_draft else "",
        decisions=tuple(f"□ {words.line(decision)}" for decision in DECISIONS),
        opinion=words.line(OPINION),
        columns=tuple(words(column) for column in COLUMNS),
        seal=words.line(SEAL),
        parties=tuple(
            SignatureParty(
                heading=_heading(label, project, party, words),
                signatories=tuple(
                    (words(signatory.title), words(signatory.name))
                    for signatory in content.of(Signatory)
                    if signatory.party == party
                )
                or (("", ""),),
            )
            for party, label in _PARTIES
        ),
        notes=_notes(content, figures, words),
    )


def _statement(figures: Figures, words: Words) -> str:
    template = figures.project.signoff_statement or _STATEMENT
    wordings = []
    for language in words.languages:
        values = {
            "version": figures.project.version,
            "date": figures.day or "—",
            "fp": figures.fingerprint,
            "n": str(figures.functions),
            "project": figures.project.name.text(language),
        }
        # not str.format: the template is a text that somebody typed
        wordings.append(
            _PLACEHOLDER.sub(lambda found: values[found[1]], template.text(language))  # noqa: B023
        )
    return words.together(wordings)


def _version(figures: Figures) -> Message:
    return counted(
        "确认版本 {version} · {date} · 指纹 {fingerprint} · 共 {n} 项功能",
        "Version confirmed {version} · {date} · fingerprint {fingerprint} · {n} function",
        "Version confirmed {version} · {date} · fingerprint {fingerprint} · {n} functions",
        figures.functions,
        version=figures.project.version,
        date=figures.day or "—",
        fingerprint=figures.fingerprint,
    )


def _refusal(errors: int) -> Message:
    return counted(
        "存在 {n} 项错误，不可签字",
        "There is {n} error: not to be signed",
        "There are {n} errors: not to be signed",
        errors,
    )


def _heading(label: Message, project: Project, party: Party, words: Words) -> str:
    name = words.line(project.client if party == "client" else project.consultant)
    colon = ": " if words.language == "en" else "："
    return f"{words.line(label)}{colon}{name}" if name else words.line(label)


def _notes(content: Content, figures: Figures, words: Words) -> tuple[str, ...]:
    notes = [
        message("待确认问题 {n} 项。", "Open questions: {n}.", n=figures.open_questions),
        message("已豁免检查结果 {n} 项。", "Waived findings: {n}.", n=len(figures.waived)),
    ]
    notes += [
        message(
            "· {code} {what}（理由：{reason}）",
            "· {code} {what} (reason: {reason})",
            code=finding.code,
            what=finding.message,
            reason=finding.waiver.reason,
        )
        for finding in figures.waived
        if finding.waiver
    ]
    notes.append(
        message(
            "“本期不做”的 {n} 项仅作记录，不在本次建设范围内。",
            "Items marked 'not this time': {n}. They are for the record and not in scope.",
            n=figures.not_this_time,
        )
    )
    return tuple(words.line(note) for note in notes)
