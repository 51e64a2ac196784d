"""Pictures of chips, function names and goal heads, drawn once and kept as long as they fit in memory.

A picture is found by everything that it depends on, so none is ever out of date.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from canvas_studio.messages import Language
from canvas_studio.model.rules.framework import Severity
from canvas_studio.views.canvas.arrangement import (
    Block,
    function_head,
    goal_head,
    indicator_words,
)
from canvas_studio.views.canvas.display import FunctionDisplay, GoalDisplay
from canvas_studio.views.canvas.signs import paint_end, paint_severity
from canvas_studio.views.canvas.style import GridStyle
from canvas_studio.views.words import KIND_LETTER, PRIORITY_SHORT

_MOST_PIXELS: Final = 24_000_000  # about 100 MB
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class Pictures:
    """Draws and keeps the pictures of one style, for one screen resolution and language."""

    def __init__(self, style: GridStyle, ratio: float, language: Language) -> None:
        self.style = style
        self.ratio = ratio
        self.language: Language = language
        self._kept: dict[Hashable, QPixmap] = {}
        self._pixels = 0.0

    def block(self, block: Block) -> QPixmap:
        """A role's chip with its activities."""
        return self._kept.get(block) or self._draw(
            block, block.width, block.height, lambda p: self._paint_block(p, block)
        )

    def marked(self) -> QPixmap:
        """The ○ of a crossing that nobody takes part in yet."""
        size = self.style.chip
        return self._kept.get("marked") or self._draw("marked", size, size, self._paint_marked)

    def sign(self, severity: Severity) -> QPixmap:
        """The sign of a finding of this severity."""
        size = self.style.sign
        return self._kept.get(severity) or self._draw(
            severity, size, size, lambda p: self._paint_sign(p, QPointF(0, 0), severity)
        )

    def function(
        self, shown: FunctionDisplay, width: int, height: int, mark: Severity | None = None
    ) -> QPixmap:
        """The name of a function with its kind and priority, and the mark of its findings.

        No higher than two lines of its name: below is nothing.
        """
        height = min(height, self.style.row + 2 * self.style.line)
        key = (
            shown.code, shown.name, shown.kind, shown.priority, shown.is_translated, width, height,
            mark,
        )  # fmt: skip
        return self._kept.get(key) or self._draw(
            key, width, height, lambda p: self._paint_function(p, shown, width, height, mark)
        )

    def goal(
        self,
        shown: GoalDisplay,
        width: int,
        height: int,
        mark: Severity | None = None,
        *,
        stage: bool = False,
    ) -> QPixmap:
        """The head of a goal without the band of its stage, or with the stage in it."""
        key = (
            shown.code, shown.name, shown.counts, shown.indicator, shown.is_key,
            shown.is_translated, width, height, mark, stage and (shown.stage, shown.stage_name),
        )  # fmt: skip
        return self._kept.get(key) or self._draw(
            key, width, height, lambda p: self._paint_goal(p, shown, width, height, mark, stage)
        )

    def _draw(
        self, key: Hashable, width: int, height: int, paint: Callable[[QPainter], None]
    ) -> QPixmap:
        ratio = self.ratio
        picture = QPixmap(max(1, ceil(width * ratio)), max(1, ceil(height * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        paint(painter)
        painter.end()
        self._pixels += picture.width() * picture.height()
        if self._pixels > _MOST_PIXELS:
            self._kept.clear()
            self._pixels = 0.0
        self._kept[key] = picture
        return picture

    # -- roles -------------------------------------------------------------------------------------

    def _paint_block(self, painter: QPainter, block: Block) -> None:
        style = self.style
        tone = style.theme.tone(block.side)
        chip = QRectF(0.5, 0.5, block.chip_width - 1, style.chip - 1)
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.setBrush(QColor(tone.fill))
        painter.drawRoundedRect(chip, style.chip * 0.3, style.chip * 0.3)
        size = style.pixels * 0.62
        shape_box = QRectF(style.gap + style.pixels * 0.25, (style.chip - size) / 2, size, size)
        paint_end(painter, shape_box, block.side, style.theme.role_tone(block.side, block.colour))
        painter.setPen(QColor(tone.ink))
        painter.setFont(style.small_strong)
        left = style.chip + style.gap // 2 - 1
        painter.drawText(QRectF(left, 0, block.chip_width - left, style.chip), _LEFT, block.name)
        if not block.lines:
            return
        painter.setFont(style.small)
        painter.setPen(style.muted)
        beside = block.chip_width + style.gap * 2
        painter.drawText(
            QRectF(beside, 0, block.width - beside + 4, style.chip), _LEFT, block.lines[0]
        )
        for n, line in enumerate(block.lines[1:]):
            top = style.chip + n * style.line
            painter.drawText(QRectF(2, top, block.width, style.line), _LEFT, line)

    def _paint_marked(self, painter: QPainter) -> None:
        size = self.style.chip
        painter.setPen(QPen(self.style.muted, max(1.5, size / 14)))
        painter.drawEllipse(QRectF(size * 0.25, size * 0.25, size * 0.5, size * 0.5))

    def _paint_sign(self, painter: QPainter, corner: QPointF, severity: Severity) -> None:
        size = self.style.sign - 1
        box = QRectF(corner.x() + 0.5, corner.y() + 0.5, size, size)
        paint_severity(painter, box, severity, self.style.theme.tone(severity))

    # -- functions ---------------------------------------------------------------------------------

    def _paint_function(
        self,
        painter: QPainter,
        shown: FunctionDisplay,
        width: int,
        height: int,
        mark: Severity | None,
    ) -> None:
        style = self.style
        out_of_scope = shown.priority == "wont"
        line_box = QRectF(0, 0, width, min(height, style.row))
        badge, priority = self._kind(shown.kind), self._priority(shown.priority)
        painter.drawPixmap(style.pad, round((line_box.height() - style.badge) / 2), badge)
        priority_width = round(priority.width() / self.ratio)
        painter.drawPixmap(
            width - priority_width - style.pad, round((line_box.height() - style.row) / 2), priority
        )
        head = function_head(shown, width, style, is_marked=mark is not None)
        if mark is not None:
            at = width - priority_width - style.pad - style.gap - style.sign
            self._paint_sign(painter, QPointF(at, (line_box.height() - style.sign) / 2), mark)
        left = style.pad + style.badge + style.gap * 2
        painter.setFont(style.small)
        painter.setPen(style.muted)
        painter.drawText(QRectF(left, 0, head.left - left, line_box.height()), _LEFT, shown.code)
        lines = head.lines
        if len(lines) > 1 and height < head.height:
            lines = (style.strong_text.elided(shown.name, head.room),)
        font = QFont(style.strong)
        font.setStrikeOut(out_of_scope)
        painter.setFont(font)
        muted = out_of_scope or not shown.is_translated
        painter.setPen(style.muted if muted else style.ink)
        top = max(style.gap, (line_box.height() - style.line * len(lines)) / 2)
        for n, line in enumerate(lines):
            box = QRectF(head.left, top + n * style.line, head.room + 4, style.line)
            painter.drawText(box, _LEFT, line)

    def _kind(self, kind: str) -> QPixmap:
        """The badge of a kind, the same for thousands of functions."""
        size, key = self.style.badge, ("kind", kind)
        letter = KIND_LETTER[kind].text(self.language)
        return self._kept.get(key) or self._draw(
            key, size, size, lambda p: self._badge(p, QRectF(0, 0, size, size), letter, kind)
        )

    def _priority(self, priority: str) -> QPixmap:
        """A priority in words, as high as the row of a function."""
        style, key = self.style, ("priority", priority)
        words = PRIORITY_SHORT[priority].text(self.language)
        font, pen = (style.small, style.muted)
        if priority == "must":
            font, pen = style.small_strong, style.ink
        width = round(style.small_text.width(words) + style.pad)

        def paint(painter: QPainter) -> None:
            painter.setFont(font)
            painter.setPen(pen)
            painter.drawText(QRectF(0, 0, width, style.row), _RIGHT, words)

        return self._kept.get(key) or self._draw(key, width, style.row, paint)

    # -- goals -------------------------------------------------------------------------------------

    def _paint_goal(
        self,
        painter: QPainter,
        shown: GoalDisplay,
        width: int,
        height: int,
        mark: Severity | None,
        stage: bool,
    ) -> None:
        style = self.style
        head = goal_head(shown, width, style)
        top = style.gap
        painter.setFont(style.small)
        painter.setPen(style.muted)
        painter.drawText(QRectF(style.pad, top, head.code_width, style.line), _LEFT, shown.code)
        painter.setFont(style.strong)
        painter.setPen(style.ink if shown.is_translated else style.muted)
        left = style.pad + head.code_width
        for line in head.lines:
            painter.drawText(QRectF(left, top, width - left + 4, style.line), _LEFT, line)
            left, top = style.pad, top + style.line
        if shown.indicator:
            painter.setFont(style.small)
            painter.setPen(style.muted)
            room = width - 2 * style.pad
            painter.drawText(
                QRectF(style.pad, top + style.gap, room + 4, style.indicator),
                _LEFT,
                indicator_words(shown, room, style),
            )
        foot = height - style.badge - style.gap
        after = self._paint_counts(painter, shown, QPointF(style.pad, foot))
        right = width - style.pad
        if mark is not None:
            right -= style.sign
            at = QPointF(right, foot + (style.badge - style.sign) / 2)
            self._paint_sign(painter, at, mark)
        if stage:
            words = f"{shown.stage} {shown.stage_name}".strip()
            space = right - after - style.gap
            painter.setFont(style.small)
            painter.setPen(style.muted)
            painter.drawText(
                QRectF(after, foot, space, style.badge),
                _RIGHT,
                style.small_text.elided(words, space),
            )

    def _paint_counts(self, painter: QPainter, shown: GoalDisplay, corner: QPointF) -> float:
        """业 3 运 2 数 1; a kind of which there is none stands in an empty, dashed badge.

        Returns where there is room beside them.
        """
        style = self.style
        left = corner.x()
        for kind, count in zip(("business", "operations", "data"), shown.counts, strict=True):
            text = f"{KIND_LETTER[kind].text(self.language)} {count}"
            width = style.small_strong_text.width(text) + style.pad * 1.6
            self._badge(
                painter, QRectF(left, corner.y(), width, style.badge), text, kind, empty=not count
            )
            left += width + style.gap
        return left

    def _badge(
        self, painter: QPainter, box: QRectF, text: str, kind: str, *, empty: bool = False
    ) -> None:
        style = self.style
        tone = style.theme.tone(kind)
        if empty:
            painter.setPen(QPen(QColor(style.theme.border_strong), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tone.fill))
        painter.drawRoundedRect(
            box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() * 0.25, box.height() * 0.25
        )
        painter.setFont(style.small_strong)
        painter.setPen(style.muted if empty else QColor(tone.ink))
        painter.drawText(box, _CENTRE, text)
