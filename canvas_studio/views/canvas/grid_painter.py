"""Draws the visible part of the grid. It reads the display and draws; it changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from canvas_studio.i18n import Translator
from canvas_studio.views.canvas.arrangement import arranged
from canvas_studio.views.canvas.axes import Line
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.pictures import Pictures
from canvas_studio.views.canvas.style import GridStyle
from canvas_studio.views.words import DIMENSION

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Strip(NamedTuple):
    """A visible row or column: its number, where it starts, how far it reaches, what it shows."""

    number: int
    start: int
    size: int
    line: Line


@dataclass(slots=True)
class Frame:
    """What is to be seen: the visible lines, the cursor and the selection."""

    width: int
    height: int
    names_width: int
    header: int
    rows: list[Strip]
    columns: list[Strip]
    cursor: tuple[int, int] | None
    selection: list[QRect]
    """In rows and columns: left and right are columns, top and bottom rows."""
    has_focus: bool
    collapsed: frozenset[str]
    blink: tuple[int, int] | None
    is_transposed: bool
    totals: str


class GridPainter:
    """Paints frames of one display in one style."""

    def __init__(self, style: GridStyle, pictures: Pictures) -> None:
        self.style = style
        self.pictures = pictures

    def paint(self, painter: QPainter, frame: Frame, display: CanvasDisplay, _: Translator) -> None:
        body = QRect(
            frame.names_width,
            frame.header,
            frame.width - frame.names_width,
            frame.height - frame.header,
        )
        painter.fillRect(0, 0, frame.width, frame.height, self.style.surface)
        painter.setClipRect(body)
        self._paint_ground(painter, frame)
        self._paint_cells(painter, frame, display)
        painter.setClipping(False)
        self._paint_lines(painter, frame)
        painter.setClipRect(body)
        self._paint_selection(painter, frame, in_body=True)
        painter.setClipRect(0, frame.header, frame.names_width, body.height())
        self._paint_row_names(painter, frame, display, _)
        painter.setClipRect(frame.names_width, 0, body.width(), frame.header)
        self._paint_column_names(painter, frame, display, _)
        painter.setClipping(False)
        self._paint_corner(painter, frame, _)
        self._paint_edges(painter, frame)
        self._paint_selection(painter, frame, in_body=False)

    # -- the body ----------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, frame: Frame) -> None:
        style = self.style
        if frame.cursor:
            row, column = frame.cursor
            for strip in frame.rows:
                if strip.number == row:
                    painter.fillRect(0, strip.start, frame.width, strip.size, style.crosshair)
            for strip in frame.columns:
                if strip.number == column:
                    painter.fillRect(strip.start, 0, strip.size, frame.height, style.crosshair)
        for strip in frame.rows:
            if strip.line.kind == "group":
                painter.fillRect(0, strip.start, frame.width, strip.size, style.group)

    def _paint_cells(self, painter: QPainter, frame: Frame, display: CanvasDisplay) -> None:
        """The hot path: 300 cells in a frame."""
        style, pictures, transposed = self.style, self.pictures, frame.is_transposed
        draw, block_picture = painter.drawPixmap, pictures.block
        marked, size = pictures.marked(), style.chip
        columns = [strip for strip in frame.columns if strip.line.kind in ("goal", "function")]
        for _number, top, height, row_line in frame.rows:
            if row_line.kind not in ("goal", "function"):
                continue
            cells = None if transposed else display.cells(row_line.id)
            if cells is not None and not cells:
                continue
            for _column, left, width, column_line in columns:
                cell = (
                    display.cell(row_line.id, column_line.id)
                    if cells is None
                    else cells.get(column_line.id)
                )
                if cell is None:
                    continue
                if not cell.parts:
                    draw(left + (width - size) // 2, top + (height - size) // 2, marked)
                    continue
                for x, y, block in arranged(cell, width, style).blocks:
                    draw(left + x, top + y, block_picture(block))

    def _paint_lines(self, painter: QPainter, frame: Frame) -> None:
        painter.setPen(self.style.grid_pen)
        right = frame.columns[-1].start + frame.columns[-1].size if frame.columns else frame.width
        bottom = frame.rows[-1].start + frame.rows[-1].size if frame.rows else frame.height
        lines = [
            QLine(
                0,
                strip.start + strip.size - 1,
                min(right, frame.width),
                strip.start + strip.size - 1,
            )
            for strip in frame.rows
        ]
        for strip in frame.columns:
            x = strip.start + strip.size - 1
            lines.append(QLine(x, frame.header, x, min(bottom, frame.height)))
        painter.drawLines(lines)

    # -- cursor and selection ----------------------------------------------------------------------

    def _paint_selection(self, painter: QPainter, frame: Frame, *, in_body: bool) -> None:
        style = self.style
        rows = {strip.number: strip for strip in frame.rows}
        columns = {strip.number: strip for strip in frame.columns}
        rows[0] = (
            Strip(0, 0, frame.header, frame.rows[0].line)
            if frame.rows
            else Strip(0, 0, frame.header, Line("names"))
        )
        columns[0] = Strip(0, 0, frame.names_width, Line("names"))

        def box(left: int, top: int, right: int, bottom: int) -> QRect | None:
            seen_rows = [
                s for n, s in rows.items() if top <= n <= bottom and (n > 0 or not in_body)
            ]
            seen_columns = [
                s for n, s in columns.items() if left <= n <= right and (n > 0 or not in_body)
            ]
            if not seen_rows or not seen_columns:
                return None
            x, y = min(s.start for s in seen_columns), min(s.start for s in seen_rows)
            return QRect(
                x,
                y,
                max(s.start + s.size for s in seen_columns) - x - 1,
                max(s.start + s.size for s in seen_rows) - y - 1,
            )

        if frame.blink and (frame.blink[0] > 0 and frame.blink[1] > 0) == in_body:
            row, column = frame.blink
            if area := box(column, row, column, row):
                colour = QColor(style.blink)
                colour.setAlpha(150)
                painter.fillRect(area, colour)
        for each in frame.selection:
            touches_names = each.top() == 0 or each.left() == 0
            if touches_names == in_body:
                continue
            area = box(each.left(), each.top(), each.right(), each.bottom())
            if area is not None and (each.width() > 1 or each.height() > 1):
                painter.fillRect(area, style.selection)
        if frame.cursor:
            row, column = frame.cursor
            if (row > 0 and column > 0) == in_body and (area := box(column, row, column, row)):
                painter.setPen(style.cursor_pen if frame.has_focus else QPen(style.accent, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area.adjusted(1, 1, 0, 0) if frame.has_focus else area)

    # -- names -------------------------------------------------------------------------------------

    def _paint_row_names(
        self, painter: QPainter, frame: Frame, display: CanvasDisplay, _: Translator
    ) -> None:
        style = self.style
        width = frame.names_width
        cursor_row = frame.cursor[0] if frame.cursor else None
        for number, top, height, line in frame.rows:
            ground = style.crosshair if number == cursor_row else style.surface
            if line.kind == "group":
                ground = style.group
            painter.fillRect(0, top, width, height - 1, ground)
            if line.kind == "function":
                picture = self.pictures.function(display.function(line.id), width, height)
                painter.drawPixmap(0, top, picture)
            elif line.kind == "goal":
                picture = self.pictures.goal(display.goal(line.id), width, height)
                painter.drawPixmap(0, top, picture)
            elif line.kind == "group":
                self._paint_group(painter, QRect(0, top, width, height), line.id, display, frame)
            elif line.kind == "new":
                self._paint_new(painter, QRect(0, top, width, height), _("Add a function"))

    def _paint_group(
        self, painter: QPainter, box: QRect, id: str, display: CanvasDisplay, frame: Frame
    ) -> None:
        style = self.style
        shown = display.group(id)
        middle = box.top() + box.height() / 2
        size = style.pixels * 0.3
        left = style.pad + size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(style.muted, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if id in frame.collapsed:
            points = [(-size / 2, -size), (size / 2, 0), (-size / 2, size)]
        else:
            points = [(-size, -size / 2), (0, size / 2), (size, -size / 2)]
        painter.drawPolyline(QPolygonF([QPointF(left + x, middle + y) for x, y in points]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        x = round(left + size + style.gap * 2)
        count = f"{shown.functions}"
        dimension = DIMENSION.get(shown.dimension)
        words = f"{dimension.text(self.pictures.language)} · {count}" if dimension else count
        words_width = round(style.small_text.width(words)) + style.gap
        painter.setFont(style.small)
        painter.setPen(style.muted)
        painter.drawText(
            QRect(box.width() - words_width - style.pad, box.top(), words_width, box.height()),
            _RIGHT,
            words,
        )
        if shown.code:
            code_width = round(style.small_text.width(shown.code)) + style.gap * 2
            painter.drawText(QRect(x, box.top(), code_width, box.height()), _LEFT, shown.code)
            x += code_width
        room = box.width() - x - words_width - style.pad * 2
        painter.setFont(style.small_strong)
        painter.setPen(style.ink)
        painter.drawText(
            QRect(x, box.top(), room + 4, box.height()),
            _LEFT,
            style.small_strong_text.elided(shown.name, room),
        )

    def _paint_new(self, painter: QPainter, box: QRect, text: str) -> None:
        style = self.style
        painter.setFont(style.font)
        painter.setPen(style.muted)
        inner = box.adjusted(style.pad, 0, -style.pad, 0)
        painter.drawText(inner, _LEFT, style.text.elided("＋ " + text, inner.width()))

    def _paint_column_names(
        self, painter: QPainter, frame: Frame, display: CanvasDisplay, _: Translator
    ) -> None:
        style = self.style
        painter.fillRect(0, 0, frame.width, frame.header, style.surface)
        cursor_column = frame.cursor[1] if frame.cursor else None
        for number, left, width, line in frame.columns:
            if number == cursor_column:
                painter.fillRect(left, 0, width - 1, frame.header, style.crosshair)
            if line.kind == "goal":
                head = frame.header - style.stage
                picture = self.pictures.goal(display.goal(line.id), width, head)
                painter.drawPixmap(left, style.stage, picture)
            elif line.kind == "function":
                shown = display.function(line.id)
                painter.drawPixmap(left, 0, self.pictures.function(shown, width, frame.header))
            elif line.kind == "new":
                box = QRect(left, style.stage, width, frame.header - style.stage)
                self._paint_new(painter, box, _("Add a goal"))
        self._paint_stages(painter, frame, display)
        painter.setPen(style.grid_pen)
        for _number, left, width, _line in frame.columns:
            painter.drawLine(left + width - 1, style.stage, left + width - 1, frame.header)

    def _paint_stages(self, painter: QPainter, frame: Frame, display: CanvasDisplay) -> None:
        """One band over neighbouring goals of the same stage, its name always in sight."""
        style = self.style
        runs: list[tuple[int, int, str, str]] = []
        for strip in frame.columns:
            if strip.line.kind != "goal":
                continue
            goal = display.goal(strip.line.id)
            end = strip.start + strip.size
            if (
                runs
                and runs[-1][2:] == (goal.stage, goal.stage_name)
                and runs[-1][1] == strip.start
            ):
                runs[-1] = (runs[-1][0], end, goal.stage, goal.stage_name)
            else:
                runs.append((strip.start, end, goal.stage, goal.stage_name))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for start, end, code, name in runs:
            band = QRectF(start + 2.5, 3.5, end - start - 6, style.stage - 5)
            if code:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(style.theme.accent_soft))
                ink = QColor(style.theme.on_accent_soft)
            else:
                painter.setPen(QPen(QColor(style.theme.border_strong), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                ink = style.muted
            painter.drawRoundedRect(band, 5, 5)
            painter.setFont(style.small_strong)
            painter.setPen(ink)
            left = max(start, frame.names_width) + style.pad
            room = end - left - style.pad
            words = f"{code} {name}" if code else name
            painter.drawText(
                QRectF(left, 2, room + 4, style.stage - 2),
                _LEFT,
                style.small_strong_text.elided(words, room),
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_corner(self, painter: QPainter, frame: Frame, _: Translator) -> None:
        style = self.style
        painter.fillRect(0, 0, frame.names_width, frame.header, style.surface)
        painter.setFont(style.small)
        painter.setPen(style.muted)
        inner = QRect(
            style.pad, style.gap, frame.names_width - 2 * style.pad, frame.header - 2 * style.gap
        )
        across, down = _("Goals →"), _("↓ Functions")
        if frame.is_transposed:
            across, down = _("Functions →"), _("↓ Goals")
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, across)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, down)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, frame.totals
        )

    def _paint_edges(self, painter: QPainter, frame: Frame) -> None:
        painter.setPen(self.style.edge_pen)
        painter.drawLine(frame.names_width - 1, 0, frame.names_width - 1, frame.height)
        painter.drawLine(0, frame.header - 1, frame.width, frame.header - 1)
