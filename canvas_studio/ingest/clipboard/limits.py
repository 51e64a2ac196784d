"""How much of a clipboard is read, and the error that says that it is too much."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from canvas_studio.errors import UserError
from canvas_studio.messages import message


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest clipboard that is read; the largest canvas has 900 × 300 cells."""

    rows: int = 20_000
    columns: int = 1_000
    cells: int = 1_000_000
    cell: int = 32_767
    """Characters in one cell: as many as a spreadsheet holds."""
    characters: int = 40_000_000
    seconds: float = 10.0


LIMITS = Limits()


class TooMuchError(UserError):
    """The clipboard holds more than is read; nothing of it was taken."""


class Allowance:
    """What may still be read, for one flavour of one clipboard."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._end = time.monotonic() + limits.seconds
        self._cells = 0

    def check_time(self) -> None:
        if time.monotonic() > self._end:
            raise _too_much(
                "读取剪贴板超过 {seconds} 秒，已停止；请分几次复制",
                "Reading the clipboard took more than {seconds} seconds and was stopped; copy less at a time",
                seconds=self.limits.seconds,
            )

    def check_characters(self, text: str) -> None:
        if len(text) > self.limits.characters:
            raise _too_much(
                "剪贴板有 {n} 个字符，最多可粘贴 {most} 个；请分几次复制",
                "The clipboard holds {n} characters, at most {most} can be pasted; copy less at a time",
                n=len(text),
                most=self.limits.characters,
            )

    def check_cell(self, characters: int) -> None:
        """The longest text of a cell: it is to be read as names and notation, and seen in a row."""
        if characters > self.limits.cell:
            raise _too_much(
                "剪贴板的一个单元格有 {n} 个字符，最多可粘贴 {most} 个；请分几次复制",
                "One cell on the clipboard holds {n} characters, at most {most} can be pasted; copy less at a time",
                n=characters,
                most=self.limits.cell,
            )

    def count_cell(self) -> None:
        """To be called for each cell found, because memory runs out before the shape is known."""
        self._cells += 1
        if self._cells > 4 * self.limits.cells:  # some may be empty ones at the edge
            raise _too_much(
                "剪贴板的单元格过多，最多可粘贴 {most} 格；请分几次复制",
                "The clipboard holds too many cells, at most {most} can be pasted; copy less at a time",
                most=self.limits.cells,
            )
        if self._cells % 1024 == 0:
            self.check_time()

    def check_shape(self, rows: int, columns: int) -> None:
        most = self.limits
        if rows > most.rows or columns > most.columns or rows * columns > most.cells:
            raise _too_much(
                "剪贴板有 {rows} 行 × {columns} 列，最多可粘贴 {most_rows} 行、{most_columns} 列、共 {most_cells} 格；请分几次复制",
                "The clipboard holds {rows} rows × {columns} columns, at most {most_rows} rows, {most_columns} columns and {most_cells} cells can be pasted; copy less at a time",
                rows=rows,
                columns=columns,
                most_rows=most.rows,
                most_columns=most.columns,
                most_cells=most.cells,
            )


def _too_much(zh: str, en: str, **parameters: Any) -> TooMuchError:
    return TooMuchError(message(zh, en, **parameters))
