"""Cells copied within a canvas, with everything that is said in them: filled, pasted, cut, moved.

fill, paste  add to what is there: nothing that somebody wrote is overwritten
cut          makes cells blank once their content is held elsewhere
move         makes the target like the source, a blank source included
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from canvas_studio.messages import message
from canvas_studio.model.commands.staffing import (
    Cell,
    Part,
    become,
    blank,
    each_once,
    held_by,
    unite,
    where,
)
from canvas_studio.model.content import Content
from canvas_studio.model.document import Transaction

Held = Sequence[Part] | None
"""What a cell held when it was copied; None where it was blank."""


def copied(content: Content, cells: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Held]:
    """What cells hold now, to be pasted later whatever becomes of them."""
    return {cell: held_by(content, Cell(*cell)) for cell in cells}


def fill_cells(tx: Transaction, copies: Mapping[tuple[str, str], tuple[str, str]]) -> None:
    """Add to each target (key) what its source (value) holds; a blank source adds nothing."""
    sources = copied(tx.content, copies.values())
    _add(tx, {target: sources[source] for target, source in copies.items()})
    tx.label = message(
        "填充 {where}", "Fill {where}", where=where(tx.content, [Cell(*t) for t in copies])
    )


def paste_cells(tx: Transaction, held: Mapping[tuple[str, str], Held]) -> None:
    """Add to each cell what was copied for it. What was deleted since then is left out."""
    known = {
        cell: parts and [part for part in parts if tx.content.find(part.role)]
        for cell, parts in held.items()
        if cell[0] in tx.content and cell[1] in tx.content
    }
    _add(tx, known)
    filled = [Cell(*cell) for cell, parts in known.items() if parts is not None]
    tx.label = message("粘贴 {where}", "Paste {where}", where=where(tx.content, filled))


def cut_cells(tx: Transaction, cells: Iterable[tuple[str, str]]) -> None:
    """Make cells blank whose content was copied."""
    chosen = each_once(cells)
    blank(tx, chosen)
    tx.label = message("剪切 {where}", "Cut {where}", where=where(tx.content, chosen))


def move_cells(tx: Transaction, moves: Mapping[tuple[str, str], tuple[str, str]]) -> None:
    """Move the content of each source (value) to its target (key); sources are left blank."""
    sources = {source: held_by(tx.content, Cell(*source)) for source in moves.values()}
    for target, source in moves.items():
        become(tx, Cell(*target), sources[source])
    blank(tx, [Cell(*source) for source in moves.values() if source not in moves])
    tx.label = message(
        "移动到 {where}", "Move to {where}", where=where(tx.content, [Cell(*t) for t in moves])
    )


def _add(tx: Transaction, held: Mapping[tuple[str, str], Held]) -> None:
    for cell, parts in held.items():
        if parts is not None:
            unite(tx, Cell(*cell), parts)
