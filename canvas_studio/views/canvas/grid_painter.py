"""Draws the visible part of the grid. It reads the display and draws; it changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QLine, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from canvas_studio.i18n import Translator
from canvas_studio.views.canvas.arrangement import arranged
from canvas_studio.views.canvas.axes import NAMES
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.frame import Frame, Strip
from canvas_studio.views.canvas.line_drag import DragSight
from canvas_studio.views.canvas.names_painter import NamesPainter
from canvas_studio.views.canvas.pictures import Pictures
from canvas_studio.views.canvas.places import Place
from canvas_studio.views.canvas.style import GridStyle


class GridPainter:
    """Paints frames of one display in one style."""

    def __init__(self, style: GridStyle, pictures: Pictures) -> None:
        self.style = style
        self._pictures = pictures
        self._names = NamesPainter(style, pictures)

    @property
    def pictures(self) -> Pictures:
        return self._pictures

    @pictures.setter
    def pictures(self, pictures: Pictures) -> None:
        self._pictures = self._names.pictures = pictures

    def paint(self, painter: QPainter, frame: Frame, display: CanvasDisplay, _: Translator) -> None:
        body = frame.body
        painter.fillRect(0, 0, frame.width, frame.height, self.style.surface)
        painter.setClipRect(body)
        self._paint_ground(painter, frame)
        self._paint_cells(painter, frame, display)
        if display.marks:
            self._paint_marks(painter, frame, display)
        self._paint_dimness(painter, frame, body)
        painter.setClipping(False)
        self._paint_lines(painter, frame)
        painter.setClipRect(body)
        self._paint_selection(painter, frame, in_body=True)
        painter.setClipRect(0, frame.header, frame.names_width, body.height())
        self._names.paint_rows(painter, frame, display, _)
        painter.setClipRect(frame.names_width, 0, body.width(), frame.header)
        self._names.paint_columns(painter, frame, display, _)
        painter.setClipping(False)
        self._paint_dimness(painter, frame, self._names_of_goals(frame))
        self._names.paint_corner(painter, frame, _)
        self._paint_edges(painter, frame)
        self._paint_selection(painter, frame, in_body=False)

    # -- the body ----------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, frame: Frame) -> None:
        style = self.style
        for strip in frame.rows:
            if strip.line.kind == "group":
                painter.fillRect(0, strip.start, frame.width, strip.size, style.group)
        for strip in frame.columns:
            if strip.line.kind == "group":
                painter.fillRect(strip.start, 0, strip.size, frame.height, style.group)
        if frame.cursor:
            colour = style.crosshair_strong if frame.is_presenting else style.crosshair
            row, column = frame.cursor
            for strip in frame.rows:
                if strip.number == row and strip.line.kind != "group":
                    painter.fillRect(0, strip.start, frame.width, strip.size, colour)
            for strip in frame.columns:
                if strip.number == column and strip.line.kind != "group":
                    painter.fillRect(strip.start, 0, strip.size, frame.height, colour)
        if frame.found:
            self._paint_found(painter, frame)
        self._paint_chosen(painter, frame, in_body=True)

    def _paint_found(self, painter: QPainter, frame: Frame) -> None:
        found = frame.found
        for _row, top, height, row_line in frame.rows:
            for _column, left, width, column_line in frame.columns:
                if frame.is_transposed:
                    place = Place(row_line, column_line)
                else:
                    place = Place(column_line, row_line)
                if place in found:
                    painter.fillRect(left, top, width - 1, height - 1, self.style.found)

    def _paint_cells(self, painter: QPainter, frame: Frame, display: CanvasDisplay) -> None:
        """The hot path: 300 cells in a frame."""
        style, pictures, transposed = self.style, self._pictures, frame.is_transposed
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

    def _paint_marks(self, painter: QPainter, frame: Frame, display: CanvasDisplay) -> None:
        """The signs of findings, in the upper right corners of their cells."""
        marks, sign = display.marks, self._pictures.sign
        inset = self.style.sign + 3
        goals, functions = frame.columns, frame.rows
        if frame.is_transposed:
            goals, functions = functions, goals
        goals = [strip for strip in goals if strip.line.kind == "goal"]
        for function in functions:
            severities = marks.cells(function.line.id)
            if not severities:
                continue
            for goal in goals:
                severity = severities.get(goal.line.id)
                if severity is not None:
                    row, column = (goal, function) if frame.is_transposed else (function, goal)
                    right = column.start + column.size - inset
                    painter.drawPixmap(right, row.start + 2, sign(severity))

    def _paint_dimness(self, painter: QPainter, frame: Frame, box: QRect) -> None:
        """A veil over the goals that are not worked on now."""
        if not frame.focus:
            return
        for strip in frame.rows if frame.is_transposed else frame.columns:
            if strip.line.kind == "goal" and strip.line.id != frame.focus:
                if frame.is_transposed:
                    veil = QRect(0, strip.start, frame.width, strip.size)
                else:
                    veil = QRect(strip.start, 0, strip.size, frame.height)
                painter.fillRect(veil & box, self.style.veil)

    def _names_of_goals(self, frame: Frame) -> QRect:
        """Where the goals stand, without the bands of their stages."""
        if frame.is_transposed:
            return QRect(0, frame.header, frame.names_width, frame.height - frame.header)
        top = self.style.stage
        return QRect(
            frame.names_width, top, frame.width - frame.names_width, frame.header - top - 1
        )

    def _paint_lines(self, painter: QPainter, frame: Frame) -> None:
        painter.setPen(self.style.grid_pen)
        right = frame.columns[-1].start + frame.columns[-1].size if frame.columns else frame.width
        bottom = frame.rows[-1].start + frame.rows[-1].size if frame.rows else frame.height
        right, bottom = min(right, frame.width), min(bottom, frame.height)
        lines = []
        for strip in frame.rows:
            y = strip.start + strip.size - 1
            lines.append(QLine(0, y, right, y))
        for strip in frame.columns:
            x = strip.start + strip.size - 1
            lines.append(QLine(x, frame.header, x, bottom))
        painter.drawLines(lines)
        if frame.is_presenting and frame.cursor:
            self._paint_crosshair(painter, frame, right, bottom)

    def _paint_crosshair(self, painter: QPainter, frame: Frame, right: int, bottom: int) -> None:
        """Lines along the cursor's row and column, to be followed across the whole screen."""
        assert frame.cursor is not None
        row, column = frame.cursor
        painter.setPen(QPen(self.style.accent, 2))
        for strip in frame.rows:
            if strip.number == row:
                for y in (strip.start, strip.start + strip.size):
                    if y >= frame.header:  # else the names hide it
                        painter.drawLine(0, y, right, y)
        for strip in frame.columns:
            if strip.number == column:
                for x in (strip.start, strip.start + strip.size):
                    if x >= frame.names_width:
                        painter.drawLine(x, 0, x, bottom)

    def _paint_edges(self, painter: QPainter, frame: Frame) -> None:
        self._paint_shadows(painter, frame)
        painter.setPen(self.style.edge_pen)
        painter.drawLine(frame.names_width - 1, 0, frame.names_width - 1, frame.height)
        painter.drawLine(0, frame.header - 1, frame.width, frame.header - 1)

    def _paint_shadows(self, painter: QPainter, frame: Frame) -> None:
        """The names lie over what is scrolled below them, and look like it."""
        left, top, reach = frame.names_width, frame.header, self.style.pad + self.style.gap
        for strips, edge, box, end in (
            (frame.columns, left, QRect(left, top, reach, frame.height), QPointF(left + reach, 0)),
            (frame.rows, top, QRect(0, top, frame.width, reach), QPointF(0, top + reach)),
        ):
            if strips and (strips[0].number > 1 or strips[0].start < edge):
                start = QPointF(left, 0) if end.x() else QPointF(0, top)
                fading = QLinearGradient(start, end)
                fading.setColorAt(0, self.style.shadow)
                clear = QColor(self.style.shadow)
                clear.setAlpha(0)
                fading.setColorAt(1, clear)
                painter.fillRect(box, fading)

    def paint_drag(self, painter: QPainter, sight: DragSight) -> None:
        """What is dragged, at the pointer, and where it would come to stand."""
        style = self.style
        if sight.line is not None:
            painter.fillRect(sight.line, style.accent)
        if sight.band is not None:
            painter.fillRect(sight.band, style.selection)
            painter.setPen(style.cursor_pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(sight.band.adjusted(1, 1, -1, -1))
        words = style.small_strong_text.elided(sight.words, style.cell_width)
        can_drop = sight.line is not None or sight.band is not None
        width = round(style.small_strong_text.width(words)) + 2 * style.pad
        label = QRect(sight.pointer.x() + 14, sight.pointer.y() + 10, width, style.chip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        theme = style.theme
        painter.setPen(QPen(QColor(theme.accent if can_drop else theme.border_strong), 1))
        painter.setBrush(QColor(theme.accent if can_drop else theme.raised))
        painter.drawRoundedRect(label, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(theme.on_accent if can_drop else theme.text))
        painter.setFont(style.small_strong)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)

    # -- cursor and selection ----------------------------------------------------------------------

    def _paint_selection(self, painter: QPainter, frame: Frame, *, in_body: bool) -> None:
        style = self.style
        if frame.blink and (frame.blink[0] > 0 and frame.blink[1] > 0) == in_body:
            row, column = frame.blink
            if area := _box(frame, QRect(column, row, 1, 1), in_body=in_body):
                colour = QColor(style.blink)
                colour.setAlpha(150)
                painter.fillRect(area, colour)
        if not in_body:
            self._paint_chosen(painter, frame, in_body=False)
        if frame.cursor:
            row, column = frame.cursor
            if (row > 0 and column > 0) == in_body and (
                area := _box(frame, QRect(column, row, 1, 1), in_body=in_body)
            ):
                painter.setPen(style.cursor_pen if frame.has_focus else QPen(style.accent, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area.adjusted(1, 1, 0, 0) if frame.has_focus else area)

    def _paint_chosen(self, painter: QPainter, frame: Frame, *, in_body: bool) -> None:
        """The ground of what is selected: below the chips, which stay as readable as ever."""
        for each in frame.selection:
            touches_names = each.top() == 0 or each.left() == 0
            if touches_names == in_body or (each.width() == 1 and each.height() == 1):
                continue
            if area := _box(frame, each, in_body=in_body):
                painter.fillRect(area, self.style.selection)


def _box(frame: Frame, cells: QRect, *, in_body: bool) -> QRect | None:
    """Where the visible ones of some cells are; without the names where `in_body` says so."""
    rows = [s for s in frame.rows if cells.top() <= s.number <= cells.bottom()]
    columns = [s for s in frame.columns if cells.left() <= s.number <= cells.right()]
    if not in_body and cells.top() == 0:
        rows.insert(0, Strip(0, 0, frame.header, NAMES))
    if not in_body and cells.left() == 0:
        columns.insert(0, Strip(0, 0, frame.names_width, NAMES))
    if not rows or not columns:
        return None
    x, y = columns[0].start, rows[0].start
    right = columns[-1].start + columns[-1].size
    bottom = rows[-1].start + rows[-1].size
    return QRect(x, y, right - x - 1, bottom - y - 1)
