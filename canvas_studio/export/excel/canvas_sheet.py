"""The sheet 目标功能角色画布: functions down, goals across, in each cell who does what (domain 4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.worksheet import Worksheet

from canvas_studio.export.columns import module_name
from canvas_studio.export.entries import Entries
from canvas_studio.export.excel.book import Book, step
from canvas_studio.export.excel.page import WIDE_CHARACTER, break_pages, page_scale, set_page
from canvas_studio.export.excel.styles import HEADING_FONT, Look, border
from canvas_studio.export.exporter import Progress
from canvas_studio.export.palette import BAND, DIMENSION_FILLS, MUTED, NAVY, PALE, WHITE
from canvas_studio.export.wording import KINDS, NOT_IN_A_MODULE, Words
from canvas_studio.messages import Localised, Message, message
from canvas_studio.model.metrics import GoalFigures, goal_figures
from canvas_studio.model.notation import print_participations
from canvas_studio.model.records import Crossing, Function, Goal, Module, Role, Stage
from canvas_studio.model.records.value import Indicator

CANVAS = message("目标功能角色画布", "Canvas")
UNSTAFFED = "○"
BLOCK = 8
"""Goals on one page; more are printed in blocks, each with the functions at its left."""

_FIRST_ROW, _FIRST_GOAL = 6, 4
_PAGE_WIDTH = {"zh": 150.0, "en": 170.0, "zh+en": 170.0}
_NARROWEST, _WIDEST = 12.0, 26.0
_BANNER_HEIGHT = 20.0

_TITLE = Look(size=16, bold=True, colour=NAVY, font=HEADING_FONT)
_FIGURES = Look(size=9, colour=MUTED)
_HEADER = Look(
    bold=True, colour=WHITE, font=HEADING_FONT, fill=NAVY, borders="all", horizontal="center"
)
_SUBHEADER = Look(size=9, colour=NAVY, fill=PALE, borders="all", horizontal="center")
_CELL = Look(borders="all")


def _looks(cell: Look) -> tuple[Look, Look, Look]:
    """Of texts, of what is centred, and of the mark for nobody."""
    centred = replace(cell, horizontal="center")
    return cell, centred, replace(centred, colour=MUTED)


_PLAIN, _BANDED = _looks(_CELL), _looks(replace(_CELL, fill=BAND))
_SUM_LABEL = Look(bold=True, colour=NAVY, fill=PALE, borders="all")
_SUM = Look(bold=True, colour=NAVY, fill=PALE, borders="all", horizontal="center")


def write_canvas_sheet(book: Book, progress: Progress) -> Worksheet:
    """Write the whole sheet, tell `progress` about its rows."""
    return _CanvasSheet(book).write(progress)


class _CanvasSheet:
    def __init__(self, book: Book) -> None:
        self._book = book
        self._content = book.content
        self._words = book.words
        self._goals = book.content.of(Goal)
        self._column = {goal.id: _FIRST_GOAL + n for n, goal in enumerate(self._goals)}
        self._last = _FIRST_GOAL + len(self._goals) + 1
        self._widths = self._measure()
        self._sheet = book.sheet(CANVAS, self._widths)
        self._heights: list[float] = []

    def _measure(self) -> list[float]:
        left = [6.0, 17.0, 5.0] if self._words.language == "zh" else [6.0, 19.0, 10.5]
        right = [6.0, 6.0] if self._words.language == "zh" else [7.0, 7.0]
        on_page = min(len(self._goals), BLOCK) or 1
        each = (_PAGE_WIDTH[self._words.language] - sum(left) - sum(right)) / on_page
        each = float(int(max(_NARROWEST, min(_WIDEST, each))))
        return [*left, *[each] * len(self._goals), *right]

    def write(self, progress: Progress) -> Worksheet:
        self._write_head()
        entries = Entries(self._content, per_point=False, reasons_apart=True)
        functions = [f for part, found in entries.parts() if part != "not_this_time" for f in found]
        together: list[tuple[int, int]] = []
        row, done = _FIRST_ROW, 0
        for id, members in groupby(functions, key=lambda function: function.module):
            self._write_module(id, row)
            # a banner stays with the first row under it
            together.append((row - _FIRST_ROW, row - _FIRST_ROW + 1))
            for offset, function in enumerate(members):
                row += 1
                done += 1
                self._write_function(function, row, banded=offset % 2 == 1)
                together += [(row - _FIRST_ROW,) * 2] if offset else []
                step(progress, done, len(functions))
            row += 1
        self._write_sums(row)
        sheet = self._sheet
        # blank cells get their lines from a rule: a large canvas has a million of them
        area = f"A{_FIRST_ROW}:{get_column_letter(self._last)}{row + 2}"
        rule = FormulaRule(formula=["TRUE"], border=border("all"))  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(area, rule)
        sheet.freeze_panes = f"{get_column_letter(_FIRST_GOAL)}{_FIRST_ROW}"
        self._set_page(together, row + 2)
        return sheet

    def _write_head(self) -> None:
        book, words, sheet = self._book, self._words, self._sheet
        across = min(self._last, _FIRST_GOAL + BLOCK + 1)
        title = words(canvas_title(book.figures.project.name))
        book.band(sheet, 1, (1, across), title, _TITLE)
        book.band(sheet, 2, (1, across), book.table.figures_line, _FIGURES)
        sheet.row_dimensions[1].height = 24.0 * (1 + title.count("\n"))
        lines = book.lines.lines(book.table.figures_line, sum(self._widths[:across]) * 10 / 9)
        sheet.row_dimensions[2].height = 14.0 * lines
        labels = [
            message("编号", "ID"),
            message("功能", "Function"),
            message("类型", "Kind"),
        ]
        for column, label in enumerate(labels, start=1):
            book.merge(sheet, (3, column), (5, column), words(label), _HEADER)
        heads: dict[int, list[tuple[str, float]]] = {row: [] for row in (3, 4, 5)}
        for goal in self._goals:
            column = self._column[goal.id]
            stage = self._content.find(goal.stage)
            texts = [
                words(stage.name) if isinstance(stage, Stage) else "",
                words.stack.join([goal.code, words(goal.name)]),
                self._indicator(goal.indicator),
            ]
            for row, (text, look) in enumerate(
                zip(texts, (_SUBHEADER, _HEADER, _SUBHEADER), strict=True), start=3
            ):
                book.put(sheet, row, column, text, look)
                heads[row].append((text, self._widths[column - 1]))
        sums = [message("支撑目标", "Goals"), message("参与角色", "Roles")]
        for column, label in enumerate(sums, start=self._last - 1):
            book.merge(sheet, (3, column), (5, column), words(label), _HEADER)
        for row, shown in heads.items():
            height = book.lines.height(shown)
            sheet.row_dimensions[row].height = min(height + 3, 120)

    def _indicator(self, indicator: Indicator | None) -> str:
        if indicator is None:
            return ""
        words = self._words
        numbers = [
            "" if number is None else f"{number:g}"
            for number in (indicator.baseline, indicator.target)
        ]
        span = " → ".join(numbers) if any(numbers) else ""
        unit = words.line(indicator.unit) if span else ""
        return "\n".join(p for p in (words(indicator.name), f"{span} {unit}".strip()) if p)

    def _write_function(self, function: Function, row: int, *, banded: bool) -> None:
        book, words, sheet = self._book, self._words, self._sheet
        look, centred, blank = _BANDED if banded else _PLAIN
        cells: list[tuple[int, str, Look]] = [
            (1, function.code, centred),
            (2, words(function.name), look),
            (3, words(KINDS[function.kind]), centred),
        ]
        roles: set[str] = set()
        crossings = self._content.referrers(function.id, Crossing)
        for crossing in crossings:
            text = self._cell(crossing, roles)
            cells.append((self._column[crossing.goal], text, look if text != UNSTAFFED else blank))
        for column, text, cell_look in cells:
            book.put(sheet, row, column, text, cell_look)
        book.put(sheet, row, self._last - 1, len(crossings), centred)
        book.put(sheet, row, self._last, len(roles), centred)
        texts = ((text, self._widths[column - 1]) for column, text, _ in cells)
        self._set_height(row, book.lines.height(texts))

    def _cell(self, crossing: Crossing, roles: set[str]) -> str:
        """Who does what in a crossing, a role on a line; adds the roles to `roles`."""
        content = self._content
        parts = content.participations(crossing.id)
        roles.update(part.role for part in parts)
        wordings = [
            "\n".join(
                print_participations(
                    [
                        (
                            content.get(Role, part.role).name.text(language),
                            [activity.text(language) for activity in part.activities],
                        )
                    ],
                    language,
                )
                for part in parts
            )
            for language in self._words.languages
        ]
        return self._words.together(wordings) or UNSTAFFED

    def _write_module(self, id: str | None, row: int) -> None:
        module = self._content.get(Module, id) if id is not None else None
        name = module_name(module, Words(self._words.language, stack=" ")) if module else ""
        fill = DIMENSION_FILLS[module.dimension if module else ""]
        look = replace(_CELL, bold=True, colour=NAVY, fill=fill)
        text = name or self._words.line(NOT_IN_A_MODULE)
        self._book.band(self._sheet, row, (1, self._last), text, look)
        self._set_height(row, _BANNER_HEIGHT)

    def _write_sums(self, row: int) -> None:
        book, words, sheet = self._book, self._words, self._sheet
        labels = [
            message("功能数", "Functions"),
            message("业务/运营/数据", "Business/operations/data"),
            message("已分工交叉格", "Crossings staffed"),
        ]
        for offset, label in enumerate(labels):
            columns = (1, _FIRST_GOAL - 1)
            book.band(sheet, row + offset, columns, words.line(label), _SUM_LABEL)
            self._set_height(row + offset, 20)
        for goal in self._goals:
            for offset, text in enumerate(_sums(goal_figures(book.figures.facts, goal))):
                book.put(sheet, row + offset, self._column[goal.id], text, _SUM)

    def _set_height(self, row: int, height: float) -> None:
        limited = min(height, 409.0)
        self._sheet.row_dimensions[row].height = limited
        self._heights.append(limited)

    def _set_page(self, together: Sequence[tuple[int, int]], last_row: int) -> None:
        sheet = self._sheet
        set_page(sheet, self._book.figures, self._words, title_rows="3:5")
        sheet.print_area = f"A1:{get_column_letter(self._last)}{last_row}"
        body = [*together, (last_row - 2 - _FIRST_ROW, last_row - _FIRST_ROW)]
        on_page = self._widths
        if len(self._goals) > BLOCK:
            # pages that are fitted as a whole have no column breaks: set the scale instead
            on_page = [*self._widths[: _FIRST_GOAL - 1 + BLOCK], *self._widths[-2:]]
            sheet.page_setup.fitToWidth = None
            sheet.page_setup.fitToHeight = None
            sheet.sheet_properties.pageSetUpPr = None
            sheet.page_setup.scale = int(page_scale(on_page, WIDE_CHARACTER) * 100)
            sheet.print_title_cols = f"A:{get_column_letter(_FIRST_GOAL - 1)}"
            sheet.col_breaks = ColBreak()
            for goals in range(BLOCK, len(self._goals), BLOCK):
                sheet.col_breaks.append(Break(id=_FIRST_GOAL - 1 + goals))
        break_pages(sheet, range(3, _FIRST_ROW), on_page, self._heights, body)


def canvas_title(project: Localised) -> Message:
    return message(
        "{project} 目标功能角色画布", "{project}: Goal, Function and Role Canvas", project=project
    )


def _sums(goal: GoalFigures) -> list[str]:
    staffed, crossings = goal.crossings
    kinds = "/".join(str(goal.by_kind[kind]) for kind in KINDS)
    return [str(goal.functions), kinds, f"{staffed}/{crossings}"]
