"""Finds the recorded clipboard contents."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.ingest.clipboard.recorded.sheets import (
    CALC,
    WEB_LIST,
    WEB_TABLE,
    WRITER_LIST,
    WRITER_PARAGRAPHS,
    WRITER_TABLE,
    WRITTEN,
    Sheet,
)

FOLDER = Path(__file__).resolve().parent


class Copied(NamedTuple):
    """One copy: both flavours, and what was copied."""

    name: str
    text: str
    html: str | None
    sheet: Sheet


def copied(path: str, sheet: Sheet) -> Copied:
    text = (FOLDER / f"{path}.txt").read_bytes().decode()
    html = FOLDER / f"{path}.html"
    return Copied(path, text, html.read_bytes().decode() if html.exists() else None, sheet)


def column(lines: tuple[str, ...]) -> Sheet:
    return Sheet(tuple((line,) for line in lines))


CASES = (
    *(copied(f"libreoffice/calc_{name}", sheet) for name, sheet in CALC.items()),
    copied("libreoffice/writer_table", WRITER_TABLE),
    copied("libreoffice/writer_list", column(WRITER_LIST)),
    copied("libreoffice/writer_paragraphs", column(WRITER_PARAGRAPHS)),
    copied("chromium/table", WEB_TABLE),
    copied("chromium/list", column(WEB_LIST)),
    *(copied(f"written/{name}", sheet) for name, sheet in WRITTEN.items()),
    copied("written/wps_cut_off", WRITTEN["wps_table"]),
)
