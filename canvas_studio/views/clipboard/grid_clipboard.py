"""Copy, cut, paste and fill in the grid, each one step to undo."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from canvas_studio.errors import UserError
from canvas_studio.ingest.clipboard import LIMITS, Allowance, Block
from canvas_studio.model.commands import linking
from canvas_studio.model.commands.copying import Held, copied
from canvas_studio.model.commands.paste import PastePlan
from canvas_studio.model.document import Document
from canvas_studio.model.records import Function, Goal
from canvas_studio.views.canvas.axes import NAMES, Line
from canvas_studio.views.canvas.cell_editing import CellEditing
from canvas_studio.views.canvas.selection import select_block
from canvas_studio.views.canvas.view import CanvasView
from canvas_studio.views.clipboard.grid_area import Area, Cell, Target, selected_area, target_of
from canvas_studio.views.clipboard.mime import Flavours, flavours_of, mime_of, token_of
from canvas_studio.views.clipboard.preview import PastePreview
from canvas_studio.views.clipboard.preview_lines import PlanWords, left_out
from canvas_studio.views.clipboard.reading import Pasted, Reading, repeats
from canvas_studio.views.studio import Studio, Tone

_MOST_COMPARED = 50
"""Names of a pasted list that are compared with those that are there."""


@dataclass(frozen=True, slots=True)
class _OwnCopy:
    """Cells copied from this document, with what no text says of them."""

    token: str
    document: Document
    rows: list[list[Held]]


class GridClipboard(QObject):
    """Takes what is selected in the grid, and brings in what was copied anywhere."""

    def __init__(
        self, studio: Studio, view: CanvasView, editing: CellEditing, page: QWidget
    ) -> None:
        super().__init__(view)
        self._studio = studio
        self._view = view
        self._editing = editing
        self.preview = PastePreview(studio, page)
        self._own: _OwnCopy | None = None
        self._pasted: Pasted | None = None
        """What the preview shows."""
        self.preview.accepted.connect(self._apply)
        self.preview.cancelled.connect(self._cancel)
        studio.session.changed.connect(lambda _changes: self._plan_again())
        studio.session.closed.connect(self._forget)

    # -- copying -----------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put what is selected on the clipboard, as text and as a table."""
        area = selected_area(self._view)
        session = self._studio.session
        token = secrets.token_hex(8)
        self._own = None
        if not area.has_names:
            cells = area.cells()
            held = copied(session.content, (cell for row in cells for cell in row))
            rows = [[held[cell] for cell in row] for row in cells]
            self._own = _OwnCopy(token, session.document, rows)
        QGuiApplication.clipboard().setMimeData(mime_of(area.block(), token))

    def cut(self) -> None:
        """Copy the selected cells and make them blank. Names are only copied: they are not cells."""
        cells = [cell for row in selected_area(self._view).cells() for cell in row]
        self.copy()
        self._studio.session.edits.cut(cells)

    # -- pasting -----------------------------------------------------------------------------------

    def paste(self, mime: QMimeData | None = None) -> None:
        """Bring in what is on the clipboard, or what was dropped, at the selection."""
        mime = (
            mime or QGuiApplication.clipboard().mimeData() or QMimeData()
        )  # none where it is empty
        if not self._editing.finish():
            return
        target = target_of(selected_area(self._view))
        if self._paste_own(token_of(mime), target):
            return
        flavours = flavours_of(mime)
        if not (flavours.text or "").strip() and not (flavours.html or "").strip():
            _ = self._studio.locale.translator
            self._studio.notice(_("There is no text on the clipboard."))
            return
        self._read(flavours, target)

    def paste_list(self, mime: QMimeData) -> bool:
        """Several names, pasted where one was going to be typed, are a list; False for a text."""
        editor, text = self._editing.editor, flavours_of(mime).text or ""
        takes_names = self._view.cursor_place().makes and not editor.toPlainText().strip()
        if takes_names and len([line for line in text.splitlines() if line.strip()]) > 1:
            editor.clear()
            self.paste(mime)
            return True
        try:
            Allowance(LIMITS).check_cell(len(text))
        except UserError as error:
            self._refuse(error)
            return True
        return False

    def _paste_own(self, token: str, target: Target) -> bool:
        """Paste what was copied here with all that it holds; False where that does not fit."""
        own, session = self._own, self._studio.session
        if own is None or own.token != token or own.document is not session.document:
            return False
        if target.onto is not None or not own.rows or not own.rows[0]:
            return False
        held = _placed(own.rows, target)
        if held is None:
            return False
        self._studio.attempt(lambda: session.edits.paste(held))
        down, across = _size(own.rows, target)
        self._select(target, down, across)
        return True

    def _read(self, flavours: Flavours, target: Target) -> None:
        _ = self._studio.locale.translator
        document = self._studio.session.document
        reading = Reading(
            flavours, Pasted(document, target, self._editing.choosing.goal, Block()), self
        )
        reading.planned.connect(self._offer)
        reading.refused.connect(self._refuse)
        reading.broke.connect(self._fail)
        if reading.takes_time:
            self._studio.notice(_("Reading the clipboard…"))
        reading.start()

    def _offer(self, pasted: Pasted, plan: PastePlan) -> None:
        """Do what is clear at once, show everything else first."""
        session, _ = self._studio.session, self._studio.locale.translator
        if not session.is_open or session.document is not pasted.document:
            return
        if not plan.elements and not plan.cells and not plan.problems:
            self._studio.notice(_("There is nothing in it to paste."))
            return
        self._pasted = pasted
        if plan.is_clear:
            self._apply(plan)
        else:
            self.preview.show_plan(plan)

    def _plan_again(self) -> None:
        """Let the preview follow the canvas."""
        pasted = self._pasted
        if pasted is not None and self.preview.is_open:
            self.preview.show_plan(pasted.plan(self._studio.session.content))

    def _apply(self, plan: PastePlan) -> None:
        pasted, session = self._pasted, self._studio.session
        if pasted is None:
            return
        words = PlanWords(
            session.content, plan, self._studio.locale.translator, self._view.canvas.language
        )
        self._pasted = None  # what follows is not to be planned again
        before, close = set(session.content.records), self._close_names(plan)
        if not self._studio.attempt(lambda: session.edits.apply_plan(plan)):
            self._pasted = pasted
            return
        self.preview.close_plan()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(pasted, plan, before)
        self._tell(plan, words.title(), close)

    def _close_names(self, plan: PastePlan) -> list[str]:
        """New names of a list that may be twins of some that are there: 邀约码 ≈ F05 邀请码."""
        if plan.kind != "list":
            return []
        content, language = self._studio.session.content, self._view.canvas.language
        close = []
        for element in plan.with_state("new")[:_MOST_COMPARED]:
            name = element.attributes["name"].text(language)
            if element.type is Function:
                found = linking.suggestions(content, Function, name, 1)
            else:
                found = linking.suggestions(content, Goal, name, 1)
            if found and found[0].closeness > linking.CLOSE:
                record: Function | Goal = content.get(element.type, found[0].id)
                close.append(f"{name} ≈ {record.code} {record.name.text(language)}")
        return close

    def _show(self, pasted: Pasted, plan: PastePlan, before: set[str]) -> None:
        """Bring what was pasted into sight: the cells selected, or the first new name."""
        if plan.kind == "cells":
            self._select(pasted.target, *_size(pasted.block.rows, pasted.target))
            return
        content = self._studio.session.content
        new = (r for type in (Function, Goal) for r in content.of(type) if r.id not in before)
        first = next(new, None)
        if isinstance(first, Function):
            self._view.show_place(NAMES, Line("function", first.id))
        elif first is not None:
            self._view.show_place(Line("goal", first.id), NAMES)

    def _tell(self, plan: PastePlan, what: str, close: Sequence[str] = ()) -> None:
        """Say what became of it where that cannot be seen at once: nothing is dropped in silence."""
        _, language = self._studio.locale.translator, self._studio.locale.language
        parts = []
        known = len(plan.with_state("known")) if plan.kind == "list" else 0
        if known:
            parts.append(_("There already: {count}.", count=known))
        if close:
            parts.append(_("Perhaps there already: {names}.", names="、".join(close[:5])))
        if plan.repeated:
            parts.append(_("Repeated, taken once: {names}.", names="、".join(plan.repeated[:5])))
        if plan.problems:
            first = left_out(plan.problems, language)
            parts.append(_("Left out: {count} ({first}).", count=len(plan.problems), first=first))
        refused = [
            name
            for kind, names in plan.unknown.items()
            for name in names
            if name not in plan.wanted.get(kind, ())
        ]
        if refused:
            parts.append(_("Not taken: {names}.", names="、".join(refused[:5])))
        if parts:
            tone: Tone = "warning" if plan.problems or refused else "info"
            self._studio.notice(" ".join([_("Pasted: {what}.", what=what), *parts]), tone)

    def _cancel(self) -> None:
        self._forget()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._pasted = None
        self.preview.close_plan()

    def _refuse(self, error: UserError) -> None:
        self._studio.notice(error.text(self._studio.locale.language), "error")

    def _fail(self, error: BaseException) -> None:
        raise error

    def _select(self, target: Target, rows: int, columns: int) -> None:
        """Select what was pasted, from the anchor on."""
        canvas = self._view.canvas
        down = [n for n in range(target.anchor[0], len(canvas.rows)) if _holds(canvas.rows[n])]
        across = [
            n for n in range(target.anchor[1], len(canvas.columns)) if _holds(canvas.columns[n])
        ]
        if down and across:
            last = down[min(rows, len(down)) - 1], across[min(columns, len(across)) - 1]
            self._view.set_cursor(*target.anchor)
            select_block(self._view, target.anchor, last)

    # -- filling -----------------------------------------------------------------------------------

    def fill_down(self) -> None:
        """Add the topmost selected cells to those below; of one row, the cells above to it."""
        area = selected_area(self._view)
        rows = area.cells()
        if len(rows) == 1:
            above = _row_above(self._view, area)
            rows = [above, *rows] if above else rows
        self._fill(
            {cell: source for row in rows[1:] for cell, source in zip(row, rows[0], strict=True)}
        )

    def fill_row(self) -> None:
        """Add the leftmost selected cells to those on the right.

        Of one column, each cell goes to all the marked ones of its row: blank ones stay blank,
        because whether a function supports a goal is not for a copy to decide.
        """
        area = selected_area(self._view)
        rows = area.cells()
        if rows and len(rows[0]) == 1:
            content = self._studio.session.content
            whole = Area(self._view, area.rows, range(1, len(self._view.canvas.columns))).cells()
            rows = [
                [source, *(c for c in row if c != source and content.crossing(*c) is not None)]
                for (source,), row in zip(rows, whole, strict=True)
            ]
        self._fill({cell: row[0] for row in rows for cell in row[1:]})

    def _fill(self, copies: Mapping[Cell, Cell]) -> None:
        session, _ = self._studio.session, self._studio.locale.translator
        filled = {
            target: source
            for target, source in copies.items()
            if session.content.crossing(*source) is not None
        }
        if not copies:
            self._studio.notice(_("There is no other marked cell to fill."))
        elif not filled:
            self._studio.notice(_("The cell to be copied is blank."))
        else:
            self._studio.attempt(lambda: session.edits.fill(filled))


