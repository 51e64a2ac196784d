"""The clipboard as spreadsheets, word processors, chats and browsers fill it, read and written.

`read_clipboard` makes one `Block` of the text and the HTML flavour; `to_tsv` and `to_html` make
both flavours of a block. The window only hands over and takes the texts; nothing here knows Qt.
"""

from __future__ import annotations

from canvas_studio.ingest.clipboard.block import Block, Span, block_of
from canvas_studio.ingest.clipboard.flavours import read_clipboard
from canvas_studio.ingest.clipboard.html_writing import to_html
from canvas_studio.ingest.clipboard.kind import BlockKind, as_list, classify
from canvas_studio.ingest.clipboard.limits import LIMITS, Allowance, Limits, TooMuchError
from canvas_studio.ingest.clipboard.tab_separated import to_tsv

__all__ = [
    "LIMITS",
    "Allowance",
    "Block",
    "BlockKind",
    "Limits",
    "Span",
    "TooMuchError",
    "as_list",
    "block_of",
    "classify",
    "read_clipboard",
    "to_html",
    "to_tsv",
]
