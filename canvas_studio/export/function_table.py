"""The business function table as rows of text (domain 4.2), which every format then lays out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Annotated, Any

from pydantic import BeforeValidator, field_validator
from pydantic_core import PydanticCustomError

from canvas_studio.export.columns import COLUMNS, PROFILE_COLUMNS, PROFILES, Column, Group, Profile
from canvas_studio.export.entries import Entries, Part
from canvas_studio.export.exporter import ExportOptions, Label
from canvas_studio.export.figures import Figures
from canvas_studio.export.wording import (
    DIMENSIONS,
    LANGUAGES,
    NOT_IN_A_MODULE,
    NOT_THIS_TIME,
    PrintLanguage,
    Words,
    table_title,
)
from canvas_studio.messages import Message, message
from canvas_studio.model.content import Content
from canvas_studio.model.records import Module


def _split(value: Any) -> Any:
    return (
        [id.strip() for id in value.split(",") if id.strip()] if isinstance(value, str) else value
    )


class TableOptions(ExportOptions):
    """What can be chosen about a function table."""

    language: Annotated[PrintLanguage, Label(message("语言", "Language"), LANGUAGES)] = "zh"
    profile: Annotated[Profile, Label(message("版式", "Profile"), PROFILES)] = "signoff"
    columns: Annotated[
        tuple[str, ...],
        BeforeValidator(_split),
        Label(
            message("列（留空即按版式）", "Columns (empty: as in the profile)"),
            {id: column.header for id, column in COLUMNS.items()},
        ),
    ] = ()
    """Ids of columns, as a list or with commas; none for those of the profile."""

    @field_validator("columns")
    @classmethod
    def _known(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [id for id in ids if id not in COLUMNS]
        if unknown:
            raise PydanticCustomError(
                "unknown_column",
                "there is no column {unknown}",
                {"unknown": ", ".join(unknown), "columns": ", ".join(COLUMNS)},
            )
        return tuple(id for id in COLUMNS if id in ids)

    @property
    def column_ids(self) -> tuple[str, ...]:
        return self.columns or PROFILE_COLUMNS[self.profile]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the architecture rows stand, as keys to compare and names to read."""

    dimension: str
    module: str
    submodule: str
    dimension_name: str
    module_name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a text for each column."""

    cells: tuple[str, ...]
    place: Place
    function: str
    code: str

    def key(self, group: Group) -> str:
        """Equal for neighbouring rows over which a cell of this group reaches."""
        return self.function if group == "function" else str(getattr(self.place, group))


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one banner; the main body has none."""

    part: Part
    banner: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FunctionTable:
    """All that a function table says, ready to be laid out."""

    title: str
    figures_line: str
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    figures: Figures
    words: Words = field(repr=False)

    @property
    def headers(self) -> list[str]:
        return [self.words(column.header) for column in self.columns]

    @property
    def widths(self) -> list[float]:
        return [column.width(self.words.language) for column in self.columns]

    def rows(self) -> Iterator[Row]:
        for block in self.blocks:
            yield from block.rows


def runs(rows: Sequence[Row], group: Group) -> Iterator[tuple[int, int]]:
    """First and last index of each run of rows that one cell of this group reaches over."""
    start = 0
    for _, members in groupby(rows, key=lambda row: row.key(group)):
        length = len(list(members))
        yield start, start + length - 1
        start += length


def reach(rows: Sequence[Row], column: Column) -> list[int]:
    """For each row the last row that the cell beginning there reaches; -1 where none begins."""
    if column.group is None:
        return list(range(len(rows)))
    ends = [-1] * len(rows)
    for start, end in runs(rows, column.group):
        ends[start] = end
    return ends


def function_table(
    content: Content, figures: Figures, options: TableOptions, *, flat: bool = False
) -> FunctionTable:
    """The table of `content`; `flat` gives one row per function for machines.

    Otherwise a function with points has one row per point.
    """
    words = Words(options.language, stack=" ", items="；") if flat else Words(options.language)
    ids = options.column_ids
    if not any(module.parent for module in content.every(Module)):
        ids = tuple(id for id in ids if id != "submodule")
    columns = tuple(COLUMNS[id] for id in ids)
    entries = Entries(content, per_point=not flat, reasons_apart="remark" in ids)
    places: dict[str | None, Place] = {}
    blocks = []
    for part, functions in entries.parts():
        rows = []
        for function in functions:
            if function.module not in places:
                places[function.module] = _place(*entries.modules(function), words)
            place = places[function.module]
            for entry in entries.of(function):
                cells = tuple(column.text(entry, words) for column in columns)
                rows.append(Row(cells, place, function.id, function.code))
        if rows:
            blocks.append(Block(part, words.line(_BANNERS[part]), tuple(rows)))
    return FunctionTable(
        title=words(table_title(content.project.name)),
        figures_line=figures.line(words),
        columns=columns,
        blocks=tuple(blocks),
        figures=figures,
        words=words,
    )


def _place(module: Module | None, submodule: Module | None, words: Words) -> Place:
    if module is None:
        nowhere = words.line(NOT_IN_A_MODULE)
        return Place("", "", "", nowhere, nowhere)
    return Place(
        dimension=module.dimension,
        module=module.id,
        submodule=submodule.id if submodule else module.id,
        dimension_name=words.line(DIMENSIONS[module.dimension]),
        module_name=f"{module.code} {words.line(module.name)}",
    )


_BANNERS: Mapping[Part, Message] = {
    "in_scope": message("", ""),
    "unplaced": NOT_IN_A_MODULE,
    "not_this_time": NOT_THIS_TIME,
}