def _holds(line: Line) -> bool:
    return line.kind in ("goal", "function")


def _row_above(view: CanvasView, area: Area) -> list[Cell]:
    """The cells of the nearest row above that has some; none where there is no such row."""
    canvas = view.canvas
    row = area.rows[0] - 1
    while row > 0 and not _holds(canvas.rows[row]):
        row -= 1
    above = Area(view, range(row, row + 1), area.columns).cells() if row > 0 else []
    return above[0] if above else []


def _size(rows: list[list[Held]] | tuple[tuple[str, ...], ...], target: Target) -> tuple[int, int]:
    """How many rows and columns a paste covers."""
    height, width = len(rows), len(rows[0]) if rows else 0
    down, across = repeats((height, width), target.size)
    return height * down, width * across


def _placed(rows: list[list[Held]], target: Target) -> dict[Cell, Held] | None:
    """What goes into each cell from the anchor on; None where some of it would be outside."""
    height, width = _size(rows, target)
    down, across = (
        (target.goals, target.functions) if target.goals_down else (target.functions, target.goals)
    )
    held: dict[Cell, Held] = {}
    for r, c in product(range(height), range(width)):
        parts = rows[r % len(rows)][c % len(rows[0])]
        if r >= len(down) or c >= len(across):
            if parts is not None:
                return None
            continue
        goal, function = (down[r], across[c]) if target.goals_down else (across[c], down[r])
        held[goal, function] = parts
    return held
