"""A block as an HTML table that Excel, WPS, LibreOffice and Word take as the same cells."""

from __future__ import annotations

import re
from html import escape

from canvas_studio.ingest.clipboard.block import Block

# Text stays text, `007` and `=A1` included: Excel and WPS read the style, LibreOffice `sdnum`.
_AS_TEXT = """ style='mso-number-format:"\\@"' sdnum="2052;0;@\""""
_BREAK = '<br style="mso-data-placement:same-cell">'
_SPECIAL = re.compile("^ | $|  +|[\t\xa0]|(?<=\n) | (?=\n)", re.ASCII)
_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    '<meta name="ProgId" content="Excel.Sheet">'
    "<style>td{vertical-align:top;white-space:normal}</style></head><body>"
    '<!--StartFragment--><table border="0" cellspacing="0">'
)
_FOOT = "</table><!--EndFragment--></body></html>"


def to_html(block: Block) -> str:
    """`block` as HTML, merged cells as such; `read_clipboard` reads the same block from it."""
    covered = block.covered
    merged = {(span.row, span.column): span for span in block.spans}
    rows = []
    for y, row in enumerate(block.rows):
        cells = []
        for x, text in enumerate(row):
            if (y, x) in covered:
                continue
            span = merged.get((y, x))
            extent = f' rowspan="{span.rows}" colspan="{span.columns}"' if span else ""
            as_text = _AS_TEXT if text else ""
            cells.append(f"<td{extent}{as_text}>{_marked_up(text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>\n")
    return f"{_HEAD}\n{''.join(rows)}{_FOOT}"


def _marked_up(text: str) -> str:
    marked = _SPECIAL.sub(_kept, escape(text, quote=False)).replace("\n", _BREAK)
    return marked + _BREAK if text.endswith("\n") else marked  # the last one shows nothing


def _kept(found: re.Match[str]) -> str:
    """White space that HTML would collapse, as Office writes it."""
    space = found[0]
    if space == "\t":
        return '<span style="mso-tab-count:1">&#9;</span>'
    if space == "\xa0":
        return '<span style="white-space:pre">&#160;</span>'
    return f'<span style="mso-spacerun:yes">{"&#160;" * (len(space) - 1)} </span>'
