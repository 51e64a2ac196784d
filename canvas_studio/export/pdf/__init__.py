"""The exporter for PDF: the function table as it is printed and signed (domain 4.7)."""

from __future__ import annotations

from typing import Annotated

from canvas_studio.export.exporter import Exporter, Label, Progress, Rendered
from canvas_studio.export.figures import figures
from canvas_studio.export.function_table import TableOptions, function_table
from canvas_studio.export.palette import DRAFT_RED, MUTED, NAVY
from canvas_studio.export.pdf import pages
from canvas_studio.export.pdf.columns import arrange, too_narrow
from canvas_studio.export.pdf.document import Paper
from canvas_studio.export.pdf.fonts import Fonts
from canvas_studio.export.pdf.pages import Frame
from canvas_studio.export.pdf.sign_off import SignOffWriter
from canvas_studio.export.pdf.table import TableWriter
from canvas_studio.export.sign_off import sign_off
from canvas_studio.export.wording import CONTINUED
from canvas_studio.messages import Message, message
from canvas_studio.model.content import Content

_PAPERS = {"a4": message("A4 横向", "A4 landscape"), "a3": message("A3 横向", "A3 landscape")}
_TITLE_SIZE, _FIGURES_SIZE = 16.0, 8.0
_NAMED = 20
"""Characters that a warning names."""


class PdfOptions(TableOptions):
    """What can be chosen about a function table on paper."""

    paper: Annotated[pages.Paper, Label(message("纸张", "Paper"), _PAPERS)] = "a4"


class PdfExporter(Exporter[PdfOptions]):
    """The function table as pages to print and sign, with the parts that its profile asks for."""

    id = "pdf"
    title = message("PDF 文件", "PDF document")
    suffix = ".pdf"
    Options = PdfOptions

    def render(self, snapshot: Content, options: PdfOptions, progress: Progress) -> Rendered:
        table = function_table(snapshot, figures(snapshot), options)
        words, frame = table.words, Frame.of(options.paper)
        paper = Paper(table.figures, words, frame)
        continued = CONTINUED.text(words.leading)
        arrangement = arrange(table, continued, frame, paper.fonts)
        title_colour = DRAFT_RED if table.figures.is_draft else NAVY
        paper.pages.flow(table.title, _TITLE_SIZE, bold=True, colour=title_colour, gap=2)
        paper.pages.flow(table.figures_line, _FIGURES_SIZE, colour=MUTED, gap=6)
        steps = max(1, sum(len(block.rows) for block in table.blocks))
        TableWriter(paper.pages, table, arrangement, continued).write(
            lambda done, total: progress(done, 2 * steps)
        )
        if options.profile != "development":
            SignOffWriter(paper.pages, sign_off(snapshot, table.figures, words)).write()
        data = paper.data(
            table.title, lambda done, total: progress(steps + steps * done // total, 2 * steps)
        )
        warnings = [too_narrow(table)] if arrangement.is_too_narrow else []
        return Rendered(data, (*warnings, *_missing(paper.fonts)))


def _missing(fonts: Fonts) -> list[Message]:
    """Which characters were printed as code points."""
    if not fonts.missing:
        return []
    named = list(fonts.missing)[:_NAMED]
    more = "…" if len(fonts.missing) > _NAMED else ""
    return [
        message(
            "字体中没有这些字符，已按码位印出：{characters}",
            "The font does not have these characters; they are printed as code points:"
            " {characters}",
            characters=" ".join(f"{c} (U+{ord(c):04X})" for c in named) + more,
        )
    ]
