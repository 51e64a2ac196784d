"""Draws the names around the grid: functions, goals, the bands of stages and modules, the corner."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from canvas_studio.i18n import Translator
from canvas_studio.views.canvas.display import CanvasDisplay
from canvas_studio.views.canvas.frame import Frame
from canvas_studio.views.canvas.pictures import Pictures
from canvas_studio.views.canvas.style import GridStyle
from canvas_studio.views.words import DIMENSION

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Band(NamedTuple):
    """What stands over neighbouring columns: a stage over goals, a module over functions."""

    start: int
    end: int
    id: str
    code: str
    name: str
    is_set: bool
    """False where the goals have no stage or the functions no module."""


class NamesPainter:
    """Paints the names of one style."""

    def __init__(self, style: GridStyle, pictures: Pictures) -> None:
        self.style = style
        self.pictures = pictures

    # -- rows --------------------------------------------------------------------------------------

    def paint_rows(
        self, painter: QPainter, frame: Frame, display: CanvasDisplay, _: Translator
    ) -> None:
        pictures, marks = self.pictures, display.marks
        width = frame.names_width
        cursor_row = frame.cursor[0] if frame.cursor else None
        for number, top, height, line in frame.rows:
            box = QRect(0, top, width, height)
            ground = self._ground(frame, number == cursor_row)
            if line.kind == "group":
                ground = self.style.group
            painter.fillRect(box.adjusted(0, 0, 0, -1), ground)
            self._paint_found(painter, frame, box, line.id)
            if line.kind == "function":
                shown = display.function(line.id)
                picture = pictures.function(shown, width, height, marks.line(line.id))
                painter.drawPixmap(0, top, picture)
            elif line.kind == "goal":
                goal = display.goal(line.id)
                picture = pictures.goal(goal, width, height, marks.line(line.id), stage=True)
                painter.drawPixmap(0, top, picture)
            elif line.kind == "group":
                self._paint_group(painter, box, line.id, display, frame)
            elif line.kind == "new":
                text = _("Add a goal") if frame.is_transposed else _("Add a function")
                self._paint_new(painter, box, text)

    def _ground(self, frame: Frame, is_at_cursor: bool) -> QColor:
        if not is_at_cursor:
            return self.style.surface
        return self.style.crosshair_strong if frame.is_presenting else self.style.crosshair

    def _paint_found(self, painter: QPainter, frame: Frame, box: QRect, id: str) -> None:
        """A bar beside a name that holds what is looked for."""
        if frame.found_names and id in frame.found_names:
            painter.fillRect(box.adjusted(0, 0, -1, -1), self.style.found)
            bar = QRect(box.left(), box.top(), max(3, self.style.gap), box.height() - 1)
            painter.fillRect(bar, self.style.blink)

    def _paint_group(
        self, painter: QPainter, box: QRect, id: str, display: CanvasDisplay, frame: Frame
    ) -> None:
        style = self.style
        shown = display.group(id)
        x = self._paint_arrow(painter, box, is_open=id not in frame.collapsed)
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
        severity = display.marks.line(id)
        if severity is not None:
            room -= style.sign + style.gap
            top = box.top() + (box.height() - style.sign) // 2
            left = box.width() - words_width - style.pad * 2 - style.sign
            painter.drawPixmap(left, top, self.pictures.sign(severity))
        painter.setFont(style.small_strong)
        painter.setPen(style.ink)
        painter.drawText(
            QRect(x, box.top(), room + 4, box.height()),
            _LEFT,
            style.small_strong_text.elided(shown.name, room),
        )

    def _paint_arrow(self, painter: QPainter, box: QRect, *, is_open: bool) -> int:
        """The arrow that opens and closes a group; returns where its name may begin."""
        style = self.style
        middle = box.top() + box.height() / 2
        size = style.pixels * 0.3
        left = box.left() + style.pad + size
        if is_open:
            points = [(-size, -size / 2), (0, size / 2), (size, -size / 2)]
        else:
            points = [(-size / 2, -size), (size / 2, 0), (-size / 2, size)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(style.muted, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(left + x, middle + y) for x, y in points]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        return round(left + size + style.gap * 2)

    def _paint_new(self, painter: QPainter, box: QRect, text: str) -> None:
        style = self.style
        painter.setFont(style.font)
        painter.setPen(style.muted)
        inner = box.adjusted(style.pad, 0, -style.pad, 0)
        painter.drawText(inner, _LEFT, style.text.elided("＋ " + text, inner.width()))

    # -- columns -----------------------------------------------------------------------------------

    def paint_columns(
        self, painter: QPainter, frame: Frame, display: CanvasDisplay, _: Translator
    ) -> None:
        style, pictures, marks = self.style, self.pictures, display.marks
        painter.fillRect(0, 0, frame.width, frame.header, style.surface)
        cursor_column = frame.cursor[1] if frame.cursor else None
        head = frame.header - style.stage
        for number, left, width, line in frame.columns:
            box = QRect(left, style.stage, width, head)
            if number == cursor_column:
                painter.fillRect(left, 0, width - 1, frame.header, self._ground(frame, True))
            elif line.kind == "group":
                painter.fillRect(box.adjusted(0, 0, -1, 0), style.group)
            self._paint_found(painter, frame, box, line.id)
            if line.kind == "goal":
                picture = pictures.goal(display.goal(line.id), width, head, marks.line(line.id))
                painter.drawPixmap(box.topLeft(), picture)
            elif line.kind == "function":
                shown = display.function(line.id)
                picture = pictures.function(shown, width, head, marks.line(line.id))
                painter.drawPixmap(box.topLeft(), picture)
            elif line.kind == "new":
                text = _("Add a function") if frame.is_transposed else _("Add a goal")
                self._paint_new(painter, box, text)
        if frame.is_transposed:
            self._paint_modules(painter, frame, display)
        else:
            self._paint_stages(painter, frame, display)
        painter.setPen(style.grid_pen)
        for _number, left, width, _line in frame.columns:
            painter.drawLine(left + width - 1, style.stage, left + width - 1, frame.header)

    def _paint_stages(self, painter: QPainter, frame: Frame, display: CanvasDisplay) -> None:
        """One band over neighbouring goals of the same stage, its name always in sight."""
        bands: list[Band] = []
        for strip in frame.columns:
            if strip.line.kind != "goal":
                continue
            goal = display.goal(strip.line.id)
            end = strip.start + strip.size
            last = bands[-1] if bands else None
            if last and (last.code, last.name, last.end) == (
                goal.stage,
                goal.stage_name,
                strip.start,
            ):
                bands[-1] = last._replace(end=end)
            else:
                bands.append(
                    Band(
                        strip.start, end, goal.stage, goal.stage, goal.stage_name, bool(goal.stage)
                    )
                )
        for band in bands:
            self._paint_band(painter, band, frame.names_width)

    def _paint_modules(self, painter: QPainter, frame: Frame, display: CanvasDisplay) -> None:
        """One band over the functions of each group, with the arrow that closes it."""
        bands: list[Band] = []
        id = frame.first_group
        for strip in frame.columns:
            end = strip.start + strip.size
            if strip.line.kind == "group":
                id = strip.line.id
            elif strip.line.kind == "new":
                break
            if bands and bands[-1].id == id:
                bands[-1] = bands[-1]._replace(end=end)
            elif id:
                shown = display.group(id)
                bands.append(Band(strip.start, end, id, shown.code, shown.name, bool(shown.code)))
        for band in bands:
            box = QRect(max(band.start, frame.names_width), 2, 0, self.style.stage - 2)
            indent = self._paint_band(painter, band, frame.names_width, self.style.pixels)
            if indent:
                self._paint_arrow(painter, box, is_open=band.id not in frame.collapsed)

    def _paint_band(self, painter: QPainter, band: Band, first: int, indent: int = 0) -> bool:
        """A band and its words, beginning at `first` or later; False where nothing fits in it."""
        style = self.style
        box = QRectF(band.start + 2.5, 3.5, band.end - band.start - 6, style.stage - 5)
        if box.width() < 4:
            return False
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if band.is_set:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.theme.accent_soft))
            ink = QColor(style.theme.on_accent_soft)
        else:
            painter.setPen(QPen(QColor(style.theme.border_strong), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = style.muted
        painter.drawRoundedRect(box, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(style.small_strong)
        painter.setPen(ink)
        left = max(band.start, first) + style.pad + indent
        room = band.end - left - style.pad
        words = f"{band.code} {band.name}" if band.code else band.name
        if room > 0:
            painter.drawText(
                QRectF(left, 2, room + 4, style.stage - 2),
                _LEFT,
                style.small_strong_text.elided(words, room),
            )
        return room > -style.pad

    # -- the corner --------------------------------------------------------------------------------

    def paint_corner(self, painter: QPainter, frame: Frame, _: Translator) -> None:
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
