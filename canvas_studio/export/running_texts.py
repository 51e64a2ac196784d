"""What stands in the margins of every page: project, state, confidentiality, page, fingerprint (domain 4.3)."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_studio.export.figures import Figures
from canvas_studio.export.wording import DRAFT, STATUSES, Words, fingerprint_label, page_of


@dataclass(frozen=True, slots=True)
class RunningTexts:
    """The texts of header and footer; three share the width of a page."""

    project: str
    draft: str
    """Empty where the paper is no draft."""
    state: str
    confidentiality: str
    number: str
    brief: Words

    def page(self, page: object, pages: object) -> str:
        return self.brief(page_of(page, pages))


def running_texts(figures: Figures, words: Words) -> RunningTexts:
    """What is the same on all papers is in one language: there is little room."""
    brief, project = Words(words.leading), figures.project
    return RunningTexts(
        project=words.line(project.name),
        draft=words.line(DRAFT) if figures.is_draft else "",
        state=f"{project.version} {brief(STATUSES[project.status])}",
        confidentiality=words.line(project.confidentiality),
        number=f"{project.code} · {brief(fingerprint_label(figures.fingerprint))}",
        brief=brief,
    )
