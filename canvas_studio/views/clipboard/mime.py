"""A block of cells as what Qt puts on the clipboard, and the texts that other programs put there."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QMimeData

from canvas_studio.ingest.clipboard import (
    Block,
    TooMuchError,
    read_clipboard,
    to_html,
    to_tsv,
)

_OWN = "application/x-canvas-studio-cells"


class Flavours(NamedTuple):
    """The texts of one clipboard; None for a flavour that it has not."""

    text: str | None
    html: str | None

    @property
    def size(self) -> int:
        """Characters to be read."""
        return len(self.text or "") + len(self.html or "")

    def read(self) -> Block:
        """The cells; UserError where they are too many."""
        return read_clipboard(self.text, self.html)


def flavours_of(mime: QMimeData) -> Flavours:
    return Flavours(
        mime.text() if mime.hasText() else None, mime.html() if mime.hasHtml() else None
    )


def mime_of(block: Block, token: str) -> QMimeData:
    """Both flavours of `block`, and a token by which the program knows its own copy again."""
    mime = QMimeData()
    mime.setText(to_tsv(block))
    mime.setHtml(to_html(block))
    mime.setData(_OWN, token.encode())
    return mime


def token_of(mime: QMimeData) -> str:
    """The token of a copy of this program; "" where another one filled the clipboard."""
    return bytes(mime.data(_OWN).data()).decode(errors="replace")


def plain_text(mime: QMimeData) -> str:
    """What a clipboard says as text, line by line; of a single copied cell what stands in it."""
    flavours = flavours_of(mime)
    try:
        block = flavours.read()
    except TooMuchError:
        return flavours.text or ""
    return "\n".join("\t".join(row) for row in block.rows)
