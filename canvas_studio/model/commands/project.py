"""The project itself: a new one, how far it is, its versions."""

from __future__ import annotations

import datetime

from canvas_studio.messages import Language, message
from canvas_studio.model.commands import elements
from canvas_studio.model.commands.naming import as_text
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction, new_document
from canvas_studio.model.records import NO_TEXT, LText, Project, Revision
from canvas_studio.model.records.fixed import DEFAULT_RELEASE, FIXED_DIMENSIONS, FIXED_STAGES
from canvas_studio.model.records.project import Progress
from canvas_studio.model.records.wording import value_words

FIRST_VERSION = "V0.1"


def new_content(
    name: str | LText, client: str | LText, language: Language = "zh", code: str = "P-01"
) -> Content:
    """A canvas with nothing on it but what every canvas has: stages, dimensions, one release."""

    def text(given: str | LText) -> LText:
        return given if isinstance(given, LText) else LText().with_text(language, given)

    project = Project(
        id="project",
        code=code,
        name=text(name),
        client=text(client),
        primary_language=language,
        version=FIRST_VERSION,
    )
    return new_document([project, DEFAULT_RELEASE, *FIXED_DIMENSIONS, *FIXED_STAGES]).content


def set_progress(tx: Transaction, progress: Progress) -> None:
    """Say how far the project is, which decides the rules that are checked (domain 3.4)."""
    tx.change(tx.content.project, progress=progress)
    tx.label = message(
        "进度：{progress}", "Progress: {progress}", progress=value_words("progress", progress)
    )


def record_revision(
    tx: Transaction,
    version: str,
    on: datetime.date,
    change: str | LText,
    author: str | LText = NO_TEXT,
) -> None:
    """Give the project a version, and say in the revision list who changed what."""
    tx.change(tx.content.project, version=version)
    elements.add(tx, Revision, version=version, date=on, change=change, author=as_text(tx, author))
    tx.label = message("记录版本 {version}", "Record version {version}", version=version)
