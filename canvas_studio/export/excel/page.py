"""Paper, margins, headers and footers of the printed sheets (domain 4.3)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from canvas_studio.export.figures import Figures
from canvas_studio.export.palette import DRAFT_RED
from canvas_studio.export.running_texts import running_texts
from canvas_studio.export.wording import Words

A4_LANDSCAPE = (297 / 25.4, 210 / 25.4)
SIDE_MARGIN, END_MARGIN, HEADER_MARGIN = 0.4, 0.75, 0.3
"""In inches. With less at the ends the header is clipped."""

LONGEST_HEADER = 255
_DRAFT_SIZE = 22

_PIXELS_PER_POINT = 96 / 72
_CHARACTER = 7
"""Pixels of a digit in Excel, with a 10-point body; the width in a file includes the margins."""
WIDE_CHARACTER = 8.5
"""Pixels of a digit where another font stands in for ours, as in LibreOffice on Linux."""

PRINTABLE_WIDTH = (A4_LANDSCAPE[0] - 2 * SIDE_MARGIN) * 72
PRINTABLE_HEIGHT = (A4_LANDSCAPE[1] - 2 * END_MARGIN) * 72
"""In points."""


def sheet_width(widths: Sequence[float], character: float = _CHARACTER) -> float:
    """The width of columns in points."""
    return sum(widths) * character / _PIXELS_PER_POINT


def page_scale(widths: Sequence[float], character: float = _CHARACTER) -> float:
    """How much of their size columns keep when they are fitted to the width of a page: whole per cents, at most 1."""
    return min(100, math.floor(PRINTABLE_WIDTH / sheet_width(widths, character) * 100)) / 100


def least_body_size(widths: Sequence[float], body: float) -> float:
    """The size of body text on paper in points where the fonts are the widest (domain 4.3)."""
    return body * page_scale(widths, WIDE_CHARACTER)


def stretched(widths: Sequence[float], growing: Sequence[bool]) -> list[float]:
    """Columns that would leave a part of the page blank, with the rest given to those that can grow."""
    spare = PRINTABLE_WIDTH - sheet_width(widths, WIDE_CHARACTER)
    grown = sum(width for width, grows in zip(widths, growing, strict=True) if grows)
    if spare <= 0 or not grown:
        return list(widths)
    factor = 1 + spare / sheet_width([grown], WIDE_CHARACTER)
    return [
        round(width * factor, 1) if grows else width
        for width, grows in zip(widths, growing, strict=True)
    ]


def set_page(sheet: Worksheet, figures: Figures, words: Words, *, title_rows: str = "") -> None:
    """A4 landscape, one page wide and as many long as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = SIDE_MARGIN
    margins.top = margins.bottom = END_MARGIN
    margins.header = margins.footer = HEADER_MARGIN
    sheet.print_options.horizontalCentered = True
    if title_rows:
        sheet.print_title_rows = title_rows
    texts = running_texts(figures, words)
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    if texts.draft:
        centre = header.center
        centre.text, centre.size = texts.draft, _DRAFT_SIZE
        centre.font, centre.color = "-,Bold", DRAFT_RED
    footer.center.text = texts.page("&P", "&N")
    _fill(header, texts.project, texts.state)
    _fill(footer, texts.confidentiality, texts.number)
    sheet.HeaderFooter = HeaderFooter(scaleWithDoc=False, oddHeader=header, oddFooter=footer)


def _fill(item: HeaderFooterItem, left: str, right: str) -> None:
    item.left.text = item.right.text = ""
    item.left.text, item.right.text = fitted([left, right], LONGEST_HEADER - len(str(item)))


def fitted(texts: Sequence[str], room: int) -> list[str]:
    """Texts as a header can hold them: on one line, every & doubled, together at most `room`."""
    shown = [" ".join(text.split()) for text in texts]
    while sum(map(_doubled, shown)) > room:
        longest = max(range(len(shown)), key=lambda n: _doubled(shown[n]))
        shown[longest] = shown[longest].removesuffix("…")[:-1] + "…"
    return [text.replace("&", "&&") for text in shown]


def _doubled(text: str) -> int:
    return len(text) + text.count("&")


def break_pages(
    sheet: Worksheet,
    head: range,
    widths: Sequence[float],
    heights: Sequence[float],
    modules: Sequence[tuple[int, int]],
) -> None:
    """End pages before modules; `head` are the repeated rows, `heights` those of the rows below."""
    tall = sheet.row_dimensions
    repeated = sum(tall[row].height or 0 for row in head)
    once = sum(tall[row].height or 0 for row in range(1, head.start))
    room = PRINTABLE_HEIGHT / page_scale(widths) - repeated
    most = PRINTABLE_HEIGHT / page_scale(widths, WIDE_CHARACTER) - repeated
    for index in page_breaks(heights, modules, room, most, once):
        sheet.row_breaks.append(Break(id=head.stop - 1 + index))


def page_breaks(
    heights: Sequence[float],
    modules: Sequence[tuple[int, int]],
    room: float,
    most: float,
    once: float = 0.0,
) -> list[int]:
    """Rows before which a page must end, so that no module is split that fits on one page.

    `modules` are first and last rows; `room` is what a page holds below its repeated rows, `most`
    what it holds where the fonts are wide and the page is shrunk more, and `once` what stands
    above them on the first page only. What fits there on the last page gets no page of its own.
    """
    breaks: list[int] = []
    used = once
    for first, last in modules:
        needed = sum(heights[first : last + 1])
        if first and used + needed > room >= needed:
            breaks.append(first)
            used = 0.0
        for height in heights[first : last + 1]:
            used = height if used + height > room else used + height
    last_page = breaks[-2] if len(breaks) > 1 else 0
    above = 0.0 if last_page else once
    if breaks and above + sum(heights[last_page:]) <= most:
        breaks.pop()
    return breaks
