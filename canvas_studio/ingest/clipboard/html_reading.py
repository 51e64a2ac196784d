"""The HTML flavour taken apart: tables, cells, and the text around them. Nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from canvas_studio.ingest.clipboard.html_text import RunningText, Spacing
from canvas_studio.ingest.clipboard.limits import Allowance


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID = _tags("area base br col embed frame hr img input link meta param source wbr")
_BLOCKS = _tags(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form"
    " h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary ul"
)
_PARAGRAPHS = _tags("p div li h1 h2 h3 h4 h5 h6 dt dd")
# `comment` is how LibreOffice writes the note at a cell, `xml` how WPS writes settings
_UNSEEN = _tags("style script title template noscript object rt rp select textarea xml comment")
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|mso-list:\s*ignore")
_KEPT = re.compile(r"white-space:\s*(?:pre|break-spaces)")
_SPACES = re.compile(r"mso-spacerun:\s*yes")
_TABS = re.compile(r"mso-tab-count:\s*(\d{1,2})")
_LIST_ITEM = re.compile(r"mso-list:\s*[a-z0-9]+ level")
_OVERFLOW = re.compile(r"mso-ignore:\s*colspan")
_MOST_NESTED_TABLES = 50
_SPREADSHEETS = ("excel.sheet", "et.sheet")

Attributes = Sequence[tuple[str, str | None]]


@dataclass(slots=True)
class Flow:
    """What stands one after the other in a cell or in the page: texts and tables."""

    pieces: list[str | HtmlTable] = field(default_factory=list)
    paragraphs: int = 0
    running: RunningText = field(default_factory=RunningText)

    def put(self, table: HtmlTable) -> None:
        self.end_text()
        self.pieces.append(table)

    def end_text(self) -> None:
        text = self.running.text()
        if text:
            self.pieces.append(text)
        self.running = RunningText()


@dataclass(slots=True)
class HtmlCell:
    """A cell with what it covers."""

    rows: int = 1
    """How many rows it covers; 0 for all that are left."""
    columns: int = 1
    merged: bool = True
    """False where it only says how far its text runs over empty neighbours."""
    flow: Flow = field(default_factory=Flow)


@dataclass(slots=True)
class HtmlRow:
    """A row of a table; a hidden one is part of what was copied, but was not seen."""

    hidden: bool
    cells: list[HtmlCell] = field(default_factory=list)


@dataclass(slots=True)
class HtmlTable:
    """A table in the order in which it is written."""

    hidden: bool = False
    rows: list[HtmlRow] = field(default_factory=list)


@dataclass(slots=True)
class HtmlContent:
    """What was found in the HTML."""

    flow: Flow = field(default_factory=Flow)
    from_spreadsheet: bool = False
    has_list: bool = False


def read_html(html: str, allowance: Allowance) -> HtmlContent:
    """Take `html` apart; it may have a CF_HTML header, and whatever is wrong with it is forgiven."""
    allowance.check_characters(html)
    if html.lstrip("\ufeff \r\n").startswith("Version:"):
        html = html[max(html.find("<"), 0) :]
    # Office's <![if …]> would be an error for some versions of the parser
    html = html.replace("\0", "").replace("<![", "<?")
    reader = _Reader(allowance, fragment_only="<!--StartFragment" in html)
    reader.feed(html)
    reader.close()
    return reader.finish()


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    hidden: bool
    spacing: Spacing


@dataclass(slots=True)
class _OpenTable:
    table: HtmlTable
    base: int
    """How many elements were open when it began."""
    row: HtmlRow | None = None
    cell: HtmlCell | None = None


_NOTHING_OPEN = _Open("", False, "collapse")


class _Reader(HTMLParser):
    def __init__(self, allowance: Allowance, *, fragment_only: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._allowance = allowance
        self._content = HtmlContent()
        self._open: list[_Open] = []
        self._tables: list[_OpenTable] = []
        self._outside_fragment = fragment_only
        self._from_libreoffice = False

    def finish(self) -> HtmlContent:
        while self._tables:
            self._end_table()
        self._content.flow.end_text()
        return self._content

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._allowance.check_time()
        if tag in _VOID:
            self._void(tag, attrs)
            return
        attributes = dict(attrs)
        style = (attributes.get("style") or "").lower()
        hidden = tag in _UNSEEN or "hidden" in attributes or bool(_HIDDEN.search(style))
        if tag == "table":
            self._start_table(hidden)
        elif tag in ("thead", "tbody", "tfoot"):
            self._end_row()
        elif tag == "tr":
            self._start_row(hidden)
        elif tag in ("td", "th"):
            self._start_cell(attributes, style)
            self._push(tag, style, hidden)
        else:
            self._note_origin(tag, style)
            if tag in _BLOCKS:
                self._close_paragraph()
                flow = self._flow()
                flow.running.block_break()
                flow.paragraphs += tag in _PARAGRAPHS
            self._push(tag, style, hidden)

    def handle_endtag(self, tag: str) -> None:
        self._allowance.check_time()
        if tag == "table":
            if self._tables:
                self._end_table()
        elif tag in ("tr", "thead", "tbody", "tfoot"):
            self._end_row()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag not in _VOID:
            self._pop(tag)
            if tag in _BLOCKS:
                self._flow().running.block_break()

    def handle_data(self, data: str) -> None:
        self._allowance.check_time()
        top = self._top()
        if top.hidden or self._outside_fragment:
            return
        spacing = top.spacing
        if self._from_libreoffice and "\n" not in data and not data.isspace():
            spacing = "keep"  # Calc writes tabs and spaces as they are in the cell
        self._flow().running.add(data, spacing)

    def handle_comment(self, data: str) -> None:
        if data.startswith("StartFragment"):
            self._outside_fragment = False
        elif data.startswith("EndFragment"):
            self._outside_fragment = True

    def _void(self, tag: str, attrs: Attributes) -> None:
        if tag == "meta":
            attributes = {name: (value or "").lower() for name, value in attrs}
            content = attributes.get("content", "")
            self._from_libreoffice |= content.startswith("libreoffice")
            self._content.from_spreadsheet |= content in _SPREADSHEETS
        elif not self._top().hidden and not self._outside_fragment:
            if tag == "br":
                self._flow().running.line_break()
            elif tag == "hr":
                self._flow().running.block_break()

    def _note_origin(self, tag: str, style: str) -> None:
        if tag == "google-sheets-html-origin":
            self._content.from_spreadsheet = True
        elif tag == "li" or (tag == "p" and _LIST_ITEM.search(style)):
            self._content.has_list = True

    # tables

    def _flow(self) -> Flow:
        """Where text belongs now: the innermost open cell, or the page."""
        for open_table in reversed(self._tables):
            if open_table.cell is not None:
                return open_table.cell.flow
        return self._content.flow

    def _start_table(self, hidden: bool) -> None:
        if len(self._tables) == _MOST_NESTED_TABLES:
            return
        table = HtmlTable(hidden or self._top().hidden)
        self._flow().put(table)
        self._tables.append(_OpenTable(table, len(self._open)))

    def _end_table(self) -> None:
        self._end_row()
        ended = self._tables.pop()
        del self._open[ended.base :]

    def _start_row(self, hidden: bool) -> None:
        if not self._tables:
            self._start_table(False)  # a fragment may begin within a table
        self._end_row()
        current = self._tables[-1]
        current.row = HtmlRow(hidden or current.table.hidden)
        current.table.rows.append(current.row)

    def _end_row(self) -> None:
        self._end_cell()
        if self._tables:
            self._tables[-1].row = None

    def _start_cell(self, attributes: dict[str, str | None], style: str) -> None:
        if not self._tables or self._tables[-1].row is None:
            self._start_row(False)
        self._end_cell()
        self._allowance.count_cell()
        current = self._tables[-1]
        current.cell = HtmlCell(
            rows=_count(attributes.get("rowspan")),
            columns=max(1, _count(attributes.get("colspan"))),
            merged=not _OVERFLOW.search(style),
        )
        assert current.row is not None, "a row was opened above"
        current.row.cells.append(current.cell)

    def _end_cell(self) -> None:
        current = self._tables[-1] if self._tables else None
        if current is not None and current.cell is not None:
            current.cell.flow.end_text()
            current.cell = None
            del self._open[current.base :]

    # elements within a cell or the page

    def _top(self) -> _Open:
        return self._open[-1] if self._open else _NOTHING_OPEN

    def _base(self) -> int:
        return self._tables[-1].base if self._tables else 0

    def _push(self, tag: str, style: str, hidden: bool) -> None:
        around = self._top()
        spacing = around.spacing
        if tag == "pre" or _KEPT.search(style):
            spacing = "keep"
        elif _SPACES.search(style):
            spacing = "spaces"
        tabs = _TABS.search(style)
        if tabs and not around.hidden and not self._outside_fragment:
            self._flow().running.add("\t" * int(tabs[1]), "keep")
            hidden = True  # the spaces in it only show how wide the tabs are
        self._open.append(_Open(tag, hidden or around.hidden, spacing))

    def _pop(self, tag: str) -> None:
        for index in range(len(self._open) - 1, self._base() - 1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def _close_paragraph(self) -> None:
        """A block ends the paragraph before it, whose end tag may be left out."""
        if len(self._open) > self._base() and self._open[-1].tag == "p":
            self._open.pop()


def _count(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,6})", value or "1")
    return int(digits[1]) if digits else 1
