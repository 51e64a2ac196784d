"""What a copied block is about: cells of the canvas, a list of names, or a table with headers.

Only what the block itself tells; whether goals of this canvas stand above a matrix, and what each
text means, is for `model.commands.paste_plans`.
"""

from __future__ import annotations

import re
from typing import Literal

from canvas_studio.ingest.clipboard.block import Block, block_of
from canvas_studio.model.commands import headings
from canvas_studio.model.notation import RoleNames, parse_cell

BlockKind = Literal["cells", "list", "table with headers"]

_BULLET = re.compile(r"\s*(?:[•·▪◦●■➢➤§]|[（(]?(?:\d{1,3}|[a-zA-Z])[)）.、．:：]|[①-⑳])\s*")


def classify(block: Block, roles: RoleNames | None = None) -> BlockKind:
    """What `block` is. A column in which most texts name `roles` is cells, not a list of names."""
    if headings.is_table(block.rows):
        return "table with headers"
    items = as_list(block)
    if items.width != 1 or items.height < 2:
        return "cells"
    return "cells" if roles is not None and _names_roles(items, roles) else "list"


def as_list(block: Block) -> Block:
    """`block` without a first column that holds nothing but bullets and numbers.

    Word and browsers put a tab between the number of an item and its text, if the text is all
    that is on the clipboard.
    """
    if block.width < 2:
        return block
    firsts = [row[0] for row in block.rows if any(row)]
    if not firsts or not all(map(_BULLET.fullmatch, firsts)):
        return block
    return block_of(
        (row[1:] for row in block.rows),
        (span._replace(column=span.column - 1) for span in block.spans if span.column),
    )


def _names_roles(items: Block, roles: RoleNames) -> bool:
    texts = [row[0] for row in items.rows if row[0].strip()]
    named = sum(
        any(entry.role is not None for entry in parse_cell(text, roles).entries) for text in texts
    )
    return named * 2 > len(texts)
